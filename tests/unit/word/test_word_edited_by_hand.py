"""Documents edited by hand in Word: rows added, comments, tracked changes; nothing is lost unsaid."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from time import process_time
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.helpers.drafts import TITLE, exported
from tests.helpers.wordfiles import form, sample_values
from workbench.domain.values import Row, Value
from workbench.formspec.draftplacing import PlacedDraft, place_draft
from workbench.kernel.paths import template_folder
from workbench.word.controls import ControlMaker
from workbench.word.draftreader import read_draft_file
from workbench.word.oxml import element
from workbench.word.printedwords import printed_words
from workbench.word.reader import values_in

FORM = "gb-t-recommended"
UNITS = "drafting_units"
ADDED = "丁大学"


def placed(path: Path) -> PlacedDraft:
    """Place a file with all the words that our documents print."""
    return place_draft(form(FORM), read_draft_file(path), printed_words(template_folder(), form(FORM)))


def names(value: Value) -> list[object]:
    """Return the names of organisations."""
    assert isinstance(value, tuple)
    return [row.cells["name"] for row in value if isinstance(row, Row)]


def without_controls(element: Any) -> None:
    """Take the controls away, as rows have none that Word puts in; what stands in them stays."""
    for control in list(element.iter(qn("w:sdt"))):
        for child in list(control.find(qn("w:sdtContent"))):
            control.addprevious(child)
        control.getparent().remove(control)


@pytest.mark.parametrize("marked", [True, False], ids=["copied", "put in"])
def test_a_row_added_in_word_is_a_row_of_the_list_and_takes_none_away(tmp_path: Path, marked: bool) -> None:
    path = exported(tmp_path, f"{FORM}.zh")
    document = docx.Document(str(path))
    rows: list[Any] = [
        row
        for row in document.element.body.iter(qn("w:tr"))
        if any(tag.get(qn("w:val"), "").startswith(UNITS) for tag in row.iter(qn("w:tag")))
    ]
    copied: Any = deepcopy(rows[-1])
    (name,) = [text for text in copied.iter(qn("w:t")) if "公司" in (text.text or "")]
    name.text = ADDED
    if not marked:
        without_controls(copied)
    rows[-1].addnext(copied)
    document.save(str(path))
    draft = placed(path)
    found = {one.field.id: one.value for one in draft.readings}
    assert names(found[UNITS]) == [*names(sample_values(FORM)[UNITS]), ADDED]
    assert draft.unplaced == ()


def test_a_list_that_stands_twice_in_a_document_is_read_once(tmp_path: Path) -> None:
    path = exported(tmp_path, f"{FORM}.zh")
    document = docx.Document(str(path))
    for table in [one._tbl for one in document.tables]:
        table.addnext(deepcopy(table))
    document.save(str(path))
    found = {one.field.id: one.value for one in placed(path).readings}
    assert names(found[UNITS]) == names(sample_values(FORM)[UNITS])


def test_comments_and_tracked_changes_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"标准名称：{TITLE}")
    document.add_heading("目的意义", 1)
    paragraph = document.add_paragraph("安全")
    for tag, words in (("w:ins", "重要"), ("w:del", "不重要")):
        change: Any = OxmlElement(tag)
        run = OxmlElement("w:r")
        text: Any = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    document.add_comment(paragraph.runs, text="请补充数据", author="王五", initials="W")
    path = tmp_path / "tracked.docx"
    document.save(str(path))
    draft = place_draft(
        form(FORM), parts := read_draft_file(path), printed_words(template_folder(), form(FORM))
    )
    assert {one.field.id: one.text for one in draft.readings} == {"title_zh": TITLE, "purpose": "安全重要"}
    assert [(one.name, one.reason) for one in parts.lost] == [
        ("请补充数据", "Comments stay behind; this one is by 王五."),
        (
            "Tracked changes",
            "They were read as if accepted: with what was inserted, without what was deleted.",
        ),
    ]


def test_copies_of_a_row_are_read_in_no_more_time_than_as_many_rows() -> None:
    copies, count = read_in_time([1] * 10_000)
    rows, as_many = read_in_time(range(10_000))
    assert count == as_many == 10_000
    assert copies < 5 * rows


def read_in_time(numbers: Iterable[int]) -> tuple[float, int]:
    """Read a list of rows of these numbers that all say something else; return the seconds and the count."""
    body, made = element("w:body"), ControlMaker()
    for place, number in enumerate(numbers):
        text = element("w:t")
        text.text = f"U{place}"
        body.append(made.inline(f"{UNITS}/{number}/name", "", element("w:r", None, text)))
    began = process_time()
    found = values_in([body])[UNITS]
    return process_time() - began, len(found)
