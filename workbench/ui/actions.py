"""The one table of commands: id, words, shortcut, when it can be used.

Menus, palette, shortcut page and buttons all come from it.

What a command does is handed in by the window and the page shown; a command nobody handles is disabled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from workbench.kernel.i18n import tr

Handler = Callable[[], None]
# The keys of what is done in rich texts: the text takes them itself, the window only shows them.
RICH_KEYS = {
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
    "underline": "Ctrl+U",
    "sub": "Ctrl+Alt+B",
    "sup": "Ctrl+Alt+S",
    "bullets": "Ctrl+Alt+L",
    "numbers": "Ctrl+Alt+N",
    "table": "Ctrl+Alt+T",
    "tools": "Alt+F10",
    "plain": "Ctrl+Shift+V",
}
# Facts that do not end with the page shown.
_OF_THE_WINDOW = {"back", "forward", "text", "rich"}


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `shortcut` in Qt's portable writing, several parted by “; ”; `group` parts the menu.

    `when` names the fact that must hold for it, as far as the page shown tells of that fact: case (one is there
    and not in the trash), trashed (one is there, in the trash), editable, undo, redo, finding, repairs, back,
    forward; text and rich of what has the focus. `inside` are keys that the text one writes in takes itself:
    they are shown, and the window does not claim them.
    `submenu` names the menu inside of its menu in which it stands.
    """

    id: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    checkable: bool = False
    when: str = ""
    inside: str = ""
    submenu: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as people read them, each alternative by itself."""
        native = QKeySequence.SequenceFormat.NativeText
        both = (self.shortcut or self.inside).split("; ")
        return tuple(QKeySequence(keys).toString(native) for keys in both if keys)


def menus() -> dict[str, str]:
    """Return the menus by id with their titles, in order."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "insert": tr("&Insert"),
        "review": tr("&Review"),
        "tools": tr("&Tools"),
        "help": tr("&Help"),
    }


def needed_words(fact: str) -> str:
    """Return what people have to do so that a fact holds, which commands need; empty where nothing is known."""
    told = {
        "case": tr("Open a case that is not in the trash first."),
        "text": tr("Go into a text first."),
        "rich": tr("Go into a text that takes looks, lists, tables and pictures first."),
    }
    return told.get(fact, "")


def submenus() -> dict[str, str]:
    """Return the menus inside of menus by id with their titles."""
    return {"looks": tr("Formatting"), "size": tr("Text size")}


def commands() -> tuple[Command, ...]:
    """Return every command in the order of the menus, in the language in use."""
    return (*_file(), *_edit(), *_view(), *_insert(), *_review(), *_tools(), *_help())


def _file() -> tuple[Command, ...]:
    return (
        Command("case.new", "file", tr("New case…"), "Ctrl+N", "plus"),
        Command("case.duplicate", "file", tr("Duplicate case…"), "Ctrl+Shift+D", "copy", when="case"),
        Command("draft.import", "file", tr("Import a draft…"), "Ctrl+Shift+I", "import"),
        Command("sample.open", "file", tr("Open the sample case"), "", "package"),
        Command("store", "file", tr("Save now"), "Ctrl+S", "save", 1),
        Command("workspace.new", "file", tr("New workspace…"), "", "", 1),
        Command("workspace.open", "file", tr("Open workspace…"), "Ctrl+O", "folder", 1),
        Command("workspace.backup", "file", tr("Back up workspace…"), "", "", 1),
        Command("workspace.restore", "file", tr("Restore a backup…"), "", "", 1),
        Command("case.preview", "file", tr("Preview as document"), "Ctrl+P", "eye", 2, when="case"),
        Command("case.answers", "file", tr("Check my answers"), "Ctrl+R", "check", 2, when="case"),
        Command("case.export", "file", tr("Export documents…"), "Ctrl+E", "handin", 2, when="case"),
        Command("case.print", "file", tr("Print…"), "Ctrl+Alt+P", "printer", 2),
        Command("preferences", "file", tr("Settings"), "Ctrl+,", "settings", 3),
        Command("quit", "file", tr("Quit"), "Ctrl+Q", "", 4),
    )


