"""A missing tool skips a test on a desk and fails it where everything must be there."""

from __future__ import annotations

import pytest

from tests.helpers import postgres, tools

NOBODY_HAS = "a-program-that-nobody-has"


def test_a_missing_tool_skips_on_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=NOBODY_HAS):
        tools.require_tool(NOBODY_HAS)


def test_a_missing_tool_fails_where_everything_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=NOBODY_HAS):
        tools.require_tool(NOBODY_HAS)


def test_a_tool_that_is_there_gives_its_path() -> None:
    assert tools.require_tool("git").lower().removesuffix(".exe").endswith("git")


def test_the_optional_folder_may_be_absent_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.skip.Exception, match="nothing/like/this"):
        tools.shared_file("nothing", "like", "this")


def test_a_missing_server_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    monkeypatch.setattr(postgres, "_WHEEL", "a_package_that_nobody_has")
    with pytest.raises(postgres.NoServer, match=postgres.URL_VARIABLE), postgres.running_server():
        pass


def test_a_given_server_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(postgres.URL_VARIABLE, "postgresql+psycopg://somebody@localhost:1/postgres")
    with postgres.running_server() as server:
        assert isinstance(server, postgres.Server)
