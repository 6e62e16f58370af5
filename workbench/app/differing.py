"""The difference of two states of a case in words, line by line, for both front ends in the language in use.

What differs is found by `domain`; marks and colours are the front ends' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from workbench.app.wording import role_words
from workbench.domain.proposal import ArticleLink, Waiver
from workbench.domain.refs import listed_article
from workbench.domain.rowdifference import RowDifference, row_differences
from workbench.domain.textdifference import (
    Mark,
    Piece,
    Pieces,
    differs,
    paragraphs,
    replacement,
    text_difference,
)
from workbench.domain.values import Row, Value
from workbench.domain.versions import Item, Pair, differing_fields, link_pairs, waiver_pairs
from workbench.formspec.kinds import display
from workbench.formspec.model import Field
from workbench.kernel.i18n import Bilingual, language_in_use, tr, tr_count

if TYPE_CHECKING:
    from workbench.domain.versions import Snapshot
    from workbench.formspec.model import Form
    from workbench.services.versioning import Compared

LINKS, WAIVERS = "links", "waivers"  # stand for a field where there is none
_BETWEEN = " · "
_WRITTEN = frozenset({"short_text", "long_text", "organisation", "person", "rich"})  # compared word by word


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One line: a heading with the name of a field, a text on both sides, or a gap of so many equal lines.

    `note` is the section of a heading, what happened to a text as a whole (a row was added), or the words of a
    gap.
    """

    kind: Literal["heading", "text", "gap"]
    field: str
    words: str = ""
    note: str = ""
    pieces: Pieces = ()
    differs: bool = False


def compared_lines(compared: Compared, everything: bool = False) -> list[DifferenceLine]:
    """Return the difference in the order of the form; only what differs unless `everything` is wanted."""
    before, after = compared.before.snapshot, compared.after.snapshot
    changed = differing_fields(before, after)
    found: list[DifferenceLine] = []
    for section, field in _fields(compared.form, before, after):
        if field.id in changed or everything:
            lines = field_lines(field, before.values.get(field.id), after.values.get(field.id), everything)
            found += _under(field.id, field.label.here(), section, lines)
    links = [_line(LINKS, _pair_pieces(pair, _link_words), pair.differs) for pair in link_pairs(before, after)]
    waivers = [
        _line(WAIVERS, _pair_pieces(pair, _waiver_words), pair.differs) for pair in waiver_pairs(before, after)
    ]
    found += _under(LINKS, tr("Links to articles"), "", _shortened(links, everything))
    found += _under(WAIVERS, tr("Waived rules"), "", _shortened(waivers, everything))
    return found


def field_lines(
    field: Field, before: Value, after: Value, everything: bool = False, around: int = 0
) -> list[DifferenceLine]:
    """Return the difference of two values of one field, without a heading.

    With `around` only so many characters of an equal stretch stay, on either side of what differs.
    """
    rows = [_rows(before), _rows(after)]
    if any(rows):
        lines = [_row_line(field, one) for one in row_differences(*rows)]
        return _shortened(lines, everything)
    words = [display(field, value, language_in_use()) for value in (before, after)]
    pieces = _value_pieces(field, *words)
    lines = [_line(field.id, line, differs(line)) for line in paragraphs(pieces)]
    if around:
        lines = [replace(line, pieces=_near(line.pieces, around)) if line.differs else line for line in lines]
    if not pieces:
        lines = [DifferenceLine("text", field.id, note=tr("(empty)"))]
    if before != after and not differs(pieces):
        lines = [DifferenceLine("text", field.id, note=tr("changed"), pieces=pieces, differs=True)]
    return _shortened(lines, everything)


def spoken(line: DifferenceLine) -> str:
    """Return a line as it is spoken: what was removed and added is said in words."""
    said = {Mark.SAME: "{words}", Mark.REMOVED: tr("removed: {words};"), Mark.ADDED: tr("added: {words};")}
    pieces = (said[mark].format(words=text.strip()) for mark, text in line.pieces if text.strip())
    return " ".join(filter(None, [line.words, line.note, *pieces])).rstrip(";；")


