"""The rules as their data file describes them: reads `resources/checks/*.yaml` and looks rules up by id."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import cast

from workbench.checks.model import Message, Rule, Severity, Step
from workbench.checks.settings import RuleSettings
from workbench.formspec.model import FORM_KINDS
from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.errors import UnknownName
from workbench.kernel.i18n import Bilingual, listed, tr
from workbench.kernel.paths import resource

_CONFIDENCE = ("H", "M", "L", "GK")
_PROPOSAL_RULES = "proposal.yaml"


def rules() -> list[Rule]:
    """Return all rules in the order of the data file."""
    return list(_bundled().values())


def rule_named(rule_id: str) -> Rule:
    """Return a rule by id, whatever its case; raises UnknownName naming the nearest ones."""
    known = _bundled()
    wanted = rule_id.strip().upper()
    if wanted in known:
        return known[wanted]
    raise UnknownName(tr("There is no rule “{name}”.", name=rule_id), wanted, known)


def load_rules(path: Path) -> dict[str, Rule]:
    """Return the rules of one data file by id; raises DataFileError with file, line and what is allowed."""
    root = read_data_file(path)
    root.text("note", "")
    shared = _settings(root, "shared")
    sources = root.entry("sources")
    source_keys = sources.keys()
    notes = {key: sources.words(key, required=True) for key in source_keys}
    found: dict[str, Rule] = {}
    for entry in root.entries("rules"):
        rule = _read_rule(entry, shared, notes)
        if rule.id in found:
            raise entry.wrong("id", tr("The rule {name} is described twice.", name=rule.id))
        found[rule.id] = rule
    root.done()
    return found


@cache
def _bundled() -> dict[str, Rule]:
    return load_rules(resource("checks", _PROPOSAL_RULES))


def _read_rule(entry: Entry, shared: dict[str, object], notes: dict[str, Bilingual]) -> Rule:
    severity = Severity(entry.choice("severity", list(Severity)))
    step = Step(entry.choice("step", list(Step)))
    confidence = entry.choice("confidence", _CONFIDENCE)
    source = entry.text("source")
    rule = Rule(
        id=entry.text("id"),
        severity=severity,
        step=step,
        title=entry.words("title", required=True),
        why=entry.words("why", required=True),
        source=source,
        confidence=confidence,
        messages=_read_messages(entry, severity, step, confidence),
        repairs=_read_repairs(entry),
        settings=RuleSettings(_settings(entry, "settings"), shared),
        source_notes=tuple(notes[key] for key in re.split(r"[;,]\s*", source) if key in notes),
        forms=_read_forms(entry),
        demands=entry.texts("demands"),
    )
    entry.done()
    return rule


def _read_forms(entry: Entry) -> tuple[str, ...]:
    kinds = entry.texts("forms")
    for kind in kinds:
        if kind not in FORM_KINDS:
            hint = tr("Allowed: {names}.", names=listed(FORM_KINDS))
            raise entry.wrong("forms", tr("“{kind}” is no kind of form.", kind=kind), hint)
    return kinds


def _read_messages(entry: Entry, severity: Severity, step: Step, confidence: str) -> dict[str, Message]:
    parent = entry.entry("messages")
    messages: dict[str, Message] = {}
    message_keys = parent.keys()
    for key in message_keys:
        item = parent.entry(key)
        messages[key] = Message(
            Bilingual(item.text("zh"), item.text("en")),
            Severity(item.choice("severity", list(Severity), severity.value)),
            Step(item.choice("step", list(Step), step.value)),
            item.choice("confidence", _CONFIDENCE, confidence),
        )
        item.done()
    return messages


def _read_repairs(entry: Entry) -> dict[str, Bilingual]:
    if "repairs" not in entry:
        return {}
    parent = entry.entry("repairs")
    repair_keys = parent.keys()
    return {key: parent.words(key, required=True) for key in repair_keys}


def _settings(entry: Entry, key: str) -> dict[str, object]:
    if key not in entry:
        return {}
    raw = entry.raw(key)
    if not isinstance(raw, dict):
        raise entry.wrong(key, tr("{key} must be a mapping of keys to values.", key=key))
    return cast(dict[str, object], raw)
