"""The editor of rich texts with real keys, clicks, paste and drop: what is typed is stored in the set."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QImageWriter, QInputMethodEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.data.hostile_texts import HOSTILE
from tests.helpers.editors import CASE, opened, row
from tests.helpers.picturefiles import jpeg, png
from tests.helpers.windows import TestDesk
from workbench.domain.cleaning import cleaned
from workbench.domain.content import plain_text
from workbench.formspec.model import Field
from workbench.kernel.i18n import Bilingual
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rich import RichEditor

FIELD = "scope"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ROW = "<tr><td></td><td></td><td></td></tr>"


def picture_bytes(width: int = 60, height: int = 30) -> bytes:
    """Return a PNG that can be drawn."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


@pytest.fixture
def page(sample_desk: TestDesk) -> EditorPage:
    """Open the editor at an empty rich text that has the focus."""
    sample_desk.workbench.drafting.set_value(CASE, FIELD, None)
    page = opened(sample_desk, FIELD)
    editor_of(page).focus_cell()
    return page


def editor_of(page: EditorPage) -> RichEditor:
    editor = row(page, FIELD).editor
    assert isinstance(editor, RichEditor)
    return editor


def stored(desk: TestDesk, page: EditorPage) -> str:
    """Leave the field and return what is stored."""
    row(page, FIELD).commit()
    desk.settle()
    return str(desk.workbench.drafting.case(CASE).values.get(FIELD) or "")


