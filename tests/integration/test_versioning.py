"""Named versions: named, listed, compared, returned to; they outlive undo, trash, backup and restoring."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import Proposal
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Row
from workbench.domain.versions import differing_fields, snapshot_of
from workbench.kernel.errors import InvalidValue, Refused, UnknownName


def names(workbench: Workbench, case: Proposal) -> list[tuple[str, int]]:
    return [(line.name, line.differing) for line in workbench.versioning.versions(case.ref)]


def content(workbench: Workbench, case: Proposal) -> dict[str, object]:
    return dict(snapshot_of(workbench.drafting.case(case.ref)).places())


def test_a_version_tells_who_named_it_when_and_what_changed_since(workbench: Workbench) -> None:
    case = sample_case(workbench)
    changes = workbench.versioning.name(case.ref, "  送审稿\n一 ")
    assert changes.proposals == {case.ref} and not changes.fields
    (line,) = workbench.versioning.versions(case.ref)
    assert (line.name, line.who, line.differing) == ("送审稿 一", "林一 (测试所)", 0)
    workbench.drafting.set_value(case.ref, "title_en", "Other")
    workbench.planning.unlink(case.ref, case.links[0].ref)
    workbench.versioning.name(case.ref, "second")
    assert names(workbench, case) == [("second", 0), ("送审稿 一", 2)]
    compared = workbench.versioning.compare(case.ref, "送审稿 一")
    assert differing_fields(compared.before.snapshot, compared.after.snapshot) == {"title_en"}
    assert compared.before.at == line.at and compared.after.at is None
    assert workbench.maintaining.examine().sound


def test_a_version_is_returned_to_as_one_act_that_undo_takes_back(workbench: Workbench) -> None:
    case = sample_case(workbench)
    workbench.checking.waive(case.ref, "P01", "for the test")
    workbench.versioning.name(case.ref, "v1")
    then = content(workbench, case)
    workbench.drafting.set_value(case.ref, "title_en", None)
    workbench.drafting.set_value(case.ref, "drafting_units", [{"id": "n1", "name": "新单位"}])
    workbench.planning.unlink(case.ref, case.links[0].ref)
    workbench.planning.link(case.ref, ArticleRef("action-plan-2022", "10"), "因为", case.links[0].role)
    workbench.checking.unwaive(case.ref, "P01")
    now = content(workbench, case)
    changes = workbench.versioning.restore(case.ref, "v1")
    assert {"title_en", "drafting_units"} <= changes.fields
    assert content(workbench, case) == then
    assert [hit.id for hit in workbench.searching.search("新单位") if hit.kind == "case"] == []
    workbench.history.undo(case.ref)
    assert content(workbench, case) == now
    workbench.history.redo(case.ref)
    assert content(workbench, case) == then
    assert workbench.versioning.restore(case.ref, "v1").entry == 0
    assert workbench.maintaining.examine().sound


def test_undo_passes_names_over_and_never_takes_a_version_away(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.drafting.set_value(case.ref, "remarks", "two")
    workbench.history.undo(case.ref)
    workbench.versioning.name(case.ref, "v1")
    workbench.history.redo(case.ref)
    assert workbench.drafting.case(case.ref).values["remarks"] == "two"
    workbench.history.undo(case.ref)
    workbench.history.undo(case.ref)
    with pytest.raises(Refused):
        workbench.history.undo(case.ref)
    assert names(workbench, case) == [("v1", 1)]
    workbench.versioning.restore(case.ref, "v1")
    assert workbench.drafting.case(case.ref).values["remarks"] == "one"


def test_names_are_changed_deleted_and_brought_back(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.versioning.name(case.ref, "v1")
    workbench.drafting.set_value(case.ref, "remarks", "one")
    workbench.versioning.rename(case.ref, "v1", "送审稿")
    deleted = workbench.versioning.delete(case.ref, "送审稿")
    assert names(workbench, case) == []
    workbench.versioning.take_back(case.ref, deleted.entry)
    assert names(workbench, case) == [("送审稿", 1)]
    with pytest.raises(Refused):
        workbench.versioning.take_back(case.ref, deleted.entry - 2)
    again = workbench.versioning.delete(case.ref, "送审稿")
    workbench.versioning.name(case.ref, "送审稿")
    with pytest.raises(InvalidValue):
        workbench.versioning.take_back(case.ref, again.entry)
    assert names(workbench, case) == [("送审稿", 0)]
    assert workbench.maintaining.examine().sound


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81, "V1", "a\0b"])
def test_a_name_that_says_nothing_or_is_taken_is_refused(file_workbench: Workbench, name: str) -> None:
    case = new_case(file_workbench)
    file_workbench.versioning.name(case.ref, "v1")
    with pytest.raises(InvalidValue):
        file_workbench.versioning.name(case.ref, name)
    assert names(file_workbench, case) == [("v1", 0)]


def test_unknown_versions_are_named_with_the_nearest_and_nothing_is_done(file_workbench: Workbench) -> None:
    case = new_case(file_workbench)
    file_workbench.versioning.name(case.ref, "sent to the committee")
    for act in (file_workbench.versioning.compare, file_workbench.versioning.restore):
        with pytest.raises(UnknownName) as caught:
            act(case.ref, "sent to the comittee")
        assert caught.value.nearest == ["sent to the committee"]


def test_versions_outlive_the_trash_and_a_backup(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)
    workbench.versioning.name(case.ref, "v1")
    workbench.drafting.trash(case.ref)
    assert names(workbench, case) == [("v1", 0)]
    for act in (workbench.versioning.restore, workbench.versioning.delete, workbench.versioning.name):
        with pytest.raises(Refused):
            act(case.ref, "v1")
    workbench.drafting.untrash(case.ref)
    workbench.maintaining.back_up(tmp_path / "backup.db")
    workbench.versioning.delete(case.ref, "v1")
    workbench.maintaining.restore(tmp_path / "backup.db")
    assert names(workbench, case) == [("v1", 0)]
    assert workbench.maintaining.examine().sound


def test_rows_are_restored_with_their_ids(file_workbench: Workbench) -> None:
    case = sample_case(file_workbench)
    before = case.values["drafting_units"]
    assert isinstance(before, tuple)
    file_workbench.versioning.name(case.ref, "v1")
    kept = [row for row in before if isinstance(row, Row)][1:]
    file_workbench.drafting.set_value(case.ref, "drafting_units", tuple(kept))
    file_workbench.versioning.restore(case.ref, "v1")
    assert file_workbench.drafting.case(case.ref).values["drafting_units"] == before
