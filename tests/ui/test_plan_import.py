"""Importing a plan's text: what is shown before storing, storing and taking back, files that are no text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.planpages import texts
from tests.helpers.tools import shared_file
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import sample_case
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.i18n import use_language
from workbench.plan.model import TextState
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.plan.page import PlanPage

NINE = "实施碳达峰碳中和标准化提升工程"
TEN = "完善生态系统保护与修复标准体系"
TEXT = f"9. {NINE}。完善核算标准。制定能耗标准。\n10. {TEN}。制定修复标准。\n"
# Number 10 comes again, and something stands behind the last article.
UNTIDY = TEXT + f"10. {TEN}。另一句话。\n11. 提升自然资源利用标准。制定标准。\n\n附件：任务分工\n"
FOREIGN = "9. Sweep the harbour. Brooms are bought.\n10. Paint the lighthouse. White and red.\n"
BAD_FILES = {
    "binary": (bytes(range(256)) * 40, "This is not plain text: it is damaged or another kind of file."),
    "word": (
        b"PK\x03\x04" + b"\x00\xff" * 400,
        "This is not plain text: it is damaged or another kind of file.",
    ),
    "empty": (b"", "This text is empty."),
    "blank": ("\ufeff \n\n\u200b\n".encode(), "This text is empty."),
    "unnumbered": ("没有编号的文字。\n".encode(), "No numbered article was found in this text."),
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave the language as it was."""
    yield
    use_language("en")


