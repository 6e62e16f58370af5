"""The user's settings: kept whole, tolerant of damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.settings import change_person, load_settings
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


def test_every_act_has_words() -> None:
    moment = SteppingClock().now()
    entry = JournalEntry(2, moment, "林一", Act("set", "title_zh"), (), undoes=1)

    assert act_words(Act("set", "title_zh")) == "Edit title_zh"
    assert entry_words(entry) == "Undid: Edit title_zh"
