"""What is said above the form of how a case stands: in the trash, behind its form, with answers kept apart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.formspec.upgrade import kept_apart
from workbench.kernel.i18n import tr
from workbench.ui.pages.editor.newerform import NewerForm
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import button, fill, in_area, label, row


class StandingLines(QWidget):
    """Lines with a button each; those that do not hold are hidden."""

    def __init__(self, take_out: Callable[[], None], newer: NewerForm) -> None:
        super().__init__()
        self._trashed = _line(
            tr("This case is in the trash and can only be read."), tr("Take out of the trash"), take_out
        )
        self._outdated = _line(
            tr("This case was made with an earlier version of its form."),
            tr("Carry forward…"),
            newer.carry_forward,
        )
        self._kept_apart = _line(
            tr("The form no longer takes some answers of an earlier version."),
            tr("Show them…"),
            newer.show_kept_apart,
        )
        fill(QVBoxLayout(self), [self._trashed, self._outdated, self._kept_apart], 0)

    def show_state(self, state: CaseState) -> None:
        """Say how the case stands now."""
        trashed = state.case.trashed
        self._trashed.setVisible(trashed)
        self._outdated.setVisible(state.is_outdated and not trashed)
        self._kept_apart.setVisible(bool(kept_apart(state.case.values)) and not trashed)


def _line(told: str, verb: str, act: Callable[[], None]) -> QWidget:
    words = label(told, "strong", wrap=True)
    line = in_area(row((words, 1), button(verb, "mini", pressed=act), margins=(24, 8)), "warn")
    line.hide()
    return line
