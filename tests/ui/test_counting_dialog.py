"""Words and pages in a dialog: the numbers of the services, a guess that says so, cancelled when it closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.editors import CASE, opened
from tests.helpers.turning import WAIT
from tests.helpers.windows import TestDesk
from workbench.app.wording import pages_words
from workbench.services.exporting import Exporting
from workbench.ui.dialogs.counting import CountingDialog
from workbench.word import pages

_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def guess(dialog: CountingDialog) -> str:
    return pages_words(dialog._found, None)


def in_dialog(desk: TestDesk, act: Callable[[CountingDialog], None]) -> None:
    """Open the dialog from the editor with its key and do something in it; it is closed at the end."""
    page = opened(desk, "purpose")

    def open_it() -> None:
        QTest.keyClick(page, Qt.Key.Key_G, CONTROL_SHIFT)
        desk.settle()

    in_modal(CountingDialog, open_it, act)


def test_without_libreoffice_the_pages_are_a_guess_and_say_so(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "office_program", lambda: "")
    count = sample_desk.workbench.guiding.statistics(CASE).count

    def look(dialog: CountingDialog) -> None:
        assert dialog.pages.text() == "Pages: about 8 (a guess from the number of words)"
        model = dialog.table.model()
        assert model.index(0, 0).data() == "Together"
        assert model.index(0, 1).data() == str(count.words)
        head, right = model.headerData(1, Qt.Orientation.Horizontal, _ALIGNED), Qt.AlignmentFlag.AlignRight
        assert head & right
        option = QStyleOptionViewItem()
        delegate = dialog.table.itemDelegateForColumn(1)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, model.index(0, 1))
        assert option.displayAlignment & right
        assert "of 200 characters" in dialog.text()
        copy = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Copy")
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == dialog.text()

    in_dialog(sample_desk, look)


def test_pages_that_were_counted_take_the_place_of_the_guess(
    qtbot: QtBot, sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Exporting, "page_count", lambda _self, _case, _progress: 7)

    def look(dialog: CountingDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages.text() != guess(dialog), timeout=WAIT)
        assert dialog.pages.text() == "Pages: 7, counted in the document"

    in_dialog(sample_desk, look)


def test_the_dialog_is_as_high_as_its_lines_and_can_be_made_lower(sample_desk: TestDesk) -> None:
    def look(dialog: CountingDialog) -> None:
        lines = dialog.table.verticalHeader().length()
        assert dialog.table.verticalScrollBar().maximum() == 0
        assert 0 <= dialog.table.viewport().height() - lines < 40
        before = dialog.height()
        dialog.resize(dialog.width(), before - 200)
        assert dialog.height() == before - 200

    in_dialog(sample_desk, look)
