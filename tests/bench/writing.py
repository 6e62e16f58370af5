"""Writing in a case of sixty pages: opening it beside an empty one, going to its rows, and keys in its texts.

Then a text of five hundred pages alone, more than any field takes, beside Qt's plain editor. A key is measured
until everything that it brought about on the screen is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.bench.measuring import Line, Report, Times, at_most_ms, at_most_times, in_turns
from tests.helpers.picturefiles import png
from tests.helpers.richcontents import table_markup
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.content import PICTURE_SCHEME
from workbench.formspec.loader import load_form
from workbench.kernel.paths import form_folder
from workbench.ui.application import start_qt
from workbench.ui.navigation import Place
from workbench.ui.widgets.fields.texts import LongTextEditor

_PICTURES, _ROWS = 40, 200
_PARAGRAPHS = 150  # of 100 characters in each of two rich texts: with the pictures about sixty pages
_TABLE = (60, 5)  # rows and columns of a table in a text of its own
_MOST_TIMES, _MOST_MS = 3.0, 50.0
_SENTENCE = "储能电站失去站用电后，消防、通风和监控要靠应急供电装置，各站切换时间相差很大，设计无法选型。"
_TEXT = "emergency power supply "
_LONG_TEXT = "\n".join([_SENTENCE * 2] * 6_000)  # five hundred pages
_MOST_SHOWN, _MOST_KEY = 50.0, 10.0
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
        long = _long_texts(runs)
        keys = {
            name: _keys(opened, name, 2 if quick else 8)
            for name in ("purpose", "situation", "products", "title_en")
        }
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
        *long,
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
    workbench.drafting.set_value(ref, "situation", table_markup(*_TABLE, _SENTENCE[:6]))
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
    if field == "situation":
        QTest.keyClick(_focused(), Qt.Key.Key_Up)  # from behind the table into its last row
    taken = []
    for _ in range(words):
        for letter in _TEXT:
            start = perf_counter()
            QTest.keyClick(_focused(), letter)
            QApplication.processEvents()
            taken.append(perf_counter() - start)
        opened.settle()
    return Times.of(taken)


@dataclass
class _Taken:
    """Seconds until a text was shown, and those of each key in it."""

    shown: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)


def _long_texts(runs: int) -> tuple[Line, Line]:
    """Show a very long text in our editor and in Qt's, in turns, and type into its beginning."""
    ours, bare = _Taken(), _Taken()
    remarks = load_form(form_folder() / "gb-t-recommended" / "form.yaml").fields["remarks"]
    for _ in range(runs):
        editor, plain = LongTextEditor(remarks), QPlainTextEdit()
        _show(ours, editor, editor.box, editor.set_raw)
        _show(bare, plain, plain, plain.setPlainText)
    shown, shown_bare = Times.of(ours.shown), Times.of(bare.shown)
    keys, keys_bare = Times.of(ours.keys), Times.of(bare.keys)
    beside = "QPlainTextEdit"
    return (
        Line("show 500 pages", shown, beside, shown_bare, targets=(at_most_ms(shown, _MOST_SHOWN),)),
        Line("a key in them", keys, beside, keys_bare, targets=(at_most_ms(keys, _MOST_KEY, "p95"),)),
    )


def _show(taken: _Taken, widget: QWidget, box: QPlainTextEdit, put: Callable[[str], object]) -> None:
    widget.resize(700, 500)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    start = perf_counter()
    put(_LONG_TEXT)
    widget.repaint()
    QApplication.processEvents()
    taken.shown.append(perf_counter() - start)
    box.setFocus()
    for letter in _TEXT:
        start = perf_counter()
        QTest.keyClick(box, letter)
        QApplication.processEvents()
        taken.keys.append(perf_counter() - start)
    widget.close()
    widget.deleteLater()


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "no field has the focus"
    return widget
