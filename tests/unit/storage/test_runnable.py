"""Whether opening a file may run something, told by its name and its bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from workbench.storage.runnable import may_run

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)


@pytest.mark.parametrize(
    ("name", "data", "runs"),
    [
        ("report.pdf", b"%PDF-1.7", False),
        ("setup.exe", b"anything", True),
        ("setup.exe .", b"anything", True),
        ("report.pdf", b"MZ\x90\x00", True),
        ("report.txt", b"#!/bin/sh\n", True),
        ("report.txt", b"MA is no beginning of a program", False),
        ("report.doc", OLD_OFFICE, False),
        ("report.doc", OLD_OFFICE + "_VBA_PROJECT".encode("utf-16-le"), True),
        ("sheet.xlsm", b"PK", True),
        ("broken.docx", b"PK\x03\x04 no package", True),
    ],
)
def test_programs_scripts_and_macros_are_told_from_the_rest(
    tmp_path: Path, name: str, data: bytes, runs: bool
) -> None:
    file = tmp_path / "kept"
    file.write_bytes(data)
    assert may_run(name, file) is runs


@pytest.mark.parametrize(("part", "runs"), [("word/vbaProject.bin", True), ("word/document.xml", False)])
def test_macros_are_found_in_a_package_whatever_it_is_called(tmp_path: Path, part: str, runs: bool) -> None:
    file = tmp_path / "kept"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, "x")
    assert may_run("innocent.docx", file) is runs


def test_a_package_that_cannot_be_read_is_not_taken_for_a_harmless_one(tmp_path: Path) -> None:
    """Office offers to mend such a file, and runs what it finds in it."""
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("word/vbaProject.bin", b"x" * 2000)
    damaged = tmp_path / "damaged.docx"
    damaged.write_bytes(whole.read_bytes()[:-30])
    assert may_run("damaged.docx", damaged)


def test_macros_are_found_behind_many_other_parts(tmp_path: Path) -> None:
    file = tmp_path / "many.docx"
    with zipfile.ZipFile(file, "w") as package:
        for number in range(20_001):
            package.writestr(f"{number}", b"")
        package.writestr("word/vbaProject.bin", b"x")
    assert may_run("many.docx", file)


def test_macros_of_an_older_file_are_found_far_behind(tmp_path: Path) -> None:
    """The list of its parts may stand anywhere; here the name lies across the border of two blocks."""
    file = tmp_path / "old.doc"
    name = "_VBA_PROJECT".encode("utf-16-le")
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * ((1 << 20) - 20) + name + b"\0" * 99)
    assert may_run("old.doc", file)
