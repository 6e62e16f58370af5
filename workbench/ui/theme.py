"""How the window looks: colours, sizes, fonts and icons, all taken from the tokens in `resources/styles`.

Widgets ask here when they paint; nothing else names a colour. Which theme is wanted is the settings' affair.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Template
from typing import Literal

from PySide6.QtCore import QByteArray, QDir, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from workbench.kernel.i18n import Language, language_in_use
from workbench.kernel.paths import resource, user_folder
from workbench.ui.tokens import Mode, tokens

TypeSize = Literal["caption", "small", "body", "read", "section", "title", "display"]
LEAST_ZOOM, MOST_ZOOM = 0.8, 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """What was applied last; `zoom` multiplies the sizes of text and rows (1.0 = 100 %)."""

    mode: Mode = "light"
    zoom: float = 1.0
    language: Language = "en"


_look = Look()

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Light: "surface",
}
_TEXT_ROLES = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)
_SHEET_ICONS = (("down", "text2"), ("check", "on_accent"))


def look() -> Look:
    """Return the look in use."""
    return _look


def system_mode() -> Mode:
    """Return whether the system asks for light or dark."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply(application: QApplication, mode: Mode, zoom: float = 1.0) -> None:
    """Dress the whole application; what is painted by widgets follows at their next paint."""
    global _look  # one look per process, like QApplication itself
    _look = Look(mode, min(MOST_ZOOM, max(LEAST_ZOOM, zoom)), language_in_use())
    _write_sheet_icons()
    sheet = _sheet()
    with _nothing_collected():
        application.setFont(font("body"))
        application.setPalette(_palette())
        if sheet != application.styleSheet():  # setting it dresses every widget anew, for a second or more
            application.setStyleSheet(sheet)


def hex_of(shade: str) -> str:
    """Return the colour of a shade as #RRGGBB; `heat1` to `heat5` are the steps of the heat map."""
    colours = tokens()[_look.mode]
    if shade.startswith("heat") and shade != "heat0":
        return str(colours["heat"][int(shade[4:]) - 1])
    return str(colours[shade])


def colour(shade: str) -> QColor:
    """Return the colour of a token."""
    return QColor(hex_of(shade))


def load() -> None:
    """Load the fonts of the machine and the drawing of icons: the first word and icon wait for them."""
    QFontMetrics(font()).horizontalAdvance("标准 Standard")
    pixmap("start")


def px(size: float) -> int:
    """Return a size in logical pixels at the zoom in use."""
    return max(1, round(size * _look.zoom))


def font(size: TypeSize = "body", bold: bool = False) -> QFont:
    """Return the font of a kind of text."""
    return QFont(_font_of(_look, size, bold)[0])


def metrics(size: TypeSize = "body", bold: bool = False) -> QFontMetrics:
    """Return the measures of the font of a kind of text."""
    return _font_of(_look, size, bold)[1]


def digits_width(count: int) -> int:
    """Return the width that shows a number of so many digits whole, bold ones too."""
    return max(metrics("body", bold).horizontalAdvance("0" * count) for bold in (False, True)) + 2


@lru_cache(maxsize=64)  # to put a font together costs more than to measure a line in it
def _font_of(look: Look, size: TypeSize, bold: bool) -> tuple[QFont, QFontMetrics]:
    made = QFont()
    made.setFamilies(tokens()["families"][look.language])
    made.setPixelSize(px(tokens()["type"][size]))
    made.setBold(bold)
    return made, QFontMetrics(made)


def pixmap(name: str, shade: str = "text2", size: int = 16) -> QPixmap:
    """Return an icon of `resources/icons` in the colour of a shade, `size` logical pixels wide."""
    return _drawn(name, hex_of(shade), size, _finest())


def icon(name: str, shade: str = "text2", size: int = 18, on: str = "") -> QIcon:
    """Return an icon for a button; `on` is the shade used while it is checked, grey tells disabled."""
    result = QIcon()
    for ratio in {1.0, _finest()}:
        result.addPixmap(_drawn(name, hex_of(shade), size, ratio))
        result.addPixmap(_drawn(name, hex_of("field_base"), size, ratio), QIcon.Mode.Disabled)
        if on:
            result.addPixmap(_drawn(name, hex_of(on), size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return result


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two #RRGGBB colours, 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let no lost widget be deleted while Qt goes through all there are.

    Qt asks widgets of ours on the way; Python collects when it likes, and Qt would come to what is gone.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _finest() -> float:
    """Return how many pixels the finest screen has for a logical one, at least 1."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return max(ratio, 1.0)


def _luminance(value: str) -> float:
    channels = [int(value[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _outline(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)  # a window in one size and theme has about a hundred
def _shape(name: str, size: int, ratio: float) -> QPixmap:
    """Return an icon in black."""
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    outline = _outline(name).replace("currentColor", "#000000")
    QSvgRenderer(QByteArray(outline.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return image


@lru_cache(maxsize=512)
def _drawn(name: str, hexa: str, size: int, ratio: float) -> QPixmap:
    # Every icon has one colour, so it is drawn once and dyed: a button needs it in two or three.
    image = QPixmap(_shape(name, size, ratio))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(hexa))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _palette() -> QPalette:
    result = QPalette()
    for role, shade in _PALETTE.items():
        result.setColor(role, colour(shade))
    for role in _TEXT_ROLES:
        result.setColor(QPalette.ColorGroup.Disabled, role, colour("text3"))
    return result


def _sheet() -> str:
    template = Template(resource("styles", "window.qss").read_text(encoding="utf-8"))
    names = {name: value for name, value in tokens()[_look.mode].items() if isinstance(value, str)}
    sizes = {f"px{size}": f"{px(size)}px" for size in range(5, 61)}
    return template.substitute(names, **sizes)


def _write_sheet_icons() -> None:
    """Write the few icons that a style sheet can only take from a file."""
    folder = user_folder() / "icons" / _look.mode
    folder.mkdir(parents=True, exist_ok=True)
    for name, shade in _SHEET_ICONS:
        drawing = _outline(name).replace("currentColor", hex_of(shade))
        file = folder / f"{name}.svg"
        if not file.exists() or file.read_text(encoding="utf-8") != drawing:
            file.write_text(drawing, encoding="utf-8")
    QDir.setSearchPaths("icons", [str(folder)])
