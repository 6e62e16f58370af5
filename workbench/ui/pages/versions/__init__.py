"""Named versions of a case, side by side."""
