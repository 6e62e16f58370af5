"""Rich texts that went through another office program come back with the same words and structure."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.picturefiles import png
from tests.helpers.tools import require_tool
from tests.helpers.wordfiles import ZH, form, template
from workbench.domain.blocks import Block, Content, Picture, Table
from workbench.domain.content import parse
from workbench.domain.draftparts import DraftParts
from workbench.domain.pictures import read_picture
from workbench.formspec.draftplacing import place_draft
from workbench.kernel.paths import template_folder
from workbench.word.draftreader import read_draft_file
from workbench.word.export import render_proposal
from workbench.word.printedwords import printed_words

pytestmark = pytest.mark.slow
PICTURE = read_picture(png(40, 20), 10_000)
TEXT = (
    "<p>适用于<strong>储能</strong>电站，<em>斜体</em>、<u>下划线</u>，H<sub>2</sub>O、10<sup>3</sup></p>"
    "<ol><li>一级<ol><li>甲<strong>粗</strong></li><li>乙</li></ol></li><li>二级</li></ol>"
    "<p>间</p><ul><li>点一<ul><li>次</li></ul></li><li>点二</li></ul>"
    "<table><tr><td>指标</td><td><strong>值</strong></td></tr><tr><td><p>x</p><p>y</p></td><td></td></tr></table>"
    f'<p></p><img src="picture:{PICTURE.digest}" alt="装置示意"><p>完</p>'
)


def through_office(office: str, folder: Path, file: Path, kind: str) -> Path:
    """Return a file as LibreOffice writes it anew, in another folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / f"{file.suffix[1:]}-{kind}"
    convert = [office, "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(file)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    return out / f"{file.stem}.{kind}"


def alike(content: Content) -> Iterator[Block]:
    """Yield blocks for comparison: a program may pack a picture anew."""
    for block in content:
        yield replace(block, digest="") if isinstance(block, Picture) else block


def scope_of(parts: DraftParts) -> list[Block]:
    draft = place_draft(form(), parts, printed_words(template_folder(), form()))
    (scope,) = (one.value for one in draft.readings if one.field.id == "scope")
    return list(alike(parse(str(scope))))


@pytest.fixture(scope="module")
def written_anew(tmp_path_factory: pytest.TempPathFactory) -> list[DraftParts]:
    """Give a document of ours as it was saved in Word's kind of file, and by way of the office's own."""
    office, folder = require_tool("soffice"), tmp_path_factory.mktemp("office")
    first = folder / "ours.docx"
    first.write_bytes(render_proposal(template(ZH), form(), {"scope": TEXT}, "zh", {PICTURE.digest: PICTURE}))
    own = through_office(office, folder, first, "odt")
    files = (through_office(office, folder, first, "docx"), through_office(office, folder, own, "docx"))
    return [read_draft_file(file) for file in files]


@pytest.mark.parametrize("way", [0, 1], ids=["docx", "odt"])
def test_words_looks_lists_tables_and_pictures_come_back(written_anew: list[DraftParts], way: int) -> None:
    expected = list(alike(parse(TEXT)))
    assert any(isinstance(block, Table) for block in expected)
    parts = written_anew[way]
    assert scope_of(parts) == expected
    assert scope_of(DraftParts(parts.blocks)) == expected
    (picture,) = parts.pictures.values()
    found = read_picture(picture.data, 10_000)
    assert (found.width, found.height) == (PICTURE.width, PICTURE.height)
