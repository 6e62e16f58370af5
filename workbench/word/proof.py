"""Proof that an exported file says what the case says: read back from its bytes and compared.

What is expected is worked out from the case's values, not from what the template was filled with, so that a
mistake on the way shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.casepaths import LINKS
from workbench.domain.draftparts import Marked
from workbench.domain.values import Value
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import display, printed_list, words_in
from workbench.formspec.model import Field, Form
from workbench.formspec.validation import visible_fields
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import Language, tr
from workbench.word.controls import TOTAL
from workbench.word.formtable import tick_name
from workbench.word.links import QUOTE, REASON, PrintedLink
from workbench.word.reader import all_text, read_roots, totals_in, values_in
from workbench.word.render import Needs, Printed

_SHOWN = 200


class NotProved(WorkbenchError):
    """The file that was made does not say what the case says; it was not kept."""

    def __init__(self, place: Field | PrintedLink, expected: object, found: object) -> None:
        if isinstance(place, PrintedLink):
            name, label = str(place.link.ref), place.label
        else:
            name, label = place.id, place.label.here() or place.id
        super().__init__(
            tr("The Word file does not hold what stands in “{field}”; it was not kept.", field=label),
            tr("If the template is your own, check that it prints this field in full; else report this."),
            f"{name}: expected {str(expected)[:_SHOWN]!r}, found {str(found)[:_SHOWN]!r}",
        )
        self.field = name


def prove(
    form: Form,
    values: Mapping[str, Value],
    language: Language,
    needs: Needs,
    data: bytes,
    links: Sequence[PrintedLink] = (),
) -> None:
    """Read `data` back and compare it with the case.

    Compares every tagged place field by field, those of `links` one by one, and looks for the text of every
    placeholder that a template prints without a tag. Raises NotProved naming the first field or link that
    differs, NotReadable if the file itself is not sound.
    """
    roots = read_roots(data)
    visible = {field.id for field in visible_fields(form, values)}
    counted = {key: value for key, value in values.items() if key in visible}
    found = values_in(roots)
    for field, columns in _tagged(form, needs).items():
        item, value = form.fields[field], counted.get(field)
        expected = _expected(item, value, language, columns)
        if not _same(expected, found.get(field)) and not _shown_as_text(
            item, value, language, found.get(field)
        ):
            raise NotProved(item, expected, found.get(field))
    _prove_totals(form, counted, language, needs, totals_in(roots))
    if needs.links:
        _prove_links(links, found.get(LINKS))
    for item in _asked_by_articles(form, visible) if needs.articles or needs.links else ():
        expected = display(item, counted.get(item.id), language)
        if not _same(expected, found.get(item.id)):
            raise NotProved(item, expected, found.get(item.id))
    untagged = [item for item in needs.printed if item.field in form.fields]
    if untagged:
        _prove_texts(form, counted, language, untagged, all_text(roots))


def _asked_by_articles(form: Form, visible: set[str]) -> Iterator[Field]:
    """Yield the fields that linked articles ask for; their controls are tagged when the file is made."""
    for section in form.sections:
        if section.article is not None:
            yield from (field for field in section.fields if field.id in visible)


def _prove_links(links: Sequence[PrintedLink], marked: Marked | None) -> None:
    """Compare each link with the places marked by its number."""
    found = marked if isinstance(marked, list) else []
    for place, link in enumerate(links):
        expected = {REASON: link.link.reason, **({QUOTE: link.link.quote} if link.link.quote else {})}
        if found[place : place + 1] != [expected]:
            raise NotProved(link, expected, found[place : place + 1])


def _tagged(form: Form, needs: Needs) -> dict[str, tuple[str, ...]]:
    """Return the fields that stand in controls, with the columns of lists; none for check boxes."""
    result: dict[str, tuple[str, ...]] = {}
    for tag in needs.tags:
        if tag.field in form.fields and tag.row != TOTAL:
            columns = result.get(tag.field, ())
            result[tag.field] = (*columns, tag.choice or tag.column) if tag.choice or tag.column else columns
    return result


def _expected(field: Field, value: Value, language: Language, parts: tuple[str, ...]) -> Marked:
    if field.columns:
        rows = printed_list(field, value, language).rows
        return [{part: row.cells[part] for part in parts} for row in rows]
    if parts:
        ticked = tick_name(value)
        return [ticked] if ticked else []
    if isinstance(value, str) and field.kind != "choice":
        return words_in(field, value)
    return display(field, value, language)


def _prove_totals(
    form: Form,
    values: Mapping[str, Value],
    language: Language,
    needs: Needs,
    found: Mapping[str, Mapping[str, str]],
) -> None:
    for tag in needs.tags:
        field = form.fields.get(tag.field)
        if field is None or tag.row != TOTAL:
            continue
        expected = printed_list(field, values.get(field.id), language).totals.get(tag.column, "")
        if expected != found.get(field.id, {}).get(tag.column, ""):
            raise NotProved(field, expected, found.get(field.id))


def _shown_as_text(field: Field, value: Value, language: Language, found: Marked | None) -> bool:
    """Return whether a rich text stands where a template prints it as plain text."""
    return field.kind == RICH.name and _same(display(field, value, language), found)


def _same(expected: Marked, found: Marked | None) -> bool:
    """Return whether both say the same; a list without rows leaves no trace in the file."""
    return expected == found or (expected in ("", []) and found in (None, "", []))


def _prove_texts(
    form: Form, values: Mapping[str, Value], language: Language, items: list[Printed], text: str
) -> None:
    for item in items:
        field = form.fields[item.field]
        for expected in _printed_texts(field, item, values.get(field.id), language):
            for line in expected.split("\n"):
                if line not in text:
                    raise NotProved(field, line, None)


def _printed_texts(field: Field, item: Printed, value: Value, language: Language) -> Iterator[str]:
    if not item.column:
        yield words_in(field, value) if field.kind == RICH.name else display(field, value, language)
    elif item.column in field.heads:
        yield from (row.cells[item.column] for row in printed_list(field, value, language).rows)
