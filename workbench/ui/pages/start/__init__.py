"""The page where one begins: what to go on with, what needs attention, recent workspaces."""