class Import:
    """A dialog as a person works with it, on the page it was opened from."""

    __test__ = False

    def __init__(self, desk: TestDesk, article: str = "") -> None:
        self.desk = desk
        self.before = desk.workbench.planning.plans()
        self.notices: list[Notice] = []
        desk.desk.notices.shown.connect(self.notices.append)
        self.page = PlanPage(desk.desk)
        desk.desk.navigator.arrived.connect(self.page.show_place)
        place = Place("plan", article=article)
        desk.desk.navigator.stay(place)
        desk.show(self.page, place)
        desk.settle()
        QTest.keyClick(self.page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        self.dialog = dialog

    def choose(self, file: Path) -> None:
        """Press “Choose file…” and choose one."""
        self.dialog.ask_file = lambda: str(file)
        QTest.mouseClick(self.dialog.choose_button, Qt.MouseButton.LeftButton)
        self.desk.settle()

    def confirm(self) -> None:
        """Press the primary button."""
        QTest.mouseClick(self.dialog.import_button, Qt.MouseButton.LeftButton)
        for _ in range(3):  # stored, then read by the page, then its links
            self.desk.settle()

    def select(self, words: str) -> None:
        """Walk with Down to the row that holds some words."""
        listed = self.dialog.list
        for _ in range(listed.rows.rowCount()):
            if words in str(listed.currentIndex().data()):
                return
            QTest.keyClick(listed, Qt.Key.Key_Down)
        raise AssertionError(f"no row holds {words}")

    @property
    def stored_nothing(self) -> bool:
        """Whether the plans are what they were."""
        return self.desk.workbench.planning.plans() == self.before

    def rows(self) -> list[str]:
        """Return what the list says, headings included."""
        model = self.dialog.list.rows
        return [str(model.index(row).data()) for row in range(model.rowCount())]


def written(folder: Path, content: str | bytes, name: str = "plan.txt") -> Path:
    """Write a file and return where it is."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def state_of(desk: TestDesk, number: str) -> TextState:
    """Return what the workspace knows of an article's text."""
    return desk.workbench.planning.plan(DEFAULT_PLAN).article(number).state


# The keys.


@pytest.mark.parametrize(
    ("place", "key", "modifiers"),
    [
        ("list", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("list", Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        ("text", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("text", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        ("list", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_once_a_text_is_read_enter_imports_it_from_the_list_and_from_what_it_shows(
    sample_desk: TestDesk, tmp_path: Path, place: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    assert importing.dialog.list.hasFocus()
    where = importing.dialog.list if place == "list" else importing.dialog.detail.text
    where.setFocus()
    QTest.keyClick(where, key, modifiers)
    for _ in range(3):
        sample_desk.settle()
    assert not importing.stored_nothing


# Before anything is stored.


def test_without_a_file_the_dialog_teaches_and_enter_asks_for_one(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk)
    assert "No text has been read yet" in texts(importing.dialog)
    assert "Nothing is stored before you import." in texts(importing.dialog)
    assert not importing.dialog.import_button.isEnabled()
    importing.dialog.ask_file = lambda: str(written(tmp_path, TEXT))
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_Return)
    sample_desk.settle()
    assert importing.dialog.import_button.isEnabled()
    assert importing.rows()[0] == "2 articles read"
    assert importing.stored_nothing


def test_the_preview_shows_what_was_read_and_what_becomes_of_it(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    assert importing.rows()[0] == "2 articles read"
    assert importing.rows()[2] == f"Article 10, {TEN}, 1 sentence · 7 characters, text added"
    importing.select("Article 9")
    detail = importing.dialog.detail
    assert detail.text.toPlainText() == "完善核算标准。制定能耗标准。"
    assert importing.dialog.import_button.text() == "Import 2 articles"
    assert any("Language of the text: Chinese." in text for text in texts(importing.dialog))
    assert importing.stored_nothing


def test_counts_of_articles_read_as_no_numbers_of_articles(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT + "99. 新的条款。一句话。\n"))
    assert importing.dialog.say.text() == "new articles: 1 · text added: 2"


def test_the_preview_shows_each_line_that_found_no_place_with_its_reason(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, UNTIDY))
    assert importing.rows()[0] == "3 articles read"
    assert "2 lines without a place" in importing.rows()
    importing.select("Line 3")
    detail = importing.dialog.detail
    assert detail.about.text() == "The number 10 stands there more than once."
    assert detail.text.toPlainText() == f"10. {TEN}。另一句话。"
    importing.select("附件")
    assert detail.about.text() == "It stands behind the last article."


def test_the_preview_says_which_links_will_have_to_be_confirmed(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    assert any("1 link will have to be confirmed" in text for text in texts(importing.dialog))
    importing.select("Article 9")
    assert importing.rows()[1].endswith("1 link to be confirmed")
    assert "Links to be confirmed afterwards: 2026-001" in importing.dialog.detail.about.text()


def test_cancelling_stores_nothing(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    QTest.mouseClick(importing.dialog.cancel_button, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    assert importing.stored_nothing
    assert sample_desk.told == []
    with sample_desk.workbench.workspace.reading() as unit:
        assert "import_plan" not in [entry.act.action for entry in unit.journal.entries()]


def test_escape_stores_nothing(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    QTest.keyClick(importing.dialog, Qt.Key.Key_Escape)
    sample_desk.settle()
    assert QApplication.activeModalWidget() is None
    assert importing.stored_nothing


def test_another_numbering_is_read_anew_and_what_is_not_there_is_said(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    level = importing.dialog.level
    level.setFocus()
    QTest.keyClick(level, Qt.Key.Key_End)
    sample_desk.settle()
    assert any(text.startswith("No line of this text is numbered like") for text in texts(importing.dialog))
    QTest.keyClick(level, Qt.Key.Key_Home)
    sample_desk.settle()
    assert importing.rows()[0] == "2 articles read"
    assert not importing.dialog.strip.isVisible()


def test_articles_that_say_so_are_read_and_can_be_chosen(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, f"一、任务\n第9条 {NINE}。制定标准。\n第十条 {TEN}。制定标准。\n"))
    assert importing.rows()[0] == "2 articles read"
    level = importing.dialog.level
    level.setFocus()
    QTest.keyClick(level, Qt.Key.Key_End)
    sample_desk.settle()
    assert level.currentText() == "第N条"
    assert importing.rows()[2].startswith(f"Article 10, {TEN}")
    assert any(text.startswith("As asked, numbers like “第一条”") for text in texts(importing.dialog))


# Storing and taking back.


def test_importing_stores_what_was_shown_and_stays_at_the_article_that_was_selected(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk, "9")
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    article = sample_desk.workbench.planning.plan(DEFAULT_PLAN).article("9")
    assert (article.state, article.text.zh) == (TextState.SUPPLIED, "完善核算标准。制定能耗标准。")
    assert sample_desk.went[-1] == Place("plan", plan=DEFAULT_PLAN, article="9")
    assert {"text supplied", "完善核算标准。制定能耗标准。"} <= set(texts(importing.page))


def test_another_article_that_was_selected_stays_selected(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk, "10")
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    assert importing.page.place().article == "10"


def test_paragraphs_of_the_text_stay_apart_in_the_preview_and_on_the_page(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk, "9")
    importing.choose(written(tmp_path, f"9. {NINE}。\n第一段。还有一句。\n第二段。\n10. {TEN}。制定标准。\n"))
    importing.select("Article 9")
    assert importing.dialog.detail.text.toPlainText() == "第一段。还有一句。\n\n第二段。"
    importing.confirm()
    assert "第一段。还有一句。\n\n第二段。" in texts(importing.page)
    assert not [text for text in texts(importing.page) if "only the titles are kept here" in text]


def test_enter_presses_the_button_that_has_the_focus(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.dialog.cancel_button.setFocus()
    QTest.keyClick(importing.dialog.cancel_button, Qt.Key.Key_Return)
    sample_desk.settle()
    assert importing.stored_nothing
    assert QApplication.activeModalWidget() is None


def test_the_whole_way_goes_by_keyboard(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    assert QApplication.focusWidget() is importing.dialog.list
    for _ in range(3):  # the text of the article, Cancel, Import
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is importing.dialog.import_button
    QTest.keyClick(importing.dialog.import_button, Qt.Key.Key_Space)
    sample_desk.settle()
    assert state_of(sample_desk, "9") is TextState.SUPPLIED


def test_links_that_became_doubtful_are_told_and_marked(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    assert [text for text in sample_desk.told if text.endswith("; 1 link is to be confirmed")]
    marked = [node.number for node in importing.page.tree.nodes.articles if node.suspect]
    assert marked == ["9"]


def test_an_import_that_touches_no_link_says_how_much_it_brought(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    assert [text.split(" into ")[0] for text in desk.told] == ["Imported 2 articles"]


def test_undo_beside_the_message_takes_the_import_back(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    undo = importing.notices[-1]
    assert undo.label == "Undo" and undo.action is not None
    undo.action()
    for _ in range(3):
        sample_desk.settle()
    assert importing.stored_nothing
    assert sample_desk.told[-1].endswith("is as it was before the last import.")
    assert [node.number for node in importing.page.tree.nodes.articles if node.suspect] == []


def asked_to_take_back(desk: TestDesk, answer: str, command: str = "plan.undo_import") -> str:
    """Choose the command, press a button of the question, and return what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> None:
        asked.append(box.text())
        QTest.mouseClick(next(b for b in box.buttons() if b.text() == answer), Qt.MouseButton.LeftButton)

    def choose() -> None:
        desk.desk.actions.action(command).trigger()
        desk.settle()

    in_modal(QMessageBox, choose, press)
    for _ in range(3):
        desk.settle()
    return asked[0]


def test_the_last_import_is_taken_back_later_only_after_a_question_that_says_what_goes(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    title = sample_desk.workbench.planning.plan(DEFAULT_PLAN).title.here()
    asked = asked_to_take_back(sample_desk, "Cancel")
    assert not importing.stored_nothing
    assert f"into “{title}”?" in asked and "Take back the import of " in asked
    assert asked.endswith("2 articles become again what they were before.")
    asked_to_take_back(sample_desk, "Take back")
    assert importing.stored_nothing
    assert sample_desk.told[-1] == f"The plan “{title}” is as it was before the last import."
    sample_desk.desk.actions.action("plan.undo_import").trigger()
    sample_desk.settle()
    assert [str(error) for error in sample_desk.troubles] == [f"Nothing was imported into the plan “{title}”."]


NOT_THE_LAST = "This import is no longer the last one into the plan"


def test_what_somebody_imported_while_it_was_asked_is_not_taken_back(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    later = written(tmp_path, TEXT.replace("能耗", "水耗"), "later.txt")

    def press(box: QMessageBox) -> None:
        sample_desk.workbench.planning.import_text(later, "auto", DEFAULT_PLAN)
        QTest.mouseClick(next(b for b in box.buttons() if b.text() == "Take back"), Qt.MouseButton.LeftButton)

    def choose() -> None:
        sample_desk.desk.actions.action("plan.undo_import").trigger()
        sample_desk.settle()

    in_modal(QMessageBox, choose, press)
    sample_desk.settle()
    (trouble,) = map(str, sample_desk.troubles)
    assert trouble.startswith(NOT_THE_LAST)
    assert "水耗" in sample_desk.workbench.planning.plan(DEFAULT_PLAN).article("9").text.zh


def test_undo_and_redo_beside_messages_mean_the_import_that_they_tell_of(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    undo = importing.notices[-1].action
    assert undo is not None
    later = written(tmp_path, TEXT.replace("能耗", "水耗"), "later.txt")
    sample_desk.workbench.planning.import_text(later, "auto", DEFAULT_PLAN)
    undo()
    sample_desk.settle()
    assert str(sample_desk.troubles[-1]).startswith(NOT_THE_LAST)
    sample_desk.workbench.plan_history.undo(DEFAULT_PLAN)
    undo()
    sample_desk.settle()
    assert importing.stored_nothing
    redo = importing.notices[-1].action
    assert redo is not None and importing.notices[-1].label == "Redo"
    sample_desk.workbench.planning.import_text(later, "auto", DEFAULT_PLAN)
    redo()
    sample_desk.settle()
    told = "This import is no longer the one that was taken back last; nothing was brought back."
    assert str(sample_desk.troubles[-1]) == told
    sample_desk.workbench.plan_history.undo(DEFAULT_PLAN)


def test_messages_name_a_plan_by_its_title_without_blanks_in_chinese(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    use_language("zh")
    importing = Import(sample_desk)
    title = sample_desk.workbench.planning.plan(DEFAULT_PLAN).title.here()
    importing.choose(written(tmp_path, FOREIGN.replace("Sweep the harbour", "打扫码头").replace("Paint", "漆")))
    assert not [text for text in texts(importing.dialog) if DEFAULT_PLAN in text]
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    assert f"“{title}”" in sample_desk.told[-1]


def test_the_same_text_again_says_that_there_is_nothing_to_import(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    file = written(tmp_path, TEXT)
    sample_desk.workbench.planning.import_text(file, "auto", DEFAULT_PLAN)
    importing = Import(sample_desk)
    importing.choose(file)
    assert importing.rows()[1].endswith("unchanged")
    button = importing.dialog.import_button
    assert (button.isEnabled(), button.text()) == (False, "Import")
    assert "The plan holds this text already; there is nothing to import." in texts(importing.dialog)


def test_a_file_that_changed_after_it_was_read_is_not_imported(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    file = written(tmp_path, TEXT)
    importing.choose(file)
    written(tmp_path, TEXT + "11. 提升自然资源利用标准。制定标准。\n")
    importing.confirm()
    assert "The file has changed since it was read; nothing was imported." in texts(importing.dialog)
    assert importing.stored_nothing


def test_the_published_translation_comes_in_and_goes_again(sample_desk: TestDesk) -> None:
    importing = Import(sample_desk)
    importing.choose(shared_file("data", "plan", "action-plan-2022-articles-1-11.en.txt"))
    assert importing.rows()[0] == "11 articles read"
    assert any("2 links will have to be confirmed" in text for text in texts(importing.dialog))
    importing.confirm()
    assert [state_of(sample_desk, str(number)) for number in range(1, 12)] == [TextState.SUPPLIED] * 11
    assert [node.number for node in importing.page.tree.nodes.articles if node.suspect] == ["3", "9"]
    asked_to_take_back(sample_desk, "Take back")
    assert importing.stored_nothing


# A new plan.


def test_a_text_can_become_a_plan_of_its_own_named_after_its_file(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, FOREIGN, "Harbour plan.txt"))
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_End)
    desk.settle()
    assert importing.dialog.title_editor.text() == "Harbour plan"
    assert importing.rows()[1].endswith("new article")
    importing.confirm()
    made = next(plan for plan in desk.workbench.planning.plans() if plan.title.en == "Harbour plan")
    assert list(made.by_number) == ["9", "10"]
    assert importing.page.plans.isVisible()
    assert importing.page.place() == Place("plan", plan=made.id, article="9")


def test_the_first_line_of_a_text_is_offered_as_the_title_of_a_new_plan(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_End)
    text = "港口行动计划\n\n第三条 岸电。推进岸电标准。\n第十条 储能。制定储能标准。\n"
    importing.choose(written(tmp_path, text, "20261127.txt"))
    assert importing.dialog.title_editor.text() == "港口行动计划"
    assert "Missing between the articles found: 4–9." in importing.dialog.note.text()
    importing.choose(written(tmp_path, FOREIGN, "Harbour plan.txt"))
    assert importing.dialog.title_editor.text() == "Harbour plan"


def test_a_new_plan_is_named_after_the_file_chosen_last_unless_somebody_named_it(
    desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(desk)
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_End)
    importing.choose(written(tmp_path, FOREIGN, "first.txt"))
    importing.choose(written(tmp_path, FOREIGN, "second.txt"))
    assert importing.dialog.title_editor.text() == "second"
    importing.dialog.title_editor.selectAll()
    QTest.keyClicks(importing.dialog.title_editor, "My plan")
    importing.choose(written(tmp_path, FOREIGN, "third.txt"))
    assert importing.dialog.title_editor.text() == "My plan"


def test_a_new_plan_needs_a_title(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_End)
    importing.choose(written(tmp_path, FOREIGN))
    importing.dialog.title_editor.selectAll()
    QTest.keyClick(importing.dialog.title_editor, Qt.Key.Key_Delete)
    importing.confirm()
    assert QApplication.focusWidget() is importing.dialog.title_editor
    assert importing.stored_nothing


def test_a_new_plan_that_is_taken_back_gives_way_to_the_usual_one(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, FOREIGN))
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_End)
    desk.settle()
    importing.confirm()
    asked = asked_to_take_back(desk, "Take back")
    assert asked.endswith("The plan goes with its 2 articles: that import made it.")
    assert importing.stored_nothing
    assert importing.page.place().plan == DEFAULT_PLAN
    assert len(importing.page.tree.nodes.articles) == 33


# Undo and redo by keys.


def press(importing: Import, key: Qt.Key) -> None:
    """Press a key with Ctrl on the page, which is in front again, and wait until what it does is read."""
    importing.page.activateWindow()
    assert QTest.qWaitForWindowActive(importing.page)
    QTest.keyClick(importing.page, key, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        importing.desk.settle()


def named(desk: TestDesk) -> list[str]:
    """Return what undo and redo are called, as far as they can be done."""
    actions = [desk.desk.actions.action(name) for name in ("undo", "redo")]
    return [action.text() for action in actions if action.isEnabled()]


def test_the_keys_take_an_import_back_and_bring_it_again(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    stored = sample_desk.workbench.planning.plans()
    title = sample_desk.workbench.planning.plan(DEFAULT_PLAN).title.here()
    assert named(sample_desk) == [f"Undo: Import into “{title}”"]
    press(importing, Qt.Key.Key_Z)
    assert importing.stored_nothing
    assert named(sample_desk) == [f"Redo: Import into “{title}”"]
    press(importing, Qt.Key.Key_Y)
    assert sample_desk.workbench.planning.plans() == stored
    assert sample_desk.told[-1] == f"The import into “{title}” is back."
    press(importing, Qt.Key.Key_Z)
    assert importing.stored_nothing
    assert sample_desk.workbench.maintaining.examine().sound


def test_undo_by_keys_asks_first_where_something_was_done_since(sample_desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(sample_desk)
    importing.choose(written(tmp_path, TEXT))
    importing.confirm()
    sample_desk.workbench.drafting.set_value("2026-001", "remarks", "written since")
    asked = asked_to_take_back(sample_desk, "Cancel", "undo")
    assert "Take back the import of " in asked
    assert not importing.stored_nothing
    asked_to_take_back(sample_desk, "Take back", "undo")
    assert importing.stored_nothing


def test_a_plan_that_went_with_its_import_comes_back_by_redo_and_is_shown(
    desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, FOREIGN))
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_End)
    desk.settle()
    importing.confirm()
    made = importing.page.place().plan
    title = desk.workbench.planning.plan(made).title.here()
    press(importing, Qt.Key.Key_Z)
    assert (importing.stored_nothing, importing.page.place().plan) == (True, DEFAULT_PLAN)
    assert named(desk) == [f"Redo: Import into “{title}”"]
    press(importing, Qt.Key.Key_Y)
    assert importing.page.place().plan == made
    assert desk.workbench.planning.plan(made).title.here() == title


def test_without_an_import_there_is_nothing_to_undo_on_the_page(sample_desk: TestDesk) -> None:
    importing = Import(sample_desk)
    QTest.keyClick(importing.dialog, Qt.Key.Key_Escape)
    sample_desk.settle()
    assert named(sample_desk) == []


# What is no text of this plan.


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_no_numbered_text_gives_one_sentence_and_changes_nothing(
    desk: TestDesk, tmp_path: Path, kind: str
) -> None:
    content, sentence = BAD_FILES[kind]
    importing = Import(desk)
    importing.choose(written(tmp_path, content))
    assert texts(importing.dialog).count(sentence) == 1
    assert importing.dialog.import_button.text() == "Import"
    assert importing.rows() == []
    assert importing.stored_nothing and desk.troubles == []


def test_a_missing_file_gives_one_sentence(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    importing.choose(tmp_path / "gone.txt")
    assert f"{tmp_path / 'gone.txt'} can't be read." in texts(importing.dialog)
    assert importing.stored_nothing and desk.troubles == []


def test_after_a_bad_file_a_good_one_is_read(desk: TestDesk, tmp_path: Path) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, b"", "empty.txt"))
    importing.choose(written(tmp_path, TEXT))
    assert not importing.dialog.strip.isVisible()
    assert importing.rows()[0] == "2 articles read"


def test_the_text_of_another_plan_is_imported_only_after_it_was_confirmed(
    desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, FOREIGN))
    assert any("“Sweep the harbour” is not “" in text for text in texts(importing.dialog))
    importing.confirm()
    assert QApplication.focusWidget() is importing.dialog.sure
    assert importing.stored_nothing
    QTest.keyClick(importing.dialog.sure, Qt.Key.Key_Space)
    importing.confirm()
    assert desk.workbench.planning.plan(DEFAULT_PLAN).article("9").text.en == "Brooms are bought."


def test_a_choice_that_is_still_being_read_is_not_imported_as_something_else(
    desk: TestDesk, tmp_path: Path
) -> None:
    importing = Import(desk)
    importing.choose(written(tmp_path, FOREIGN))
    QTest.keyClick(importing.dialog.sure, Qt.Key.Key_Space)
    importing.dialog.target.setCurrentIndex(1)
    QTest.mouseClick(importing.dialog.import_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert importing.stored_nothing
    assert importing.rows()[1].endswith("new article")


def test_a_file_dropped_on_the_window_is_read_at_once(desk: TestDesk, tmp_path: Path) -> None:
    page = PlanPage(desk.desk)
    desk.show(page, Place("plan"))
    page.import_file(str(written(tmp_path, TEXT)))
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert dialog.list.rows.rowCount() == 3


def test_the_command_that_leads_to_the_page_knows_the_plans_by_their_titles(
    desk: TestDesk, qtbot: QtBot
) -> None:
    page = PlanPage(desk.desk)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place("plan"))
    page.import_text()  # while the page is still reading
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    title = desk.workbench.planning.plan(DEFAULT_PLAN).title.here()
    assert [dialog.target.itemText(row) for row in range(dialog.target.count())] == [title, "A new plan"]


def test_in_chinese_the_dialog_speaks_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    use_language("zh")
    desk = TestDesk(qtbot, tmp_path, sample_case)
    importing = Import(desk)
    importing.choose(written(tmp_path, FOREIGN))
    assert [text for text in texts(importing.dialog) if "import" in text.lower()] == []
    importing.dialog.reject()
    desk.close()
