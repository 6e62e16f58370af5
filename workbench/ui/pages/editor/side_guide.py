"""The guide: what a text has to say, an example, phrases, what a field allows and what is known of its source.

What the field is for stands above its editor and is not said twice.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.settings import Settings, with_phrase, without_phrase
from workbench.app.wording import field_kind_words, field_standing_words
from workbench.formspec.guidance import OUTLINED, Guidance
from workbench.formspec.kind_plain import bound_words
from workbench.formspec.kinds import told_by_column, told_in
from workbench.formspec.model import Field
from workbench.kernel.i18n import Language, language_in_use, listed, tr, tr_count
from workbench.ui.pages.editor.guide_parts import Checklist, Phrases
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import Part, button, clear, column, fill, label, row
from workbench.ui.widgets.page import Desk

_CHOSEN = frozenset({"choice", "yes_no"})
_STOPS = ".。"  # the lines of what is allowed have none


class GuideTab(QWidget):
    """Shows the guide of one field, or how to begin while none has the focus.

    `insert_text` asks for words at the cursor, `outline_wanted` for the headings that the text lacks.
    """

    insert_text = Signal(str)
    outline_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._state: CaseState | None = None
        self._field = ""
        self._shown: tuple[str, str, bool, Language] | None = None
        self._checklist: Checklist | None = None
        self._phrases: Phrases | None = None
        fill(self._column, [], 12, (20, 20))

    def show_state(self, state: CaseState | None, field_id: str) -> None:
        """Show the guide of a field of a case; where it is shown already, its checklist follows the text."""
        self._state, self._field = state, field_id
        known = state is not None and field_id in state.form.fields
        key = _shown_of(state, field_id) if state is not None and known else None
        if key is None or key != self._shown:
            self._shown = key
            self._rebuild()
        if self._checklist is not None and state is not None:
            field = state.form.fields[field_id]
            value, language = state.case.values.get(field_id), language_in_use()
            self._checklist.show_text(told_in(field, value, language), told_by_column(field, value, language))

    def focus_phrases(self) -> None:
        """Give the focus to the first phrase of the field."""
        if self._phrases is not None:
            self._phrases.focus_first()

    def _rebuild(self) -> None:
        clear(self._column)
        self._checklist = self._phrases = None
        state = self._state
        field = state.form.fields.get(self._field) if state is not None else None
        parts = _beginning() if field is None or state is None else self._of(field, state)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _of(self, field: Field, state: CaseState) -> list[QWidget]:
        editable = not state.case.trashed
        guidance = state.guidance.get(field.id)
        parts: list[QWidget] = [label(field.label.here(), "strong", wrap=True)]
        if guidance is not None:
            self._checklist = Checklist(guidance, editable, field.kind in OUTLINED)
            self._checklist.outline_wanted.connect(self.outline_wanted)
            parts.append(self._checklist)
        if field.example:
            parts += self._example(field, state)
        if field.kind in OUTLINED or (guidance is not None and guidance.phrases):
            parts.append(self._made_phrases(field, guidance, state))
        parts.append(label(tr("What is allowed"), "group"))
        parts += [label(line, "small", wrap=True) for line in _allowed(field)]
        evidence = field_standing_words(field.confidence)
        if evidence:
            parts.append(label(tr("Where the field comes from"), "group"))
            parts.append(label(evidence, "small", wrap=True))
        return parts

    def _made_phrases(self, field: Field, guidance: Guidance | None, state: CaseState) -> QWidget:
        known = guidance.phrases if guidance is not None else ()
        ours = [phrase.within(state.language) for phrase in known]
        own = self._desk.settings().phrases.get(field.id, ())
        phrases = self._phrases = Phrases(ours, own, not state.case.trashed)
        phrases.insert.connect(self.insert_text)
        phrases.add.connect(lambda words: self._keep(with_phrase(self._desk.settings(), field.id, words)))
        phrases.remove.connect(lambda words: self._keep(without_phrase(self._desk.settings(), field.id, words)))
        return phrases

    def _keep(self, settings: Settings) -> None:
        """Store one's own phrases and show them; the line for the next one keeps the focus."""
        self._desk.change_settings(phrases=settings.phrases)
        self._rebuild()
        if self._state is not None:
            self.show_state(self._state, self._field)
        if self._phrases is not None:
            self._phrases.show()  # a layout shows it only with the next turn of the event loop
            self._phrases.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _example(self, field: Field, state: CaseState) -> list[QWidget]:
        """Return the example as it would be put in; an option can't be, and has its name of the window."""
        is_text = field.kind not in _CHOSEN
        text = field.example.within(state.language) if is_text else field.example.here()
        parts: list[Part] = [label(tr("Example"), "group"), None]
        if is_text:
            insert = button(tr("Insert the example"), "link", pressed=lambda: self.insert_text.emit(text))
            insert.setEnabled(not state.case.trashed)
            parts.append(insert)
        return [row(*parts), column(label(text, "quiet", wrap=True), margins=(14, 12), area="soft")]


def _shown_of(state: CaseState, field_id: str) -> tuple[str, str, bool, Language]:
    return state.form.id, field_id, state.case.trashed, state.language


def _beginning() -> list[QWidget]:
    return [
        label(tr("Choose a field"), "strong"),
        label(tr("What it allows and an example stand here then."), "quiet", wrap=True),
    ]


def _allowed(field: Field) -> list[str]:
    """Return what a field allows, a sentence for each bound."""
    limits = field.limits
    kind = field_kind_words(field.kind)
    lines = [kind[:1].upper() + kind[1:]]
    if limits.min_length:
        lines.append(tr("At least {count} characters", count=limits.min_length))
    if limits.max_length:
        lines.append(tr("At most {count} characters", count=limits.max_length))
    lines += filter(None, [bound_words(field).rstrip(_STOPS)])
    if limits.min_rows:
        lines.append(tr_count("At least {count} line", "At least {count} lines", limits.min_rows))
    if limits.max_rows and not field.many:
        lines.append(tr_count("At most {count} line", "At most {count} lines", limits.max_rows))
    if field.many:
        lines.append(tr("Several may be given, with “{sign}” between them", sign=listed(("", "")).strip()))
    if limits.max_rows and field.many:
        lines.append(tr("No more than {count} of them", count=limits.max_rows))
    return lines
