"""What stands at a label of a draft as a raw value for its field: ticked boxes, dashes for nothing, lines.

Whether the value is a good one is decided by the field's kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.formspec.draftlabels import draft_words, plain
from workbench.formspec.kind_base import half_width, kind_words, name_of, shown
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr

_ONE_LINE = frozenset({"short_text", "organisation", "person", "standard_number", "ics_code", "ccs_code"})
_LONG = frozenset({"long_text", "rich"})
_BOXED = frozenset({"choice", "yes_no"})
_ON, _OFF = "\ue000", "\ue001"  # stand for a ticked and an open box while a text is read
_BOX = re.compile(f"[{_ON}{_OFF}]")
_INSIDE = re.compile(r"([(\[])\s*([^\s()\[\]]?)\s*([)\]])")  # a mark in brackets, or none
_LINES = re.compile(r"\s*\n\s*")


def raw_value(field: Field, text: str) -> object:
    """Return what a text says for a field, None for nothing.

    Raises InvalidValue if more than one box is ticked.
    """
    stripped = text.strip()
    if not stripped or plain(stripped) in draft_words().empty:
        return None
    if field.kind in _BOXED:
        return _choice(field, stripped)
    if field.kind in _LONG or field.columns:
        return stripped
    return _LINES.sub(" ", stripped) if field.kind in _ONE_LINE else stripped


def ticked_one(field: Field, ticked: list[str]) -> str | None:
    """Return the one choice that is ticked, None if none is; raises InvalidValue for several."""
    if len(ticked) > 1:
        raise InvalidValue(
            tr(
                "{field}: more than one box is ticked: {value}.",
                field=name_of(field),
                value=shown("、".join(ticked)),
            ),
            tr("Tick one box in the draft, or choose in the case."),
        )
    return ticked[0] if ticked else None


def _choice(field: Field, text: str) -> object:
    marked = _with_marks(text).strip()
    if not _BOX.search(marked):
        return " ".join(half_width(text).split())
    known, before = _words_of(field), bool(_BOX.match(marked))
    ticked = [words for words, on in _boxes(marked, before) if on]
    return ticked_one(field, [_named(known, words, before) for words in ticked])


def _named(known: Mapping[str, str], words: str, before: bool) -> str:
    """Return the choice that words are, or the longest one that they touch their box with; else the words."""
    text = plain(words)
    touching = [word for word in known if (text.startswith(word) if before else text.endswith(word))]
    return known[max(touching, key=len)] if touching else words


def _words_of(field: Field) -> dict[str, str]:
    """Return how each choice is stored, by the words that stand beside its box."""
    names = [(choice.value, choice.label) for choice in field.choices]
    if field.kind == "yes_no":
        names = [("yes", kind_words().yes), ("no", kind_words().no)]
    return {plain(words): name for name, label in names for words in (name, label.zh, label.en)}


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
