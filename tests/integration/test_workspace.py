"""A workspace is made, refused, migrated, locked, backed up and restored; nothing is lost or half done."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.helpers.tools import ROOT
from tests.helpers.workbenches import FORM, new_case, open_for_test, sample_case
from workbench.app.bootstrap import Surroundings, make_workbench, open_workbench
from workbench.app.workbench import Workbench
from workbench.kernel.clock import SteppingClock
from workbench.kernel.errors import NotReadable, WorkspaceLocked, WrongUse
from workbench.kernel.ids import RandomIds
from workbench.kernel.paths import settings_folder
from workbench.storage import migrate, workspace
from workbench.storage.engine import server_url, sqlite_engine
from workbench.storage.migrate import upgrade
from workbench.storage.seal import JournalSeal


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the tables that hold people's work."""
    tables = ("proposal", "proposal_value", "article_link", "waiver", "journal", "plan", "plan_article")
    with closing(sqlite3.connect(path)) as connection:
        return {name: connection.execute("SELECT * FROM " + name).fetchall() for name in tables}


def set_revision(location: str, revision: str, made_by: str) -> None:
    """Pretend that a workspace was made by another version."""
    with open_for_test(location) as opened, opened.workspace.writing("x") as unit:
        unit.connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
        unit.facts.put("made_by", made_by)


def test_a_missing_workspace_is_made_where_it_is_named(tmp_path: Path) -> None:
    place = tmp_path / "新建" / "工作区.db"

    with open_for_test(str(place)) as opened:
        new_case(opened)

    assert place.is_file()


def test_making_a_workspace_where_one_is_changes_nothing(workbench: Workbench) -> None:
    new_case(workbench)
    location = workbench.workspace.location

    with pytest.raises(WrongUse, match="already"):
        make_workbench(location)

    assert len(workbench.drafting.cases()) == 1


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\xff" * 5000, os.urandom(9000)])
def test_a_file_that_is_no_workspace_is_refused_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "other.db"
    place.write_bytes(content)

    with pytest.raises(NotReadable, match="damaged or is not a workspace"):
        open_workbench(str(place))

    assert place.read_bytes() == content


def test_a_workspace_with_a_trigger_is_refused(file_workbench: Workbench, tmp_path: Path) -> None:
    file_workbench.close()
    with closing(sqlite3.connect(tmp_path / "workspace.db")) as connection:
        connection.executescript("CREATE TRIGGER evil AFTER INSERT ON proposal BEGIN DELETE FROM waiver; END")

    with pytest.raises(NotReadable):
        open_for_test(str(tmp_path / "workspace.db"))


def test_a_newer_workspace_is_refused_with_both_versions_named(workspace_location: str) -> None:
    set_revision(workspace_location, "0999", "9.9")

    with pytest.raises(NotReadable) as caught:
        open_for_test(workspace_location)

    assert "9.9" in caught.value.message
    assert "0999" in caught.value.message
    assert migrate.CURRENT in caught.value.message


def older_workspace(path: Path) -> None:
    """Make a workspace of the first schema revision that holds one case."""
    engine = sqlite_engine(path, writing=True)
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(text("INSERT INTO workspace VALUES ('id', 'older'), ('made_by', '0.0.1')"))
        connection.execute(
            text(
                "INSERT INTO proposal VALUES ('abcdef', '2025-001', :form, 1, 'drafting', '旧提案', 0.1, '', "
                "0, 1, '2025-01-01 00:00:00', '2025-01-01 00:00:00')"
            ),
            {"form": FORM},
        )
        connection.execute(
            text(
                "INSERT INTO proposal_value (proposal_uid, field, kind, text_value) "
                "VALUES ('abcdef', 'title_zh', 'text', '旧提案')"
            )
        )
    engine.dispose()


