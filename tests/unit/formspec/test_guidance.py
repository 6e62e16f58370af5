"""Guidance: every long text has it, ticks name words of the text, outlines repeat nothing, faults are named."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.helpers.wordfiles import form, sample_values
from workbench.app.bootstrap import bundled_forms, bundled_guidance
from workbench.domain.values import Row
from workbench.formspec.guidance import Guidance, Point, load_guidance
from workbench.formspec.kinds import told_by_column, told_in
from workbench.kernel.errors import DataFileError
from workbench.kernel.i18n import Language
from workbench.kernel.paths import form_folder

LONG_TEXTS = [
    (form.id, field.id)
    for form in bundled_forms().values()
    for field in form.fields.values()
    if field.kind in ("long_text", "rich")
]
GOOD = """
texts:
  - field: purpose
    source: somewhere
    confidence: GK
    points:
      - {heading: {zh: 问题, en: Problem}, text: {zh: 写问题, en: The problem}, signs: [事故, plan, NP]}
      - {heading: {zh: 依据, en: Basis}, text: {zh: 写依据, en: The basis}, marks: [standard_number]}
    phrases:
      - {zh: 目前……, en: At present …}
"""


def guidance(form: str, field: str) -> Guidance:
    found = bundled_guidance().of(form, field)
    assert found is not None
    return found


def mark_of(field: str, mark: str) -> Point:
    """Return the point of a field that goes by a kind of mention."""
    return next(point for point in guidance("gb-t-recommended", field).points if mark in point.marks)


def written(folder: Path, text: str) -> Path:
    (folder / "_guidance").mkdir()
    (folder / "_guidance" / "some.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("form", "field"), LONG_TEXTS)
def test_every_long_text_of_every_form_has_points_phrases_and_an_example(form: str, field: str) -> None:
    found = guidance(form, field)
    assert found.phrases
    assert all(point.source and (point.signs or point.marks) for point in found.points)
    words = [words for point in found.points for words in (point.heading, point.text)]
    assert all(
        one.zh and one.en for one in [*words, *found.phrases, bundled_forms()[form].fields[field].example]
    )


@pytest.mark.parametrize("field", ["references", "patents", "budget_lines", "stages", "attachments"])
def test_lists_that_need_thought_have_points_with_their_standing(field: str) -> None:
    for name in ("gb-t-recommended", "gb-mandatory", "gb-z-guidance"):
        found = guidance(name, field)
        assert all(point.source and (point.signs or point.marks) for point in found.points)
        assert all(one.zh and one.en for point in found.points for one in (point.heading, point.text))
        assert all(phrase.zh and phrase.en for phrase in found.phrases)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("field", ["references", "budget_lines", "stages"])
def test_the_lists_of_the_sample_speak_of_all_their_points(field: str, language: Language) -> None:
    given = (form().fields[field], sample_values()[field], language)
    assert all(guidance("gb-t-recommended", field).seen_in(told_in(*given), told_by_column(*given)))


@pytest.mark.parametrize(
    ("result", "seen"),
    [({}, ""), ({"result": "工作组草案"}, "草案"), ({"result": "Working draft"}, "draft")],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_stage_is_called_is_no_result(language: Language, result: dict[str, str], seen: str) -> None:
    stages = (Row("a", {"stage": "drafting"}), Row("b", {"stage": "comments", **result}))
    given = (form().fields["stages"], stages, language)
    assert guidance("gb-t-recommended", "stages").seen_in(told_in(*given), told_by_column(*given))[3] == seen


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_purpose_of_an_attachment_ticks_its_own_point(language: Language) -> None:
    found = guidance("gb-t-recommended", "attachments")
    purpose = next(one for one in form().fields["attachments"].columns if one.choices)
    choices = [f"a.pdf | {choice.label.within(language)}" for choice in purpose.choices]
    ticked = [[place for place, words in enumerate(found.seen_in(one)) if words] for one in choices]
    assert ticked == [[0], [1], [2], [3], [4], [4]]


def test_what_nobody_published_is_only_advice() -> None:
    for field in ("results", "plan_basis", "changes_since", "review_questions"):
        points = guidance("preliminary-review-application", field).points
        assert {point.confidence for point in points} == {"GK"}


def test_a_form_of_its_own_purpose_has_guidance_of_its_own() -> None:
    assert guidance("gb-foreign-language", "purpose") != guidance("gb-t-recommended", "purpose")
    assert guidance("gb-mandatory", "scope") == guidance("gb-t-recommended", "scope")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_guidance_document_offers_never_calls_it_a_standard(language: Language) -> None:
    form = bundled_forms()["gb-z-guidance"]
    offered = [field.example.within(language) for field in form.fields.values()]
    for field in form.fields:
        book = bundled_guidance().of("gb-z-guidance", field)
        offered += [phrase.within(language) for phrase in (book.phrases if book else ())]
    strange = ("本标准", "宜为国家标准", "宜制定为国家标准", "技术成熟", "the standard ")
    found = [(words, text) for words in strange for text in offered if words in text.casefold()]
    assert not found


@pytest.mark.parametrize("name", ["gb-mandatory", "gb-foreign-language", "preliminary-review-application"])
def test_no_other_form_argues_for_a_recommended_standard(name: str) -> None:
    purpose = bundled_forms()[name].fields["purpose"]
    shared = bundled_forms()["gb-t-recommended"].fields["purpose"]
    assert purpose.help != shared.help and purpose.example != shared.example
    assert "宜" not in purpose.example.zh
    assert not any("宜制定为国家标准" in phrase.zh for phrase in guidance(name, "purpose").phrases)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_guidance_document_is_guided_by_the_four_points_of_its_help(language: Language) -> None:
    form = bundled_forms()["gb-z-guidance"]
    points = guidance("gb-z-guidance", "purpose").points
    asked = [line for line in form.fields["purpose"].help.within(language).splitlines() if line[0].isdigit()]
    assert len(points) == len(asked) == 4
    assert not any("national standard" in point.text.en or "国家标准" in point.text.zh for point in points)
    section = next(one for one in form.sections if one.id == "purpose")
    assert "指导性技术文件" in section.help.zh and "guidance document" in section.help.en


def test_ticks_name_the_words_that_show_a_point() -> None:
    seen = guidance("gb-t-recommended", "law_relation").seen_in(
        "贯彻《中华人民共和国标准化法》，要求不低于 GB 51048—2014。"
    )
    assert seen == ("《中华人民共和国标准化法》", "GB 51048—2014", "不低于", "")


@pytest.mark.parametrize(
    ("text", "seen"),
    [("贯彻《国家标准化发展纲要》", ""), ("贯彻《国家标准化发展纲要》，宜制定为国家标准。", "国家标准")],
)
def test_a_word_that_only_begins_another_shows_no_point(text: str, seen: str) -> None:
    points = guidance("gb-t-recommended", "purpose").points
    point = next(point for point in points if "国家标准" in point.signs)
    assert point.seen_in(text) == seen


def test_a_heading_alone_ticks_nothing() -> None:
    found = guidance("gb-t-recommended", "purpose")
    for language in ("zh", "en"):
        assert set(found.seen_in(found.outlined("", language))) == {""}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The planning of it", "planning"),
        ("an airplane", ""),
        ("NPs", "NPs"),
        ("np", ""),
        ("2024年第5章", ""),
        ("发生事故", "事故"),
    ],
)
def test_latin_signs_begin_a_word(tmp_path: Path, text: str, seen: str) -> None:
    found = load_guidance(written(tmp_path, GOOD), bundled_forms()).of("gb-t-recommended", "purpose")
    assert found is not None and found.seen_in(text)[0] == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("节约 400 万元", "400 万元"),
        ("不低于 1 000 V 的", "1 000 V"),
        ("1,200 台", "1,200 台"),
        ("1.5 MW·h 的电站", "1.5 MW·h"),
        ("缩短 6 个月", "6 个月"),
        ("5. 纯文本第五", ""),
        ("5.纯文本第五\n（6）另一段\n1.2 设备", ""),
        ("5. 每年节约 30 万度", "30 万度"),
        ("缩短 30 %", "30 %"),
        ("不大于 20 ms", "20 ms"),
        ("GB/T 42288—2022 规定", ""),
        ("2026年5月第3条", ""),
        ("很多", ""),
        ("含 H2O 和 Rev12a 的", ""),
        ("1 目的和意义\n为规范市场。", ""),
        ("1 目的和意义", ""),
        ("  2\u3000预期效益  \n每年节约 30 万度。", "30 万度"),
        ("3 范围\n\n4\t技术内容", ""),
        ("2.1 目的和意义", ""),
        ("1 目的和意义：为规范市场，每年节约 30 万度。", "1 目"),
        ("3 家企业已经采用。", "3 家"),
        ("400 万元", "400 万元"),
        ("12 个月内完成", "12 个月"),
        ("120 台设备", "120 台"),
    ],
)
def test_a_figure_is_a_number_with_what_it_counts(text: str, seen: str) -> None:
    assert mark_of("scope", "figure").seen_in(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("额定载荷 10 kN，行程 5 mm，可承受 40 ℃。", ""),
        ("耐压 5 兆帕、1 千伏，转速 20 m/s，温度 60 摄氏度", ""),
        ("不低于 1 000 V，每年节约 400 万元", "400 万元"),
        ("a load of 10 kN within 20 ms", ""),
        ("at 10 kN it saves 30 % of the steel", "30 %"),
        ("年节电 30 万度", "30 万度"),
        ("节能 500 kWh、钢材 300 t", "500 kWh"),
        ("减少事故 12 起", "12 起"),
        ("惠及 3 家企业、200 人", "3 家"),
        ("图1 事故统计", ""),
        ("存在问题（见表 2 事故一览），如图 3-1 所示。", ""),
        ("表2.1\u3000企业名单\n附图 4 张网", ""),
        ("Table 3 kinds of accidents, fig. 2 people", ""),
        ("图1 事故统计\n减少事故 12 起", "12 起"),
        ("代表 5 家企业，发表 3 篇论文", "5 家"),
    ],
)
def test_what_a_product_measures_is_no_effect(text: str, seen: str) -> None:
    assert mark_of("purpose", "effect").seen_in(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("试验 3 次，载荷 10 kN，共 6 人", ""),
        ("总额 72 万元，其中自筹 60%", "72 万元"),
        ("6 people for 500000 yuan", "500000 yuan"),
    ],
)
def test_a_budget_is_told_in_money_or_shares(text: str, seen: str) -> None:
    assert mark_of("budget_note", "money").seen_in(text) == seen


@pytest.mark.parametrize("blank", ["\n", " ", "\t\n"])
def test_however_many_blanks_there_are_the_points_are_seen_at_once(blank: str) -> None:
    text = "x" + blank * 100_000 + "\n5. 每年节约 30 万度"
    begin = time.process_time()
    assert guidance("gb-t-recommended", "purpose").seen_in(text)[-1] == "30 万度"
    assert time.process_time() - begin < 10  # linear takes a fraction of a second, quadratic minutes


@pytest.mark.parametrize(
    ("language", "text", "outlined"),
    [
        ("zh", "", "1. 问题\n\n2. 依据"),
        ("en", "  \n", "1. Problem\n\n2. Basis"),
        ("zh", "已写的话。\n", "已写的话。\n\n1. 问题\n\n2. 依据"),
        ("zh", "一、问题\n有事故。", "一、问题\n有事故。\n\n2. 依据"),
        ("en", "问题：\n…\n\n2. 依据\n…", "问题：\n…\n\n2. 依据\n…"),
    ],
)
def test_an_outline_adds_only_the_headings_that_are_not_there(
    tmp_path: Path, language: Language, text: str, outlined: str
) -> None:
    found = load_guidance(written(tmp_path, GOOD), bundled_forms()).of("gb-t-recommended", "purpose")
    assert found is not None and found.outlined(text, language) == outlined


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("field: purpose", "field: purpos", 3),
        ("    source: somewhere", "    forms: [gb-t-recommended, none]\n    source: somewhere", 4),
        ("confidence: GK", "confidence: certain", 5),
        ("confidence: GK", "confidence: ''", 5),
        ("marks: [standard_number]", "marks: [number]", 8),
        ("marks: [standard_number]", "marks: [standard_number], columns: [result]", 8),
        ("zh: 目前……, en: At present …", "zh: 目前……", 10),
        ("phrases:", "phrase:", 9),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    with pytest.raises(DataFileError) as caught:
        load_guidance(written(tmp_path, GOOD.replace(old, new)), bundled_forms())
    assert (caught.value.file, caught.value.line) == ("_guidance/some.yaml", line)


def test_guidance_given_twice_is_refused(tmp_path: Path) -> None:
    twice = GOOD + GOOD.replace("texts:\n", "").lstrip("\n")
    with pytest.raises(DataFileError, match="purpose"):
        load_guidance(written(tmp_path, twice), bundled_forms())


def test_no_guidance_stands_for_a_field_that_is_neither_written_in_sentences_nor_a_list() -> None:
    book = load_guidance(form_folder(), bundled_forms())
    found = {
        (form.id, field.id)
        for form in bundled_forms().values()
        for field in form.fields.values()
        if book.of(form.id, field.id) and not field.columns
    }
    assert found == set(LONG_TEXTS)
