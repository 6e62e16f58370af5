"""The plan page for tests: a workspace with two cases that serve the plan, the page, what it says and shows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QWidget

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.ui.navigation import Place
from workbench.ui.pages.plan.page import PlanPage

SAMPLE, SECOND = "2026-001", "2026-002"
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def two_cases(workbench: Workbench) -> None:
    """Make the sample case, which serves 9 and 3, and one in drafting that serves a task of 9 and article 3."""
    sample_case(workbench)
    other = new_case(workbench, "碳排放核算方法")
    task = workbench.planning.plan(DEFAULT_PLAN).article("9").tasks[0].id
    workbench.planning.link(other.ref, ArticleRef(DEFAULT_PLAN, "9", task), "统一核算方法，便于比较。")
    workbench.planning.link(other.ref, ArticleRef(DEFAULT_PLAN, "3"), "装备制造也要核算排放。")


def shown(desk: TestDesk, article: str = "", width: int = 1440) -> PlanPage:
    """Show the page on an article, as the window does after somebody went there."""
    page = PlanPage(desk.desk)
    place = Place("plan", article=article)
    desk.desk.navigator.stay(place)
    desk.show(page, place, width)
    page.tree.setFocus()
    desk.settle()
    return page


def texts(page: QWidget) -> list[str]:
    """Return what labels and buttons say that can be seen."""
    found = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return [item.text().strip() for item in found if item.isVisible()]


def press(page: QWidget, words: str) -> None:
    """Click the button that says something."""
    found = [b for b in page.findChildren(QPushButton) if b.text().strip() == words and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def click(view: QAbstractItemView, index: QModelIndex, at: QPoint | None = None) -> None:
    """Click into a row or a cell."""
    box: QRect = view.visualRect(index)
    assert not box.isEmpty() and view.viewport().rect().contains(box)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at or box.center())


def spoken(page: PlanPage, number: str, task: str = "") -> str:
    """Return the sentence for a row of the tree."""
    nodes = page.tree.nodes
    return str(nodes.data(nodes.index_of(number, task), SPOKEN))


def cell(page: PlanPage, number: str, state: str) -> QModelIndex:
    """Return a cell of the map by article and state; the state may be `total`."""
    chart = page.chart.map.map
    row = [one.key for one in chart.rows].index(number)
    titles = [str(chart.headerData(place, Qt.Orientation.Horizontal)) for place in range(chart.columnCount())]
    return chart.index(row, titles.index(state))


def map_row(page: PlanPage) -> str:
    """Return the article whose row is outlined in the map."""
    return page.chart.map.row_key(page.chart.map.currentIndex())


def listed_cases(page: PlanPage) -> list[str]:
    """Return the sentences for the cases in the middle."""
    if page.article.list is None:
        return []
    model = page.article.list.model()
    return [str(model.data(model.index(row, 0), SPOKEN)) for row in range(model.rowCount())]


def found_articles(page: PlanPage) -> list[str]:
    """Return the numbers of the articles in the tree."""
    return [node.number for node in page.tree.nodes.articles]
