"""Texts: short, long, and names of organisations. Kept exactly as given, or refused; never mended silently.

The one change is that a long text's line breaks become LF. What can't stand in a Word file (XML 1.0) is
refused here, so that an export never drops a character.
"""

from __future__ import annotations

import unicodedata

from workbench.domain.values import Value
from workbench.formspec.kind_base import TEXT_LIMITS, Kind, kind_words, name_of, shown
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr

_LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_ALLOWED_CONTROLS = frozenset("\t\n")
_FIRST_NONCHARACTER, _LAST_NONCHARACTER = 0xFDD0, 0xFDEF
_PLANE_END = 0xFFFE


def _read_short(field: Field, raw: object) -> Value:
    text = _text(field, raw)
    for place, char in enumerate(text, start=1):
        if char in _LINE_BREAKS:
            raise InvalidValue(
                tr("{field}: there is a line break at position {place}.", field=name_of(field), place=place),
                tr("This field takes one line; join the lines into one."),
            )
    return _checked(field, text)


def _read_long(field: Field, raw: object) -> Value:
    return _checked(field, _text(field, raw).replace("\r\n", "\n").replace("\r", "\n"))


def _text(field: Field, raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise InvalidValue(
        tr("{field}: “{value}” is not a text.", field=name_of(field), value=shown(raw)),
        tr("Give a text; a number or date goes in quotation marks."),
    )


def _checked(field: Field, text: str) -> str:
    for place, char in enumerate(text, start=1):
        if not can_be_printed(char):
            raise InvalidValue(
                tr(
                    "{field}: the character U+{code} at position {place} can't stand in a document.",
                    field=name_of(field),
                    code=f"{ord(char):04X}",
                    place=place,
                ),
                tr("Delete it; tabs, line breaks, symbols and all other writing are allowed."),
            )
    _check_length(field, text)
    return text


def can_be_printed(char: str) -> bool:
    """Return whether a character may stand in a document: no control, lone surrogate or noncharacter."""
    if char in _ALLOWED_CONTROLS:
        return True
    code = ord(char)
    if _FIRST_NONCHARACTER <= code <= _LAST_NONCHARACTER or code & _PLANE_END == _PLANE_END:
        return False
    return unicodedata.category(char) not in ("Cc", "Cs")


def _check_length(field: Field, text: str) -> None:
    most = field.limits.max_length
    if most is None:
        most = kind_words().longest[field.kind]
    if len(text) > most:
        raise InvalidValue(
            tr("{field}: {count} characters are too many.", field=name_of(field), count=len(text)),
            tr("At most {most} characters are allowed.", most=most),
        )


SHORT_TEXT = Kind("short_text", _read_short, TEXT_LIMITS)
LONG_TEXT = Kind("long_text", _read_long, TEXT_LIMITS)
ORGANISATION = Kind("organisation", _read_short, TEXT_LIMITS)
