"""What a person has at a window: eyes, a keyboard and a mouse. Only events are sent, never a slot called.

`Keyboard` reaches everything with keys, and sees to it after each of them that the focus is where one sees it.
`Mouse` presses only what is seen and not covered, and turns the wheel to get there; it has no keys but those of
letters. Chinese comes from an input method. Both call controls by the names that are spoken of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QElapsedTimer, QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction, QInputMethodEvent, QKeySequence, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.helpers.dialogs import in_modal
from tests.helpers.turning import let_qt_work, wait_until
from tests.helpers.wheel import turn_wheel
from tests.helpers.windows import OpenWindow
from workbench.ui.widgets.fields.tablegrid import TableGrid

Kind = TypeVar("Kind", bound=QDialog)
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_CLICK = QTest.KeyAction.Click
_MOMENT = 2000  # ms; a busy machine takes its time to lay out a page
_MOST_TABS = 150
_MOST_NOTCHES = 200
_SEEN = 8  # px of a control that must be seen to be pressed or to show the focus


def name_of(widget: QWidget | None) -> str:
    """Return the name that is spoken of a control; Qt calls a list of options after what is chosen in it."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    face = QAccessible.queryAccessibleInterface(widget) if widget is not None else None
    return face.text(QAccessible.Text.Name).replace("&", "") if face is not None else ""


def words_of(entry: QAction) -> str:
    """Return what an entry of a menu says, without its letter for the keyboard and without its keys."""
    words = entry.text().partition("\t")[0]
    return re.sub(r"\(&.\)", "", words).replace("&&", "\0").replace("&", "").replace("\0", "&")


def lines_of(model: QAbstractItemModel) -> Iterator[tuple[QModelIndex, str]]:
    """Go through the lines of a list with what is spoken or shown of each."""
    for number in range(model.rowCount(QModelIndex())):
        index = model.index(number, 0)
        spoken = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
        yield index, str(spoken or model.data(index, Qt.ItemDataRole.DisplayRole) or "")


class Hands:
    """What both hands do alike: type text, look, wait, answer dialogs."""

    def __init__(self, opened: OpenWindow) -> None:
        self._opened = opened
        self._dialogs = 0

    def settle(self) -> None:
        """Wait until the window has done what was asked of it."""
        if not self._dialogs:  # what opened a dialog goes on for as long as it is open
            self._opened.wait_until(lambda: self._opened.jobs.is_idle)
        let_qt_work()
        front = QApplication.activeModalWidget() or self._opened.window
        if QApplication.activePopupWidget() is None and not front.isActiveWindow():  # no window system does it
            front.activateWindow()
            wait_until(front.isActiveWindow, "the window does not become active")

    def type(self, text: str) -> None:
        """Type a text where the focus is, without the keys that go somewhere else."""
        for part in re.findall("[ -~\n]|[^ -~\n]+", text):
            if part == "\n":
                QTest.keyClick(_taker(), Qt.Key.Key_Return)
            elif part.isascii():
                QTest.sendKeyEvent(_CLICK, _taker(), QTest.asciiToKey(ord(part)), part, _NONE)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(part)
                QApplication.sendEvent(focused(), composed)
        let_qt_work()

    def sees(self, text: str, whole: bool = False) -> bool:
        """Return whether a text stands somewhere in sight, as the `whole` of what stands there or as a part."""
        seen = [one for one in _top(self._opened).findChildren(QLabel) if not one.visibleRegion().isEmpty()]
        return any(one.text() == text if whole else text in one.text() for one in seen)

    def reads(self, name: str) -> str:
        """Return what stands in a field of text on the page."""
        texts = (QLineEdit, QPlainTextEdit)
        (found,) = [
            one for kind in texts for one in self._opened.window.findChildren(kind) if name_of(one) == name
        ]
        return found.text() if isinstance(found, QLineEdit) else found.toPlainText()

    def wait_for(self, text: str, whole: bool = False) -> None:
        """Wait until a text stands somewhere in sight, as the `whole` of what stands there or as a part."""
        wait_until(lambda: self.sees(text, whole), f"“{text}” does not come")

    def in_dialog(self, kind: type[Kind], open_it: Callable[[], object], act: Callable[[], object]) -> None:
        """Open a dialog and do in it what closes it."""

        def do(dialog: Kind) -> None:
            self._dialogs += 1
            self.settle()
            act()
            wait_until(lambda: not dialog.isVisible(), f"{dialog.windowTitle()} stays open")
            self._dialogs -= 1

        def wait_for_it() -> None:
            open_it()
            self.settle()

        in_modal(kind, wait_for_it, do)
        self.settle()


