"""Numbers in lists stand at the right of their columns, with their heads, when edited and among the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.helpers.editors import opened, row
from tests.helpers.windows import TestDesk
from workbench.ui.navigation import Place
from workbench.ui.pages.answers.lines import Kind
from workbench.ui.pages.answers.page import AnswersPage
from workbench.ui.widgets.fields.rows import RowsEditor

CASE, LIST = "2026-001", "budget_lines"
RIGHT = Qt.AlignmentFlag.AlignRight


def test_numbers_and_their_heads_stand_at_the_right_in_the_editor(sample_desk: TestDesk) -> None:
    editor = row(opened(sample_desk, LIST), LIST).editor
    assert isinstance(editor, RowsEditor)
    numbers = editor.field.figures
    assert numbers and numbers < set(editor.field.heads)
    line = editor.lines[0]
    for name, cell in line.cells.items():
        entry = cell.entry()
        if isinstance(entry, QLineEdit):
            assert bool(entry.alignment() & RIGHT) == (name in numbers), name
    assert all(figure.alignment() & RIGHT for figure in line.figures.values())
    heads = dict(zip(editor.field.heads, editor._grid._heads, strict=True))
    assert {name for name, head in heads.items() if head.alignment() & RIGHT} == numbers
    totals = dict(zip(editor.field.heads, editor._figures.totals, strict=True))
    assert {name for name, total in totals.items() if total.alignment() & RIGHT} == numbers


def test_numbers_stand_at_the_right_among_the_answers(sample_desk: TestDesk) -> None:
    page = AnswersPage(sample_desk.desk)
    sample_desk.show(page, Place("answers", case=CASE, field=LIST))
    sample_desk.settle()
    lines = [line for line in page.view.answers.lines if line.field == LIST and line.cells]
    assert {line.kind for line in lines} == {Kind.HEAD, Kind.ROW, Kind.TOTAL}
    drafting = sample_desk.workbench.drafting
    field = drafting.form_of(drafting.case(CASE)).fields[LIST]
    wanted = {place for place, name in enumerate(field.heads) if name in field.figures}
    assert all(line.numbers == wanted for line in lines)
