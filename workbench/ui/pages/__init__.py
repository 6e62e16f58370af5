"""One folder per page of the window, the page itself in page.py; pages do not know each other."""
