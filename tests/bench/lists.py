"""The list of cases on the screen: shown, scrolled, filtered, sorted; beside Qt's proxy over a Python model.

The proxy and its view are what one writes first: QSortFilterProxyModel over a QAbstractTableModel, cells drawn
by Qt itself. Memory is that of a process of its own, read where the system tells it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.listing import fill
from tests.bench.measuring import (
    Line,
    Report,
    Times,
    Work,
    at_most_ms,
    in_turns,
    times_faster,
)
from tests.bench.titles import made_titles
from tests.helpers.tools import ROOT
from tests.helpers.workbenches import FORM, open_for_test, sample_case
from workbench.domain.proposal import ProposalSummary, State
from workbench.ui import theme
from workbench.ui.application import start_qt
from workbench.ui.models.cases import CasesModel, Names, prepared
from workbench.ui.models.ordering import put_in_order
from workbench.ui.pages.cases.table import CasesTable

_ROOT = QModelIndex()
_SIZE = (1368, 640)
_STEP = 3 * 52
_WORD = "储能"
_START = datetime(2026, 1, 1, tzinfo=UTC)
_CHANGED = 4
_COLUMNS = ("title", "state", "complete", "articles", "changed")
_MOST_MB = {"with the stack": 150.0, "more for 10,000 cases": 15.0}


class PlainModel(QAbstractTableModel):
    """The model one writes first: a list of rows, every cell answered by Python."""

    def __init__(self, rows: list[ProposalSummary]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: Any = _ROOT) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def columnCount(self, _parent: Any = _ROOT) -> int:
        """Return how many columns there are."""
        return len(_COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        """Return the text of a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        texts: tuple[Callable[[], str], ...] = (
            lambda: row.title,
            lambda: row.state,
            lambda: f"{int(row.completeness * 100)} %",
            lambda: " ".join(row.articles),
            lambda: f"{row.changed_at:%Y-%m-%d %H:%M}",
        )
        return texts[index.column()]()


