"""Importing a draft in the window: what is shown before storing, storing and taking back, keys, bad files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.drafts import TITLE, rich_draft, text_draft, word_draft
from tests.helpers.planpages import texts
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import FORM, new_case, sample_case
from workbench.app.settings import change_settings
from workbench.kernel.i18n import use_language
from workbench.ui.dialogs.draftimport import DraftImportDialog, DraftImported
from workbench.ui.models.draftrows import DraftRow, Standing
from workbench.ui.operations import Running
from workbench.ui.widgets.mnemonics import plain


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave the language as it was."""
    yield
    use_language("en")


class Import:
    """A dialog as a person works with it."""

    __test__ = False

    def __init__(self, desk: TestDesk, qtbot: QtBot, path: str = "") -> None:
        self.desk = desk
        self.done: list[DraftImported] = []
        drafting = desk.workbench.drafting
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.dialog = DraftImportDialog(self.parent, desk.desk, drafting.forms(), drafting.cases(), path)
        self.dialog.imported.connect(self.done.append)
        self.dialog.show()
        desk.settle()

    def into(self, ref: str) -> None:
        """Choose a case to import into."""
        self.dialog.target.setCurrentIndex(self.dialog.target.findData(ref))
        self.desk.settle()

    def row(self, title: str) -> DraftRow:
        """Go to a row and return it."""
        for number in range(self.dialog.list.count()):
            found = self.dialog.list.row_at(number)
            if isinstance(found, DraftRow) and found.title == title:
                self.dialog.list.setCurrentRow(number)
                return found
        raise AssertionError(title)

    def confirm(self) -> None:
        """Press the primary button."""
        QTest.mouseClick(self.dialog.import_button, Qt.MouseButton.LeftButton)
        self.desk.settle()


