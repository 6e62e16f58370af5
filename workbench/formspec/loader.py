"""Reads forms from YAML, strictly: whatever is wrong is named with file, line and what is allowed.

Builds the structures of `model`; what forms share is found by `groups`, what values mean is decided by `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from workbench.domain.attachments import KEPT
from workbench.formspec.computedcolumns import read_computed, read_totals
from workbench.formspec.conditions import ALWAYS, NEVER, Condition, ConditionError, parse_condition
from workbench.formspec.filling import check_fills, read_fills, read_suggest
from workbench.formspec.groups import SHARED_FOLDER, USE, Groups
from workbench.formspec.history import read_history
from workbench.formspec.kind_attachments import KIND as ATTACHMENTS
from workbench.formspec.kind_attachments import attachment_columns, with_places
from workbench.formspec.kind_rows import CELL_KINDS, ROW_ID
from workbench.formspec.kinds import KINDS
from workbench.formspec.model import (
    CONFIDENCE,
    FORM_KINDS,
    LAST,
    NO_LIMITS,
    Choice,
    Field,
    Form,
    Limits,
    Section,
)
from workbench.formspec.standard_numbers import issuers
from workbench.kernel.datafile import Entry, parse_data, read_data_file, read_text_file
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import NO_WORDS, listed, tr

Item = TypeVar("Item")
FORM_FILE = "form.yaml"
_COUNTS = ("min_length", "max_length", "min_rows", "max_rows")
_AMOUNTS = ("minimum", "maximum")
_PAIRS = (("min_length", "max_length"), ("minimum", "maximum"), ("min_rows", "max_rows"))


def load_forms(folder: Path) -> dict[str, Form]:
    """Return the forms of a folder by id: one per sub-folder with a form.yaml, those starting with _ left out.

    They come by the `order` they give themselves, those without one last and by the names of their folders.
    Raises NotReadable if the folder can't be listed, DataFileError for a wrong form or an id given twice.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("_"))
    except OSError as error:
        raise NotReadable(
            tr("The folder of forms {folder} can't be read.", folder=folder),
            tr("Check that the program was installed completely."),
            str(error),
        ) from error
    forms: dict[str, Form] = {}
    groups = Groups(folder / SHARED_FOLDER)
    for path in paths:
        file = path / FORM_FILE
        if file.is_file():
            entry = parse_data(read_text_file(file), f"{path.name}/{FORM_FILE}")
            form = _form(entry, groups)
            if form.id in forms:
                raise entry.wrong("id", tr("there are two forms with the id {id}.", id=form.id))
            forms[form.id] = form
    return dict(sorted(forms.items(), key=lambda item: item[1].order))


def load_form(path: Path) -> Form:
    """Return the form of a form.yaml; raises NotReadable, or DataFileError with file and line.

    Groups it uses are looked for in the folder `_shared` beside the form's own.
    """
    return _form(read_data_file(path), Groups(path.parent.parent / SHARED_FOLDER))


def read_section(entry: Entry, groups: Groups) -> Section:
    """Return a section that stands in a file of its own; its conditions may ask about its own fields only.

    Raises DataFileError with file and line.
    """
    reader = _Reader(groups, None)
    section = reader.section(entry)
    reader.check_conditions({field.id: field for field in section.fields})
    return section


