"""Two states side by side: which ones, what is shown of them, and the way from difference to difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.pages.versions.reading import PRESENT, Choice, Shown
from workbench.ui.widgets.basics import Elided, buddy, column, fill, in_area, label, row, rule, tool
from workbench.ui.widgets.differences import DifferenceView
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.flow import flowing
from workbench.ui.widgets.lineseeking import LineSeeking

if TYPE_CHECKING:
    from workbench.services.versioning import VersionLine

_LEAST = 140  # px of a chooser
_NARROW = 440  # px of the pane at 100 %


class ComparisonPane(QWidget):
    """`wanted(Choice)` tells that other states, or more or less of them, shall be shown."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self.before, self.after = ElidedChoice(), ElidedChoice()
        self.everything = QCheckBox(tr("Show what is equal too"))
        self.view = DifferenceView(tr("Differences"))
        self.seeking = LineSeeking(self.view, tr("Words in the comparison"))
        self._heads = (Elided("", "strong"), Elided("", "strong"))
        self._count = label("", "small")
        self._same = label(tr("Nothing differs between these two."), "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(column(self._same, None, margins=(24, 16)))
        self._stack.addWidget(self.view)
        self._showing = False
        self._choosers = QGridLayout()
        self._build()
        for chooser in (self.before, self.after):
            chooser.currentIndexChanged.connect(lambda _index: self._tell())
        self.everything.toggled.connect(lambda _on: self._tell())

    def show_comparison(self, shown: Shown) -> None:
        """Show the difference of the states chosen."""
        self._showing = True
        choice = shown.choice
        for chooser, head, chosen in zip(
            (self.before, self.after), self._heads, (choice.before, choice.after), strict=True
        ):
            _offer(chooser, shown.versions, chosen)
            head.set_text(chooser.currentText())
        self.everything.setChecked(choice.everything)
        self._showing = False
        self.view.show_lines(shown.lines)
        count = len(self.view.rows.changed_rows())
        self._stack.setCurrentIndex(1 if shown.lines else 0)
        self._count.setText(tr_count("{count} line differs", "{count} lines differ", count) if count else "")

    def step(self, step: int) -> bool:
        """Go to the next difference or the one before; return whether there is any."""
        number, total = self.view.step(step)
        if total:
            self._count.setText(tr("Difference {number} of {total}", number=number, total=total))
        return bool(total)

    def _build(self) -> None:
        names = (label(tr("Compare"), "small"), label(tr("with"), "small"))
        for name, chooser in zip(names, (self.before, self.after), strict=True):
            buddy(name, chooser)
            chooser.setMinimumWidth(theme.px(_LEAST))
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        up = tool("up", tr("Previous difference (Shift+F8)"), lambda: self.step(-1))
        down = tool("down", tr("Next difference (F8)"), lambda: self.step(1))
        self._names = names
        first = QWidget()
        first.setLayout(self._choosers)
        self._choosers.setContentsMargins(20, 12, 20, 0)
        self._choosers.setSpacing(8)
        second = column(flowing(self.everything, last=row(self._count, up, down)), margins=(20, 8))
        self._headline = row(
            (self._heads[0], 1), (self._heads[1], 1), spacing=34, margins=(34, 8, 20, 8), area="window"
        )
        fill(
            QVBoxLayout(self),
            [first, second, self.seeking.line, rule(), self._headline, rule(), (self._stack, 1)],
            0,
        )
        self._put_choosers(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choosers below each other where there is little room; they name the columns then."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        if narrow == self._headline.isHidden():
            return
        self._headline.setVisible(not narrow)
        self._put_choosers(narrow)

    def _put_choosers(self, narrow: bool) -> None:
        for number, (name, chooser) in enumerate(zip(self._names, (self.before, self.after), strict=True)):
            line, place = (number, 0) if narrow else (0, 2 * number)
            self._choosers.addWidget(name, line, place)
            self._choosers.addWidget(chooser, line, place + 1)
        self._choosers.setColumnStretch(1, 1)
        self._choosers.setColumnStretch(3, 0 if narrow else 1)

    def _tell(self) -> None:
        if not self._showing:
            chosen = [str(chooser.currentData()) for chooser in (self.before, self.after)]
            self.wanted.emit(Choice(chosen[0], chosen[1], self.everything.isChecked()))


def _offer(chooser: QComboBox, versions: Sequence[VersionLine], chosen: str | None) -> None:
    """Offer the present state and every version, one of them chosen."""
    entries = [(PRESENT, tr("The present state")), *((one.id, one.name) for one in versions)]
    if [(chooser.itemData(n), chooser.itemText(n)) for n in range(chooser.count())] != entries:
        chooser.clear()
        for key, words in entries:
            chooser.addItem(words, key)
    chooser.setCurrentIndex(max(0, chooser.findData(chosen)))
