"""The fixtures themselves: an empty database for each test, on both kinds, and no server left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from tests.helpers import postgres, tools


def test_a_test_starts_with_an_empty_database_that_keeps_chinese_text(database_url: str) -> None:
    engine = create_engine(database_url)
    try:
        with engine.begin() as connection:
            assert inspect(connection).get_table_names() == []
            connection.execute(text("CREATE TABLE words (word VARCHAR(20))"))
            connection.execute(text("INSERT INTO words VALUES ('标准𠀀')"))
        with engine.begin() as connection:
            assert connection.execute(text("SELECT word FROM words")).scalar_one() == "标准𠀀"
    finally:
        engine.dispose()


def test_two_databases_of_one_server_are_apart(postgres_url: str, postgres_server: postgres.Server) -> None:
    with postgres_server.database() as other:
        assert other != postgres_url


def test_a_database_is_dropped_even_while_somebody_is_connected(postgres_server: postgres.Server) -> None:
    with postgres_server.database() as url:
        engine = create_engine(url)
        connection = engine.connect()
    with pytest.raises(OperationalError):
        connection.execute(text("SELECT 1"))
    connection.invalidate()
    connection.close()
    engine.dispose()


@pytest.mark.skipif(os.name != "posix", reason="a process can't be killed like this elsewhere")
def test_the_server_stops_when_the_tests_are_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    script = (
        "import sys\n"
        "from tests.helpers.postgres import running_server\n"
        "with running_server() as server, server.database() as url:\n"
        "    print(url, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tools.ROOT,
        encoding="utf-8",
    ) as killed:
        folder = Path(killed.stdout.readline().strip().split("host=")[1])
        assert (folder / "data" / "postmaster.pid").exists()
        killed.kill()
        # The keeper has the same standard error, so this ends when the keeper has ended.
        killed.stderr.read()
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind exist on POSIX only")
def test_a_server_in_a_closed_folder_is_copied_to_where_its_user_may_read(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    binaries = closed / "pack" / "pginstall18" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "postgres").write_text("program", encoding="utf-8")
    (closed / "pack.libs").mkdir()
    (closed / "pack.libs" / "libx.so").write_text("library", encoding="utf-8")
    closed.chmod(0o700)
    target = tmp_path / "target"
    target.mkdir()

    found = postgres._reachable(binaries, target)

    assert found == target / "pack" / "pginstall18" / "bin"
    assert (found / "postgres").read_text(encoding="utf-8") == "program"
    assert (target / "pack.libs" / "libx.so").exists()
