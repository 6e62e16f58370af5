"""The plan page: the articles at the left, one of them in the middle, who serves them as a map at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from workbench.domain.changes import Changes
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.actions import Handler
from workbench.ui.errors import trouble_of
from workbench.ui.models.plan import article_nodes
from workbench.ui.navigation import Place
from workbench.ui.pages.plan.article import ArticlePane, Shown
from workbench.ui.pages.plan.exporting import TableExport
from workbench.ui.pages.plan.imports import Imports
from workbench.ui.pages.plan.left import LeftPane
from workbench.ui.pages.plan.linking import Linking
from workbench.ui.pages.plan.mappane import MapPane
from workbench.ui.pages.plan.panes import PlanPanes
from workbench.ui.pages.plan.reading import (
    LinkLine,
    PlanSheet,
    read_links,
    read_sheet,
    suspect_articles,
)
from workbench.ui.widgets.basics import button
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.rowmenu import Entry, RowMenu
from workbench.ui.widgets.taborder import let_tab_follow

_AT_ONCE = 40  # cases whose links are read in one turn, so that edits in between do not wait


class PlanPage(Page):
    """In a `Place`, `plan` is the id of a plan and `article` a number, perhaps with a task (9.accounting).

    `row` is the state of the cases that are shown; empty for all.
    """

    key: ClassVar[str] = "plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plan_id = ""
        self._wanted = Shown()
        self._asked = 0
        self._sheet: PlanSheet | None = None
        self._links: dict[str, tuple[LinkLine, ...]] = {}
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show a plan with an article; without names, what was shown last."""
        plan_id = place.plan or self._plan_id or DEFAULT_PLAN
        if plan_id != self._plan_id:
            self._plan_id, self._wanted, self._links = plan_id, Shown(), {}
        if place.article:
            number, _, task = place.article.partition(".")
            self._wanted = Shown(number, task, place.row)
            self.left.field.clear()
        self.imports.name_steps()
        self._read()
        if self.focusWidget() is None or not self.isAncestorOf(self.focusWidget()):
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """Return the plan, the article and, if cases of one state are shown, that state."""
        shown = self._wanted
        article = f"{shown.number}.{shown.task}" if shown.task else shown.number
        return Place(self.key, plan=self._plan_id, article=article, row=shown.state)

    def commands(self) -> Mapping[str, Handler]:
        """Return linking, import and what takes it back, search, and the map."""
        return {
            "undo": self.imports.undo,
            "redo": self.imports.redo,
            "find": self.left.enter_find,
            "link.add": self.link_case,
            "plan.import": self.import_text,
            "plan.undo_import": self.undo_import,
            "pane.side": self.work.toggle_map,
        }

    def panes(self) -> Sequence[QWidget]:
        """Return tree, article and map."""
        return (self.tree, *((self.article.list,) if self.article.list else ()), self.chart.map)

    def on_changes(self, changes: Changes) -> None:
        """Read anew what is shown; while another page is shown, that happens on the next arrival."""
        if changes.plans or not changes.proposals <= set(self._links):
            self._links = {}
        else:
            self._links = {ref: lines for ref, lines in self._links.items() if ref not in changes.proposals}
        if self.isVisible() and self._sheet is not None:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the map into a tab where three panes have no room."""
        super().resizeEvent(event)
        self.work.fit(self.width())

    def link_case(self) -> None:
        """Ask for a case that serves what is shown, and link it."""
        if self._sheet is not None:
            self.linking.ask(self._sheet, self._wanted, self._links)

    def import_text(self) -> None:
        """Ask for the text of a plan and import it."""
        self.imports.open(self._plan_id, "")

    def import_file(self, path: str) -> None:
        """Offer to import a file that was chosen already, as by dropping it on the window."""
        self.imports.open(self._plan_id, path)

    def undo_import(self) -> None:
        """Ask whether the last import into the plan that is shown shall be taken back."""
        self.imports.ask_take_back(self._plan_id)

    def _build(self) -> None:
        self.plans = ElidedChoice()
        self.plans.setAccessibleName(tr("Plan"))
        self.plans.setSizeAdjustPolicy(ElidedChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plans.setMinimumContentsLength(16)
        self.plans.hide()
        self.import_button = button(tr("Import official text…"), "primary", "import", self.import_text)
        self.header = Header(tr("Plan"), " ", [self.plans, self.import_button])
        self.left = LeftPane()
        self.tree = self.left.tree
        self.article = ArticlePane()
        self.chart = MapPane()
        self.export = TableExport(self)
        self.linking = Linking(self)
        self.imports = Imports(self, lambda: self._sheet.titles if self._sheet is not None else {})
        self.work = PlanPanes(self.left, self.article, self.chart)
        self.lay_out(self.header, self.work)

    def _connect(self) -> None:
        self.plans.activated.connect(self._choose_plan)
        self.tree.chosen.connect(lambda number, task: self._choose(Shown(number, task)))
        self.tree.opened.connect(self._open_first)
        self.chart.map.moved.connect(lambda number: self._choose(Shown(number)))
        self.chart.map.pressed_at.connect(self._press)
        self.chart.export_wanted.connect(lambda: self.export.export(self._plan_id))
        self.article.opened.connect(self._open_case)
        for pane in (self.tree, self.chart.map, self.article):
            key = QShortcut(QKeySequence(Qt.Key.Key_L), pane, self.link_case)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        RowMenu(self.tree, lambda: _entries(self))
        self.article.link_wanted.connect(self.link_case)
        self.article.import_wanted.connect(self.import_text)
        self.article.all_wanted.connect(lambda: self._choose(Shown(self._wanted.number)))

    def _read(self) -> None:
        """Read the plan anew; answers to older questions are dropped."""
        self._asked += 1
        number, plan_id = self._asked, self._plan_id
        self.desk.operations.ask(
            self,
            lambda wb: read_sheet(wb, plan_id),
            lambda sheet: self._take(number, sheet),
            lambda error: self._fail(number, error),
        )

    def _take(self, number: int, sheet: PlanSheet) -> None:
        if number != self._asked:
            return
        self.strip.dismiss()
        self._plan_id, self._sheet = sheet.plan.id, sheet
        self._links = {ref: lines for ref, lines in self._links.items() if ref in set(sheet.refs)}
        self.imports.show_steps(sheet.steps)
        self._show_header(sheet)
        self.chart.show_coverage(sheet.coverage)
        if sheet.article(self._wanted.number) is None and sheet.plan.articles:
            self._wanted = Shown(sheet.plan.articles[0].number)
        self._show_tree()
        self._choose(self._wanted)
        self._read_links(number)

    def _fail(self, number: int, error: BaseException) -> None:
        if number == self._asked:
            self.show_trouble(trouble_of(error), self._read)

    def _read_links(self, number: int) -> None:
        """Read the links of cases that are not known yet, some at a time, until all are."""
        if number != self._asked or self._sheet is None:
            return
        missing = [ref for ref in self._sheet.refs if ref not in self._links][:_AT_ONCE]
        plan = self._sheet.plan
        if missing:
            self.desk.operations.ask(
                self,
                lambda wb: read_links(wb, plan, missing),
                lambda found: self._take_links(number, found),
                lambda error: self._fail(number, error),
            )

    def _take_links(self, number: int, found: dict[str, tuple[LinkLine, ...]]) -> None:
        if number == self._asked:
            self._links.update(found)
            self._show_tree()
            self.article.show_links(self._links)
            let_tab_follow(self.tree, self.article)
            self._read_links(number)

    def _show_header(self, sheet: PlanSheet) -> None:
        plan = sheet.plan
        horizon = tr("until {day}", day=plan.horizon) if plan.horizon else ""
        issued = tr("issued {day}", day=plan.issued) if plan.issued else ""
        articles = tr_count("{count} article", "{count} articles", len(plan.articles))
        parts = filter(None, (plan.document_number, issued, horizon, articles))
        self.header.set_title(sheet.titles.get(plan.id, plan.id), " · ".join(parts))
        self.plans.clear()
        for plan_id, title in sheet.titles.items():
            self.plans.addItem(title, plan_id)
        self.plans.setCurrentIndex(self.plans.findData(plan.id))
        self.plans.setVisible(len(sheet.titles) > 1)

    def _show_tree(self) -> None:
        if self._sheet is not None:
            suspect = suspect_articles(self._links)
            self.left.show_nodes(article_nodes(self._sheet.plan, self._sheet.coverage, suspect))

    def _choose(self, shown: Shown) -> None:
        """Show an article in all three panes."""
        self._wanted = shown
        if self._sheet is None:
            return
        self.left.show_node(shown.number, shown.task)
        self.chart.map.select_row(shown.number)
        self.article.show_sheet(self._sheet, self._links, shown)
        let_tab_follow(self.tree, self.article)  # what it holds was made just now, and stands before the map
        here = self.desk.navigator.here
        if self.isVisible() and here is not None and here.page == self.key:
            self.desk.navigator.stay(self.place())

    def _press(self, number: str, state: str) -> None:
        """Show the cases of a cell; by keyboard, the focus goes to them."""
        self.work.show_article()
        self._choose(Shown(number, "", state))
        self.article.show_cases()

    def _choose_plan(self, place: int) -> None:
        self.desk.navigator.go(Place(self.key, plan=str(self.plans.itemData(place))))

    def _open_case(self, ref: str) -> None:
        self.desk.navigator.go(Place("editor", case=ref))

    def _open_first(self, _number: str) -> None:
        ref = self.article.first_case()
        if ref:
            self._open_case(ref)


def _entries(page: PlanPage) -> list[Entry]:
    """Return what can be done with the article or task that is current."""
    words = str(page.tree.currentIndex().data() or "")
    return [
        Entry(tr("Link a case…"), page.link_case),
        Entry(tr("Import the text…"), page.import_text),
        Entry(tr("Copy the title"), lambda: QApplication.clipboard().setText(words)),
    ]
