"""Which acts undo and redo would take: read off the journal, which is the only undo log."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from workbench.domain.changes import JournalEntry


def undo_stacks(
    entries: Iterable[JournalEntry], stops: Collection[str] = ()
) -> tuple[list[JournalEntry], list[JournalEntry]]:
    """Return the acts that can be undone and those that can be redone, the next one last.

    `entries` are those that undo goes through, in their order; acts named in `stops` can't be taken back, nor
    can what was done before them.
    """
    done: list[JournalEntry] = []
    undone: list[JournalEntry] = []
    for entry in entries:
        if entry.undoes is None:
            undone.clear()
            if entry.act.action in stops:
                done.clear()
            else:
                done.append(entry)
        elif entry.redo:
            done.append(undone.pop())
        else:
            undone.append(done.pop())
    return done, undone
