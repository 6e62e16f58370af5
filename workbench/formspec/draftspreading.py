"""What stands at the label of one field and tells about others too, given to those before it is read.

The degree, number and title of an adopted standard often stand beside the words that one is adopted; the
budget is often told in a sentence. Nothing that somebody wrote at the label of its own field is replaced.
"""

from __future__ import annotations

import re

from workbench.formspec.draftgathered import Gathered
from workbench.formspec.draftlabels import Labels, plain
from workbench.formspec.draftvalues import choice_words, is_value
from workbench.formspec.draftwords import draft_words
from workbench.formspec.kind_base import half_width
from workbench.formspec.model import Field, Form
from workbench.formspec.standard_numbers import find_standard_numbers

_TITLE = re.compile(r"《([^《》]+)》")
_NOT_SAID = re.compile(r"[\W_]+")


def spread(form: Form, found: Gathered, labels: Labels) -> None:
    """Give each text that can't be a value of its field to the fields that it is about."""
    _adopted(form, found)
    for name, other in draft_words().otherwise.items():
        field, target = form.fields.get(name), form.fields.get(other)
        text = found.text_of(field) if field is not None else ""
        if field is None or target is None or is_value(field, labels.without_unit(field, text)):
            continue
        found.add(target, found.take(field))


def _adopted(form: Form, found: Gathered) -> None:
    """Take apart what is told of an adopted standard: 修改采用 ISO 23247-1:2021《…》."""
    words = draft_words().adopted
    source, degree, number, title = (form.fields.get(name) for name in words.fields)
    if source is None or degree is None or number is None or title is None:
        return
    text = found.text_of(source)
    if not text or is_value(source, text):
        return
    parts, rest = _parts_of(text, degree)
    written = parts[1] or found.text_of(number)
    issuer = next((one.issuer for one in find_standard_numbers(half_width(written))), "")
    known = issuer in {choice.value for choice in source.choices}
    if not any(parts) or not (known or _says_nothing(rest)):
        return
    found.take(source)
    if known:
        found.add(source, source.choice_label(issuer).here())
    if not _says_nothing(rest):
        found.leave(text)
    for field, part in zip((degree, number, title), parts, strict=True):
        _give(found, field, part)


def _parts_of(text: str, degree: Field) -> tuple[tuple[str, str, str], str]:
    """Return degree, number and title that a text tells, each empty if it does not, and what else it says."""
    numbers = [one for one in find_standard_numbers(text) if one.family == "international"]
    number = numbers[0].written if len(numbers) == 1 else ""
    title = _TITLE.search(text)
    rest = text.replace(number, " ") if number else text
    rest = rest.replace(title[0], " ") if title is not None else rest
    shown = [word for word in sorted(choice_words(degree), key=len, reverse=True) if word in plain(rest)]
    rest = plain(rest).replace(shown[0], " ") if shown else rest
    return (shown[0] if shown else "", number, title[1] if title is not None else ""), rest


def _says_nothing(rest: str) -> bool:
    for word in draft_words().adopted.said:
        rest = rest.replace(word, " ")
    return not _NOT_SAID.sub("", rest)


def _give(found: Gathered, field: Field, text: str) -> None:
    """Give a text to a field, or keep it beside what somebody wrote there."""
    if not text or plain(text) == plain(found.text_of(field)):
        return
    if found.holds(field):
        found.leave(f"{field.label.here()}: {text}")
    else:
        found.add(field, text)
