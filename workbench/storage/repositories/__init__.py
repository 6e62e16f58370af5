"""Records mapped to domain values and back; one repository per aggregate.

Each reads and writes single places (`read`, `write`) for the journal, and whole values for services.
"""
