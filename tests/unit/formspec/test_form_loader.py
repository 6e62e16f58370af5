"""Forms are read strictly: each mistake is named with file, line and what is allowed."""

from decimal import Decimal
from pathlib import Path

import pytest

from workbench.formspec.loader import load_form, load_forms
from workbench.formspec.model import Form
from workbench.kernel.errors import DataFileError, NotReadable, UnknownName
from workbench.kernel.i18n import Bilingual

HEAD = """\
id: small
version: 1
kind: recommended
title: {zh: 小表, en: Small form}
sections:
  - id: basics
    title: {zh: 基本信息, en: Basics}
    fields:
"""
TITLE = "      - {id: title, kind: short_text, label: {zh: 名称, en: Title}, required: true}\n"
TYPE = """\
      - id: type
        kind: choice
        label: {zh: 类型, en: Type}
        choices:
          - {value: new, label: {zh: 制定, en: New}}
          - {value: old, label: {zh: 修订, en: Revision}}
"""


def form_of(tmp_path: Path, *fields: str, head: str = HEAD) -> Form:
    """Return the form with these fields."""
    path = tmp_path / "form.yaml"
    path.write_text(head + "".join(fields), encoding="utf-8")
    return load_form(path)


def refusal(tmp_path: Path, *fields: str, head: str = HEAD) -> DataFileError:
    """Return the error that a form with these fields gives."""
    with pytest.raises(DataFileError) as caught:
        form_of(tmp_path, *fields, head=head)
    return caught.value


def field(rest: str, kind: str = "short_text", name: str = "extra") -> str:
    """Return one field on one line; the ninth line of a form when it comes first."""
    return f"      - {{id: {name}, kind: {kind}, label: {{zh: 甲, en: A}}, {rest}}}\n"


def test_a_form_is_read_with_its_sections_and_fields(tmp_path: Path) -> None:
    form = form_of(tmp_path, TITLE, TYPE)
    assert (form.id, form.version, form.kind, form.title.zh) == ("small", 1, "recommended", "小表")
    assert list(form.fields) == ["title", "type"]
    assert form.sections[0].title == Bilingual("基本信息", "Basics")


def test_a_field_is_read_with_all_it_says(tmp_path: Path) -> None:
    text = field(
        'number: "16", help: {zh: 助, en: H}, example: {zh: "18", en: "18"}, unit: {zh: 个月, en: months}, '
        'limits: {minimum: 1, maximum: 1.5}, required_if: type == "new", visible_if: filled(type), '
        "source: a call, confidence: M",
        kind="integer",
    )
    extra = form_of(tmp_path, TYPE, text).fields["extra"]
    assert (extra.number, extra.unit.en, extra.confidence, extra.source) == ("16", "months", "M", "a call")
    assert (extra.limits.minimum, extra.limits.maximum) == (Decimal(1), Decimal("1.5"))
    assert extra.required_if.holds({"type": "new"})
    assert extra.visible_if is not None
    assert not extra.visible_if.holds({})


def test_required_true_is_short_for_always(tmp_path: Path) -> None:
    assert form_of(tmp_path, TITLE).fields["title"].required_if.holds({})


def test_true_and_false_are_conditions_too_and_what_is_always_shown_depends_on_nothing(tmp_path: Path) -> None:
    extra = form_of(tmp_path, field("required_if: false, visible_if: false")).fields["extra"]
    assert not extra.required_if.holds({})
    assert extra.visible_if is not None
    assert not extra.visible_if.holds({})
    assert form_of(tmp_path, field("visible_if: true")).fields["extra"].visible_if is None


def test_rows_have_columns(tmp_path: Path) -> None:
    text = field(
        "columns: [{id: name, kind: organisation, label: {zh: 名, en: N}, required: true}]", kind="rows"
    )
    column = form_of(tmp_path, text).fields["extra"].column("name")
    assert column.kind == "organisation"


