"""The user's settings: kept whole, tolerant of damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.app.settings import (
    Settings,
    change_person,
    change_settings,
    load_settings,
    with_folder,
    with_last_place,
    with_recent,
    without_recent,
)
from workbench.app.wording import act_words, entry_words
from workbench.domain.changes import Act, JournalEntry
from workbench.kernel.clock import SteppingClock


def test_who_acts_is_kept_and_changed_part_by_part() -> None:
    change_person(name="林一", organisation="测试所")
    change_person(email="lin@example.org")

    person = load_settings().person
    assert (person.name, person.organisation, person.email) == ("林一", "测试所", "lin@example.org")


def test_without_a_name_the_account_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "lin")

    assert load_settings().person.name == "lin"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"name": "x", "unknown": 1}'])
def test_damaged_or_newer_settings_do_not_stop_the_program(home: Path, content: bytes) -> None:
    (home / "settings").mkdir()
    (home / "settings" / "settings.json").write_bytes(content)

    assert load_settings().language == ""


def test_what_the_window_remembers_comes_back() -> None:
    kept = change_settings(
        theme="dark",
        zoom=1.5,
        recents=("/a.db", "/b.db"),
        last_place={"/a.db": ("2026-001", "purpose")},
        windows={"main": "AAAA"},
        folders={"export": "/out"},
        first_start_done=True,
    )

    assert load_settings() == kept
    assert kept.last_place["/a.db"] == ("2026-001", "purpose")


@pytest.mark.parametrize(
    "wrong",
    [
        {"zoom": "1.5"},
        {"zoom": True},
        {"zoom": 9},
        {"zoom": None},
        {"theme": "pink"},
        {"theme": 1},
        {"recents": "x.db"},
        {"recents": [1, None, ""]},
        {"last_place": []},
        {"last_place": {"a": "b", "c": ["d"], "e": [1, 2]}},
        {"windows": {"main": 1}},
        {"folders": 7},
        {"first_start_done": "yes"},
        {"name": 5},
        {"unknown": 1},
    ],
)
def test_a_setting_of_the_wrong_kind_falls_back_and_spares_the_others(
    home: Path, wrong: dict[str, object]
) -> None:
    (home / "settings").mkdir()
    (home / "settings" / "settings.json").write_text(json.dumps({"email": "a@b.c", **wrong}), encoding="utf-8")

    assert load_settings() == Settings(email="a@b.c")


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe"])
def test_a_damaged_file_is_kept_beside_the_new_one(home: Path, content: bytes) -> None:
    folder = home / "settings"
    folder.mkdir()
    (folder / "settings.json").write_bytes(content)

    change_settings(theme="dark")

    assert (folder / "settings.json.damaged").read_bytes() == content
    assert load_settings().theme == "dark"


def test_the_person_stands_where_older_versions_look(home: Path) -> None:
    change_settings(zoom=1.2)
    change_person(name="林一")

    data = json.loads((home / "settings" / "settings.json").read_text(encoding="utf-8"))
    assert (data["name"], data["language"], data["zoom"]) == ("林一", "", 1.2)


def test_recent_workspaces_are_ten_newest_first_and_never_twice() -> None:
    settings = Settings()
    for number in range(12):
        settings = with_recent(settings, f"/{number}.db")
    settings = with_recent(settings, "/5.db")

    assert settings.recents[:3] == ("/5.db", "/11.db", "/10.db")
    assert len(settings.recents) == len(set(settings.recents)) == 10
    assert "/5.db" not in without_recent(settings, "/5.db").recents


def test_the_last_place_is_kept_for_each_workspace_the_newest_ten() -> None:
    settings = Settings()
    for number in range(12):
        settings = with_last_place(settings, f"/{number}.db", "2026-001", "purpose")
    settings = with_last_place(settings, "/5.db", "2026-002", "scope")

    assert settings.last_place["/5.db"] == ("2026-002", "scope")
    assert len(settings.last_place) == 10
    assert "/0.db" not in settings.last_place


def test_the_last_folder_is_kept_for_each_purpose() -> None:
    settings = with_folder(with_folder(Settings(), "open", "/a"), "export", "/b")

    assert settings.folders == {"open": "/a", "export": "/b"}


def test_every_act_has_words() -> None:
    moment = SteppingClock().now()
    entry = JournalEntry(2, moment, "林一", Act("set", "title_zh"), (), undoes=1)

    assert act_words(Act("set", "title_zh")) == "Edit title_zh"
    assert entry_words(entry) == "Undid: Edit title_zh"
