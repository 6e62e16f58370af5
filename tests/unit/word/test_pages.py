"""Pages of a Word file: LibreOffice's where it is there, a sketch where not; cancelled and late work ends."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from tests.helpers.tools import require_tool
from tests.helpers.wordfiles import ZH, form, info, sample_values, template
from workbench.kernel.errors import NotReadable
from workbench.word import pages
from workbench.word.export import render_proposal
from workbench.word.sketch import Block, Line, Sketch, read_sketch

PNG = b"\x89PNG\r\n\x1a\n"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def sample() -> bytes:
    return render_proposal(template(ZH), form(), sample_values(), info(ZH).language)


def stand_in(folder: Path, script: str) -> str:
    """Return a program that does what a script says instead of LibreOffice; its last argument is the file."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\nfor last; do :; done\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def texts(sketch: Sketch) -> str:
    lines = [line for block in sketch.blocks for line in (block.line, *cells_lines(block))]
    return "\n".join(line.text for line in lines)


def cells_lines(block: Block) -> list[Line]:
    return [line for row in block.rows for cell in row for line in cell.lines]


@pytest.mark.slow
def test_libreoffice_gives_pages_of_the_wanted_size_as_png(monkeypatch: pytest.MonkeyPatch) -> None:
    require_tool("soffice")

    rendered = pages.render_pages(sample(), dpi=72)

    assert rendered is not None
    assert (rendered.how, rendered.why, rendered.sketch) == ("office", "", None)
    assert len(rendered.pages) > 1
    for page in rendered.pages:
        assert (page.width, page.height) == (596, 842)
        assert page.png.startswith(PNG)


def test_without_libreoffice_a_sketch_holds_what_stands_in_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "office_program", lambda: "")

    rendered = pages.render_pages(sample())

    assert rendered is not None and rendered.sketch is not None
    assert (rendered.how, rendered.why, rendered.pages) == ("approximation", "missing", ())
    text = texts(rendered.sketch)
    values = sample_values()
    for field in ("title_zh", "title_en", "technical_committee"):
        assert str(values[field]) in text
    for line in str(values["purpose"]).split("\n"):
        assert line in text
    assert "☑" in text


def test_a_sketch_keeps_alignment_size_and_merged_cells() -> None:
    sketch = read_sketch(sample())

    title = sketch.blocks[0].line
    assert (title.size, title.align) == (18.0, "center")
    assert (round(sketch.width), round(sketch.height)) == (595, 842)
    table = next(block for block in sketch.blocks if block.rows)
    for row in table.rows:
        assert sum(cell.columns for cell in row) <= len(table.widths)
    assert max(cell.rows for row in table.rows for cell in row) > 2


@needs_posix
def test_a_libreoffice_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, "echo broken >&2; exit 77")
    monkeypatch.setattr(pages, "office_program", lambda: program)

    rendered = pages.render_pages(sample())

    assert rendered is not None
    assert (rendered.how, rendered.why) == ("approximation", "failed")
    with pytest.raises(pages.NotConverted, match=r"77: broken"):
        pages.to_pdf(sample(), program, lambda: True)


@needs_posix
def test_a_libreoffice_that_makes_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(pages.NotConverted):
        pages.to_pdf(sample(), stand_in(tmp_path, "exit 0"), lambda: True)


def test_a_program_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(pages.NotConverted):
        pages.to_pdf(sample(), str(tmp_path / "nothing"), lambda: True)


@needs_posix
def test_a_damaged_pdf_is_said() -> None:
    with pytest.raises(pages.NotConverted):
        pages.raster(b"no pdf", 72)


@needs_posix
@pytest.mark.parametrize("how", ["cancelled", "late"])
def test_cancelled_and_late_work_ends_with_its_helpers_and_leaves_nothing(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = tmp_path / "helper"
    program = stand_in(tmp_path, f"sleep 60 & echo $! > '{noted}'; wait")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # others may be rendering in the usual one
    start = time.monotonic()

    if how == "cancelled":
        assert pages.to_pdf(sample(), program, lambda: not noted.exists()) is None
    else:
        with pytest.raises(pages.NotConverted) as caught:
            pages.to_pdf(sample(), program, lambda: True, limit=0.5)
        assert caught.value.slow

    assert time.monotonic() - start < 20
    if noted.exists() and noted.read_text().strip():
        assert ends_soon(int(noted.read_text()))
    assert list(tmp_path.glob("workbench-pages-*")) == []


def ends_soon(number: int) -> bool:
    """Return whether a process that was told to end has ended, which the system may take a moment for."""
    end, moment = time.monotonic() + 10, threading.Event()
    while runs(number) and time.monotonic() < end:
        moment.wait(0.01)
    return not runs(number)


def runs(number: int) -> bool:
    """Return whether a process still runs; one that ended and waits to be noticed does not."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{number}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_what_is_no_word_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "office_program", lambda: "")
    with pytest.raises(NotReadable):
        pages.render_pages(b"nothing")
