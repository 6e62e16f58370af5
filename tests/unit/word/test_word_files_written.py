"""Files are written whole or not at all, under names that every system takes."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tools import ROOT
from workbench.kernel.errors import NotReadable
from workbench.word.files import safe_name, write_whole

WRITER = """
import sys
from pathlib import Path
from workbench.word.files import write_whole
while True:
    for letter in b"ab":
        write_whole(Path(sys.argv[1]), bytes([letter]) * 300_000)
        print("written", flush=True)
"""


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "提案.docx", b"new")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {
        "提案.docx": b"new"
    }


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")

    write_whole(tmp_path / "a.docx", b"new")

    assert (tmp_path / "a.docx").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        (PermissionError(errno.EACCES, "in use"), "perhaps it is open in another program"),
        (OSError(errno.ENOSPC, "no space"), "the disk is full"),
    ],
)
def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, message: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"old")

    def refuse(source: object, target: object) -> None:
        raise failure

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotReadable, match=message) as refusal:
        write_whole(folder / "a.docx", b"new")

    assert refusal.value.hint
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.docx": b"old"}


def test_a_new_file_that_is_not_let_into_its_place_blames_neither_folder_nor_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: object, target: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotReadable) as refusal:
        write_whole(tmp_path / "a.docx", b"new")

    assert refusal.value.message == f"{tmp_path / 'a.docx'} can't be written."
    assert refusal.value.hint == "Try again, or choose another folder."


@pytest.mark.skipif(os.name != "posix", reason="other systems sync no folders")
def test_a_folder_that_is_not_synced_is_no_failure_of_the_file_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def refuse(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no folders here")
        sync(handle)

    (tmp_path / "a.docx").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    write_whole(tmp_path / "a.docx", b"new")

    assert (tmp_path / "a.docx").read_bytes() == b"new"


@pytest.mark.parametrize("old", [True, False])
def test_a_folder_that_can_only_be_read_is_told_from_a_file_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    if old:
        (tmp_path / "a.docx").write_bytes(b"old")

    def refuse(path: Path, mode: str = "r") -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with pytest.raises(NotReadable) as refusal:
            write_whole(tmp_path / "a.docx", b"new")

    assert refusal.value.message == f"The folder {tmp_path} can't be written to."
    assert "another program" not in refusal.value.words
    assert ("The old file is unchanged" in refusal.value.words) is old


def test_a_full_disk_speaks_of_no_old_file_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotReadable, match="the disk is full") as refusal:
        write_whole(tmp_path / "a.docx", b"new")

    assert refusal.value.hint == "Free some space and try again."
    assert not list(tmp_path.glob("*.docx")) + list(tmp_path.glob(".*"))


def test_an_interruption_while_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(folder / "a.docx", b"new")

    assert list(folder.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="none does not exist"):
        write_whole(tmp_path / "none" / "a.docx", b"new")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()

    with pytest.raises(NotReadable, match=r"a\.docx is a folder"):
        write_whole(tmp_path / "a.docx", b"new")


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target)], cwd=ROOT, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"written\n"
            writer.kill()

        assert target.read_bytes() in (b"a" * 300_000, b"b" * 300_000)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("储能电站应急供电装置 技术要求", "储能电站应急供电装置 技术要求"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("  ..第1部分\t总则..  ", "第1部分 总则"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("../../etc/passwd", "etc passwd"),
        ("", "_"),
        ("...", "_"),
        ("x" * 200, "x" * 150),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_any_text_becomes_a_name_that_can_be_written(text: str) -> None:
    name = safe_name(text)

    assert 1 <= len(name) <= 151
    assert len(f"{name}.docx".encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
