"""What every other package stands on: errors, paths, words in two languages, time, ids, data files.

Knows nothing of proposals, databases, Word or Qt.
"""
