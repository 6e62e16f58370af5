"""Several names written as one text, taken apart: organisations, products, projects and patents with numbers.

Which text stands at which list is told by `draftwalk`; whether a row is a good one by the list's kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.formspec.draftlabels import Labels, plain
from workbench.formspec.draftwords import ListWords, RowWords, draft_words
from workbench.formspec.kind_base import half_width, name_of, shown
from workbench.formspec.model import Field
from workbench.formspec.standard_numbers import find_standard_numbers
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr

_SENTENCE = re.compile(r"[。!！?？](?=.)")
_COLONS = ":： \t\u3000"
_ENDS = "。.,，;；、 \t\u3000"
_NUMBER = re.compile(r"(?:[A-Za-z]{1,4} ?)?[A-Za-z0-9][A-Za-z0-9./—–-]{3,40}(?![A-Za-z])")
_DIGITS = re.compile(r"\d")
_LEAST_DIGITS = 4  # of a number that is told from a word such as 5G or PM2.5
_IN_BRACKETS = re.compile(r"(.+?)[(（]([^()（）]+)[)）]")
_WHOLE = re.compile(r"[《“”\"「](.+)[》”“\"」]")


def are_names(text: str) -> bool:
    """Return whether a text can be a list of names: no sentence, and none is longer than names are."""
    if _SENTENCE.search(text.strip()):
        return False
    return all(len(piece) <= draft_words().splitting.longest for piece in _pieces(text))


def can_be_rows(field: Field, text: str) -> bool:
    """Return whether a text at the label of a list is a text of names; rows of cells are not."""
    return (
        field.id in draft_words().lists
        and not any(sign in text for sign in "|｜\t")
        and text.strip()[:1] != "["
    )


def rows_of(field: Field, text: str, labels: Labels, row: RowWords | None = None) -> list[dict[str, str]]:
    """Return the rows that a text of names says, cells as texts; `row` is the label they stand at, if any.

    Raises InvalidValue for what is no list of names.
    """
    words = draft_words().lists[field.id]
    if plain(text.strip(_ENDS)) in map(plain, words.nothing):
        return []
    if not are_names(text):
        raise InvalidValue(
            tr(
                "{field}: “{value}” is a sentence, not a list of names.",
                field=name_of(field),
                value=shown(text),
            ),
            tr("Write names with “、” between them, or one in each line."),
        )
    result: list[dict[str, str]] = []
    for piece in _numbered_pieces(field, words, text) if words.number else _pieces(_without_more(text)):
        inner, rest = labels.split(piece)
        if inner is field:
            row = labels.row(piece[: len(piece) - len(rest)]) or row
            piece = rest
        cells = _cells(field, words, piece.strip(_ENDS))
        result += (
            [cells if row is None else {**cells, row.beside: cells.get(row.beside, row.cell)}] if cells else []
        )
    return result


def _without_more(text: str) -> str:
    """Return a list of names without the word at its end that there are more: 甲、乙等."""
    bare = text.strip(_ENDS)
    ending = next((word for word in draft_words().splitting.more if bare.endswith(word)), "")
    return bare.removesuffix(ending) if len(_pieces(bare)) > 1 else text


def joined(field: Field, rows: list[dict[str, str]], others: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return rows with others behind them; of two with the same name the second fills what the first lacks."""
    column, result = draft_words().lists[field.id].name, list(rows)
    places = {plain(row.get(column, "")): place for place, row in enumerate(result)}
    for other in others:
        name = plain(other.get(column, ""))
        if not name or name not in places:
            places[name] = len(result)
            result.append(other)
        else:
            known = {key: cell for key, cell in result[places[name]].items() if cell.strip()}
            result[places[name]] = {**other, **known}
    return result


def _cells(field: Field, words: ListWords, piece: str) -> dict[str, str]:
    if not piece:
        return {}
    if not words.number:
        return _with_choice(field, words.name, piece)
    number, name = _number_and_name(field.column(words.number), piece)
    return {column: text for column, text in ((words.number, number), (words.name, name)) if text}


