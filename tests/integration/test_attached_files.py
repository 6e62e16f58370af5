"""Files attached to a case: kept by their bytes on both databases, handed out as they were, never lost."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from sqlalchemy import text

from tests.helpers.forking import Call, running
from tests.helpers.tools import ROOT
from tests.helpers.workbenches import FORM, new_case, open_for_test, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.attachments import Attachment, attachments_in
from workbench.formspec.attachment_rules import attachment_rules
from workbench.kernel.errors import InvalidValue, NotReadable, Refused, UnknownName
from workbench.services.attaching import TakenIn
from workbench.storage.attachments import FOLDER, PART

Attach = Callable[..., Attachment]


@pytest.fixture
def attach(workbench: Workbench, tmp_path: Path) -> Attach:
    """Give what attaches a file with some bytes to a case and returns how it is listed."""

    def add(case: str, name: str, data: bytes = b"evidence", **tied: str) -> Attachment:
        return attached(workbench, tmp_path, case, name, data, **tied)

    return add


def attached(
    workbench: Workbench, folder: Path, case: str, name: str, data: bytes = b"evidence", **tied: str
) -> Attachment:
    """Attach a file with some bytes to a case."""
    file = folder / name
    file.write_bytes(data)
    taken = workbench.attaching.take_in(file)
    assert taken is not None
    file.unlink()  # from here on only what is kept counts
    workbench.attaching.attach(case, [taken], **tied)
    return workbench.attaching.attachments(case)[-1]


def bytes_of(workbench: Workbench, case: str, name: str, folder: Path) -> bytes:
    """Return what a saved copy of an attachment holds."""
    return workbench.attaching.save(case, name, folder / "saved").read_bytes()


def spoil(workbench: Workbench, digest: str, gone: bool = False) -> None:
    """Change or remove the bytes that are kept under a digest."""
    if workbench.workspace.file is None:
        what = "DELETE FROM attachment_part" if gone else "UPDATE attachment_part SET data = '\\x00'::bytea"
        with workbench.workspace.transaction() as connection:
            connection.execute(text(f"{what} WHERE digest = :digest"), {"digest": digest})
        return
    file = workbench.workspace.file.parent / FOLDER / digest[:2] / digest
    if gone:
        file.unlink()
    else:
        file.write_bytes(b"other")


def test_what_is_handed_out_is_what_was_attached(workbench: Workbench, attach: Attach, tmp_path: Path) -> None:
    case, data = new_case(workbench).ref, os.urandom(2 * PART + 7)
    listed = attach(case, "试验数据.xlsx", data, purpose="Minutes", section="purpose")
    assert (listed.name, listed.purpose, listed.section) == ("试验数据.xlsx", "minutes", "purpose")
    assert (listed.size, listed.media, listed.added_by) == (len(data), "sheet", "林一 (测试所)")
    assert bytes_of(workbench, case, "试验数据.xlsx", tmp_path) == data
    assert bytes_of(workbench, case, listed.id, tmp_path) == data


def test_undo_versions_and_copies_of_a_case_keep_their_files(
    workbench: Workbench, attach: Attach, tmp_path: Path
) -> None:
    case = new_case(workbench).ref
    attach(case, "one.pdf", b"one")
    workbench.versioning.name(case, "with a file")
    copy = workbench.drafting.create(FORM, "另一项 要求", source=case)
    workbench.attaching.remove(case, "one.pdf")
    assert workbench.attaching.attachments(case) == ()
    workbench.history.undo(case)
    assert bytes_of(workbench, case, "one.pdf", tmp_path) == b"one"
    workbench.history.redo(case)
    workbench.versioning.restore(case, "with a file")
    assert bytes_of(workbench, case, "one.pdf", tmp_path) == b"one"
    assert bytes_of(workbench, copy.ref, "one.pdf", tmp_path) == b"one"
    workbench.drafting.trash(case)
    assert bytes_of(workbench, case, "one.pdf", tmp_path) == b"one"


def test_the_same_bytes_are_kept_once(workbench: Workbench, attach: Attach) -> None:
    first, again = new_case(workbench).ref, new_case(workbench, "另一项 要求").ref
    digests = {
        attach(case, name).digest for case, name in ((first, "a.pdf"), (first, "b.pdf"), (again, "c.pdf"))
    }
    assert len(digests) == 1
    assert workbench.maintaining.examine().attachments == 1
    if workbench.workspace.file is not None:
        kept = [item for item in (workbench.workspace.file.parent / FOLDER).rglob("*") if item.is_file()]
        assert [item.name for item in kept] == [*digests]
    else:
        with workbench.workspace.reading() as unit:
            parts = "SELECT count(*) FROM attachment_part"
            assert unit.connection.execute(text(parts)).scalar_one() == 1


@pytest.mark.parametrize(("gone", "words"), [(True, "is missing"), (False, "is damaged")])
def test_a_lost_file_is_told_in_one_sentence_and_by_the_examination(
    workbench: Workbench, attach: Attach, tmp_path: Path, gone: bool, words: str
) -> None:
    case = new_case(workbench).ref
    whole = attach(case, "whole.pdf", b"whole")
    lost = attach(case, "lost.pdf")
    assert workbench.maintaining.examine().sound
    spoil(workbench, lost.digest, gone)
    with pytest.raises(NotReadable, match=f"“lost.pdf”: The attached file {words}") as caught:
        workbench.attaching.save(case, "lost.pdf", tmp_path / "saved")
    assert caught.value.hint
    with pytest.raises(NotReadable):
        workbench.attaching.hand_out(case, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert not (tmp_path / "saved").exists()
    found = workbench.maintaining.examine()
    assert (found.lost, found.sound) == ((f"lost.pdf ({case})",), False)
    assert workbench.maintaining.back_up(tmp_path / "backup.db") == 1
    # Attached once more, it is whole again, wherever it is listed.
    attach(case, "again.pdf")
    assert bytes_of(workbench, case, "lost.pdf", tmp_path) == b"evidence"
    assert whole.digest != lost.digest


def test_a_backup_has_its_files_beside_it_and_restoring_brings_them_back(
    workbench: Workbench, attach: Attach, tmp_path: Path
) -> None:
    case = new_case(workbench).ref
    kept = attach(case, "one.pdf", b"one")
    place = tmp_path / "elsewhere"
    place.mkdir()
    assert workbench.maintaining.back_up(place / "backup.db") == 0
    moved = tmp_path / "moved"
    shutil.move(place, moved)
    with open_for_test(str(moved / "backup.db"), fixed=False) as opened:
        assert bytes_of(opened, case, "one.pdf", tmp_path) == b"one"
    spoil(workbench, kept.digest, gone=True)
    before = workbench.maintaining.restore(moved / "backup.db")
    with open_for_test(workbench.workspace.location, fixed=False) as opened:
        assert bytes_of(opened, case, "one.pdf", tmp_path) == b"one"
        assert opened.maintaining.examine().lost == ()
    assert before is not None


def test_a_backup_of_the_day_has_its_files(file_workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(file_workbench).ref
    attached(file_workbench, tmp_path, case, "one.pdf", b"one")
    backup = file_workbench.maintaining.back_up_dated()
    assert backup is not None
    with open_for_test(str(backup), fixed=False) as opened:
        assert bytes_of(opened, case, "one.pdf", tmp_path) == b"one"


def test_a_workspace_moved_without_its_folder_says_what_to_bring_back(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = new_case(file_workbench).ref
    attached(file_workbench, tmp_path, case, "one.pdf")
    file_workbench.close()
    (tmp_path / "moved").mkdir()
    shutil.move(tmp_path / "workspace.db", tmp_path / "moved" / "workspace.db")
    with open_for_test(str(tmp_path / "moved" / "workspace.db"), fixed=False) as opened:
        with pytest.raises(NotReadable) as caught:
            opened.attaching.save(case, "one.pdf", tmp_path / "saved")
        assert FOLDER in caught.value.hint
        shutil.move(tmp_path / FOLDER, tmp_path / "moved" / FOLDER)
        assert bytes_of(opened, case, "one.pdf", tmp_path) == b"evidence"


def test_what_can_not_be_attached_is_refused_with_a_sentence(file_workbench: Workbench, tmp_path: Path) -> None:
    huge, empty = tmp_path / "huge.bin", tmp_path / "empty.txt"
    with huge.open("wb") as stream:
        stream.truncate(400_000_000_000)  # sparse: refused by its size, nothing of it is read
    empty.touch()
    for file, words in (
        (huge, "is too large: 400000.0 MB"),
        (empty, "is empty"),
        (tmp_path, "is no file"),
        (tmp_path / "nowhere.pdf", "can't be read"),
    ):
        with pytest.raises((InvalidValue, NotReadable), match=words) as caught:
            file_workbench.attaching.take_in(file)
        assert caught.value.hint
    assert not (tmp_path / FOLDER).exists()


def test_a_file_that_grows_while_it_is_read_is_refused(file_workbench: Workbench, tmp_path: Path) -> None:
    file = tmp_path / "growing.log"
    file.write_bytes(bytes(PART))

    def grow(_done: int, _total: int) -> bool:
        os.truncate(file, attachment_rules().largest_bytes + 2 * PART)
        return True

    with pytest.raises(InvalidValue, match="too large"):
        file_workbench.attaching.take_in(file, grow)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_copying_that_is_cancelled_keeps_nothing(workbench: Workbench, tmp_path: Path) -> None:
    file = tmp_path / "long.bin"
    file.write_bytes(bytes(3 * PART))
    told: list[tuple[int, int]] = []
    assert workbench.attaching.take_in(file, lambda *how_far: bool(told.append(how_far))) is None
    assert told == [(PART, 3 * PART)]
    if workbench.workspace.file is not None:
        assert list((tmp_path / FOLDER).iterdir()) == []
    else:
        with workbench.workspace.reading() as unit:
            assert unit.connection.execute(text("SELECT count(*) FROM attachment_part")).scalar_one() == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.helpers.workbenches import open_for_test
with open_for_test(sys.argv[1], fixed=False) as workbench:
    workbench.attaching.take_in(Path(sys.argv[2]), lambda *_how_far: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_program_killed_while_it_copies_leaves_the_case_as_it_was(tmp_path: Path) -> None:
    place, file, script = tmp_path / "workspace.db", tmp_path / "long.bin", tmp_path / "killed.py"
    file.write_bytes(bytes(3 * PART))
    script.write_text(KILLED, encoding="utf-8")
    with open_for_test(str(place), fixed=False) as workbench:
        case = new_case(workbench).ref
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = Call([str(script), str(place), str(file)], str(ROOT), environment)
    with running(call) as (output, _kill):
        assert list(output) == []
    (left,) = (tmp_path / FOLDER).glob("*.part")
    with open_for_test(str(place), fixed=False) as workbench:
        assert (workbench.attaching.attachments(case), workbench.maintaining.examine().sound) == ((), True)
        taken = workbench.attaching.take_in(file)
        assert taken is not None
        assert left.exists()  # somebody else may be copying now
        os.utime(left, (1, 1))
        workbench.attaching.take_in(file)
        assert not left.exists()


def test_a_list_names_only_files_that_are_kept(workbench: Workbench, attach: Attach) -> None:
    case = new_case(workbench).ref
    listed = attach(case, "one.pdf")
    unknown = {"name": "x", "digest": "0" * 64, "size": 1, "media": "pdf"}
    with pytest.raises(InvalidValue, match="not in this workspace"):
        workbench.drafting.set_value(case, "attachments", [listed.row, unknown])
    for raw in ("one.pdf | Minutes", [{"name": "one.pdf"}], [{**unknown, "digest": "../../x"}]):
        with pytest.raises(InvalidValue, match="can't be typed"):
            workbench.drafting.set_value(case, "attachments", raw)
    with pytest.raises(InvalidValue, match="needs a name"):
        workbench.drafting.set_value(case, "attachments", [{**unknown, "name": " "}])
    assert workbench.attaching.attachments(case) == (listed,)


def test_unknown_purposes_sections_and_names_are_told_with_those_that_there_are(
    workbench: Workbench, attach: Attach
) -> None:
    case = new_case(workbench).ref
    for tied in ({"purpose": "gift"}, {"section": "attachments"}):
        with pytest.raises(InvalidValue, match="is not one of the choices"):
            attach(case, "one.pdf", **tied)
    attach(case, "one.pdf")
    with pytest.raises(UnknownName, match=r"has no attachment “two\.pdf”"):
        workbench.attaching.remove(case, "two.pdf")
    paper = workbench.drafting.create("project-statement", "另一项 要求").ref
    with pytest.raises(Refused, match="takes no attachments"):
        attach(paper, "one.pdf")


def test_a_case_has_no_more_files_than_its_form_allows(workbench: Workbench, attach: Attach) -> None:
    case = new_case(workbench).ref
    first = attach(case, "one.pdf")
    taken = TakenIn("again.pdf", first.digest, first.size, first.media)
    with pytest.raises(InvalidValue, match="501 entries are too many"):
        workbench.attaching.attach(case, [taken] * 500)
    workbench.attaching.attach(case, [taken] * 499)
    assert len({one.id for one in workbench.attaching.attachments(case)}) == 500


def test_a_file_tied_to_a_section_of_an_article_stays_tied_when_the_article_goes(workbench: Workbench) -> None:
    case = sample_case(workbench)
    section = next(one.id for one in workbench.drafting.form_of(case).sections if one.article is not None)
    first = _listed(workbench, case.ref)[0]
    taken = TakenIn("x.pdf", first.digest, first.size, first.media)
    workbench.attaching.attach(case.ref, [taken], section=section)
    plain = workbench.drafting.create(FORM, "另一项 要求", source=case.ref)
    assert [one.section for one in _listed(workbench, plain.ref)][-1] == section


def _listed(workbench: Workbench, case: str) -> tuple[Attachment, ...]:
    return workbench.attaching.attachments(case)


def test_what_is_opened_is_a_copy_that_can_only_be_read(
    workbench: Workbench, attach: Attach, tmp_path: Path
) -> None:
    case = new_case(workbench).ref
    attach(case, "one.pdf", b"%PDF")
    for _ in range(2):
        copy = workbench.attaching.open_copy(case, "one.pdf", tmp_path / "open")
    assert (copy.path.name, copy.path.read_bytes(), copy.may_run) == ("one.pdf", b"%PDF", False)
    assert not copy.path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    attach(case, "two.pdf", b"MZ\x90")
    assert workbench.attaching.open_copy(case, "two.pdf", tmp_path / "open").may_run


def test_names_find_find_and_replace_and_search_see_them(workbench: Workbench, attach: Attach) -> None:
    case = new_case(workbench).ref
    attach(case, "循环寿命试验报告.pdf")
    hits = [hit.place for hit in workbench.searching.search("循环寿命")]
    assert hits == ["attachments"]
    assert attachments_in(workbench.drafting.case(case).values["attachments"])[0].name.startswith("循环寿命")


def test_the_word_file_lists_what_is_attached_on_a_page_of_its_own(
    workbench: Workbench, attach: Attach, tmp_path: Path
) -> None:
    case = new_case(workbench).ref
    (bare,) = workbench.exporting.export(case, ["gb-t-recommended.zh"], tmp_path)
    assert "附件清单" not in [paragraph.text for paragraph in Document(str(bare.path)).paragraphs]
    attach(case, "报告 <第一版> & 附录.pdf", purpose="evidence", section="purpose")
    (made,) = workbench.exporting.export(case, ["gb-t-recommended.zh"], tmp_path)
    document = Document(str(made.path))
    assert "附件清单" in [paragraph.text for paragraph in document.paragraphs]
    rows = [[_words(cell) for cell in row.cells] for row in document.tables[-1].rows]
    assert rows == [
        ["序号", "文件名", "用途", "所属部分"],
        ["1", "报告 <第一版> & 附录.pdf", "其他证明", "目的与立项依据"],
    ]


def _words(cell: _Cell) -> str:
    """Return what stands in a cell, in the controls too."""
    return "".join(node.text or "" for node in cell._tc.iter(qn("w:t")))


def test_files_handed_out_are_numbered_and_have_names_that_every_system_takes(
    workbench: Workbench, attach: Attach, tmp_path: Path
) -> None:
    case = new_case(workbench).ref
    first = attach(case, "草案.docx", b"1")
    names = {"../../etc/passwd": b"2", "CON.txt": b"3", "a:b*.pdf": b"4", "x" * 140 + ".xlsx": b"5"}
    rows = [first.row]
    for name, data in names.items():
        rows.append({**attach(case, "plain.bin", data).row.cells, "name": name})  # as somebody may rename it
    workbench.drafting.set_value(case, "attachments", rows)
    folder = tmp_path / "out"
    written = workbench.attaching.hand_out(case, folder)
    assert [file.read_bytes() for file in written] == [b"1", b"2", b"3", b"4", b"5"]
    assert [file.parent for file in written] == [folder] * 5
    assert sorted(folder.iterdir()) == sorted(written)
    assert [file.name for file in written][:4] == [
        "2026-001 attachment 01 草案.docx",
        "2026-001 attachment 02 .. .. etc passwd",
        "2026-001 attachment 03 CON.txt",
        "2026-001 attachment 04 a b.pdf",
    ]
    assert written[4].name.endswith(".xlsx")
    assert workbench.attaching.save(case, "CON.txt", folder).name == "_CON.txt"
