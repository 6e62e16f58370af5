"""What the user chooses once: language, look, name, folders."""
