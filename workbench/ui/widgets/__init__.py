"""Building blocks that pages and dialogs share."""
