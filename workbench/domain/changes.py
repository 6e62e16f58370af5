"""What an act changed: the unit of the journal, of undo and of refreshing a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.kernel.fingerprint import Json


@dataclass(frozen=True, slots=True)
class Change:
    """One place that changed: `aggregate` is `kind/uid`, `path` a place in it; None means nothing there."""

    aggregate: str
    path: str
    before: Json
    after: Json

    def inverted(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.aggregate, self.path, self.after, self.before)


def inverted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take `changes` back, last one first."""
    return tuple(change.inverted() for change in reversed(tuple(changes)))


@dataclass(frozen=True, slots=True)
class Act:
    """The name of an act as `action` code with its `subject`; put into words where it is shown."""

    action: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act in the journal. `undoes` is the number of the entry that this one takes back or brings back.

    An act on several cases has an entry for each; `together` is the number of the first of them then.
    """

    number: int
    at: datetime
    who: str
    act: Act
    changes: tuple[Change, ...]
    case: str = ""
    undoes: int | None = None
    redo: bool = False
    together: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a use case returns: which proposals, fields and plans changed, and the act that undo would name.

    Proposals are named by their refs, as 2026-001, entries of the address book by their ids. `left_out` names
    the proposals in which an act on several stays as it was, because something else was done there since.
    """

    proposals: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    entry: int = 0
    act: Act | None = None
    left_out: tuple[str, ...] = ()


def together(acts: Sequence[Changes]) -> Changes:
    """Return what acts on several proposals changed, at least one, as one act that the first names."""
    return replace(
        acts[0],
        proposals=frozenset().union(*(changes.proposals for changes in acts)),
        fields=frozenset().union(*(changes.fields for changes in acts)),
        contacts=frozenset().union(*(changes.contacts for changes in acts)),
    )
