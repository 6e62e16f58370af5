"""How much is written in a case: words, characters and pages, section by section and together.

Pages are counted in the finished document while the dialog is open; until then, and without LibreOffice, they
are a guess and said to be one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.app.wording import bound_words, pages_words
from workbench.domain.counting import TextCount
from workbench.formspec.statistics import FieldStatistics, Statistics
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.models.finding import keyed
from workbench.ui.models.rows import RIGHT, Column, RowsModel, each
from workbench.ui.operations import Running
from workbench.ui.widgets.basics import Part, button, fill, label, row
from workbench.ui.widgets.page import Desk

_WIDTH = 960
_LEAST_NAME, _LEAST_TABLE = 200, 120


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table: a section, or the whole case."""

    name: str
    count: TextCount


class CountingDialog(HelpedDialog):
    """Shows how much is written; nothing can be changed here."""

    help_topic: ClassVar[str] = "editor"

    def __init__(self, parent: QWidget | None, desk: Desk, case: str, found: Statistics) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Words and pages"))
        self._desk = desk
        self._found = found
        self._running: Running | None = None
        self.pages = label(pages_words(found, None), "strong", wrap=True)
        self.table = self._made_table()
        self.copy_button = button(tr("Copy"), icon="copy", pressed=self.copy)
        close = button(tr("Close"), "primary", pressed=self.accept)
        close.setDefault(True)
        note = tr(
            "Counted as Chinese word processors do: each Chinese character, and each run of letters or digits."
        )
        bounds = [_bound_label(field) for field in found.bounded]
        parts: list[Part] = [self.pages, (self.table, 1), *bounds, label(note, "small", wrap=True)]
        parts.append(row(None, self.copy_button, close))
        fill(QVBoxLayout(self), parts, 12, (24, 20))
        give_size(self, _WIDTH)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.connect(self._stop)
        self._running = desk.operations.work(
            self,
            lambda: tr("Count pages"),
            lambda wb, running: wb.exporting.page_count(case, running.report),
            self._counted,
        )

    @classmethod
    def show_case(cls, owner: QWidget, desk: Desk, case: str) -> None:
        """Read how much is written in a case and show it."""

        def show(found: Statistics) -> None:
            accepted(cls(owner.window(), desk, case, found))

        desk.operations.ask(owner, lambda wb: wb.guiding.statistics(case), show)

    def text(self) -> str:
        """Return everything as lines of plain text, cells parted by tabs."""
        heads = "\t".join(column.title for column in self._model.columns)
        lines = ["\t".join(column.text(line) for column in self._model.columns) for line in self._model.shown]
        bounds = [bound_words(field) for field in self._found.bounded]
        return "\n".join([heads, *lines, *bounds, self.pages.text()])

    def copy(self) -> None:
        """Copy everything."""
        QApplication.clipboard().setText(self.text())
        self.copy_button.setText(f" {tr('Copied')}")

    def _made_table(self) -> QTableView:
        self._model = RowsModel[_Line](_columns(), lambda line: line.name, keyed(lambda line: line.name), self)
        lines = [_Line(one.section.title.here(), one.count) for one in self._found.sections]
        self._model.set_rows([_Line(tr("Together"), self._found.count), *lines])
        table = QTableView()
        table.setModel(self._model)
        right = _AtTheRight(table)
        for place, column in enumerate(self._model.columns):
            if column.is_number:
                table.setItemDelegateForColumn(place, right)
        table.setAccessibleName(tr("Words by section"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.px(64))
        table.setMinimumSize(theme.px(_LEAST_NAME), theme.px(_LEAST_TABLE))
        # As high as its lines, so that the dialog fits them; it scrolls where the screen is lower.
        table.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        table.selectRow(0)
        return table

    def _counted(self, pages: int | None) -> None:
        self._running = None
        self.pages.setText(pages_words(self._found, pages))

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()


class _AtTheRight(QStyledItemDelegate):
    """Shows numbers under each other, the last digits in one line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the words to the right."""
        super().initStyleOption(option, index)
        option.displayAlignment = RIGHT


def _bound_label(field: FieldStatistics) -> QLabel:
    return label(bound_words(field), "error" if field.over else "small", wrap=True)


def _columns() -> list[Column[_Line]]:
    def numbers(key: str, title: str, number: Callable[[TextCount], int]) -> Column[_Line]:
        return Column(
            key,
            title,
            lambda line: str(number(line.count)),
            each(lambda line: number(line.count)),
            is_number=True,
        )

    return [
        Column("name", tr("Section"), lambda line: line.name, each(lambda line: line.name)),
        numbers("words", tr("Word count"), lambda count: count.words),
        numbers("characters", tr("Characters"), lambda count: count.characters),
        numbers("without_spaces", tr("Without spaces"), lambda count: count.without_spaces),
        numbers("chinese", tr("Chinese"), lambda count: count.chinese),
        numbers("latin", tr("Latin words"), lambda count: count.latin_words),
        numbers("numbers", tr("Numbers"), lambda count: count.numbers),
    ]
