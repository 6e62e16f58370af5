"""The menu of every text: what can be done with it, each with its keys, the words those of the commands.

What only some texts have (words for a misspelled one, looks, tables) is added by a `MenuPart` of theirs. A text
gets the menu by `give_menu`; whatever stands in the window gets it when the focus comes to it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QTextEdit

from workbench.kernel.i18n import tr
from workbench.ui.actions import Command, commands
from workbench.ui.widgets.basics import unmarked
from workbench.ui.widgets.mnemonics import plain, with_letters

TextWidget = QLineEdit | QPlainTextEdit | QTextEdit
_CONTROL = Qt.KeyboardModifier.ControlModifier
_STEPS = {"undo": Qt.Key.Key_Z, "redo": Qt.Key.Key_Y}


class MenuPart(QObject):
    """What one kind of text adds to its menu. Made as a child of the text, which finds it there."""

    def come_to(self, at: QPoint) -> None:
        """Prepare for a menu that the mouse opens at a place of the screen."""

    def add_to(self, menu: QMenu, at: QPoint | None) -> None:
        """Add to a menu that opens at a place of the screen, or at the cursor."""
        raise NotImplementedError


def give_menu(text: TextWidget) -> None:
    """Let a text open this menu, by mouse and by keys, in place of Qt's own."""
    if text.findChild(_Opener, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        _Opener(text)


def entry_of(menu: QMenu, command: Command, act: Callable[[], object]) -> QAction:
    """Return an entry for a menu with the words and the keys of a command, which it does not claim."""
    action = entry(menu, command.text, command.keys[0] if command.keys else "", act)
    action.setObjectName(command.id)
    return action


def entry(menu: QMenu, words: str, keys: str, act: Callable[[], object]) -> QAction:
    """Return an entry for a menu; `keys` as people read them stand behind the words."""
    action = QAction(f"{words}\t{keys}" if keys else words, menu)
    action.triggered.connect(lambda _checked=False: act())
    return action


def clipboard_data() -> QMimeData:
    """Return what is on the clipboard; data with nothing in it where it is empty or nobody lends it."""
    # Qt gives None then, which its signature hides.
    given: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return given if given is not None else QMimeData()


def press(text: TextWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys in a text: for those of pasting or cutting texts have rules of their own, as in tables."""
    QApplication.sendEvent(text, QKeyEvent(QEvent.Type.KeyPress, key, keys))


class _Opener(QObject):
    """Opens the menu of one text."""

    def __init__(self, text: TextWidget) -> None:
        super().__init__(text)
        self._text = text
        text.installEventFilter(self)
        if not isinstance(text, QLineEdit):
            text.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Open the menu for keys and mouse."""
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            return self._open(event.globalPos() if by_mouse else None)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and asks_for_menu(event):
            return self._open(None)
        return False

    def _open(self, at: QPoint | None) -> bool:
        text = self._text
        parts = text.findChildren(MenuPart, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if at is not None:
            for part in parts:
                part.come_to(at)
        menu = with_letters(QMenu(text))
        menu.setAccessibleName(tr("What can be done with the text"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fill(menu, text)
        for part in parts:
            part.add_to(menu, at)
        menu.popup(_beside_word(text, menu.sizeHint(), _below_cursor(text) if at is None else at))
        return True


def _fill(menu: QMenu, text: TextWidget) -> None:
    """Put in what all texts have; what changes a text only where it can be changed."""
    known = {command.id: command for command in commands()}
    selected, fixed = _has_selection(text), text.isReadOnly()

    def add(name: str, act: Callable[[], object], possible: bool) -> None:
        action = entry_of(menu, known[name], act)
        action.setEnabled(possible)
        menu.addAction(action)

    if not fixed:
        for step in _STEPS:
            menu.addAction(_step(menu, text, known[step]))
        menu.addSeparator()
        add("text.cut", lambda: press(text, Qt.Key.Key_X, _CONTROL), selected)
    add("text.copy", text.copy, selected)
    if not fixed:
        add("text.paste", lambda: press(text, Qt.Key.Key_V, _CONTROL), _can_paste(text))
        keys = QKeySequence(QKeySequence.StandardKey.Delete).toString(QKeySequence.SequenceFormat.NativeText)
        delete = entry(menu, tr("Delete"), keys, lambda: press(text, Qt.Key.Key_Delete))
        delete.setEnabled(selected)
        menu.addAction(delete)
    menu.addSeparator()
    add("text.all", text.selectAll, not _is_empty(text))


def _step(menu: QMenu, text: TextWidget, command: Command) -> QAction:
    """Return the entry of undo or redo: what its keys do in this text, be it the window's or the text's own."""
    command_of_window = None if _keeps(text, _STEPS[command.id]) else _in_window(text, command.id)
    if command_of_window is None:
        action = entry_of(menu, command, text.undo if command.id == "undo" else text.redo)
        action.setEnabled(_can_step(text, command.id))
        return action
    words = unmarked(plain(command_of_window.text().partition("\t")[0]))
    action = entry(menu, words, command.keys[0], command_of_window.trigger)
    action.setEnabled(command_of_window.isEnabled())
    return action


def _keeps(text: TextWidget, key: Qt.Key) -> bool:
    """Return whether a text takes a key with Ctrl itself, before the commands of the window."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, _CONTROL)
    asked.ignore()
    QApplication.sendEvent(text, asked)
    return asked.isAccepted()


def _in_window(text: TextWidget, command: str) -> QAction | None:
    """Return a command as the window has it that a text stands in; None in a dialog."""
    window = text.window()
    bar = window.findChild(QMenuBar)
    holders = [window, *(bar.findChildren(QMenu) if bar is not None else ())]
    return next((one for holder in holders for one in holder.actions() if one.objectName() == command), None)


def _can_step(text: TextWidget, step: str) -> bool:
    if isinstance(text, QLineEdit):
        return text.isUndoAvailable() if step == "undo" else text.isRedoAvailable()
    document = text.document()
    return document.isUndoAvailable() if step == "undo" else document.isRedoAvailable()


def _can_paste(text: TextWidget) -> bool:
    given = clipboard_data()
    if given.hasText():
        return bool(given.text())
    return given.hasUrls() or (not isinstance(text, QLineEdit) and text.canPaste())


def _has_selection(text: TextWidget) -> bool:
    return text.hasSelectedText() if isinstance(text, QLineEdit) else text.textCursor().hasSelection()


def _is_empty(text: TextWidget) -> bool:
    return not text.text() if isinstance(text, QLineEdit) else text.document().isEmpty()


def _below_cursor(text: TextWidget) -> QPoint:
    """Return where on the screen the menu of the cursor opens."""
    if not isinstance(text, QLineEdit):
        return text.viewport().mapToGlobal(text.cursorRect().bottomLeft())
    cursor = text.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    box = cursor.toRect() if hasattr(cursor, "toRect") else QRect(cursor)
    return text.mapToGlobal(box.bottomLeft())


def _beside_word(text: TextWidget, size: QSize, at: QPoint) -> QPoint:
    """Return where a menu opens that is asked for at a place: beside the word there if it would lie over it."""
    screen = text.screen().availableGeometry()
    fits = at.y() + size.height() <= screen.bottom() + 1 or at.y() - size.height() >= screen.top()
    if fits or isinstance(text, QLineEdit):
        return at
    word = text.cursorForPosition(text.viewport().mapFromGlobal(at))
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    end = text.cursorRect(word).right()
    word.setPosition(word.selectionStart())
    left, right = (
        text.viewport().mapToGlobal(QPoint(x, 0)).x() for x in (text.cursorRect(word).left(), end + 1)
    )
    behind = right + size.width() <= screen.right() + 1
    return QPoint(right if behind else max(screen.left(), left - size.width()), at.y())


def asks_for_menu(event: QKeyEvent) -> bool:
    """Return whether a key asks for a menu; Qt asks for none on Shift+F10 everywhere."""
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted)
