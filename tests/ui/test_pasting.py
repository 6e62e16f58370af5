"""Five megabytes pasted into every kind of editor are refused with a sentence; hostile texts stay words."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.data.hostile_texts import HOSTILE
from tests.helpers.turning import WAIT, let_qt_work
from workbench.formspec.loader import load_form
from workbench.kernel.paths import form_folder
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.factory import editor_for
from workbench.ui.widgets.fields.pasting import join_lines
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.textmenu import TextWidget

HUGE = "中文 text 。" * 700_000
FORM = load_form(form_folder() / "gb-t-recommended" / "form.yaml")
# One field of every kind that is typed into.
TYPED = {
    field.kind: field.id
    for field in FORM.fields.values()
    if field.kind not in ("choice", "yes_no", "date", "rows", "attachments")
}
_SHOWN: list[QWidget] = []


def shown(qtbot: QtBot, name: str) -> tuple[FieldEditor, TextWidget, list[str]]:
    """Show the editor of a field, of rows with a row; return it, its first text and what it tells."""
    made = editor_for(FORM.fields[name])
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    window.resize(700, 500)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, WAIT)
    if isinstance(made, RowsEditor):
        made.add_row()
    told: list[str] = []
    made.told.connect(told.append)
    text = made.text_widget() or made.findChildren(QLineEdit)[0]
    text.setFocus()
    _SHOWN[:] = [window]
    return made, text, told


def paste(text: QWidget, data: QMimeData) -> None:
    """Put something on the clipboard and paste it with its keys."""
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def content(text: TextWidget) -> str:
    return text.text() if isinstance(text, QLineEdit) else text.toPlainText()


@pytest.mark.parametrize("name", [*TYPED.values(), "products"])
def test_a_huge_text_is_refused_with_a_sentence_and_the_words_there_stay(qtbot: QtBot, name: str) -> None:
    _, text, told = shown(qtbot, name)
    QTest.keyClicks(text, "12")
    QApplication.clipboard().setText(HUGE)
    begin = time.process_time()
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    let_qt_work()
    assert time.process_time() - begin < 3
    assert content(text) == "12"
    assert [sentence for sentence in told if "too long to be pasted" in sentence] == told != []
    QTest.keyClicks(text, "3")
    assert content(text) == "123"


@pytest.mark.parametrize("name", [*TYPED.values(), "products"])
def test_what_is_selected_stays_when_a_huge_text_is_refused(qtbot: QtBot, name: str) -> None:
    _, text, told = shown(qtbot, name)
    QTest.keyClicks(text, "12")
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText(HUGE)
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    let_qt_work()
    assert content(text) == "12"
    assert len(told) == 1


@pytest.mark.parametrize(
    "markup", ['<img src="http://example.test/x.png">', "<script>one</script>", "<p> </p>"]
)
def test_what_holds_no_words_is_not_pasted_and_says_so(qtbot: QtBot, markup: str) -> None:
    made, text, told = shown(qtbot, TYPED["rich"])
    QTest.keyClicks(text, "12")
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    data = QMimeData()
    data.setHtml(markup)
    paste(text, data)
    assert made.raw() == "12"
    assert told == ["Nothing was pasted: there are no words in it, and nothing is fetched from elsewhere."]


def test_a_picture_of_the_clipboard_that_cannot_be_read_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    made, text, told = shown(qtbot, TYPED["rich"])
    QTest.keyClicks(text, "12")
    data = QMimeData()
    data.setData("application/x-qt-image", b"no picture")
    paste(text, data)
    assert made.raw() == "12"
    assert told == ["The picture of the clipboard can't be read. Save it as PNG or JPEG and insert the file."]


def test_typing_on_in_a_full_line_takes_nothing_back(qtbot: QtBot) -> None:
    _, text, told = shown(qtbot, TYPED["short_text"])
    assert isinstance(text, QLineEdit)
    text.setText("a" * text.maxLength())
    QTest.keyClicks(text, "bc")
    let_qt_work()
    assert text.text() == "a" * text.maxLength()
    assert told == []


def test_a_huge_text_with_looks_is_refused_in_a_rich_text(qtbot: QtBot) -> None:
    made, text, told = shown(qtbot, TYPED["rich"])
    QTest.keyClicks(text, "12")
    for markup in (f"<p>{HUGE[:600_000]}</p>", f"<p>{HUGE}</p>"):
        data = QMimeData()
        data.setHtml(markup)
        data.setText(HUGE)
        paste(text, data)
    assert made.raw() == "12"
    assert len(told) == 2


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_text_pasted_as_html_or_words_loads_nothing_and_is_no_markup(qtbot: QtBot, name: str) -> None:
    for field in (TYPED["rich"], TYPED["long_text"], TYPED["short_text"]):
        _, text, _ = shown(qtbot, field)
        data = QMimeData()
        data.setHtml(HOSTILE[name].replace("\x00", "").replace("\ud800", ""))
        data.setText(HOSTILE[name].replace("\x00", "").replace("\ud800", ""))
        paste(text, data)
        let_qt_work()
        if not isinstance(text, QLineEdit):
            html = text.document().toHtml()
            assert [
                part for part in ('src="http', 'src="file', "src='", "<a href", "<script") if part in html
            ] == []


@pytest.mark.parametrize(
    ("pasted", "there"),
    [
        ("电动汽车充电\n安全要求", "电动汽车充电安全要求"),
        ("电动汽车，\r\n  安全", "电动汽车，安全"),
        ("Cold\tchain\u2028 for  food\n", "Cold chain for  food"),
        ("基于 AI\n的要求", "基于 AI 的要求"),
        ("\ufeff\n标准", "标准"),
        ("a\n\n\n b", "a b"),
        (" 要求", " 要求"),
    ],
)
def test_what_goes_over_lines_or_tabs_is_pasted_into_a_line_as_it_is_read(
    qtbot: QtBot, pasted: str, there: str
) -> None:
    made, text, told = shown(qtbot, TYPED["short_text"])
    QTest.keyClicks(text, "x")
    QApplication.clipboard().setText(pasted)
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert made.raw() == f"x{there}"
    assert told == []


@pytest.mark.parametrize("name", [TYPED["short_text"], TYPED["long_text"], TYPED["rich"]])
def test_what_nobody_sees_is_left_out_of_what_is_pasted(qtbot: QtBot, name: str) -> None:
    made, text, _ = shown(qtbot, name)
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    persian, hindi = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937"
    data = QMimeData()
    data.setText(f"\ufeff标\u200b准\u200d化\u2060 a\u200cb {family} {persian} {hindi}")
    paste(text, data)
    assert made.raw() == f"标准化 ab {family} {persian} {hindi}"
    data = QMimeData()
    data.setHtml("<p>标&#8203;准&ZeroWidthSpace;化&#xFEFF;</p>")
    data.setText("标\u200b准化")
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    paste(text, data)
    assert made.raw() == "标准化"


@pytest.mark.parametrize("name", [*TYPED.values(), "products"])
def test_pasting_from_an_empty_clipboard_changes_nothing(qtbot: QtBot, name: str) -> None:
    _, text, told = shown(qtbot, name)
    before = content(text)
    QApplication.clipboard().clear()
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (content(text), told) == (before, [])


@pytest.mark.parametrize("pasted", ["1\x00\x072\ufffe", "\u202a1\u202e2\u2066\u200e", "1\u200b2", "1\u20602"])
@pytest.mark.parametrize("name", [*TYPED.values(), "products"])
def test_characters_that_nobody_sees_are_left_out_and_that_is_said(
    qtbot: QtBot, name: str, pasted: str
) -> None:
    _, text, told = shown(qtbot, name)
    data = QMimeData()
    data.setText(pasted)
    paste(text, data)
    assert content(text) == "12"
    assert told == ["Characters that nobody sees were left out of what was pasted."]


def test_a_line_outside_the_form_says_itself_what_was_left_out(qtbot: QtBot) -> None:
    """The lines for what to find, of a title in a dialog and of the address book."""
    line = QLineEdit()
    join_lines(line)
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    data = QMimeData()
    data.setText("储\u200b能\u202e标\x00准")
    paste(line, data)
    assert line.text() == "储能标准"
    assert QToolTip.text() == "Characters that nobody sees were left out of what was pasted."
    QToolTip.hideText()


def test_words_from_the_right_to_the_left_keep_their_marks_of_direction(qtbot: QtBot) -> None:
    _, text, told = shown(qtbot, TYPED["long_text"])
    data = QMimeData()
    data.setText("שלום\u200f!")
    paste(text, data)
    assert (content(text), told) == ("שלום\u200f!", [])
