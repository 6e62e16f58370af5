"""How a severity looks and what it is called with a number: the same wherever findings are shown."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.checks.model import Finding, Severity
from workbench.kernel.i18n import tr_count

ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
SHADES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.HINT: "text2"}


def worst_of(findings: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity among findings that count; None if none does."""
    return min((f.severity for f in findings if f.counts), key=lambda s: s.weight, default=None)


def count_of(severity: Severity, count: int) -> str:
    """Return how many findings of a severity there are, in words."""
    if severity is Severity.ERROR:
        return tr_count("{count} error", "{count} errors", count)
    if severity is Severity.WARNING:
        return tr_count("{count} warning", "{count} warnings", count)
    return tr_count("{count} hint", "{count} hints", count)
