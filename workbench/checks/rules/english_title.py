"""P12: the English title is there; em dashes join its elements; only their first words are capitalised.

Beside a Chinese title of several elements it has several, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.english import EnglishTitle, Word
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.rules.chinese_title import elements_in
from workbench.checks.settings import RuleSettings
from workbench.domain.values import is_filled
from workbench.formspec.validation import required_fields
from workbench.kernel.script import has_chinese

FIELD = "title_en"
_ANY_JOINT = re.compile(r"[—–:;]|\s-\s")


@rule("P12")
def english_title(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield what is wrong with the English title; each hit that can be mended carries the whole new title."""
    text = case.text(FIELD)
    if not is_filled(text):
        if _is_wanted(case):
            yield Hit("missing", FIELD)
    elif has_chinese(text):
        yield Hit("not_english", FIELD, text=text)
    elif not any(character.isalpha() for character in text):
        yield Hit("no_words", FIELD, text=text)
    else:
        title = EnglishTitle(text, settings)
        yield from _style(title)
        yield from _against_chinese(title, case.text("title_zh"))


def _is_wanted(case: CaseView) -> bool:
    """Return whether an English title belongs beside the Chinese one; where it is required, P01 asks for it."""
    required = {field.id for field in required_fields(case.form, case.values)}
    return FIELD in case.form.fields and FIELD not in required and is_filled(case.value("title_zh"))


def _against_chinese(title: EnglishTitle, chinese: str) -> Iterator[Hit]:
    """Yield a hit if the Chinese title has several elements and nothing at all parts the English one."""
    count = elements_in(chinese)
    if count > 1 and not _ANY_JOINT.search(title.joined):
        yield Hit("one_element", FIELD, text=title.text, details={"count": count})


def _style(title: EnglishTitle) -> Iterator[Hit]:
    problems = {
        "full_width": title.foreign_signs,
        "blanks": title.stray_blanks,
        "end_mark": title.end_mark,
        "dash": title.wrong_joints,
    }
    for message, found in problems.items():
        if found:
            yield _hit(message, title, title.text)
    if title.all_capitals:
        yield Hit("all_capitals", FIELD, text=title.text)
    if title.small_starts:
        yield _hit("small_start", title, *_texts(title.small_starts))
    if title.needless_capitals:
        yield _hit("capital", title, *_texts(title.needless_capitals))
    if title.possible_names:
        yield Hit("possible_name", FIELD, words=_texts(title.possible_names))


def _hit(message: str, title: EnglishTitle, *words: str) -> Hit:
    fix = Fix("rewrite", (FieldChange(FIELD, title.rewritten),))
    return Hit(message, FIELD, words=words, details={"title": title.rewritten}, fix=fix)


def _texts(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in words))
