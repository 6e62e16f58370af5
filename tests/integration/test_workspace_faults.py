"""Races, kills and mistakes around a workspace: nothing acknowledged is lost, nothing sound called broken."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.tools import ROOT
from tests.helpers.workbenches import new_case, open_for_test, sample_case
from workbench.app.bootstrap import restore_workspace
from workbench.app.workbench import Workbench
from workbench.kernel.errors import InvalidValue, NotReadable, WorkspaceLocked, WrongUse
from workbench.kernel.paths import settings_folder
from workbench.storage import migrate, restore
from workbench.storage.seal import JournalSeal

FIRST_START = """
import sys
from tests.helpers.workbenches import open_for_test, new_case
for _ in range(200):
    try:
        with open_for_test(sys.argv[1], sys.argv[2], fixed=False) as opened:
            print(new_case(opened).ref, flush=True)
            break
    except Exception as error:
        if "being changed" not in str(error):
            raise
"""


def test_of_two_first_starts_at_once_both_store_their_case(tmp_path: Path) -> None:
    place = str(tmp_path / "new.db")
    command = [sys.executable, "-c", FIRST_START, place]
    starts = [
        subprocess.Popen([*command, name], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for name in ("甲", "乙")
    ]
    answers = [start.communicate(timeout=120) for start in starts]

    assert [start.returncode for start in starts] == [0, 0], answers
    with open_for_test(place, fixed=False) as opened:
        assert sorted(case.ref for case in opened.drafting.cases()) == sorted(out.strip() for out, _ in answers)
        assert opened.maintaining.examine().sound


def test_a_kill_while_a_workspace_is_made_leaves_the_place_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "workspace.db"
    upgrade = migrate.upgrade

    def killed(*arguments: object) -> None:
        upgrade(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "upgrade", killed)
    with pytest.raises(KeyboardInterrupt):
        open_for_test(str(place))
    monkeypatch.undo()

    assert not place.exists()
    with open_for_test(str(place)) as opened:
        new_case(opened)


@pytest.mark.parametrize("ending", ["", "-wal", ".lock"])
def test_a_backup_onto_the_workspace_itself_is_refused(
    file_workbench: Workbench, tmp_path: Path, ending: str
) -> None:
    new_case(file_workbench)
    (tmp_path / "sub").mkdir()

    with pytest.raises(NotReadable, match="workspace itself"):
        file_workbench.maintaining.back_up(tmp_path / "sub" / ".." / f"workspace.db{ending}")

    new_case(file_workbench)
    assert file_workbench.maintaining.examine().sound


def test_a_backup_onto_a_workspace_in_use_is_refused(file_workbench: Workbench, tmp_path: Path) -> None:
    with open_for_test(str(tmp_path / "other.db")) as other:
        new_case(other)
        with pytest.raises(WorkspaceLocked):
            file_workbench.maintaining.back_up(tmp_path / "other.db")


def test_a_damaged_workspace_is_restored_and_its_bytes_are_kept(tmp_path: Path) -> None:
    place = tmp_path / "workspace.db"
    with open_for_test(str(place)) as opened:
        case = sample_case(opened)
        opened.maintaining.back_up(tmp_path / "backup.db")
    place.write_bytes(b"\x07" * 5000)

    kept = restore_workspace(str(place), tmp_path / "backup.db")

    assert kept is not None
    assert kept.read_bytes() == b"\x07" * 5000
    with open_for_test(str(place), fixed=False) as again:
        assert again.drafting.case(case.ref).values == case.values
        assert again.maintaining.examine().journal.verdict == "proven"


def test_a_backup_is_restored_where_no_workspace_is(file_workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(file_workbench)
    file_workbench.maintaining.back_up(tmp_path / "backup.db")

    assert restore_workspace(str(tmp_path / "new" / "place.db"), tmp_path / "backup.db") is None

    with open_for_test(str(tmp_path / "new" / "place.db"), fixed=False) as moved:
        assert moved.drafting.case(case.ref).values == case.values


def test_a_restore_over_a_server_keeps_every_acknowledged_edit(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody edits at the worst moment: after the old content was kept, before the new one is put."""
    with open_for_test(postgres_url, fixed=False) as one, open_for_test(postgres_url, fixed=False) as two:
        case = new_case(one)
        one.maintaining.back_up(tmp_path / "backup.db")
        copy_tables, edits = restore.copy_tables, []

        def edit_then_copy(*arguments: object) -> None:
            edit = threading.Thread(
                target=lambda: edits.append(two.drafting.set_value(case.ref, "remarks", "late"))
            )
            edit.start()
            edit.join(timeout=1)
            assert edit.is_alive(), "the edit did not wait for the restore"
            copy_tables(*arguments)
            waiting.append(edit)

        waiting: list[threading.Thread] = []
        monkeypatch.setattr(restore, "copy_tables", edit_then_copy)
        one.maintaining.restore(tmp_path / "backup.db")
        waiting[0].join(timeout=30)

        assert len(edits) == 1
        assert one.drafting.case(case.ref).values["remarks"] == "late"
        assert one.maintaining.examine().sound


