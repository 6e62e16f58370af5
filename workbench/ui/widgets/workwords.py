"""What is left to do at a case in words: the same sentence and the same counts on every page that tells it.

What is counted is the duty of `checks.workleft`.
"""

from __future__ import annotations

from workbench.checks.model import Severity, Step
from workbench.checks.workleft import WorkLeft
from workbench.kernel.i18n import tr


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
    """Return what is left to do, with the errors that are found only at the step that was checked for."""
    words, later = standing_words(work), work.later_errors
    if not later:
        return words
    if work.step is Step.HAND_IN:
        return tr("{standing}, more errors at hand-in: {count}", standing=words, count=later)
    return tr("{standing}, more errors at submission: {count}", standing=words, count=later)


def count_words(work: WorkLeft) -> str:
    """Return how many findings count now, by weight, then how many more at the step checked for."""
    words = tr(
        "Errors {errors} · warnings {warnings} · hints {hints}",
        errors=work.error_count,
        warnings=work.count(Severity.WARNING),
        hints=work.count(Severity.HINT),
    )
    if work.fields:
        words = tr("Required fields left {left} · {found}", left=work.left, found=words)
    if not work.later:
        return words
    if work.step is Step.HAND_IN:
        return tr("{found} · more at hand-in {count}", found=words, count=len(work.later))
    return tr("{found} · more at submission {count}", found=words, count=len(work.later))
