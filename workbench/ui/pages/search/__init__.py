"""Searching everything in the workspace."""
