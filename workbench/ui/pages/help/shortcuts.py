"""All commands that have keys, from the command table: menu, command, keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.actions import ActionBook, menus
from workbench.ui.models.finding import keyed
from workbench.ui.models.rows import Column, RowsModel, each
from workbench.ui.widgets.basics import buddy, fill, label
from workbench.ui.widgets.searchline import make_clearable
from workbench.ui.widgets.strips import empty_state

_ROW = 36


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A command with its keys as this system writes them."""

    id: str
    menu: str
    text: str
    keys: str


def shortcuts_of(actions: ActionBook) -> tuple[Shortcut, ...]:
    """Return the commands that have keys, in the order of the menus."""
    titles = {key: title.partition("(")[0].replace("&", "") for key, title in menus().items()}
    return tuple(
        Shortcut(command.id, titles[command.menu], command.text, "  ".join(command.keys))
        for command in actions.all()
        if command.keys
    )


class ShortcutsPane(QWidget):
    """The table with a field to filter it."""

    def __init__(self, actions: ActionBook) -> None:
        super().__init__()
        columns: list[Column[Shortcut]] = [
            Column("menu", tr("Menu"), lambda item: item.menu, each(lambda item: item.menu)),
            Column("text", tr("Command"), lambda item: item.text, each(lambda item: item.text), _spoken),
            Column("keys", tr("Keys"), lambda item: item.keys, each(lambda item: item.keys)),
        ]
        self.model = RowsModel[Shortcut](columns, lambda item: item.id, keyed(_searched), self)
        self.model.set_rows(shortcuts_of(actions))
        self.field = QLineEdit()
        make_clearable(self.field)
        self.table = self._table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty_state("search", tr("No command fits"), tr("Fewer letters find more.")))
        name = label(tr("Command or keys"), "small")
        buddy(name, self.field)
        self.field.setMaximumWidth(theme.px(360))
        self.field.textChanged.connect(self._filter)
        title = label(tr("Keyboard shortcuts"), "section")
        fill(QVBoxLayout(self), [title, 4, name, self.field, 8, (self._stack, 1)], 4, (32, 24))

    def _filter(self, text: str) -> None:
        self.model.filter(None, text)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Keyboard shortcuts"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMaximumWidth(theme.px(760))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for number, mode in enumerate(("ResizeToContents", "Stretch", "ResizeToContents")):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode[mode])
        table.setCurrentIndex(self.model.index(0, 1))
        return table


def _searched(item: Shortcut) -> str:
    return f"{item.menu} {item.text} {item.keys}"


def _spoken(item: Shortcut) -> str:
    return tr("{command}, menu {menu}, keys {keys}", command=item.text, menu=item.menu, keys=item.keys)
