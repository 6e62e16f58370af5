"""Links, coverage, suggestions and imported texts, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.tools import shared_file
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.errors import InvalidValue, NotReadable, Refused, UnknownName, WrongUse
from workbench.plan.model import TextState

ARTICLE_9 = ArticleRef(DEFAULT_PLAN, "9")
NINE = "9. 实施碳达峰碳中和标准化提升工程。"
TEN = "\n10. 完善生态系统保护与修复标准体系。制定标准。\n"
REASON = "统一储能电站应急供电装置的技术要求。"


def imported(workbench: Workbench, folder: Path, text: str, plan: str = DEFAULT_PLAN, title: str = "") -> None:
    """Import a text into a plan."""
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    workbench.planning.import_text(folder / "plan.txt", "auto", plan, title)


def test_a_link_keeps_role_reason_quote_and_the_wording_of_that_time(workbench: Workbench) -> None:
    case = new_case(workbench)

    workbench.planning.link(case.ref, ARTICLE_9, REASON, LinkRole.SUPPORTING, "新型电力系统标准")

    (link,) = workbench.drafting.case(case.ref).links
    assert (link.ref, link.reason, link.role, link.quote) == (
        ARTICLE_9,
        REASON,
        LinkRole.SUPPORTING,
        "新型电力系统标准",
    )
    assert link.fingerprint == workbench.planning.plan(DEFAULT_PLAN).fingerprint_of(ARTICLE_9)
    assert link.linked_by == "林一 (测试所)"


def test_an_article_and_one_of_its_tasks_can_both_be_linked_but_neither_twice(workbench: Workbench) -> None:
    case = new_case(workbench)
    task = workbench.planning.plan(DEFAULT_PLAN).article("9").tasks[0].id
    workbench.planning.link(case.ref, ARTICLE_9, REASON)
    workbench.planning.link(case.ref, ArticleRef(DEFAULT_PLAN, "9", task), REASON)

    with pytest.raises(Refused, match="already"):
        workbench.planning.link(case.ref, ARTICLE_9, REASON)

    assert len(workbench.drafting.case(case.ref).links) == 2
    assert workbench.drafting.cases()[0].articles == ("9",)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_link_needs_a_reason(workbench: Workbench, reason: str) -> None:
    case = new_case(workbench)

    with pytest.raises(InvalidValue, match="reason"):
        workbench.planning.link(case.ref, ARTICLE_9, reason)


def test_a_reason_that_no_document_can_carry_is_refused(workbench: Workbench) -> None:
    case = new_case(workbench)

    with pytest.raises(InvalidValue, match=r"U\+0000"):
        workbench.planning.link(case.ref, ARTICLE_9, "理由\x00")


def test_removing_a_link_that_is_not_there_names_those_that_are(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.planning.link(case.ref, ARTICLE_9, REASON)

    with pytest.raises(UnknownName) as caught:
        workbench.planning.unlink(case.ref, ArticleRef(DEFAULT_PLAN, "3"))

    assert "9" in caught.value.hint


def test_coverage_counts_cases_and_forgets_the_trash(workbench: Workbench) -> None:
    case = sample_case(workbench)
    before = workbench.planning.coverage(DEFAULT_PLAN)
    workbench.drafting.trash(case.ref)
    after = workbench.planning.coverage(DEFAULT_PLAN)

    assert (before.covered_articles, before.articles) == (2, 33)
    assert [row.number for row in before.rows if row.cases] == ["3", "9"]
    assert after.covered_articles == 0


def test_the_sample_is_suggested_the_articles_it_serves(workbench: Workbench) -> None:
    case = sample_case(workbench)

    found = workbench.planning.suggest_for_case(case.ref, DEFAULT_PLAN, 3)

    assert {"9", "3"} <= {item.article for item in found}
    assert all(item.words for item in found)


def test_the_published_translation_comes_in_whole_and_keeps_our_tasks(workbench: Workbench) -> None:
    source = shared_file("data", "plan", "action-plan-2022-articles-1-11.en.txt")
    own = {task.id for task in workbench.planning.plan(DEFAULT_PLAN).article("2").tasks}

    result = workbench.planning.import_text(source, "auto", DEFAULT_PLAN)

    plan = workbench.planning.plan(DEFAULT_PLAN)
    assert len(result.matched) == 11
    assert result.read.unplaced == ()
    assert [plan.article(str(number)).state for number in range(1, 12)] == [TextState.SUPPLIED] * 11
    assert own <= {task.id for task in plan.article("2").tasks}
    assert "preliminary review" in " ".join(task.text.en for task in plan.article("2").tasks)
    assert "33 articles" in plan.preamble.en


def test_a_preview_stores_nothing(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(
        NINE + "完善核算标准。" + TEN,
        encoding="utf-8",
    )

    result = workbench.planning.preview_import(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)

    assert (result.stored, result.matched) == (False, ("9", "10"))
    assert workbench.planning.plan(DEFAULT_PLAN).article("9").state is TextState.SUMMARY


def test_a_link_is_suspect_once_the_text_has_changed(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)
    assert workbench.planning.suspect_links(case) == frozenset()

    imported(
        workbench,
        tmp_path,
        NINE + "完善核算标准。" + TEN,
    )

    suspect = workbench.planning.suspect_links(case)
    assert {link.ref.article for link in case.links if link.id in suspect} == {"9"}


def test_a_plan_id_must_be_one(workbench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="省级规划"):
        imported(workbench, tmp_path, "1. 标题。句子。\n2. 标题。句子。\n", "省级规划", "规划")

    imported(workbench, tmp_path, "1. 标题。句子。\n2. 标题。句子。\n", "province-2026", "某省规划")
    case = new_case(workbench)
    workbench.planning.link(case.ref, ArticleRef("province-2026", "2"), REASON)
    assert workbench.planning.coverage("province-2026").covered_articles == 1


def test_an_import_is_journalled_and_the_journal_stays_sound(workbench: Workbench, tmp_path: Path) -> None:
    imported(
        workbench,
        tmp_path,
        NINE + "完善核算标准。" + TEN,
    )
    imported(
        workbench,
        tmp_path,
        NINE + "完善核算标准。再加一句。" + TEN,
    )

    assert workbench.maintaining.examine().sound
    with workbench.workspace.reading() as unit:
        actions = [entry.act.action for entry in unit.journal.entries()]
    assert actions == ["import_plan", "import_plan"]


@pytest.mark.parametrize("content", [b"", b"no numbers here", b"\x00\x01\x02" * 100, b"\xff\xfe"])
def test_a_file_that_is_no_numbered_text_changes_nothing(
    workbench: Workbench, tmp_path: Path, content: bytes
) -> None:
    before = workbench.planning.plans()
    (tmp_path / "plan.txt").write_bytes(content)

    with pytest.raises(NotReadable):
        workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)

    assert workbench.planning.plans() == before


def test_our_own_summary_is_no_quote_where_no_text_is_imported(workbench: Workbench) -> None:
    case, article = new_case(workbench), workbench.planning.plan(DEFAULT_PLAN).article("5")
    target = ArticleRef(DEFAULT_PLAN, "5")
    assert article.text.zh == ""
    for words in (article.summary.zh[:20], article.tasks[0].summary.en):
        with pytest.raises(InvalidValue, match="this program's summary"):
            workbench.planning.link(case.ref, target, REASON, quote=words)
    assert workbench.drafting.case(case.ref).links == ()
    workbench.planning.link(case.ref, target, REASON, quote=article.title.zh)
    workbench.planning.relink(case.ref, target, target, REASON, quote="手头文本里的一句话")
    assert workbench.drafting.case(case.ref).links[0].quote == "手头文本里的一句话"


def test_a_quote_must_stand_in_an_imported_text(workbench: Workbench, tmp_path: Path) -> None:
    imported(
        workbench,
        tmp_path,
        NINE + "完善碳排放核算标准。" + TEN,
    )
    case = new_case(workbench)

    with pytest.raises(InvalidValue, match="quoted passage"):
        workbench.planning.link(case.ref, ARTICLE_9, REASON, quote="没有这句话")

    workbench.planning.link(case.ref, ARTICLE_9, REASON, quote="碳排放核算标准")


def test_the_text_of_another_plan_is_refused_unless_forced_and_can_be_taken_back(
    workbench: Workbench, tmp_path: Path
) -> None:
    before = workbench.planning.plan(DEFAULT_PLAN)
    (tmp_path / "plan.txt").write_text("1. 指导思想。高质量发展。\n2. 基本原则。系统推进。\n", encoding="utf-8")

    with pytest.raises(Refused, match="指导思想"):
        workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)
    assert workbench.planning.plan(DEFAULT_PLAN) == before

    workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN, force=True)
    assert workbench.planning.plan(DEFAULT_PLAN).article("1").state is TextState.SUPPLIED
    workbench.plan_history.undo(DEFAULT_PLAN)
    assert workbench.planning.plan(DEFAULT_PLAN) == before
    with pytest.raises(Refused, match="Nothing was imported"):
        workbench.plan_history.undo(DEFAULT_PLAN)
    workbench.plan_history.redo(DEFAULT_PLAN)
    assert workbench.planning.plan(DEFAULT_PLAN).article("1").state is TextState.SUPPLIED
    with pytest.raises(Refused, match="No import into this plan was taken back"):
        workbench.plan_history.redo(DEFAULT_PLAN)
    workbench.plan_history.undo(DEFAULT_PLAN)
    assert workbench.planning.plan(DEFAULT_PLAN) == before
    assert workbench.maintaining.examine().sound
