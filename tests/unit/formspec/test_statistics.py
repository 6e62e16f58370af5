"""What is counted of a case: visible fields, cells of rows, bounds."""

from __future__ import annotations

from workbench.app.bootstrap import bundled_forms
from workbench.domain.values import Row
from workbench.formspec.statistics import statistics_of

FORM = bundled_forms()["gb-t-recommended"]


def test_fields_rows_and_sections_add_up_to_the_case() -> None:
    rows = (Row("r1", {"name": "测试所", "role": "lead", "task": "起草"}), Row("r2", {"name": "Lab 2"}))
    found = statistics_of(FORM, {"title_zh": "储能电站", "drafting_units": rows, "purpose": "写 2 句"}, "zh")
    words = {section.section.id: section.count.words for section in found.sections}
    assert (words["basics"], words["organisations"], words["purpose"]) == (4, 9, 3)
    assert found.count.words == 16
    assert found.count.chinese == 13


def test_what_is_hidden_by_an_answer_is_not_counted() -> None:
    hidden = {"work_type": "new", "revision_changes": "很长的一段话"}
    assert statistics_of(FORM, hidden, "zh").count.words == 2
    shown = {"work_type": "revision", "revision_changes": "很长的一段话"}
    assert statistics_of(FORM, shown, "zh").count.words == 8


def test_a_text_over_its_bound_says_by_how_much() -> None:
    (title,) = statistics_of(FORM, {"title_zh": "长" * 203}, "zh").bounded
    assert (title.field.id, title.length, title.over) == ("title_zh", 203, 3)
    (within,) = statistics_of(FORM, {"title_zh": "长" * 200}, "zh").bounded
    assert within.over == 0


def test_pages_are_guessed_from_words_and_fields_and_never_none() -> None:
    assert statistics_of(FORM, {}, "zh").guessed_pages == 2
    assert statistics_of(FORM, {"purpose": "字" * 640}, "zh").guessed_pages == 3


def test_the_marks_of_lists_tables_and_pictures_are_no_words() -> None:
    form = bundled_forms()["gb-t-recommended"]
    rich = (
        "<p>one two</p><ul><li><p>three</p></li></ul>"
        "<table><tr><td><p>four</p></td><td><p>five</p></td></tr></table>"
    )
    found = statistics_of(form, {"purpose": rich}, "en").count
    assert (found.words, found.latin_words) == (5, 5)