def _edit() -> tuple[Command, ...]:
    return (
        Command("undo", "edit", tr("Undo"), "Ctrl+Z", "undo", when="undo"),
        Command("redo", "edit", tr("Redo"), "Ctrl+Y; Ctrl+Shift+Z", "redo", when="redo"),
        Command("text.cut", "edit", tr("Cut"), "Ctrl+X", "", 1, when="text"),
        Command("text.copy", "edit", tr("Copy"), "Ctrl+C", "", 1),
        Command("text.paste", "edit", tr("Paste"), "Ctrl+V", "", 1),
        _rich("plain", "edit", tr("Paste as plain text"), "", 1),
        Command("text.all", "edit", tr("Select all"), "Ctrl+A", "", 1),
        Command("case.rename", "edit", tr("Rename case"), "F2", "edit", 2, when="case"),
        Command("case.trash", "edit", tr("Move case to the trash"), "", "trash", 2, when="case"),
        Command("case.restore", "edit", tr("Take case out of the trash"), "", "", 2, when="trashed"),
        Command("field.history", "edit", tr("History of the field"), "Ctrl+Shift+H", "history", 3),
        *_looks(),
        Command("search", "edit", tr("Search everything"), "Ctrl+K", "search", 4),
        Command("find", "edit", tr("Find on this page"), "Ctrl+F", "filter", 4),
        Command("find.next", "edit", tr("Next place found"), "F3", "down", 4),
        Command("find.previous", "edit", tr("Previous place found"), "Shift+F3", "up", 4),
        Command("replace", "edit", tr("Find and replace…"), "Ctrl+H", "", 4),
    )


def _looks() -> tuple[Command, ...]:
    """Return what gives words another look; the keys are those of rich texts."""
    return (
        _rich("bold", "edit", tr("Bold"), "bold", 5, "looks"),
        _rich("italic", "edit", tr("Italic"), "italic", 5, "looks"),
        _rich("underline", "edit", tr("Underlined"), "underline", 5, "looks"),
        _rich("sub", "edit", tr("Subscript"), "subscript", 5, "looks"),
        _rich("sup", "edit", tr("Superscript"), "superscript", 5, "looks"),
        _rich("tools", "edit", tr("Tools above the text"), "", 5, "looks"),
    )


def _rich(name: str, menu: str, words: str, icon: str, group: int, submenu: str = "") -> Command:
    """Return a command for rich texts, which take its keys themselves."""
    keys = RICH_KEYS.get(name, "")
    return Command(f"rich.{name}", menu, words, "", icon, group, when="rich", inside=keys, submenu=submenu)


def _view() -> tuple[Command, ...]:
    return (
        Command("go.start", "view", tr("Start"), "Ctrl+1", "start"),
        Command("go.cases", "view", tr("Cases"), "Ctrl+2", "cases"),
        Command("go.plan", "view", tr("Plan"), "Ctrl+3", "plan"),
        Command("go.handin", "view", tr("Hand in"), "Ctrl+4", "handin"),
        Command("go.back", "view", tr("Back"), "Alt+Left", "left", 1, when="back"),
        Command("go.forward", "view", tr("Forward"), "Alt+Right", "right", 1, when="forward"),
        Command("section.next", "view", tr("Next section"), "Ctrl+PgDown", "", 1),
        Command("section.previous", "view", tr("Previous section"), "Ctrl+PgUp", "", 1),
        Command("pane.next", "view", tr("Next pane"), "F6", "", 1),
        Command("pane.previous", "view", tr("Previous pane"), "Shift+F6", "", 1),
        Command("pane.side", "view", tr("Show or hide the side pane"), "F9", "panel", 2),
        Command("zoom.in", "view", tr("Larger text"), "Ctrl++; Ctrl+=", "", 2, submenu="size"),
        Command("zoom.out", "view", tr("Smaller text"), "Ctrl+-", "", 2, submenu="size"),
        Command("zoom.reset", "view", tr("Normal text size"), "Ctrl+0", "", 2, submenu="size"),
        Command("look.theme", "view", tr("Switch between light and dark"), "", "", 2),
        Command("look.language", "view", tr("Switch between Chinese and English"), "", "", 2),
        Command("fullscreen", "view", tr("Full screen"), "F11", "", 2, True),
        Command("focus", "view", tr("Focus on the text"), "Shift+F11", "", 2, True),
        Command("spelling", "view", tr("Mark misspelled words"), "", "", 2, True),
        Command("messages", "view", tr("Recent messages"), "", "", 3),
    )


def _insert() -> tuple[Command, ...]:
    return (
        Command("link.add", "insert", tr("Link to an article…"), "Ctrl+L", "link", when="editable"),
        Command("attachment.add", "insert", tr("Attach files…"), "Ctrl+Shift+A", "clip", when="editable"),
        Command("row.add", "insert", tr("Add a row"), "Ctrl+Shift+N", "plus", when="editable"),
        Command("example.insert", "insert", tr("Insert the example"), "Ctrl+Shift+E", "", 1, when="editable"),
        Command("outline.insert", "insert", tr("Insert outline"), "Ctrl+Shift+O", "", 1, when="editable"),
        Command("phrase.insert", "insert", tr("Insert a phrase…"), "Ctrl+J", "", 1, when="editable"),
        _rich("bullets", "insert", tr("Bulleted list"), "bullets", 2),
        _rich("numbers", "insert", tr("Numbered list"), "numbers", 2),
        _rich("table", "insert", tr("Insert a table"), "table", 2),
        _rich("picture", "insert", tr("Insert a picture…"), "image", 2),
    )


