"""The frame around the pages: menus, rail, page stack, status strip, toast; and the commands of the window."""
