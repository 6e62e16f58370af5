"""P20: a guidance document has one of the two grounds and a reason, and does not call itself a standard."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import stands_for_nothing
from workbench.domain.values import is_filled
from workbench.kernel.script import has_chinese

GROUND, REASON, SCOPE = "guidance_ground", "guidance_reason", "scope"


@rule("P20")
def guidance_document(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a missing ground or reason, and texts that speak of a standard or never of a guidance document."""
    if not case.text(GROUND):
        yield Hit("no_ground", GROUND)
    reason = case.text(REASON)
    if not is_filled(reason) or stands_for_nothing(reason, settings):
        yield Hit("no_reason", REASON)
    texts = {field_id: case.text(field_id) for field_id in settings.texts("looked_at")}
    for field_id, text in texts.items():
        yield from _called_standard(field_id, text, settings)
    whole = "\n".join(texts.values())
    if is_filled(case.text(SCOPE)) and settings.pattern("own_words").search(whole) is None:
        yield Hit("never_named", SCOPE)


def _called_standard(field_id: str, text: str, settings: RuleSettings) -> Iterator[Hit]:
    pattern = settings.pattern("called_standard")
    words = dict.fromkeys(match[0] for match in pattern.finditer(text))
    if words:
        renamed = pattern.sub(lambda match: _own_name(match[0], settings), text)
        fix = Fix("rename", (FieldChange(field_id, renamed),))
        yield Hit("called_standard", field_id, words=tuple(words), fix=fix)


def _own_name(word: str, settings: RuleSettings) -> str:
    if has_chinese(word):
        return settings.texts("chinese_name")[0]
    name = settings.texts("english_name")[0]
    return name.capitalize() if word[0].isupper() else name
