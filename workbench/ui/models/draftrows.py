"""What was read of a draft as rows of a list: fields that can be stored, unreadable ones, texts left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.draftparts import Lost
from workbench.domain.values import is_filled
from workbench.formspec.draftplacing import Reading
from workbench.formspec.kind_rich import structure_of
from workbench.formspec.kinds import as_told
from workbench.kernel.i18n import language_in_use, tr, tr_count

if TYPE_CHECKING:
    from workbench.services.importing import DraftReading


class Standing(StrEnum):
    """What an import would do with a row."""

    FILLS = "fills"
    REPLACES = "replaces"
    SAME = "same"
    UNREADABLE = "unreadable"
    UNPLACED = "unplaced"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: `line` in short, `text` in full; `field` is the id of a field that can be stored."""

    standing: Standing
    title: str
    line: str
    text: str
    about: str
    field: str = ""


def standing_words(standing: Standing) -> str:
    """Return what an import does with a row, in the language in use; nothing where the row says it itself."""
    words = {
        Standing.FILLS: tr("filled in"),
        Standing.REPLACES: tr("replaces a text"),
        Standing.SAME: tr("the same already"),
    }
    return words.get(standing, "")


def draft_rows(read: DraftReading) -> list[str | DraftRow]:
    """Return headings and rows: what can be stored, what can't be read, what has no place, notes."""
    rows: list[str | DraftRow] = []
    lost = [*map(_lost, read.lost)]
    left = [*map(_left, read.unplaced), *(one for one in lost if one.standing is Standing.UNPLACED)]
    noted = [one for one in lost if one.standing is Standing.NOTED]
    for group in (_fields(read), _unreadable(read), left, noted):
        found = list(group)
        if found:
            rows += [_heading(found[0].standing, len(found)), *found]
    return rows


def _heading(standing: Standing, count: int) -> str:
    if standing is Standing.UNREADABLE:
        return tr_count("{count} field can't be read", "{count} fields can't be read", count)
    if standing is Standing.UNPLACED:
        return tr_count("{count} part without a place", "{count} parts without a place", count)
    if standing is Standing.NOTED:
        return tr_count("{count} note on what was read", "{count} notes on what was read", count)
    return tr_count("{count} field read", "{count} fields read", count)


def _fields(read: DraftReading) -> Iterator[DraftRow]:
    usable = read.usable()
    for one in read.readings:
        if not one.problem:
            yield _field(read, one, one.field.id in usable)


def _field(read: DraftReading, one: Reading, usable: bool) -> DraftRow:
    language, name = language_in_use(), one.field.id
    text, held = as_told(one.field, one.value, language), read.held(name)
    standing, about = Standing.FILLS, ""
    if not usable:
        standing, about = Standing.SAME, tr("The case says the same already.")
    elif is_filled(held):
        there = as_told(one.field, held, language)
        standing, about = Standing.REPLACES, tr("The case says now: {text}", text=there)
    structure = structure_of(one.field, one.value)
    if structure:
        about = f"{tr('With {structure}.', structure=structure)} {about}".rstrip()
    line = " · ".join(filter(None, (structure, _short(text))))
    return DraftRow(standing, one.field.label.here(), line, text, about, name if usable else "")


def _unreadable(read: DraftReading) -> Iterator[DraftRow]:
    for one in read.readings:
        if one.problem:
            label = one.field.label.here()
            yield DraftRow(Standing.UNREADABLE, label, _short(one.problem), one.text, one.problem)


def _left(text: str) -> DraftRow:
    about = tr("No label of the form stands before this text. It can be put into a field or copied.")
    first, *others = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    return DraftRow(Standing.UNPLACED, first, _short(" ".join(others)), text, about)


def _lost(one: Lost) -> DraftRow:
    standing = Standing.NOTED if one.placed else Standing.UNPLACED
    return DraftRow(standing, _short(one.name), _short(one.reason), one.name, one.reason)


def _short(text: str) -> str:
    return " ".join(text[:400].split())
