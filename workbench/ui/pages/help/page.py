"""The help page: topics at the left, the manual, the shortcuts or the rules of the checks at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from workbench.checks.model import Rule
from workbench.kernel.i18n import tr
from workbench.kernel.manual import TOPICS
from workbench.services.steps.topics import RULES, SHORTCUTS, topics
from workbench.ui.actions import Handler
from workbench.ui.errors import trouble_of
from workbench.ui.navigation import Place
from workbench.ui.pages.help.rules import RulesPane
from workbench.ui.pages.help.shortcuts import ShortcutsPane
from workbench.ui.pages.help.topics import TopicList
from workbench.ui.widgets.basics import buddy, column, in_area, label
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.searchline import make_clearable
from workbench.ui.widgets.strips import empty_state
from workbench.ui.widgets.topicviewer import TopicViewer

_LIST_WIDTH = 264


class HelpPage(Page):
    """Shows a topic: `Place.words` names it (empty: the one shown last), `Place.row` a rule among the rules.

    `Place.field` has words of which the passage that holds them is brought into view.
    """

    key: ClassVar[str] = "help"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._topics = {topic.key: topic for topic in topics()}
        self._topic = ""
        self._scrolled: dict[str, int] = {}
        self._asked = False
        self._moving = False
        self._rule = ""
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show the topic that a place names; one that nobody wrote leads to the contents."""
        wanted = place.words or self._topic
        topic = wanted if wanted in self._topics else TOPICS[0]
        self._rule = place.row if topic == RULES else ""
        if self.list.rows.place_of(topic) < 0:
            self.field.clear()
        self._show(topic)
        self.list.show_topic(topic)
        if not self._moving:
            self._enter()
        if place.field:
            self._show_words(place.field)

    def place(self) -> Place:
        """Return the topic that is shown."""
        return Place(self.key, words=self._topic)

    def commands(self) -> Mapping[str, Handler]:
        """Return what can be done here."""
        return {"find": self.find_words}

    def panes(self) -> Sequence[QWidget]:
        """Return field, list and what is shown."""
        return (self.field, self.list, self._view())

    def help_topic(self) -> str:
        """Return the contents: help on the help."""
        return TOPICS[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to where one was with Esc; where words are searched for, it takes them away first."""
        if event.key() != Qt.Key.Key_Escape or self.strip.isVisible():
            super().keyPressEvent(event)
            return
        field = next((field for field in self._fields() if field.hasFocus() and field.text()), None)
        if field is not None:
            field.clear()
        else:
            self.desk.navigator.back()

    def find_words(self) -> None:
        """Lead to the field that searches in what is shown."""
        fields = {SHORTCUTS: self.shortcuts.field, RULES: self.rules.field}
        field = fields.get(self._topic, self.field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _build(self) -> None:
        self.header = Header(tr("Help"), tr("Works offline"))
        self.field = QLineEdit()
        make_clearable(self.field)
        self.list = TopicList()
        self.list.rows.set_rows(self._topics.values())
        self.nothing = empty_state("search", tr("No topic holds these words"), tr("Fewer words find more."))
        self.nothing.hide()
        self.viewer = TopicViewer()
        self.shortcuts = ShortcutsPane(self.desk.actions)
        self.rules = RulesPane()
        name = label(tr("Search the manual"), "small")
        buddy(name, self.field)
        head = column(name, self.field, spacing=4, margins=(20, 16, 12, 8))
        left = in_area(column(head, (self.list, 1), (self.nothing, 1), spacing=0), "window")
        left.setMinimumWidth(180)
        self._stack = QStackedWidget()
        for part in (self.viewer, self.shortcuts, self.rules):
            self._stack.addWidget(part)
        self._stack.setMinimumWidth(400)
        self.lay_out(self.header, Panes(left, self._stack, widths=(_LIST_WIDTH, 900), name="help"))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take_first)
        self.list.chosen.connect(self._choose)
        self.list.entered_topic.connect(self._enter)
        self.viewer.topic_wanted.connect(self._go)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.field, self.shortcuts.field, self.rules.field)

    def _view(self) -> QWidget:
        """Return what is shown at the right."""
        views: dict[str, QWidget] = {SHORTCUTS: self.shortcuts, RULES: self.rules}
        return views.get(self._topic, self.viewer)

    def _filter(self, text: str) -> None:
        self.list.filter(text, self._topic)
        found = self.list.rows.rowCount() > 0
        self.list.setVisible(found)
        self.nothing.setVisible(not found)

    def _take_first(self) -> None:
        """Show the first topic found and lead into the list."""
        topic = self.list.topic_at(0)
        if topic:
            self._go(topic)
            self.list.show_topic(topic)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, topic: str, by_mouse: bool) -> None:
        """Show a topic of the list; only a click makes the way back longer."""
        if by_mouse:
            self._go(topic)
        else:
            self._show(topic)
            self.desk.navigator.stay(self.place())

    def _go(self, topic: str) -> None:
        """Show a topic as a place to return from; the focus stays where it is."""
        self._show(topic)
        self._moving = True
        self.desk.navigator.go(self.place())
        self._moving = False

    def _enter(self) -> None:
        """Lead into what is shown."""
        targets: dict[str, QWidget] = {SHORTCUTS: self.shortcuts.field, RULES: self.rules.field}
        targets.get(self._topic, self.viewer).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, topic: str) -> None:
        if topic == RULES:
            self._show_rules()
        if topic == self._topic:
            return
        bar = self.viewer.verticalScrollBar()
        self._scrolled[self._topic] = bar.value()
        self._topic = topic
        self._stack.setCurrentWidget(self._view())
        if self._view() is self.viewer:
            self.viewer.show_text(self._topics[topic].text)
            bar.setValue(self._scrolled.get(topic, 0))

    def _show_words(self, words: str) -> None:
        if self._view() is self.viewer:
            self.viewer.show_words(words)

    def _show_rules(self) -> None:
        if self.rules.is_filled:
            self._take_rule()
        elif not self._asked:
            self._asked = True
            self.desk.operations.ask(self, lambda wb: wb.checking.rules(), self._take_rules, self._failed)

    def _take_rules(self, rules: list[Rule]) -> None:
        self._asked = False
        self.rules.show_rules(rules)
        self._take_rule()

    def _take_rule(self) -> None:
        if self._rule:
            self.rules.show_rule(self._rule)
            self._rule = ""

    def _failed(self, error: BaseException) -> None:
        self._asked = False
        self.show_trouble(trouble_of(error), self._show_rules)
