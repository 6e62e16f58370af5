"""Errors, words in two languages, paths, clock and fingerprints."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from workbench.kernel import paths
from workbench.kernel.clock import SteppingClock
from workbench.kernel.errors import NotReadable, UnknownName
from workbench.kernel.fingerprint import canonical_json, text_fingerprint
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import Bilingual, language_in_use, system_language, tr, tr_count, use_language


def test_an_unknown_name_lists_the_nearest_ones_first() -> None:
    error = UnknownName("?", "titel", ["purpose", "title_en", "title_zh"])

    assert error.nearest[0] in ("title_en", "title_zh")
    assert "title_zh" in error.hint


def test_with_nothing_alike_some_names_are_listed_all_the_same() -> None:
    assert UnknownName("?", "数", ["a", "b"]).nearest == ["a", "b"]


def test_a_bilingual_text_falls_back_to_the_other_language() -> None:
    assert Bilingual("中").within("en") == "中"
    assert Bilingual(en="only").within("zh") == "only"
    assert not Bilingual()


def test_messages_follow_the_language_in_use() -> None:
    use_language("zh")
    assert language_in_use() == "zh"
    assert tr("yes") == "是"
    use_language("en")
    assert tr("yes") == "yes"
    assert tr_count("{count} case", "{count} cases", 2) == "2 cases"


@pytest.mark.parametrize(
    ("variable", "language"), [("zh_CN.UTF-8", "zh"), ("zh", "zh"), ("en_US.UTF-8", "en"), ("C", "en")]
)
def test_the_system_language_decides_when_nobody_else_does(
    monkeypatch: pytest.MonkeyPatch, variable: str, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", variable)

    assert system_language() == language


def test_the_data_folders_are_found_and_the_users_own_can_be_moved(home: Path) -> None:
    assert (paths.form_folder() / "gb-t-recommended" / "form.yaml").is_file()
    assert paths.user_folder() == home
    assert paths.settings_folder() == home / "settings"
    assert paths.default_workspace().parent == home


def test_the_stepping_clock_moves_on() -> None:
    clock = SteppingClock(step=timedelta(minutes=1))

    assert clock.now() + timedelta(minutes=1) == clock.now()


def test_equal_values_have_equal_json_and_equal_texts_equal_fingerprints() -> None:
    assert canonical_json({"b": 1, "a": [1, 2]}) == canonical_json({"a": [1, 2], "b": 1})
    assert text_fingerprint("标准\n化  a\u0301") == text_fingerprint("标准 化 á")
    assert text_fingerprint("标准") != text_fingerprint("标 准")


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(NotReadable, match="can't be made"):
        make_folder(tmp_path / "file" / "below")
