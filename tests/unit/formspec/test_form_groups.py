"""Groups that several forms use: taken over whole or field by field; mistakes are named at both places."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.formspec.loader import load_form, load_forms
from workbench.formspec.model import Form
from workbench.kernel.errors import DataFileError
from workbench.kernel.i18n import Bilingual

GROUP = """\
id: patents
title: {zh: 专利, en: Patents}
fields:
  - {id: involved, kind: yes_no, label: {zh: 涉及, en: Involved}, required: true, source: seen, confidence: H}
  - id: list
    kind: long_text
    label: {zh: 清单, en: List}
    required_if: involved == true
    visible_if: involved == true
    source: seen
"""
HEAD = "id: small\nversion: 1\nkind: recommended\ntitle: {zh: 小表, en: Small}\n"
OWN = "      - {id: own, kind: date, label: {zh: 甲, en: A}, source: own, confidence: M}\n"


def form_of(folder: Path, *sections: str, head: str = HEAD, group: str = GROUP) -> Form:
    """Return the form with these sections; they begin on its sixth line."""
    (folder / "_shared").mkdir()
    (folder / "_shared" / "patents.yaml").write_text(group, encoding="utf-8")
    (folder / "small").mkdir()
    path = folder / "small" / "form.yaml"
    path.write_text(head + "sections:\n" + "".join(sections), encoding="utf-8")
    return load_forms(folder)["small"]


def refusal(folder: Path, *sections: str, head: str = HEAD, group: str = GROUP) -> DataFileError:
    """Return the error that a form with these sections gives."""
    with pytest.raises(DataFileError) as caught:
        form_of(folder, *sections, head=head, group=group)
    return caught.value


def with_fields(*uses: str) -> str:
    """Return one section whose fields, from the ninth line on, are written in flow style."""
    lines = "".join(f"      - {{{use}}}\n" for use in uses)
    return "  - id: all\n    title: {zh: 全部, en: All}\n    fields:\n" + lines


def test_a_section_is_taken_over_whole(tmp_path: Path) -> None:
    (section,) = form_of(tmp_path, "  - use: patents\n").sections
    assert (section.id, section.title.zh) == ("patents", "专利")
    assert [field.id for field in section.fields] == ["involved", "list"]


def test_keys_beside_use_replace_those_of_the_section(tmp_path: Path) -> None:
    text = "  - use: patents\n    id: rights\n    title: {zh: 权利, en: Rights}\n    fields:\n" + OWN
    (section,) = form_of(tmp_path, text).sections
    assert (section.id, section.title) == ("rights", Bilingual("权利", "Rights"))
    assert [field.id for field in section.fields] == ["own"]


def test_a_field_is_taken_over_with_what_is_said_beside_it(tmp_path: Path) -> None:
    text = with_fields('use: patents.involved, number: "7", label: {zh: 专利否, en: Any patent}')
    field = form_of(tmp_path, text).fields["involved"]
    assert (field.kind, field.number, field.label.en) == ("yes_no", "7", "Any patent")
    assert field.required_if.holds({})


@pytest.mark.parametrize(
    ("beside", "required"), [("required: false", False), ("required_if: filled(involved)", True)]
)
def test_a_field_taken_over_is_required_as_its_form_says(tmp_path: Path, beside: str, required: bool) -> None:
    text = with_fields("use: patents.involved", f"use: patents.list, {beside}")
    field = form_of(tmp_path, text).fields["list"]
    assert field.required_if.holds({"involved": False}) is required


def test_one_group_serves_several_forms_each_with_its_own_changes(tmp_path: Path) -> None:
    form_of(tmp_path, with_fields('use: patents.involved, number: "1"'))
    (tmp_path / "two").mkdir()
    other = HEAD.replace("id: small", "id: two") + "sections:\n  - use: patents\n"
    (tmp_path / "two" / "form.yaml").write_text(other, encoding="utf-8")
    forms = load_forms(tmp_path)
    assert [forms[name].fields["involved"].number for name in ("small", "two")] == ["1", ""]


def test_a_form_says_how_surely_what_it_takes_over_belongs_to_it(tmp_path: Path) -> None:
    head = HEAD + "taken_over: {source: likely here too, confidence: L}\n"
    uses = ("use: patents.involved", "use: patents.list, source: own blank, confidence: H")
    fields = form_of(tmp_path, with_fields(*uses) + OWN, head=head).fields
    seen = {name: (field.source, field.confidence) for name, field in fields.items()}
    assert seen == {
        "involved": ("likely here too", "L"),
        "list": ("own blank", "H"),
        "own": ("own", "M"),
    }


def test_a_field_taken_over_may_be_surer_than_the_others_without_another_source(tmp_path: Path) -> None:
    head = HEAD + "taken_over: {source: likely here too, confidence: L}\n"
    text = with_fields("use: patents.involved", "use: patents.list, confidence: M")
    fields = form_of(tmp_path, text, head=head).fields
    assert (fields["list"].source, fields["list"].confidence) == ("likely here too", "M")


def test_a_whole_section_taken_over_is_as_sure_as_the_form_says(tmp_path: Path) -> None:
    head = HEAD + "taken_over: {source: likely here too, confidence: L}\n"
    fields = form_of(tmp_path, "  - use: patents\n", head=head).fields.values()
    assert {field.confidence for field in fields} == {"L"}


def test_a_group_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    error = refusal(tmp_path, "  - use: patent\n")
    assert error.message == "small/form.yaml, line 6: there is no group “patent”."
    assert error.hint == "Nearest valid names: patents."


def test_a_field_that_the_group_lacks_is_named_with_the_nearest(tmp_path: Path) -> None:
    error = refusal(tmp_path, with_fields("use: patents.lists"))
    assert error.message == "small/form.yaml, line 9: the group patents has no field “lists”."
    assert error.hint.startswith("Nearest valid names: list")


def test_a_whole_group_where_one_field_is_meant_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, with_fields("use: patents"))
    assert error.message == "small/form.yaml, line 9: “patents” names no field of a group."
    assert error.hint == "Write it as group.field, such as basics.title_zh."


def test_a_mistake_beside_use_is_named_in_the_form(tmp_path: Path) -> None:
    error = refusal(tmp_path, with_fields("use: patents.involved, colour: red"))
    assert error.message == "small/form.yaml, line 9: there is no key “colour” here."
    assert "Used in" not in error.hint


@pytest.mark.parametrize(
    ("sections", "line"), [("  - use: patents\n", 6), (with_fields("use: patents.involved"), 9)]
)
def test_a_mistake_in_a_group_is_named_there_and_where_it_is_used(
    tmp_path: Path, sections: str, line: int
) -> None:
    wrong = GROUP.replace("confidence: H", "confidence: sure")
    error = refusal(tmp_path, sections, group=wrong)
    assert error.message == "_shared/patents.yaml, line 4: confidence can't be “sure”."
    assert error.hint.endswith(f"Used in small/form.yaml, line {line}.")


def test_a_condition_that_fails_only_in_the_form_names_both_places(tmp_path: Path) -> None:
    error = refusal(tmp_path, with_fields("use: patents.list"))
    assert error.message.startswith("_shared/patents.yaml, line ")
    assert "asks for “involved”, which is no field here" in error.message
    assert error.hint.endswith("Used in small/form.yaml, line 9.")


def test_a_group_does_not_use_another(tmp_path: Path) -> None:
    wrong = GROUP + "  - {use: patents.involved}\n"
    error = refusal(tmp_path, "  - use: patents\n", group=wrong)
    assert error.message == "_shared/patents.yaml, line 11: a group can't use another group."


def test_a_field_taken_over_twice_is_refused_at_the_second(tmp_path: Path) -> None:
    error = refusal(tmp_path, "  - use: patents\n", with_fields("use: patents.involved"))
    assert "there are two fields with the id involved." in error.message
    assert "Used in small/form.yaml, line 10." in error.hint


def test_forms_come_in_the_order_they_ask_for(tmp_path: Path) -> None:
    for name, order in (("a", ""), ("b", "order: 2\n"), ("c", "order: 1\n"), ("d", "")):
        (tmp_path / name).mkdir()
        text = HEAD.replace("id: small", f"id: {name}") + order
        text += "sections:\n  - id: all\n    title: {zh: 全, en: All}\n    fields:\n" + OWN
        (tmp_path / name / "form.yaml").write_text(text, encoding="utf-8")
    assert list(load_forms(tmp_path)) == ["c", "b", "a", "d"]


def test_the_form_of_one_file_finds_its_groups_too(tmp_path: Path) -> None:
    form_of(tmp_path, "  - use: patents\n")
    assert list(load_form(tmp_path / "small" / "form.yaml").fields) == ["involved", "list"]
