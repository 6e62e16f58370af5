"""What stands round a field: the counter of characters, lines of findings, the choice between two values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.checks.model import Finding, Severity
from workbench.checks.report import severity_word
from workbench.formspec.model import Field
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.widgets.basics import button, fill, in_area, label, picture, row, set_property

ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
SHADES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.HINT: "text2"}
_ROLES: dict[Severity, Literal["error", "warning", "hint"]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "hint",
}
_NEARLY_FULL = 0.9


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


class Counter(QLabel):
    """How many characters a text has: quiet, amber when nearly full, red and in words when over."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "caption")
        self._most = field.limits.max_length
        self._least = field.limits.min_length or 0
        # Never shown from here: a widget without a parent would come up as a window of its own.
        if field.kind != "long_text" and self._most is None:
            self.hide()

    def show_count(self, count: int) -> None:
        """Show a number of characters."""
        most = self._most
        role = "caption"
        if most is None:
            words = tr_count("{count} character", "{count} characters", count)
            if count < self._least:
                words = tr("{count} characters, at least {least}", count=count, least=self._least)
        elif count > most:
            over = count - most
            role = "error"
            words = tr("{count} of {most} characters, {over} too many", count=count, most=most, over=over)
        else:
            role = "warning" if count >= most * _NEARLY_FULL else "caption"
            words = tr("{count} of {most} characters", count=count, most=most)
        self.setText(words)
        set_property(self, "role", role)


class FindingLine(QWidget):
    """One finding below its field: icon, sentence, rule, and its repair named by the result."""

    def __init__(self, finding: Finding, repair: Callable[[str], None] | None) -> None:
        super().__init__()
        icon = picture(ICONS[finding.severity], SHADES[finding.severity])
        icon.setAccessibleName(severity_word(finding.severity))
        sentence = label(finding.message.here(), _ROLES[finding.severity], wrap=True)
        parts: list[QWidget | tuple[QWidget, int]] = [icon, (sentence, 1), label(finding.rule, "caption")]
        if finding.repair is not None and repair is not None:
            rule, mend = finding.rule, repair
            words = finding.repair.label.here()
            parts.append(button(words, "mini", pressed=lambda: mend(rule)))
        layout = QHBoxLayout(self)
        fill(layout, parts, 8, (0, 0))
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)


class ProblemLine(QWidget):
    """Why what stands in the editor is not stored, and what is allowed."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__()
        sentence = label(message, "error", wrap=True)
        layout = QHBoxLayout(self)
        words = [sentence, label(hint, "small", wrap=True)] if hint else [sentence]
        lines = QWidget()
        fill(QVBoxLayout(lines), words, 2)
        icon = picture("error", "error")
        fill(layout, [icon, (lines, 1)], 8)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)


class ConflictStrip(QWidget):
    """Two values for one field: both are named, and one decides which stays."""

    def __init__(self, message: str, mine: Callable[[], None], theirs: Callable[[], None]) -> None:
        super().__init__()
        in_area(self, "warn")
        icon = picture("warning", "warn")
        head = QWidget()
        layout = QHBoxLayout(head)
        fill(layout, [icon, (label(message, "small", wrap=True), 1)], 8)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self.mine = button(tr("Use mine"), "mini", pressed=mine)
        self.theirs = button(tr("Use theirs"), "mini", pressed=theirs)
        fill(QVBoxLayout(self), [head, row(None, self.mine, self.theirs)], 8, (12, 10))


def replace_all(layout: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put other widgets into a layout; those there before go."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
