"""The editor page on its own, opened at a field, and the rows of its form."""

from __future__ import annotations

from tests.helpers.windows import TestDesk
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"


def opened(desk: TestDesk, field: str = "", width: int = 1440, height: int = 900, tab: str = "") -> EditorPage:
    """Open the editor on the first case at a field, with a tab of the side pane; wait until it is read."""
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor", case=CASE, field=field), width, height)
    if tab:
        page._side.show_tab(tab)
    desk.settle()
    return page


def row(page: EditorPage, field: str) -> FieldRow:
    """Return the row of a field of the open section."""
    found = page._form.row_of(field)
    assert found is not None
    return found
