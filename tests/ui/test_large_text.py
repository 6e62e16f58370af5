"""Large text in the smallest window: what is shown stays inside its pane, and what has no room is left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.helpers.editors import opened
from tests.helpers.planpages import shown
from tests.helpers.windows import TestDesk
from workbench.ui import theme
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.pages.start.page import StartPage
from workbench.ui.widgets.sectionlist import _lines, _room

WIDTH, HEIGHT = 1024 - 144, 700 - 96  # of a page beside the rail at 200 %


@pytest.fixture
def large(sample_desk: TestDesk) -> Iterator[TestDesk]:
    """Give a desk with the sample case, everything at 200 %."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 2.0)
    yield sample_desk
    theme.apply(application, "light")


def left_of(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).x()


def test_the_panes_of_the_plan_stand_side_by_side(large: TestDesk) -> None:
    page = shown(large, "9", WIDTH)
    assert left_of(page.left, page) + page.left.width() <= left_of(page.article, page)
    assert left_of(page.article, page) + page.article.width() <= WIDTH
    for part in page.article.findChildren(QLabel):
        if part.isVisible():
            assert left_of(part, page) + part.width() <= WIDTH, part.text()


def test_keys_without_room_are_left_out_at_the_foot_of_the_cases(large: TestDesk) -> None:
    page = CasesPage(large.desk)
    large.show(page, width=WIDTH, height=HEIGHT)
    caps = [item for item in page.foot.findChildren(QLabel) if item.property("tone") == "key"]
    seen = [cap for cap in caps if cap.isVisible()]
    assert 0 < len(seen) < len(caps)
    assert all(cap.width() >= cap.sizeHint().width() for cap in seen)


def test_the_start_page_leaves_its_room_to_the_title(large: TestDesk) -> None:
    page = StartPage(large.desk)
    large.show(page, width=WIDTH, height=HEIGHT)
    assert page._resume._title.width() >= theme.px(200)


def test_the_titles_of_cases_have_room_before_the_other_columns(sample_desk: TestDesk) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 1.5)
    page = CasesPage(sample_desk.desk)
    sample_desk.show(page, width=1366 - 120, height=650)
    head = page.table.head
    given = [head.sectionSize(place) for place in range(head.count()) if not head.isSectionHidden(place)]
    assert len(given) == 5
    wide = given[0]
    head.resizeSection(1, given[1] + 60)
    head.fit()
    assert head.sectionSize(1) == given[1] + 60, "what was dragged is kept"
    theme.apply(application, "light")
    assert wide >= theme.px(460) * 1.3, given


def test_the_names_of_sections_are_whole_in_large_text(sample_desk: TestDesk) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 1.5)
    page = opened(sample_desk, "purpose", 1366 - 120, 600)
    view = page._sections.view
    cut = []
    for item in view.sections.items:
        size, lines = _lines(item, view.viewport().width())
        room = _room(view.viewport().width(), item)
        cut += [line for line in lines if theme.metrics(size).horizontalAdvance(line) > room]
    theme.apply(application, "light")
    assert not cut
