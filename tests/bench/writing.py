"""Writing in a case of sixty pages: opening it beside an empty one, going to its rows, and keys in its texts.

A key is measured until everything that it brought about on the screen is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.measuring import Line, Report, Times, at_most_ms, at_most_times, in_turns
from tests.helpers.picturefiles import png
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.content import PICTURE_SCHEME
from workbench.ui.application import start_qt
from workbench.ui.navigation import Place

_PICTURES, _ROWS = 40, 200
_PARAGRAPHS = 150  # of 100 characters in each of two rich texts: with the pictures about sixty pages
_MOST_TIMES, _MOST_MS = 3.0, 50.0
_SENTENCE = "储能电站失去站用电后，消防、通风和监控要靠应急供电装置，各站切换时间相差很大，设计无法选型。"
_TEXT = "emergency power supply "
_EMPTY, _LARGE = "2026-001", "2026-002"


def measure(folder: Path, quick: bool) -> Report:
    """Open both cases in turns in one window, then type into the longest text and into the last row."""
    application = start_qt()
    opened = OpenWindow(folder, _fill)
    runs = 2 if quick else 9
    try:
        times = in_turns(
            {
                "empty": lambda: _open(opened, _EMPTY),
                "large": lambda: _open(opened, _LARGE),
                "empty rows": lambda: _open(opened, _EMPTY, "products"),
                "rows": lambda: _open(opened, _LARGE, "products"),
            },
            runs,
        )
        keys = {name: _keys(opened, name, 2 if quick else 8) for name in ("purpose", "products", "title_en")}
    finally:
        opened.close()
        del application
    lines = (
        _compared("open a case of sixty pages", times["large"], times["empty"]),
        _compared(f"open its {_ROWS} rows", times["rows"], times["empty rows"]),
        *(
            Line(f"a key in {name}, {times.count} keys", times, targets=(at_most_ms(times, _MOST_MS, "p95"),))
            for name, times in keys.items()
        ),
    )
    return Report(lines)


def _compared(name: str, ours: Times, empty: Times) -> Line:
    return Line(name, ours, "an empty case", empty, targets=(at_most_times(ours, empty, _MOST_TIMES),))


def _fill(workbench: Workbench) -> None:
    new_case(workbench)
    ref = sample_case(workbench).ref
    digests = []
    for shade in range(_PICTURES):
        picture = workbench.picturing.check(png(640, 400, shade))
        workbench.picturing.keep(picture)
        digests.append(picture.digest)
    half = _PICTURES // 2
    workbench.drafting.set_value(ref, "purpose", "".join(_blocks(digests[:half])))
    workbench.drafting.set_value(ref, "scope", "".join(_blocks(digests[half:])))
    rows = [{"name": f"应急供电装置 {number}", "code": str(number)} for number in range(_ROWS)]
    workbench.drafting.set_value(ref, "products", rows)


def _blocks(digests: list[str]) -> Iterator[str]:
    every = _PARAGRAPHS // len(digests)
    for number in range(_PARAGRAPHS):
        yield f"<p>{number + 1}　{_SENTENCE}<strong>{_SENTENCE}</strong></p>"
        if number % every == 0 and number // every < len(digests):
            yield f'<img src="{PICTURE_SCHEME}:{digests[number // every]}" alt="图 {number}">'


def _open(opened: OpenWindow, case: str, field: str = "") -> None:
    """Go to a case from the list of cases, until all of it is painted."""
    opened.go(Place("cases"))
    opened.go(Place("editor", case=case, field=field))
    opened.window.repaint()


def _keys(opened: OpenWindow, field: str, words: int) -> Times:
    """Type into a field of the large case; returns the times of the keys."""
    opened.go(Place("editor", case=_LARGE, field=field))
    taken = []
    for _ in range(words):
        for letter in _TEXT:
            start = perf_counter()
            QTest.keyClick(_focused(), letter)
            QApplication.processEvents()
            taken.append(perf_counter() - start)
        opened.settle()
    return Times.of(taken)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "no field has the focus"
    return widget
