"""What is left to do at a case in words: the same sentence and the same counts on every page that tells it.

What is counted is the duty of `checks.workleft`.
"""

from __future__ import annotations

from collections.abc import Collection

from workbench.checks.model import Finding, Severity, Step
from workbench.checks.workleft import WorkLeft
from workbench.kernel.i18n import listed, tr
from workbench.ui.widgets.severity import count_of


def standing_words(work: WorkLeft) -> str:
    """Return what is left to do now: required fields and errors."""
    left, errors = work.left, work.error_count
    if left and errors:
        return tr("Required fields left: {left}, errors: {errors}", left=left, errors=errors)
    if left:
        return tr("Required fields left: {left}", left=left)
    if errors:
        return tr("All required fields are filled, errors: {errors}", errors=errors)
    return tr("All required fields are filled, no errors")


def whole_words(work: WorkLeft) -> str:
    """Return what is left to do, with the errors that are found only at the steps to come."""
    return with_later(standing_words(work), work.later)


def with_later(words: str, later: Collection[Finding]) -> str:
    """Return words on how something stands, with the errors of the steps to come, by step."""
    errors = [finding.step for finding in later if finding.severity is Severity.ERROR]
    if count := errors.count(Step.SUBMIT):
        words = tr("{standing}, more errors at submission: {count}", standing=words, count=count)
    if count := errors.count(Step.HAND_IN):
        words = tr("{standing}, more errors at hand-in: {count}", standing=words, count=count)
    return words


def count_words(work: WorkLeft) -> str:
    """Return how many findings count now, by weight, then how many more at the steps to come.

    Required fields bear the mark of errors, too: beside them the errors are others.
    """
    warnings, hints = work.count(Severity.WARNING), work.count(Severity.HINT)
    found = tr("warnings: {warnings} · hints: {hints}", warnings=warnings, hints=hints)
    if work.left:
        words = tr(
            "Required fields left: {left} · other errors: {errors} · {found}",
            left=work.left,
            errors=work.error_count,
            found=found,
        )
    else:
        words = tr("Errors: {errors} · {found}", errors=work.error_count, found=found)
    if later := work.found_at(Step.SUBMIT):
        words = tr("{found} · more at submission: {more}", found=words, more=_by_weight(later))
    if later := work.found_at(Step.HAND_IN):
        words = tr("{found} · more at hand-in: {more}", found=words, more=_by_weight(later))
    return words


def none_now_words(later: Collection[Finding]) -> str:
    """Return that nothing counts before hand-in, with how much does then, by weight."""
    if not later:
        return tr("Nothing was found. The rules are checked after every change.")
    return tr("Nothing to mend before hand-in. Left for hand-in: {found}.", found=_by_weight(later))


def _by_weight(findings: Collection[Finding]) -> str:
    """Return how many findings there are of each weight that is among them."""
    return listed([count_of(weight, n) for weight in Severity if (n := _count(findings, weight))])


def _count(findings: Collection[Finding], weight: Severity) -> int:
    return sum(1 for finding in findings if finding.severity is weight)
