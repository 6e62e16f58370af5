"""The left pane of the editor: how much is filled, what is left, and the sections with their standing."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbench.checks.model import Finding, Severity
from workbench.checks.report import Report
from workbench.checks.workleft import work_left
from workbench.domain.values import is_filled
from workbench.kernel.i18n import tr
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import fill, in_area, label
from workbench.ui.widgets.flow import FlowLabel, flowing
from workbench.ui.widgets.sectionlist import SectionItem, SectionList, ring_share
from workbench.ui.widgets.severity import worst_of


def section_items(state: CaseState, unstored: Collection[str] = ()) -> list[SectionItem]:
    """Return the sections of a case in the order of the form; `unstored` names fields with a refused value."""
    shares, visible = state.completeness_by_section, state.visible
    items = []
    for section in state.form.sections:
        names = {field.id for field in section.fields} & visible
        asleep = section.id in state.form.asleep
        share = 0.0 if asleep else shares[section.id]
        begun = any(is_filled(state.case.values.get(name)) for name in names)
        final = _findings_in(state.report, names)
        findings = _findings_in(state.counted_in(section), names)
        refused = len(names & set(unstored))
        worst = Severity.ERROR if refused else worst_of(findings)
        count = sum(1 for finding in findings if finding.severity is worst) + refused
        title = section.title.here()
        share = ring_share(share, begun, final)
        items.append(SectionItem(section.id, title, share, worst, count, refused, asleep))
    return items


def standing_words(state: CaseState, unstored: Collection[str] = ()) -> str:
    """Return what is left to do: required fields and errors; once all are filled, those of submitting.

    Fields with a refused value, which `unstored` names, are errors and no longer left.
    """
    work = work_left(state.form, state.case.values, state.report, unstored)
    left, errors = len(work.fields), work.error_count
    if left and errors:
        return tr("Required fields left: {left}, errors: {errors}", left=left, errors=errors)
    if left:
        return tr("Required fields left: {left}", left=left)
    if errors:
        return tr("All required fields are filled, errors: {errors}", errors=errors)
    return tr("All required fields are filled, no errors")


def _findings_in(report: Report, fields: Collection[str]) -> list[Finding]:
    return [finding for finding in report.findings if finding.where.field in fields and finding.counts]


class SectionPane(QWidget):
    """Progress, what is left in words, and the list; `chosen(section id)` is emitted when one is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self._state: CaseState | None = None
        self._unstored: set[str] = set()
        self._percent = FlowLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Completeness"))
        self._left = label("", "caption", wrap=True)
        self.view = SectionList()
        self.view.chosen.connect(self.chosen)
        name = FlowLabel(tr("Completeness"), "strong")
        head = [flowing(name, last=self._percent), self._bar, self._left]
        top = QWidget()
        fill(QVBoxLayout(top), head, 8, (12, 0))
        fill(QVBoxLayout(self), [top, (self.view, 1)], 8, (8, 20, 8, 8))

    def show_state(self, state: CaseState) -> None:
        """Show how a case stands."""
        if self._state is None or self._state.case.uid != state.case.uid:
            self._unstored = set()
        self._state = state
        percent = int(state.case.completeness * 100)
        self._percent.setText(tr("{percent} %", percent=percent))
        self._bar.setValue(percent)
        self._show_left(state)

    def show_unstored(self, fields: Collection[str]) -> None:
        """Show in which fields of the case something stands that was refused."""
        if self._unstored == set(fields):
            return
        self._unstored = set(fields)
        if self._state is not None:
            self._show_left(self._state)

    def _show_left(self, state: CaseState) -> None:
        self._left.setText(standing_words(state, self._unstored))
        self.view.show_items(section_items(state, self._unstored))

    def mark(self, section_id: str) -> None:
        """Mark the section that is open, without choosing it anew."""
        self.view.mark(section_id)
