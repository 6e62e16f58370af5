"""Which sources suggest texts for a field, and the tables among them.

The address book is in the hands of the services.
"""

from __future__ import annotations

from functools import cache

from workbench.formspec.model import Field
from workbench.formspec.tables import read_table
from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import resource
from workbench.search.suggestions import Suggestion, Suggestions

PEOPLE, ORGANISATIONS = "people", "organisations"
_OF_KIND = {"person": PEOPLE, "organisation": ORGANISATIONS}
SUGGESTING_KINDS = ("short_text", *_OF_KIND)


def sources_of(field: Field) -> tuple[str, ...]:
    """Return the names of what suggests texts for a field, the nearest first; empty for most fields."""
    if field.kind not in SUGGESTING_KINDS:
        return ()
    return tuple(filter(None, (_OF_KIND.get(field.kind, ""), field.suggest)))


@cache
def table_names() -> tuple[str, ...]:
    """Return the names of the tables that a form may name with `suggest`; read once."""
    return tuple(read_data_file(resource("codes", "suggestions.yaml")).keys())


def table_suggestions(name: str) -> Suggestions:
    """Return the texts of a table with its note in the language in use; raises DataFileError."""
    items, note = _table(name)
    return Suggestions(items, note.here())


@cache
def _table(name: str) -> tuple[tuple[Suggestion, ...], Bilingual]:
    entry: Entry = read_data_file(resource("codes", "suggestions.yaml")).entry(name)
    text, detail = entry.text("text"), entry.text("detail")
    note = entry.words("note", required=True)
    rows = read_table(entry.text("table"))
    entry.done()
    return tuple(Suggestion(text.format_map(row), detail.format_map(row)) for row in rows), note