def test_an_older_workspace_is_backed_up_then_migrated_and_searchable(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    older_workspace(place)

    with open_for_test(str(place)) as opened:
        assert opened.drafting.case("2025-001").values["title_zh"] == "旧提案"
        assert [item.id for item in opened.searching.search("旧") if item.kind == "case"] == ["2025-001"]

    (kept,) = tmp_path.glob("old.0001-*.bak.db")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_texts_that_were_being_typed_come_through_the_migration(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    older_workspace(place)
    engine = sqlite_engine(place, writing=True)
    with engine.begin() as connection:
        upgrade(connection, "0003")
        columns = "'r1', 'abcdef', 'title_zh', '林一', '\"新提案\"', 'null', '2025-01-01 00:00:00'"
        connection.exec_driver_sql(f"INSERT INTO kept_text VALUES ({columns})")
    engine.dispose()

    with open_for_test(str(place)) as opened:
        (found,) = opened.keeping.recovered()
        assert (found.case, found.raw, found.kept_at.year) == ("2025-001", "新提案", 2025)


def test_a_migration_that_fails_leaves_the_older_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "old.db"
    older_workspace(place)

    def fail(*_arguments: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(workspace.FactRepository, "put", fail)
    with pytest.raises(RuntimeError):
        open_for_test(str(place))
    monkeypatch.undo()

    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


HOLD = """
import sys
from tests.helpers.workbenches import open_for_test, new_case
with open_for_test(sys.argv[1], "王二", fixed=False) as held:
    new_case(held)
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_hears_who_holds_the_workspace_and_can_still_read(tmp_path: Path) -> None:
    place = str(tmp_path / "workspace.db")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, place], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout and holder.stdin
        assert holder.stdout.readline() == "held\n"
        with open_for_test(place, fixed=False) as second:
            assert len(second.drafting.cases()) == 1
            with pytest.raises(WorkspaceLocked, match="王二"):
                new_case(second)
            holder.stdin.close()
            holder.wait()
            new_case(second)
            assert len(second.drafting.cases()) == 2


def test_a_lock_left_by_a_killed_process_does_not_lock(tmp_path: Path) -> None:
    place = str(tmp_path / "workspace.db")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, place], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()

    with open_for_test(place, fixed=False) as second:
        assert new_case(second).ref.endswith("-002")


def test_a_backup_taken_while_in_use_restores_the_same_rows(file_workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(file_workbench)
    backup, kept_rows = tmp_path / "backup.db", {}
    with file_workbench.workspace.writing("x") as unit:  # an open transaction of a writer
        unit.facts.put("half", "done")
        file_workbench.maintaining.back_up(backup)
    kept_rows = rows_of(backup)
    file_workbench.drafting.set_value(case.ref, "remarks", "after the backup")

    kept = file_workbench.maintaining.restore(backup)

    restored = rows_of(tmp_path / "workspace.db")
    assert {**restored, "journal": restored["journal"][:-1]} == kept_rows
    with open_for_test(str(kept), fixed=False) as replaced:
        assert replaced.drafting.case(case.ref).values["remarks"] == "after the backup"


def test_a_restore_records_itself_and_the_journal_stays_sound(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)
    workbench.maintaining.back_up(tmp_path / "backup.db")
    workbench.drafting.trash(case.ref)

    workbench.maintaining.restore(tmp_path / "backup.db")

    assert [item.ref for item in workbench.drafting.cases()] == [case.ref]
    found = workbench.maintaining.examine()
    assert found.sound
    with workbench.workspace.reading() as unit:
        last = next(unit.journal.entries(newest_first=True))
    assert (last.act.action, last.act.subject.split(" ")[0]) == ("restore", "backup.db")
    assert [item.id for item in workbench.searching.search("储能") if item.kind == "case"]


def test_a_server_database_moves_to_a_file_by_backup_and_restore(postgres_url: str, tmp_path: Path) -> None:
    with open_for_test(postgres_url) as server:
        case = sample_case(server)
        server.maintaining.back_up(tmp_path / "from-server.db")

    with open_for_test(str(tmp_path / "from-server.db"), fixed=False) as file:
        moved = file.drafting.case(case.ref)
        assert (moved.values, moved.links) == (case.values, case.links)
        assert file.maintaining.examine().sound
        assert [item.id for item in file.searching.search("储能") if item.kind == "case"]


@pytest.mark.parametrize("content", [b"", b"rubbish" * 1000])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    file_workbench: Workbench, tmp_path: Path, content: bytes
) -> None:
    sample_case(file_workbench)
    before = rows_of(tmp_path / "workspace.db")
    (tmp_path / "backup.db").write_bytes(content)

    with pytest.raises(NotReadable):
        file_workbench.maintaining.restore(tmp_path / "backup.db")

    assert rows_of(tmp_path / "workspace.db") == before


def test_a_backup_that_can_not_be_written_says_so_and_leaves_nothing(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    new_case(file_workbench)

    with pytest.raises(NotReadable, match="could not be written"):
        file_workbench.maintaining.back_up(tmp_path / "missing" / "backup.db")

    assert not (tmp_path / "missing").exists()


def test_connections_to_other_machines_are_verified_unless_the_address_says_otherwise() -> None:
    far = server_url("postgresql://lin@db.example.org/plans")
    chosen = server_url("postgresql://lin@db.example.org/plans?sslmode=require")
    near = server_url("postgresql://lin@localhost/plans")

    assert far.query["sslmode"] == "verify-full"
    assert chosen.query["sslmode"] == "require"
    assert "sslmode" not in near.query


def test_an_address_that_can_not_be_understood_is_wrong_use() -> None:
    with pytest.raises(WrongUse):
        server_url("postgresql://host:port:port/x")


def test_a_password_is_never_shown() -> None:
    seal = JournalSeal(settings_folder())
    surroundings = workspace.Surroundings(SteppingClock(), RandomIds(), seal, "1")
    opened = workspace.Workspace("postgresql://lin:secret@localhost/plans", surroundings)

    assert "secret" not in opened.shown_location


def test_the_journal_key_can_be_read_by_its_owner_only(file_workbench: Workbench) -> None:
    new_case(file_workbench)
    key = settings_folder() / "journal.key"

    assert len(key.read_bytes()) == 32
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0


def test_sqlite_files_are_opened_durable_and_distrustful(file_workbench: Workbench) -> None:
    with file_workbench.workspace.writing("x") as unit:
        settings = {
            name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "journal_mode", "foreign_keys", "trusted_schema")
        }

    assert settings == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "trusted_schema": 0}


def test_two_workbenches_on_one_server_lose_no_edit(postgres_url: str) -> None:
    with (
        open_for_test(postgres_url, "甲", fixed=False) as one,
        open_for_test(postgres_url, "乙", fixed=False) as two,
    ):
        case = new_case(one)
        for number in range(10):
            one.drafting.set_value(case.ref, "remarks", f"one {number}")
            two.drafting.set_value(case.ref, "title_en", f"Two {number}")

        assert two.drafting.case(case.ref).values["remarks"] == "one 9"
        assert len(one.history.of_case(case.ref)) == 21
        assert one.maintaining.examine().sound


def test_the_person_and_surroundings_default_to_the_settings(tmp_path: Path) -> None:
    (settings_folder() / "settings.json").write_text(json.dumps({"name": "赵三"}), encoding="utf-8")

    with open_workbench(str(tmp_path / "w.db"), Surroundings()) as opened:
        case = new_case(opened)

        assert opened.history.of_case(case.ref)[0].who == "赵三"


def test_an_older_server_database_is_backed_up_then_migrated(postgres_url: str, home: Path) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(text("INSERT INTO workspace VALUES ('id', 'older'), ('made_by', '0.0.1')"))
        connection.execute(
            text(
                "INSERT INTO proposal VALUES ('abcdef', '2025-001', :form, 1, 'drafting', '旧提案', 0.1, '', "
                "false, 1, '2025-01-01 08:00:00+08', '2025-01-01 00:00:00+00')"
            ),
            {"form": FORM},
        )
    engine.dispose()

    with open_for_test(postgres_url) as opened:
        assert opened.drafting.case("2025-001").state == "drafting"

    (kept,) = home.glob("workspace.0001-*.bak.db")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    with open_for_test(str(kept), fixed=False) as backup:
        created = backup.drafting.case("2025-001").created_at
        assert created is not None
        assert created.isoformat() == "2025-01-01T00:00:00+00:00"


def test_a_reading_transaction_on_a_server_sees_one_state(postgres_url: str) -> None:
    with open_for_test(postgres_url, fixed=False) as one, open_for_test(postgres_url, fixed=False) as two:
        case = new_case(one)
        with one.workspace.reading() as unit:
            before = len(unit.proposals.summaries())
            two.drafting.trash(case.ref)
            assert len(unit.proposals.summaries()) == before
        assert one.drafting.cases() == []
