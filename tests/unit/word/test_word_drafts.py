"""A Word draft is placed onto a form; documents of ours come back field by field; harmful ones are refused."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers.drafts import TITLE, exported, word_draft
from tests.helpers.wordfiles import ALL, form, info, sample_values
from workbench.domain.draftparts import DraftParts
from workbench.domain.values import Value, is_filled
from workbench.formspec.draftplacing import PlacedDraft, place_draft
from workbench.formspec.validation import counting_values
from workbench.kernel.errors import NotReadable
from workbench.kernel.paths import template_folder
from workbench.word.draftreader import read_draft_file
from workbench.word.package import pack_all, read_package
from workbench.word.printedwords import printed_words


def placed(parts: DraftParts, form_id: str) -> PlacedDraft:
    """Place a draft with all the words that our documents print."""
    return place_draft(form(form_id), parts, printed_words(template_folder(), form(form_id)))


def printed_values(name: str) -> Mapping[str, Value]:
    """Return what a document of the sample prints."""
    form_id = name.rsplit(".", 1)[0]
    values = counting_values(form(form_id), sample_values(form_id))
    prints = info(name).prints or tuple(values)
    return {field: value for field, value in values.items() if field in prints}


@pytest.mark.parametrize("name", ALL)
def test_an_exported_document_comes_back_field_by_field(tmp_path: Path, name: str) -> None:
    draft = placed(read_draft_file(exported(tmp_path, name)), name.rsplit(".", 1)[0])

    assert {one.field.id: one.value for one in draft.readings} == printed_values(name)
    assert draft.unplaced == ()
    assert draft.titled


@pytest.mark.parametrize("name", ALL)
def test_it_comes_back_by_its_labels_where_a_program_dropped_the_marks(tmp_path: Path, name: str) -> None:
    blocks = read_draft_file(exported(tmp_path, name)).blocks
    draft = placed(DraftParts(blocks), name.rsplit(".", 1)[0])

    assert {one.field.id: one.value for one in draft.readings} == printed_values(name)
    assert draft.unplaced == ()


def test_a_draft_made_in_word_is_read_by_its_tables_and_headings(tmp_path: Path) -> None:
    draft = placed(read_draft_file(word_draft(tmp_path)), "gb-t-recommended")

    found = {one.field.id: one.value for one in draft.readings if is_filled(one.value)}
    assert found == {
        "title_zh": TITLE,
        "ics": ("29.240",),
        "fast_track": False,
        "purpose": "第一段。\n背景\n第二段。",
    }
    (wrong,) = [one for one in draft.readings if one.problem]
    assert (wrong.field.id, wrong.text) == ("duration_months", "二十四")
    assert "is not a number" in wrong.problem
    assert draft.unplaced == ("会议纪要", "下次再议。", "Project duration: 二十四")


def changed(tmp_path: Path, part: str, content: bytes) -> Path:
    """Write a draft with another content of one part."""
    parts = {**read_package(word_draft(tmp_path)), part: content}
    path = tmp_path / "changed.docx"
    path.write_bytes(pack_all(parts))
    return path


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITY = (
    b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document '
    + W
    + b"><w:body>&x;</w:body></w:document>"
)
DEEP = b"<w:document " + W + b">" + b"<w:p>" * 5000 + b"</w:p>" * 5000 + b"</w:document>"
DEEPISH = b"<w:p " + W + b">" + b"<w:p>" * 1500 + b"</w:p>" * 1500 + b"</w:p>"  # not too deep for the parser
NUL = b"<w:document " + W + b"><w:body><w:p><w:r><w:t>a\x00b</w:t></w:r></w:p></w:body></w:document>"
LONG = (
    b"<w:document "
    + W
    + b"><w:body><w:p><w:r><w:t>"
    + b"a" * 5_000_001
    + b"</w:t></w:r></w:p></w:body></w:document>"
)
HUGE = b"<w:document " + W + b">" + b" " * 60_000_001 + b"</w:document>"
DAMAGED, TOO_LARGE = "is no Word file, or it is damaged", "is too large to be read"


@pytest.mark.parametrize(
    ("content", "words"),
    [(ENTITY, DAMAGED), (DEEP, DAMAGED), (NUL, DAMAGED), (LONG, TOO_LARGE), (HUGE, TOO_LARGE)],
    ids=["entity", "deep", "nul", "long", "huge"],
)
def test_a_harmful_document_is_refused_with_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(NotReadable, match=words):
        read_draft_file(changed(tmp_path, "word/document.xml", content))


@pytest.mark.parametrize("part", ["comments", "footnotes", "header1"])
def test_what_stands_beside_the_text_is_refused_too_where_it_is_nested_to_harm(
    tmp_path: Path, part: str
) -> None:
    with pytest.raises(NotReadable, match=DAMAGED):
        read_draft_file(changed(tmp_path, f"word/{part}.xml", DEEPISH))


def test_damaged_styles_are_refused_too(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=DAMAGED):
        read_draft_file(changed(tmp_path, "word/styles.xml", b"<w:styles"))


def test_a_bomb_and_what_is_no_zip_are_refused(tmp_path: Path) -> None:
    bomb, none = tmp_path / "bomb.docx", tmp_path / "none.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"word/{number}.xml", bytes(41_000_000))
    none.write_bytes(b"\x00\x01no zip")
    for path in (bomb, none):
        with pytest.raises(NotReadable, match=DAMAGED):
            read_draft_file(path)
