"""Identifiers as a part that can be replaced: random in the program, counted in tests."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Protocol


class Ids(Protocol):
    """Gives identifiers that were never given before."""

    def new(self) -> str:
        """Return 32 hexadecimal digits."""
        ...


class RandomIds:
    """Random identifiers (UUID version 4)."""

    def new(self) -> str:
        """Return 32 random hexadecimal digits."""
        return uuid.uuid4().hex


@dataclass
class CountedIds:
    """Identifiers for tests: 1, 2, 3 … in 32 digits."""

    last: int = 0

    def new(self) -> str:
        """Return the next number in 32 hexadecimal digits."""
        self.last += 1
        return f"{self.last:032x}"
