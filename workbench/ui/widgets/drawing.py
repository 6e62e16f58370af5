"""What delegates and widgets paint alike: completeness rings and badges."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import Tone

_GROUNDS = {"neutral": ("sunken", "text2"), "accent": ("accent_soft", "accent")}


def draw_ring(painter: QPainter, box: QRectF, share: float, width: float = 2.4) -> None:
    """Paint how much is done: empty ring, arc, or a tick when complete; never by colour alone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if share >= 1:
        painter.drawPixmap(box.toRect(), theme.pixmap("done", "ok", int(box.width())))
    else:
        inner = box.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme.colour("field_line"), width))
        painter.drawEllipse(inner)
        if share > 0:
            painter.setPen(QPen(theme.colour("accent"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(inner, 90 * 16, -int(360 * 16 * share))
    painter.restore()


def draw_badge(painter: QPainter, left: float, centre: float, text: str, tone: Tone = "neutral") -> float:
    """Paint a badge with its left edge and vertical centre given; return its right edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("caption"))
    height = theme.px(20)
    box = QRectF(left, centre - height / 2, painter.fontMetrics().horizontalAdvance(text) + 16, height)
    if tone == "article":
        painter.setPen(QPen(theme.colour("field_line"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2 - 0.5, height / 2 - 0.5)
        ink = "text2"
    else:
        ground, ink = _GROUNDS.get(tone, (f"{tone}_soft", tone))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(theme.colour(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
    return box.right()


def state_tone(state: str) -> Tone:
    """Return the tone of a case's state, by its code."""
    tones: dict[str, Tone] = {
        "submitted": "accent",
        "in_review": "accent",
        "revising": "warn",
        "cleared": "ok",
        "handed_in": "ok",
        "approved": "ok",
        "not_recommended": "error",
        "returned": "error",
        "refused": "error",
    }
    return tones.get(state, "neutral")


class Ring(QWidget):
    """A large ring with its per cent in the middle."""

    def __init__(self, share: float = 0.0, size: int = 40) -> None:
        super().__init__()
        self._share = share
        self.setFixedSize(size, size)
        self.set_share(share)

    @property
    def words(self) -> str:
        """The per cent in the middle, as it is written elsewhere."""
        return tr("{percent} %", percent=int(self._share * 100))

    def set_share(self, share: float) -> None:
        """Show a share, 0 to 1."""
        self._share = share
        self.setAccessibleName(tr("{percent} % complete", percent=int(share * 100)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(theme.colour("line"), 4))
        painter.drawEllipse(box)
        painter.setPen(QPen(theme.colour("accent"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, -int(360 * 16 * self._share))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("caption", bold=True))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)