def _form(entry: Entry, groups: Groups) -> Form:
    reader = _Reader(groups, entry.entry("taken_over") if "taken_over" in entry else None)
    form = Form(
        id=entry.text("id"),
        version=entry.integer("version"),
        kind=entry.choice("kind", FORM_KINDS),
        title=entry.words("title", required=True),
        sections=with_places([reader.section(item) for item in entry.entries("sections")]),
        help=entry.words("help"),
        source=entry.text("source", ""),
        order=entry.integer("order", LAST),
        history=read_history(entry),
    )
    if not form.fields:
        raise entry.wrong("sections", tr("a form needs at least one section with a field."))
    entry.done()
    reader.check_conditions(form.fields)
    return form


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Where something was seen, and how sure that is."""

    source: str
    confidence: str

    @classmethod
    def read(cls, entry: Entry) -> _Evidence:
        """Return what an entry says."""
        evidence = cls(entry.text("source"), entry.choice("confidence", CONFIDENCE))
        entry.done()
        return evidence


class _Reader:
    """Reads the sections and fields of one form and remembers where each stands, for the last checks.

    `taken_over` says how surely the fields that come from a group belong to this form too: what was seen on one
    paper may only be likely on another.
    """

    def __init__(self, groups: Groups, taken_over: Entry | None) -> None:
        self._groups = groups
        self._taken_over = _Evidence.read(taken_over) if taken_over is not None else None
        self._places: dict[str, Entry] = {}
        self._sections: set[str] = set()

    def section(self, written: Entry) -> Section:
        """Return one section with its fields."""
        entry = self._groups.section(written)
        section_id = entry.text("id")
        if section_id in self._sections:
            raise entry.wrong("id", tr("there are two sections with the id {id}.", id=section_id))
        self._sections.add(section_id)
        section = Section(
            id=section_id,
            title=entry.words("title", required=True),
            fields=tuple(self._field(item) for item in entry.entries("fields")),
            help=entry.words("help"),
        )
        entry.done()
        return section

    def _field(self, written: Entry) -> Field:
        entry = self._groups.field(written)
        field = _read_field(entry, KINDS)
        if field.id in self._places:
            raise entry.wrong("id", tr("there are two fields with the id {id}.", id=field.id))
        self._places[field.id] = entry
        comes_from_group = written.is_used or (USE in written and "source" not in written)
        if self._taken_over is not None and comes_from_group:
            own = USE in written and "confidence" in written
            confidence = field.confidence if own else self._taken_over.confidence
            return replace(field, source=self._taken_over.source, confidence=confidence)
        return field

    def check_conditions(self, fields: Mapping[str, Field]) -> None:
        """Refuse conditions that name what the form lacks, or that depend on each other in a circle."""
        for field in fields.values():
            place = self._places[field.id]
            _check_names(place, "required_if", field.required_if, fields)
            if field.visible_if is not None:
                _check_names(place, "visible_if", field.visible_if, fields)
            check_fills(place, field, fields)
        for field in fields.values():
            if field.id in _asked_of(field.id, fields):
                message = tr("the condition of {id} depends on {id} itself.", id=field.id)
                raise self._places[field.id].wrong("visible_if", message)


def _asked_of(field_id: str, fields: Mapping[str, Field]) -> set[str]:
    """Return all fields on which a field's visibility depends, directly or through others."""
    found: set[str] = set()
    waiting = [field_id]
    while waiting:
        condition = fields[waiting.pop()].visible_if
        new = (condition.names if condition else frozenset()) - found
        found |= new
        waiting += new
    return found


def _check_names(place: Entry, key: str, condition: Condition, fields: Mapping[str, Field]) -> None:
    for name in sorted(condition.names):
        if name not in fields:
            message = tr("the condition asks for “{name}”, which is no field here.", name=name)
            raise place.wrong(key, message, _allowed(fields))
    for name, constant in condition.compared:
        field = fields[name]
        values = [choice.value for choice in field.choices]
        if field.kind == "choice" and constant not in values:
            message = tr("{name} never is “{value}”.", name=name, value=constant)
            raise place.wrong(key, message, _allowed(values))


def _allowed(names: Iterable[str]) -> str:
    return tr("Allowed: {names}.", names=listed(names))


def _read_field(entry: Entry, kinds: Mapping[str, object]) -> Field:
    kind = entry.choice("kind", kinds)
    attached = kind == ATTACHMENTS
    columns = _attached(entry) if attached else _only_for(entry, "columns", kind, "rows", _columns)
    field = Field(
        id=_field_id(entry),
        kind=kind,
        label=entry.words("label", required=True),
        number=entry.text("number", ""),
        help=entry.words("help"),
        example=entry.words("example"),
        required_if=_required(entry),
        visible_if=_visible(entry),
        choices=() if attached else _only_for(entry, "choices", kind, "choice", _choices),
        columns=columns,
        computed=read_computed(entry, columns),
        totals=read_totals(entry, columns),
        kept=KEPT if attached else (),
        limits=_limits(entry, kind) if "limits" in entry else NO_LIMITS,
        many=_many(entry, kind),
        issuers=_issuers(entry, kind),
        unit=entry.words("unit") if "unit" in entry else NO_WORDS,
        suggest=read_suggest(entry, kind),
        fills=read_fills(entry, kind),
        source=entry.text("source", ""),
        confidence=entry.choice("confidence", CONFIDENCE, ""),
    )
    entry.done()
    return field


def _field_id(entry: Entry) -> str:
    field_id = entry.text("id")
    if not (field_id.isascii() and field_id.isidentifier() and field_id not in ("true", "false", "filled")):
        message = tr("“{id}” can't be the id of a field.", id=field_id)
        raise entry.wrong("id", message, tr("Use latin letters, digits and _, beginning with a letter."))
    return field_id


def _visible(entry: Entry) -> Condition | None:
    """Return what a field depends on; one that a form shows always depends on nothing."""
    condition = _condition(entry, "visible_if") if "visible_if" in entry else ALWAYS
    return None if condition is ALWAYS else condition


def _required(entry: Entry) -> Condition:
    if "required" not in entry:
        return _condition(entry, "required_if") if "required_if" in entry else NEVER
    if "required_if" in entry:
        raise entry.wrong("required_if", tr("give either required or required_if, not both."))
    return ALWAYS if entry.flag("required") else NEVER


