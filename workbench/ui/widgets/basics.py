"""The smallest pieces: labels, badges, buttons, icons, lines, and rows and columns of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QThread
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.ui import theme
from workbench.ui.widgets.eliding import elided

Part = QWidget | int | tuple[QWidget, int] | None
Margins = tuple[int, int] | tuple[int, int, int, int]
LabelRole = Literal[
    "caption",
    "small",
    "body",
    "quiet",
    "strong",
    "group",
    "section",
    "title",
    "display",
    "error",
    "warning",
    "hint",
    "ok",
]
Tone = Literal["neutral", "accent", "warn", "ok", "error", "article", "key"]
ButtonKind = Literal["", "primary", "quiet", "mini", "link"]
_TIP_WIDTH = 360
_UNBROKEN = re.compile(r"[^\s\u2e80-\uffff]+")  # what Qt breaks nowhere; Chinese breaks by itself
_BEHIND_SIGNS = re.compile(r"(?<=[-_./\\])(?=[^-_./\\])")
_MAY_BREAK = "\u200b"


def label(text: str, role: LabelRole = "body", wrap: bool = False) -> QLabel:
    """Return a label that shows plain text and nothing else."""
    item = QLabel(text)
    item.setTextFormat(Qt.TextFormat.PlainText)
    item.setProperty("role", role)
    item.setWordWrap(wrap)
    if wrap:
        # Chinese has no spaces: a wrapped label must not ask for the width of its longest run.
        item.setMinimumWidth(1)
    return item


class Elided(QLabel):
    """A label that shortens its text instead of widening the window; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: LabelRole = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Return a width that never pushes the window wider."""
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = elided(self.fontMetrics(), self.text(), self.width())
        painter.drawText(self.rect(), int(self.alignment()), shown)


def plain_tip(text: str) -> str:
    """Return a text as a tooltip: broken into lines of a readable width, and never taken for markup by Qt."""
    lines = [part for line in text.split("\n") for part in broken(line, "small", theme.px(_TIP_WIDTH))]
    if "<" not in text:
        return "\n".join(lines)
    import html  # hardly any tip needs it, and the first paint does not wait for its table of entities

    escaped = "<br>".join(html.escape(line, quote=False) for line in lines)
    return f'<p style="white-space: pre">{escaped}</p>'


def broken(text: str, size: theme.TypeSize, width: int) -> list[str]:
    """Return a paragraph broken into lines of at most `width` px; Chinese may break anywhere."""
    metrics = theme.metrics(size)
    # The width in whole px may leave out a part of one, by which the words would be shortened.
    if metrics.horizontalAdvance(text) <= width and elided(metrics, text, width) == text:
        return [text]
    layout = QTextLayout(text, theme.font(size))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return found


def breakable(text: str, size: theme.TypeSize, width: int) -> str:
    """Return a text whose words, such as names of files, may break where they are wider than `width` px.

    They break behind their signs if that is enough, else anywhere; the places hold characters of no width.
    """
    metrics = theme.metrics(size)

    def fits(part: str) -> bool:
        return metrics.horizontalAdvance(part) <= width

    def parted(found: re.Match[str]) -> str:
        word = found[0]
        parts = _BEHIND_SIGNS.split(word)
        return word if fits(word) else _MAY_BREAK.join(parts if all(map(fits, parts)) else word)

    return _UNBROKEN.sub(parted, text)


def badge(text: str, tone: Tone = "neutral") -> QLabel:
    """Return a word on a coloured ground: a state, an article, a key."""
    item = QLabel(text)
    item.setTextFormat(Qt.TextFormat.PlainText)
    item.setProperty("tone", tone)
    item.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return item


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew."""
    present = widget.property(name)
    if present == value or (present is None and value == ""):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def picture(name: str, shade: str = "text2", size: int = 16) -> QLabel:
    """Return an icon, `size` px wide at 100 %; the words beside it say what it means, so it has no name."""
    item = QLabel()
    grown = theme.px(size)
    item.setPixmap(theme.pixmap(name, shade, grown))
    item.setFixedSize(grown, grown)
    return item


def rule(kind: Literal["h", "v"] = "h") -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("rule", kind)
    return line


