"""The pane with the heat map: heading, what the map says in a sentence, and the button for the table file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.plan.coverage import Coverage
from workbench.ui.pages.plan.coverage import columns_of, rows_of
from workbench.ui.widgets.basics import button, fill, in_area, label, row
from workbench.ui.widgets.heatmap import HeatMap


class MapPane(QWidget):
    """`export_wanted` is emitted by the button; the map tells its presses and moves itself."""

    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self.map = HeatMap(tr("Coverage: articles by state of the cases"))
        self.export_button = button(tr("Export table…"), "mini", "table", self.export_wanted.emit)
        self.summary = label("", "small", wrap=True)
        head = row(label(tr("Coverage"), "strong"), None, self.export_button)
        self.key = label("", "caption", wrap=True)
        self._explain(left_out=False)
        self.map.fitted.connect(self._explain)
        fill(QVBoxLayout(self), [head, self.summary, self.key, (self.map, 1)], 4, (16, 10, 16, 8))

    def _explain(self, left_out: bool) -> None:
        """Say what rows, columns and hatching are, and which columns are missing."""
        words = tr("Articles × states, number of cases; hatched: text not supplied")
        if left_out:
            words = tr(
                "Articles × states, number of cases; hatched: text not supplied. "
                "States without a case are left out where there is no room for them."
            )
        if words != self.key.text():
            self.key.setText(words)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the coverage of a plan."""
        columns = columns_of(coverage)
        self.map.set_map(columns, rows_of(coverage, columns))
        served = tr_count(
            "{covered} of {articles} articles served by {count} case",
            "{covered} of {articles} articles served by {count} cases",
            coverage.cases,
            covered=coverage.covered_articles,
            articles=coverage.articles,
        )
        tasks = tr("{done} of {tasks} tasks covered", done=coverage.covered_tasks, tasks=coverage.tasks)
        self.summary.setText(f"{served} · {tasks}")
