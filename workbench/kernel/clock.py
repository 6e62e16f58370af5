"""Time as a part that can be replaced: the program asks a clock, tests hand it one that stands still."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time in UTC."""

    def now(self) -> datetime:
        """Return the present moment with its time zone, UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@dataclass
class SteppingClock:
    """A clock for tests: starts at `moment` and moves on by `step` at every question."""

    moment: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    step: timedelta = field(default_factory=lambda: timedelta(seconds=1))

    def now(self) -> datetime:
        """Return the next moment."""
        current = self.moment
        self.moment += self.step
        return current
