"""Which editor a kind of field has."""

from __future__ import annotations

from collections.abc import Callable

from workbench.formspec.freetexts import is_spelled
from workbench.formspec.model import Field
from workbench.ui.widgets.fields.attachments import AttachmentsEditor
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.choices import choice_editor, yes_no_editor
from workbench.ui.widgets.fields.codes import CodeEditor
from workbench.ui.widgets.fields.numbers import DateEditor, NumberEditor
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.spellmarks import mark_spelling
from workbench.ui.widgets.fields.suggesting import SuggestEditor
from workbench.ui.widgets.fields.texts import LineEditor, LongTextEditor

_Maker = Callable[[Field, bool], FieldEditor]
_EDITORS: dict[str, _Maker] = {
    "short_text": SuggestEditor,
    "organisation": SuggestEditor,
    "person": SuggestEditor,
    "standard_number": LineEditor,
    "long_text": LongTextEditor,
    "rich": RichEditor,
    "choice": choice_editor,
    "yes_no": yes_no_editor,
    "integer": NumberEditor,
    "money": NumberEditor,
    "date": DateEditor,
    "ics_code": CodeEditor,
    "ccs_code": CodeEditor,
}
_LISTS: dict[str, Callable[[Field, Callable[[Field], FieldEditor]], FieldEditor]] = {
    "rows": RowsEditor,
    "attachments": AttachmentsEditor,
}


def editor_for(field: Field) -> FieldEditor:
    """Return an empty editor for a field."""
    if field.kind not in _LISTS:
        return _made(field, False)
    return _LISTS[field.kind](field, cell_for if is_spelled(field) else _plain_cell)


def cell_for(column: Field) -> FieldEditor:
    """Return an empty editor for a cell; it gives nothing out by itself."""
    return _made(column, True)


def _plain_cell(column: Field) -> FieldEditor:
    return _EDITORS[column.kind](column, True)


def _made(field: Field, in_cell: bool) -> FieldEditor:
    editor = _EDITORS[field.kind](field, in_cell)
    if is_spelled(field):
        mark_spelling(editor)
    return editor