def _condition(entry: Entry, key: str) -> Condition:
    value = entry.scalar(key)
    if isinstance(value, bool):
        return ALWAYS if value else NEVER
    try:
        return parse_condition(entry.text(key))
    except ConditionError as error:
        raise entry.wrong(
            key,
            tr("this can't be used as a condition: {problem}.", problem=error),
            tr("Allowed: == != < <= > >= in [ ], and, or, not, filled(field), true, false."),
        ) from error


def _only_for(
    entry: Entry, key: str, kind: str, wanted: str, read: Callable[[Entry], tuple[Item, ...]]
) -> tuple[Item, ...]:
    if kind != wanted:
        if key in entry:
            raise entry.wrong(key, tr("{key} is only for fields of the kind {kind}.", key=key, kind=wanted))
        return ()
    items = read(entry)
    if not items:
        raise entry.wrong(key, tr("a field of the kind {kind} needs {key}.", kind=kind, key=key))
    return items


def _choices(entry: Entry) -> tuple[Choice, ...]:
    choices = []
    taken: set[str] = set()
    for item in entry.entries("choices"):
        choice = Choice(item.text("value"), item.words("label", required=True))
        item.done()
        names = {name.casefold() for name in (choice.value, choice.label.zh, choice.label.en) if name}
        if not choice.value or names & taken:
            message = tr("the choice “{value}” is empty or like another one.", value=choice.value)
            raise item.wrong("value", message)
        taken |= names
        choices.append(choice)
    return tuple(choices)


def _columns(entry: Entry) -> tuple[Field, ...]:
    columns: dict[str, Field] = {}
    places: dict[str, Entry] = {}
    for item in entry.entries("columns"):
        column = _read_field(item, CELL_KINDS)
        if column.id in columns or column.id == ROW_ID:
            raise item.wrong("id", tr("a column can't have the id {id} here.", id=column.id))
        if "visible_if" in item:
            raise item.wrong("visible_if", tr("a column is always visible."))
        columns[column.id] = column
        places[column.id] = item
    for column in columns.values():
        _check_names(places[column.id], "required_if", column.required_if, columns)
        check_fills(places[column.id], column, columns)
    return tuple(columns.values())


def _attached(entry: Entry) -> tuple[Field, ...]:
    """Return the columns of a list of attachments, whose `choices` are the purposes of its files."""
    purposes = _choices(entry)
    if not purposes:
        message = tr("a field of the kind {kind} needs {key}.", kind=ATTACHMENTS, key="choices")
        raise entry.wrong("choices", message)
    return attachment_columns(purposes)


def _many(entry: Entry, kind: str) -> bool:
    many = entry.flag("many", default=False)
    if many and not KINDS[kind].many:
        names = [name for name, known in KINDS.items() if known.many]
        raise entry.wrong("many", tr("the kind {kind} holds one value.", kind=kind), _allowed(names))
    return many


def _issuers(entry: Entry, kind: str) -> tuple[str, ...]:
    names = entry.texts("issuers")
    if names and kind != "standard_number":
        raise entry.wrong(
            "issuers", tr("{key} is only for fields of the kind {kind}.", key="issuers", kind="standard_number")
        )
    for name in names:
        if name not in issuers().names:
            message = tr("“{name}” is no issuer of standards.", name=name)
            raise entry.wrong("issuers", message, _allowed(sorted(issuers().names)))
    return names


def _limits(entry: Entry, kind: str) -> Limits:
    limits = entry.entry("limits")
    allowed = KINDS[kind].limits
    keys = limits.keys()
    for key in keys:
        if key not in allowed:
            message = tr("the kind {kind} has no limit “{key}”.", kind=kind, key=key)
            raise limits.wrong(key, message, _allowed(sorted(allowed)))
    counts = {key: _count(limits, key) if key in limits else None for key in _COUNTS}
    amounts = {key: _amount(limits, key) if key in limits else None for key in _AMOUNTS}
    for least, most in _PAIRS:
        bounds = {**counts, **amounts}
        low, high = bounds[least], bounds[most]
        if low is not None and high is not None and low > high:
            raise limits.wrong(most, tr("{most} is less than {least}.", most=most, least=least))
    return Limits(
        min_length=counts["min_length"],
        max_length=counts["max_length"],
        minimum=amounts["minimum"],
        maximum=amounts["maximum"],
        min_rows=counts["min_rows"],
        max_rows=counts["max_rows"],
    )


def _count(limits: Entry, key: str) -> int:
    count = limits.integer(key)
    if count < 0:
        raise limits.wrong(key, tr("{key} can't be negative.", key=key))
    return count


def _amount(limits: Entry, key: str) -> Decimal:
    value = limits.scalar(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise limits.wrong(key, tr("{key} must be a number.", key=key))
    amount = Decimal(str(value))
    if not amount.is_finite():
        raise limits.wrong(key, tr("{key} must be a number.", key=key))
    return amount
