"""Small files of pictures, made byte by byte: no program that draws is needed."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 4, height: int = 3, shade: int = 0x80, interlaced: bool = False) -> bytes:
    """Return a grey PNG; an interlaced one is only right for one pixel."""
    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND")


def deep_png(width: int = 4, height: int = 3) -> bytes:
    """Return a PNG with sixteen bits for each of its colours."""
    rows = (b"\0" + b"\x12\x34\xab\xcd\x00\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND")


def claiming_png(width: int = 100_000, height: int = 100_000) -> bytes:
    """Return a small PNG that says it is a huge one, which would fill the memory; all else in it is sound."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND")


def moving_gif() -> bytes:
    """Return a GIF of two frames."""
    frame = b"\x21\xf9\x04\x00\x0a\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    return b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00" + frame * 2 + b"\x3b"


def jpeg(width: int = 5, height: int = 2) -> bytes:
    """Return the segments of a JPEG; its image is none that could be drawn."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34"
    return (
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + scan + b"\xff\xd9"
    )


def _chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


DAMAGED = {
    "cut PNG": png(40, 30)[:-20],
    "cut JPEG": jpeg()[:-4],
    "PNG that claims to be huge": claiming_png(),
    "empty file": b"",
    "moving GIF": moving_gif(),
    "text": b"<svg onload='alert(1)'/>",
}
