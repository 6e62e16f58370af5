"""The words of the other language for those that are shown, so that both can be searched.

Reads the compiled catalogue itself: the language in use belongs to the whole process and must not be switched
for a moment while other threads make their messages.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache

from workbench.kernel.i18n import Language, language_in_use
from workbench.kernel.paths import resource

_CATALOGUES: Mapping[Language, str] = {"zh": "zh_CN"}
_MAGIC = 0x950412DE


def originals_of(text: str) -> tuple[str, ...]:
    """Return the English texts that are shown as `text`; none while English itself is shown."""
    return _by_translation(language_in_use()).get(text, ())


def in_both_languages(text: str) -> tuple[str, ...]:
    """Return a text that is shown, and what it is in the other language."""
    if language_in_use() in _CATALOGUES:
        return text, *originals_of(text)
    return text, *_translations().get(text, ())


@cache
def _translations() -> Mapping[str, tuple[str, ...]]:
    """Return by English text what it is in the languages that have a catalogue."""
    found: dict[str, tuple[str, ...]] = {}
    for language in _CATALOGUES:
        for translation, originals in _by_translation(language).items():
            for original in originals:
                found[original] = (*found.get(original, ()), translation)
    return found


@cache
def _by_translation(language: Language) -> Mapping[str, tuple[str, ...]]:
    name = _CATALOGUES.get(language)
    if name is None:
        return {}
    data = resource("i18n", name, "LC_MESSAGES", "workbench.mo").read_bytes()
    found: dict[str, tuple[str, ...]] = {}
    for original, translation in _pairs(data):
        found[translation] = (*found.get(translation, ()), original)
    return found


def _pairs(data: bytes) -> list[tuple[str, str]]:
    """Return the messages of a compiled catalogue with their translations, those with plurals left out."""
    order = "<" if struct.unpack_from("<I", data)[0] == _MAGIC else ">"
    count, originals, translations = struct.unpack_from(f"{order}3I", data, 8)
    pairs = []
    for number in range(count):
        length, place = struct.unpack_from(f"{order}2I", data, originals + 8 * number)
        original = data[place : place + length]
        length, place = struct.unpack_from(f"{order}2I", data, translations + 8 * number)
        if original and b"\0" not in original:
            pairs.append((original.decode(), data[place : place + length].decode()))
    return pairs
