"""What of the words on the screen has no room: cut off, shortened to nothing, or lying over one another."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from workbench.ui.widgets.basics import Elided

_LEAST_WORDS = 4  # heights of a line: what stays readable of a text that is shortened
_EDGE = 2  # px of the frame that shows the focus


def cut_words(window: QWidget) -> list[str]:
    """Return what cannot be read whole in a window as it is shown, each with the reason."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    found = [f"{_named(widget)} {reason}" for widget in shown for reason in _reasons(widget, window)]
    return found + [f"{_named(one)} lies over {_named(other)}" for one, other in _overlaps(shown)]


def _reasons(widget: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _of_label(widget)
    elif isinstance(widget, QAbstractButton):
        if not isinstance(widget.parentWidget(), QLineEdit):  # Qt makes room for those inside of a field
            yield from _smaller(widget)
    elif isinstance(widget, QTabBar):
        for index in range(widget.count()):
            if widget.tabRect(index).right() > widget.width():
                yield f"has no room for {widget.tabText(index)!r}"
    elif isinstance(widget, QLineEdit | QComboBox):
        yield from _of_input(widget)
    if _says_something(widget):
        yield from _outside(widget, window)


def _of_label(label: QLabel) -> Iterator[str]:
    if isinstance(label, Elided):
        metrics = label.fontMetrics()
        least = min(metrics.horizontalAdvance(label.text()), _LEAST_WORDS * metrics.height())
        if label.width() + 1 < least:
            yield f"is shortened to {label.width()} < {least}"
    elif label.wordWrap():
        if label.height() + 1 < label.heightForWidth(label.width()):
            yield f"is {label.height()} high < {label.heightForWidth(label.width())}"
        widest = _widest_word(label)
        if label.contentsRect().width() + 1 < widest:
            yield f"is {label.contentsRect().width()} wide < {widest}"
    else:
        yield from _smaller(label)


def _widest_word(label: QLabel) -> int:
    """Return how wide the words of a label are at least; Chinese breaks between any two characters."""
    flags = int(Qt.TextFlag.TextWordWrap)
    return label.fontMetrics().boundingRect(QRect(0, 0, label.width(), 10_000), flags, label.text()).width()


def _smaller(widget: QWidget) -> Iterator[str]:
    least = widget.minimumSizeHint()
    if widget.width() + 1 < least.width():
        yield f"is {widget.width()} wide < {least.width()}"
    if widget.height() + 1 < least.height():
        yield f"is {widget.height()} high < {least.height()}"


def _of_input(widget: QLineEdit | QComboBox) -> Iterator[str]:
    least = widget.minimumSizeHint().height()
    if widget.height() + _EDGE < least:
        yield f"is {widget.height()} high < {least}"


def _says_something(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text())
    return isinstance(widget, QLineEdit | QComboBox | QTabBar)


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Tell if a widget sticks out of what it lies in; what scrolls may do so in the way that it scrolls."""
    above = widget.parentWidget()
    while above is not None and above is not window.parentWidget():
        box = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            wide = area.horizontalScrollBar().maximum() > 0
            if not wide and (box.left() < 0 or box.right() > above.width()):
                yield f"is cut at {above.width()} by what scrolls: {box.left()} to {box.right()}"
            return
        if box.left() < -1 or box.right() > above.width() or box.top() < -1 or box.bottom() > above.height():
            yield f"sticks out of {type(above).__name__} {above.width()}x{above.height()}: {box.getRect()}"
            return
        if above is window:
            return
        above = above.parentWidget()


def _overlaps(shown: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Go through the pairs of words in one place that lie over one another."""
    beside: dict[QWidget | None, list[QWidget]] = {}
    for widget in shown:
        if _says_something(widget):
            beside.setdefault(widget.parentWidget(), []).append(widget)
    for family in beside.values():
        for place, one in enumerate(family):
            for other in family[place + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > 1 and both.height() > 1:
                    yield one, other


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {(words or widget.toolTip())[:50]!r}"
