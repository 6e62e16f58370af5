"""Tying workspace files to the program: what is written for the user's own desktop."""

from __future__ import annotations

import configparser
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
def test_a_folder_that_refuses_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(occupied))
    with pytest.raises(NotReadable, match="did not take the file type"):
        association.associate()


@ON_LINUX
def test_a_file_alone_asks_for_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    workspace = tmp_path / "team.workbench"
    workspace.touch()
    assert main([str(workspace)]) == 3
    assert "no display" in capsys.readouterr().err
