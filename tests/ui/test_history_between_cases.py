"""The history of a field beside one case after another: no case is asked for a field that it does not have."""

from __future__ import annotations

from tests.helpers import editors
from tests.helpers.windows import TestDesk
from workbench.ui.navigation import Place

FIELD = "mandatory_scope"  # mandatory proposals have it, statements do not


def test_another_case_opened_beside_the_history_of_a_field_is_asked_for_its_own(desk: TestDesk) -> None:
    mandatory = desk.workbench.drafting.create("gb-mandatory", "强制性标准")
    statement = desk.workbench.drafting.create("project-statement", "项目说明")
    page = editors.opened(desk, FIELD, tab="history")
    for other, field in ((statement, "title_zh"), (mandatory, FIELD), (statement, "")):
        page.show_place(Place("editor", case=other.ref, field=field))
        desk.settle()
    assert page.state is not None
    assert page.state.case.ref == statement.ref
    assert page._side._history._field in page.state.form.fields
    assert desk.troubles == []
