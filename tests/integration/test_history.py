"""Undo, redo and the chained journal, on both databases."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.mixedacts import PASSED_OVER, VERSION, act_at_random
from tests.helpers.workbenches import new_case, open_for_test, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.changes import Act
from workbench.domain.proposal import Proposal
from workbench.kernel.errors import Refused
from workbench.kernel.paths import settings_folder


def content(case: Proposal) -> tuple[object, ...]:
    """Return all of a case that a person could see."""
    return dict(case.values), set(case.links), case.waivers, case.trashed, case.state, case.dismissed


def test_undo_takes_back_and_redo_brings_back(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.drafting.set_value(case.ref, "remarks", "two")

    workbench.history.undo(case.ref)
    assert workbench.drafting.case(case.ref).values["remarks"] == "one"
    workbench.history.undo(case.ref)
    assert "remarks" not in workbench.drafting.case(case.ref).values
    workbench.history.redo(case.ref)
    workbench.history.redo(case.ref)
    assert workbench.drafting.case(case.ref).values["remarks"] == "two"


def test_the_acts_that_undo_and_redo_would_take_are_named(workbench: Workbench) -> None:
    case = new_case(workbench)
    assert workbench.history.next_steps(case.ref) == (None, None)
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.drafting.set_value(case.ref, "title_en", "Title")
    workbench.history.undo(case.ref)

    undo, redo = workbench.history.next_steps(case.ref)

    assert undo is not None and undo.act == Act("set", "remarks")
    assert redo is not None and redo.act == Act("set", "title_en")


def test_a_new_act_ends_what_could_be_redone(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.history.undo(case.ref)
    workbench.drafting.set_value(case.ref, "remarks", "other")

    with pytest.raises(Refused, match="nothing to redo"):
        workbench.history.redo(case.ref)


def test_nothing_to_undo_is_said(workbench: Workbench) -> None:
    case = new_case(workbench)

    with pytest.raises(Refused, match="nothing to undo"):
        workbench.history.undo(case.ref)


def test_undo_stops_at_a_submission(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "before")
    with workbench.workspace.writing("林一") as unit:
        unit.record(Act("submit", case.ref), (), case.uid)

    with pytest.raises(Refused):
        workbench.history.undo(case.ref)


def test_undo_and_redo_pass_over_the_trash_that_a_case_was_taken_out_of(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "before")
    workbench.drafting.trash(case.ref)
    workbench.drafting.untrash(case.ref)
    workbench.drafting.set_value(case.ref, "title_en", "After")

    workbench.history.undo(case.ref)
    workbench.history.undo(case.ref)
    assert workbench.drafting.case(case.ref).values.keys() == {"title_zh"}
    with pytest.raises(Refused, match="nothing to undo"):
        workbench.history.undo(case.ref)
    assert not workbench.drafting.case(case.ref).trashed
    workbench.history.redo(case.ref)
    workbench.history.redo(case.ref)
    assert workbench.drafting.case(case.ref).values["title_en"] == "After"
    assert workbench.history.next_steps(case.ref)[1] is None
    assert not workbench.drafting.case(case.ref).trashed


def test_of_a_case_in_the_trash_only_that_it_was_put_there_is_undone_and_no_redo_puts_it_back(
    workbench: Workbench,
) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.history.undo(case.ref)
    workbench.drafting.trash(case.ref)

    undo, redo = workbench.history.next_steps(case.ref)
    assert undo is not None and undo.act == Act("trash", case.ref)
    assert redo is None
    workbench.history.undo(case.ref)
    assert not workbench.drafting.case(case.ref).trashed
    workbench.history.redo(case.ref)
    assert workbench.drafting.case(case.ref).values["remarks"] == "one"
    with pytest.raises(Refused, match="nothing to redo"):
        workbench.history.redo(case.ref)


def test_the_history_of_a_field_names_who_and_both_values(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.drafting.set_value(case.ref, "title_en", "Title")

    (entry,) = workbench.history.of_case(case.ref, "remarks")

    assert entry.who == "林一 (测试所)"
    assert [(change.before, change.after) for change in entry.changes] == [(None, "one")]


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_fifty_mixed_acts_back_and_forth_give_identical_data(workbench: Workbench, seed: int) -> None:
    chance = random.Random(seed)
    case, other = sample_case(workbench), new_case(workbench, "另一提案")
    workbench.drafting.set_value(other.ref, "remarks", "样机和单位")
    workbench.versioning.name(case.ref, VERSION)

    def state() -> tuple[object, ...]:
        return content(workbench.drafting.case(case.ref)), content(workbench.drafting.case(other.ref))

    states, done = [state()], set()
    while len(states) < 51 or workbench.drafting.case(case.ref).trashed:
        before = len(workbench.history.of_case(case.ref))
        name = act_at_random(workbench, case, chance)
        if len(workbench.history.of_case(case.ref)) > before:
            done.add(name)
            if name not in PASSED_OVER:
                states.append(state())
    assert len(done) > 12

    for expected in reversed(states[:-1]):
        workbench.history.undo(case.ref)
        assert state() == expected
    for expected in states[1:]:
        workbench.history.redo(case.ref)
        assert state() == expected
    assert workbench.maintaining.examine().sound


def test_a_fresh_journal_is_proven_and_agrees_with_the_tables(workbench: Workbench) -> None:
    sample_case(workbench)

    found = workbench.maintaining.examine()

    assert found.journal.verdict == "proven"
    assert found.differing == ()


def test_without_the_key_a_journal_is_consistent_but_not_provable(workbench: Workbench) -> None:
    sample_case(workbench)
    location = workbench.workspace.location
    workbench.close()
    (settings_folder() / "journal.key").unlink()

    with open_for_test(location) as other:
        assert other.maintaining.examine().journal.verdict == "consistent"


TAMPERINGS = {
    "a changed text": "UPDATE journal SET changes = replace(changes, '备注', '假话') WHERE number = 3",
    "another author": "UPDATE journal SET who = 'somebody' WHERE number = 3",
    "another time": "UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE number = 3",
    "an entry put to others": "UPDATE journal SET together = 2 WHERE number = 3",
    "a deleted entry": "DELETE FROM journal WHERE number = 3",
    "a cut tail": "DELETE FROM journal WHERE number > 2",
    "an inserted entry": (
        "INSERT INTO journal SELECT number + 100, at, who, action, subject, case_uid, undoes, redo, changes, "
        "previous_hash, hash, key_id, mac, together FROM journal WHERE number = 3"
    ),
    "two swapped entries": (
        "UPDATE journal SET number = CASE number WHEN 2 THEN -3 ELSE -2 END WHERE number IN (2, 3); "
        "UPDATE journal SET number = -number WHERE number < 0"
    ),
}


FIRST_BAD = {"an inserted entry": 6, "two swapped entries": 2}


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_tampering_with_the_journal_is_found(file_workbench: Workbench, kind: str, tmp_path: Path) -> None:
    case = new_case(file_workbench)
    for number in range(4):
        file_workbench.drafting.set_value(case.ref, "remarks", f"备注 {number}")
    file_workbench.close()
    with closing(sqlite3.connect(tmp_path / "workspace.db")) as connection:
        connection.executescript(TAMPERINGS[kind])

    with open_for_test(str(tmp_path / "workspace.db")) as again:
        found = again.maintaining.examine()

    assert found.journal.verdict == "broken"
    assert found.journal.first_bad == FIRST_BAD.get(kind, 3)


def test_a_value_changed_behind_the_journal_is_found(file_workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(file_workbench)
    file_workbench.drafting.set_value(case.ref, "remarks", "true words")
    file_workbench.close()
    with closing(sqlite3.connect(tmp_path / "workspace.db")) as connection:
        connection.executescript("UPDATE proposal_value SET text_value = 'false' WHERE field = 'remarks'")

    with open_for_test(str(tmp_path / "workspace.db")) as again:
        found = again.maintaining.examine()

    assert not found.sound
    assert found.differing == ((f"proposal/{case.uid}", "values/remarks"),)


def test_a_whole_chain_made_anew_without_the_key_is_found(file_workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(file_workbench)
    file_workbench.drafting.set_value(case.ref, "remarks", "true words")
    file_workbench.close()
    seals = settings_folder()
    kept = (seals / "journal.key").read_bytes()
    key_id = None
    with closing(sqlite3.connect(tmp_path / "workspace.db")) as connection:
        key_id = connection.execute("SELECT key_id FROM journal").fetchone()[0]
        connection.executescript("DELETE FROM journal; DELETE FROM proposal")
    (seals / "journal.key").unlink()
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as forger:
        other = new_case(forger)
        forger.drafting.set_value(other.ref, "remarks", "false words")
    with closing(sqlite3.connect(tmp_path / "workspace.db")) as connection, connection:
        connection.execute("UPDATE journal SET key_id = ?", (key_id,))
    (seals / "journal.key").write_bytes(kept)

    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as again:
        found = again.maintaining.examine()

    assert (found.journal.verdict, found.journal.reason) == ("broken", "seal")
