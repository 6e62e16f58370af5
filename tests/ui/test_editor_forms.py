"""The editor opens the sample case of every form, at any of its sections."""

from __future__ import annotations

import pytest

from tests.helpers.windows import TestDesk
from workbench.formspec.validation import visible_fields
from workbench.kernel.paths import form_folder
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

FORMS = sorted(path.parent.name for path in form_folder().glob("[a-z]*/form.yaml"))


@pytest.mark.parametrize("form_id", FORMS)
def test_every_section_of_the_sample_can_be_opened(desk: TestDesk, form_id: str) -> None:
    case = desk.workbench.drafting.create_sample(form_id)
    form = desk.workbench.drafting.form(form_id)
    visible = {field.id for field in visible_fields(form, case.values)}
    firsts = [next((field.id for field in part.fields if field.id in visible), "") for part in form.sections]
    page = EditorPage(desk.desk)

    for field_id in filter(None, firsts):
        desk.show(page, Place("editor", case=case.ref, field=field_id))
        assert page._form.row_of(field_id) is not None
