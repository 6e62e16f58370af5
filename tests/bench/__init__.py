"""Measurements of speed, run by `dev.py bench`; none of them is a test, and none fails because it is slow."""