def _review() -> tuple[Command, ...]:
    return (
        Command("finding.next", "review", tr("Next finding"), "F8", "down"),
        Command("finding.previous", "review", tr("Previous finding"), "Shift+F8", "up"),
        Command("finding.repair", "review", tr("Apply the repair shown"), "Ctrl+Return", when="repairs"),
        Command("finding.waive", "review", tr("Waive the rule…"), "", "", 1, when="finding"),
        Command("repair.all", "review", tr("Apply all repairs"), "", "", 1, when="repairs"),
        Command("version.name", "review", tr("Name the present state…"), "Ctrl+Shift+S", "", 2, when="case"),
        Command("case.versions", "review", tr("Versions and comparison"), "Ctrl+Alt+V", "history", 2),
    )


def _tools() -> tuple[Command, ...]:
    return (
        Command("palette", "tools", tr("Commands…"), "Ctrl+Shift+P", "search"),
        Command("plan.import", "tools", tr("Import the text of a plan…"), "Ctrl+I", "import", 1),
        Command("plan.undo_import", "tools", tr("Take back the last import"), "", "", 1),
        Command("contacts", "tools", tr("Address book…"), "Ctrl+Shift+B", "people", 1),
        Command("rules", "tools", tr("Rules of the checks"), "", "check", 1),
        Command("case.count", "tools", tr("Count words and pages…"), "Ctrl+Shift+G", "", 1, when="case"),
        Command("doctor", "tools", tr("Examine the workspace"), "", "", 2),
        Command("workspace.associate", "tools", tr("Open workspace files with this program"), "", "", 2),
    )


def _help() -> tuple[Command, ...]:
    return (
        Command("help", "help", tr("Help for this place"), "F1", "help"),
        Command("shortcuts", "help", tr("Keyboard shortcuts"), "Ctrl+F1", ""),
        Command("about", "help", tr("About the workbench"), "", "info", 1),
    )


class ActionBook(QObject):
    """The commands as QActions. A page's handlers go before the window's while the page is shown."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = {command.id: command for command in commands()}
        self._window: dict[str, Handler] = {}
        self._page: dict[str, Handler] = {}
        self._denied: set[str] = set()
        self._actions = {command.id: self._made(command) for command in self._commands.values()}

    def command(self, command_id: str) -> Command:
        """Return a command by id."""
        return self._commands[command_id]

    def all(self) -> tuple[Command, ...]:
        """Return all commands in the order of the menus."""
        return tuple(self._commands.values())

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def handle(self, handlers: Mapping[str, Handler]) -> None:
        """Say what commands do as far as the window does them."""
        self._window.update(handlers)
        self._enable()

    def use_page(self, handlers: Mapping[str, Handler]) -> None:
        """Say what commands do on the page that is shown; those of the page before are forgotten."""
        self._page = dict(handlers)
        self._denied &= _OF_THE_WINDOW
        self._enable()

    def allow(self, **facts: bool) -> None:
        """Say which facts hold on the page shown; a command whose fact does not hold is disabled."""
        before = set(self._denied)
        self._denied -= facts.keys()
        self._denied |= {fact for fact, holds in facts.items() if not holds}
        if self._denied != before:
            self._enable()

    def is_allowed(self, command_id: str) -> bool:
        """Return whether a command is handled and its fact holds."""
        known = command_id in self._page or command_id in self._window
        return known and self._commands[command_id].when not in self._denied

    def rename(self, command_id: str, text: str) -> None:
        """Give an action other words for the moment, as “Undo” names its act; empty: its own again."""
        self._actions[command_id].setText(text.replace("&", "&&") or self._commands[command_id].text)

    def run(self, command_id: str) -> None:
        """Do what the page or the window does for a command, if anything."""
        handler = self._page.get(command_id) or self._window.get(command_id)
        if handler is not None and self.is_allowed(command_id):
            handler()

    def translate(self) -> None:
        """Take the words anew, after the language changed."""
        self._commands = {command.id: command for command in commands()}
        for command_id, action in self._actions.items():
            self._dress(action, self._commands[command_id])
        self.changed.emit()

    def _made(self, command: Command) -> QAction:
        action = QAction(self)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcut.split("; ") if keys])
        action.setShortcutVisibleInContextMenu(True)  # where a desktop hides them by itself too
        action.triggered.connect(lambda _checked=False, name=command.id: self.run(name))
        self._dress(action, command)
        action.setEnabled(False)
        return action

    def _dress(self, action: QAction, command: Command) -> None:
        # No icons in the menus: the words stand in one line there, and drawing fifty costs the first paint.
        # What stands behind a tab is shown as keys and claims none.
        action.setText("\t".join([command.text, *(command.keys if command.inside else ())]))

    def _enable(self) -> None:
        for command_id, action in self._actions.items():
            action.setEnabled(self.is_allowed(command_id))
        self.changed.emit()
