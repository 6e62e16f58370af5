"""Frozen values of the subject: a proposal, who acts, what changed, what is referred to.

Plain data without behaviour of forms, storage or Word; safe to hand from one thread to another.
"""
