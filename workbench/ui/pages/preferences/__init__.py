"""What the user chooses once: language, appearance, name, folders."""
