"""The smallest pieces: labels, badges, buttons, icons, lines, and rows and columns of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui import theme

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
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def plain_tip(text: str) -> str:
    """Return a text as a tooltip that Qt cannot take for markup."""
    if "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


def badge(text: str, tone: Tone = "neutral") -> QLabel:
    """Return a word on a coloured ground: a state, an article, a key."""
    item = QLabel(text)
    item.setTextFormat(Qt.TextFormat.PlainText)
    item.setProperty("tone", tone)
    item.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return item


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def picture(name: str, shade: str = "text2", size: int = 16) -> QLabel:
    """Return an icon; the words beside it say what it means, so it has no name of its own."""
    item = QLabel()
    item.setPixmap(theme.pixmap(name, shade, size))
    item.setFixedSize(size, size)
    return item


def rule(kind: Literal["h", "v"] = "h") -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("rule", kind)
    return line


def button(
    text: str, kind: ButtonKind = "", icon: str = "", pressed: Callable[[], object] | None = None
) -> QPushButton:
    """Return a button with words, and an icon before them if named."""
    item = QPushButton(f" {text}" if icon else text)
    item.setAccessibleName(text)
    item.setAutoDefault(False)
    item.setProperty("kind", kind)
    if icon:
        shade = {"primary": "on_accent", "quiet": "accent", "link": "accent"}.get(kind, "text2")
        item.setIcon(theme.icon(icon, shade, 16))
        item.setIconSize(QSize(16, 16))
    if pressed is not None:
        item.clicked.connect(lambda _checked=False: pressed())
    return item


def tool(
    icon: str, name: str, pressed: Callable[[], object] | None = None, shade: str = "text2", size: int = 18
) -> QToolButton:
    """Return a button that is only an icon; `name` is its tooltip and what is spoken."""
    item = QToolButton()
    item.setIcon(theme.icon(icon, shade, size))
    item.setIconSize(QSize(size, size))
    item.setToolTip(plain_tip(name))
    item.setAccessibleName(name)
    item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
            widget.hide()
            widget.deleteLater()


def in_area(widget: QWidget, area: str) -> QWidget:
    """Give a widget the ground of an area: surface, window, soft, quiet, sunken, error, warn, ok."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("area", area)
    return widget


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
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
