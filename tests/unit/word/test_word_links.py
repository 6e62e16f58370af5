"""Links to articles on paper: what they say, in which order, how that is proved, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.helpers.wordfiles import (
    EN,
    ZH,
    article_sections,
    form,
    info,
    linked_sample,
    own_template,
    plans,
    template,
)
from workbench.domain.proposal import ArticleLink, LinkRole
from workbench.domain.refs import DEFAULT_PLAN, parse_article_ref
from workbench.formspec.draftplacing import place_draft
from workbench.formspec.model import Form
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import template_folder
from workbench.plan.model import Article, Plan, Task
from workbench.word.context import build_context
from workbench.word.controls import read_text
from workbench.word.draftreader import read_draft_file
from workbench.word.export import render_proposal
from workbench.word.links import PrintedLink, printed_links
from workbench.word.package import DOCUMENT, pack_all, read_package
from workbench.word.printedwords import printed_words
from workbench.word.proof import NotProved, prove
from workbench.word.reader import all_text, read_roots, read_values
from workbench.word.render import compile_template
from workbench.word.sketch import read_sketch

REASON = "统一核算边界。"
ANNEX = {ZH: "附页：所服务条款的有关说明", EN: "Annex: the articles served"}
TASK = Task("s1", text=Bilingual("一句"))
OTHER = Plan("other", Bilingual("应急计划", "Emergency plan"), (Article("1", tasks=(TASK,)),))
PLANS = {**plans(), OTHER.id: OTHER}


def link(place: str, reason: str = REASON, quote: str = "", main: bool = False) -> ArticleLink:
    role = LinkRole.MAIN if main else LinkRole.SUPPORTING
    return ArticleLink(place, parse_article_ref(place), reason, role, quote)


def form_with(links: tuple[ArticleLink, ...]) -> Form:
    return article_sections().form_of(form(), [one.ref for one in links], {})


def given(*links: ArticleLink) -> list[dict[str, object]]:
    """Return the links as a template is given them."""
    found = build_context(form_with(links), {}, "zh", links=printed_links(links, PLANS))["links"]
    assert isinstance(found, list)
    return found


def exported(which: str, *links: ArticleLink) -> bytes:
    """Return the document of a case that has nothing but a title and links."""
    printed, language = printed_links(links, PLANS), info(which).language
    return render_proposal(template(which), form_with(links), {"title_zh": "甲"}, language, links=printed)


def annex(data: bytes) -> list[list[list[str]]]:
    """Return the tables behind that of the form: rows of the texts of their cells."""
    _, *tables = docx.Document(io.BytesIO(data)).tables
    return [[[read_text(cell) for cell in row._tr.tc_lst] for row in table.rows] for table in tables]


@pytest.mark.parametrize("which", [ZH, EN])
def test_a_link_stands_in_the_annex_with_all_that_was_written(which: str) -> None:
    data = exported(which, link("9", "第一段。\n\n第二段。", "碳达峰", main=True), link("19"))

    wanted = {
        ZH: [
            [
                ["第9条 实施碳达峰碳中和标准化提升工程"],
                ["支撑方式", "主要支撑"],
                ["支撑理由", "第一段。\n\n第二段。"],
                ["条款原句", "“碳达峰”"],
            ],
            [["第19条"], ["支撑方式", "相关支撑"], ["支撑理由", REASON]],
        ],
        EN: [
            [
                ["Article 9 Implement the standardization improvement project on carbon peak and neutrality"],
                ["How it serves", "Main purpose"],
                ["Reason for the link", "第一段。\n\n第二段。"],
                ["Quoted from the article", "“碳达峰”"],
            ],
            [["Article 19"], ["How it serves", "Supporting"], ["Reason for the link", REASON]],
        ],
    }
    first, second = annex(data)
    assert [first[:4], second] == wanted[which]
    asked = [field.label.within(info(which).language) for field in form_with((link("9"),)).sections[-1].fields]
    assert first[4:]
    assert {label for label, _ in first[4:]} <= set(asked)
    assert ANNEX[which] in all_text(read_roots(data))


@pytest.mark.parametrize("which", [ZH, EN])
def test_a_case_without_links_has_no_annex(which: str) -> None:
    data = exported(which)

    assert annex(data) == []
    assert ANNEX[which] not in all_text(read_roots(data))


def test_links_stand_in_their_order_and_the_questions_once_at_the_first_to_an_article() -> None:
    found = given(link("9.accounting"), link("10"), link("9"), link("3", main=True))

    assert [(one["tag"], one["article"], bool(one["task"])) for one in found] == [
        ("links/0", "3", False),
        ("links/1", "9", False),
        ("links/2", "9", True),
        ("links/3", "10", False),
    ]
    assert [bool(one["questions"]) for one in found] == [True, True, False, True]


def test_a_task_is_numbered_and_our_summary_is_not_given_out_as_its_text() -> None:
    ours, theirs = annex(exported(ZH, link("9.accounting"), link("other:1.s1")))

    place = [task.id for task in plans()[DEFAULT_PLAN].article("9").tasks].index("accounting") + 1
    summary = plans()[DEFAULT_PLAN].article("9").task("accounting").summary.zh
    assert ours[1] == ["所涉任务（摘要，非原文）", f"9.{place} {summary}"]
    assert theirs[1] == ["所涉任务", "1.1 一句"]


def test_the_plan_is_named_where_it_is_not_the_usual_one_alone() -> None:
    assert [one["plan"] for one in given(link("9"), link("3"))] == ["", ""]
    assert [one["plan"] for one in given(link("other:1"))] == ["应急计划"]
    (usual, _), (other, _) = (rows[:2] for rows in annex(exported(EN, link("other:1"), link("19"))))
    assert usual == ["Action Plan of Implementing the National Standardization Development Outline\nArticle 19"]
    assert other == ["Emergency plan\nArticle 1"]


def test_what_is_gone_from_its_plan_is_printed_by_its_number() -> None:
    gone = (link("gone:4.x"), link("99"), link("9.gone"))

    printed = {
        one.link.id: (one.plan.zh, one.title.zh, one.task.zh)
        for one in printed_links(gone, PLANS)
        if one.task_supplied
    }

    usual, nine = plans()[DEFAULT_PLAN].title.zh, plans()[DEFAULT_PLAN].article("9").title.zh
    assert printed == {
        "gone:4.x": ("gone", "", "x"),
        "99": (usual, "", ""),
        "9.gone": (usual, nine, "gone"),
    }


@pytest.mark.parametrize(
    "text", ["{{ title_zh }} <b>&amp;", "甲\t乙\n\n丙", "“引号”里的话", "𠀀😀", "很长的理由。" * 20_000]
)
def test_reason_and_quote_come_back_as_they_were_written(text: str) -> None:
    data = exported(ZH, link("19", text, text))

    assert read_values(data)["links"] == [{"reason": text, "quote": text}]


def test_a_link_without_a_reason_is_printed_all_the_same() -> None:
    (rows,) = annex(exported(ZH, link("19", "")))

    assert rows[2] == ["支撑理由", ""]


@pytest.mark.parametrize("bad", [link("9.accounting", "甲\x00"), link("9.accounting", quote="甲\ud800")])
def test_a_character_that_no_word_file_holds_is_refused_by_the_name_of_the_link(bad: ArticleLink) -> None:
    with pytest.raises(InvalidValue, match=r"Link to article 9\.accounting: .* at position 2"):
        exported(ZH, bad)


@pytest.mark.parametrize("old", [REASON, "所引"])
def test_any_change_to_a_link_in_the_finished_file_is_noticed(old: str) -> None:
    links = (link("3", "别的理由。"), link("19", quote="所引"))
    data, printed = exported(ZH, *links), printed_links(links, PLANS)
    parts = read_package(data)
    assert old.encode() in parts[DOCUMENT]
    parts[DOCUMENT] = parts[DOCUMENT].replace(old.encode(), "别的话".encode())

    with pytest.raises(NotProved, match="Link to article 19") as refusal:
        prove(form_with(links), {"title_zh": "甲"}, "zh", template().needs, pack_all(parts), printed)
    assert refusal.value.field == f"{DEFAULT_PLAN}:19"


def test_an_own_template_that_prints_links_without_their_reason_is_not_kept(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{% for link in links %}{{ link.article }}{% endfor %}")

    with pytest.raises(NotProved, match="Link to article 19"):
        _own(path, printed_links([link("19")], PLANS))


def test_an_own_template_without_links_is_filled_as_ever(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ title_zh }}", "{% for part in articles %}{{ part.title }}{% endfor %}")

    assert docx.Document(io.BytesIO(_own(path, printed_links([link("19")], PLANS)))).paragraphs[0].text == "甲"


def _own(path: Path, links: tuple[PrintedLink, ...]) -> bytes:
    return render_proposal(compile_template(path), form(), {"title_zh": "甲"}, "zh", links=links)


@pytest.mark.parametrize("which", [ZH, EN])
def test_a_file_that_came_back_gives_no_field_a_word_of_a_link(tmp_path: Path, which: str) -> None:
    links = (link("9", quote="所引", main=True), link("9.accounting"), link("other:1.s1", "别的理由。"))
    path = tmp_path / "back.docx"
    path.write_bytes(exported(which, *links))

    printed = printed_words(template_folder(), form(), PLANS.values())
    placed = place_draft(form_with(()), read_draft_file(path), printed)

    assert [one.field.id for one in placed.readings] == ["title_zh"]
    labels = ("支撑理由", "条款原句") if which == ZH else ("Reason for the link", "Quoted from the article")
    assert placed.unplaced == (
        f"{labels[0]}: {REASON}",
        f"{labels[1]}: “所引”",
        f"{labels[0]}: 别的理由。",
    )


def test_the_approximate_pages_show_the_links_with_the_quote_in_small_letters() -> None:
    whole, values, links = linked_sample()

    sketch = read_sketch(render_proposal(template(), whole, values, "zh", links=links))

    cells = [cell for block in sketch.blocks for row in block.rows for cell in row]
    lines = {line.text: line.size for cell in cells for line in cell.lines}
    for one in links:
        assert lines[one.link.reason] == 10.5
        assert lines[f"“{one.link.quote}”"] == 9