def _with_choice(field: Field, column: str, piece: str) -> dict[str, str]:
    """Return a name, and what stands in brackets behind it where that is a choice of the list: （牵头）."""
    match = _IN_BRACKETS.fullmatch(piece)
    for other in field.columns if match is not None else ():
        known = {plain(label) for one in other.choices for label in (one.label.zh, one.label.en)}
        known |= {plain(label) for label, _ in draft_words().choices.get(f"{field.id}.{other.id}", ())}
        if match is not None and plain(match[2]) in known:
            return {column: match[1].strip(), other.id: match[2].strip()}
    return {column: piece}


def _number_and_name(column: Field, piece: str) -> tuple[str, str]:
    splitting = draft_words().splitting
    bare = _without(piece, splitting.number_words)
    number = _number_at(column, bare)
    if number:
        return number, _bare_name(bare.removeprefix(number))
    match = _IN_BRACKETS.fullmatch(piece)
    if match is not None:
        inner = _without(match[2], splitting.number_words)
        if _number_at(column, inner) == inner:
            return inner, _bare_name(match[1])
    return "", _bare_name(piece)


def _bare_name(text: str) -> str:
    name = _without(text.lstrip(_ENDS + _COLONS), draft_words().splitting.name_words).strip(_ENDS)
    match = _WHOLE.fullmatch(name)
    return match[1] if match is not None and "《" not in match[1] else name


def _without(text: str, words: Sequence[str]) -> str:
    """Return a text without the first of some words, if it begins with one and a colon or a blank behind."""
    for word in words:
        if text.startswith(word) and text[len(word) :][:1] in (*_COLONS,):
            return text[len(word) :].lstrip(_COLONS)
    return text


def _number_at(column: Field, text: str) -> str:
    """Return the number that a text begins with, as it is written there."""
    if column.kind == "standard_number":
        found = find_standard_numbers(text)
        return found[0].written if found and found[0].start == 0 else ""
    match = _NUMBER.match(half_width(text))
    if match is None or len(_DIGITS.findall(match[0])) < _LEAST_DIGITS:
        return ""
    return text[: match.end()].rstrip(_ENDS + _COLONS)


def _numbered_pieces(field: Field, words: ListWords, text: str) -> Iterator[str]:
    """Yield pieces that begin with a number; what has none belongs to the name before, as its signs do.

    A number that stands behind its name, or alone before one, tells nothing else than the sign between them.
    """
    column, held = field.column(words.number), ""
    for sign, piece in _signed_pieces(text):
        begins = _number_at(column, _without(piece.strip(), draft_words().splitting.number_words))
        own = sign in ("\n", ";", "；") and not _begins_with(piece, draft_words().splitting.name_words)
        if held and (begins or own):
            yield held
            held = piece
        else:
            held = f"{held}{sign}{piece}" if held else piece
    yield held


def _begins_with(text: str, words: Sequence[str]) -> bool:
    return _without(text.strip(), words) != text.strip()


def _pieces(text: str) -> list[str]:
    return [piece for _, piece in _signed_pieces(text)]


def _signed_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text with the sign before each; what stands in brackets or quotes stays whole."""
    splitting = draft_words().splitting
    closing = {pair[0]: pair[1] for pair in splitting.around}
    last = {opening: text.rfind(sign) for opening, sign in closing.items()}
    open_until: list[str] = []
    sign = piece = ""
    for place, char in enumerate(text):
        if open_until and char == open_until[-1]:
            open_until.pop()
        elif char in closing and last[char] > place:
            open_until.append(closing[char])
        elif char == "\n" or (char in splitting.between and not open_until):
            if piece.strip():
                yield sign, piece.strip()
                sign = char
            piece, open_until = "", []
            continue
        piece += char
    if piece.strip():
        yield sign, piece.strip()
