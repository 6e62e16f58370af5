"""Outlines and counts of cases on both databases, and the commands that help to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings, load_settings, with_phrase, without_phrase
from workbench.app.wording import act_words
from workbench.app.workbench import Workbench
from workbench.kernel.errors import Refused, UnknownName


def test_an_outline_is_one_named_step_that_can_be_undone(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "law_relation", "已写。")
    changes = workbench.guiding.insert_outline(case.ref, "law_relation")
    text = workbench.drafting.case(case.ref).values["law_relation"]
    assert isinstance(text, str) and text.startswith("已写。\n\n1. 法律和行政法规\n\n2. ")
    step, _ = workbench.history.next_steps(case.ref)
    assert step is not None and step.number == changes.entry
    words = act_words(step.act, workbench.drafting.form_of(case))
    assert words == "Outline of Relation to laws, regulations and mandatory standards"
    workbench.history.undo(case.ref)
    assert workbench.drafting.case(case.ref).values["law_relation"] == "已写。"


def test_an_outline_is_refused_where_there_is_none_or_nothing_lacks(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.guiding.insert_outline(case.ref, "purpose")
    before = workbench.drafting.case(case.ref)
    for field in ("purpose", "title_en", "stages"):
        with pytest.raises(Refused):
            workbench.guiding.insert_outline(case.ref, field)
    with pytest.raises(UnknownName):
        workbench.guiding.insert_outline(case.ref, "purposes")
    assert workbench.drafting.case(case.ref) == before
    workbench.drafting.trash(case.ref)
    with pytest.raises(Refused):
        workbench.guiding.insert_outline(case.ref, "scope")


def test_answers_and_counts_follow_the_case(workbench: Workbench) -> None:
    case = sample_case(workbench)
    assert workbench.checking.answers(case.ref).attention == 0
    words = workbench.guiding.statistics(case.ref).count.words
    workbench.drafting.set_value(case.ref, "title_en", "")
    assert workbench.checking.answers(case.ref).attention == 1
    assert workbench.guiding.statistics(case.ref).count.words < words


def test_a_phrase_of_ones_own_is_kept_once_and_can_be_taken_out() -> None:
    settings = with_phrase(with_phrase(load_settings(), "purpose", "甲  乙\n丙"), "purpose", "丁")
    settings = with_phrase(settings, "purpose", "甲 乙 丙")
    change_settings(phrases=settings.phrases)
    assert load_settings().phrases == {"purpose": ("丁", "甲 乙 丙")}
    left = without_phrase(without_phrase(load_settings(), "purpose", "丁"), "purpose", "甲 乙 丙")
    assert left.phrases == {}


@pytest.fixture
def command(tmp_path: Path) -> CommandLine:
    return CommandLine(str(tmp_path / "workspace.db"), tmp_path, tmp_path / "home")


def test_the_guide_to_a_field_tells_what_is_only_advice(command: CommandLine) -> None:
    guide = command("guide", "gb-t-recommended", "law_relation")
    assert "3. Not below mandatory ones" in guide.out and "A published text asks for it." in guide.out
    assert "Advice from experience, not official." in guide.out
    assert "There is no guidance" in command("guide", "gb-t-recommended", "ics").out
    assert command("guide", "gb-t-recommended", "purposes").code == 2


def test_the_guide_names_its_sources_in_the_language_in_use(command: CommandLine) -> None:
    chinese = command("--lang", "zh", "guide", "gb-t-recommended", "law_relation").out
    assert "来源：《标准化法》第二十一条" in chinese and "Standardization Law" not in chinese
    assert (
        "依据该条款的公开摘要" in command("--lang", "zh", "guide", "gb-t-recommended", "article2_results").out
    )
    (first, *_) = command("guide", "gb-t-recommended", "law_relation", "--json").json["points"]
    assert first["source"]["en"].startswith("The Standardization Law")


def test_the_guide_knows_the_questions_of_articles_and_lists(command: CommandLine) -> None:
    question = command("guide", "gb-t-recommended", "article2_results")
    assert question.code == 0 and "Questions of our own" in question.out
    assert "From experience; not yet confirmed" in question.out
    told = command("guide", "gb-mandatory", "article2_results", "--json").json
    assert (told["confidence"], told["points"], bool(told["help"]["zh"])) == ("GK", [], True)
    assert "3. Licence statement" in command("guide", "gb-t-recommended", "patents").out


def test_the_whole_of_a_case_is_read_and_counted_by_command(command: CommandLine) -> None:
    case = command("new", "gb-t-recommended", "--title", "储能电站", "--json").json["id"]
    assert command("outline", case, "purpose").out.strip().endswith("the outline stands in purpose.")
    refused = command("outline", case, "purpose", "--json")
    assert refused.code == 1 and "Write below them." in refused.error["hint"]
    found = command("answers", case, "--attention", "--json").json
    fields = [answer["field"] for section in found["sections"] for answer in section["answers"]]
    assert "title_zh" not in fields and {"title_en", "purpose", "scope"} <= set(fields)
    assert found["attention"] == len(fields) + 1  # and it is linked to no article
    assert "! error P01: The required field" in command("answers", case).out
    counted = command("count", case, "--quick", "--json").json
    assert (counted["sections"][0]["words"], counted["pages"], counted["pages_counted"]) == (4, 2, False)
    assert "Pages: about 2" in command("count", case, "--quick").out
    assert command("count", "2000-001", "--quick").code == 2


def test_phrases_are_added_listed_and_taken_out_by_command(command: CommandLine) -> None:
    assert command("phrase", "purpose", "--add", "目前尚无规定").out.strip() == "目前尚无规定"
    assert command("guide", "gb-t-recommended", "purpose", "--json").json["own_phrases"] == ["目前尚无规定"]
    assert command("phrase", "purpos", "--add", "x").code == 2
    assert command("phrase", "purpose", "--remove", "另一句").code == 2
    assert command("phrase", "purpose", "--remove", "目前尚无规定", "--json").json["own_phrases"] == []


# Pages that LibreOffice prints, of a case with a title and of the sample of the form.
PRINTED = {
    "gb-t-recommended": (2, 8),
    "gb-mandatory": (3, 8),
    "gb-z-guidance": (2, 7),
    "gb-foreign-language": (2, 4),
    "project-statement": (2, 3),
}


@pytest.mark.parametrize("form", PRINTED)
def test_the_guess_is_at_most_a_page_off_for_empty_cases_and_samples(workbench: Workbench, form: str) -> None:
    cases = workbench.drafting.create(form, "标题"), workbench.drafting.create_sample(form)
    for case, pages in zip(cases, PRINTED[form], strict=True):
        assert abs(workbench.guiding.statistics(case.ref).guessed_pages - pages) <= 1
