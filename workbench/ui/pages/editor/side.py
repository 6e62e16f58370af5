"""The right pane of the editor: guide, checks, links and history of the field that has the focus.

Shows one `CaseState`; each tab is built in a module of its own. What a jump or an insertion does is the page's
affair.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.checks.model import Finding
from workbench.domain.casepaths import LINKS
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import tr
from workbench.ui.pages.editor.side_checks import ChecksTab
from workbench.ui.pages.editor.side_guide import GuideTab
from workbench.ui.pages.editor.side_history import HistoryTab
from workbench.ui.pages.editor.side_links import NO_PATTERN, LinksTab
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import fill, in_area, rule, scrolled
from workbench.ui.widgets.focusinsight import FocusInSight
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.strips import ErrorStrip

TABS = ("guide", "checks", "links", "history")


class SidePane(QWidget):
    """Follows the field that has the focus; the tab stays while one moves between fields."""

    jump = Signal(object)
    repair = Signal(object)
    insert_text = Signal(str)
    outline_wanted = Signal()
    restore_value = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        in_area(self, "window")
        self._desk = desk
        self._state: CaseState | None = None
        self._field = ""
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setAccessibleName(tr("What stands beside the field"))
        self.setFocusProxy(self._tabs)
        self._stack = QStackedWidget()
        self.strip = ErrorStrip()
        self._build()
        self._connect()

    def show_state(self, state: CaseState, field_id: str) -> None:
        """Show another moment of a case, at a field of it."""
        self._state = state
        self._name_tabs()
        self._show(field_id)

    def show_field(self, field_id: str) -> None:
        """Follow the focus to a field."""
        if field_id != self._field:
            self._show(field_id)

    def _show(self, field_id: str) -> None:
        moved, self._field = field_id != self._field, field_id
        for tab in (self._guide, self._checks, self._links, self._history):
            tab.show_state(self._state, field_id)
        if moved:
            self._guide_area.verticalScrollBar().setValue(0)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front: guide, checks, links or history."""
        self._tabs.setCurrentIndex(TABS.index(name))

    @property
    def tab(self) -> str:
        """The tab in front."""
        return TABS[self._tabs.currentIndex()]

    def enter(self, part: str, name: str) -> None:
        """Go to a link, named by its id or article, or to what a waived rule, named by its id, finds.

        `part` is LINKS or WAIVERS; without a name the tab comes to the front, nothing more.
        """
        self.show_tab("links" if part == LINKS else "checks")
        if name:
            (self._links.enter_link if part == LINKS else self._checks.enter_waived)(name)

    def mark_link(
        self, link_id: str = "", text: str = "", pattern: re.Pattern[str] = NO_PATTERN, number: int = 0
    ) -> None:
        """Mark a match in the reason or the quote of a link and bring it into view; or mark none."""
        self._links.mark(link_id, text, pattern, number)
        marked = self._links.marked()
        if marked is not None:
            layout = self._links.layout()
            if layout is not None:
                layout.activate()
            self._links_area.ensureWidgetVisible(marked)

    def focus_phrases(self) -> None:
        """Bring the guide to the front, with the focus on its first phrase."""
        self.show_tab("guide")
        self._guide.focus_phrases()
        self._guide_area.ensureWidgetVisible(self._guide.focusWidget() or self._guide)

    def current_finding(self) -> Finding | None:
        """Return the finding that is selected in the list of checks."""
        return self._checks.current()

    @property
    def is_in_checks(self) -> bool:
        """Whether the focus is in the list of checks or at what acts on it."""
        focused = self.window().focusWidget()
        return focused is not None and self._checks.isAncestorOf(focused)

    def show_finding(self, finding: Finding) -> None:
        """Bring the checks of the whole case to the front, with a finding selected."""
        self.show_tab("checks")
        self._checks.choose(finding)

    def add_link(self, first: ArticleRef | None = None) -> None:
        """Ask for an article, beginning with `first`, and link the case to it."""
        self.show_tab("links")
        self._links.add_link(first)

    def waive_current(self) -> None:
        """Ask why the rule of the selected finding shall not count, and set it aside."""
        self._checks.waive()

    def _build(self) -> None:
        self._guide, self._checks = GuideTab(self._desk), ChecksTab(self._desk)
        self._links, self._history = LinksTab(self._desk), HistoryTab(self._desk)
        for name in TABS:
            self._tabs.addTab(name)
        self._guide_area = scrolled(self._guide, tr("Guide"))
        self._stack.addWidget(self._guide_area)
        self._stack.addWidget(self._checks)
        self._links_area = scrolled(self._links, tr("Links"))
        FocusInSight(self._links_area)
        self._stack.addWidget(self._links_area)
        self._stack.addWidget(self._history)
        self._name_tabs()
        fill(QVBoxLayout(self), [self._tabs, rule(), self.strip, (self._stack, 1)], 0)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._tabs.currentChanged.connect(self._front)
        self._guide.insert_text.connect(self.insert_text)
        self._guide.outline_wanted.connect(self.outline_wanted)
        self._checks.jump.connect(self.jump)
        self._checks.repair.connect(self.repair)
        self._history.restore_value.connect(self.restore_value)
        for tab in (self._checks, self._links):
            tab.troubled.connect(self.strip.show_trouble)

    def _front(self, index: int) -> None:
        """Let the tabs that read from the workspace read only while they are seen."""
        self._links.set_seen(TABS[index] == "links")
        self._history.set_seen(TABS[index] == "history")

    def _name_tabs(self) -> None:
        findings = sum(1 for f in self._state.report.findings if f.counts) if self._state else 0
        links = len(self._state.case.links) if self._state else 0
        names = (
            tr("Guide"),
            tr("Checks {count}", count=findings) if findings else tr("Checks"),
            tr("Articles {count}", count=links) if links else tr("Articles"),
            tr("History"),
        )
        for index, name in enumerate(names):
            self._tabs.setTabText(index, name)
