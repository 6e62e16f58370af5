"""P14: the category of a standard fits the type word at the end of its title, Chinese or English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.kernel.i18n import Bilingual, listed_in_both

FIELD = "category"
_PARTS = re.compile(r"[ \u3000]+|[：:—–]+")
_ENGLISH_PARTS = re.compile(r"\s*[—–:]+\s*")


@rule("P14")
def category(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield the type word of a title that asks for another category; the Chinese title is asked first."""
    chosen = case.text(FIELD)
    if not chosen:
        return
    parts = [*_last_first(_PARTS, case.text("title_zh")), *_last_first(_ENGLISH_PARTS, case.text("title_en"))]
    for part in parts:
        found = _type_word(part, settings)
        if found is None:
            continue
        word, usual = found
        if chosen not in usual:
            details = {"category": _label(case, chosen), "usual": _labels(case, usual)}
            yield Hit("apart", FIELD, text=word, details=details)
        return


def _last_first(separator: re.Pattern[str], title: str) -> list[str]:
    return [part for part in reversed(separator.split(title.strip())) if part]


def _type_word(part: str, settings: RuleSettings) -> tuple[str, list[str]] | None:
    """Return the type word of one element of a title and the categories that fit it; None without one."""
    for name, usual in settings.names("types").items():
        match = settings.pattern(f"{name}_words").search(part)
        if match is not None:
            return match[0], usual.split()
    return None


def _label(case: CaseView, value: str) -> Bilingual:
    return case.form.fields[FIELD].choice_label(value)


def _labels(case: CaseView, values: list[str]) -> Bilingual:
    labels = [_label(case, value) for value in values]
    chinese, english = listed_in_both(item.zh for item in labels), listed_in_both(item.en for item in labels)
    return Bilingual(chinese.zh, english.en)
