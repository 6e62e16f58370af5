"""Writing the coverage of a plan as a table file: asking where, writing on a lane, telling the outcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workbench.kernel.i18n import tr
from workbench.kernel.paths import documents_folder
from workbench.ui.errors import trouble_of
from workbench.ui.pages.plan.coverage import write_table
from workbench.ui.widgets.page import Page

_PURPOSE = "export"


class TableExport(QObject):
    """`ask_file` is what asks for the file to write; it returns an empty text if none was chosen."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.ask_file: Callable[[Path], str] = self._ask_file

    def export(self, plan_id: str) -> None:
        """Ask for a file and write the coverage of a plan into it."""
        known = self._page.desk.settings().folders.get(_PURPOSE)
        folder = Path(known) if known else documents_folder()
        chosen = self.ask_file(folder / f"{tr('coverage')}-{plan_id}.csv")
        if not chosen:
            return
        file = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.csv")
        desk = self._page.desk
        desk.change_settings(folders={**desk.settings().folders, _PURPOSE: str(file.parent)})
        self._write(plan_id, file)

    def _write(self, plan_id: str, file: Path) -> None:
        page = self._page
        page.desk.operations.work(
            page,
            tr("Export the coverage"),
            lambda wb, _running: write_table(wb.planning.coverage(plan_id), file),
            lambda written: page.desk.notices.tell(tr("The table is written to {file}", file=written.name)),
            lambda error: page.show_trouble(trouble_of(error), lambda: self._write(plan_id, file)),
            cancellable=False,
        )

    def _ask_file(self, proposed: Path) -> str:
        words = tr("Table (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(self._page, tr("Export the coverage"), str(proposed), words)
        return chosen
