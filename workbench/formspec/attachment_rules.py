"""What a file attached to a case may be, what kind of file its name tells of, and which kinds run something.

Words, limits and endings come from `resources/codes/attachments.yaml`. The bytes of a file are looked at in
`storage.runnable`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from workbench.domain.attachments import COLUMNS
from workbench.kernel.datafile import read_data_file
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import resource

OTHER = "other"


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
