"""Writing the coverage of a plan as a table file: asking where, writing on a lane, telling the outcome."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.files import file_to_write
from workbench.ui.pages.plan.coverage import write_table
from workbench.ui.widgets.page import Page

_PURPOSE = "table"


class TableExport(QObject):
    """Asks for a file and writes a table into it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def export(self, plan_id: str) -> None:
        """Ask for a file and write the coverage of a plan into it."""
        page, name, kinds = self._page, f"{tr('coverage')}-{plan_id}.csv", tr("Table (*.csv)")
        chosen = file_to_write(page, page.desk, _PURPOSE, tr("Export the coverage"), name, kinds)
        if not chosen:
            return
        file = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.csv")
        self._write(plan_id, file)

    def _write(self, plan_id: str, file: Path) -> None:
        page, desk = self._page, self._page.desk
        # Pages are built anew when the look changes: that the table is written is told all the same.
        desk.operations.work(
            desk.navigator,
            lambda: tr("Export the coverage"),
            lambda wb, _running: write_table(wb.planning.coverage(plan_id), file),
            lambda written: desk.notices.tell(tr("The table is written to {file}", file=written.name)),
            page.failure(lambda: self._write(plan_id, file)),
            cancellable=False,
        )
