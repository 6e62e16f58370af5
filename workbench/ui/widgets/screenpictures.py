"""Files of pictures as the screen needs them, and whether they can be drawn at all; in any thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_WIDEST = 1600  # px that a picture has on the screen at most
_SMALL = QSize(64, 64)  # JPEG is read the faster, the smaller it is wanted


def for_screen(data: bytes) -> QImage:
    """Return a picture as the screen needs it; a null image if it can't be drawn."""
    image = QImage.fromData(QByteArray(data))
    if image.width() > _WIDEST:
        return image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    return image


def can_be_drawn(data: bytes) -> bool:
    """Return whether the bytes of a picture give an image."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setScaledSize(_SMALL)
    return not reader.read().isNull()
