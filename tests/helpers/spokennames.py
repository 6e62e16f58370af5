"""What is said of controls: the name that each is spoken by, and the label that names an input."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.topicviewer import TopicViewer

_INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
_OF_QT = ("qt_scrollarea_viewport", "qt_tableview_cornerbutton")


def controls_of(window: QWidget, disabled: bool = False) -> list[QWidget]:
    """Return what a person can reach with the keyboard; also what is `disabled` now, if asked for."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (disabled or widget.isEnabled())
        and not isinstance(widget, QScrollBar)
        and widget.objectName() not in _OF_QT
    ]


def nameless(window: QWidget) -> list[str]:
    """Return the controls, disabled ones too, that have no spoken name or no role.

    Buttons that only the mouse and a screen reader reach are among them, as those inside a line, which Qt
    hides while the line is empty.
    """
    found = []
    buttons = [item for item in window.findChildren(QAbstractButton) if _can_be_pressed(item)]
    asked = {*controls_of(window, disabled=True), *buttons}
    for widget in sorted(asked, key=lambda item: (type(item).__name__, item.objectName())):
        if widget.objectName() in _OF_QT:
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name) if face is not None else ""
        if not name or face is None or face.role() == QAccessible.Role.NoRole:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def _can_be_pressed(item: QAbstractButton) -> bool:
    """Return whether a button is shown, or will be once something stands in its line."""
    line = item.parentWidget()
    return item.isVisible() or (isinstance(line, QLineEdit) and line.isVisible())


def unlabelled(window: QWidget) -> list[str]:
    """Return the inputs that no label names and that don't say themselves what they are for."""
    named = {label.buddy() for label in window.findChildren(QLabel)}
    inputs = [widget for widget in window.findChildren(QWidget) if isinstance(widget, _INPUTS)]
    shown = [widget for widget in inputs if widget.isVisible()]
    alone = [widget for widget in shown if not {widget, widget.parentWidget()} & named]
    return [
        f"{type(widget).__name__} {widget.accessibleName()!r}"
        for widget in alone
        if not _speaks_for_itself(widget)
    ]


def _speaks_for_itself(widget: QWidget) -> bool:
    """Return whether an input needs no label: it says what it is for, or stands under the head of a column."""
    if isinstance(widget, QLineEdit) and widget.placeholderText():
        return True
    if isinstance(widget, ElidedChoice | TopicViewer):
        return bool(widget.accessibleName())
    above = widget.parentWidget()
    while above is not None and not isinstance(above, RowsEditor):
        above = above.parentWidget()
    return above is not None
