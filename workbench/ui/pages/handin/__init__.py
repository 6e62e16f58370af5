"""Handing in: which documents, what they look like, where they go."""