class Keyboard(Hands):
    """Keys alone. After each the focus must be in sight."""

    def press(self, *keys: str) -> None:
        """Press keys, each in Qt's portable writing, as Ctrl+Shift+N."""
        for key in keys:
            self._key(key)
            self.settle()
            self.sees_focus()

    def write(self, text: str) -> None:
        """Type where the focus is seen."""
        self.sees_focus()
        self.type(text)
        self.sees_focus()

    def tab_to(self, name: str, back: bool = False) -> None:
        """Press Tab until a control has the focus."""
        met = []
        for _ in range(_MOST_TABS):
            if name_of(focused()) == name:
                return
            met.append(name_of(focused()))
            self._key("Shift+Tab" if back else "Tab")
            let_qt_work(0)
            self.sees_focus()
        raise AssertionError(f"Tab does not come to “{name}”, but to {list(dict.fromkeys(met))}")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type into it."""
        self.tab_to(name)
        self.write(text)

    def choose(self, name: str, option: str) -> None:
        """Unfold a list of options with the keys and choose one."""
        self.tab_to(name)
        combo = focused()
        assert isinstance(combo, QComboBox), name
        self._key("Space")
        wait_until(lambda: QApplication.activePopupWidget() is not None, f"{name} does not unfold")
        view = combo.view()
        for _ in range(view.model().rowCount(QModelIndex())):
            if view.currentIndex().data() == option:
                break
            self._key("Down")
        assert view.currentIndex().data() == option
        assert not view.visualRect(view.currentIndex()).isEmpty()
        self._key("Return")
        self.settle()
        assert focused() is combo
        self.sees_focus()

    def pick(self, words: str) -> None:
        """Choose in the menu that is unfolded."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and words_of(active) == words:
                break
            self._key("Down")
        active = menu.activeAction()
        assert active is not None
        assert words_of(active) == words
        self._key("Return")
        self.settle()
        self.sees_focus()

    def arrow_to(self, words: str, key: str = "Down") -> None:
        """Go along the list that has the focus until the line with some words is current."""
        view = focused()
        assert isinstance(view, QAbstractItemView)
        for _ in range(view.model().rowCount(QModelIndex()) + 1):
            spoken = {index.row(): text for index, text in lines_of(view.model())}
            if words in spoken.get(view.currentIndex().row(), ""):
                self.sees_focus()
                return
            self._key(key)
            self.settle()
        raise AssertionError(f"no line says “{words}”: {[text for _, text in lines_of(view.model())]}")

    def sees_focus(self) -> None:
        """See that the focus is in sight and not covered, at once or in a moment: the page may still move."""
        clock = QElapsedTimer()
        clock.start()
        while not _is_seen(focused(), _spot_of_focus(focused())) and clock.elapsed() < _MOMENT:
            let_qt_work()
        widget = focused()
        assert widget.isVisible(), f"“{name_of(widget)}” has the focus and is hidden"
        spot = _spot_of_focus(widget)
        assert _is_seen(widget, spot), f"“{name_of(widget)}” has the focus and is not in sight"

    def _key(self, key: str) -> None:
        combination = QKeySequence(key)[0]
        QTest.keyClick(_taker(), combination.key(), combination.keyboardModifiers())


