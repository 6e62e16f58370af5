"""The zip around a Word file: read only after its directory was checked, written the same way each time.

Knows no XML beyond the names of parts. The directory is judged before any member is unpacked, because a few
kilobytes can claim gigabytes and members may overlap.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr

DOCUMENT = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
_MOST_PARTS = 2_000
_MOST_BYTES = 200_000_000
_HEADER_BYTES = 30
# What `zipfile` raises for bytes that lie: a bad sum, an early end, a way of packing it does not know
# (NotImplementedError), a header cut short, a place that can't be.
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError)
_ENCRYPTED = 0x1
# 1980-01-01, the first day that a zip can name: the same input gives the same bytes.
_DOS_TIME, _DOS_DATE = 0, 0x21
_VERSION, _UTF8_NAMES, _DEFLATED = 20, 0x800, 8
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One member, already deflated: static parts of a template are packed once and written many times."""

    name: str
    deflated: bytes
    checksum: int
    size: int


def read_package(source: bytes | Path, label: str = "", spared: str = "") -> dict[str, bytes]:
    """Return the parts of a Word file by name, in the order of the file.

    `label` names the file in messages when `source` is bytes. Of the parts below the folder `spared` those that
    are damaged come empty. Raises NotReadable if the file is missing, no Word file, damaged elsewhere, or built
    to harm.
    """
    shown = label or (source.name if isinstance(source, Path) else "")
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        raise NotReadable(
            tr("{file} can't be read.", file=str(source)),
            tr("Check that the file exists and that you may read it."),
            str(error),
        ) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist())
            parts = {member.filename: _read(archive, member, spared) for member in archive.infolist()}
    except _DAMAGES as error:
        raise damaged(shown, str(error)) from error
    if DOCUMENT not in parts or CONTENT_TYPES not in parts:
        raise damaged(shown, "no " + DOCUMENT)
    return parts


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, spared: str) -> bytes:
    try:
        return archive.read(member)
    except _DAMAGES:
        if spared and member.filename.startswith(spared):
            return b""
        raise


def damaged(label: str, details: str) -> NotReadable:
    """Return the refusal of a file, named by `label`, that is no sound Word file."""
    return NotReadable(
        tr("{file} is no Word file, or it is damaged.", file=label),
        tr("Open it in Word, save it as .docx and try again."),
        details,
    )


def _check_directory(members: list[zipfile.ZipInfo]) -> None:
    """Raise ValueError naming what no sound Word file has."""
    if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise ValueError("too many parts or too large when unpacked")
    names = [member.filename.casefold() for member in members]
    if len(set(names)) != len(names):
        raise ValueError("two parts have the same name")
    for member in members:
        _check_member(member)
    ordered = sorted(members, key=lambda member: member.header_offset)
    for member, following in pairwise(ordered):
        end = member.header_offset + _HEADER_BYTES + len(member.orig_filename) + member.compress_size
        if end > following.header_offset:
            raise ValueError("parts overlap")


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise ValueError("a part has an unsafe name")
    if member.flag_bits & _ENCRYPTED:
        raise ValueError("the file is protected by a password")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("unknown compression")


def packed(name: str, data: bytes, level: int = 6) -> PackedPart:
    """Return a member ready to be written; `level` is that of zlib."""
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return PackedPart(name, squeezer.compress(data) + squeezer.flush(), zlib.crc32(data), len(data))


def write_package(parts: Iterable[PackedPart]) -> bytes:
    """Return the bytes of a zip with these members in this order and without any time of day."""
    body, directory, count = bytearray(), bytearray(), 0
    for part in parts:
        encoded = part.name.encode()
        common = (_UTF8_NAMES, _DEFLATED, _DOS_TIME, _DOS_DATE, part.checksum, len(part.deflated), part.size)
        offset = len(body)
        body += _LOCAL.pack(b"PK\3\4", _VERSION, *common, len(encoded), 0) + encoded + part.deflated
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *common, len(encoded), 0, 0, 0, 0, 0, offset)
        directory += encoded
        count += 1
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body) + bytes(directory) + end


def pack_all(parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a Word file with these parts; the list of content types stands first."""
    ordered = sorted(parts, key=lambda part: part != CONTENT_TYPES)
    return write_package(packed(part, parts[part], 9) for part in ordered)
