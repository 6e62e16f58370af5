"""The editor of one case, built from its form."""
