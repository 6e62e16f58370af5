"""Remembers the files that were written outside the workspace while the program runs, to know them again.

What somebody changed since is no longer ours: it is told before it is replaced.
"""

from __future__ import annotations

from pathlib import Path

_Stamp = tuple[int, int] | None  # when it was changed last, in ns, and its size in bytes


class OwnFiles:
    """The files that one service wrote."""

    def __init__(self) -> None:
        self._wrote: dict[Path, _Stamp] = {}

    def note(self, path: Path) -> None:
        """Take note that a file was written just now."""
        self._wrote[path.absolute()] = _stamp(path)

    def has(self, path: Path) -> bool:
        """Return whether a file is as it was written here; what somebody changed since is not."""
        known = self._wrote.get(path.absolute())
        return known is not None and known == _stamp(path)


def _stamp(path: Path) -> _Stamp:
    """Return what changes when a file is written anew; nothing where it can't be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
