"""Pages that were built anew leave nothing behind: neither their widgets nor the Python half of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import two_cases
from workbench.app.settings import change_settings
from workbench.ui.mainwindow.pages import PAGES
from workbench.ui.navigation import Place

CASE = "2026-001"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, two_cases)
    yield window
    window.close()


def test_pages_are_gone_after_another_look_also_those_one_worked_beside(opened: OpenWindow) -> None:
    for page in PAGES:
        opened.go(Place(page, case=CASE))
    opened.go(Place("editor", case=CASE))
    for _ in range(3):  # each section that is opened takes its place in the order of Tab
        opened.desk.actions.run("section.next")
        opened.settle()
    before = {page.key: ref(page) for page in opened.contents.pages}
    assert before.keys() == PAGES.keys()

    opened.contents.rebuild()
    opened.settle()
    gc.collect()

    assert [key for key, page in before.items() if page() is not None] == []
