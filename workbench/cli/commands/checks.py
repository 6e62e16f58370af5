"""Commands on rules: check, rules, waive, unwaive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import FOUND, json_option, session_of
from workbench.cli.output import answer, both_languages, indented, say, table
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.checks.model import Rule
    from workbench.kernel.fingerprint import Json

_STEPS = ("drafting", "submit", "hand_in")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def commands() -> list[click.Command]:
    """Return the commands on rules."""
    return [_check(), _rules(), _waive(), _unwaive()]


def _check() -> click.Command:
    @click.command("check", help=tr("Check a case; exit code 1 if an error stands in the way of the step."))
    @click.argument("case")
    @click.option(
        "--step",
        type=click.Choice(_STEPS),
        default="submit",
        show_default=True,
        help=tr("The step to check for: drafting, submission (submit) or hand-in (hand_in)."),
    )
    @click.option(
        "--repair", is_flag=True, help=tr("Apply the repairs that findings offer, as one step of undo.")
    )
    @click.option("--rule", "rule_id", help=tr("With --repair: only this rule."))
    @json_option
    @click.pass_context
    def check(context: click.Context, case: str, step: str, repair: bool, rule_id: str | None) -> None:
        from workbench.checks.model import Step

        session = session_of(context)
        with session.open() as workbench:
            mended = workbench.checking.repair(case, rule_id, Step(step)).findings if repair else ()
            report = workbench.checking.check(case, Step(step))
        if session.json:
            answer({**report.to_json(), "repaired": [finding.rule for finding in mended]})
        else:
            for finding in mended:
                say(tr("Repaired {rule}: {message}", rule=finding.rule, message=finding.message.here()))
            say(report.to_text())
        if report.refuses:
            session.exit_code = FOUND

    return check


def _rules() -> click.Command:
    @click.command("rules", help=tr("List the rules, or explain one."))
    @click.argument("rule", required=False)
    @json_option
    @click.pass_context
    def rules(context: click.Context, rule: str | None) -> None:
        from workbench.checks.catalogue import rule_named
        from workbench.checks.catalogue import rules as all_rules

        shown = [rule_named(rule)] if rule else all_rules()
        if session_of(context).json:
            answer([_rule_json(item) for item in shown])
        elif rule:
            _explain(shown[0])
        else:
            _print_rules(shown)

    return rules


def _rule_json(rule: Rule) -> Json:
    from workbench.formspec.model import FORM_KINDS

    return {
        "id": rule.id,
        "severity": str(rule.severity),
        "step": str(rule.step),
        "title": both_languages(rule.title),
        "why": both_languages(rule.why),
        "source": rule.source,
        "confidence": rule.confidence,
        "forms": list(rule.forms or FORM_KINDS),
        "repairable": bool(rule.repairs),
    }


def _print_rules(rules: list[Rule]) -> None:
    from workbench.app.wording import evidence_words, step_words
    from workbench.checks.report import severity_word

    rows = [
        [
            rule.id,
            severity_word(rule.severity),
            step_words(rule.step),
            evidence_words(rule.confidence),
            rule.title.here(),
        ]
        for rule in rules
    ]
    table(rows, [tr("Rule"), tr("Severity"), tr("From"), tr("Evidence"), tr("Title")])


def _explain(rule: Rule) -> None:
    from workbench.app.wording import evidence_words, step_words
    from workbench.checks.report import severity_word

    say(f"{rule.id}  {rule.title.here()}")
    severity, step = severity_word(rule.severity), step_words(rule.step)
    say(tr("Severity: {severity}; counts from: {step}", severity=severity, step=step))
    say(indented(rule.why.here()))
    evidence = evidence_words(rule.confidence)
    say(tr("Source: {source} (evidence: {evidence})", source=rule.source, evidence=evidence))
    for note in rule.source_notes:
        say(indented(note.here()))
    for message in rule.messages.values():
        words = _PLACEHOLDER.sub("…", message.words.here())
        say(
            indented(
                "- " + tr("{severity}: {message}", severity=severity_word(message.severity), message=words)
            )
        )


def _waive() -> click.Command:
    @click.command("waive", help=tr("Set a rule aside for a case, in your name and with a reason."))
    @click.argument("case")
    @click.argument("rule")
    @click.option("--reason", required=True, help=tr("Why the rule does not apply here."))
    @json_option
    @click.pass_context
    def waive(context: click.Context, case: str, rule: str, reason: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.checking.waive(case, rule, reason)
        tell_change(session, changes, tr("{rule} is waived in {case}.", rule=rule.upper(), case=case))

    return waive


def _unwaive() -> click.Command:
    @click.command("unwaive", help=tr("Let a waived rule count again."))
    @click.argument("case")
    @click.argument("rule")
    @json_option
    @click.pass_context
    def unwaive(context: click.Context, case: str, rule: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.checking.unwaive(case, rule)
        tell_change(session, changes, tr("{rule} counts again in {case}.", rule=rule.upper(), case=case))

    return unwaive