def keys(page: EditorPage, *typed: str | tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
    """Type words and keys into the box."""
    box = editor_of(page).box
    for one in typed:
        if isinstance(one, str):
            QTest.keyClicks(box, one)
        elif isinstance(one, tuple):
            QTest.keyClick(box, one[0], one[1])
        else:
            QTest.keyClick(box, one)


def paste(**kinds: str) -> None:
    """Put something on the clipboard."""
    mime = QMimeData()
    for kind, words in kinds.items():
        mime.setData({"html": "text/html", "text": "text/plain"}[kind], words.encode())
    QApplication.clipboard().setMimeData(mime)


def test_looks_are_typed_with_keys_and_clicked(sample_desk: TestDesk, page: EditorPage) -> None:
    editor = editor_of(page)
    keys(page, "a", (Qt.Key.Key_B, CONTROL), "b", (Qt.Key.Key_B, CONTROL), (Qt.Key.Key_I, CONTROL), "c")
    keys(page, (Qt.Key.Key_I, CONTROL), (Qt.Key.Key_U, CONTROL), "d", (Qt.Key.Key_U, CONTROL))
    for name, word in (("sub", "2"), ("sup", "3")):
        QTest.mouseClick(editor.tools.buttons[name], Qt.MouseButton.LeftButton)
        assert editor.box.hasFocus()
        assert editor.tools.buttons[name].isChecked()
        keys(page, word)
        QTest.mouseClick(editor.tools.buttons[name], Qt.MouseButton.LeftButton)
    keys(page, "e")
    assert stored(sample_desk, page) == (
        "<p>a<strong>b</strong><em>c</em><u>d</u><sub>2</sub><sup>3</sup>e</p>"
    )


def test_a_click_on_a_tool_leaves_the_cursor_in_the_text(page: EditorPage) -> None:
    editor = editor_of(page)
    for button in (editor.tools.buttons["bold"], editor.tools.buttons["bullets"]):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert editor.box.hasFocus()


def test_a_text_without_looks_is_stored_as_plain_lines(sample_desk: TestDesk, page: EditorPage) -> None:
    keys(page, "<p>a</p>", Qt.Key.Key_Return, "b  c", (Qt.Key.Key_Return, SHIFT), "d")
    assert stored(sample_desk, page) == "<p>&lt;p&gt;a&lt;/p&gt;</p><p>b  c</p><p>d</p>"
    keys(page, (Qt.Key.Key_A, CONTROL), "x")
    assert stored(sample_desk, page) == "x"


def test_lists_are_typed_with_levels_and_left(sample_desk: TestDesk, page: EditorPage) -> None:
    keys(page, (Qt.Key.Key_N, CONTROL | ALT), "a", Qt.Key.Key_Return, Qt.Key.Key_Tab, "b", Qt.Key.Key_Return)
    keys(page, (Qt.Key.Key_Tab, SHIFT), "c", Qt.Key.Key_Return, Qt.Key.Key_Return, "d", Qt.Key.Key_Return)
    keys(page, (Qt.Key.Key_L, CONTROL | ALT), "e")
    assert stored(sample_desk, page) == (
        "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol><p>d</p><ul><li>e</li></ul>"
    )
    keys(page, (Qt.Key.Key_L, CONTROL | ALT))
    assert stored(sample_desk, page).endswith("<p>d</p><p>e</p>")


def test_tab_leaves_the_text_for_the_next_field_and_a_key_leads_to_the_tools(page: EditorPage) -> None:
    editor = editor_of(page)
    keys(page, "a", Qt.Key.Key_Tab)
    there = QApplication.focusWidget()
    assert there is not None and not editor.isAncestorOf(there)
    QTest.keyClick(there, Qt.Key.Key_Backtab)
    assert editor.box.hasFocus()
    keys(page, (Qt.Key.Key_Tab, CONTROL))
    assert editor.words() == "a\t"
    keys(page, (Qt.Key.Key_F10, ALT))
    assert QApplication.focusWidget() is editor.tools.buttons["bold"]
    QTest.keyClick(editor.tools.buttons["bold"], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is editor.tools.buttons["italic"]
    QTest.keyClick(editor.tools.buttons["italic"], Qt.Key.Key_Space)
    assert editor.tools.buttons["italic"].isChecked()
    assert QApplication.focusWidget() is editor.tools.buttons["italic"]


def test_a_table_is_put_in_filled_changed_and_removed(sample_desk: TestDesk, page: EditorPage) -> None:
    editor = editor_of(page)
    keys(page, "x", (Qt.Key.Key_T, CONTROL | ALT), "a", Qt.Key.Key_Tab, "b")
    assert stored(sample_desk, page) == (
        f"<p>x</p><table><tr><td>a</td><td>b</td><td></td></tr>{ROW}{ROW}</table><p></p>"
    )
    acts = {action.data(): action for action in editor.tools.table_menu.actions()}
    editor.tools.show_state()
    assert not acts["insert"].isEnabled()
    for name in ("remove_row", "row_below", "column_left", "remove_column", "remove_column", "remove_row"):
        acts[name].trigger()
    assert stored(sample_desk, page).count("<td>") == 4
    keys(page, (Qt.Key.Key_Tab, SHIFT))
    acts["remove_table"].trigger()
    assert stored(sample_desk, page) in ("x", "x\n")
    assert acts["insert"].isEnabled()


def test_tab_goes_through_the_cells_and_behind_the_last_to_a_new_row(
    sample_desk: TestDesk, page: EditorPage
) -> None:
    keys(page, (Qt.Key.Key_T, CONTROL | ALT), *([Qt.Key.Key_Tab] * 8), "z", Qt.Key.Key_Tab, "new")
    editor = editor_of(page)
    assert editor.box.hasFocus()
    assert editor.words().split("\n")[8:12] == ["z", "new", "", ""]
    keys(page, Qt.Key.Key_Backtab, Qt.Key.Key_Right, "y")
    assert editor.words().split("\n")[8:10] == ["zy", "new"]
    keys(page, Qt.Key.Key_Down, Qt.Key.Key_Down, "behind")
    assert stored(sample_desk, page).endswith("</table><p>behind</p>")
    keys(page, Qt.Key.Key_Tab)
    assert not editor.box.hasFocus()


def test_back_from_the_first_cell_and_in_what_is_read_only_tab_leaves_a_table(page: EditorPage) -> None:
    keys(page, (Qt.Key.Key_T, CONTROL | ALT), Qt.Key.Key_Backtab)
    editor = editor_of(page)
    assert not editor.box.hasFocus()
    editor.box.setReadOnly(True)
    editor.focus_cell()
    keys(page, *([Qt.Key.Key_Tab] * 9))
    assert not editor.box.hasFocus()
    assert editor.words() == "\n" * 9


def test_what_is_pasted_from_a_word_processor_is_cleaned(sample_desk: TestDesk, page: EditorPage) -> None:
    keys(page, "vor ")
    paste(html='<p class=x style="color:red">a <b onclick=1>b</b></p><ol><li>c</li></ol>', text="a b c")
    keys(page, (Qt.Key.Key_V, CONTROL))
    assert stored(sample_desk, page) == "<p>vor a <strong>b</strong></p><ol><li>c</li></ol>"


def test_cells_of_a_spreadsheet_become_a_table_and_formulas_stay_words(
    sample_desk: TestDesk, page: EditorPage
) -> None:
    paste(html="<table><tr><td>=1+1</td><td x:num>2</td></tr></table>", text="=1+1\t2")
    keys(page, (Qt.Key.Key_V, CONTROL))
    assert stored(sample_desk, page) == "<table><tr><td>=1+1</td><td>2</td></tr></table><p></p>"


def test_plain_text_is_pasted_as_it_is(sample_desk: TestDesk, page: EditorPage) -> None:
    paste(text="<b>a</b>\r\nb\x00c")
    keys(page, (Qt.Key.Key_V, CONTROL))
    assert stored(sample_desk, page) == "<b>a</b>\nbc"


def test_what_is_copied_here_keeps_its_looks_and_pictures_for_pasting(
    sample_desk: TestDesk, page: EditorPage
) -> None:
    text = "<p>a<strong>b</strong></p><ul><li>c</li></ul>"
    editor_of(page).set_raw(text)
    keys(page, (Qt.Key.Key_A, CONTROL), (Qt.Key.Key_C, CONTROL))
    assert QApplication.clipboard().text() == "ab\nc"
    keys(page, (Qt.Key.Key_A, CONTROL), Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    keys(page, (Qt.Key.Key_V, CONTROL))
    assert stored(sample_desk, page) == text


LISTED = "<ol><li>a</li><li>b</li></ol><p>c</p>"


@pytest.mark.parametrize("before", [LISTED, "<ul><li>a<ul><li>b</li></ul></li></ul>"])
@pytest.mark.parametrize(
    ("html", "text", "there"),
    [
        ("", "x", "x"),
        ("", "x\ny", "x\ny"),
        ("<h1>x</h1><p>y</p>", "x", "<p><strong>x</strong></p><p>y</p>"),
        ("<table><tr><td>x</td></tr></table>", "x", "<table><tr><td>x</td></tr></table><p></p>"),
        ("<ul><li>x</li></ul>", "x", "<ul><li>x</li></ul>"),
        ("<p>x</p><ul><li>y</li></ul>", "x", "<p>x</p><ul><li>y</li></ul>"),
    ],
)
def test_what_is_pasted_over_all_leaves_nothing_of_a_list(
    editor: RichEditor, before: str, html: str, text: str, there: str
) -> None:
    editor.set_raw(before)
    paste(**{"html": html, "text": text} if html else {"text": text})
    QTest.keyClick(editor.box, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(editor.box, Qt.Key.Key_V, CONTROL)
    assert editor.raw() == there
    QTest.keyClick(editor.box, Qt.Key.Key_Z, CONTROL)
    assert editor.raw() == before


@pytest.mark.parametrize(
    ("item", "html", "there"),
    [
        ("", "x", "<ol><li>a</li><li>x</li><li>c</li></ol>"),
        ("b", "x", "<ol><li>a</li><li>x</li><li>c</li></ol>"),
        ("", "<p>x</p><p>y</p>", '<ol><li>a</li></ol><p>x</p><p>y</p><ol start="2"><li>c</li></ol>'),
        ("b", "<ul><li>x</li></ul>", "<ol><li>a</li></ol><ul><li>x</li></ul><ol><li>c</li></ol>"),
    ],
)
def test_words_pasted_over_an_item_stay_one_and_paragraphs_leave_no_empty_item(
    editor: RichEditor, item: str, html: str, there: str
) -> None:
    editor.set_raw(f"<ol><li>a</li><li>{item}</li><li>c</li></ol>")
    cursor = editor.box.textCursor()
    cursor.setPosition(2)
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    editor.box.setTextCursor(cursor)
    paste(html=html, text="x")
    QTest.keyClick(editor.box, Qt.Key.Key_V, CONTROL)
    assert editor.raw() == there


def test_words_pasted_into_a_list_that_is_just_begun_are_its_first_item(editor: RichEditor) -> None:
    QTest.keyClick(editor.box, Qt.Key.Key_L, CONTROL | ALT)
    paste(text="x")
    QTest.keyClick(editor.box, Qt.Key.Key_V, CONTROL)
    assert editor.raw() == "<ul><li>x</li></ul>"


@pytest.fixture
def editor(qtbot: QtBot) -> RichEditor:
    """Give an editor that stands alone."""
    alone = RichEditor(Field(FIELD, "rich", Bilingual("范围", "Scope")))
    qtbot.addWidget(alone)
    alone.show()
    return alone


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_pasted_loads_nothing_and_leaves_no_markup(editor: RichEditor, name: str) -> None:
    mime = QMimeData()
    mime.setHtml(HOSTILE[name].replace("\ud800", ""))
    editor.box.insertFromMimeData(mime)
    written, document = str(editor.raw()), editor.box.rich_document
    assert "one" in editor.words()
    assert cleaned(written) == written
    for address in ("example.test", "passwd", "//host"):
        assert address not in document.toHtml()
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource):
        for address in ("http://example.test/x.png", "file:///etc/passwd", "//host/share/x"):
            assert document.loadResource(kind.value, QUrl(address)) is None


def test_five_megabytes_are_refused_with_a_sentence_and_nothing_else_changes(
    sample_desk: TestDesk, page: EditorPage
) -> None:
    keys(page, "a")
    paste(html="<div>" * 1_000_000, text="x" * 5_000_000)
    keys(page, (Qt.Key.Key_V, CONTROL))
    assert any("too long" in words for words in sample_desk.told)
    assert stored(sample_desk, page) == "a"


def test_a_picture_is_dropped_pasted_and_shown_again(
    sample_desk: TestDesk, page: EditorPage, tmp_path: Path
) -> None:
    editor = editor_of(page)
    keys(page, "a")
    (tmp_path / "流程.png").write_bytes(picture_bytes())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "流程.png"))])
    assert editor.box.canInsertFromMimeData(mime)
    place = QPointF(editor.box.viewport().rect().center())
    event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, SHIFT)
    editor.box.dropEvent(event)
    sample_desk.settle()
    first = stored(sample_desk, page)
    assert 'alt="流程"' in first and first.startswith("<p>a</p><img ")
    QApplication.clipboard().setImage(QImage.fromData(picture_bytes(20, 20)))
    keys(page, (Qt.Key.Key_V, CONTROL))
    sample_desk.settle()
    assert stored(sample_desk, page).count("<img ") == 2
    again = opened(sample_desk, FIELD)
    document = editor_of(again).box.rich_document
    digest = first.partition("picture:")[2][:64]
    assert document.knows(digest)


