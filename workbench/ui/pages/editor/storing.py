"""Joins the rows of the form with the window's drafts: what rows give out is stored, and they hear how it went.

A conflict is settled at the field, any other refusal stands below it, and trouble with the disk goes to the top
of the page. What is refused after its row is gone, the window tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.values import Value
from workbench.formspec.kinds import normalise
from workbench.kernel.errors import ConflictError, Refused, WrongUse
from workbench.kernel.i18n import listed, tr
from workbench.ui.drafts import Spot
from workbench.ui.errors import trouble_of
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.base import Beside
from workbench.ui.widgets.page import Desk


class Storing(QObject):
    """Stores for the case that is open; `troubled(Trouble, retry, words, Spots)` when the disk refuses.

    `unstored(ids)` names the fields of the case in which something was refused, `written(Spot)` tells where
    something is kept or stored that somebody typed: after a crash one goes on there. `explained(Spot)` tells
    that a field says itself why it was refused.
    """

    troubled = Signal(object, object, str, object)
    explained = Signal(object)
    unstored = Signal(object)
    written = Signal(object)

    def __init__(self, desk: Desk, form: FormPane, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self.case = ""
        desk.drafts.landed.connect(self._landed)
        desk.drafts.refused.connect(self._refused)
        desk.drafts.put_in.connect(self._show_put_in)
        desk.drafts.said_anew.connect(self._refused)
        desk.drafts.changed.connect(self.count)
        form.typing.connect(self._typing)
        form.store.connect(self._store)
        form.store_again.connect(self._store_again)
        form.settled.connect(self._settled)
        form.made.connect(self._show_draft)
        form.fills_beside.connect(self._choose)

    @Slot()
    def count(self) -> None:
        """Tell in which fields of the case something was refused."""
        self.unstored.emit(self.refused_fields())

    def refused_fields(self) -> set[str]:
        """Return the fields of the case in which something stands that was refused."""
        return set(self._desk.drafts.reasons(self.case))

    def row(self, spot: Spot) -> FieldRow | None:
        """Return the row of a field if it is on the page."""
        return self._form.row_of(spot.field) if self.case and spot.case == self.case else None

    def _typing(self, field_id: str) -> None:
        spot = Spot(self.case, field_id)
        self._desk.drafts.keeper.typing(spot.case, spot.field, self, lambda: self._keep(spot))

    def _keep(self, spot: Spot) -> None:
        """Have what stands in a field now kept on the disk, if it is not stored."""
        row = self.row(spot)
        if row is not None and row.dirty:
            self._desk.drafts.keeper.keep(spot.case, spot.field, row.editor.raw(), row.seen)
            self.written.emit(spot)
        elif row is not None:
            self._desk.drafts.keeper.drop(spot.case, spot.field)

    def _store(self, field_id: str, raw: object) -> None:
        spot = Spot(self.case, field_id)
        row, draft = self.row(spot), self._desk.drafts.of(spot)
        # What equals the stored value is sent too while something else is on its way to the disk.
        if row is not None and (row.dirty or (draft is not None and draft.pending)):
            self._desk.drafts.give(spot, row.field, raw, row.seen)
            self.written.emit(spot)

    def _choose(self, field_id: str, beside: Mapping[str, Beside]) -> None:
        """Store a name that was chosen together with what is known beside it, as one act."""
        chosen = self._form.row_of(field_id)
        raws = {field_id: chosen.editor.raw()} if chosen is not None else {}
        for name, known in beside.items():
            row = self._form.row_of(name)
            text = known.instead_of(row.editor.raw()) if row is not None else None
            if row is not None and text is not None:
                row.show_draft(text)
                raws[name] = text
        self._fill(field_id, raws)

    def _fill(self, field_id: str, raws: Mapping[str, object]) -> None:
        case = self.case

        def filled(_changes: object) -> None:
            for name, raw in raws.items():
                row = self.row(Spot(case, name))
                if row is not None:
                    row.landed(normalise(row.field, raw))

        def failed(error: BaseException) -> None:
            self._refused(Spot(case, field_id), error, lambda: self._fill(field_id, raws))

        self._desk.operations.change(self, lambda wb: wb.drafting.fill(case, raws), filled, failed)

    def _store_again(self, field_id: str) -> None:
        spot = Spot(self.case, field_id)
        row = self.row(spot)
        if row is not None:
            self._desk.drafts.retry(spot, row.seen)

    def _settled(self, field_id: str) -> None:
        self._desk.drafts.give_up(Spot(self.case, field_id))

    def _show_draft(self, field_id: str) -> None:
        """Put what was typed before and is not stored into a row that was made anew."""
        spot = Spot(self.case, field_id)
        row, draft = self.row(spot), self._desk.drafts.of(spot)
        if row is not None and draft is not None:
            row.show_draft(draft.raw)
            if draft.error is not None:
                self._refused(spot, draft.error)

    def _show_put_in(self, spot: Spot) -> None:
        """Show a text that was put in elsewhere, or what stands here would be stored over it."""
        if spot.case == self.case:
            self._show_draft(spot.field)

    def _landed(self, spot: Spot, value: Value) -> None:
        row = self.row(spot)
        if row is not None:
            row.landed(value)

    def _refused(self, spot: Spot, error: BaseException, again: Callable[[], None] | None = None) -> None:
        row = self.row(spot)
        if row is None:
            return
        if isinstance(error, ConflictError):
            self._ask_theirs(spot, error)
        elif isinstance(error, WrongUse | Refused):
            row.refused(error)
            self.explained.emit(spot)
        else:
            self._tell_disk(spot, error, again)

    def _tell_disk(self, spot: Spot, error: BaseException, again: Callable[[], None] | None) -> None:
        """Say why the disk refused, and which fields if they are several; all of them are tried again."""
        drafts, trouble = self._desk.drafts, trouble_of(error)
        spots = (spot,) if again is not None else tuple(drafts.refused_alike(error))
        if len(spots) > 1:
            names = listed(drafts.names(spots))
            words = tr("{fields} are not stored: {reason}", fields=names, reason=trouble.message)
            trouble = replace(trouble, message=words)

        def retry() -> None:
            for one in spots:
                row, draft = self.row(one), drafts.of(one)
                if row is not None:
                    self._store_again(one.field)
                elif draft is not None:
                    drafts.retry(one, draft.base)

        self.troubled.emit(trouble, again or retry, "", spots)

    def _ask_theirs(self, spot: Spot, error: ConflictError) -> None:
        def take(value: Value) -> None:
            row = self.row(spot)
            if row is not None:
                row.disputed(error, value)
                self.explained.emit(spot)

        self._desk.operations.ask(self, lambda wb: wb.drafting.case(spot.case).values.get(spot.field), take)
