"""Puts the program together: settings, the facade that both front ends use, and its making."""