def test_nothing_is_stored_before_the_button_is_pressed(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    assert importing.dialog.import_button.text() == "Import 9 fields"
    assert importing.dialog.form_choice.currentData() == FORM
    importing.dialog.reject()
    desk.settle()
    assert (desk.workbench.drafting.cases(), importing.done) == ([], [])


def test_reading_is_called_by_its_name_in_the_language_in_use(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    running: list[Running] = []
    desk.operations.started.connect(running.append)
    Import(desk, qtbot, str(text_draft(tmp_path)))
    assert [one.title() for one in running] == ["Read the draft"]
    use_language("zh")
    assert [one.title() for one in running] == ["读取草稿"]


def test_ctrl_enter_and_enter_import_what_was_read_from_the_text_that_is_shown(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        importing = Import(desk, qtbot, str(text_draft(tmp_path)))
        QTest.keyClick(importing.dialog.detail.text, Qt.Key.Key_Return, modifiers)
        desk.settle()
        assert len(importing.done) == 1


def test_a_chosen_file_becomes_a_case(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot)
    path = str(word_draft(tmp_path))
    importing.dialog.ask_file = lambda: path
    QTest.mouseClick(importing.dialog.choose_button, Qt.MouseButton.LeftButton)
    desk.settle()
    importing.confirm()
    (done,) = importing.done
    case = desk.workbench.drafting.case(done.case)
    assert (case.title, done.entry, done.count) == (TITLE, 0, 4)
    assert case.values["fast_track"] is False


def test_what_cannot_be_read_or_placed_is_shown_in_full(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    detail = importing.dialog.detail
    assert importing.row("ICS code").standing is Standing.UNREADABLE
    assert (detail.text.toPlainText(), "is not an ICS code" in detail.about.text()) == ("29.24x", True)
    assert importing.row("随文说明").standing is Standing.UNPLACED
    assert detail.text.toPlainText() == "随文说明"
    QTest.mouseClick(importing.dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "随文说明\n\n见后。\n\nICS code: 29.24x"


def put(importing: Import, words: str) -> None:
    """Choose an entry in the menu of the button below a part, with the keyboard."""
    QTest.mouseClick(importing.dialog.putting.button, Qt.MouseButton.LeftButton)
    menu = importing.dialog.putting.menu
    assert menu is not None
    (entry,) = [one for one in menu.actions() if plain(one.text()) == words]
    menu.setActiveAction(entry)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    importing.desk.settle()


def test_a_part_without_a_place_is_put_behind_a_text_and_undone_with_the_import(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    case = new_case(desk.workbench)
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    importing.into(case.ref)
    importing.row("Title (English)")
    assert not importing.dialog.putting.button.isEnabled()
    importing.row("随文说明")
    put(importing, "Purpose and significance")
    importing.row("见后。")
    put(importing, "Remarks")
    assert importing.dialog.say.text() == "Put into “Remarks”."
    assert importing.row("Purpose and significance").text == "第一段。\n第二段。\n随文说明"
    assert {"purpose", "remarks"} <= set(importing.dialog.list.chosen())
    importing.confirm()
    values = desk.workbench.drafting.case(case.ref).values
    assert (values["purpose"], values["remarks"]) == ("第一段。\n第二段。\n随文说明", "见后。")
    desk.workbench.history.undo(case.ref)
    assert desk.workbench.drafting.case(case.ref).values == case.values


def test_a_part_that_was_put_into_a_field_is_taken_back(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    before = importing.dialog.list.chosen()
    importing.row("见后。")
    put(importing, "Remarks")
    assert [row.title for row in rows_of(importing) if row.standing is Standing.UNPLACED] == [
        "随文说明",
        "ICS code: 29.24x",
    ]
    put(importing, "Take the last one back")
    assert importing.dialog.list.chosen() == before
    assert importing.row("见后。").standing is Standing.UNPLACED


def test_a_part_comes_behind_what_the_case_holds_where_the_draft_brings_nothing(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    case = new_case(desk.workbench)
    desk.workbench.drafting.set_value(case.ref, "remarks", "Ours.")
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    importing.into(case.ref)
    importing.row("见后。")
    put(importing, "Remarks")
    assert importing.row("Remarks").text == "Ours.\n见后。"


def rows_of(importing: Import) -> list[DraftRow]:
    found = map(importing.dialog.list.row_at, range(importing.dialog.list.count()))
    return [one for one in found if isinstance(one, DraftRow)]


def test_a_rich_text_tells_its_structure_and_pictures_without_a_place_are_named(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    importing = Import(desk, qtbot, str(rich_draft(tmp_path, b"GIF89a")))
    scope = importing.row("Scope and main technical content")
    assert scope.line.startswith("1 table, 1 list, 1 picture · 适用于储能")
    assert importing.dialog.detail.about.text() == "With 1 table, 1 list, 1 picture."
    numbers = range(importing.dialog.list.count())
    rows = [row for row in map(importing.dialog.list.row_at, numbers) if isinstance(row, DraftRow)]
    lost = [row for row in rows if row.standing is Standing.UNPLACED]
    assert [row.title.rpartition(".")[2] for row in lost] == ["png", "png"]
    assert ["Save it as PNG or JPEG" in row.about for row in lost] == [True, False]
    assert not importing.dialog.copy_button.isVisible()  # there is no text to copy
    importing.confirm()
    (done,) = importing.done
    assert "<strong>储能</strong>" in str(desk.workbench.drafting.case(done.case).values["scope"])


def test_what_was_changed_on_the_way_is_a_note_and_no_part_without_a_place(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("范围", 1)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "指标"
    document.add_heading("会议纪要", 1)
    path = tmp_path / "merged.docx"
    document.save(str(path))
    importing = Import(desk, qtbot, str(path))
    rows = [importing.dialog.list.row_at(number) for number in range(importing.dialog.list.count())]
    assert [row for row in rows if isinstance(row, str)] == [
        "1 field read",
        "1 part without a place",
        "1 note on what was read",
    ]
    assert importing.row("指标").standing is Standing.NOTED


def test_only_empty_fields_are_ticked_and_space_ticks_another(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    case = new_case(desk.workbench)
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    importing.into(case.ref)
    assert "title_zh" not in importing.dialog.list.chosen()
    assert importing.row("Title (Chinese)").about == f"The case says now: {case.title}"
    QTest.keyClick(importing.dialog.list, Qt.Key.Key_Space)
    assert "title_zh" in importing.dialog.list.chosen()
    assert importing.dialog.import_button.text() == "Import 9 fields"
    importing.confirm()
    assert desk.workbench.drafting.case(case.ref).title == TITLE
    desk.workbench.history.undo(case.ref)
    assert desk.workbench.drafting.case(case.ref).values == case.values


def test_what_would_import_nothing_cannot_be_pressed_and_says_why(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    case = new_case(desk.workbench)
    importing = Import(desk, qtbot)
    button, say = importing.dialog.import_button, importing.dialog.say
    assert (button.isEnabled(), button.text()) == (False, "Import")
    importing.dialog.ask_file = lambda: str(text_draft(tmp_path, f"标准名称：{case.title}\n英文名称：One"))
    QTest.keyClick(importing.dialog.target, Qt.Key.Key_Return)
    desk.settle()
    importing.into(case.ref)
    assert (button.isEnabled(), button.text()) == (True, "Import 1 field")
    importing.row("Title (English)")
    QTest.keyClick(importing.dialog.list, Qt.Key.Key_Space)
    assert (button.isEnabled(), say.text()) == (False, "Tick what shall be imported.")
    importing.dialog.ask_file = lambda: str(text_draft(tmp_path, f"标准名称：{case.title}"))
    QTest.mouseClick(importing.dialog.choose_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert (button.isEnabled(), say.text()) == (False, "There is nothing to import.")


def test_a_click_on_the_box_clears_it(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    shown = importing.dialog.list
    importing.row("Title (English)")
    place = shown.visualRect(shown.currentIndex())
    option = QStyleOptionViewItem()
    option.rect, option.features = place, QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = shown.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, shown)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(1, 0))
    assert "title_en" not in shown.chosen()
    assert importing.dialog.import_button.text() == "Import 8 fields"


def test_without_a_title_one_is_asked_for(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot, str(text_draft(tmp_path, "范围：甲。")))
    dialog = importing.dialog
    importing.confirm()
    assert (importing.done, dialog.say.text()) == ([], "A case needs a title.")
    assert dialog.focusWidget() is dialog.title_editor
    QTest.keyClicks(dialog.title_editor, "Robots")
    QTest.keyClick(dialog.title_editor, Qt.Key.Key_Return)
    desk.settle()
    assert desk.workbench.drafting.case(importing.done[0].case).values == {
        "scope": "甲。",
        "title_en": "Robots",
    }


def test_another_form_reads_the_draft_anew(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    choice = importing.dialog.form_choice
    choice.setCurrentIndex(choice.findData("gb-mandatory"))
    desk.settle()
    importing.confirm()
    assert desk.workbench.drafting.case(importing.done[0].case).form == "gb-mandatory"


def test_a_file_that_is_no_draft_is_told_in_the_dialog(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"\0no zip")
    importing = Import(desk, qtbot, str(bad))
    assert "bad.docx is no Word file, or it is damaged." in texts(importing.dialog)
    importing.dialog.use_file(str(text_draft(tmp_path)))
    desk.settle()
    assert importing.dialog.import_button.text() == "Import 9 fields"


def test_what_was_changed_meanwhile_is_told_and_nothing_stored(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    case = new_case(desk.workbench)
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    importing.into(case.ref)
    desk.workbench.drafting.set_value(case.ref, "purpose", "Meanwhile.")
    importing.confirm()
    assert importing.done == []
    assert any("was changed since the draft was read" in text for text in texts(importing.dialog))
    assert desk.workbench.drafting.case(case.ref).values.keys() == {"title_zh", "purpose"}


def test_in_chinese_the_dialog_speaks_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    use_language("zh")
    desk = TestDesk(qtbot, tmp_path, sample_case)
    importing = Import(desk, qtbot, str(text_draft(tmp_path)))
    assert importing.dialog.import_button.text() == "导入 9 栏"
    assert [text for text in texts(importing.dialog) if "import" in text.lower()] == []
    importing.dialog.reject()
    desk.close()


def test_the_command_imports_and_undo_takes_the_case_back(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path)
    notices = []
    opened.desk.notices.shown.connect(notices.append)
    QTest.keyClick(
        opened.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    opened.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DraftImportDialog)
    dialog.use_file(str(text_draft(tmp_path)))
    opened.settle()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    opened.settle()
    assert (opened.page.key, opened.page.place().case) == ("editor", "2026-001")
    assert notices[-1].text == "9 fields of the draft are in 2026-001."
    notices[-1].action()
    opened.settle()
    assert opened.workbench.drafting.cases() == []
    opened.close()
