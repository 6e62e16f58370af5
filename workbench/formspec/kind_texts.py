"""Texts: short, long, and names. Kept exactly as given, or refused; never mended silently.

The one change is that a long text's line breaks become LF. What can't stand in a Word file (XML 1.0) is
refused here, so that an export never drops a character.
"""

from __future__ import annotations

from workbench.domain.values import Value
from workbench.formspec.kind_base import TEXT_LIMITS, Kind, kind_words, name_of, shown
from workbench.formspec.model import Field
from workbench.kernel.characters import LINE_BREAKS, can_be_printed
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr


def _read_short(field: Field, raw: object) -> Value:
    text = given_text(field, raw)
    for place, char in enumerate(text, start=1):
        if char in LINE_BREAKS:
            raise InvalidValue(
                tr("{field}: there is a line break at position {place}.", field=name_of(field), place=place),
                tr("This field takes one line; join the lines into one."),
            )
    return _checked(field, text)


def _read_long(field: Field, raw: object) -> Value:
    return _checked(field, given_text(field, raw).replace("\r\n", "\n").replace("\r", "\n"))


def given_text(field: Field, raw: object) -> str:
    """Return raw text as it is; raises InvalidValue for anything but text."""
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
    check_length(field, text)
    return text


def check_length(field: Field, text: str) -> None:
    """Raise InvalidValue if a text is longer than its field, or else its kind, allows."""
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
PERSON = Kind("person", _read_short, TEXT_LIMITS)
