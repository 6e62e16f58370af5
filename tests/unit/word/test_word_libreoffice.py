"""LibreOffice opens the exported files and shows what stands in the case."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.helpers.tools import require_tool
from tests.helpers.wordfiles import EN, ZH, form, info, linked_sample, template, unit_rows
from workbench.word.export import render_proposal

pytestmark = pytest.mark.slow
LONG_TEXTS = ("title_zh", "technical_committee", "purpose", "scope", "situation", "law_relation", "remarks")


def pdf_pages(folder: Path, documents: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the pages of each document as LibreOffice prints them, as text without any white space."""
    office, reader = require_tool("soffice"), require_tool("pdftotext")
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    convert = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    return {name: _pages(reader, folder / f"{name}.pdf") for name in documents}


def _pages(reader: str, pdf: Path) -> list[str]:
    done = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return ["".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def beginnings(text: object) -> list[str]:
    """Return how each paragraph of a text begins, short enough for one printed line."""
    return ["".join(line.split())[:12] for line in str(text).split("\n") if line.strip()]


def test_the_printed_pages_hold_what_stands_in_the_case(tmp_path: Path) -> None:
    whole, values, links = linked_sample()
    documents = {
        which: render_proposal(template(which), whole, values, info(which).language, links=links)
        for which in (ZH, EN)
    }
    documents["long"] = render_proposal(template(), form(), {**values, "drafting_units": unit_rows(90)}, "zh")

    printed = pdf_pages(tmp_path, documents)

    for which in (ZH, EN):
        text = "".join(printed[which])
        texts = [values[field] for field in LONG_TEXTS] + [one.link.reason for one in links]
        expected = [start for told in texts for start in beginnings(told)]
        assert [start for start in expected if start not in text] == []
        assert all(f"“{one.link.quote}”" in text for one in links)
    assert "第9条实施碳达峰碳中和标准化提升工程" in "".join(printed[ZH])
    assert "Article3Raisethestandardslevel" in "".join(printed[EN])
    assert "☑制定" in printed[ZH][0]
    assert "☑New" in printed[EN][0]
    assert "示例单位90" in "".join(printed["long"])
    assert "（签字、盖章）" in printed["long"][-1]
    title = "".join(str(values["title_zh"]).split())
    assert [title in page for page in printed["long"]] == [True] * len(printed["long"])
    assert f"第{len(printed['long'])}页共{len(printed['long'])}页" in printed["long"][-1]
