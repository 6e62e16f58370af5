"""What was typed and is not stored yet: on its way to the disk, or refused. Nothing typed hangs on a widget.

One `Drafts` per window. It sends what rows of a form give out in the order of typing and keeps what is refused
until it is typed again, stored or given up, also while its page is built anew or another one is shown. How a
refusal looks is the affair of the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.kernel.errors import ConflictError, Refused, WrongUse
from workbench.kernel.i18n import tr
from workbench.ui.errors import trouble_of
from workbench.ui.keeper import Keeper
from workbench.ui.operations import Operations

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.values import Value
    from workbench.formspec.model import Field


# Refusals that come again for the same text; a full disk may have room by now.
_LASTING = (WrongUse, Refused, ConflictError)


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of a case, named by its ref (2026-001)."""

    case: str
    field: str


@dataclass(eq=False)
class Draft:
    """What was typed into a field last. `pending` counts what is on its way, `error` says why it was refused.

    `base` is the value that the next one replaces; while something is on its way only the lane looks at it.
    """

    field: Field
    raw: object
    base: Value
    pending: int = 0
    error: BaseException | None = None


class Drafts(QObject):
    """Stores what is given; `landed(Spot, value)` after each success, `refused(Spot, error)` otherwise.

    `put_in(Spot)` tells that a text was given which nobody typed on the page of its field. `said_anew(Spot,
    error)` has a refusal of before in the language in use. `changed` tells that there may be more or fewer
    refusals. `keeper` has on the disk what is not stored.
    """

    landed = Signal(object, object)
    refused = Signal(object, object)
    put_in = Signal(object)
    said_anew = Signal(object, object)
    changed = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.keeper = Keeper(operations, self)
        self._drafts: dict[Spot, Draft] = {}

    def give(self, spot: Spot, field: Field, raw: object, seen: Value) -> None:
        """Store what was typed; `seen` is the stored value that was seen while typing.

        The same text is not sent twice while it is on its way, nor once more when the same answer would come.
        """
        draft = self._drafts.get(spot)
        if draft is not None and draft.raw == raw and (draft.pending or isinstance(draft.error, _LASTING)):
            return
        if draft is None or not draft.pending:
            draft = self._drafts[spot] = Draft(field, raw, seen)
        draft.raw, draft.error = raw, None
        self._send(spot, draft)

    def put_back(self, spot: Spot, field: Field, raw: object, seen: Value) -> None:
        """Store a text of an earlier run as if it were typed now; an open page of the field shows it."""
        self.give(spot, field, raw, seen)
        self.put_in.emit(spot)

    def retry(self, spot: Spot, seen: Value) -> None:
        """Store once more what was refused, in the place of the value `seen`."""
        draft = self._drafts.get(spot)
        if draft is not None and not draft.pending:
            draft.base, draft.error = seen, None
            self._send(spot, draft)

    def ask_anew(self) -> None:
        """Have refusals said in the language in use: the same answer comes to the same text."""
        for spot, draft in tuple(self._drafts.items()):
            if draft.error is not None and not draft.pending:
                self._send(spot, draft)

    def of(self, spot: Spot) -> Draft | None:
        """Return what was typed into a field and is not stored."""
        return self._drafts.get(spot)

    def refusals(self) -> dict[Spot, BaseException]:
        """Return where something was refused that is kept, with the reasons."""
        return {spot: draft.error for spot, draft in self._drafts.items() if draft.error is not None}

    def refused_alike(self, error: BaseException) -> list[Spot]:
        """Return the spots that were refused for one reason, as all are while a disk is full."""
        reason = trouble_of(error).message
        return [spot for spot, other in self.refusals().items() if trouble_of(other).message == reason]

    def names(self, spots: Iterable[Spot]) -> list[str]:
        """Return what fields are called, each with its case."""
        return [tr("“{field}” of {case}", field=self.name(spot), case=spot.case) for spot in spots]

    def name(self, spot: Spot) -> str:
        """Return the label of a field in which something is not stored."""
        draft = self._drafts.get(spot)
        return draft.field.label.here() if draft is not None else spot.field

    def reasons(self, case: str) -> dict[str, str]:
        """Return by field of a case why what was typed there was refused."""
        return {
            spot.field: trouble_of(error).message
            for spot, error in self.refusals().items()
            if spot.case == case
        }

    def refused_names(self, case: str) -> list[str]:
        """Return the labels of the fields of a case in which something was refused."""
        refused = [
            draft for spot, draft in self._drafts.items() if spot.case == case and draft.error is not None
        ]
        return [draft.field.label.here() for draft in refused]

    def keep_refused(self, then: Callable[[dict[Spot, BaseException]], None]) -> None:
        """Keep on the disk once more what was refused, then tell what could not be kept, with the reasons.

        What refused the text may have refused to keep it too, as a full disk does.
        """
        unkept: dict[Spot, BaseException] = {}
        waiting = set(self.refusals())
        if not waiting:
            then(unkept)

        def hear(spot: Spot, error: BaseException | None) -> None:
            waiting.discard(spot)
            if error is not None:
                unkept[spot] = error
            if not waiting:
                then(unkept)

        for spot in tuple(waiting):
            draft = self._drafts[spot]
            self.keeper.keep(spot.case, spot.field, draft.raw, draft.base, partial(hear, spot))

    def give_up(self, spot: Spot) -> None:
        """Let go what was refused in a field: the stored value stands there again."""
        draft = self._drafts.get(spot)
        if draft is not None and not draft.pending:
            del self._drafts[spot]
            self.keeper.give_up(spot.case, spot.field)
            self.changed.emit()

    def clear(self) -> None:
        """Let everything go, for another workspace."""
        self._drafts = {}
        self.keeper.forget()
        self.changed.emit()

    def set_aside(self) -> Callable[[], None]:
        """Let everything go, for other data under the same numbers; return what brings it back if none came."""
        aside = self._drafts
        self.clear()

        def bring_back() -> None:
            self._drafts = {**aside, **self._drafts}
            for spot in aside:
                self.keeper.taken_over(spot.case, spot.field)
            self.changed.emit()

        return bring_back

    def _send(self, spot: Spot, draft: Draft) -> None:
        draft.pending += 1
        raw = draft.raw

        def store(workbench: Workbench) -> object:
            changes = workbench.drafting.set_value(spot.case, spot.field, raw, draft.base)
            draft.base = _normalised(draft.field, raw)
            return changes

        self._operations.change(
            self,
            store,
            lambda _changes: self._landed(spot, draft, raw),
            lambda error: self._refused(spot, draft, raw, error),
        )

    def _landed(self, spot: Spot, draft: Draft, raw: object) -> None:
        draft.pending -= 1
        if self._drafts.get(spot) is not draft:
            return
        if raw == draft.raw:
            draft.error = None
        if not draft.pending and draft.error is None:
            del self._drafts[spot]
            self.keeper.drop(spot.case, spot.field)
        self.landed.emit(spot, _normalised(draft.field, raw))
        self.changed.emit()

    def _refused(self, spot: Spot, draft: Draft, raw: object, error: BaseException) -> None:
        draft.pending -= 1
        if self._drafts.get(spot) is draft and raw == draft.raw:
            told, draft.error = draft.error is not None, error
            self.keeper.keep(spot.case, spot.field, raw, draft.base)
            (self.said_anew if told else self.refused).emit(spot, error)
            self.changed.emit()


def _normalised(field: Field, raw: object) -> Value:
    from workbench.formspec.kinds import normalise  # comes with the workspace, not before the first paint

    return normalise(field, raw)
