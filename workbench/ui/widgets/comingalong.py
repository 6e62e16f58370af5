"""What a new case takes along: an earlier case, its sections, the standard that a revision replaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.app.wording import left_behind_words
from workbench.domain.proposal import ProposalSummary
from workbench.formspec.model import Form
from workbench.formspec.revision import revision_values
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models.cases import choice_words, shown_title
from workbench.ui.widgets.basics import Part, buddy, column, fill, label, set_property
from workbench.ui.widgets.elidedchoice import ElidedChoice

# Asked for the cases of a standard: its number, the title, and what is told the answer.
LookFor = Callable[[str, str, Callable[[list[ProposalSummary]], None]], None]
# The sections that come along, None for all.
Sections = tuple[str, ...] | None
# Asked for what a form has no place for of a case: both by their names, the sections, what is told the answer.
TellRest = Callable[[str, str, Sections, Callable[[tuple[str, ...]], None]], None]
_ROW, _LEAST = 28, 168  # px at 100 %
_PAUSE = 250  # ms after a key before cases are looked for
_NOTHING = ("", "", None)
_SECTION = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The cases that a new one can begin with, and who tells what a form has no place for of one."""

    cases: tuple[ProposalSummary, ...]
    tell_rest: TellRest


class EarlierChoice(QWidget):
    """Whether a new case begins with an earlier one, and with which; while there is none, why it can't.

    `changed` is emitted when another case is chosen, or none any more.
    """

    changed = Signal()

    def __init__(self, cases: Sequence[ProposalSummary]) -> None:
        super().__init__()
        self._cases = tuple(cases)
        self.wanted = QCheckBox(tr("Begin with an earlier case"))
        self.case = ElidedChoice()
        self.case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.case.setMinimumContentsLength(20)
        self._name = label(tr("Earlier case"), "strong")
        buddy(self._name, self.case)
        self._asked = column(self._name, self.case, spacing=4, margins=(0, 8))
        self._asked.hide()
        self.wanted.setEnabled(bool(cases))
        parts: list[Part] = [self.wanted, self._asked]
        if not cases:
            reason = label(tr("There is no earlier case in this workspace yet."), "small", wrap=True)
            self.wanted.setAccessibleDescription(reason.text())
            parts.insert(1, reason)
        fill(QVBoxLayout(self), parts, 4)
        self.wanted.toggled.connect(self._toggled)
        self.case.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def chosen(self) -> str:
        """Return the case to begin with, empty for none."""
        return str(self.case.currentData() or "") if self.wanted.isChecked() else ""

    def _toggled(self, on: bool) -> None:
        """Show the cases, the last changed one chosen; they are put in when they are wanted first."""
        if on and not self.case.count():
            self.case.blockSignals(True)
            for case in self._cases:
                self.case.addItem(choice_words(case), case.ref)
            self.case.blockSignals(False)
        self._asked.setVisible(on)
        self.changed.emit()
        if on:
            self.case.setFocus(Qt.FocusReason.OtherFocusReason)


class RestNote(QLabel):
    """Says what of a case a form has no place for; hidden while that is nothing. `grown`: it says it now."""

    grown = Signal()

    def __init__(self, tell_rest: TellRest) -> None:
        super().__init__()
        self._tell_rest = tell_rest
        self._about: tuple[str, str, Sections] = _NOTHING
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(0, 8, 0, 0)
        set_property(self, "role", "hint")
        self.hide()

    def show_rest(self, form: str, case: str, sections: Sections) -> None:
        """Ask what a form has no place for of a case, unless that is what is told or asked already."""
        about = (form, case, sections)
        if about == self._about:
            return
        is_other_case = about[:2] != self._about[:2]
        self._about = about
        if is_other_case:  # while only other sections are chosen, nothing jumps until it is known
            self._say(())
        self._tell_rest(*about, lambda names: self._answered(about, names))

    def forget(self) -> None:
        """Say nothing: nothing comes along."""
        self._about = _NOTHING
        self._say(())

    def _answered(self, about: tuple[str, str, Sections], names: tuple[str, ...]) -> None:
        if isValid(self) and about == self._about:  # the dialog may be answered, or about others by now
            self._say(names)
            self.grown.emit()

    def _say(self, names: tuple[str, ...]) -> None:
        self.setText(left_behind_words(names))
        self.setVisible(bool(names))


