"""The search page: one field over everything, results while one types, Enter opens the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.casepaths import LINKS, WAIVERS
from workbench.domain.changes import Changes
from workbench.domain.found import FoundKind
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.actions import Handler
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.dialogs.showing import accepted
from workbench.ui.errors import trouble_of
from workbench.ui.navigation import Place
from workbench.ui.pages.search.reading import MOST, Result, Results, search
from workbench.ui.pages.search.results import MEASURE, ResultsList
from workbench.ui.widgets.basics import buddy, column, fill, in_area, label, picture, row, rule
from workbench.ui.widgets.page import Desk, Page
from workbench.ui.widgets.searchline import make_clearable, show_glass
from workbench.ui.widgets.strips import empty_state

_PAUSE = 150  # ms without typing before a search begins
_HEAD = (24, 20, 24, 8)
_NOTHING_SEARCHED, _NOTHING_FOUND, _FOUND = 0, 1, 2


class SearchPage(Page):
    """In a `Place`, `words` is what is searched and `row` the result that is current."""

    key: ClassVar[str] = "search"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked = 0
        self._shown = Results("")
        self._wanted = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Search the words of a place; without words, what was searched last is searched anew."""
        if place.words and place.words != self._words():
            self.field.setText(place.words)
        self._wanted = place.row
        self._search()
        (self.list if place.row else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def place(self) -> Place:
        """Return what is searched and which result is current, if one was chosen."""
        current = self.list.current() if self.list.hasFocus() else None
        return Place(self.key, words=self._words(), row=current.key if current else "")

    def commands(self) -> Mapping[str, Handler]:
        """Return that both search commands lead into the field."""
        return {"search": self._enter_field, "find": self._enter_field}

    def panes(self) -> Sequence[QWidget]:
        """Return field and list."""
        return (self.field, self.list)

    def on_changes(self, changes: Changes) -> None:
        """Search anew what is shown; while another page is shown, that happens on the next arrival."""
        if self.isVisible() and self._words() and _touches(changes):
            current = self.list.current()
            self._wanted = current.key if current else ""
            self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down in the field lead into the list, and Esc empty the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._shown.count:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.field = QLineEdit()
        make_clearable(self.field)
        self.field.setPlaceholderText(tr("Words, case numbers, names, topics"))
        self.field.setMinimumHeight(theme.px(40))
        show_glass(self.field, size=18)
        name = label(tr("Search everything"), "title")
        buddy(name, self.field)
        self.count = label("", "small")
        self.list = ResultsList()
        self.nothing = label("", "strong", wrap=True)
        how = tr(
            "All words must occur, in any order. One Chinese character is enough; a Latin word is found by its "
            "beginning; “quotation marks” keep words together."
        )
        self._stack = QStackedWidget()
        for part in (
            empty_state("search", tr("Search cases, plans, the address book and the manual"), how),
            self._not_found(),
            self.list,
        ):
            self._stack.addWidget(part)
        keys = label(tr("Down enters the list · Enter opens · Alt+Left comes back"), "caption", wrap=True)
        self.foot = row(keys, margins=(24, 8))
        self.field.setMaximumWidth(theme.px(MEASURE))
        head = column(name, 4, row((self.field, 1000), None, spacing=0), self.count, spacing=4, margins=_HEAD)
        body = in_area(QWidget(), "surface")
        fill(QVBoxLayout(body), [head, rule(), (self._stack, 1), rule(), self.foot], 0)
        self.lay_out(None, body)

    def _not_found(self) -> QWidget:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        advice = label(tr("Fewer or shorter words find more. The trash is not searched."), "small", wrap=True)
        advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        icon = row(None, picture("search", "text3", 32), None)
        return column(None, icon, self.nothing, advice, None, spacing=8, margins=(24, 24))

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._open_first)
        self._pause.timeout.connect(self._search)
        self.list.opened.connect(self._open)
        self.list.left_upwards.connect(self._enter_field)

    def _words(self) -> str:
        return self.field.text().strip()

    def _search(self) -> None:
        """Ask for what the field holds; answers to older questions are dropped."""
        self._pause.stop()
        self._asked += 1
        words, number = self._words(), self._asked
        if not words:
            self._show(Results(""))
            return
        self.desk.operations.ask(
            self,
            lambda wb: search(wb, words),
            lambda found: self._take(number, found),
            lambda error: self._fail(number, error),
        )

    def _take(self, number: int, found: Results) -> None:
        if number == self._asked:
            self.strip.dismiss()
            self._show(found)

    def _fail(self, number: int, error: BaseException) -> None:
        if number == self._asked:
            self.show_trouble(trouble_of(error), self._search)

    def _show(self, found: Results) -> None:
        self._shown = found
        self.list.show_results(found, self._wanted)
        self._wanted = ""
        self.nothing.setText(tr("Nothing holds “{words}”", words=found.words))
        self.count.setText(_count_words(found))
        shown = _FOUND if found.count else _NOTHING_FOUND if found.words else _NOTHING_SEARCHED
        if shown != _FOUND and self.list.hasFocus():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(shown)
        here = self.desk.navigator.here
        if self.isVisible() and here is not None and here.page == self.key:
            self.desk.navigator.stay(self.place())

    def _open_first(self) -> None:
        """Open the best result; if it is not known yet, search first and let the person look."""
        if self._shown.words != self._words():
            self._search()
            return
        current = self.list.current()
        if current is not None:
            self._open(current)

    def _open(self, result: Result) -> None:
        navigator = self.desk.navigator
        if navigator.here is not None and navigator.here.page == self.key:
            navigator.stay(Place(self.key, words=self._words(), row=result.key))
        if result.kind is FoundKind.CONTACT:
            accepted(AddressBookDialog(self, self.desk, result.id))
        else:
            navigator.go(_place_of(result, self._words()))

    def _enter_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()


def _touches(changes: Changes) -> bool:
    """Return whether a change may have changed what is found."""
    return bool(changes.proposals or changes.plans or changes.contacts)


def _place_of(result: Result, words: str) -> Place:
    """Return the place that a result leads to; entries of the address book have none."""
    places = {
        FoundKind.NUMBER: Place("editor", case=result.id),
        FoundKind.CASE: Place("editor", case=result.id, field=result.place, words=words),
        FoundKind.LINK: Place("editor", case=result.id, field=LINKS, row=result.place),
        FoundKind.WAIVER: Place("editor", case=result.id, field=WAIVERS, row=result.place),
        FoundKind.VERSION: Place("versions", case=result.id, words=result.place),
        FoundKind.PLAN: Place("plan", plan=result.id, article=result.place),
        FoundKind.TOPIC: Place("help", words=result.id, field=words),
    }
    return places[result.kind]


def _count_words(found: Results) -> str:
    if not found.count:
        return ""
    if found.count >= MOST:
        return tr("The best {count} places; more words find fewer", count=found.count)
    return tr_count("{count} place found", "{count} places found", found.count)
