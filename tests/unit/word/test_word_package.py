"""The zip around a Word file is judged before anything in it is unpacked."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.wordfiles import info
from workbench.kernel.errors import NotReadable
from workbench.word.package import pack_all, read_package
from workbench.word.reader import read_values

CENTRAL = b"PK\1\2"


def sound() -> bytes:
    return info().path.read_bytes()


def with_part(name: str, content: bytes = b"x") -> bytes:
    buffer = io.BytesIO(sound())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
    return buffer.getvalue()


def with_document(xml: str) -> bytes:
    parts = read_package(sound())
    parts["word/document.xml"] = xml.encode()
    return pack_all(parts)


def overlapping() -> bytes:
    """Return a file whose second part begins inside the first."""
    data = bytearray(sound())
    first = data.index(CENTRAL)
    second = data.index(CENTRAL, first + 4)
    struct.pack_into("<I", data, second + 42, struct.unpack_from("<I", data, first + 42)[0] + 1)
    return bytes(data)


def claiming(size: int) -> bytes:
    """Return a file whose first part claims to be `size` bytes when unpacked."""
    data = bytearray(sound())
    struct.pack_into("<I", data, data.index(CENTRAL) + 24, size)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(sound())
    struct.pack_into("<H", data, data.index(CENTRAL) + 8, 0x1)
    return bytes(data)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no zip": lambda: b"\xd0\xcf\x11\xe0" + bytes(4000),
    "cut off": lambda: sound()[: len(sound()) // 2],
    "upward name": lambda: with_part("../../evil.txt"),
    "absolute name": lambda: with_part("/evil.txt"),
    "Windows name": lambda: with_part("C:evil.txt"),
    "same part twice": lambda: with_part("word/document.xml"),
    "same part in capitals": lambda: with_part("WORD/DOCUMENT.XML"),
    "overlapping parts": overlapping,
    "claims 4 GB": lambda: claiming(0xF0000000),
    "claims another size": lambda: claiming(3),
    "encrypted": encrypted,
    "no document": lambda: pack_all({"[Content_Types].xml": b"<x/>"}),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_damaged_file_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(NotReadable, match="no Word file"):
        read_package(make(), "sent.docx")


@pytest.mark.parametrize(
    "xml",
    [
        "<w:document",
        "<a><b></a>",
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        "<d>&undefined;</d>",
    ],
)
def test_a_part_that_is_not_well_formed_is_refused(xml: str) -> None:
    with pytest.raises(NotReadable, match="damaged"):
        read_values(with_document(xml))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=r"none\.docx"):
        read_package(tmp_path / "none.docx")


def test_parts_come_back_as_they_were_packed() -> None:
    parts = read_package(sound())

    assert read_package(pack_all(parts)) == parts


def test_python_reads_our_zip_without_complaint() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_all(read_package(sound())))) as archive:
        assert archive.testzip() is None