def plain(pieces: Iterable[Piece]) -> str:
    """Return a difference as plain text: [-removed-] and {+added+}, as word differences are written."""
    signs = {Mark.SAME: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
    return "".join(f"{signs[mark][0]}{text}{signs[mark][1]}" for mark, text in pieces)


def _fields(form: Form | None, before: Snapshot, after: Snapshot) -> Iterator[tuple[str, Field]]:
    """Yield the fields with their section: those of the form, then those that it does not know any more."""
    known = form.sections if form is not None else ()
    for section in known:
        for field in section.fields:
            yield section.title.here(), field
    fields = form.fields if form is not None else {}
    for name in dict.fromkeys([*before.values, *after.values]):
        if name not in fields:
            yield tr("not in the form any more"), Field(name, "long_text", Bilingual(name, name))


def _under(field: str, words: str, note: str, lines: Sequence[DifferenceLine]) -> list[DifferenceLine]:
    if not lines:
        return []
    changed = any(line.differs for line in lines)
    return [DifferenceLine("heading", field, words, note, differs=changed), *lines]


def _shortened(lines: Sequence[DifferenceLine], everything: bool) -> list[DifferenceLine]:
    """Return the lines with equal ones left out; a single one between two others stays."""
    if everything:
        return list(lines)
    if not any(line.differs for line in lines):
        return []
    found: list[DifferenceLine] = []
    for changed, some in groupby(lines, lambda line: line.differs):
        group = list(some)
        if changed or len(group) == 1:
            found += group
        else:
            words = tr_count("{count} equal line", "{count} equal lines", len(group))
            found.append(DifferenceLine("gap", group[0].field, note=words))
    return found


def _line(field: str, pieces: Pieces, changed: bool, note: str = "") -> DifferenceLine:
    if changed and not note and not differs(pieces):
        note = tr("changed")
    return DifferenceLine("text", field, note=note, pieces=pieces, differs=changed)


def _near(pieces: Pieces, around: int) -> Pieces:
    """Return a difference with so much of its equal stretches as lies near a change."""
    found: list[Piece] = []
    for number, (mark, text) in enumerate(pieces):
        head = text[:around] if number else ""
        tail = text[-around:] if number < len(pieces) - 1 else ""
        if mark is Mark.SAME and len(head) + len(tail) + 1 < len(text):
            text = f"{head}…{tail}"
        found.append(Piece(mark, text))
    return tuple(found)


def _value_pieces(field: Field, before: str, after: str) -> Pieces:
    return text_difference(before, after) if field.kind in _WRITTEN else replacement(before, after)


def _rows(value: Value) -> list[Row]:
    return [item for item in value if isinstance(item, Row)] if isinstance(value, tuple) else []


def _row_line(field: Field, one: RowDifference) -> DifferenceLine:
    language = language_in_use()
    sides = (one.before, one.after)
    cells = []
    for column in field.columns:
        old, new = (display(column, row.cells.get(column.id), language) if row else "" for row in sides)
        cells.append(_value_pieces(column, old, new))
    if one.before is None or one.after is None:
        whole = _BETWEEN.join(text for cell in cells for _mark, text in cell)
        pieces = replacement("", whole) if one.before is None else replacement(whole, "")
        return _line(field.id, pieces, True, tr("row added") if one.before is None else tr("row removed"))
    note = ""
    if one.moved and one.old_place is not None and one.new_place is not None:
        note = tr("row moved from {old} to {new}", old=one.old_place + 1, new=one.new_place + 1)
    return _line(field.id, _joined(cells), one.differs, note)


def _pair_pieces(pair: Pair[Item], words: Callable[[Item], list[str]]) -> Pieces:
    old = words(pair.before) if pair.before is not None else []
    new = words(pair.after) if pair.after is not None else []
    if not old or not new:
        return replacement(*(_BETWEEN.join(filter(None, side)) for side in (old, new)))
    return _joined([text_difference(before, after) for before, after in zip(old, new, strict=True)])


def _joined(parts: Iterable[Pieces]) -> Pieces:
    """Return the pieces of several parts one after the other, those that say something on either side."""
    pieces: list[Piece] = []
    for part in parts:
        if part and pieces:
            pieces.append(Piece(Mark.SAME, _BETWEEN))
        pieces += part
    return tuple(pieces)


def _link_words(link: ArticleLink) -> list[str]:
    place = f"{listed_article(link.ref)}.{link.ref.task}" if link.ref.task else listed_article(link.ref)
    article = tr("Article {number}", number=place)
    return [article, role_words(link.role), link.reason, link.quote]


def _waiver_words(waiver: Waiver) -> list[str]:
    return [waiver.rule, waiver.reason, waiver.waived_by]