@pytest.mark.parametrize(
    ("rest", "kind", "message"),
    [
        ("colour: red", "short_text", "there is no key “colour” here."),
        ("source: a", "text", "kind can't be “text”."),
        ("confidence: X", "short_text", "confidence can't be “X”."),
        ("required: maybe", "short_text", "required must be true or false."),
        (
            "required: true, required_if: filled(title)",
            "short_text",
            "give either required or required_if, not both.",
        ),
        (
            "visible_if: filled(nothing)",
            "short_text",
            "the condition asks for “nothing”, which is no field here.",
        ),
        (
            "required_if: filled(nothing)",
            "short_text",
            "the condition asks for “nothing”, which is no field here.",
        ),
        (
            "visible_if: open(title)",
            "short_text",
            "this can't be used as a condition: “open(title)” can't be used; only filled(field) can.",
        ),
        ('visible_if: type == "newer"', "short_text", "type never is “newer”."),
        ('visible_if: \'type in ["new", "older"]\'', "short_text", "type never is “older”."),
        ("visible_if: filled(extra)", "short_text", "the condition of extra depends on extra itself."),
        ("source: a", "choice", "a field of the kind choice needs choices."),
        ("choices: []", "choice", "a field of the kind choice needs choices."),
        (
            "choices: [{value: a, label: {zh: 甲, en: A}}]",
            "short_text",
            "choices is only for fields of the kind choice.",
        ),
        ("source: a", "rows", "a field of the kind rows needs columns."),
        ("columns: []", "rows", "a field of the kind rows needs columns."),
        ("limits: {max_length: -1}", "short_text", "max_length can't be negative."),
        ("limits: {max_length: many}", "short_text", "max_length must be a whole number."),
        ("limits: {maximum: 3}", "short_text", "the kind short_text has no limit “maximum”."),
        ("limits: {longest: 3}", "short_text", "the kind short_text has no limit “longest”."),
        ("limits: {minimum: 5, maximum: 3}", "integer", "maximum is less than minimum."),
        ("limits: {minimum: .nan}", "integer", "minimum must be a number."),
        ("limits: {minimum: low}", "money", "minimum must be a number."),
        ("many: true", "short_text", "the kind short_text holds one value."),
        ("issuers: [iso]", "short_text", "issuers is only for fields of the kind standard_number."),
        ("issuers: [isso]", "standard_number", "“isso” is no issuer of standards."),
        ("suggest: nothing", "short_text", "suggest can't be “nothing”."),
        (
            "suggest: departments",
            "date",
            "suggest is only for fields of the kind short_text, person, organisation.",
        ),
        ("fills: {phone: title}", "organisation", "fills is only for fields of the kind person."),
        ("fills: {phone: type}", "person", "“type” is no text field beside this one."),
        ("fills: {phone: nothing}", "person", "“nothing” is no text field beside this one."),
        ("fills: {shoes: title}", "person", "there is no key “shoes” here."),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, rest: str, kind: str, message: str) -> None:
    error = refusal(tmp_path, field(rest, kind), TITLE, TYPE)
    assert error.message == f"form.yaml, line 9: {message}"


def test_a_wrong_kind_lists_those_there_are(tmp_path: Path) -> None:
    error = refusal(tmp_path, field("source: a", "text"))
    assert "short_text" in error.hint
    assert "rows" in error.hint


def test_two_fields_with_one_id_are_refused_at_the_second(tmp_path: Path) -> None:
    assert (
        refusal(tmp_path, TITLE, TITLE).message == "form.yaml, line 10: there are two fields with the id title."
    )


@pytest.mark.parametrize("name", ["true", "filled", "1a", "a-b", "标题"])
def test_an_id_that_conditions_could_not_name_is_refused(tmp_path: Path, name: str) -> None:
    assert "can't be the id of a field" in refusal(tmp_path, field("source: a", name=f'"{name}"')).message


def test_conditions_in_a_circle_are_refused(tmp_path: Path) -> None:
    first, second = field("visible_if: filled(b)", name="a"), field("visible_if: filled(a)", name="b")
    assert "the condition of a depends on a itself" in refusal(tmp_path, first, second).message


def test_two_choices_that_people_could_not_tell_apart_are_refused(tmp_path: Path) -> None:
    text = field("choices: [{value: a, label: {zh: 甲, en: A}}, {value: b, label: {zh: 乙, en: a}}]", "choice")
    assert "the choice “b” is empty or like another one." in refusal(tmp_path, text).message


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("{id: id, kind: short_text, label: {zh: 甲, en: A}}", "a column can't have the id id here."),
        ("{id: a, kind: rows, label: {zh: 甲, en: A}}", "kind can't be “rows”."),
        ("{id: a, kind: date, label: {zh: 甲, en: A}, visible_if: true}", "a column is always visible."),
        (
            "{id: a, kind: date, label: {zh: 甲, en: A}, required_if: filled(title)}",
            "the condition asks for “title”, which is no field here.",
        ),
    ],
)
def test_a_wrong_column_is_named_with_its_line(tmp_path: Path, columns: str, message: str) -> None:
    error = refusal(tmp_path, field(f"columns: [{columns}]", "rows"), TITLE)
    assert error.message == f"form.yaml, line 9: {message}"


def test_a_form_of_unknown_kind_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, TITLE, head=HEAD.replace("kind: recommended", "kind: voluntary"))
    assert error.message == "form.yaml, line 3: kind can't be “voluntary”."
    assert error.hint == "Allowed: recommended, mandatory, guidance, foreign_language, accompanying."


def test_a_form_without_fields_is_refused(tmp_path: Path) -> None:
    head = HEAD.split("sections:", maxsplit=1)[0]
    assert "needs at least one section with a field" in refusal(tmp_path, head=head).message


def test_forms_of_a_folder_come_by_id(tmp_path: Path) -> None:
    for name in ("one", "_shared", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "form.yaml").write_text(HEAD + TITLE, encoding="utf-8")
    (tmp_path / "_shared" / "form.yaml").write_text("wrong", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a form", encoding="utf-8")
    assert list(load_forms(tmp_path)) == ["small"]


def test_two_forms_with_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "form.yaml").write_text(HEAD + TITLE, encoding="utf-8")
    with pytest.raises(DataFileError, match="there are two forms with the id small"):
        load_forms(tmp_path)


def test_a_missing_folder_is_not_readable(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="The folder of forms"):
        load_forms(tmp_path / "nowhere")


def test_an_unknown_field_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="has no field “titel”") as caught:
        form_of(tmp_path, TITLE, TYPE).field_named("titel")
    assert caught.value.nearest[0] == "title"
