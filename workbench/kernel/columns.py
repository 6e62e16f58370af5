"""Columns of a terminal: how many a text takes, and texts filled up to a number of them."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Return how many columns a text takes: Chinese characters two, marks on other characters none."""
    return sum(map(_columns_of, text))


def padded_to(text: str, columns: int) -> str:
    """Return `text` followed by blanks up to a number of columns."""
    return text + " " * max(0, columns - width(text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
