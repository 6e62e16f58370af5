"""The command palette: type a few letters of any command, Enter does it.

Finds commands by letters in their order, in their own words and in other ones, Chinese and English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMetaObject,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.actions import ActionBook, Command, menus, needed_words
from workbench.ui.dialogs.commandwords import other_words
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.models.originals import in_both_languages
from workbench.ui.widgets.basics import draw_text, fill, in_area, label
from workbench.ui.widgets.mnemonics import plain
from workbench.ui.widgets.rowground import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_WIDTH, _TOP, _ROW, _ROWS_SHOWN = 600, 88, 40, 10
_ICON, _AFTER_ICON = 16, 12
_MOST_RECENT = 8
_PARTED = re.compile(r"[,，、]\s*")
# How well a word fits: as the very name, or at least with its letters together and not only here and there.
_EXACT, _WHOLE = 110, 30
_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as the palette shows it; `searched` holds its words in both languages, `icon` may be empty."""

    id: str
    icon: str
    text: str
    menu: str
    keys: str
    enabled: bool
    searched: tuple[str, ...]


def entries_of(actions: ActionBook) -> tuple[Entry, ...]:
    """Return every command of the book except the palette itself."""
    titles, others = {key: plain(title) for key, title in menus().items()}, other_words()
    return tuple(
        _entry(command, titles[command.menu], others.get(command.id, ""), actions)
        for command in actions.all()
        if command.id != "palette"
    )


def _entry(command: Command, menu: str, also: str, actions: ActionBook) -> Entry:
    action = actions.action(command.id)
    shown = plain(action.text().partition("\t")[0])
    others = _PARTED.split(",".join(in_both_languages(also))) if also else []
    words = [shown, *in_both_languages(command.text), menu, *others]
    keys = next(iter(command.keys), "")
    searched = tuple(word.lower() for word in words)
    return Entry(command.id, command.icon, shown, menu, keys, action.isEnabled(), searched)


def rating(query: str, texts: Sequence[str]) -> int:
    """Return how well words fit: 0 not at all, more for letters that stand together or begin a word."""
    total = 0
    for word in query.lower().split():
        best = max((_fit(word, text) for text in texts), default=0)
        if best == 0:
            return 0
        total += best
    return total or 1


def _fit(word: str, text: str) -> int:
    if text.rstrip("…") == word:
        return _EXACT
    place = text.find(word)
    if place == 0 or (place > 0 and not text[place - 1].isalnum()):
        return 100 - min(place, 40)
    if place > 0:
        return 60 - min(place, 30)
    start = 0
    for letter in word:
        start = text.find(letter, start) + 1
        if start == 0:
            return 0
    return max(1, 25 - (start - len(word)))