@pytest.mark.parametrize("data", [b"GIF89a", png()[:-9], jpeg()], ids=["other", "cut", "no image"])
def test_a_picture_that_is_none_is_refused_with_a_sentence(
    sample_desk: TestDesk, page: EditorPage, tmp_path: Path, data: bytes
) -> None:
    keys(page, "a")
    file = tmp_path / "x.png"
    file.write_bytes(data)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    editor_of(page).box.insertFromMimeData(mime)
    sample_desk.settle()
    assert any("x.png" in str(error) for error in sample_desk.troubles)
    assert stored(sample_desk, page) == "a"


def test_other_files_are_left_to_the_window(page: EditorPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/x/draft.docx"), QUrl("http://example.test/x.png")])
    assert not editor_of(page).box.canInsertFromMimeData(mime)


def test_what_is_composed_is_taken_over_before_storing(sample_desk: TestDesk, page: EditorPage) -> None:
    keys(page, "a")
    QApplication.sendEvent(editor_of(page).box, QInputMethodEvent("标准", []))
    assert stored(sample_desk, page) == "a标准"


def test_what_is_stored_is_undone_in_the_case(sample_desk: TestDesk, page: EditorPage) -> None:
    keys(page, (Qt.Key.Key_B, CONTROL), "a")
    assert stored(sample_desk, page) == "<p><strong>a</strong></p>"
    sample_desk.desk.actions.action("undo").trigger()
    sample_desk.settle()
    assert stored(sample_desk, page) == ""


def test_every_tool_says_its_name_and_its_keys(page: EditorPage) -> None:
    tools = editor_of(page).tools
    names = [button.accessibleName() for button in tools.buttons.values()]
    assert len(set(names)) == len(names) and all(names)
    for name, button in tools.buttons.items():
        assert name == "picture" or "Ctrl+" in button.toolTip()


def test_the_counter_counts_words_without_markup(page: EditorPage) -> None:
    keys(page, (Qt.Key.Key_B, CONTROL), "abc", Qt.Key.Key_Space, "def")
    assert row(page, FIELD).counter.text() == "2 words or characters"


def test_a_text_that_can_only_be_read_has_no_tools(page: EditorPage) -> None:
    editor = editor_of(page)
    keys(page, "a")
    editor.set_read_only(True)
    keys(page, "b", (Qt.Key.Key_B, CONTROL), (Qt.Key.Key_N, CONTROL | ALT), (Qt.Key.Key_T, CONTROL | ALT))
    assert editor.raw() == "a"
    assert not editor.tools.isVisible()
    assert plain_text(str(editor.raw())) == "a"
    assert editor.box.mapTo(page, QPoint(0, 0)).x() > 0
