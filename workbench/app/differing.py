"""The difference of two states of a case in words, line by line, for both front ends in the language in use.

What differs is found by `domain`; marks and colours are the front ends' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from workbench.app.picturelines import rich_difference
from workbench.app.wording import role_words
from workbench.domain.blocks import words_of
from workbench.domain.casepaths import LINKS, WAIVERS
from workbench.domain.content import pictures
from workbench.domain.picturepairs import alike_but_pictures
from workbench.domain.proposal import ArticleLink, Waiver
from workbench.domain.refs import listed_article
from workbench.domain.rowdifference import RowDifference, row_differences
from workbench.domain.scripts import told
from workbench.domain.textdifference import (
    Mark,
    Piece,
    Pieces,
    differs,
    paragraphs,
    replacement,
    text_difference,
    with_looks,
)
from workbench.domain.values import Value, rows_in
from workbench.domain.versions import Item, Pair, differing_fields, link_pairs, waiver_pairs
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kinds import display, shown_lines, told_cell
from workbench.formspec.model import Field
from workbench.kernel.i18n import Bilingual, language_in_use, tr, tr_count

if TYPE_CHECKING:
    from workbench.domain.versions import Snapshot
    from workbench.formspec.model import Form
    from workbench.services.versioning import Compared

_BETWEEN = " · "
WRITTEN = frozenset({"short_text", "long_text", "organisation", "person", "rich"})  # compared word by word


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
    rows = [rows_in(before), rows_in(after)]
    if any(rows):
        lines = [_row_line(field, one) for one in row_differences(*rows)]
        return _shortened(lines, everything)
    lines = _text_lines(field, before, after)
    if around:
        lines = [
            replace(line, pieces=near(line.pieces, around)) if differs(line.pieces) else line for line in lines
        ]
    return _shortened(lines, everything)


def _text_lines(field: Field, before: Value, after: Value) -> list[DifferenceLine]:
    """Return all lines of what is no list of rows."""
    told = list(_told_lines(field, before, after))
    lines = [_line(field.id, pieces, bool(note) or differs(pieces), note) for pieces, note in told]
    if not any(pieces for pieces, _note in told):
        lines = [DifferenceLine("text", field.id, note=tr("(empty)"))]
    if before == after or any(differs(pieces) for pieces, _note in told):
        return lines
    noted = [line for line in lines if line.differs]
    if noted and alike_but_pictures(str(before), str(after)):
        return lines
    pieces = _field_pieces(field, before, after)
    return [DifferenceLine("text", field.id, note=tr("changed"), pieces=pieces, differs=True), *noted]


def _told_lines(field: Field, before: Value, after: Value) -> Iterable[tuple[Pieces, str]]:
    """Return the pieces of each line, and what is told of its picture."""
    texts = [value for value in (before, after) if field.kind == "rich" and isinstance(value, str)]
    if len(texts) == 2 and all(map(pictures, texts)):
        return rich_difference(*texts)
    return [(line, "") for line in paragraphs(_field_pieces(field, before, after))]


def spoken(line: DifferenceLine, bare: bool = False) -> str:
    """Return a line as it is spoken: what was removed and added is said in words.

    A `bare` one has the characters as they are searched, whether raised, lowered or neither.
    """
    said = {Mark.SAME: "{words}", Mark.REMOVED: tr("removed: {words};"), Mark.ADDED: tr("added: {words};")}
    restyled = tr("other look: {words};")
    parts = []
    for (mark, is_restyled), text in _stretches(line.pieces, bare):
        if text.strip():
            parts.append((restyled if is_restyled else said[mark]).format(words=text.strip()))
    return " ".join(filter(None, [line.words, line.note, *parts])).rstrip(";；")


def plain(pieces: Iterable[Piece]) -> str:
    """Return a difference as plain text: [-removed-] and {+added+}, as word differences are written.

    Words of which only the look differs stand in {~…~}.
    """
    signs = {Mark.SAME: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
    found = []
    for (mark, is_restyled), text in _stretches(pieces):
        begin, end = ("{~", "~}") if is_restyled else signs[mark]
        found.append(f"{begin}{text}{end}")
    return "".join(found)


def _stretches(pieces: Iterable[Piece], bare: bool = False) -> Iterator[tuple[tuple[Mark, bool], str]]:
    """Yield mark, whether only the look differs, and the characters of neighbours that are alike in these."""
    for key, group in groupby(pieces, lambda piece: (piece.mark, piece.restyled)):
        yield key, "".join(piece.text if bare else _told(piece) for piece in group)


def _told(piece: Piece) -> str:
    return told(piece.text, (piece.before if piece.mark is Mark.REMOVED else piece.after)[3])


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
    elif changed and not note and all(piece.mark is Mark.SAME for piece in pieces):
        note = tr("only the look changed")
    return DifferenceLine("text", field, note=note, pieces=pieces, differs=changed)


def as_one(lines: Iterable[DifferenceLine]) -> Pieces:
    """Return lines as one text, each behind its note."""
    pieces: list[Piece] = []
    for line in lines:
        note = tr("{note}: ", note=line.note) if line.note and line.pieces else line.note
        pieces += [Piece(Mark.SAME, ("\n" if pieces else "") + note), *line.pieces]
    return tuple(piece for piece in pieces if piece.text)


def near(pieces: Pieces, around: int) -> Pieces:
    """Return a difference with so much of its equal stretches as lies near a change."""
    found: list[Piece] = []
    stretches = [list(some) for _, some in groupby(pieces, lambda piece: differs([piece]))]
    for number, some in enumerate(stretches):
        length = sum(len(piece.text) for piece in some)
        heads = around if number else 0
        tails = around if number < len(stretches) - 1 else 0
        if differs(some) or heads + tails + 1 >= length:
            found += some
        else:
            found += [*_cut(some, 0, heads), Piece(Mark.SAME, "…"), *_cut(some, length - tails, length)]
    return tuple(found)


def _cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield the part of some pieces that lies between two places."""
    place = 0
    for piece in pieces:
        text = piece.text[max(0, start - place) : max(0, end - place)]
        if text:
            yield piece._replace(text=text)
        place += len(piece.text)


