"""What is typed and not stored: kept in one row per field, handed back by the next run, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.helpers.workbenches import new_case, open_for_test
from workbench.app.workbench import Workbench
from workbench.domain.kept import KeptText
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.errors import InvalidValue, Refused, UnknownName
from workbench.services.keeping import Recovered


def after_a_crash(first: Workbench, url: str, person: str = "林一") -> Workbench:
    """Open the workspace once more, as the next run of the program does."""
    first.close()
    return open_for_test(url, person, fixed=False)


def shown(found: list[Recovered]) -> list[tuple[str, str, object]]:
    return [(one.case, one.field.id, one.raw) for one in found]


def test_the_last_text_of_each_field_comes_back_and_looking_changes_nothing(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case = new_case(first)
    for typed in ("储", "储能", "储能电站"):
        first.keeping.keep(case.ref, "purpose", typed, None)
    rows = [{"id": "r1", "name": "研究院"}]
    first.keeping.keep(case.ref, "drafting_units", rows, None)
    assert first.keeping.recovered() == []  # it is being typed now
    with after_a_crash(first, workspace_location) as second:
        expected = [(case.ref, "purpose", "储能电站"), (case.ref, "drafting_units", rows)]
        assert shown(second.keeping.recovered()) == expected
        assert shown(second.keeping.recovered()) == expected
        assert second.drafting.case(case.ref).values.get("purpose") is None
        assert second.maintaining.examine().sound


def test_what_is_typed_now_never_overwrites_what_an_earlier_run_left(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case = new_case(first)
    first.keeping.keep(case.ref, "purpose", "before the crash", None)
    second = after_a_crash(first, workspace_location)
    second.keeping.keep(case.ref, "purpose", "after it", None)
    second.keeping.drop(case.ref, "purpose")
    second.keeping.keep(case.ref, "purpose", "before the next", None)
    with after_a_crash(second, workspace_location) as third:
        found = {str(one.raw): one.run for one in third.keeping.recovered()}
        assert set(found) == {"before the crash", "before the next"}
        third.keeping.discard(found["before the crash"], case.ref, "purpose")
        assert [one.raw for one in third.keeping.recovered()] == ["before the next"]


def test_what_was_stored_after_all_or_dropped_is_not_offered(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case = new_case(first)
    first.keeping.keep(case.ref, "purpose", "stored", None)
    first.drafting.set_value(case.ref, "purpose", "stored")
    first.keeping.keep(case.ref, "scope", "given up", None)
    first.keeping.drop(case.ref, "scope")
    with after_a_crash(first, workspace_location) as second:
        assert second.keeping.recovered() == []


def test_what_is_stored_is_let_go_for_good_and_nothing_else(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case = new_case(first)
    first.keeping.keep(case.ref, "purpose", "First text", None)
    first.keeping.keep(case.ref, "scope", "half", None)
    first.drafting.set_value(case.ref, "purpose", "First text")
    with after_a_crash(first, workspace_location) as second:
        second.keeping.settle()
        second.drafting.set_value(case.ref, "purpose", "Better text")
        assert shown(second.keeping.recovered()) == [(case.ref, "scope", "half")]


def test_a_text_is_kept_that_the_field_would_refuse_and_a_change_since_is_told(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case = new_case(first)
    first.keeping.keep(case.ref, "ics", "29.2", None)
    first.keeping.keep(case.ref, "purpose", "mine", None)
    first.drafting.set_value(case.ref, "purpose", "theirs")
    with after_a_crash(first, workspace_location) as second:
        told = {one.field.id: (one.raw, one.value, one.changed) for one in second.keeping.recovered()}
        assert told == {"ics": ("29.2", None, False), "purpose": ("mine", "theirs", True)}


def test_texts_that_are_typed_now_in_another_session_are_not_offered(workspace_location: str) -> None:
    one = open_for_test(workspace_location, "林一", fixed=False)
    case = new_case(one)
    one.keeping.keep(case.ref, "purpose", "half a sentence", None)
    with open_for_test(workspace_location, "林一", fixed=False) as elsewhere:
        assert elsewhere.keeping.recovered() == []
        elsewhere.keeping.settle()
        assert [text.raw for text in _kept(elsewhere)] == ["half a sentence"]
        one.close()
        assert shown(elsewhere.keeping.recovered()) == [(case.ref, "purpose", "half a sentence")]


def test_on_a_server_only_ones_own_texts_are_taken_for_left_behind(postgres_url: str) -> None:
    one = open_for_test(postgres_url, "林一", fixed=False)
    case = new_case(one)
    one.keeping.keep(case.ref, "purpose", "half a sentence", None)
    with after_a_crash(one, postgres_url, "王二") as other:
        assert other.keeping.recovered() == []
    with open_for_test(postgres_url, "林一", fixed=False) as again:
        assert shown(again.keeping.recovered()) == [(case.ref, "purpose", "half a sentence")]


def test_a_text_typed_in_a_living_session_is_not_discarded_from_elsewhere(postgres_url: str) -> None:
    with open_for_test(postgres_url, "林一", fixed=False) as one:
        case = new_case(one)
        one.keeping.keep(case.ref, "purpose", "half a sentence", None)
        (run,) = {text.run for text in _kept(one)}
        with open_for_test(postgres_url, "林一", fixed=False) as elsewhere:
            with pytest.raises(InvalidValue):
                elsewhere.keeping.discard(run, case.ref, "purpose")
            with pytest.raises(InvalidValue):
                elsewhere.keeping.take_over(run, case.ref, "purpose")
        assert [text.raw for text in _kept(one)] == ["half a sentence"]


def test_a_session_whose_line_to_the_server_broke_is_proven_again_by_the_next_text(postgres_url: str) -> None:
    with open_for_test(postgres_url, "林一", fixed=False) as one:
        case = new_case(one)
        one.keeping.keep(case.ref, "purpose", "half", None)
        with open_for_test(postgres_url, "林一", fixed=False) as elsewhere:
            with elsewhere.workspace.transaction() as connection:
                ended = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                connection.execute(text(ended))
            one.keeping.keep(case.ref, "purpose", "half a sentence", None)
            assert elsewhere.keeping.recovered() == []


def test_restoring_a_backup_carries_the_kept_texts_over_and_leaves_those_of_the_backup(
    workspace_location: str, tmp_path: Path
) -> None:
    old = open_for_test(workspace_location, fixed=False)
    case = new_case(old)
    old.keeping.keep(case.ref, "scope", "of long ago", None)
    old.maintaining.back_up(tmp_path / "backup.db")
    old.keeping.drop(case.ref, "scope")
    old.keeping.keep(case.ref, "purpose", "typed today", None)
    later = new_case(old, "Made after the backup")
    old.keeping.keep(later.ref, "purpose", "in a new case", None)
    with after_a_crash(old, workspace_location) as present:
        present.maintaining.back_up(tmp_path / "newer.db")
        present.maintaining.restore(tmp_path / "backup.db")
        assert shown(present.keeping.recovered()) == [(case.ref, "purpose", "typed today")]
        assert present.maintaining.examine().sound
        present.maintaining.restore(tmp_path / "newer.db")
        assert {raw for _case, _field, raw in shown(present.keeping.recovered())} == {
            "typed today",
            "in a new case",
        }


def test_a_text_is_taken_over_whole_or_not_at_all(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case = new_case(first)
    first.keeping.keep(case.ref, "purpose", "before the crash", None)
    with after_a_crash(first, workspace_location) as second:
        (found,) = second.keeping.recovered()
        second.keeping.keep(case.ref, "purpose", "typed now", None)
        with pytest.raises(Refused):
            second.keeping.take_over(found.run, case.ref, "purpose")
        assert {text.raw for text in _kept(second)} == {"before the crash", "typed now"}
        second.keeping.drop(case.ref, "purpose")
        second.keeping.take_over(found.run, case.ref, "purpose")
        assert second.keeping.recovered() == []
        assert [(text.raw, text.seen) for text in _kept(second)] == [("before the crash", None)]
        with pytest.raises(InvalidValue):
            second.keeping.take_over(found.run, case.ref, "purpose")


def test_the_text_of_this_run_is_not_discarded_and_an_unknown_case_is_named(workspace_location: str) -> None:
    with open_for_test(workspace_location, fixed=False) as workbench:
        case = new_case(workbench)
        workbench.keeping.keep(case.ref, "purpose", "now", None)
        (run,) = {text.run for text in _kept(workbench)}
        with pytest.raises(InvalidValue):
            workbench.keeping.discard(run, case.ref, "purpose")
        with pytest.raises(UnknownName):
            workbench.keeping.keep("2026-999", "purpose", "x", None)
        assert [text.raw for text in _kept(workbench)] == ["now"]


def _kept(workbench: Workbench) -> list[KeptText]:
    with workbench.workspace.reading() as unit:
        return unit.kept.all()


def test_what_was_written_for_an_article_that_was_unlinked_is_still_offered(workspace_location: str) -> None:
    first = open_for_test(workspace_location, fixed=False)
    case, article = new_case(first), ArticleRef(DEFAULT_PLAN, "1")
    first.planning.link(case.ref, article, "It says so.")
    first.keeping.keep(case.ref, "article1_place", "half a sentence", None)
    first.planning.unlink(case.ref, article)
    with after_a_crash(first, workspace_location) as second:
        (found,) = second.keeping.recovered()
        assert (found.raw, found.asked) == ("half a sentence", False)
        second.planning.link(case.ref, article, "It says so.")
        assert [one.asked for one in second.keeping.recovered()] == [True]
        second.planning.unlink(case.ref, article)
        second.keeping.discard(found.run, case.ref, "article1_place")
        assert second.keeping.recovered() == []