def measure(folder: Path, quick: bool) -> Report:
    """Show ten thousand rows; scroll, filter and sort a hundred thousand."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = start_qt()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    shown, many = (1_000, 2_000) if quick else (10_000, 100_000)
    lines = (_shown(_rows(shown), quick), *_scrolled(_rows(many), quick), *_searched(_rows(many), quick))
    return Report(lines, _memory(folder, 200 if quick else 10_000))


def _shown(rows: list[ProposalSummary], quick: bool) -> Line:
    """Measure from the rows in hand to the painted list; reading them is the measurement `list`."""

    def show(made: Callable[[list[ProposalSummary]], QTableView]) -> None:
        view = made(rows)
        view.grab()
        view.deleteLater()

    works = {"ours": lambda: show(_our_view), "proxy": lambda: show(_proxy_view)}
    times = in_turns(works, runs=2 if quick else 10)
    ours = times["ours"]
    name = f"lists: {len(rows):,} cases shown"
    return Line(name, ours, "proxy and Qt's cells", times["proxy"], targets=(at_most_ms(ours, 60.0),))


def _scrolled(rows: list[ProposalSummary], quick: bool) -> tuple[Line, ...]:
    ours, plain = _our_view(rows), _proxy_view(rows)
    for view in (ours, plain):
        view.show()
        QTest.qWaitForWindowExposed(view)
    works = {"ours": _frame(ours), "proxy": _frame(plain)}
    times = in_turns(works, runs=10 if quick else 200, warm=5)
    took = times["ours"]
    targets = (at_most_ms(took, 10.0), at_most_ms(took, 16.0, "p95"))
    line = Line(
        f"lists: a frame of {len(rows):,} rows", took, "proxy and Qt's cells", times["proxy"], targets=targets
    )
    for view in (ours, plain):
        view.hide()
        view.deleteLater()
    return (line,)


def _searched(rows: list[ProposalSummary], quick: bool) -> tuple[Line, ...]:
    given, ours = CasesModel(), CasesModel()
    read = prepared(rows, Names())
    for model in (given, ours):
        model.set_filtered(read, None)
    ours.sort(_CHANGED, Qt.SortOrder.DescendingOrder)  # as the list stands when it is opened
    proxy = _proxy(rows)
    numbers = count()
    found = in_turns(
        {
            "as given": _finding(given),
            "last changed first": _finding(ours),
            "proxy": lambda: proxy.setFilterFixedString((_WORD, _WORD[0])[next(numbers) % 2]),
        },
        runs=2 if quick else 6,
    )
    ours.filter(None)
    proxy.setFilterFixedString("")
    # The proxy needs many seconds for each.
    runs = 1 if quick else 3
    ordered = in_turns(
        {
            "just read": _first_sorting(rows, runs + 1),
            "turned": _sorting(ours.sort),
            "proxy": _sorting(proxy.sort),
        },
        runs,
    )
    getting_ready = in_turns(
        {"ours": lambda: prepared(rows, Names(), "changed"), "at once": lambda: _orders_at_once(rows)}, runs
    )
    held = f"{len(rows):,} rows"
    return (
        *_against_proxy(f"filtering {held}", found, 10.0, 70),
        *_against_proxy(f"sorting {held} by title", ordered, 80.0, 250),
        Line(
            f"lists: {held} made ready where they are read",
            getting_ready["ours"],
            "both orders at once",
            getting_ready["at once"],
        ),
    )


def _against_proxy(name: str, times: dict[str, Times], most: float, faster: float) -> Iterator[Line]:
    """Yield a line for each of our ways; targets are milliseconds and how many times faster than the proxy."""
    proxy = times["proxy"]
    for way, took in times.items():
        if way != "proxy":
            targets = (at_most_ms(took, most), times_faster(took, proxy, faster, "median"))
            yield Line(f"lists: {name}, {way}", took, "proxy", proxy, targets=targets)


def _finding(model: CasesModel) -> Work:
    """Return work that looks a word up in all rows; another one each time, as one types."""
    numbers = count()
    return lambda: model.filter(None, (_WORD, _WORD[0])[next(numbers) % 2])


def _sorting(sort: Callable[[int, Qt.SortOrder], object]) -> Work:
    """Return work that sorts by the title, up and down in turns."""
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    numbers = count()
    return lambda: sort(0, orders[next(numbers) % 2])


def _first_sorting(rows: list[ProposalSummary], runs: int) -> Work:
    """Return work that sorts rows for the first time: a moment ago they arrived, ready to be listed."""
    models = [CasesModel() for _ in range(runs)]
    read = prepared(rows, Names())
    for model in models:
        model.set_filtered(read, None)
    return lambda: models.pop().sort(0)


def _orders_at_once(rows: list[ProposalSummary]) -> None:
    for column in CasesModel().columns:
        if column.key in ("name", "changed"):
            put_in_order(rows, column.sort_keys)


def _frame(view: QTableView) -> Work:
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue((bar.value() + _STEP) % max(1, bar.maximum()))
        view.viewport().repaint()

    return frame


def _our_view(rows: list[ProposalSummary]) -> QTableView:
    model = CasesModel()
    model.set_filtered(prepared(rows, model.names), None)
    view = CasesTable(model)
    model.setParent(view)
    return _put_up(view)


def _proxy_view(rows: list[ProposalSummary]) -> QTableView:
    view = QTableView()
    proxy = _proxy(rows)
    proxy.setParent(view)
    view.setModel(proxy)
    view.verticalHeader().setDefaultSectionSize(52)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    return _put_up(view)


def _put_up(view: QTableView) -> QTableView:
    view.resize(*_SIZE)
    return view


def _proxy(rows: list[ProposalSummary]) -> QSortFilterProxyModel:
    proxy = QSortFilterProxyModel()
    plain = PlainModel(rows)
    plain.setParent(proxy)
    proxy.setSourceModel(plain)
    proxy.setFilterKeyColumn(-1)
    return proxy


def _rows(cases: int) -> list[ProposalSummary]:
    chance = random.Random(5)
    states = list(State)
    return [
        ProposalSummary(
            uid=f"{number:032x}",
            ref=f"2025-{number:06d}",
            form=FORM,
            title=title,
            state=str(chance.choice(states)),
            completeness=chance.random(),
            articles=tuple(str(chance.randint(1, 33)) for _ in range(chance.randint(0, 4))),
            changed_at=_START + timedelta(seconds=chance.randrange(20_000_000)),
            trashed=False,
            form_version=1,
        )
        for number, title in enumerate(made_titles(cases))
    ]


def _memory(folder: Path, cases: int) -> tuple[str, ...]:
    """Return sentences on the memory of a process that opens the window and lists its cases."""
    if not Path("/proc/self/status").exists():
        return ("How much memory a process has is read only where the system has /proc.",)
    few, many = _held(folder / "few.db", 20), _held(folder / "many.db", cases)
    figures = {
        "with the stack": few["listed"],
        "more for 10,000 cases": (many["listed"] - few["listed"]) * 10_000 / cases,
    }
    return tuple(
        f"Resident memory {name}: {size:.0f} MB (target {_MOST_MB[name]:g} MB: "
        f"{'yes' if size <= _MOST_MB[name] else 'no'})."
        for name, size in figures.items()
    )


def _held(path: Path, cases: int) -> dict[str, float]:
    with open_for_test(str(path)) as workbench:
        fill(workbench, sample_case(workbench), cases)
    probe = [sys.executable, "-m", "tests.bench.listmemory", str(path)]
    done = subprocess.run(probe, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    held: dict[str, float] = json.loads(done.stdout)
    return held
