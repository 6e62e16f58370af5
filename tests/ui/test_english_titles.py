"""Pages of one case in the English window: its English title where there is one, the Chinese one below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place

CASE = "2026-001"
ENGLISH, CHINESE = "Emergency power supply devices", "应急供电装置"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with the sample case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    window.workbench.drafting.fill(CASE, {"title_zh": CHINESE, "title_en": ENGLISH})
    yield window
    window.close()


def head(opened: OpenWindow, page: str) -> tuple[str, str]:
    """Return title and line below it."""
    shown = opened.go(Place(page, case=CASE)).head
    assert shown is not None
    labels = [one for one in shown.findChildren(QLabel) if one.property("role") in ("title", "small")]
    by_role = {str(one.property("role")): one.text() for one in labels}
    return by_role["title"], by_role["small"]


@pytest.mark.parametrize("page", ["editor", "answers"])
def test_the_english_title_is_the_heading_and_the_chinese_one_stands_below(
    opened: OpenWindow, page: str
) -> None:
    title, below = head(opened, page)
    assert title == ENGLISH
    assert below.startswith(CASE) and below.endswith(CHINESE)


@pytest.mark.parametrize("page", ["handin", "versions"])
def test_pages_named_after_themselves_say_the_english_title_below(opened: OpenWindow, page: str) -> None:
    assert ENGLISH in head(opened, page)[1]


@pytest.mark.parametrize("page", ["editor", "answers"])
def test_the_chinese_window_and_a_case_without_an_english_title_have_the_chinese_one(
    opened: OpenWindow, page: str
) -> None:
    opened.workbench.drafting.fill(CASE, {"title_en": ""})
    title, below = head(opened, page)
    assert title == CHINESE and CHINESE not in below
    opened.workbench.drafting.fill(CASE, {"title_en": ENGLISH})
    opened.desk.change_settings(language="zh")
    title, below = head(opened, page)
    assert title == CHINESE and ENGLISH not in below