class _Button(QPushButton):
    """A button that Enter presses too: Qt would press the default button of a dialog instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class _Tool(QToolButton):
    """A button with an icon that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _pressed_by_enter(item: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter alone, once however long it is held; return whether it was."""
    bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not bare:
        return False
    if not event.isAutoRepeat():
        item.click()
    return True


def button(
    text: str, kind: ButtonKind = "", icon: str = "", pressed: Callable[[], object] | None = None
) -> QPushButton:
    """Return a button with words, and an icon before them if named."""
    words = unmarked(text)
    item = _Button(f" {words}" if icon else words)
    item.setAccessibleName(text)
    item.setAutoDefault(False)
    item.setProperty("kind", kind)
    if icon:
        shade = {"primary": "on_accent", "quiet": "accent", "link": "accent"}.get(kind, "text2")
        _put_icon(item, icon, shade, theme.px(16))
    if pressed is not None:
        item.clicked.connect(lambda _checked=False: pressed())
    return item


def _put_icon(item: QAbstractButton, icon: str, shade: str, size: int) -> None:
    item.setIcon(theme.icon(icon, shade, size))
    item.setIconSize(QSize(size, size))


def unmarked(text: str) -> str:
    """Return the words of a button so that an “&” in them is shown and makes no shortcut."""
    return text.replace("&", "&&")


def set_words(item: QAbstractButton, text: str, most: int = 0) -> None:
    """Put words on a button; what is wider than `most` px is shortened, the whole is its tooltip and name."""
    font = theme.font("small")
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, most) if most else text
    item.setText(unmarked(shown))
    item.setToolTip(plain_tip(text) if shown != text else "")
    item.setAccessibleName(text)


def tool(
    icon: str,
    name: str,
    pressed: Callable[[], object] | None = None,
    shade: str = "text2",
    size: int = 18,
    in_field: bool = False,
) -> QToolButton:
    """Return a button that is only an icon; `name` is its tooltip and what is spoken.

    A click leaves focus and cursor where one writes; `in_field` it leads into the field it belongs to. The icon
    grows with the text.
    """
    item = _Tool()
    _put_icon(item, icon, shade, theme.px(size))
    item.setToolTip(plain_tip(name))
    item.setAccessibleName(name)
    item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if in_field else Qt.FocusPolicy.TabFocus)
    if pressed is not None:
        item.clicked.connect(lambda _checked=False: pressed())
    return item


def row(*parts: Part, spacing: int = 8, margins: Margins = (0, 0), area: str = "") -> QWidget:
    """Return widgets side by side: None stretches, a number is a gap, (widget, n) takes n shares."""
    return _host(QHBoxLayout, parts, spacing, margins, area)


def column(*parts: Part, spacing: int = 8, margins: Margins = (0, 0), area: str = "") -> QWidget:
    """Return widgets one below the other, parts as for `row`."""
    return _host(QVBoxLayout, parts, spacing, margins, area)


def fill(layout: QBoxLayout, parts: Iterable[Part], spacing: int = 8, margins: Margins = (0, 0)) -> None:
    """Put parts into a layout; margins are (left and right, top and bottom) or all four from the left."""
    layout.setSpacing(spacing)
    left, top, *others = margins
    right, bottom = others or (left, top)
    layout.setContentsMargins(left, top, right, bottom)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, tuple):
            layout.addWidget(part[0], part[1])
        else:
            layout.addWidget(part)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Delete a widget at the next turn of the event loop; until then it is nobody's child.

    Whoever looks for children meanwhile would find it, and PySide keeps what it finds. One that went with its
    parent already is left alone.
    """
    if not isValid(widget):
        return
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def let_go_at_once(widget: QWidget) -> None:
    """Delete a widget now, where nothing of it can be at work; else, as in a drag, at the next turn."""
    let_go(widget)
    if isValid(widget) and QThread.currentThread().loopLevel() <= 1:
        QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def in_area(widget: QWidget, area: str) -> QWidget:
    """Give a widget the ground of an area: surface, window, soft, quiet, sunken, error, warn, ok."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("area", area)
    return widget


class ShownStack(QStackedWidget):
    """A stack that needs no more height than what it shows; what lies behind needs none."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Return what the shown part needs, as wide as the widest."""
        shown, least = self.currentWidget(), super().minimumSizeHint()
        return least if shown is None else QSize(least.width(), shown.minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Return whether the height of the shown part follows its width."""
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()


def scrolled(content: QWidget, name: str = "") -> QScrollArea:
    """Return a pane that scrolls its content up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(content)
    return area


def buddy(words: QLabel, editor: QWidget) -> None:
    """Tie a label to its editor: a click focuses it, and it is spoken as its name."""
    words.setBuddy(editor)
    if not editor.accessibleName():
        editor.setAccessibleName(words.text())


def _host(kind: type[QBoxLayout], parts: Iterable[Part], spacing: int, margins: Margins, area: str) -> QWidget:
    host = QWidget()
    layout = QHBoxLayout(host) if kind is QHBoxLayout else QVBoxLayout(host)
    fill(layout, parts, spacing, margins)
    if area:
        in_area(host, area)
    return host


def draw_text(
    painter: QPainter,
    box: QRect,
    text: str,
    shade: str = "text",
    size: theme.TypeSize = "body",
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text, shortened to its box, for delegates."""
    painter.setFont(theme.font(size, bold))
    painter.setPen(theme.colour(shade))
    shown = elided(painter.fontMetrics(), text, box.width())
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
