"""How the rows of the list of cases are painted. A row is painted once and copied while it stays as it is.

To scroll, to move the pointer or the current row then costs little, whatever stands in the row. Which rows are
painted is the affair of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

from workbench.domain.proposal import ProposalSummary
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models import cases
from workbench.ui.models.moments import today
from workbench.ui.pages.cases.delegate import INDENT, PADDING
from workbench.ui.pages.cases.kit import Kit
from workbench.ui.widgets.drawing import state_tone

_EDGE = 3
_BAR = 70
_MOST_CHIPS = 2
_GAP = 6
_SCREENS = 2  # how many screens full of rows are kept
_LEAST = 20
_SMOOTH = QPainter.RenderHint.Antialiasing


class Ground(NamedTuple):
    """What the ground of a row tells of it; `focused` tells of the list that it stands in."""

    chosen: bool = False
    hovered: bool = False
    current: bool = False
    focused: bool = False


class Cell(NamedTuple):
    """A column that is seen: its number, where it begins and how wide it is, in px."""

    column: int
    left: int
    width: int


class RowPainter:
    """Paints rows of cases; `start` is called before those of one frame."""

    def __init__(self, model: cases.CasesModel) -> None:
        self._model = model
        self._kit = Kit()
        self._today: date = today()
        self._names = model.names
        self._painters = tuple(self._painter_of(column.key) for column in model.columns)
        self._cells: Sequence[Cell] = ()
        self._width = self._height = 0
        self._ratio = 1.0
        self._most = _LEAST
        self._pictures: dict[tuple[int, Ground], tuple[ProposalSummary, QPixmap]] = {}

    def start(self, cells: Sequence[Cell], width: int, height: int, ratio: float, rows: int) -> None:
        """Take what all rows of a frame share: columns, size in px, pixels per px, rows on a screen."""
        day, names, shape = today(), self._model.names, (cells, width, height, ratio)
        if not self._kit.fits or day != self._today or names is not self._names:
            self._kit, self._today, self._names = Kit(), day, names
            self._pictures.clear()
        if shape != (self._cells, self._width, self._height, self._ratio):
            self._cells, self._width, self._height, self._ratio = shape
            self._pictures.clear()
        self._most = max(_LEAST, _SCREENS * rows)

    def paint(self, painter: QPainter, top: int, case: ProposalSummary, ground: Ground) -> None:
        """Paint one row from its upper edge."""
        # The case stands beside its picture, so that no other one gets its number while that is kept.
        known = self._pictures.get((id(case), ground))
        if known is None:
            while len(self._pictures) >= self._most:
                del self._pictures[next(iter(self._pictures))]
            known = self._pictures[id(case), ground] = (case, self._picture(case, ground))
        painter.drawPixmap(QPoint(0, top), known[1])

    def _picture(self, case: ProposalSummary, ground: Ground) -> QPixmap:
        picture = QPixmap(round(self._width * self._ratio), round(self._height * self._ratio))
        picture.setDevicePixelRatio(self._ratio)
        painter = QPainter(picture)
        try:
            self._paint_ground(painter, ground)
            painter.setRenderHint(_SMOOTH)
            for column, left, width in self._cells:
                indent = PADDING if column else INDENT
                box = QRect(left + indent, 0, width - indent - PADDING, self._height - 1)
                painter.setClipRect(left, 0, width, self._height)
                self._painters[column](painter, box, case)
        finally:
            painter.end()
        return picture

    def _painter_of(self, key: str) -> Callable[[QPainter, QRect, ProposalSummary], None]:
        painters = {
            "name": self._paint_name,
            "state": self._paint_state,
            "complete": self._paint_completeness,
            "articles": self._paint_articles,
            "changed": self._paint_changed,
        }
        return painters.get(key, self._paint_ref)

    def _paint_ground(self, painter: QPainter, ground: Ground) -> None:
        colour = self._kit.colour
        shade = "row_hover" if ground.hovered else "surface"
        if ground.chosen:
            shade = "selected" if ground.focused else "sunken"
        painter.fillRect(0, 0, self._width, self._height, colour(shade))
        left = 0 if ground.chosen else INDENT
        painter.fillRect(left, self._height - 1, self._width - left, 1, colour("line"))
        if ground.chosen or (ground.focused and ground.current):
            painter.fillRect(0, 0, _EDGE, self._height, colour("accent"))

    def _paint_name(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        line = theme.px(22)
        note = theme.px(18)
        top = box.top() + max(0, (box.height() - line - note) // 2)
        title = cases.title_words(case)
        shade = "text" if case.title else "text3"
        self._kit.text(painter, QRect(box.left(), top, box.width(), line), title, shade, "body", True)
        second = f"{case.ref} · {self._model.names.form_words(case)}"
        below = QRect(box.left(), top + line, box.width(), note)
        self._kit.text(painter, below, second, "text2", "caption")

    def _paint_state(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        name = self._kit.kept(("state", case.state), lambda: cases.state_name(case.state))
        self._kit.badge(painter, box.left(), _middle(box), name, state_tone(case.state), box.width())

    def _paint_changed(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        key = ("changed", case.changed_at, self._today)
        words = self._kit.kept(key, lambda: cases.changed_words(case, self._today))
        self._kit.text(painter, box, words, "text2", "small")

    def _paint_ref(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        self._kit.text(painter, box, case.ref, "text2", "small")

    def _paint_completeness(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        words = self._kit.kept(("percent", cases.percent(case)), lambda: cases.percent_words(case))
        needed = self._kit.width("100 % ", "small")
        bar = min(theme.px(_BAR), box.width() - needed - PADDING)
        left = box.left()
        if bar >= 20:
            self._kit.bar(painter, left, _middle(box), bar, case.completeness)
            left += bar + PADDING
        self._kit.text(
            painter, QRect(left, box.top(), box.right() - left + 1, box.height()), words, "text2", "small"
        )

    def _paint_articles(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        if not case.articles:
            self._kit.text(painter, box, tr("Not linked"), "warn", "small")
            return
        left = box.left()
        width = box.width()
        key = ("chips", case.articles, width)
        chips = self._kit.kept(key, lambda: self._fitting_chips(case, width))
        more = self._kit.width(chips[-1]) + _GAP if chips[-1].startswith("+") else 0
        for text in chips:
            room = box.right() - left + 1 - (0 if text.startswith("+") else more)
            if text.startswith("+"):
                rest = QRect(left, box.top(), room, box.height())
                self._kit.text(painter, rest, text, "text2", "caption")
            else:
                left = self._kit.badge(painter, left, _middle(box), text, "article", room) + _GAP

    def _fitting_chips(self, case: ProposalSummary, room: int) -> list[str]:
        """Return two chips and how many more there are; one where two do not fit."""
        for most in range(_MOST_CHIPS, 1, -1):
            words = self._names.chips(case.articles, most)
            padding = [0 if text.startswith("+") else 2 * PADDING for text in words]
            if sum(map(self._kit.width, words)) + sum(padding) + _GAP * (len(words) - 1) <= room:
                return words
        return self._names.chips(case.articles, 1)


def _middle(box: QRect) -> float:
    return box.top() + box.height() / 2
