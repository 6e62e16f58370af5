"""Stores what the rows of the form give out and tells each row how it went.

One act per field; a conflict is settled at the field, any other refusal stands below it, and trouble with the
disk goes to the top of the page with the text still in its editor.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.values import Value
from workbench.kernel.errors import ConflictError, Refused, WrongUse
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.widgets.page import Desk


class Storing(QObject):
    """Joins rows and services. `stored` after success; `troubled(Trouble, retry)` when the disk refuses."""

    stored = Signal()
    troubled = Signal(object, object)

    def __init__(self, desk: Desk, row_of: Callable[[str], FieldRow | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row_of = row_of
        self.case = ""

    def store(self, field_id: str, raw: object) -> None:
        """Store what was typed into a field of the case that is open."""
        row = self._row_of(field_id)
        if row is None or not self.case:
            return
        ref, seen = self.case, row.seen
        row.sent()
        self._desk.operations.change(
            self,
            lambda wb: wb.drafting.set_value(ref, field_id, raw, seen),
            lambda _changes: self._landed(ref, field_id, row),
            lambda error: self._failed(ref, field_id, row, error),
        )

    def _present(self, ref: str, field_id: str, row: FieldRow) -> bool:
        return self.case == ref and self._row_of(field_id) is row

    def _landed(self, ref: str, field_id: str, row: FieldRow) -> None:
        if self._present(ref, field_id, row):
            row.landed()
        self.stored.emit()

    def _failed(self, ref: str, field_id: str, row: FieldRow, error: BaseException) -> None:
        if not self._present(ref, field_id, row):
            # The field is not on the page any more: say it at the top, with what was not stored.
            self.troubled.emit(_with_text(trouble_of(error), row.editor.raw()), None)
        elif isinstance(error, ConflictError):
            self._ask_theirs(ref, field_id, row, error)
        elif isinstance(error, WrongUse | Refused):
            row.refused(error)
        else:
            row.lost()
            self.troubled.emit(trouble_of(error), row.commit)

    def _ask_theirs(self, ref: str, field_id: str, row: FieldRow, error: ConflictError) -> None:
        def take(value: Value) -> None:
            if self._present(ref, field_id, row):
                row.disputed(error, value)

        self._desk.operations.ask(self, lambda wb: wb.drafting.case(ref).values.get(field_id), take)


def _with_text(trouble: Trouble, raw: object) -> Trouble:
    return Trouble(trouble.message, trouble.hint, "\n".join(filter(None, [trouble.details, str(raw)])))
