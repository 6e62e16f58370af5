"""Pages on the screen: one sheet of paper at a time, as wide as there is room, with buttons to turn pages.

Gets pictures of pages; how they came about is said by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import button, fill, label, row, tool

Picture = bytes  # a PNG: packed, many pages take little room
_LEAST, _MOST, _STEP = 0.25, 4.0, 1.25
_EDGE = 1
_READING = 900  # a little more than paper at its real size


class Paper(QWidget):
    """One page with a hairline round it. Only the page that is shown is unpacked."""

    def __init__(self) -> None:
        super().__init__()
        self._page = QPixmap()
        self._scaled = QPixmap()
        self.focused: Callable[[], bool] = self.hasFocus
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_page(self, picture: Picture | None) -> None:
        """Show a page, or none."""
        self._page = QPixmap()
        if picture:
            self._page.loadFromData(picture)
        self._scaled = QPixmap()
        self.update()

    def height_for(self, width: int) -> int:
        """Return how high the page is at a width."""
        if self._page.isNull():
            return width
        return round(width * self._page.height() / self._page.width())

    def set_width(self, width: int) -> None:
        """Show the page so many logical pixels wide."""
        self.setFixedSize(QSize(width, self.height_for(width)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page, scaled once for this size and screen."""
        if self._page.isNull():
            return
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._scaled.size() != wanted:
            self._scaled = self._page.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._scaled.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        if self.focused():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QPen(theme.colour("field_line"), _EDGE))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagesView(QWidget):
    """The pages of one document: the sheet, page turns below, and zoom if wanted.

    PgUp and PgDn turn pages. `turned(page)` tells the page from 0, `large_wanted` that Space was pressed.
    """

    turned = Signal(int)
    large_wanted = Signal()

    def __init__(self, zoomable: bool = False) -> None:
        super().__init__()
        self._pages: Sequence[Picture] = ()
        self._title = ""
        self._page = 0
        self._zoom = 1.0
        self._zoomable = zoomable
        self._paper = Paper()
        self._area = _Area()
        self._area.setWidget(self._paper)
        self._paper.focused = self._area.hasFocus
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._back = tool("left", tr("Previous page"), lambda: self.turn(-1))
        self._on = tool("right", tr("Next page"), lambda: self.turn(1))
        self._count = label("", "small")
        self.foot = row(self._back, self._count, self._on, None, spacing=4)
        foot_layout = self.foot.layout()
        if zoomable and foot_layout is not None:
            for part in (
                tool("minus", tr("Smaller"), lambda: self.zoom(1 / _STEP)),
                tool("plus", tr("Larger"), lambda: self.zoom(_STEP)),
                button(tr("Whole page"), "mini", pressed=self.fit_page),
            ):
                foot_layout.addWidget(part)
        fill(QVBoxLayout(self), [(self._area, 1), self.foot], 8)
        self.setFocusProxy(self._area)
        self._area.resized.connect(self._fit)
        self._area.pressed.connect(self.take_key)
        self._area.zoomed.connect(self.zoom)
        self.show_pages((), "")

    @property
    def pages(self) -> Sequence[Picture]:
        """The pages that are turned."""
        return self._pages

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def show_pages(self, pages: Sequence[Picture], title: str, page: int = 0) -> None:
        """Show the pages of a document from a page on."""
        self._pages, self._title = pages, title
        self._page = max(0, min(page, len(pages) - 1))
        self._show()

    def go_to(self, page: int) -> None:
        """Turn to a page, counted from 0."""
        self.turn(page - self._page)

    def turn(self, step: int) -> None:
        """Go some pages on or back, as far as there are pages."""
        wanted = max(0, min(self._page + step, len(self._pages) - 1))
        if wanted != self._page:
            self._page = wanted
            self._show()
            self._area.verticalScrollBar().setValue(0)
            self.turned.emit(wanted)

    def zoom(self, factor: float) -> None:
        """Show the page larger or smaller."""
        if self._zoomable:
            self._zoom = max(_LEAST, min(_MOST, self._zoom * factor))
            self._fit()

    def fit_reading(self) -> None:
        """Show the page in a width at which its text is read with ease."""
        self._zoom = min(1.0, theme.px(_READING) / max(1, self._area.viewport().width()))
        self._fit()

    def fit_page(self) -> None:
        """Show the whole page."""
        room = self._area.viewport().size()
        high = self._paper.height_for(room.width())
        self._zoom = min(1.0, room.height() / high) if high else 1.0
        self._fit()

    def take_key(self, event: QKeyEvent) -> None:
        """Turn pages and zoom by key; other keys stay with who has the focus."""
        turns = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Home: -len(self._pages),
            Qt.Key.Key_End: len(self._pages),
        }
        factors = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Equal: _STEP, Qt.Key.Key_Minus: 1 / _STEP}
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain and key in turns:
            self.turn(turns[key])
        elif plain and key in factors and self._zoomable:
            self.zoom(factors[key])
        elif plain and key == Qt.Key.Key_Space:
            self.large_wanted.emit()
        else:
            event.ignore()
            return
        event.accept()

    def _show(self) -> None:
        self._paper.set_page(self._pages[self._page] if self._pages else None)
        place = tr("Page {page} of {count}", page=self._page + 1, count=len(self._pages))
        self._count.setText(place if self._pages else "")
        self._area.setAccessibleName(f"{self._title} {place}" if self._pages else tr("No pages yet"))
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page < len(self._pages) - 1)
        self._fit()

    def _fit(self) -> None:
        room = self._area.viewport().width() - 2 * _EDGE
        self._paper.set_width(max(40, round(room * self._zoom)))


class _Area(QScrollArea):
    """Scrolls a sheet that is larger than its pane; passes keys on to turn pages."""

    resized = Signal()
    pressed = Signal(object)
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(80, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sheet follow the room there is."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; scroll with the arrows."""
        event.ignore()
        self.pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoomed.emit(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the sheet show the focus by its edge."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the sheet show that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
