"""Coverage as a map and as a table file: states as columns, counts per article, cells that are safe to open."""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress
from pathlib import Path

from workbench.app.wording import state_words, text_state_words
from workbench.domain.proposal import State
from workbench.kernel.errors import Refused
from workbench.kernel.i18n import listed, tr
from workbench.plan.coverage import ArticleCoverage, Coverage
from workbench.plan.model import TextState
from workbench.ui.widgets.heatmap import HeatColumn, HeatRow

_MAIN = (
    State.DRAFTING,
    State.SUBMITTED,
    State.IN_REVIEW,
    State.REVISING,
    State.CLEARED,
    State.HANDED_IN,
    State.APPROVED,
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def columns_of(coverage: Coverage) -> tuple[HeatColumn, ...]:
    """Return a column for each main state and each other one that occurs, in the order of the states."""
    present = {case.state for row in coverage.rows for case in row.cases}
    return tuple(
        HeatColumn(str(state), state_words(state), optional=str(state) not in present and state != _MAIN[0])
        for state in State
        if state in _MAIN or str(state) in present
    )


def rows_of(coverage: Coverage, columns: tuple[HeatColumn, ...]) -> tuple[HeatRow, ...]:
    """Return the counts of every article."""
    return tuple(_row(row, columns) for row in coverage.rows)


def _row(row: ArticleCoverage, columns: tuple[HeatColumn, ...]) -> HeatRow:
    counts = Counter(case.state for case in row.cases)
    hatched = row.state is TextState.NOT_SUPPLIED
    parts = [tr("Article {number}", number=row.number), row.title.here()]
    if hatched:
        parts.append(text_state_words(row.state))
    spoken = listed(filter(None, parts))
    return HeatRow(row.number, spoken, tuple(counts[column.key] for column in columns), len(row.cases), hatched)


def coverage_table(coverage: Coverage) -> str:
    """Return the coverage as comma-separated values, with a line of totals at the end."""
    columns = columns_of(coverage)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(
        [
            *map(safe_cell, (tr("Article"), tr("Title"), tr("Text"), *(column.title for column in columns))),
            *map(safe_cell, (tr("total"), tr("Tasks"), tr("Tasks served"), tr("Cases"))),
        ]
    )
    for row, counted in zip(coverage.rows, rows_of(coverage, columns), strict=True):
        served = len(row.tasks) - len(row.gaps)
        cases = "; ".join(f"{case.ref} {case.title}".strip() for case in row.cases)
        texts = (row.number, row.title.here(), text_state_words(row.state))
        numbers = (*counted.counts, counted.total, len(row.tasks), served)
        writer.writerow([*map(safe_cell, texts), *numbers, safe_cell(cases)])
    return target.getvalue()


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens the file."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def write_table(coverage: Coverage, file: Path) -> Path:
    """Write the coverage in UTF-8 with its mark, which spreadsheets need; an old file stays if that fails."""
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.write_bytes(coverage_table(coverage).encode("utf-8-sig"))
        draft.replace(file)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Refused(
            tr("{file} can't be written.", file=file.name),
            tr("Close it where it is open, or choose another folder."),
            str(error),
        ) from error
    return file