def _field_pieces(field: Field, before: Value, after: Value) -> Pieces:
    sides = [shown_lines(field, value, language_in_use()) for value in (before, after)]
    return with_looks(_value_pieces(field, *("\n".join(map(words_of, side)) for side in sides)), *sides)


def _value_pieces(field: Field, before: str, after: str) -> Pieces:
    return text_difference(before, after) if field.kind in WRITTEN else replacement(before, after)


def _row_line(field: Field, one: RowDifference) -> DifferenceLine:
    cells = list(filter(None, (_cell_pieces(field, column, one) for column in field.columns)))
    if one.before is None or one.after is None:
        whole = kind_words().between_told.join("".join(piece.text for piece in cell) for cell in cells)
        pieces = replacement("", whole) if one.before is None else replacement(whole, "")
        return _line(field.id, pieces, True, tr("row added") if one.before is None else tr("row removed"))
    return _line(field.id, _joined(cells), one.differs, moved_words(one))


def moved_words(one: RowDifference) -> str:
    """Return from where a row was moved to where; empty if it was not."""
    if not one.moved or one.old_place is None or one.new_place is None:
        return ""
    return tr("row moved from {old} to {new}", old=one.old_place + 1, new=one.new_place + 1)


def _cell_pieces(field: Field, column: Field, one: RowDifference) -> Pieces:
    """Return a cell of both sides behind the label of its column; nothing if it is empty on both."""
    language = language_in_use()
    old, new = (
        display(column, row.cells.get(column.id), language) if row is not None else ""
        for row in (one.before, one.after)
    )
    before, _text, behind = told_cell(field, column, new, language)
    around = [(Piece(Mark.SAME, words),) if words else () for words in (before, behind)]
    return (*around[0], *_value_pieces(column, old, new), *around[1]) if old or new else ()


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
