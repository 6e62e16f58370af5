"""What stands at a label of a draft as a raw value for its field: ticked boxes, dashes for nothing, lines.

Whether the value is a good one is decided by the field's kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.formspec.draftlabels import folded, plain
from workbench.formspec.draftwords import draft_words
from workbench.formspec.kind_base import half_width, kind_words, name_of, shown
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr

_ONE_LINE = frozenset({"short_text", "organisation", "person", "standard_number", "ics_code", "ccs_code"})
_LONG = frozenset({"long_text", "rich"})
_WRITTEN = frozenset({"short_text", "organisation", "person"})  # kept as somebody wrote them
_BOXED = frozenset({"choice", "yes_no"})
_ON, _OFF = "\ue000", "\ue001"  # stand for a ticked and an open box while a text is read
_BOX = re.compile(f"[{_ON}{_OFF}]")
_INSIDE = re.compile(r"([(\[])\s*([^\s()\[\]]?)\s*([)\]])")  # a mark in brackets, or none
_ENDS = "。.,;!"
_STOPS = "。；;"
_ONE_MONTH = r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?(?:\s*[./-]?\d{1,2}\s*日?)?"
_SPAN = re.compile(rf"{_ONE_MONTH}\s*[—–~至到-]+\s*{_ONE_MONTH}")
_LINES = re.compile(r"\s*\n\s*")


class SeveralTicked(InvalidValue):
    """More than one box of a choice is ticked."""


def raw_value(field: Field, text: str, owner: str = "") -> object:
    """Return what a text says for a field, None for nothing; `owner` is the list whose column the field is.

    Raises SeveralTicked if more than one box is ticked.
    """
    stripped = text.strip()
    if not stripped or plain(stripped) in map(plain, draft_words().empty):
        return None
    if field.kind in _BOXED:
        return _choice(field, stripped, owner)
    if field.kind in _LONG or field.columns:
        return stripped
    line = _LINES.sub(" ", stripped) if field.kind in _ONE_LINE else stripped
    if field.kind in _WRITTEN:
        return line
    months = _months(line) if field.id in draft_words().spans else 0
    return str(months) if months else " ".join(line.rstrip(_STOPS).split())


def is_value(field: Field, text: str, owner: str = "") -> bool:
    """Return whether a text is a value of a field, or none at all; `owner` as in `raw_value`."""
    try:
        normalise(field, raw_value(field, text, owner))
    except InvalidValue:
        return False
    return True


def says_more(field: Field, text: str) -> bool:
    """Return whether other words than those of choices stand beside boxes, as the reason for an answer may."""
    marked = _with_marks(text)
    if field.kind not in _BOXED or not _BOX.search(marked):
        return False
    rest = plain(_BOX.sub(" ", marked))
    for word in sorted(choice_words(field), key=len, reverse=True):
        rest = rest.replace(word, "")
    return any(char.isalnum() for char in rest)


def choice_words(field: Field, owner: str = "") -> dict[str, str]:
    """Return how each choice is stored, by the words that stand for it; `owner` as in `raw_value`."""
    names = [(choice.value, choice.label) for choice in field.choices]
    if field.kind == "yes_no":
        names = [("yes", kind_words().yes), ("no", kind_words().no)]
    known = {name for name, _ in names}
    place = f"{owner}.{field.id}" if owner else field.id
    others = [(plain(words), name) for words, name in draft_words().choices.get(place, ()) if name in known]
    return {**dict(others), **{plain(one): name for name, label in names for one in (name, label.zh, label.en)}}


def _months(text: str) -> int:
    """Return how many months there are from the first to the last of a span, else 0."""
    match = _SPAN.fullmatch(half_width(text))
    if match is None:
        return 0
    first_year, first, last_year, last = map(int, match.groups())
    is_calendar = 1 <= first <= 12 and 1 <= last <= 12
    return max(0, (last_year - first_year) * 12 + last - first + 1) if is_calendar else 0


def ticked_one(field: Field, ticked: list[str]) -> str | None:
    """Return the one choice that is ticked, None if none is; raises SeveralTicked for several."""
    if len(ticked) > 1:
        raise SeveralTicked(
            tr(
                "{field}: more than one box is ticked: {value}.",
                field=name_of(field),
                value=shown("、".join(ticked)),
            ),
            tr("Tick one box in the draft, or choose in the case."),
        )
    return ticked[0] if ticked else None


def _choice(field: Field, text: str, owner: str) -> object:
    marked, known = _with_marks(text).strip(), choice_words(field, owner)
    if not _BOX.search(marked):
        bare = plain(text).strip(_ENDS)
        return known.get(bare) or _answer(field, bare) or " ".join(half_width(text).split())
    before = bool(_BOX.match(marked))
    ticked = [words for words, on in _boxes(marked, before) if on]
    return ticked_one(field, [_named(known, words, before) for words in ticked])


def _answer(field: Field, text: str) -> str:
    """Return yes or no for a sentence that says so and nothing more than the question, else an empty text."""
    words = draft_words().answers
    if field.kind != "yes_no":
        return ""
    about = next((one for one in words.about if text.startswith(plain(one))), "")
    said = text.removeprefix(plain(about))
    question = folded(plain(field.label.zh + field.label.en))
    for name, signs in (("no", words.no), ("yes", words.yes)):
        for sign in signs:
            rest = folded(said.removeprefix(plain(sign)))
            if said.startswith(plain(sign)) and (said == plain(sign) or rest in question):
                return name
    return ""


def _named(known: Mapping[str, str], words: str, before: bool) -> str:
    """Return the choice that words are, or the longest one that they touch their box with; else the words."""
    text = plain(words)
    touching = [word for word in known if (text.startswith(word) if before else text.endswith(word))]
    return known[max(touching, key=len)] if touching else words


def _with_marks(text: str) -> str:
    words, result = draft_words(), half_width(text)
    result = _INSIDE.sub(r"\1\2\3", result)
    marks = [(mark, _ON) for mark in words.ticked] + [(mark, _OFF) for mark in words.unticked]
    for mark, sign in sorted(marks, key=lambda pair: len(pair[0]), reverse=True):
        result = re.sub(re.escape(half_width(mark)), sign, result, flags=re.IGNORECASE)
    return result


def _boxes(marked: str, before: bool) -> list[tuple[str, bool]]:
    """Return the words beside each box and whether it is ticked; boxes stand `before` words or behind."""
    signs = _BOX.findall(marked)
    words = [" ".join(part.split()) for part in _BOX.split(marked)]
    return list(zip(words[1:] if before else words[:-1], (sign == _ON for sign in signs), strict=True))
