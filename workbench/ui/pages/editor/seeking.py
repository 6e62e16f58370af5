"""Finding words in the case that is open: in all sections and links, from where one is, round and round.

What counts as found is told by `services.replacing`; here one goes from place to place. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from workbench.domain.casepaths import LINKS
from workbench.formspec.freetexts import TYPED, free_texts
from workbench.kernel.i18n import tr
from workbench.ui.actions import Handler
from workbench.ui.errors import trouble_of
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.side import SidePane
from workbench.ui.pages.editor.whereabouts import section_of
from workbench.ui.widgets.fields.selecting import (
    cell_with_focus,
    matches_before,
    part_of,
    select_match,
    select_nothing,
    select_words,
    selected_words,
    selection_of,
)
from workbench.ui.widgets.findline import FindLine
from workbench.ui.widgets.textmenu import TextWidget

if TYPE_CHECKING:
    from workbench.services.replacing import Spotted, Wanted


@dataclass(frozen=True, slots=True)
class _Hit:
    """One place: the cell or field, or the link and its text, and which of the places in that, from 0."""

    field: str
    row: str
    column: str
    number: int


@dataclass(frozen=True, slots=True)
class _From:
    """Where one looks from: a field or cell, and a place in its text as Qt counts.

    In a text of a link it is the number of a match.
    """

    field: str
    row: str = ""
    column: str = ""
    place: int = 0


class Seeking(QObject):
    """Keeps the places with the words and which of them is shown; `line` stands above the form."""

    def __init__(
        self, page: CasePage, form: FormPane, side: SidePane, open_section: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._form = form
        self._side = side
        self._open_section = open_section
        self._asked = 0
        self._wanted: Wanted | None = None
        self._hits: list[_Hit] = []
        self._shown: _Hit | None = None
        self._from = _From("")
        self.line = FindLine(tr("Find"))
        self.line.field.setPlaceholderText(tr("Words in this case"))
        self.line.asked.connect(lambda: self._look(0))
        self.line.stepped.connect(self.step)
        self.line.closed.connect(self._go_back)
        form.focused.connect(self._write_on)

    def commands(self) -> Mapping[str, Handler]:
        """Return what the commands do."""
        return {
            "find": self.open,
            "find.next": lambda: self.step(1),
            "find.previous": lambda: self.step(-1),
        }

    def open(self) -> None:
        """Open the line; what is selected in the text one is in is looked for."""
        if self._page.state is None:
            return
        words, text = "", self._text_here()
        if text is not None:
            words = selected_words(text)
            self._from = self._here(selection_of(text)[0])
        elif not self.line.isVisible():
            self._from = _From(self._form.field)
        self.line.open(words)
        if self.line.words:
            self._look(0)

    def step(self, step: int) -> None:
        """Go to the next place, or the one before; from the cursor where one has gone elsewhere."""
        if self._page.state is None:
            return
        if not self.line.words:
            self.open()
            return
        if self.line.ask_now():
            return  # the first place is the next one
        text = self._text_here()
        if text is not None:
            self._from = self._here(selection_of(text)[step > 0])
        elif step > 0:
            self._from = replace(self._from, place=self._from.place + 1)
        self._look(step)

    def show_state(self) -> None:
        """Count anew after the case changed; one stays where one is."""
        if self.line.isVisible() and self.line.words:
            self._ask(self._recount)

    def select(self, place: Place) -> None:
        """Select the words of a place that was gone to, in its cell or field."""
        item = self._form.row_of(place.field)
        if item is not None and place.words:
            select_words(part_of(item.editor, place.row, place.column), place.words, place.number)

    def _look(self, step: int) -> None:
        """Look for the words and show the place at or behind where one looks from; with -1 the one before."""
        if not self.line.words:
            self._hits = []
            self._show_none()
            return
        self._form.commit()
        self._ask(lambda: self._show_nearest(step))

    def _ask(self, then: Callable[[], None]) -> None:
        from workbench.services.replacing import Wanted

        self._asked += 1
        number, case = self._asked, self._page.case
        wanted = Wanted(self.line.words, self.line.exact.isChecked())

        def take(found: Sequence[Spotted]) -> None:
            if number == self._asked and self._page.state is not None:
                self._wanted = wanted
                self._hits = [
                    _Hit(one.field.id, one.row, one.column, place)
                    for one in found
                    for place in range(len(one.spans))
                ]
                then()

        self._page.desk.operations.ask(
            self,
            lambda wb: wb.replacing.find(wanted, case, kinds=TYPED),
            take,
            lambda error: self._page.show_trouble(trouble_of(error)),
        )

    def _recount(self) -> None:
        place = self._hits.index(self._shown) if self._shown in self._hits else 0
        self.line.show_count(place, len(self._hits))

    def _show_nearest(self, step: int) -> None:
        start = self._rank_of_start()
        if not self._hits:
            self._show_none()
        elif step < 0:
            earlier = [hit for hit in self._hits if self._rank(hit) < start]
            self._show((earlier or self._hits)[-1])
        else:
            self._show(next((hit for hit in self._hits if self._rank(hit) >= start), self._hits[0]))

    def _show_none(self) -> None:
        self._shown = None
        self._side.mark_link()
        self.line.show_count(0, 0)

    def _show(self, hit: _Hit) -> None:
        """Go to a place; the focus stays in the line if it is there."""
        state, wanted = self._page.state, self._wanted
        if state is None or wanted is None:
            return
        before = self._text_of(self._shown) if self._shown is not None else None
        if before is not None:
            select_nothing(before)
        self._side.mark_link()
        self._shown = hit
        self.line.show_count(self._hits.index(hit), len(self._hits))
        if hit.field == LINKS:
            self._show_in_link(hit, wanted)
            return
        self._open_section(section_of(state, hit.field))
        text = self._text_of(hit)
        if text is None:
            return
        select_match(text, wanted.pattern, hit.number)
        self._form.show_field(hit.field, hit.row, hit.column)
        if not self._in_line():
            text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._from = _From(hit.field, hit.row, hit.column, selection_of(text)[0])

    def _show_in_link(self, hit: _Hit, wanted: Wanted) -> None:
        """Show a place in a text of a link, which is written in a dialog of its own."""
        self._page.show_side()
        self._side.enter(LINKS, "" if self._in_line() else hit.row)
        self._side.mark_link(hit.row, hit.column, wanted.pattern, hit.number)
        self._from = _From(LINKS, hit.row, hit.column, hit.number)

    def _text_of(self, place: _Hit | _From) -> TextWidget | None:
        """Return the text of a place; None if its section is not open."""
        item = self._form.row_of(place.field)
        return part_of(item.editor, place.row, place.column).text_widget() if item is not None else None

    def _go_back(self) -> None:
        """Give the focus to the place that is shown, else to the field one came from.

        In a link nothing stays marked: one can't write there, and no cursor would ever take the mark away.
        """
        hit = self._shown if self._shown in self._hits else None
        if hit is None:
            self._form.focus_field(self._form.field)
        else:
            self._show(hit)
        self._side.mark_link()

    @Slot()
    def _write_on(self) -> None:
        """Take the mark in a link away once one is in the form again, where the line is closed."""
        if not self.line.isVisible():
            self._side.mark_link()

    def _in_line(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.line.isVisible() and self.line.isAncestorOf(focused)

    def _text_here(self) -> TextWidget | None:
        """Return the text in the form that has the focus."""
        item = self._form.row_of(self._form.field) if self._form.has_focus else None
        return item.editor.text_widget() if item is not None else None

    def _here(self, place: int) -> _From:
        item = self._form.row_of(self._form.field)
        cell = cell_with_focus(item.editor) if item is not None else ("", "")
        return _From(self._form.field, *cell, place)

    def _rank_of_start(self) -> tuple[int, int, int]:
        """Return where one looks from, among the places in their order."""
        start, wanted = self._from, self._wanted
        text = self._text_of(start)
        before = start.place if start.field == LINKS else 0
        if text is not None and wanted is not None:
            before = matches_before(text, wanted.pattern, start.place)
        return self._rank(_Hit(start.field, start.row, start.column, before))

    def _rank(self, hit: _Hit) -> tuple[int, int, int]:
        """Return what puts a place into the order of fields, of cells, and within a text."""
        state = self._page.state
        if state is not None and hit.field == LINKS:
            links = [link.id for link in state.case.links]
            text = 2 * links.index(hit.row) + (hit.column == "quote") if hit.row in links else -1
            return len(state.form.fields), text, hit.number
        if state is None or hit.field not in state.form.fields:
            return -1, 0, 0
        fields = list(state.form.fields)
        texts = free_texts(state.form.fields[hit.field], state.case.values.get(hit.field), TYPED)
        cells = [(row, column) for row, column, _ in texts]
        cell = (hit.row, hit.column)
        return fields.index(hit.field), cells.index(cell) if cell in cells else -1, hit.number
