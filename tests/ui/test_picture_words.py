"""Describing a picture in a text by keys: the dialog that asks, and where one goes on writing afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.helpers.dialogs import in_modal
from tests.helpers.editors import CASE, opened, row
from tests.helpers.picturefiles import png
from tests.helpers.windows import TestDesk
from workbench.ui.dialogs.picturewords import PictureWordsDialog
from workbench.ui.widgets.fields.rich import RichEditor


@pytest.fixture
def editor(sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RichEditor:
    """Give a text in which a picture was just put from its file, the cursor right behind it."""
    file = tmp_path / "section.png"
    file.write_bytes(png())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(file), ""))
    made = row(opened(sample_desk, "scope"), "scope").editor
    assert isinstance(made, RichEditor)
    made.tools.buttons["picture"].setFocus()
    made.tools.picture_menu.actions()[0].trigger()
    sample_desk.settle()
    return made


def stored(desk: TestDesk, editor: RichEditor) -> str:
    editor.commit()
    desk.settle()
    return str(desk.workbench.drafting.case(CASE).values["scope"])


def describe(editor: RichEditor, words: str, key: Qt.Key) -> None:
    """Open the dialog from the menu, type words over what stands there and press a key."""

    def act(dialog: PictureWordsDialog) -> None:
        assert dialog.focusWidget() is dialog.words
        QTest.keyClicks(dialog.words, words)
        QTest.keyClick(dialog.words, key)

    editor.tools.buttons["picture"].setFocus()
    in_modal(PictureWordsDialog, editor.tools.picture_menu.actions()[1].trigger, act)


def test_after_a_picture_was_put_in_one_goes_on_writing(sample_desk: TestDesk, editor: RichEditor) -> None:
    assert editor.window().focusWidget() is editor.box
    assert 'alt="section"' in stored(sample_desk, editor)


def test_a_picture_is_described_in_a_dialog_with_a_verb(sample_desk: TestDesk, editor: RichEditor) -> None:
    describe(editor, "Cooling plate", Qt.Key.Key_Return)
    assert 'alt="Cooling plate"' in stored(sample_desk, editor)
    assert editor.window().focusWidget() is editor.box


def test_esc_leaves_the_words_as_they_were(sample_desk: TestDesk, editor: RichEditor) -> None:
    describe(editor, "Cooling plate", Qt.Key.Key_Escape)
    assert 'alt="section"' in stored(sample_desk, editor)
