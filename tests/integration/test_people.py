"""The address book: who is named in a case is remembered, once; kept by hand with undo; carried along."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.helpers.workbenches import FORM, new_case, open_for_test, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.contacts import Contact, ContactKind
from workbench.kernel.clock import SteppingClock
from workbench.kernel.errors import ConflictError, InvalidValue, Refused, UnknownName
from workbench.services.replacing import Wanted

REVIEW = "preliminary-review-application"
PERSON, ORGANISATION = ContactKind.PERSON, ContactKind.ORGANISATION


def names(workbench: Workbench, kind: ContactKind | None = None) -> list[str]:
    return [contact.name for contact in workbench.people.contacts(kind)]


def only(workbench: Workbench, name: str) -> Contact:
    (found,) = [contact for contact in workbench.people.contacts() if contact.name == name]
    return found


def wait_a_minute(workbench: Workbench) -> None:
    """Let time pass, so that what was typed was meant."""
    clock = workbench.people._context.clock
    assert isinstance(clock, SteppingClock)
    clock.moment += timedelta(minutes=1)


def review(workbench: Workbench) -> str:
    return workbench.drafting.create(REVIEW, "预评审申请").ref


def test_who_is_named_in_a_case_is_remembered_once_however_it_is_written(workbench: Workbench) -> None:
    case = new_case(workbench)
    changes = workbench.drafting.set_value(case.ref, "submitting_body", "北方电气研究院")
    assert len(changes.contacts) == 1
    units = [{"name": "北方电气 研究院", "role": "lead"}, {"name": "ＡＢＢ（中国）", "role": "participant"}]
    workbench.drafting.set_value(case.ref, "drafting_units", units)
    other = new_case(workbench, "另一个")
    workbench.drafting.fill(other.ref, {"submitting_body": "ABB (中国)", "competent_department": "无"})
    assert names(workbench) == ["ＡＢＢ（中国）", "北方电气研究院"]
    assert [contact.uses for contact in workbench.people.contacts()] == [2, 2]
    assert workbench.maintaining.examine().sound


def test_a_name_that_is_stored_while_it_is_typed_leaves_no_pieces(workbench: Workbench) -> None:
    case = new_case(workbench)
    for typed in ("清", "清华", "清华大雪", "清华大学"):
        workbench.drafting.set_value(case.ref, "submitting_body", typed)
    assert names(workbench) == ["清华大学"]
    wait_a_minute(workbench)
    workbench.drafting.set_value(case.ref, "submitting_body", "北京大学")
    wait_a_minute(workbench)
    workbench.drafting.set_value(case.ref, "submitting_body", None)
    assert names(workbench) == ["北京大学", "清华大学"]
    workbench.drafting.set_value(case.ref, "submitting_body", "清华")
    workbench.drafting.set_value(case.ref, "submitting_body", "清华大学")
    assert names(workbench) == ["清华大学", "北京大学"]


def test_a_name_that_another_one_replaces_at_once_is_forgotten(workbench: Workbench) -> None:
    case = new_case(workbench)
    for typed in ("应急管", "国家能源局"):
        workbench.drafting.set_value(case.ref, "submitting_body", typed)
    assert names(workbench) == ["国家能源局"]
    for typed in ("北京大", None):
        workbench.drafting.set_value(case.ref, "competent_department", typed)
    assert names(workbench) == ["国家能源局"]
    assert workbench.maintaining.examine().sound


def test_what_is_replaced_at_once_stays_where_it_is_used_elsewhere_or_was_written_down(
    workbench: Workbench,
) -> None:
    workbench.drafting.set_value(new_case(workbench).ref, "submitting_body", "甲所")
    workbench.people.add(ORGANISATION, {"name": "丙委"})
    other = new_case(workbench, "另一个")
    for typed in ("甲所", "丙委", "乙院"):
        workbench.drafting.set_value(other.ref, "submitting_body", typed)
    assert set(names(workbench)) == {"甲所", "丙委", "乙院"}


def test_undo_takes_back_whom_an_act_brought_into_the_book_and_redo_brings_them_back(
    workbench: Workbench,
) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "submitting_body", "甲所")
    wait_a_minute(workbench)
    units = [{"name": name, "role": "participant"} for name in ("甲所", "乙院", "丙委", "丁局", "丁局")]
    workbench.drafting.set_value(case.ref, "drafting_units", units)
    wait_a_minute(workbench)
    workbench.people.change("丙委", {"note": "known to us"})
    workbench.drafting.set_value(new_case(workbench, "另一个").ref, "submitting_body", "乙院")
    changes = workbench.history.undo(case.ref)
    assert len(changes.contacts) == 1
    assert set(names(workbench)) == {"甲所", "乙院", "丙委"}
    assert only(workbench, "乙院").uses == 1
    workbench.history.redo(case.ref)
    assert set(names(workbench)) == {"甲所", "乙院", "丙委", "丁局"}
    for _ in range(2):
        workbench.history.undo(case.ref)
    assert set(names(workbench)) == {"乙院", "丙委"}
    assert workbench.maintaining.examine().sound


def test_undoing_a_replacement_in_all_cases_leaves_the_book_as_it_was(workbench: Workbench) -> None:
    cases = [new_case(workbench, title).ref for title in ("一", "二")]
    for case in cases:
        workbench.drafting.set_value(case, "submitting_body", "甲所")
    wait_a_minute(workbench)
    before = workbench.people.contacts()
    wanted = Wanted("甲所")
    workbench.replacing.replace(wanted, "乙院", workbench.replacing.find(wanted))
    assert set(names(workbench)) == {"甲所", "乙院"}
    workbench.history.undo(cases[0])
    assert [(one.id, one.uses) for one in workbench.people.contacts()] == [(one.id, one.uses) for one in before]


def test_a_person_is_remembered_with_what_stands_beside_the_name(workbench: Workbench) -> None:
    case = review(workbench)
    workbench.drafting.set_value(case, "contact", "周启明")
    workbench.drafting.set_value(case, "contact_details", "010-123、zhou@example.org")
    met = only(workbench, "周启明")
    assert (met.kind, met.phone, met.email) == (PERSON, "010-123", "zhou@example.org")
    wait_a_minute(workbench)
    workbench.drafting.set_value(case, "contact", "赵六")
    assert (only(workbench, "赵六").phone, only(workbench, "周启明").phone) == ("", "010-123")


def test_people_of_one_name_are_told_apart_by_their_organisations(workbench: Workbench) -> None:
    case = review(workbench)
    rows = [{"name": "王伟", "organisation": "甲所", "reason": "r"}]
    workbench.drafting.set_value(case, "avoidance", rows)
    rows.append({"name": "王伟", "organisation": "", "reason": "r"})
    workbench.drafting.set_value(case, "avoidance", rows)
    assert len(names(workbench, PERSON)) == 1
    for typed in ("乙", "乙院"):
        rows[1]["organisation"] = typed
        workbench.drafting.set_value(case, "avoidance", rows)
    assert {(one.name, one.organisation) for one in workbench.people.contacts(PERSON)} == {
        ("王伟", "甲所"),
        ("王伟", "乙院"),
    }
    assert set(names(workbench, ORGANISATION)) == {"甲所", "乙院"}


def test_several_names_in_one_field_are_several_entries(workbench: Workbench) -> None:
    case = workbench.drafting.create("gb-mandatory", "强制性标准")
    workbench.drafting.set_value(case.ref, "supervising_department", "甲部、乙局；丙委")
    assert set(names(workbench)) == {"甲部", "乙局", "丙委"}


def test_what_was_removed_is_forgotten_until_it_is_typed_again(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "submitting_body", "甲所")
    changes = workbench.people.remove(["甲所"])
    assert (changes.act.action if changes.act else "", names(workbench)) == ("remove_contacts", [])
    workbench.drafting.set_value(case.ref, "title_en", "Other")
    assert names(workbench) == []
    workbench.drafting.set_value(case.ref, "competent_department", "甲所")
    assert names(workbench) == ["甲所"]


def test_what_somebody_did_to_the_book_is_undone_and_done_again_by_name(workbench: Workbench) -> None:
    people = workbench.people
    people.add(PERSON, {"name": " 周启明 ", "phone": "1"})
    people.change("周启明", {"phone": "2", "organisation": "甲所"})
    people.remove(["周启明"])
    sample_case(workbench)
    before = set(names(workbench))
    assert [step.act.subject if step else "" for step in people.next_steps()] == ["周启明", ""]
    people.undo()
    assert (only(workbench, "周启明").phone, only(workbench, "周启明").organisation) == ("2", "甲所")
    people.undo()
    assert only(workbench, "周启明").phone == "1"
    people.undo()
    assert "周启明" not in names(workbench)
    with pytest.raises(Refused, match="nothing to undo"):
        people.undo()
    for _ in range(3):
        people.redo()
    assert set(names(workbench)) == before
    with pytest.raises(Refused, match="nothing to redo"):
        people.redo()
    assert workbench.maintaining.examine().sound


def test_undo_makes_no_double_of_what_was_typed_since_and_no_half_of_what_changed(workbench: Workbench) -> None:
    workbench.people.add(ORGANISATION, {"name": "甲所"})
    workbench.people.remove(["甲所"])
    workbench.drafting.set_value(new_case(workbench).ref, "submitting_body", "甲所")
    workbench.people.undo()
    assert names(workbench) == ["甲所"] and only(workbench, "甲所").by_hand
    workbench.people.add(ORGANISATION, {"name": "乙院"})
    (entry,) = [one for one in workbench.people.contacts() if one.name == "乙院"]
    with workbench.workspace.writing("x") as unit:
        unit.connection.execute(text("UPDATE contact SET note = 'x' WHERE id = :id"), {"id": entry.id})
    with pytest.raises(ConflictError, match="was changed since"):
        workbench.people.undo()


def test_what_can_not_stand_in_the_book_is_refused_with_nothing_stored(workbench: Workbench) -> None:
    people = workbench.people
    people.add(PERSON, {"name": "周启明", "organisation": "甲所"})
    people.add(PERSON, {"name": "周启明", "organisation": "乙院"})
    with pytest.raises(InvalidValue, match="needs a name"):
        people.add(PERSON, {"name": "　 "})
    with pytest.raises(InvalidValue, match="Telephone: 101 characters are too many"):
        people.add(PERSON, {"name": "a", "phone": "1" * 101})
    with pytest.raises(InvalidValue, match="line break"):
        people.add(PERSON, {"name": "a\nb"})
    with pytest.raises(Refused, match="in the address book already"):
        people.add(PERSON, {"name": "周 启明", "organisation": "甲所"})
    with pytest.raises(Refused, match="several entries"):
        people.remove(["周启明"])
    with pytest.raises(UnknownName) as caught:
        people.remove(["周启"])
    assert "周启明" in caught.value.hint
    assert len(names(workbench)) == 2


def test_what_was_written_by_hand_is_not_changed_by_what_is_typed_in_cases(workbench: Workbench) -> None:
    workbench.people.add(PERSON, {"name": "周启明", "phone": "010-1"})
    case = review(workbench)
    workbench.drafting.fill(case, {"contact": "周启明", "contact_details": "020-2"})
    assert (only(workbench, "周启明").phone, only(workbench, "周启明").uses) == ("010-1", 1)


def test_what_is_used_most_and_last_is_suggested_first_and_tables_after_it(workbench: Workbench) -> None:
    case = new_case(workbench)
    for name in ("国家乙所", "国家甲院"):
        workbench.drafting.set_value(case.ref, "submitting_body", name)
        wait_a_minute(workbench)
    found = workbench.people.suggestions(("organisations", "departments"))
    texts = [item.text for item in found.find("国家")]
    assert texts[:2] == ["国家甲院", "国家乙所"] and "国家能源局" in texts
    assert "2020" in found.note


def test_an_older_workspace_gathers_its_book_from_its_cases_once(workspace_location: str) -> None:
    with open_for_test(workspace_location, fixed=False) as opened:
        case = sample_case(opened)
        expected = {(one.name, one.uses) for one in opened.people.contacts()}
        trashed = new_case(opened, "别的")
        opened.drafting.set_value(trashed.ref, "submitting_body", "丢掉的单位")
        opened.drafting.trash(trashed.ref)
        with opened.workspace.transaction() as connection:
            connection.execute(text("DROP TABLE contact"))
            connection.execute(text("DELETE FROM workspace WHERE name = 'address book'"))
            forget = text("DELETE FROM journal WHERE action = 'remember'")
            connection.execute(forget)
            connection.execute(text("ALTER TABLE journal DROP COLUMN together"))
            connection.execute(text("ALTER TABLE proposal DROP COLUMN title_en"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0008'"))
    with open_for_test(workspace_location, fixed=False) as opened:
        assert {(one.name, one.uses) for one in opened.people.contacts()} == expected
        opened.people.remove([next(iter(expected))[0]])
        assert len(opened.people.contacts()) == len(expected) - 1
        opened.drafting.set_value(case.ref, "submitting_body", "新单位")
        assert "新单位" in names(opened)


def test_a_backup_carries_the_book_along(workbench: Workbench, tmp_path: Path) -> None:
    workbench.people.add(PERSON, {"name": "周启明", "email": "zhou@example.org"})
    workbench.maintaining.back_up(tmp_path / "backup.db")
    workbench.people.remove(["周启明"])
    workbench.maintaining.restore(tmp_path / "backup.db")
    assert only(workbench, "周启明").email == "zhou@example.org"


def test_the_sample_form_names_what_it_suggests(workbench: Workbench) -> None:
    form = workbench.drafting.form(FORM)
    assert form.fields["technical_committee"].suggest == "technical_committees"
    found = workbench.people.suggestions(("technical_committees",)).find("TC 28")
    assert found[0].text == "全国信息技术标准化技术委员会（SAC/TC 28）"
