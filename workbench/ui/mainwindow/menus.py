"""The menu bar, built from the command table and from nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar

from workbench.ui.actions import ActionBook, menus
from workbench.ui.widgets.basics import let_go


def build_menus(bar: QMenuBar, actions: ActionBook) -> None:
    """Fill a menu bar with every command, parted by lines where the group changes."""
    for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        let_go(menu)  # `clear` takes the menus out and keeps them
    bar.clear()
    bar.setNativeMenuBar(False)
    for menu_id, title in menus().items():
        menu = bar.addMenu(title)
        group = 0
        for command in actions.all():
            if command.menu != menu_id:
                continue
            if command.group != group:
                menu.addSeparator()
                group = command.group
            menu.addAction(actions.action(command.id))
