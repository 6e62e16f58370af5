"""Reads which columns a list computes and which it sums; what they are worked out to is told by `computing`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.formspec.computing import HOW
from workbench.formspec.kind_rows import ROW_ID
from workbench.formspec.model import NUMBER_KINDS, Computed, Field
from workbench.kernel.datafile import Entry
from workbench.kernel.i18n import listed, tr


def read_computed(entry: Entry, columns: Sequence[Field]) -> tuple[Computed, ...]:
    """Return what stands under `computed`; raises DataFileError for what can't be computed of the columns."""
    found: list[Computed] = []
    for item in entry.entries("computed"):
        how = item.choice("how", HOW)
        one = Computed(item.text("id"), item.words("label", required=True), how, item.text("of"))
        taken = [ROW_ID, *(column.id for column in columns), *(other.id for other in found)]
        if not one.id.isidentifier() or one.id in taken:
            raise item.wrong("id", tr("a column can't have the id {id} here.", id=one.id))
        _check_number(item, "of", one.of, _of_kinds(columns, HOW[how]))
        item.done()
        found.append(one)
    return tuple(found)


def read_totals(entry: Entry, columns: Sequence[Field]) -> tuple[str, ...]:
    """Return the ids under `totals`; raises DataFileError for a column that can't be summed."""
    names = entry.texts("totals")
    for name in names:
        _check_number(entry, "totals", name, _of_kinds(columns, NUMBER_KINDS))
    return names


def _of_kinds(columns: Iterable[Field], kinds: Iterable[str]) -> list[str]:
    return [column.id for column in columns if column.kind in kinds]


def _check_number(entry: Entry, key: str, name: str, allowed: Sequence[str]) -> None:
    if name not in allowed:
        message = tr("“{name}” is no column of numbers that this can be computed of.", name=name)
        raise entry.wrong(key, message, tr("Allowed: {names}.", names=listed(allowed)))
