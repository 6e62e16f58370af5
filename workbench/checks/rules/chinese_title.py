"""P13: the Chinese title: elements, blanks, numbers and years, words that only name the kind of document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from workbench.checks.case import CaseView
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import half_width
from workbench.domain.values import is_filled
from workbench.formspec.standard_numbers import find_standard_numbers
from workbench.kernel.script import has_chinese

FIELD = "title_zh"
_BLANK = r"[\s\u3000\u00a0\u2000-\u200b\ufeff]"
_BLANKS = re.compile(f"{_BLANK}+")
_BLANK_AT_SIGN = re.compile(rf"(?<=[：:（、，《]){_BLANK}+|{_BLANK}+(?=[：）、，》])")
_PART_BLANKS = re.compile(rf"第{_BLANK}*([\d\uff10-\uff19]+(?:[-–][\d]+)?){_BLANK}*部分")
_LATIN_EDGE = re.compile(r"[A-Za-z0-9]")
_JOINT = re.compile(
    r"\s*(?:—{2,}|―{2,}|─{2,})\s*|(?<=[^\W\d_A-Za-z])\s+[-–—―]+\s+(?=[^\W\d_A-Za-z])|"
    r"(?<=[^\W\d_A-Za-z]{4})[—―–](?=[^\W\d_A-Za-z]{4})"
)
_PART = re.compile(r"(?<=\s)第[^\s]{1,8}部分")
_END_MARKS = "。．.，,；;：:、！!？?"
_BOOK_MARKS = re.compile(r"《([^《》]+)》")
_TAIL = re.compile(r"[（(][^（）()]*[)）]$")


@rule("P13")
def chinese_title(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield what is wrong with the Chinese title; what can be mended safely carries the mended title."""
    title = case.text(FIELD)
    if not is_filled(title):
        return
    if not has_chinese(title):
        yield Hit("not_chinese", FIELD, text=title)
        return
    yield from _layout(title, settings)
    yield from _content(title, settings)
    length = len(_BLANKS.sub("", title))
    longest = settings.number("longest")
    if length > longest:
        yield Hit("long", FIELD, text=title, details={"length": length, "longest": longest})


def elements_in(title: str) -> int:
    """Return how many elements a Chinese title has, parted by blanks or joints."""
    return _count_elements(_JOINT.sub(" ", _tidy_blanks(title)))


def _layout(title: str, settings: RuleSettings) -> Iterator[Hit]:
    """Yield hits on blanks, signs and joints."""
    for message, mend in _MENDS.items():
        if mend(title) != title:
            yield _mendable(message, title, settings)


def _content(title: str, settings: RuleSettings) -> Iterator[Hit]:
    tidy = _tidy_blanks(title)
    yield from _elements(title, _JOINT.sub(" ", tidy), settings.number("most_elements"))
    numbers = _numbers(title, settings)
    if numbers:
        yield Hit("number", FIELD, words=tuple(numbers))
    else:
        yield from _year(tidy, settings)
    ending = _kind_word(tidy, settings)
    if ending:
        yield Hit("kind_word", FIELD, text=ending)


def _numbers(title: str, settings: RuleSettings) -> list[str]:
    """Return the numbers of standards in a title, also ones whose slash was forgotten."""
    plain = half_width(title)
    found = [number.text for number in find_standard_numbers(plain)]
    return found or [match[0] for match in settings.pattern("number_forms").finditer(plain)]


def _elements(title: str, tidy: str, most: int) -> Iterator[Hit]:
    """Yield a hit on too many elements; a part adds one in many published titles, which is only a hint."""
    count = _count_elements(tidy)
    if count > most:
        with_part = count == most + 1 and _PART.search(tidy) is not None
        message = "elements_with_part" if with_part else "elements"
        yield Hit(message, FIELD, text=title, details={"count": count, "most": most})


def _year(title: str, settings: RuleSettings) -> Iterator[Hit]:
    match = settings.pattern("year_forms").search(half_width(title))
    if match is None:
        return
    if _without_year(title, settings) != title:
        yield _mendable("year", title, settings, match[0].strip())
    else:
        yield Hit("year", FIELD, text=match[0].strip())


def _without_year(title: str, settings: RuleSettings) -> str:
    """Return the title without a year of edition at its end; unchanged where cutting it off is not safe."""
    plain = half_width(title)
    match = settings.pattern("year_forms").search(plain)
    if match is None or match.end() < len(plain) or len(plain) != len(title):
        return title
    rest = title[: match.start()].rstrip()
    return rest if has_chinese(rest) else title


def _kind_word(title: str, settings: RuleSettings) -> str:
    """Return the word at the end that only says what kind of document this is; empty if there is none."""
    plain = half_width(title).rstrip(_END_MARKS + "》 ")
    words = settings.pattern("kind_words")
    tail = _TAIL.search(plain)
    if tail and words.fullmatch(tail[0].strip("()（）")):
        return tail[0]
    for candidate in (plain, _TAIL.sub("", plain).rstrip()):
        match = words.search(candidate)
        if match and not settings.pattern("kind_word_exceptions").search(candidate):
            return match[0]
    return ""


def _tidy_blanks(title: str) -> str:
    text = _BLANK_AT_SIGN.sub("", title.strip())
    text = _PART_BLANKS.sub(r"第\1部分", text)
    return _BLANKS.sub(" ", text).strip(" \u3000\u00a0\u200b\ufeff")


def _without_book_marks(title: str) -> str:
    match = _BOOK_MARKS.fullmatch(title.strip())
    return match[1] if match else title


def _count_elements(title: str) -> int:
    """Return the number of elements; a blank beside Latin letters or digits may be one of typing only."""
    count, previous = 1, ""
    for piece in title.split(" "):
        if previous and not _LATIN_EDGE.match(piece) and not _LATIN_EDGE.match(previous[-1]):
            count += 1
        previous = piece or previous
    return count


def _mended(title: str, settings: RuleSettings) -> str:
    """Return the title with everything mended that can be mended safely."""
    mended = title
    for mend in _MENDS.values():
        mended = mend(mended)
    if not _numbers(mended, settings):
        mended = _without_year(mended, settings)
    return mended


def _mendable(message: str, title: str, settings: RuleSettings, text: str = "") -> Hit:
    mended = _mended(title, settings)
    fix = Fix("rewrite", (FieldChange(FIELD, mended),))
    return Hit(message, FIELD, text=text or title, details={"title": mended}, fix=fix)


_MENDS: Mapping[str, Callable[[str], str]] = {
    "blanks": _tidy_blanks,
    "end_mark": lambda title: title.rstrip().rstrip(_END_MARKS) or title,
    "book_marks": _without_book_marks,
    "joint": lambda title: _JOINT.sub(" ", title),
}
