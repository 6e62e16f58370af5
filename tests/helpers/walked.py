"""What is typed on the walks through the window, and what must be stored and written of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.helpers.wordfiles import document_of
from workbench.app.workbench import Workbench
from workbench.domain.values import Row, Value
from workbench.word.oxml import WORD, Element

W = f"{{{WORD}}}"
NAME, ORGANISATION = "林一", "标准化所"
PERSON, PHONE = "周启明", "010-12345678"
INSTITUTE = "储能研究院"
STATEMENT = "电池回收 申报说明"
TITLE = "储能电站巡检机器人 通用要求"
TITLE_EN = "General requirements for inspection robots"
REASON, BOUNDARY = "机器人巡检降低电站能耗。", "从入库到出库，含外购电力。"
_EMPTY = "<td></td>"
PURPOSE = (
    "<p>机器人巡检<strong>省电</strong></p><ul><li>甲</li><li>乙</li></ul><p></p>"
    f"<table><tr><td>指标</td><td>5 %</td>{_EMPTY}</tr>{f'<tr>{_EMPTY * 3}</tr>' * 2}</table><p></p>"
)
BUDGET = (("试验", "Own funds", "12.5"), ("会议", "Enterprise", "7.5"))
VERSION = "送审稿"
WORDS, OTHER_WORDS = "巡检", "智能巡检"
MAIN, SECOND = "2026-002", "2026-001"
FILE = "evidence.txt"


def evidence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a file; the dialog that asks for files answers it."""
    file = folder / FILE
    file.write_bytes(b"evidence")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked, **_named: ([str(file)], ""))
    return file


def folder(above: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder; the dialog that asks for one answers it."""
    made = above / "out"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked, **_named: str(made))
    return made


def cells_of(value: Value) -> list[dict[str, object]]:
    """Return the rows of a list as what stands in their cells."""
    assert isinstance(value, tuple)
    return [dict(row.cells) for row in value if isinstance(row, Row)]


def check_stored(workbench: Workbench) -> None:
    """Compare the cases in the workspace with what was typed."""
    statement = workbench.drafting.case(SECOND)
    assert (statement.title, statement.form) == (STATEMENT, "project-statement")
    assert statement.values["contact"] == PERSON
    assert PHONE in str(statement.values["contact_details"])
    case = workbench.drafting.case(MAIN)
    values = case.values
    assert case.title == values["title_zh"] == TITLE.replace(WORDS, OTHER_WORDS)
    assert values["title_en"] == TITLE_EN
    assert (values["work_type"], values["category"], values["fast_track"]) == ("new", "method", False)
    assert values["prepared_on"] == date(2026, 3, 2)
    assert [(row["name"], row["role"]) for row in cells_of(values["drafting_units"])] == [
        ("丙所", "participant"),
        (INSTITUTE, "lead"),
    ]
    lines = [(row["item"], row["amount"]) for row in cells_of(values["budget_lines"])]
    assert lines == [(item, Decimal(amount)) for item, _source, amount in BUDGET]
    assert [(row["stage"], row["months"]) for row in cells_of(values["stages"])] == [("drafting", 6)]
    assert str(values["purpose"]) == PURPOSE.replace(WORDS, OTHER_WORDS)
    (link,) = case.links
    assert (link.ref.place, link.reason) == ("9", REASON.replace(WORDS, OTHER_WORDS))
    assert (values["article9_aspect"], values["article9_boundary"]) == ("accounting", BOUNDARY)
    (attached,) = workbench.attaching.attachments(MAIN)
    assert (attached.name, attached.size) == (FILE, 8)
    assert [version.name for version in workbench.versioning.versions(MAIN)] == [VERSION]


def check_written(folder: Path) -> None:
    """Compare both documents with what was typed: its words, the bold ones, list and table of the purpose."""
    files = list(folder.glob(f"{MAIN} *.docx"))
    assert len(files) == 2
    for file in files:
        document = document_of(file)
        paragraphs = [_words(one) for one in document.iter(f"{W}p")]
        title = TITLE.replace(WORDS, OTHER_WORDS)
        for text in (title, TITLE_EN, INSTITUTE, "丙所", "12.5", "62.5", "甲", "乙"):
            assert any(text in words for words in paragraphs), f"{text} is not in {file.name}"
        bold = [_words(run) for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
        assert "省电" in bold
        rows = [[_words(cell) for cell in row.findall(f"{W}tc")] for row in document.iter(f"{W}tr")]
        assert ["指标", "5 %", ""] in rows


def _words(part: Element) -> str:
    return "".join(text.text or "" for text in part.iter(f"{W}t"))
