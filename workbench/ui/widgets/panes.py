"""Panes side by side that come back to the widths somebody gave them, however narrow the window was meanwhile.

Which panes there are is the affair of the pages; where the widths are kept that of the window.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDTHS = re.compile(r"[1-9][0-9]{0,4}(,[1-9][0-9]{0,4})*")


class Panes(QSplitter):
    """Panes with hairlines between; the one that is widest at first takes what the others leave.

    The others are as wide as somebody drew them, or as they were made, wherever there is room for that.
    """

    def __init__(self, *panes: QWidget, widths: Sequence[int], name: str = "") -> None:
        """Put panes side by side; `name` lets the window remember their widths."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane in panes:
            self.addWidget(pane)
        self._wished = list(widths)
        self._most: dict[int, int] = {}
        self._widest = max(range(len(widths)), key=lambda place: widths[place])
        for place in range(len(widths)):
            self.setStretchFactor(place, 1 if place == self._widest else 0)
        self.setSizes(self._wished)
        self.splitterMoved.connect(self._note_drawn)

    @property
    def widths(self) -> str:
        """The widths that are wished, to be kept; what a small window forces is none of them."""
        return ",".join(map(str, self._wished))

    def take_widths(self, kept: str) -> None:
        """Take widths that were kept; what is none, or of other panes, changes nothing."""
        widths = [int(width) for width in kept.split(",")] if _WIDTHS.fullmatch(kept) else []
        if len(widths) == len(self._wished):
            self._wished = widths
            self.settle()

    def limit(self, place: int, most: int | None) -> None:
        """Let a pane be at most so wide until None is given, unless somebody draws it wider."""
        if most is None:
            self._most.pop(place, None)
        else:
            self._most[place] = most

    def settle(self) -> None:
        """Give the panes that are seen the widths that are wished, if there is room."""
        panes = {place: self.widget(place) for place in range(self.count())}
        shown = [place for place, pane in panes.items() if pane is not None and not pane.isHidden()]
        work = panes.get(self._widest)
        if work is None or self._widest not in shown:
            return
        widths = {place: min(self._wished[place], self._most.get(place, self.width())) for place in shown}
        widths[self._widest] = 0
        rest = self.width() - sum(widths.values()) - self.handleWidth() * (len(shown) - 1)
        if rest >= max(work.minimumWidth(), work.minimumSizeHint().width()):
            widths[self._widest] = rest
            self.setSizes([widths.get(place, 0) for place in panes])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come back to the wished widths where there is room for them again."""
        super().resizeEvent(event)
        self.settle()

    def _note_drawn(self, _position: int, handle: int) -> None:
        """Note the widths on both sides of the handle that was drawn; others were only pushed."""
        sizes = self.sizes()
        for place in (handle - 1, handle):
            if place != self._widest and sizes[place]:
                self._wished[place] = sizes[place]
                self._most.pop(place, None)
