"""What a filled template shows, and what it never shows."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from tests.helpers.wordfiles import EN, ZH, document_of, form, info, sample_values, template, unit_rows
from workbench.domain.values import Value
from workbench.formspec.model import Form, Section
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import NO_WORDS
from workbench.word.context import build_context
from workbench.word.controls import controls, read_text
from workbench.word.export import render_proposal
from workbench.word.oxml import name
from workbench.word.package import read_package
from workbench.word.reader import all_text, read_roots
from workbench.word.richtext import RichText


def text_of(values: dict[str, Value], which: str = ZH) -> str:
    language = template_language(which)
    return all_text(read_roots(render_proposal(template(which), form(), values, language)))


def template_language(which: str) -> str:
    return "zh" if which == ZH else "en"


@pytest.mark.parametrize("which", [ZH, EN])
def test_no_command_or_placeholder_is_left_over(which: str) -> None:
    text = text_of(sample_values(), which)

    assert not [sign for sign in ("{{", "}}", "{%", "%}", "{#") if sign in text]


@pytest.mark.parametrize("which", [ZH, EN])
def test_the_same_case_gives_the_same_bytes(which: str) -> None:
    values, language = sample_values(), template_language(which)

    first = render_proposal(template(which), form(), values, language)

    assert first == render_proposal(template(which), form(), values, language)


def test_python_docx_opens_the_file_and_finds_the_title_in_its_properties() -> None:
    values = sample_values()

    document = docx.Document(io.BytesIO(render_proposal(template(), form(), values, "zh")))

    assert document.core_properties.title == values["title_zh"]
    assert len(document.tables) == 1


def test_a_title_that_looks_like_a_placeholder_stays_text_in_the_properties() -> None:
    data = render_proposal(template(), form(), {"title_zh": "{{ title_en }} & <b>"}, "zh")

    assert docx.Document(io.BytesIO(data)).core_properties.title == "{{ title_en }} & <b>"


def test_all_choices_are_printed_and_only_the_chosen_one_is_ticked() -> None:
    text = text_of({"category": "product"})

    assert "☑\u00a0产品" in text
    assert "☐\u00a0安全" in text
    assert text.count("☑") == 1


def test_a_check_box_shows_the_sign_of_its_state() -> None:
    root = document_of(render_proposal(template(), form(), sample_values(), "zh"))

    states = {
        (box.get(name("w14:val")), read_text(control))
        for control, tag in controls(root)
        for box in control.iter(name("w14:checked"))
        if tag.choice
    }

    assert states == {("1", "☑"), ("0", "☐")}


def test_a_field_that_does_not_apply_shows_a_dash() -> None:
    assert "被修订标准号\n—" in text_of({"work_type": "new"})


def test_a_field_shows_no_dash_while_the_question_before_it_is_open() -> None:
    assert "被修订标准号\n—" not in text_of({})


def test_an_empty_list_shows_none_when_it_does_not_apply() -> None:
    assert "专利号及名称\n无" in text_of({"patents_involved": False})


def test_an_empty_list_stays_blank_while_the_question_before_it_is_open() -> None:
    assert "专利号及名称\n无" not in text_of({})


def test_what_stands_in_a_hidden_field_is_not_printed() -> None:
    values: dict[str, Value] = {"work_type": "new", "revised_standards": ("GB/T 99999—2020",)}

    assert "99999" not in text_of(values)


def test_amounts_and_durations_carry_their_unit() -> None:
    text = text_of({"duration_months": 18})

    assert "18\u00a0个月" in text
    assert "\u00a0万元" in text


def test_rows_of_a_list_are_numbered() -> None:
    text = text_of({"drafting_units": unit_rows(3)})

    assert "\n3\n示例单位3\n参与\n试验 3" in text


def test_the_date_is_printed_as_an_office_writes_it() -> None:
    assert "填写日期：2026年11月2日" in text_of({"prepared_on": date(2026, 11, 2)})


def test_an_empty_case_still_prints_the_whole_form() -> None:
    text = text_of({})

    assert "推荐性国家标准项目建议书" in text
    assert "（签字、盖章）" in text


def test_a_field_that_the_form_no_longer_has_is_left_out() -> None:
    assert "旧值" not in text_of({"field_of_an_older_form": "旧值"})


def test_a_form_must_not_name_a_field_like_a_part_of_the_context() -> None:
    taken = replace(form().fields["title_zh"], id="ticks")
    clashing = Form("clashing", 1, "recommended", NO_WORDS, (Section("s", NO_WORDS, (taken,)),))

    with pytest.raises(WrongUse, match="ticks"):
        build_context(clashing, {}, "zh")


def test_the_context_holds_plain_values_only() -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, dict):
            return {dict}.union(*(kinds(item) for item in value.values()))
        if isinstance(value, list):
            return {list}.union(*(kinds(item) for item in value))
        return {type(value)}

    assert kinds(build_context(form(), sample_values(), "zh")) == {dict, list, str, bool, RichText}


def test_static_parts_are_those_of_the_template() -> None:
    made = read_package(render_proposal(template(), form(), sample_values(), "zh"))

    assert made["word/styles.xml"] == read_package(info().path)["word/styles.xml"]
