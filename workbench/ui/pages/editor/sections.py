"""The left pane of the editor: how much is filled, what is left, and the sections with their standing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbench.domain.values import is_filled
from workbench.kernel.i18n import tr
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import fill, in_area, label
from workbench.ui.widgets.flow import FlowLabel, flowing
from workbench.ui.widgets.sectionlist import SectionItem, SectionList, ring_share, section_item
from workbench.ui.widgets.workwords import standing_words


def section_items(state: CaseState) -> list[SectionItem]:
    """Return the sections of a case in the order of the form."""
    shares, visible, work = state.completeness_by_section, state.visible, state.work
    items = []
    for section in state.form.sections:
        names = {field.id for field in section.fields} & visible
        asleep = section.id in state.form.asleep
        begun = any(is_filled(state.case.values.get(name)) for name in names)
        final = [one for one in state.report.findings if one.where.field in names and one.counts]
        share = ring_share(0.0 if asleep else shares[section.id], begun, final)
        items.append(section_item(section, share, work, names, asleep))
    return items


class SectionPane(QWidget):
    """Progress, what is left in words, and the list; `chosen(section id)` is emitted when one is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
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
        percent = int(state.case.completeness * 100)
        self._percent.setText(tr("{percent} %", percent=percent))
        self._bar.setValue(percent)
        self._left.setText(standing_words(state.work))
        self.view.show_items(section_items(state))

    def mark(self, section_id: str) -> None:
        """Mark the section that is open, without choosing it anew."""
        self.view.mark(section_id)
