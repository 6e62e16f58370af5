"""What a rule is and what it says: severity, the step from which it counts, findings with place and repair.

Words, thresholds and sources come from data files (`catalogue`); the tests themselves are in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from enum import StrEnum
from typing import NamedTuple

from workbench.checks.settings import RuleSettings
from workbench.domain.proposal import Waiver
from workbench.domain.values import Value
from workbench.kernel.i18n import Bilingual

UNCONFIRMED = "GK"


class Severity(StrEnum):
    """How much a finding weighs; only an error stops a step."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def weight(self) -> int:
        """Place in a report: errors first."""
        return list(Severity).index(self)


class Step(StrEnum):
    """The steps of a case at which findings begin to count, in their order."""

    DRAFTING = "drafting"
    SUBMIT = "submit"
    HAND_IN = "hand_in"

    def includes(self, other: Step) -> bool:
        """Return whether what counts from `other` counts at this step."""
        order = list(Step)
        return order.index(other) <= order.index(self)


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a finding: a field (or `links`), the id of a row or link, a column, a clause, the words."""

    field: str = ""
    row: str = ""
    column: str = ""
    clause: str = ""
    text: str = ""


class FieldChange(NamedTuple):
    """A field and the value it shall get; None clears it."""

    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Repair:
    """A mending that can be applied in one step, with the words of its button."""

    label: Bilingual
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """The repair a rule proposes: `label` is a key of the rule's repairs in the data file."""

    label: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule saw, before it is put into words: `message` is a key of the rule's messages.

    The runner adds the placeholders `field`, `column`, `row` (counted from 1) and `text` by itself; `details`
    holds the others. Where several words were seen, `words` holds them all: they stand listed for `text` in the
    message, and the first of them is the place.
    """

    message: str
    field: str = ""
    row: str = ""
    column: str = ""
    text: str = ""
    details: Mapping[str, object] = with_default(default_factory=dict)
    fix: Fix | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a rule can say, with the weight, step and confidence of just this message."""

    words: Bilingual
    severity: Severity
    step: Step
    confidence: str


@dataclass(frozen=True)
class Rule:
    """A rule as its data file describes it.

    `confidence` is H, M, L or GK as in the dossier the rules were taken from; GK is custom that nobody could
    confirm and is never presented as official. `source_notes` say in words what the keys in `source` stand for.
    `forms` are the kinds of form the rule is meant for; empty for all. `demands` are the fields of which it
    asks that something stands there, though the form leaves them optional.
    """

    id: str
    severity: Severity
    step: Step
    title: Bilingual
    why: Bilingual
    source: str
    confidence: str
    messages: Mapping[str, Message]
    repairs: Mapping[str, Bilingual]
    settings: RuleSettings
    source_notes: tuple[Bilingual, ...] = ()
    forms: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()

    def is_meant_for(self, form_kind: str) -> bool:
        """Return whether the rule looks at forms of this kind."""
        return not self.forms or form_kind in self.forms


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in both languages; a waived one is shown but no longer counts."""

    rule: str
    severity: Severity
    message: Bilingual
    where: Where = Where()
    source: str = ""
    confidence: str = ""
    repair: Repair | None = None
    waiver: Waiver | None = None
    key: str = ""
    step: Step = Step.DRAFTING

    @property
    def counts(self) -> bool:
        """Whether nobody has waived the rule for this case."""
        return self.waiver is None
