"""The repair of one finding mends its field alone, and the message says how many more of the kind are left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.helpers.editors import CASE, opened, row
from tests.helpers.hands import focused
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case

TITLES = {"title_zh": "冷链物流装备（副本）", "title_en": "Cold chain equipment (copy)"}
MENDED = {"title_zh": "冷链物流装备", "title_en": "Cold chain equipment"}
LEFT = "Repaired here; 1 more finding of this kind is left"


@pytest.fixture
def copied(desk: TestDesk) -> TestDesk:
    """Give a case whose titles both bear the mark of a copy, and nothing else that could be repaired."""
    new_case(desk.workbench)
    desk.workbench.drafting.fill(CASE, TITLES)
    return desk


def titles(desk: TestDesk) -> dict[str, object]:
    """Return both titles of the case."""
    values = desk.workbench.drafting.case(CASE).values
    return {name: values[name] for name in TITLES}


def rest(desk: TestDesk) -> None:
    """Wait until what was asked for is done and shown."""
    for _ in range(3):
        desk.settle()


@pytest.mark.parametrize("field", list(TITLES))
def test_the_key_mends_the_title_one_is_in_and_tells_of_the_other(copied: TestDesk, field: str) -> None:
    opened(copied, field)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(copied)
    assert titles(copied) == {**TITLES, field: MENDED[field]}
    assert copied.told == [LEFT]
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rest(copied)
    assert titles(copied) == TITLES


def test_the_button_below_a_title_mends_that_title(copied: TestDesk) -> None:
    page = opened(copied, "title_zh")
    words = f"Change to: {MENDED['title_en']}"
    (mend,) = [one for one in row(page, "title_en").findChildren(QPushButton) if one.text() == words]
    QTest.mouseClick(mend, Qt.MouseButton.LeftButton)
    rest(copied)
    assert titles(copied) == {**TITLES, "title_en": MENDED["title_en"]}
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(copied)
    assert titles(copied) == {**TITLES, "title_en": MENDED["title_en"]}


def test_the_finding_that_is_selected_among_the_checks_is_mended(copied: TestDesk) -> None:
    page = opened(copied, "purpose", tab="checks")
    tab = page._side._checks
    marked = [n for n, one in enumerate(tab._model.findings) if one.rule == "P26"]
    tab._view.setCurrentIndex(tab._model.index(marked[1]))
    tab._view.setFocus()
    QTest.keyClick(tab._view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(copied)
    assert titles(copied) == {**TITLES, "title_en": MENDED["title_en"]}


def test_the_last_of_its_kind_is_told_without_a_rest(copied: TestDesk) -> None:
    copied.workbench.drafting.set_value(CASE, "title_en", MENDED["title_en"])
    opened(copied, "title_zh")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(copied)
    assert titles(copied) == MENDED
    assert copied.told == ["Repairs applied: 1"]


def test_what_was_typed_just_before_is_what_is_mended(copied: TestDesk) -> None:
    opened(copied, "title_zh")
    QTest.keyClick(focused(), Qt.Key.Key_Home)
    QTest.keyClicks(focused(), "A")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(copied)
    assert titles(copied) == {**TITLES, "title_zh": f"A{MENDED['title_zh']}"}


def test_all_repairs_mend_both_titles_as_one_step(copied: TestDesk) -> None:
    opened(copied, "purpose")
    copied.desk.actions.run("repair.all")
    rest(copied)
    assert titles(copied) == MENDED
    copied.desk.actions.run("undo")
    rest(copied)
    assert titles(copied) == TITLES
