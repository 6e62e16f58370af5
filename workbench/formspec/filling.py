"""The keys `suggest` and `fills` of a field, read strictly: what suggests, what a person fills."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.formspec.model import Field
from workbench.formspec.suggesting import SUGGESTING_KINDS, table_names
from workbench.kernel.datafile import Entry
from workbench.kernel.i18n import listed, tr

# What the address book knows of a person; `reach` is telephone and e-mail in one text.
KNOWN_OF_PERSON = ("organisation", "position", "phone", "email", "reach")
_FILLED_KINDS = ("short_text", "organisation")


def read_suggest(entry: Entry, kind: str) -> str:
    """Return the table that suggests texts for a field, empty if none does."""
    if "suggest" not in entry:
        return ""
    if kind not in SUGGESTING_KINDS:
        message = tr(
            "{key} is only for fields of the kind {kind}.", key="suggest", kind=listed(SUGGESTING_KINDS)
        )
        raise entry.wrong("suggest", message)
    return entry.choice("suggest", table_names())


def read_fills(entry: Entry, kind: str) -> tuple[tuple[str, str], ...]:
    """Return what of a person goes into which field beside it, as (what, field id)."""
    if "fills" not in entry:
        return ()
    if kind != "person":
        raise entry.wrong(
            "fills", tr("{key} is only for fields of the kind {kind}.", key="fills", kind="person")
        )
    filled = entry.entry("fills")
    pairs = tuple((name, filled.text(name)) for name in KNOWN_OF_PERSON if name in filled)
    for name in KNOWN_OF_PERSON:
        filled.text(name, "")  # the names that could stand here
    filled.done()
    return pairs


def check_fills(place: Entry, field: Field, beside: Mapping[str, Field]) -> None:
    """Refuse a field that fills what does not stand beside it or takes no text; `place` is its entry."""
    for _, name in field.fills:
        if name not in beside or beside[name].kind not in _FILLED_KINDS:
            message = tr("“{name}” is no text field beside this one.", name=name)
            raise place.wrong("fills", message)
