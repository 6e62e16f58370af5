"""The manual, shown inside the window."""
