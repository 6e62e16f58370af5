"""Tying workspace files to the program: what is written for the user's own desktop."""

from __future__ import annotations

import configparser
import re
import sys
from pathlib import Path

import pytest
from lxml import etree

from workbench.__main__ import main
from workbench.app import association
from workbench.kernel.errors import NotReadable
from workbench.kernel.paths import WORKSPACE_ENDING, WORKSPACE_ENDINGS

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the folders of a Linux desktop")


@ON_LINUX
def test_a_starter_and_a_file_type_are_written_for_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    association.associate()
    starter = configparser.ConfigParser(interpolation=None)
    starter.read(tmp_path / "applications" / "standards-workbench.desktop", encoding="utf-8")
    entry = starter["Desktop Entry"]
    assert entry["Exec"].endswith("%f")
    assert "@" not in entry["Exec"] + entry["Icon"]
    assert Path(entry["Icon"]).is_file()
    kind = etree.parse(tmp_path / "mime" / "packages" / "standards-workbench.xml")
    assert kind.xpath("//*[local-name()='glob']/@pattern") == [f"*{WORKSPACE_ENDING}"]
    assert WORKSPACE_ENDING in WORKSPACE_ENDINGS


@ON_LINUX
@pytest.mark.parametrize(
    "name", ["Python 3", "Müller's $HOME", 'a "b"', "c:\\d\\n", "`id`", "100%f", "标准 工作台", "a\nb"]
)
def test_the_starter_names_the_program_in_the_quotes_of_a_desktop_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(association, "program_words", lambda: [f"/opt/{name}/bin/python", "-m", "workbench"])
    association.associate()
    written = (tmp_path / "applications" / "standards-workbench.desktop").read_text(encoding="utf-8")
    (command,) = [line.removeprefix("Exec=") for line in written.split("\n") if line.startswith("Exec=")]
    assert words_of(command) == [f"/opt/{name}/bin/python", "-m", "workbench", "%f"]


def words_of(value: str) -> list[str]:
    """Return the words of an `Exec` key as a desktop reads them: escapes, then quotes, then percent signs."""
    escapes = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    text = re.sub(r"\\(.)", lambda found: escapes[found[1]], value)
    words = re.findall(r'"((?:[^"`$\\]|\\["`$\\])*)"(?: |$)|([^\s"\'\\><~|&;$*?#()`]+)(?: |$)', text)
    assert sum(len(quoted) + 2 if quoted else len(plain) for quoted, plain in words) + len(words) - 1 == len(
        text
    )
    return [re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") or plain for quoted, plain in words]


@ON_LINUX
def test_a_folder_that_refuses_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(occupied))
    with pytest.raises(NotReadable, match="did not take the file type"):
        association.associate()


@ON_LINUX
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("name", ["team.workbench", "A B.WORKBENCH", "标准.db"])
def test_a_file_alone_asks_for_the_window_in_any_case_of_letters_and_even_when_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, there: bool
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    workspace = tmp_path / name
    if there:
        workspace.touch()
    assert main([str(workspace)]) == 3
    assert "no display" in capsys.readouterr().err
