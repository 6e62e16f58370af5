"""Fonts, colours, words and laid out texts for painting many cells, kept until the look of the window changes.

Laying a text out costs far more than painting it, and the next frame shows most of the texts of this one again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform

from workbench.ui import theme
from workbench.ui.widgets.basics import Tone
from workbench.ui.widgets.eliding import elided

T = TypeVar("T")

_MOST_TEXTS = 1000  # some screens full
_MOST_WORDS = 5000
_PLAIN = Qt.TextFormat.PlainText
_GROUNDS = {"neutral": ("sunken", "text2"), "accent": ("accent_soft", "accent")}
_BADGE = 20
_BADGE_PADDING = 8


class Kit:
    """What rows and heads are painted with; `fits` says whether it still suits the look in use."""

    def __init__(self) -> None:
        self._look = theme.look()
        self._fonts: dict[tuple[theme.TypeSize, bool], tuple[QFont, QFontMetrics]] = {}
        self._colours: dict[str, QColor] = {}
        self._texts: dict[tuple[str, int, theme.TypeSize, bool], tuple[QStaticText, int, int]] = {}
        self._words: dict[Hashable, Any] = {}

    @property
    def fits(self) -> bool:
        """Whether nothing about the look has changed since this was made."""
        return self._look == theme.look()

    def colour(self, shade: str) -> QColor:
        """Return the colour of a token."""
        if shade not in self._colours:
            self._colours[shade] = theme.colour(shade)
        return self._colours[shade]

    def kept(self, key: Hashable, made: Callable[[], T]) -> T:
        """Return what was made for a key, or make it; the key holds all that it depends on but the look."""
        if key not in self._words:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[key] = made()
        known: T = self._words[key]
        return known

    def width(self, text: str, size: theme.TypeSize = "caption", bold: bool = False) -> int:
        """Return how wide a text is."""
        return self.kept((text, size, bold), lambda: self._font(size, bold)[1].horizontalAdvance(text))

    def shortened(self, text: str, width: int, size: theme.TypeSize, bold: bool = False) -> str:
        """Return as much of a text as there is room for."""
        return elided(self._font(size, bold)[1], text, width)

    def text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        shade: str = "text",
        size: theme.TypeSize = "body",
        bold: bool = False,
    ) -> None:
        """Paint one line of text at the left of a box, as much of it as there is room for."""
        laid, _, height = self._laid_out(text, box.width(), size, bold)
        painter.setFont(self._font(size, bold)[0])
        painter.setPen(self.colour(shade))
        painter.drawStaticText(QPoint(box.left(), box.top() + (box.height() - height + 1) // 2), laid)

    def badge(self, painter: QPainter, left: int, centre: float, text: str, tone: Tone, room: int) -> int:
        """Paint a word on its ground, shortened to its room; return its right edge."""
        height = theme.px(_BADGE)
        width = min(room, self.width(text) + 2 * _BADGE_PADDING)
        box = QRectF(left, centre - height / 2, width, height)
        radius = height / 2
        if tone == "article":
            painter.setPen(QPen(self.colour("field_line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
            ink = "text2"
        else:
            ground, ink = _GROUNDS.get(tone, (f"{tone}_soft", tone))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(ground))
            painter.drawRoundedRect(box, radius, radius)
        painter.setFont(self._font("caption", False)[0])
        painter.setPen(self.colour(ink))
        laid, wide, high = self._laid_out(text, width - 2 * _BADGE_PADDING + 2, "caption", False)
        painter.drawStaticText(QPoint(left + (width - wide + 1) // 2, math.ceil(centre - high / 2)), laid)
        return left + width

    def bar(self, painter: QPainter, left: int, centre: float, width: int, share: float) -> None:
        """Paint how much is done as a bar."""
        height = theme.px(4)
        box = QRectF(left, centre - height / 2, width, height)
        radius = height / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("field_line"))
        painter.drawRoundedRect(box, radius, radius)
        if share > 0:
            painter.setBrush(self.colour("ok" if share >= 1 else "accent"))
            done = max(height, width * min(share, 1.0))
            painter.drawRoundedRect(QRectF(box.topLeft(), QPointF(left + done, box.bottom())), radius, radius)

    def _font(self, size: theme.TypeSize, bold: bool) -> tuple[QFont, QFontMetrics]:
        known = self._fonts.get((size, bold))
        if known is None:
            font = theme.font(size, bold)
            known = self._fonts[size, bold] = (font, QFontMetrics(font))
        return known

    def _laid_out(self, text: str, room: int, size: theme.TypeSize, bold: bool) -> tuple[QStaticText, int, int]:
        """Return as much of a text as there is room for, laid out in one line, with its width and height."""
        key = (text, room, size, bold)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            laid = QStaticText(self.shortened(text, room, size, bold))
            laid.setTextFormat(_PLAIN)
            laid.prepare(QTransform(), self._font(size, bold)[0])
            known = self._texts[key] = (laid, round(laid.size().width()), round(laid.size().height()))
        return known