class Mouse(Hands):
    """The mouse alone, beside the keys of text."""

    def find(self, name: str) -> QWidget:
        """Return the control on the page that has a name; the uppermost where several lead to the same."""
        found = [
            widget
            for widget in _top(self._opened).findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and name_of(widget) == name
        ]
        assert found, f"there is no “{name}”"
        return min(found, key=lambda widget: widget.mapToGlobal(QPoint()).y())

    def view(self, name: str) -> QAbstractItemView:
        """Return the list in sight that has a name, that of a popup too."""
        found = [
            view
            for window in QApplication.topLevelWidgets()
            for view in window.findChildren(QAbstractItemView)
            if view.isVisible() and name_of(view) == name
        ]
        assert len(set(found)) == 1, f"“{name}” is there {len(found)} times"
        return found[0]

    def click(self, name: str) -> None:
        """Press a control at the middle of what is seen of it."""
        widget = self.find(name)
        self.bring(widget)
        self._click(widget, _middle(widget))
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Go into a field with a click and type."""
        widget = self.find(name)
        self.bring(widget)
        self._click(widget, _middle(widget))
        assert widget.hasFocus(), f"a click does not lead into “{name}”"
        self.type(text)

    def choose(self, name: str, option: str) -> None:
        """Unfold a list of options with a click and choose one with another."""
        combo = self.find(name)
        assert isinstance(combo, QComboBox), name
        self.click(name)
        view = combo.view()
        wait_until(lambda: view.isVisible(), f"{name} does not unfold")
        self.click_line(view, option)
        assert combo.currentText() == option

    def pick(self, words: str) -> None:
        """Press a line of the menu that is unfolded."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (action,) = [one for one in menu.actions() if words_of(one) == words]
        self._click(menu, menu.actionGeometry(action).center())
        self.settle()

    def pick_from(self, name: str, words: str) -> None:
        """Press a control that unfolds a menu, and a line of it; the press lasts until the menu closes."""
        wrong: list[BaseException] = []

        def now() -> None:
            popup = QApplication.activePopupWidget()
            if popup is None:
                QTimer.singleShot(10, now)
                return
            try:
                self.pick(words)
            except BaseException as error:
                wrong.append(error)
                popup.close()

        QTimer.singleShot(10, now)
        self.click(name)
        if wrong:
            raise wrong[0]

    def menu(self, title: str, words: str) -> None:
        """Press an entry of the menu bar, then one of its menu."""
        bar = self._opened.window.menuBar()
        (action,) = [one for one in bar.actions() if words_of(one) == title]
        self._click(bar, bar.actionGeometry(action).center())
        wait_until(lambda: QApplication.activePopupWidget() is not None, f"{title} does not unfold")
        self.pick(words)

    def click_line(self, view: QAbstractItemView, words: str, double: bool = False) -> None:
        """Press the line of a list with some words, turning the wheel over the list until it is seen."""
        index = next((one for one, text in lines_of(view.model()) if words in text), None)
        assert index is not None, f"no line says “{words}”: {[text for _, text in lines_of(view.model())]}"
        port = view.viewport()
        inside = port.rect()
        for _ in range(_MOST_NOTCHES):
            box = view.visualRect(index)
            if inside.contains(box.center()):
                break
            self._turn(port, inside.center(), -1 if box.center().y() > inside.center().y() else 1)
        self._click(port, view.visualRect(index).center(), double)
        self.settle()

    def click_cell(self, name: str, row: int, column: int) -> None:
        """Press into a cell of the table of a rich text."""
        box = self.find(name)
        assert isinstance(box, QTextEdit)
        tables = [frame for frame in box.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
        cursor = tables[0].cellAt(row, column).firstCursorPosition()
        self.bring(box)
        spot = box.cursorRect(cursor).center()
        self._click(box.viewport(), spot)

    def click_size(self, rows: int, columns: int) -> None:
        """Press into the grid that asks for the size of a table."""
        grid = QApplication.activePopupWidget()
        assert isinstance(grid, TableGrid)
        self._click(grid, grid.cell(rows, columns).center())
        self.settle()

    def click_day(self, day: int) -> None:
        """Press a day of the month that the calendar shows, not one of the months around it."""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        view = popup.findChild(QTableView)
        assert view is not None
        cells = [view.model().index(row, column) for row in range(1, 4) for column in range(7)]
        index = next(cell for cell in cells if cell.data() == day)
        self._click(view.viewport(), view.visualRect(index).center())
        self.settle()

    def bring(self, widget: QWidget) -> None:
        """Turn the wheel over what scrolls around a control until the control is seen."""
        for _ in range(_MOST_NOTCHES):
            if _is_seen(widget, widget.rect().center()) or not self._turn_towards(widget):
                return

    def drag(self, name: str, to: str) -> None:
        """Draw a control with the button held down to where another one is."""
        grip, target = self.find(name), self.find(to)
        self.bring(grip)
        window = grip.window()
        start, end = (one.mapTo(window, one.rect().center()) for one in (grip, target))
        assert _is_seen(grip, grip.rect().center())
        QTest.mousePress(grip, _LEFT, _NONE, grip.rect().center())
        for step in range(1, 9):
            QTest.mouseMove(grip, grip.mapFrom(window, start + (end - start) * step / 8))
            let_qt_work(0)
        QTest.mouseRelease(grip, _LEFT, _NONE, grip.mapFrom(window, end))
        self.settle()

    def _turn_towards(self, widget: QWidget) -> bool:
        area = widget.parentWidget()
        while area is not None and not (isinstance(area, QAbstractScrollArea) and _scrolls(area)):
            area = area.parentWidget()
        if not isinstance(area, QAbstractScrollArea):
            return False
        port, bar = area.viewport(), area.verticalScrollBar()
        below = widget.mapTo(port, widget.rect().center()).y() > port.height() // 2
        before = bar.value()
        self._turn(port, QPoint(4, port.height() // 2), -1 if below else 1)
        return bar.value() != before

    def _turn(self, widget: QWidget, spot: QPoint, notches: int) -> None:
        hit, place = self._hit(widget, spot)
        turn_wheel(hit, place, notches)

    def _click(self, widget: QWidget, spot: QPoint, double: bool = False) -> None:
        assert _is_seen(widget, spot), f"“{name_of(widget)}” is covered or out of sight"
        hit, place = self._hit(widget, spot)
        QTest.mouseMove(hit, place)
        QTest.mouseClick(hit, _LEFT, _NONE, place)
        if double:
            QTest.mouseDClick(hit, _LEFT, _NONE, place)
        let_qt_work(0)

    def _hit(self, widget: QWidget, spot: QPoint) -> tuple[QWidget, QPoint]:
        """Return what lies uppermost at a point of a control, and where in it that is."""
        window = widget.window()
        front = _top(self._opened)
        assert window is front or window.parent() is not None, f"“{name_of(widget)}” is behind a dialog"
        hit = window.childAt(widget.mapTo(window, spot)) or window
        return hit, hit.mapFrom(window, widget.mapTo(window, spot))


def focused() -> QWidget:
    """Return what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def _top(opened: OpenWindow) -> QWidget:
    """Return the window that a person sees in front, as the window system gives it keys."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or opened.window


def _taker() -> QWidget:
    """Return what takes keys: what is unfolded, else what has the focus."""
    focus, popup = QApplication.focusWidget(), QApplication.activePopupWidget()
    if popup is None or (focus is not None and popup.isAncestorOf(focus)):
        return focused()
    return popup


def _scrolls(area: QAbstractScrollArea) -> bool:
    return area.verticalScrollBar().maximum() > 0


def _middle(widget: QWidget) -> QPoint:
    """Return the middle of what is seen of a control."""
    seen: QRect = widget.visibleRegion().boundingRect()
    return seen.center()


def _spot_of_focus(widget: QWidget) -> QPoint:
    """Return the point at which the focus shows: the cursor, the current line, else the middle."""
    if isinstance(widget, QAbstractItemView):
        box = widget.visualRect(widget.currentIndex())
        port = widget.viewport()
        spot = box.center() if not box.isEmpty() else port.rect().center()
        return widget.mapFromGlobal(port.mapToGlobal(QPoint(min(spot.x(), port.width() // 2), spot.y())))
    if widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        box = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        cursor = box.toRect() if hasattr(box, "toRect") else box
        if isinstance(cursor, QRect) and cursor.isValid():
            return cursor.center()
    return widget.rect().center()


def _is_seen(widget: QWidget, spot: QPoint) -> bool:
    """Return whether a point of a control is in sight and belongs to it, not to what lies over it."""
    region = widget.visibleRegion().boundingRect()
    near = QRect(spot - QPoint(1, 1), spot + QPoint(1, 1))
    if not region.intersects(near) and not _seen_through(widget, spot):
        return False
    window = widget.window()
    there = window.childAt(widget.mapTo(window, spot))
    return (there is None and widget is window) or (there is not None and _belongs(there, widget))


def _seen_through(widget: QWidget, spot: QPoint) -> bool:
    """Views have a viewport that covers them: what is seen of it is seen of them."""
    if not isinstance(widget, QAbstractScrollArea):
        return False
    port = widget.viewport()
    return port.visibleRegion().boundingRect().contains(port.mapFrom(widget, spot))


def _belongs(there: QWidget, widget: QWidget) -> bool:
    return there is widget or widget.isAncestorOf(there)
