"""Thirty hostile texts in every widget that shows text: how long each of them keeps somebody waiting.

Editors have each text pasted with real keys. Pages of one case open on each text, beside a case that holds the
word “one” instead: what is left of the difference is the text's own. Pages that show all texts at once are told
per text.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.bench.measuring import Line, Report, Target, Times, Work, swept, timed
from tests.data.hostile_texts import HOSTILE
from tests.helpers.hostilecases import fill_with_hostile_texts
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from workbench.app.workbench import Workbench
from workbench.formspec.loader import load_form
from workbench.kernel.paths import form_folder
from workbench.ui.application import start_qt
from workbench.ui.navigation import Place
from workbench.ui.widgets.fields.factory import editor_for
from workbench.ui.widgets.fields.rows import RowsEditor

_MOST_MS = 100.0
_EDITORS = {"a rich text": "scope", "a long text": "remarks", "a line": "title_en", "a list": "products"}
_OF_A_CASE: Mapping[str, Callable[[str], Place]] = {
    "the editor": lambda case: Place("editor", case=case, field="scope"),
    "check my answers": lambda case: Place("answers", case=case),
    "hand in": lambda case: Place("handin", case=case),
    "versions": lambda case: Place("versions", case=case),
}
_OF_ALL = {
    "start": Place("start"),
    "cases": Place("cases"),
    "search": Place("search", words="one"),
    "plan": Place("plan", plan="action-plan-2022", article="8"),
}


def measure(folder: Path, quick: bool) -> Report:
    """Paste the texts into editors, then open pages on them; a quick run takes every tenth text."""
    application = start_qt()
    names = list(HOSTILE)[:: 10 if quick else 1]
    runs = 1 if quick else 3
    cases: dict[str, str] = {}

    def fill(workbench: Workbench) -> None:
        cases.update(fill_with_hostile_texts(workbench))
        case = workbench.drafting.create("gb-t-recommended", "储能 x")
        workbench.drafting.fill(case.ref, {"scope": "one"})
        cases[""] = case.ref

    found: list[tuple[Line, str]] = [
        _summed(f"pasted into {words}", _pasted(field, names, runs)) for words, field in _EDITORS.items()
    ]
    opened = OpenWindow(folder, fill)
    try:
        for words, place in _OF_A_CASE.items():
            found.append(_page(opened, words, {name: place(cases[name]) for name in ("", *names)}, runs))
        lines = [_all_at_once(opened, words, place, runs) for words, place in _OF_ALL.items()]
    finally:
        QApplication.clipboard().clear()  # what was copied must not outlive the application
        opened.close()
        del application
    return Report((*(line for line, _ in found), *lines), tuple(remark for _, remark in found))


def _pasted(field: str, names: list[str], runs: int) -> dict[str, float]:
    """Paste each text over what stands in an editor, until it is painted; return the seconds of each."""
    form = load_form(form_folder() / "gb-t-recommended" / "form.yaml")
    editor = editor_for(form.fields[field])
    window = QWidget()
    QVBoxLayout(window).addWidget(editor)
    window.resize(800, 600)
    window.show()
    if isinstance(editor, RowsEditor):
        editor.add_row()

    def paste(name: str) -> None:
        entry = editor.entry()
        QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QApplication.clipboard().setMimeData(_copied(HOSTILE[name]))
        QTest.keyClick(entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        let_qt_work()
        window.repaint()

    try:
        return _medians({name: partial(paste, name) for name in names}, runs)
    finally:
        window.deleteLater()
        let_qt_work()


def _copied(text: str) -> QMimeData:
    """Return a text as a browser copies it; the clipboard takes no half of a pair."""
    data = QMimeData()
    data.setHtml(text.replace("\ud800", ""))
    data.setText(text.replace("\ud800", ""))
    return data


def _medians(works: Mapping[str, Work], runs: int) -> dict[str, float]:
    """Run works in turns and return the median seconds of each."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    with swept():
        for _ in range(runs):
            for name, work in works.items():
                taken[name].append(timed(work))
    return {name: statistics.median(row) for name, row in taken.items()}


def _page(opened: OpenWindow, words: str, places: Mapping[str, Place], runs: int) -> tuple[Line, str]:
    """Open a page on each text and on the harmless one, coming from the list of cases."""

    def visit(place: Place) -> float:
        opened.go(Place("cases"))
        return timed(lambda: (opened.go(place), opened.window.repaint()))

    taken: dict[str, list[float]] = {name: [] for name in places}
    for place in places.values():
        visit(place)
    for _ in range(runs):
        for name, place in places.items():
            taken[name].append(visit(place))
    medians = {name: statistics.median(row) for name, row in taken.items()}
    harmless = medians.pop("")
    own = {name: max(seconds - harmless, 0.0) for name, seconds in medians.items()}
    return _summed(f"own time in {words}", own)


def _all_at_once(opened: OpenWindow, words: str, place: Place, runs: int) -> Line:
    other = Place("preferences")

    def visit() -> float:
        opened.go(other)
        return timed(lambda: (opened.go(place), opened.window.repaint()))

    visit()
    each = Times.of([visit() / len(HOSTILE) for _ in range(max(runs, 2))])
    return Line(f"hostile: in {words}, per text", each, targets=(_target(each.p95),))


def _summed(words: str, seconds: Mapping[str, float]) -> tuple[Line, str]:
    """Return the line of a widget over all texts, held against the worst of them, and which one that is."""
    times = Times.of(list(seconds.values()))
    worst = max(seconds, key=lambda name: seconds[name])
    remark = f"hostile: {words}: the worst is “{worst}” with {seconds[worst] * 1000:.0f} ms."
    return Line(f"hostile: {words}", times, targets=(_target(seconds[worst] * 1000),)), remark


def _target(worst_ms: float) -> Target:
    return Target(f"worst {_MOST_MS:g} ms", worst_ms <= _MOST_MS)
