"""What an earlier run of the program left behind without storing it: shown until it is put in or discarded.

Nothing of it is lost by looking elsewhere, by closing the window or by another crash.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workbench.app.differing import as_one, field_lines, near
from workbench.domain.textdifference import Mark, Pieces, text_difference
from workbench.domain.values import is_filled
from workbench.formspec.kinds import as_shown, normalise
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui.dialogs.showing import sure
from workbench.ui.drafts import Spot
from workbench.ui.errors import Trouble
from workbench.ui.models.moments import today, when_words
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import button, clear, column, fill, in_area, label, row
from workbench.ui.widgets.page import Page
from workbench.ui.widgets.wordchanges import DifferencesView

if TYPE_CHECKING:
    from workbench.formspec.model import Field
    from workbench.services.keeping import Recovered

_LONGEST = 300  # characters of a text that are shown
_AROUND = 40  # characters of what is alike that are shown on either side of a difference
_MOST_LINES = 8  # of a difference that are seen without scrolling


class RecoveredPart(QWidget):
    """One entry per text on the start page; `read` reads them anew."""

    def __init__(self, page: Page, read: Callable[[], None]) -> None:
        super().__init__()
        self._page = page
        self._read = read
        in_area(self, "warn")
        self._entries = QVBoxLayout()
        self._entries.setSpacing(16)
        why = tr("These texts were not stored when the program ended. They are kept until you decide.")
        head = column(label(tr("Recovered texts"), "section"), label(why, "small", wrap=True), spacing=2)
        layout = QVBoxLayout(self)
        fill(layout, [head], 16, (24, 20))
        layout.addLayout(self._entries)
        self._shown: tuple[Recovered, ...] = ()
        self._first: QWidget | None = None
        self.hide()

    def show_recovered(self, found: Sequence[Recovered]) -> None:
        """Show what was found; nothing at all when that is nothing."""
        if tuple(found) == self._shown and self._shown:
            return
        self._shown = tuple(found)
        clear(self._entries)
        self._first = None
        for one in found:
            self._entries.addWidget(self._entry(one))
        self.setVisible(bool(found))

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done with the first text."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _entry(self, one: Recovered) -> QWidget:
        name = one.field.label.here()
        where = tr(
            "{field} of {case} · {when}", field=name, case=one.case, when=when_words(one.kept_at, today())
        )
        parts: list[QWidget] = [label(where, "strong", wrap=True), *_told(one)]
        if one.changed:
            parts.append(
                label(tr("The field was changed since; putting this in replaces that."), "small", wrap=True)
            )
        if not one.asked:
            why = tr("The article that asks for this is no longer linked: link it again to put this in.")
            parts.append(label(why, "small", wrap=True))
        copy = button(tr("Copy"), pressed=lambda: self._copy(one))
        take = button(tr("Put it in"), pressed=lambda: self._put_in(one))
        take.setVisible(one.asked)
        self._first = self._first or (take if one.asked else copy)
        away = button(tr("Discard"), "quiet", pressed=lambda: self._discard(one))
        for item in (take, copy, away):
            item.setAccessibleName(f"{item.text().strip()}: {where}")
        return column(*parts, row(take, copy, away, None, spacing=8), spacing=6)

    def _put_in(self, one: Recovered) -> None:
        """Store a text as if it were typed now, and go there; it stays kept until it is stored.

        Another text that waits in the same field must be dealt with first, for only one can.
        """
        desk, spot = self._page.desk, Spot(one.case, one.field.id)
        if desk.drafts.of(spot) is not None:
            self._page.show_trouble(
                Trouble(
                    tr("“{field}” holds another text that is not stored yet.", field=one.field.label.here()),
                    tr("Mend that one or give it up first; the recovered text stays here."),
                )
            )
            return

        def store(_nothing: None) -> None:
            desk.drafts.keeper.taken_over(spot.case, spot.field)
            desk.drafts.put_back(spot, one.field, one.raw, one.value)
            desk.navigator.go(Place("editor", case=spot.case, field=spot.field))

        desk.operations.quietly(self, lambda wb: wb.keeping.take_over(one.run, spot.case, spot.field), store)

    def _copy(self, one: Recovered) -> None:
        QApplication.clipboard().setText(recovered_words(one))
        self._page.desk.notices.tell(tr("The text is on the clipboard."))

    def _discard(self, one: Recovered) -> None:
        question = tr("The recovered text can't be brought back once it is discarded.")
        if sure(self, tr("Recovered texts"), question, tr("Discard")):
            self._let_go(one)

    def _let_go(self, one: Recovered) -> None:
        self._page.desk.operations.quietly(
            self,
            lambda wb: wb.keeping.discard(one.run, one.case, one.field.id),
            lambda _nothing: self._read(),
        )


def recovered_words(one: Recovered) -> str:
    """Return what was typed as a text: as the field shows it, or as it stands where the field refuses it."""
    return _words(one.field, one.raw)


def _words(field: Field | None, raw: object) -> str:
    """Return raw input as a text; where a list is refused, a line for each row with what its cells say."""
    if field is None:
        return _refused_words(None, raw)
    try:
        value = normalise(field, raw)
    except WorkbenchError:
        return _refused_words(field, raw)
    return as_shown(field, value, language_in_use()) if value is not None else ""


def _refused_words(field: Field | None, raw: object) -> str:
    if isinstance(raw, list):
        return "\n".join(filter(None, (_refused_words(field, item) for item in raw)))
    if isinstance(raw, dict):
        columns = {column.id: column for column in field.columns} if field is not None else {}
        unseen = {"id", *(field.kept if field is not None else ())}
        cells = (_words(columns.get(name), cell) for name, cell in raw.items() if name not in unseen)
        return " · ".join(filter(None, cells))
    return "" if raw is None else str(raw)


def _told(one: Recovered) -> list[QWidget]:
    """Return what was typed: where it differs from what is stored, or as a whole where that is another text."""
    pieces = difference(one)
    if not any(piece.mark is Mark.SAME and piece.text.strip(" …·\n") for piece in pieces):
        return [label(_excerpt(one), wrap=True)]
    legend = tr("Struck out: what is stored now. Underlined: what was typed.")
    name = tr("What was typed and is not stored, {field}", field=one.field.label.here())
    return [label(legend, "small", wrap=True), DifferencesView(name, pieces, _MOST_LINES)]


def difference(one: Recovered) -> Pieces:
    """Return how what was typed differs from what is stored, with what stands around that."""
    try:
        typed = normalise(one.field, one.raw)
    except WorkbenchError:
        stored = as_shown(one.field, one.value, language_in_use()) if is_filled(one.value) else ""
        return near(text_difference(stored, recovered_words(one)), _AROUND)
    return as_one(field_lines(one.field, one.value, typed, around=_AROUND))


def _excerpt(one: Recovered) -> str:
    text = recovered_words(one)
    if not text:
        return tr("(emptied)")
    return text if len(text) <= _LONGEST else tr("{words} …", words=text[:_LONGEST])
