"""What can be done: one class per kind of work, each public method one use case and one transaction.

Services are given an open workspace and the catalogues; they share `steps`, never each other.
"""
