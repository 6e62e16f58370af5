"""The streams of a terminal made alike on every system, before anything is printed or read."""

from __future__ import annotations

import io
import sys


def uniform_streams() -> None:
    """Let Chinese through on every system, and show what a terminal can't print as an escape."""
    for stream, errors in (
        (sys.stdin, "strict"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):  # a program without a terminal has none
            stream.reconfigure(encoding="utf-8", errors=errors)
