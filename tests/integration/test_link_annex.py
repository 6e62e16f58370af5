"""Links on the way to paper: by the command line, in the order of the answers, with the words of the plan."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.helpers.commandline import CommandLine
from tests.helpers.prepared import open_prepared
from tests.helpers.workbenches import FORM, new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.word.controls import read_text
from workbench.word.reader import read_values

ANNEX = {"zh": "附页：所服务条款的有关说明", "en": "Annex: the articles served"}
MARKED = {
    "zh": ("第9条 实施碳达峰碳中和标准化提升工程", "支撑方式", "主要支撑", "支撑理由", "条款原句"),
    "en": (
        "Article 9 Implement the standardization improvement project on carbon peak and neutrality",
        "How it serves",
        "Main purpose",
        "Reason for the link",
        "Quoted from the article",
    ),
}


def rows_behind_the_form(path: Path) -> list[list[str]]:
    """Return the rows of all tables of a Word file but the first."""
    return [
        [read_text(cell) for cell in row._tr.tc_lst]
        for table in docx.Document(str(path)).tables[1:]
        for row in table.rows
    ]


def paragraphs(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_links_of_the_sample_stand_in_both_documents(tmp_path: Path, home: Path) -> None:
    with open_prepared(str(tmp_path / "w.db")) as opened:
        linked, bare = sample_case(opened), new_case(opened)
    run = CommandLine(str(tmp_path / "w.db"), tmp_path, home)

    assert run("export", linked.ref, "-o", "linked").code == 0
    assert run("export", bare.ref, "-o", "bare").code == 0

    main, supporting = linked.links
    for path in (tmp_path / "linked").iterdir():
        language = "en" if "English" in path.name else "zh"
        title, *labels = MARKED[language]
        rows = rows_behind_the_form(path)
        assert rows[:4] == [
            [title],
            labels[:2],
            [labels[2], main.reason],
            [labels[3], f"“{main.quote}”"],
        ]
        assert rows.index([labels[2], supporting.reason]) > 4
        assert ANNEX[language] in paragraphs(path)
    for path in (tmp_path / "bare").iterdir():
        assert rows_behind_the_form(path) == []
        assert not {*ANNEX.values()} & {*paragraphs(path)}
    assert [len([*(tmp_path / name).iterdir()]) for name in ("linked", "bare")] == [2, 2]


def test_the_answers_are_read_in_the_order_in_which_they_are_printed(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = new_case(file_workbench)
    for place, role in (("10", "supporting"), ("3", "supporting"), ("9", "main")):
        file_workbench.planning.link(case.ref, ArticleRef(DEFAULT_PLAN, place), f"理由 {place}", LinkRole(role))
    (written,) = file_workbench.exporting.export(case.ref, [f"{FORM}.zh"], tmp_path)

    shown = [one.link.reason for one in file_workbench.checking.answers(case.ref).links]

    assert shown == ["理由 9", "理由 3", "理由 10"]
    assert read_values(written.path)["links"] == [{"reason": reason} for reason in shown]


def test_an_imported_text_gives_the_task_that_is_printed_its_own_words(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = new_case(file_workbench)
    (tmp_path / "plan.txt").write_text("1. 推进应急装备发展。完善供电标准。\n2. 加强研究。\n", encoding="utf-8")
    file_workbench.planning.import_text(tmp_path / "plan.txt", "auto", "emergency", "应急计划")
    file_workbench.planning.link(case.ref, ArticleRef("emergency", "1", "s1"), "补上缺项。")

    (written,) = file_workbench.exporting.export(case.ref, [f"{FORM}.zh"], tmp_path)

    assert rows_behind_the_form(written.path)[:2] == [
        ["应急计划\n第1条 推进应急装备发展"],
        ["所涉任务", "1.1 完善供电标准。"],
    ]
    left = file_workbench.importing.read_draft(written.path, FORM).unplaced
    assert left == ("支撑理由: 补上缺项。",)
