"""The list of all cases: filter, sort, open, duplicate, trash."""
