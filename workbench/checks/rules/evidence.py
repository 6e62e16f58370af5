"""P05–P07: whoever says yes to research, patents or conversion names each item with number and name."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import stands_for_nothing
from workbench.domain.values import Row, is_filled


@rule("P05")
def research_projects(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield missing research projects and projects without number or name."""
    yield from _named_items(case, settings, "research_backed", "research_projects")


@rule("P06")
def patents(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield missing patents, patents without number or name, and those without a statement of their holder.

    What the draft says of them is not seen here.
    """
    hits = list(_named_items(case, settings, "patents_involved", "patents"))
    yield from hits
    nameless = {hit.row for hit in hits}
    for row in case.rows("patents"):
        licence = row.cells.get("licence")
        is_named = row.id not in nameless and is_filled(row.cells.get("number"))
        if is_named and licence in (None, *settings.texts("unlicensed")):
            yield Hit("unlicensed", "patents", row.id, "licence")


@rule("P07")
def converted_standards(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield missing source standards and source standards without number or title."""
    yield from _named_items(case, settings, "converted", "converted_standards")


def _named_items(case: CaseView, settings: RuleSettings, question: str, list_id: str) -> Iterator[Hit]:
    # A form that does not ask the question takes a yes for granted.
    asked = question in case.form.fields
    if (asked and case.value(question) is not True) or list_id not in case.visible:
        return
    rows = case.rows(list_id)
    if not rows:
        yield Hit("none" if asked else "none_listed", list_id)
    for row in rows:
        for column in settings.texts("columns"):
            yield from _cell(settings, list_id, row, column)


def _cell(settings: RuleSettings, list_id: str, row: Row, column: str) -> Iterator[Hit]:
    cell = row.cells.get(column)
    if not is_filled(cell):
        yield Hit("empty_cell", list_id, row.id, column)
    elif isinstance(cell, str) and stands_for_nothing(cell, settings):
        yield Hit("placeholder", list_id, row.id, column, text=cell)
