"""What a file attached to a case may be, what kind of file it is, and whether opening it may run something.

Words, limits and endings come from `resources/codes/attachments.yaml`. Opening a file is done elsewhere.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from workbench.domain.attachments import COLUMNS
from workbench.kernel.datafile import read_data_file
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import resource

OTHER = "other"
_PACKAGE = b"PK"
_BLOCK = 1 << 20  # bytes read at once


@dataclass(frozen=True, slots=True)
class AttachmentRules:
    """The words and bounds of `attachments.yaml`; endings are in small letters without the dot."""

    largest_bytes: int
    longest_name: int
    columns: Mapping[str, Bilingual]
    media: Mapping[str, tuple[str, ...]]
    runs: frozenset[str]
    run_beginnings: tuple[bytes, ...]
    macro_parts: tuple[str, ...]
    old_office_beginning: bytes
    old_macro_names: tuple[bytes, ...]


@cache
def attachment_rules() -> AttachmentRules:
    """Return the words and bounds of attachments; read once. Raises DataFileError if the file is wrong."""
    entry = read_data_file(resource("codes", "attachments.yaml"))
    labels, media = entry.entry("columns"), entry.entry("media")
    kinds = media.keys()
    rules = AttachmentRules(
        largest_bytes=entry.integer("largest_bytes"),
        longest_name=entry.integer("longest_name"),
        columns={name: labels.words(name, required=True) for name in COLUMNS},
        media={kind: media.texts(kind) for kind in kinds},
        runs=frozenset(entry.texts("runs")),
        run_beginnings=tuple(bytes.fromhex(start) for start in entry.texts("run_beginnings")),
        macro_parts=entry.texts("macro_parts"),
        old_office_beginning=bytes.fromhex(entry.text("old_office_beginning")),
        old_macro_names=tuple(name.encode("utf-16-le") for name in entry.texts("old_macro_names")),
    )
    for inner in (labels, media, entry):
        inner.done()
    return rules


def media_of(name: str) -> str:
    """Return what kind of file a name tells of: a kind of `attachments.yaml`, or `other`."""
    ending = ending_of(name)
    return next((kind for kind, endings in attachment_rules().media.items() if ending in endings), OTHER)


def ending_of(name: str) -> str:
    """Return the ending of a name in small letters without the dot, as systems see it: blanks and dots at the
    end of a name are nothing to Windows.
    """
    return PurePath(name.rstrip(" .")).suffix.removeprefix(".").casefold()


def may_run(name: str, file: Path) -> bool:
    """Return whether opening a file under a name may run something: a program, a script, macros.

    Looks at the ending and, because an ending can be anything, at the bytes; in doubt it may. Raises OSError
    for what can't be read.
    """
    rules = attachment_rules()
    if ending_of(name) in rules.runs:
        return True
    with file.open("rb") as stream:
        start = stream.read(_BLOCK)
    if start.startswith(rules.run_beginnings):
        return True
    if start.startswith(rules.old_office_beginning):
        return _holds_any(file, rules.old_macro_names)
    return start.startswith(_PACKAGE) and _may_hold_macros(file)


def _holds_any(file: Path, names: tuple[bytes, ...]) -> bool:
    """Return whether a name stands anywhere in a file; an older Office file lists its parts where it likes."""
    kept = max(map(len, names)) - 1
    before = b""
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if any(name in before + block for name in names):
                return True
            before = block[-kept:]
    return False


def _may_hold_macros(file: Path) -> bool:
    """Return whether a package has a part with macros, or can't be read: Office mends and runs such files."""
    parts = attachment_rules().macro_parts
    try:
        with zipfile.ZipFile(file) as package:
            return any(entry.filename.casefold().endswith(parts) for entry in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True
