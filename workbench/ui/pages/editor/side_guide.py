"""The guide: what a field allows, an example, and what is known of its source.

What the field is for stands above its editor and is not said twice.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.wording import field_kind_words
from workbench.checks.model import UNCONFIRMED
from workbench.formspec.model import Field
from workbench.kernel.i18n import listed, tr
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import button, clear, column, fill, label, row


class GuideTab(QWidget):
    """Shows the guide of one field, or how to begin while none has the focus."""

    insert_text = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._shown: tuple[str, str] | None = None
        fill(self._column, [], 12, (20, 20))

    def show_state(self, state: CaseState | None, field_id: str) -> None:
        """Show the guide of a field of a case."""
        field = state.form.fields.get(field_id) if state is not None else None
        key = (state.form.id, field_id) if state is not None else None
        if key is not None and key == self._shown:
            return
        self._shown = key
        clear(self._column)
        parts = _beginning() if field is None else self._of(field)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _of(self, field: Field) -> list[QWidget]:
        parts: list[QWidget] = [label(field.label.here(), "strong", wrap=True)]
        parts.append(label(tr("What is allowed"), "group"))
        parts += [label(line, "small", wrap=True) for line in _allowed(field)]
        if field.example:
            parts += self._example(field)
        evidence = standing_of_field(field.confidence)
        if evidence:
            parts.append(label(tr("Where the field comes from"), "group"))
            parts.append(label(evidence, "small", wrap=True))
        return parts

    def _example(self, field: Field) -> list[QWidget]:
        text = field.example.here()
        insert = button(tr("Insert the example"), "link", pressed=lambda: self.insert_text.emit(text))
        head = row(label(tr("Example"), "group"), None, insert)
        return [head, column(label(text, "quiet", wrap=True), margins=(14, 12), area="soft")]


def standing_of_field(confidence: str) -> str:
    """Return in plain words where a field comes from (H, M, L, GK); the source itself is told by `forms`."""
    words = {
        "H": tr("Read in published copies of the form."),
        "M": tr("From what others publish about the form."),
        "L": tr("From a single source that is not certain."),
        UNCONFIRMED: tr("From experience; not yet confirmed by a standards officer."),
    }
    return words.get(confidence, "")


def _beginning() -> list[QWidget]:
    return [
        label(tr("Choose a field"), "strong"),
        label(tr("What it allows and an example stand here then."), "quiet", wrap=True),
    ]


def _allowed(field: Field) -> list[str]:
    """Return what a field allows, a sentence for each bound."""
    limits = field.limits
    lines = [field_kind_words(field.kind)]
    if limits.min_length:
        lines.append(tr("At least {count} characters", count=limits.min_length))
    if limits.max_length:
        lines.append(tr("At most {count} characters", count=limits.max_length))
    if limits.minimum is not None:
        lines.append(tr("Not less than {number}", number=limits.minimum))
    if limits.maximum is not None:
        lines.append(tr("Not more than {number}", number=limits.maximum))
    if limits.min_rows:
        lines.append(tr("At least {count} rows", count=limits.min_rows))
    if limits.max_rows:
        lines.append(tr("At most {count} rows", count=limits.max_rows))
    if field.many:
        lines.append(tr("Several values, with “{sign}” between them", sign=listed(("", "")).strip()))
    return lines
