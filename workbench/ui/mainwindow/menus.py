"""The menu bar: the command table, and the workspaces that were open before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from workbench.kernel.i18n import tr
from workbench.kernel.paths import shown_path, workspace_name
from workbench.ui.actions import ActionBook, menus, submenus
from workbench.ui.widgets.basics import let_go, unmarked
from workbench.ui.widgets.mnemonics import with_letters

_RECENTS_AFTER = "workspace.open"


class RecentsMenu(QMenu):
    """Workspaces that were open before, newest first; `chosen(location)` is emitted when one is picked."""

    chosen = Signal(str)

    def __init__(self, others: Callable[[], Sequence[str]]) -> None:
        super().__init__(tr("Open recent"))
        self._others = others
        self.aboutToShow.connect(self._fill)
        with_letters(self)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for location in self._others():
            action = self.addAction(unmarked(_named(location)))
            action.triggered.connect(partial(self._choose, location))
        if self.isEmpty():
            self.addAction(tr("No other workspace yet")).setEnabled(False)

    def _choose(self, location: str, _checked: bool = False) -> None:
        self.chosen.emit(location)


def build_menus(bar: QMenuBar, actions: ActionBook, recents: RecentsMenu) -> None:
    """Fill a menu bar with every command, parted by lines where the group changes."""
    for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        let_go(menu)  # `clear` takes the menus out and keeps them
    bar.clear()
    bar.setNativeMenuBar(False)
    for menu_id, title in menus().items():
        menu = with_letters(bar.addMenu(title))
        menu.aboutToHide.connect(partial(_leave_soon, bar))
        _fill(menu, menu_id, actions)
        after = next((one for one in menu.actions() if one.objectName() == _RECENTS_AFTER), None)
        if after is not None:
            recents.setParent(menu, recents.windowFlags())
            following = menu.actions()[menu.actions().index(after) + 1]
            menu.insertMenu(following, recents)


def _leave_soon(bar: QMenuBar) -> None:
    """Leave the menu bar when a menu is closed and no other one opens beside it.

    After Esc in a menu Qt keeps the keys in the bar until Esc is pressed once more: what is typed is lost.
    """
    QTimer.singleShot(0, bar, partial(_leave, bar))


def _leave(bar: QMenuBar) -> None:
    if bar.hasFocus() and QApplication.activePopupWidget() is None:
        escape, bare = Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(bar, QKeyEvent(QEvent.Type.KeyPress, escape, bare))  # it knows where one was


def _fill(menu: QMenu, menu_id: str, actions: ActionBook) -> None:
    """Put in the commands of a menu, and the menus inside of it where their first command stands."""
    group, inside = 0, dict[str, QMenu]()
    for command in actions.all():
        if command.menu != menu_id:
            continue
        if command.group != group:
            menu.addSeparator()
            group = command.group
        if command.submenu and command.submenu not in inside:
            inside[command.submenu] = with_letters(menu.addMenu(submenus()[command.submenu]))
        inside.get(command.submenu, menu).addAction(actions.action(command.id))


def _named(location: str) -> str:
    """Return a workspace with its folder; of a URL, which may hold a password, the name alone."""
    name = workspace_name(location)
    return name if "://" in location else f"{name} — {shown_path(str(PurePath(location).parent))}"