class SectionChoice(QWidget):
    """The sections that come along, all ticked at first, and whether the links do.

    `changed` is emitted when one is ticked or unticked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = _Sections()
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.links = QCheckBox(tr("Links to articles too"))
        self.links.setAccessibleDescription(tr("The answers to the articles come along with the links."))
        name = label(tr("Sections to copy"), "strong")
        buddy(name, self.list)
        note = tr(
            "Texts, choices and attached files of these sections; the other title only if the copy keeps its"
            " own. Waived rules, comments, history and the day it was filled in stay behind."
        )
        answers = label(self.links.accessibleDescription(), "small", wrap=True)
        parts: list[Part] = [name, label(note, "small", wrap=True), (self.list, 1), self.links, answers]
        fill(QVBoxLayout(self), parts, 4)

    def show_form(self, form: Form | None) -> None:
        """Show the sections of a form."""
        self.list.blockSignals(True)
        self.list.clear()
        for section in form.sections if form is not None else ():
            item = QListWidgetItem(section.title.here())
            item.setData(_SECTION, section.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, theme.px(_ROW)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self.list.updateGeometry()

    def chosen(self) -> Sections:
        """Return the sections that are ticked, None for all."""
        items = [self.list.item(number) for number in range(self.list.count())]
        checked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        if len(checked) == len(items):
            return None
        return tuple(str(item.data(_SECTION)) for item in checked)


class _Sections(QListWidget):
    """A list that likes to be as high as its lines; where there is no room for that it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(_LEAST))

    def sizeHint(self) -> QSize:
        """Return a size in which nothing scrolls up and down."""
        lines = sum(self.sizeHintForRow(number) for number in range(self.count()))
        return QSize(super().sizeHint().width(), lines + 2 * self.frameWidth())


class RevisionChoice(QWidget):
    """The number of a standard that is revised, and the case of it that things come from.

    `sources`, where a case is chosen, stands elsewhere; `offers` tells whether there is one. `source_changed`
    is emitted when the case that is chosen, or what there is to choose, is another one.
    """

    source_changed = Signal()

    def __init__(self, look_for: LookFor, title: Callable[[], str]) -> None:
        super().__init__()
        self._look_for, self._title = look_for, title
        self._asked = 0
        self.offers = False
        self._cases: tuple[ProposalSummary, ...] = ()
        self.number = QLineEdit()
        self.source = ElidedChoice()
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(20)
        self._hint = label("", "hint", wrap=True)
        number_name, source_name = (
            label(tr("Number of the standard revised"), "strong"),
            label(tr("Take along from a case of this standard"), "strong"),
        )
        buddy(number_name, self.number)
        buddy(source_name, self.source)
        self.sources = column(source_name, self.source, 12, spacing=4)
        fill(QVBoxLayout(self), [8, number_name, self.number, self._hint], 4)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.number.textChanged.connect(self.look_soon)
        self.source.currentIndexChanged.connect(lambda _place: self.source_changed.emit())
        self._say("")

    def seen_with(self, focused: QWidget) -> QWidget | None:
        """Say that the hint below the number is to be seen with it."""
        return self._hint if focused is self.number else None

    def look_soon(self) -> None:
        """Look for cases of the standard after a pause; a problem told before is told no more."""
        self._say("")
        self._pause.start()

    def problem(self, form: Form) -> str:
        """Return why the number is none for a form, and tell it at the field; empty if it is good."""
        try:
            revision_values(form, self.number.text())
        except WorkbenchError as error:
            self._say(error.words)
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return error.message
        return ""

    def chosen_source(self) -> str:
        """Return the case that things come from, empty for none."""
        return str(self.source.currentData() or "")

    def source_title(self) -> str:
        """Return the title of the case that things come from, as it is listed; empty for none."""
        return next((shown_title(case) for case in self._cases if case.ref == self.chosen_source()), "")

    def _look(self) -> None:
        self._asked += 1
        number = self._asked
        standard = self.number.text().strip()
        if not standard:
            self._show_cases([])
            return
        self._look_for(
            standard, self._title(), lambda cases: self._show_cases(cases) if number == self._asked else None
        )

    def _show_cases(self, cases: Sequence[ProposalSummary]) -> None:
        """Offer the cases of the standard, the last changed one chosen; a choice made before stays."""
        before, self._cases = self.chosen_source(), tuple(cases)
        self.source.blockSignals(True)
        self.source.clear()
        for case in cases:
            self.source.addItem(choice_words(case), case.ref)
        self.source.addItem(tr("Nothing comes along"), "")
        self.source.setCurrentIndex(max(0, self.source.findData(before)) if before else 0)
        self.source.blockSignals(False)
        self.offers = bool(cases)
        self.source_changed.emit()

    def _say(self, problem: str) -> None:
        """Tell a problem, or how a number is written."""
        words = problem or tr("With its year, for example {example}.", example="GB/T 36276—2018")
        self._hint.setText(words)
        self.number.setAccessibleDescription(words)
        set_property(self._hint, "role", "error" if problem else "hint")
        set_property(self.number, "wrong", "true" if problem else "false")
