"""Files of pictures, PNG and JPEG, judged by their bytes: sound, how large; nothing is drawn here.

A PNG is read to its last byte (checksums, length of the image), a JPEG by its segments: whether its image
itself is damaged only those who draw it can tell.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.kernel.fingerprint import digest

PictureKind = Literal["png", "jpeg"]
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # values per pixel by the colour type of PNG
_DEPTHS = (1, 2, 4, 8, 16)
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers of JPEG without a length
_NO_FRAMES = frozenset((0xC4, 0xC8, 0xCC))
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_INFLATED_AT_ONCE = 1 << 20
_ANY_NUMBER = 1 << 32  # of pixels: a JPEG has 16 bits for each side


# By what files of pictures that are of no use here are known: where it stands, and what the kind is called.
_OTHER_KINDS = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (8, b"WEBP", "WebP"),
    (4, b"ftypavi", "AVIF"),
    (4, b"ftyphe", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (0, b"\xd7\xcd\xc6\x9a", "WMF"),
    (40, b" EMF", "EMF"),
)
_HEAD = 1000  # bytes in which the element of an SVG is looked for
# The endings of files of pictures, those of no use here among them.
_OTHER_ENDINGS = (".gif", ".bmp", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".svg", ".emf", ".wmf")
PICTURE_ENDINGS = frozenset((".png", ".jpg", ".jpeg", *_OTHER_ENDINGS))


class NoPicture(ValueError):
    """The bytes are neither a PNG nor a JPEG; `kind` names what other picture they are, if one is known."""

    def __init__(self, details: str, kind: str = "") -> None:
        super().__init__(details)
        self.kind = kind


class TooManyPixels(ValueError):
    """The picture says that it has more pixels than are allowed."""


class DamagedPicture(ValueError):
    """The bytes begin like a picture and are not a whole one."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is kept: `digest` (SHA-256) names it everywhere; width and height in pixels."""

    digest: str
    kind: PictureKind
    width: int
    height: int
    data: bytes


def read_picture(data: bytes, most_pixels: int) -> PictureFile:
    """Return what a file holds; raises NoPicture or DamagedPicture with a reason for the details.

    Raises TooManyPixels for more than `most_pixels`, before anything of the image is unpacked.
    """
    try:
        if data.startswith(_PNG):
            return PictureFile(digest(data), "png", *_png_size(data, most_pixels), data)
        if data.startswith(_JPEG):
            return PictureFile(digest(data), "jpeg", *_jpeg_size(data, most_pixels), data)
    except (struct.error, zlib.error, IndexError) as error:
        raise DamagedPicture(str(error)) from error
    raise NoPicture("neither PNG nor JPEG", _other_kind(data))


def pixels_across(data: bytes) -> int:
    """Return how many pixels wide a picture says it is, 0 where it says nothing; nothing of it is judged."""
    try:
        if data.startswith(_PNG):
            return int(struct.unpack_from(">I", data, 16)[0])
        return _jpeg_size(data, _ANY_NUMBER)[0] if data.startswith(_JPEG) else 0
    except (struct.error, IndexError, DamagedPicture):
        return 0


def _other_kind(data: bytes) -> str:
    """Return the name of the kind of picture that bytes are; empty where none is known."""
    for place, sign, name in _OTHER_KINDS:
        if data.startswith(sign, place):
            return name
    return "SVG" if b"<svg" in data[:_HEAD].lower() else ""


def _png_size(data: bytes, most_pixels: int) -> tuple[int, int]:
    chunks = list(_png_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise DamagedPicture("no whole PNG")
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth not in _DEPTHS or colour not in _CHANNELS or interlace > 1:
        raise DamagedPicture("unknown kind of PNG")
    _check_pixels(width, height, most_pixels)
    passes = _PASSES if interlace else ((0, 0, 1, 1),)
    bits = depth * _CHANNELS[colour]
    expected = sum(_bytes_of_pass(width, height, bits, *steps) for steps in passes)
    if _inflated([body for name, body in chunks if name == b"IDAT"], expected + 1) != expected:
        raise DamagedPicture("the image of the PNG has another length")
    return width, height


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        name, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        if zlib.crc32(name + body) != checksum:
            raise DamagedPicture("a checksum is wrong")
        yield name, body
        if name == b"IEND":
            return
        place += 12 + length


def _bytes_of_pass(width: int, height: int, bits: int, left: int, top: int, across: int, down: int) -> int:
    columns, rows = -(-(width - left) // across), -(-(height - top) // down)
    return rows * (1 + (columns * bits + 7) // 8) if columns > 0 and rows > 0 else 0


def _inflated(pieces: list[bytes], most: int) -> int:
    """Return how many bytes packed pieces hold, counting no further than `most`."""
    inflater, total = zlib.decompressobj(), 0
    for piece in pieces:
        waiting = piece
        while waiting and total < most:
            total += len(inflater.decompress(waiting, _INFLATED_AT_ONCE))
            waiting = inflater.unconsumed_tail
    return total + len(inflater.flush()) if total < most else most


def _jpeg_size(data: bytes, most_pixels: int) -> tuple[int, int]:
    place, size = 2, (0, 0)
    while True:
        if data[place] != 0xFF:
            raise DamagedPicture("no marker where one must stand")
        marker = data[place + 1]
        place += 2
        if marker == 0xFF:
            place -= 1
        elif marker == _START_OF_SCAN:
            break
        elif marker not in _ALONE:
            (length,) = struct.unpack_from(">H", data, place)
            if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAMES:
                height, width = struct.unpack_from(">HH", data, place + 3)
                size = width, height
            place += length
    _check_pixels(*size, most_pixels)
    if data.rfind(bytes((0xFF, _END_OF_IMAGE)), place) < 0:
        raise DamagedPicture("the end of the JPEG is missing")
    return size


def _check_pixels(width: int, height: int, most: int) -> None:
    if not width * height:
        raise DamagedPicture(f"{width} × {height} pixels")
    if width * height > most:
        raise TooManyPixels(f"{width} × {height}")