def test_two_people_writing_to_a_server_at_once_lose_nothing(postgres_url: str) -> None:
    with (
        open_for_test(postgres_url, "甲", fixed=False) as one,
        open_for_test(postgres_url, "乙", fixed=False) as two,
    ):
        case = new_case(one)

        def write(workbench: Workbench, field: str) -> None:
            for number in range(25):
                workbench.drafting.set_value(case.ref, field, f"{field} {number}")

        with ThreadPoolExecutor(2) as people:
            done = [people.submit(write, one, "remarks"), people.submit(write, two, "title_en")]
            for work in done:
                work.result()

        values = one.drafting.case(case.ref).values
        assert (values["remarks"], values["title_en"]) == ("remarks 24", "title_en 24")
        assert len(one.history.of_case(case.ref)) == 51
        assert one.maintaining.examine().sound


def test_a_workspace_can_be_written_from_another_thread_and_closed_from_a_third(tmp_path: Path) -> None:
    place = str(tmp_path / "workspace.db")
    opened = open_for_test(place)
    with ThreadPoolExecutor(1) as lane:
        case = lane.submit(new_case, opened).result()
        opened.drafting.set_value(case.ref, "remarks", "from the first thread")
    with ThreadPoolExecutor(1) as lane:
        lane.submit(opened.close).result()

    answer = subprocess.run(
        [sys.executable, "-c", FIRST_START, place, "other"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout.strip().endswith("-002"), answer.stderr


def cut_tail(place: Path) -> None:
    """Take the last entry away, and what it did."""
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(
            "DELETE FROM journal WHERE number = 3;"
            "UPDATE proposal_value SET text_value = '1' WHERE field = 'remarks'"
        )


def test_a_cut_journal_is_still_found_after_the_next_write(tmp_path: Path) -> None:
    place = tmp_path / "workspace.db"
    with open_for_test(str(place)) as opened:
        case = new_case(opened)
        opened.drafting.set_value(case.ref, "remarks", "1")
        opened.drafting.set_value(case.ref, "remarks", "2")
    cut_tail(place)

    with open_for_test(str(place), fixed=False) as again:
        again.drafting.set_value(case.ref, "remarks", "3")
        found = again.maintaining.examine()

    assert found.journal.verdict == "broken"
    assert found.journal.reason == "history"


def test_a_journal_put_back_by_hand_can_be_accepted_with_a_reason(tmp_path: Path) -> None:
    place = tmp_path / "workspace.db"
    with open_for_test(str(place)) as opened:
        case = new_case(opened)
        opened.drafting.set_value(case.ref, "remarks", "1")
        opened.drafting.set_value(case.ref, "remarks", "2")
    cut_tail(place)

    with open_for_test(str(place), fixed=False) as again:
        with pytest.raises(InvalidValue):
            again.maintaining.accept_journal(" ")
        again.maintaining.accept_journal("从旧磁盘取回")
        assert again.maintaining.examine().journal.verdict == "proven"
        assert again.history.of_workspace()[0].act.subject == "从旧磁盘取回"


def test_a_copy_and_its_original_go_their_own_ways_and_both_stay_sound(tmp_path: Path) -> None:
    place, copy = tmp_path / "workspace.db", tmp_path / "copy.db"
    with open_for_test(str(place), fixed=False) as original:
        case = new_case(original)
        original.maintaining.back_up(copy)
        original.drafting.set_value(case.ref, "remarks", "here")
        with open_for_test(str(copy), fixed=False) as other:
            assert other.maintaining.examine().journal.verdict == "consistent"
            other.drafting.set_value(case.ref, "remarks", "there")
            assert other.maintaining.examine().journal.verdict == "proven"
        assert original.maintaining.examine().journal.verdict == "proven"


def test_what_can_not_be_remembered_is_stored_all_the_same(file_workbench: Workbench) -> None:
    (settings_folder() / "journals").write_text("in the way", encoding="utf-8")

    assert new_case(file_workbench).ref == "2026-001"
    assert len(file_workbench.drafting.cases()) == 1


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_damaged_journal_key_is_never_written_over(home: Path, content: bytes) -> None:
    (home / "settings").mkdir()
    key = home / "settings" / "journal.key"
    key.write_bytes(content)

    with pytest.raises(NotReadable, match="damaged"):
        JournalSeal(settings_folder())

    assert key.read_bytes() == content


def test_two_programs_that_make_the_key_at_once_get_the_same(home: Path) -> None:
    folder = home / "settings"
    with ThreadPoolExecutor(4) as starts:
        keys = {seal.key_id for seal in starts.map(lambda _: JournalSeal(folder), range(8))}

    assert len(keys) == 1


def test_searching_with_a_stale_index_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    place = tmp_path / "workspace.db"
    with open_for_test(str(place), fixed=False) as writer:
        new_case(writer)
        with writer.workspace.writing("x") as unit:
            unit.facts.put("search index", "stale")
        script = (
            "import sys\nfrom tests.helpers.workbenches import open_for_test\n"
            "with open_for_test(sys.argv[1], fixed=False) as reader:\n"
            "    print(len([item for item in reader.searching.search('储能') if item.kind == 'case']))\n"
        )
        answer = subprocess.run(
            [sys.executable, "-c", script, str(place)], cwd=ROOT, capture_output=True, text=True, check=False
        )

    assert answer.stdout.strip() == "1", answer.stderr


def test_a_failed_backup_of_a_server_names_the_file(postgres_url: str, tmp_path: Path) -> None:
    with open_for_test(postgres_url) as server, pytest.raises(NotReadable) as caught:
        server.maintaining.back_up(tmp_path / "missing" / "backup.db")

    assert "backup.db" in caught.value.message


def flipped(source: Path, target: Path, old: bytes, new: bytes) -> None:
    """Write a copy in which one piece of text is another one of the same length."""
    content = source.read_bytes()
    assert old in content
    target.write_bytes(content.replace(old, new))


def test_a_backup_whose_content_was_changed_is_refused(file_workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(file_workbench, "智能网联汽车 数据要求")
    file_workbench.maintaining.back_up(tmp_path / "backup.db")
    content = (tmp_path / "backup.db").read_bytes()
    place = content.index("车 数据".encode())
    (tmp_path / "flipped.db").write_bytes(content[:place] + "轭".encode() + content[place + 3 :])

    with pytest.raises(NotReadable, match="disagree"):
        file_workbench.maintaining.restore(tmp_path / "flipped.db")

    assert file_workbench.drafting.case(case.ref).title == "智能网联汽车 数据要求"


def test_a_newer_backup_is_refused_with_both_versions_and_its_own_name(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    file_workbench.maintaining.back_up(tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as connection:
        connection.executescript(
            "UPDATE alembic_version SET version_num = '0999';"
            "UPDATE workspace SET value = '9.9' WHERE name = 'made_by'"
        )

    with pytest.raises(NotReadable) as caught:
        file_workbench.maintaining.restore(tmp_path / "newer.db")

    assert str(tmp_path / "newer.db") in caught.value.message
    assert "9.9" in caught.value.message


def test_a_workspace_whose_schema_is_no_text_is_damaged_and_can_be_restored_over(tmp_path: Path) -> None:
    place = tmp_path / "workspace.db"
    with open_for_test(str(place)) as opened:
        new_case(opened)
        opened.maintaining.back_up(tmp_path / "backup.db")
    flipped(place, place, b"CREATE TABLE proposal ", b"CREATE TABLE \xff\xfe\xff\xfe\xff\xfe\xff\xfe ")

    with pytest.raises(NotReadable, match="damaged"):
        open_for_test(str(place))
    assert restore_workspace(str(place), tmp_path / "backup.db") is not None
    with open_for_test(str(place), fixed=False) as again:
        assert len(again.drafting.cases()) == 1


def test_a_file_that_can_not_be_opened_now_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "workspace.db"
    open_for_test(str(place)).close()

    def full(*_arguments: object, **_more: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite3, "connect", full)
    with pytest.raises(NotReadable) as caught:
        open_for_test(str(place))

    assert "can't be opened now" in caught.value.message
    assert "damaged" not in caught.value.message


@pytest.mark.parametrize("location", ["mysql://user@host/db", "http://example.org/w.db"])
def test_the_address_of_another_kind_of_server_is_wrong_use(tmp_path: Path, location: str) -> None:
    with pytest.raises(WrongUse):
        open_for_test(location)


def test_a_database_of_another_program_is_no_backup(file_workbench: Workbench, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
        connection.commit()
    with pytest.raises(NotReadable, match=r"other\.db is not a backup of a workspace\."):
        file_workbench.maintaining.restore(other)
