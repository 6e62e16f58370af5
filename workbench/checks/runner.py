"""Runs the rules on a case and puts what they saw into findings.

A rule that fails neither stops the others nor is passed over: it becomes an error finding under its own id, and
the failure goes to the log.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping

from workbench.checks.case import CaseView
from workbench.checks.catalogue import rules
from workbench.checks.model import Finding, Hit, Message, Repair, Rule, Severity, Step, Where
from workbench.checks.registry import RuleFunction
from workbench.checks.report import Report, in_order
from workbench.checks.rules import FUNCTIONS
from workbench.checks.wording import shortened
from workbench.domain.proposal import Waiver
from workbench.domain.values import Row
from workbench.kernel.i18n import Bilingual, Language, listed_in_both

logger = logging.getLogger("workbench.checks")
FAILED = "failed"
_FAILURE = Bilingual(
    zh="规则 {rule} 未能完成检查，结果未知；原因已写入程序日志。",
    en="Rule {rule} could not be applied, so its result is unknown; the cause is in the program's log.",
)


def run(
    case: CaseView,
    step: Step = Step.SUBMIT,
    waivers: Iterable[Waiver] = (),
    chosen: Iterable[Rule] | None = None,
    functions: Mapping[str, RuleFunction] = FUNCTIONS,
) -> Report:
    """Return the report of all findings that count at `step`: its own and those of earlier steps.

    `waivers` set rules aside for this case: their findings stay in the report, marked, and no longer count.
    `chosen` are the rules to run instead of all bundled ones, `functions` their tests by rule id.
    """
    waived = {waiver.rule: waiver for waiver in waivers}
    found: list[Finding] = []
    for rule in rules() if chosen is None else chosen:
        if step.includes(rule.step) and rule.is_meant_for(case.form.kind):
            found += _findings(rule, functions[rule.id], case, step, waived.get(rule.id))
    return Report(tuple(in_order(found, case)), step)


def _findings(
    rule: Rule, function: RuleFunction, case: CaseView, step: Step, waiver: Waiver | None
) -> list[Finding]:
    try:
        hits = list(function(case, rule.settings))
        findings = [_finding(rule, rule.messages[hit.message], hit, case, waiver) for hit in hits]
    except Exception:
        logger.exception("rule %s failed", rule.id)
        return [_failure(rule, waiver)]
    return [finding for finding in findings if step.includes(finding.step)]


def _finding(rule: Rule, message: Message, hit: Hit, case: CaseView, waiver: Waiver | None) -> Finding:
    details = {
        **hit.details,
        "field": case.label(hit.field),
        "column": case.label(hit.field, hit.column),
        "row": _row_number(case, hit),
        "text": _shown_words(hit),
    }
    repair = None
    if hit.fix is not None:
        repair = Repair(_in_words(rule.repairs[hit.fix.label], details), hit.fix.changes)
    return Finding(
        rule=rule.id,
        severity=message.severity,
        message=_in_words(message.words, details),
        where=Where(hit.field, hit.row, hit.column, text=hit.words[0] if hit.words else hit.text),
        source=rule.source,
        confidence=message.confidence,
        repair=repair,
        waiver=waiver,
        key=hit.message,
        step=message.step,
    )


def _failure(rule: Rule, waiver: Waiver | None) -> Finding:
    return Finding(
        rule=rule.id,
        severity=Severity.ERROR,
        message=_in_words(_FAILURE, {"rule": rule.id}),
        source=rule.source,
        confidence=rule.confidence,
        waiver=waiver,
        key=FAILED,
        step=rule.step,
    )


def _shown_words(hit: Hit) -> Bilingual:
    """Return what stands for `text` in the message, short enough for a sentence."""
    words = listed_in_both(hit.words) if hit.words else Bilingual(hit.text, hit.text)
    return Bilingual(shortened(words.zh), shortened(words.en))


def _row_number(case: CaseView, hit: Hit) -> int:
    value = case.value(hit.field)  # with the rows that are still empty: people count what they see
    ids = [item.id for item in value if isinstance(item, Row)] if isinstance(value, tuple) else []
    return ids.index(hit.row) + 1 if hit.row in ids else 0


def _in_words(words: Bilingual, details: Mapping[str, object]) -> Bilingual:
    return Bilingual(_filled(words.zh, details, "zh"), _filled(words.en, details, "en"))


def _filled(template: str, details: Mapping[str, object], language: Language) -> str:
    values = {
        name: value.within(language) if isinstance(value, Bilingual) else value
        for name, value in details.items()
    }
    return template.format_map(values)
