"""The command palette: finding by letters, order, running after closing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.kernel.i18n import use_language
from workbench.ui.actions import ActionBook
from workbench.ui.dialogs.commandwords import other_words
from workbench.ui.dialogs.palette import Palette, PaletteDialog, rating


class Opened:
    """A palette over a window, with what its commands did."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1200, 800)
        self.host.show()
        self.actions = ActionBook(self.host)
        for command in ("case.new", "workspace.backup", "zoom.in", "go.plan"):
            self.actions.handle({command: lambda name=command: self.done.append(name)})
        self.open()

    def open(self) -> None:
        """Open the palette anew."""
        Palette.open(self.host, self.actions)
        self.dialog = self.host.findChildren(PaletteDialog)[-1]

    def ids(self) -> list[str]:
        """Return the commands that are listed."""
        return [entry.id for entry in self.dialog.model.shown]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Give an open palette in which nothing was used yet."""
    PaletteDialog.recent = []
    yield Opened(qtbot)
    PaletteDialog.recent = []


def test_a_few_letters_and_enter_run_a_command_after_closing(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.dialog.field, "bckup")
    assert opened.ids()[0] == "workspace.backup"
    qtbot.keyClick(opened.dialog.field, Qt.Key.Key_Return)
    assert not opened.dialog.isVisible()
    qtbot.waitUntil(lambda: opened.done == ["workspace.backup"])


def test_a_click_runs_a_command(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.dialog.field, "larger")
    box = opened.dialog.list.visualRect(opened.dialog.model.index(0))
    qtbot.mouseClick(opened.dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.waitUntil(lambda: opened.done == ["zoom.in"])


def test_arrow_keys_in_the_field_move_through_the_list(opened: Opened, qtbot: QtBot) -> None:
    second = opened.ids()[1]
    qtbot.keyClick(opened.dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(opened.dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.done == [second])


def test_escape_closes_and_runs_nothing(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.dialog.field, Qt.Key.Key_Escape)
    assert not opened.dialog.isVisible()
    assert opened.done == []


def test_what_can_be_done_now_comes_first(opened: Opened) -> None:
    enabled = [entry.enabled for entry in opened.dialog.model.shown]
    assert enabled == sorted(enabled, reverse=True)
    assert sum(enabled) == 4
    assert "palette" not in opened.ids()


def test_a_command_that_is_not_available_says_so_and_stays(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.dialog.field, "print")
    qtbot.keyClick(opened.dialog.field, Qt.Key.Key_Return)
    assert opened.dialog.isVisible()
    assert opened.dialog.foot.text() == "This command is not available here."


def test_the_command_used_last_comes_first_the_next_time(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.dialog.field, "larger")
    qtbot.keyClick(opened.dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened.done))
    opened.open()
    assert opened.ids()[0] == "zoom.in"


def test_letters_that_no_command_has_say_so(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.dialog.field, "qqqq")
    assert opened.ids() == []
    assert opened.dialog.foot.text() == "No command fits. Fewer letters find more."


def test_other_words_lead_to_a_command_too(opened: Opened, qtbot: QtBot) -> None:
    for words, first in (
        ("save", "store"),
        ("theme", "look.theme"),
        ("options", "preferences"),
        ("delete", "case.trash"),
    ):
        opened.dialog.field.clear()
        qtbot.keyClicks(opened.dialog.field, words)
        assert first in opened.ids()[:2]


def test_a_chinese_window_finds_commands_by_both_languages(opened: Opened) -> None:
    use_language("zh")
    opened.actions.translate()
    opened.dialog.close()
    opened.open()
    for words in ("计划", "plan"):
        opened.dialog.field.clear()
        opened.dialog.field.insert(words)  # as an input method does; QTest types ASCII only
        assert "go.plan" in opened.ids()
    assert opened.dialog.model.shown[0].text != "Plan"


def test_each_command_is_spoken_with_menu_and_keys(opened: Opened) -> None:
    row = opened.ids().index("case.new")
    spoken = opened.dialog.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "New case…, File, Ctrl+N"
    assert opened.dialog.field.accessibleName() == "Command"


def test_letters_that_stand_together_or_begin_a_word_weigh_more() -> None:
    texts = ["export documents…"]
    assert rating("doc", texts) > rating("port", texts) > rating("eds", texts) > 0
    assert rating("zz", texts) == 0
    assert rating("exp doc", texts) > rating("exp", texts)


QUERIES = (
    ("字数", "case.count"),
    ("word count", "case.count"),
    ("statistics", "case.count"),
    ("导入 word", "draft.import"),
    ("import word", "draft.import"),
    ("docx", "case.export"),
    ("pdf", "case.export"),
    ("导出", "case.export"),
    ("undo", "undo"),
    ("撤销", "undo"),
    ("重做", "redo"),
    ("dark", "look.theme"),
    ("深色", "look.theme"),
    ("theme", "look.theme"),
    ("language", "look.language"),
    ("语言", "look.language"),
    ("备份", "workspace.backup"),
    ("backup", "workspace.backup"),
    ("还原", "workspace.restore"),
    ("restore", "workspace.restore"),
    ("print", "case.print"),
    ("打印", "case.print"),
    ("spell", "spelling"),
    ("拼写", "spelling"),
    ("save", "store"),
    ("保存", "store"),
    ("delete", "case.trash"),
    ("删除", "case.trash"),
    ("options", "preferences"),
    ("设置", "preferences"),
    ("copy case", "case.duplicate"),
    ("替换", "replace"),
    ("compare", "case.versions"),
    ("快捷键", "shortcuts"),
    ("excel", "rich.table"),
    ("联系人", "contacts"),
    ("字体大小", "zoom.in"),
    ("exit", "quit"),
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_people_type_in_either_language_finds_the_command_first(opened: Opened, language: str) -> None:
    use_language("zh" if language == "zh" else "en")
    opened.actions.translate()
    opened.dialog.close()
    opened.open()
    found = {}
    for words, _wanted in QUERIES:
        opened.dialog.field.clear()
        opened.dialog.field.insert(words)
        found[words] = next(iter(opened.ids()), "")
    assert found == dict(QUERIES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_other_words_are_those_of_commands(opened: Opened, language: str) -> None:
    use_language("zh" if language == "zh" else "en")
    assert set(other_words()) <= {command.id for command in opened.actions.all()}