class EntriesModel(QAbstractListModel):
    """The commands that fit what was typed: the one named so, then those that can be done now first."""

    def __init__(self, entries: Sequence[Entry], recent: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._recent = tuple(recent)
        self.shown: list[Entry] = []
        self.find("")

    def find(self, query: str) -> None:
        """Show what fits."""
        order = {command: place for place, command in enumerate(self._recent)}
        fitting = [(rating(query, entry.searched), entry) for entry in self._entries]
        kept = [(fit, entry) for fit, entry in fitting if fit]
        words = len(query.split())
        kept.sort(
            key=lambda pair: (
                pair[0] < _EXACT * words,
                pair[0] < _WHOLE * words,
                not pair[1].enabled,
                -pair[0],
                order.get(pair[1].id, len(order)),
            )
        )
        self.beginResetModel()
        self.shown = [entry for _fit_of, entry in kept]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many commands fit."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return that there is one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a command, or the sentence to be spoken for it."""
        if not index.isValid():
            return None
        entry = self.shown[index.row()]
        if role == _DISPLAY:
            return entry.text
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            parts = [entry.text, entry.menu, entry.keys, "" if entry.enabled else tr("not available here")]
            return ", ".join(filter(None, parts))
        return None


class _Delegate(RowDelegate):
    """Paints a command: its words, its menu, its keys."""

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one command."""
        model = index.model()
        if not isinstance(model, EntriesModel):
            return
        entry = model.shown[index.row()]
        inner = box.adjusted(16, 0, -16, 0)
        metrics = theme.metrics("caption")
        right = metrics.horizontalAdvance(entry.keys) + 4
        keys = QRect(inner.right() - right, inner.top(), right, inner.height())
        draw_text(painter, keys, entry.keys, "text3", "caption", align=Qt.AlignmentFlag.AlignRight)
        menu_width = metrics.horizontalAdvance(entry.menu) + 4
        shade = "text" if entry.enabled else "text3"
        icon = theme.px(_ICON)
        words = inner.adjusted(icon + _AFTER_ICON, 0, -right - menu_width - 24, 0)
        if entry.icon:
            top = inner.top() + (inner.height() - icon) // 2
            painter.drawPixmap(
                inner.left(), top, theme.pixmap(entry.icon, "text2" if entry.enabled else "text3", icon)
            )
        draw_text(painter, words, entry.text, shade)
        used = theme.metrics("body").horizontalAdvance(entry.text)
        left = words.left() + min(used, words.width()) + 12
        draw_text(painter, QRect(left, inner.top(), menu_width, inner.height()), entry.menu, "text3", "caption")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(200), theme.px(_ROW))


class PaletteDialog(HelpedDialog):
    """A field with the commands that fit below it. Enter closes and does the chosen one, Esc closes."""

    help_topic: ClassVar[str] = "index"

    recent: ClassVar[list[str]] = []

    def __init__(self, parent: QWidget | None, actions: ActionBook) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        in_area(self, "floating")
        self._actions = actions
        self.model = EntriesModel(entries_of(actions), self.recent, self)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Command"))
        self.field.setPlaceholderText(tr("Type a few letters of a command"))
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setItemDelegate(_Delegate(self.list, always_active=True))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = label("", "caption", wrap=True)
        self.foot.setContentsMargins(16, 0, 16, 0)
        fill(QVBoxLayout(self), [self.field, (self.list, 1), self.foot], 8, (10, 10))
        self._connect()
        self._find("")
        self._place()

    def accept(self) -> None:
        """Close, then do what is chosen; a command that is not available here says so and stays."""
        entry = self._chosen()
        if entry is None or not entry.enabled:
            return
        PaletteDialog.recent = [entry.id, *(one for one in self.recent if one != entry.id)][:_MOST_RECENT]
        super().accept()
        # Queued: the palette is gone and the focus is back before the command begins.
        action = self._actions.action(entry.id)
        QMetaObject.invokeMethod(action, "trigger", Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys in the field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.list.event(event)
            return True
        return False

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self.accept)
        self.list.clicked.connect(lambda _index: self.accept())
        self.list.activated.connect(lambda _index: self.accept())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())

    def _find(self, text: str) -> None:
        self.model.find(text)
        self.list.setCurrentIndex(self.model.index(0))
        self._tell()

    def _tell(self) -> None:
        """Say below the list what Enter does."""
        entry = self._chosen()
        if entry is None:
            self.foot.setText(tr("No command fits. Fewer letters find more."))
        elif entry.enabled:
            self.foot.setText(tr("Enter runs the command · Esc closes"))
        else:
            needed = needed_words(self._actions.command(entry.id).when)
            self.foot.setText(needed or tr("This command is not available here."))

    def _chosen(self) -> Entry | None:
        row = self.list.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    def _place(self) -> None:
        """Stand at the top centre of the window."""
        height = theme.px(_ROW) * _ROWS_SHOWN + theme.px(32) + theme.px(18) + 40
        parent = self.parentWidget()
        if parent is None:
            self.resize(theme.px(_WIDTH), height)
            return
        frame = parent.window()
        width = min(theme.px(_WIDTH), frame.width() - 48)
        self.resize(width, min(height, frame.height() - _TOP - 24))
        corner = frame.mapToGlobal(frame.rect().topLeft())
        self.move(corner.x() + (frame.width() - width) // 2, corner.y() + _TOP)


class Palette:
    """Opens the palette above a window."""

    @classmethod
    def open(cls, parent: QWidget, actions: ActionBook) -> None:
        """Show the palette without stopping what calls."""
        dialog = PaletteDialog(parent, actions)
        dialog.open()
        dialog.field.setFocus(Qt.FocusReason.PopupFocusReason)
