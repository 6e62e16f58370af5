"""The outside of the window: its place on the screen, its ground before anything is in it, closing, drops.

It is what is painted first, so nothing heavy is imported here, not even the names of Qt's namespace. What is
inside comes after the first paint and is the duty of `contents`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

_FIRST_SIZE = (1440, 900)
_LEAST_SIZE = (800, 560)
_FRAME = (16, 56)  # px that the system's frame may take
# What the menus, the rail and the strip at the foot will take, in px at 100 %.
_HEAD, _SIDE, _FOOT = 33, 72, 28


class MainWindow(QMainWindow):
    """The window. `painted` is emitted at the first paint, `dropped(paths)` when files fall on it."""

    painted = Signal()
    dropped = Signal(list)
    closed = Signal()
    NAME = "main"  # under which the settings remember where the window stood

    def __init__(self, colours: Mapping[str, str], zoom: float = 1.0, place: str = "") -> None:
        """Make a window in the colours of a theme; `place` is what `place_on_screen` told in another run."""
        super().__init__()
        self._may_close: Callable[[], bool] = _always
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST_SIZE)
        outline = _Outline(colours, zoom)
        outline.painted.connect(self.painted)
        self.setCentralWidget(outline)
        self._take_place(place)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Ask this from now on whenever the window is to be closed."""
        self._may_close = may_close

    def place_on_screen(self) -> str:
        """Return where the window stands and how large it is, as base64."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once it may be."""
        if not self._may_close():
            event.ignore()
            return
        self.closed.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the files on that fell on the window."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(paths)

    def _take_place(self, place: str) -> None:
        if not place or not self.restoreGeometry(QByteArray.fromBase64(place.encode())):
            room = self.screen().availableGeometry()
            width, height = room.width() - _FRAME[0], room.height() - _FRAME[1]
            self.resize(min(_FIRST_SIZE[0], width), min(_FIRST_SIZE[1], height))


class _Outline(QWidget):
    """Stands for the contents until they are there: their ground and the lines between their parts."""

    painted = Signal()

    def __init__(self, colours: Mapping[str, str], zoom: float) -> None:
        super().__init__()
        self._seen = False
        self._zoom = zoom
        _paint_ground(self, colours["window"])
        self._lines = [QWidget(self) for _ in range(3)]
        for line in self._lines:
            _paint_ground(line, colours["line"])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint: everything else is loaded after it."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lines where the contents will have them."""
        super().resizeEvent(event)
        width, left, top = self.width(), round(_SIDE * self._zoom), round(_HEAD * self._zoom)
        bottom = self.height() - round(_FOOT * self._zoom) - 1
        places = ((0, top, width, 1), (0, bottom, width, 1), (left, top, 1, bottom - top))
        for line, place in zip(self._lines, places, strict=True):
            line.setGeometry(*place)


def _paint_ground(widget: QWidget, colour: str) -> None:
    # By the palette: asking a painter for it loads all the names of Qt, which takes 45 ms.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def _always() -> bool:
    return True
