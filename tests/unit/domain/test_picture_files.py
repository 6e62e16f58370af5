"""Pictures are judged by their bytes: PNG and JPEG, whole, of a reasonable size."""

from __future__ import annotations

import hashlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.picturefiles import jpeg, png
from workbench.domain.pictures import DamagedPicture, NoPicture, TooManyPixels, read_picture

MOST = 1_000_000


def test_a_picture_is_named_by_its_bytes_and_tells_its_size() -> None:
    found = read_picture(png(40, 30), MOST)
    assert (found.kind, found.width, found.height) == ("png", 40, 30)
    assert found.digest == hashlib.sha256(png(40, 30)).hexdigest()
    assert (read_picture(png(1, 1, interlaced=True), MOST).width, found.data) == (1, png(40, 30))
    found = read_picture(jpeg(50, 20), MOST)
    assert (found.kind, found.width, found.height) == ("jpeg", 50, 20)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\x00" * 100, b"%PDF-1.7", b"BM"])
def test_other_files_are_no_pictures(data: bytes) -> None:
    with pytest.raises(NoPicture):
        read_picture(data, MOST)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"GIF89a", "GIF"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"II*\0", "TIFF"),
        (b'<?xml version="1.0"?><SVG/>', "SVG"),
        (b"words", ""),
    ],
)
def test_another_kind_of_picture_is_known_by_its_bytes(data: bytes, kind: str) -> None:
    with pytest.raises(NoPicture) as caught:
        read_picture(data, MOST)
    assert caught.value.kind == kind


@given(st.binary(min_size=1, max_size=4), st.integers(8, len(png(40, 30)) - 1))
def test_a_png_that_was_changed_or_cut_anywhere_is_damaged(other: bytes, place: int) -> None:
    whole = png(40, 30)
    changed = whole[:place] + other + whole[place + len(other) :]
    for data in (changed, whole[:place]):
        if data != whole:
            with pytest.raises(DamagedPicture):
                read_picture(data, MOST)


@pytest.mark.parametrize("place", range(3, len(jpeg()) - 1))
def test_a_jpeg_that_was_cut_is_damaged(place: int) -> None:
    with pytest.raises(DamagedPicture):
        read_picture(jpeg()[:place], MOST)


def test_too_many_pixels_are_refused_before_anything_is_unpacked() -> None:
    with pytest.raises(TooManyPixels, match="30 × 30"):
        read_picture(png(30, 30), 899)
    with pytest.raises(DamagedPicture, match="pixels"):
        read_picture(png(0, 3), MOST)


def test_an_image_that_holds_more_than_its_size_says_is_no_trap() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 10, 10, 8, 0, 0, 0, 0)
    bomb = chunk(b"IDAT", zlib.compress(b"\0" * 20_000_000, 9))
    with pytest.raises(DamagedPicture, match="length"):
        read_picture(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + bomb + chunk(b"IEND", b""), MOST)
