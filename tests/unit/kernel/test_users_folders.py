"""The folder for what the user makes, and how a path below the user's home is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.kernel import paths


def test_documents_go_below_the_home_that_the_program_is_told(home: Path) -> None:
    assert paths.documents_folder() == home / "documents"
    assert not paths.documents_folder().exists()


def test_without_another_home_documents_go_where_the_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    assert paths.documents_folder() == tmp_path / "Documents"


def test_files_are_looked_for_among_the_documents_then_in_the_home_never_in_the_data_of_the_program(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    assert paths.folder_to_begin_in() == Path.home() != home
    (tmp_path / "Documents").mkdir()
    assert paths.folder_to_begin_in() == tmp_path / "Documents"
    (home / "documents").mkdir()
    assert paths.folder_to_begin_in() == home / "documents"


def test_a_path_below_the_home_of_the_user_is_shown_from_there_and_any_other_in_full(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    monkeypatch.setattr(Path, "home", lambda: own)
    assert paths.shown_path(own / "documents" / "标准") == str(Path("~") / "documents" / "标准")
    assert paths.shown_path(str(own)) == "~"
    assert paths.shown_path(tmp_path / "own2") == str(tmp_path / "own2")
    assert paths.shown_path(home / "documents") == str(
        home / "documents"
    )  # WORKBENCH_HOME is no home of a user
    assert paths.shown_path("postgresql://server/space") == "postgresql://server/space"
