"""Finding and replacing in field, case and workspace: what is looked at, all or nothing, one act per case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.values import Row
from workbench.formspec.freetexts import TYPED, typed_text
from workbench.kernel.errors import ConflictError, InvalidValue, Refused
from workbench.services.replacing import Spotted, Wanted


def places(found: list[Spotted]) -> list[tuple[str, str, str, str]]:
    return [(one.case, one.field.id, one.row, one.column) for one in found]


def test_words_are_found_in_texts_and_cells_and_not_in_codes_or_the_trash(workbench: Workbench) -> None:
    sample = sample_case(workbench)
    other = new_case(workbench, "储能电站的另一份标准")
    gone = new_case(workbench, "储能电站的第三份标准")
    workbench.drafting.trash(gone.ref)
    found = workbench.replacing.find(Wanted("储能"))
    assert {one.case for one in found} == {sample.ref, other.ref}
    for one in found:
        assert {one.text[start:end] for start, end in one.spans} == {"储能"}
    rows = sample.values["drafting_units"]
    assert isinstance(rows, tuple) and isinstance(rows[0], Row)
    name = str(rows[0].cells["name"])
    assert (sample.ref, "drafting_units", rows[0].id, "name") in places(workbench.replacing.find(Wanted(name)))
    code = Wanted(typed_text(sample.values["ics"]))
    assert workbench.replacing.find(code, sample.ref, "ics") == []
    assert places(workbench.replacing.find(code, sample.ref, "ics", TYPED)) == [(sample.ref, "ics", "", "")]


def test_letters_are_alike_unless_exact_and_signs_are_no_patterns(
    workbench: Workbench,
) -> None:
    case = new_case(workbench)
    workbench.drafting.fill(case.ref, {"purpose": "ABC a.c abc", "scope": "a+b (c)"})
    (found,) = workbench.replacing.find(Wanted("abc"), case.ref)
    assert found.spans == ((0, 3), (8, 11))
    (exact,) = workbench.replacing.find(Wanted("abc", exact=True), case.ref)
    assert exact.spans == ((8, 11),)
    assert places(workbench.replacing.find(Wanted("a.c"))) == [(case.ref, "purpose", "", "")]
    assert places(workbench.replacing.find(Wanted("(c)"), case.ref, "scope")) == [(case.ref, "scope", "", "")]
    for nothing in ("", "  "):
        with pytest.raises(InvalidValue):
            workbench.replacing.find(Wanted(nothing))


def test_replacing_is_one_act_in_each_case_and_is_undone_as_one(workbench: Workbench) -> None:
    sample = sample_case(workbench)
    other = new_case(workbench, "储能电站的另一份标准")
    wanted = Wanted("储能")
    found = workbench.replacing.find(wanted)
    done = workbench.replacing.replace(wanted, "蓄能", found)
    assert [changes.proposals for changes in done] == [{sample.ref}, {other.ref}]
    assert workbench.replacing.find(wanted) == []
    assert places(workbench.replacing.find(Wanted("蓄能"))) == places(found)
    assert workbench.history.of_case(sample.ref)[0].act.action == "replace"
    undone = workbench.history.undo(other.ref, only=done[1].entry)
    assert (undone.proposals, undone.left_out) == ({sample.ref, other.ref}, ())
    assert workbench.drafting.case(sample.ref).values == sample.values
    assert workbench.drafting.case(other.ref).values == other.values
    assert workbench.maintaining.examine().sound


def titles(workbench: Workbench) -> list[str]:
    return [case.title for case in sorted(workbench.drafting.cases(), key=lambda case: case.ref)]


def replaced(workbench: Workbench, *names: str) -> list[str]:
    """Make cases with titles and replace in all of them at once; return their refs."""
    refs = [new_case(workbench, name).ref for name in names]
    workbench.replacing.replace(Wanted("甲"), "庚", workbench.replacing.find(Wanted("甲")))
    return refs


def test_undo_and_redo_in_one_case_take_back_and_bring_back_what_was_replaced_in_all(
    workbench: Workbench,
) -> None:
    refs = replaced(workbench, "甲一标准", "甲二标准", "甲三标准")
    workbench.replacing.replace(Wanted("三"), "四", workbench.replacing.find(Wanted("三")))
    workbench.history.undo(refs[2])
    assert titles(workbench) == ["庚一标准", "庚二标准", "庚三标准"]
    workbench.history.undo(refs[1])
    assert titles(workbench) == ["甲一标准", "甲二标准", "甲三标准"]
    again = workbench.history.redo(refs[0])
    assert again.proposals == set(refs)
    assert titles(workbench) == ["庚一标准", "庚二标准", "庚三标准"]
    workbench.history.undo(refs[0])
    with pytest.raises(Refused):
        workbench.history.undo(refs[1])
    assert titles(workbench) == ["甲一标准", "甲二标准", "甲三标准"]
    assert workbench.maintaining.examine().sound


def test_a_case_in_which_something_was_done_since_keeps_what_was_replaced_and_is_named(
    workbench: Workbench,
) -> None:
    refs = replaced(workbench, "甲一标准", "甲二标准", "甲三标准")
    workbench.drafting.set_value(refs[1], "purpose", "later")
    undone = workbench.history.undo(refs[0])
    assert (undone.proposals, undone.left_out) == ({refs[0], refs[2]}, (refs[1],))
    assert titles(workbench) == ["甲一标准", "庚二标准", "甲三标准"]
    workbench.history.undo(refs[1])
    last = workbench.history.undo(refs[1])
    assert (last.proposals, last.left_out) == ({refs[1]}, ())
    assert titles(workbench) == ["甲一标准", "甲二标准", "甲三标准"]
    assert workbench.maintaining.examine().sound


def test_what_was_taken_back_elsewhere_before_is_neither_taken_back_twice_nor_named(
    workbench: Workbench,
) -> None:
    refs = replaced(workbench, "甲一标准", "甲二标准")
    workbench.drafting.set_value(refs[0], "purpose", "later")
    assert workbench.history.undo(refs[1]).left_out == (refs[0],)
    workbench.drafting.set_value(refs[1], "purpose", "other")
    workbench.history.undo(refs[0])
    last = workbench.history.undo(refs[0])
    assert (last.proposals, last.left_out) == ({refs[0]}, ())
    assert workbench.drafting.case(refs[1]).values["purpose"] == "other"


def test_several_acts_are_undone_together_or_not_at_all(workbench: Workbench) -> None:
    first, second = new_case(workbench, "甲乙丙标准"), new_case(workbench, "甲丁戊标准")
    wanted = Wanted("甲")
    done = workbench.replacing.replace(wanted, "庚", workbench.replacing.find(wanted))
    acts = [(ref, changes.entry) for changes in done for ref in changes.proposals]
    workbench.drafting.set_value(second.ref, "purpose", "later")
    with pytest.raises(Refused):
        workbench.history.undo_together(acts)
    assert workbench.drafting.case(first.ref).title == "庚乙丙标准"
    workbench.history.undo(second.ref)
    workbench.history.undo_together(acts)
    assert [workbench.drafting.case(case.ref).title for case in (first, second)] == ["甲乙丙标准", "甲丁戊标准"]


def test_only_what_was_chosen_is_replaced_also_in_one_cell_of_a_row(workbench: Workbench) -> None:
    case = new_case(workbench)
    rows = [{"id": "r1", "name": "甲所", "task": "甲"}, {"id": "r2", "name": "甲院", "task": "甲"}]
    workbench.drafting.fill(case.ref, {"drafting_units": rows, "purpose": "甲乙甲"})
    wanted = Wanted("甲")
    chosen = [
        one for one in workbench.replacing.find(wanted, case.ref) if (one.row, one.column) != ("r1", "name")
    ]
    workbench.replacing.replace(wanted, "丁丁", chosen)
    values = workbench.drafting.case(case.ref).values
    units = values["drafting_units"]
    assert isinstance(units, tuple)
    cells = [(row.id, row.cells["name"], row.cells["task"]) for row in units if isinstance(row, Row)]
    assert cells == [("r1", "甲所", "丁丁"), ("r2", "丁丁院", "丁丁")]
    assert values["purpose"] == "丁丁乙丁丁"


def test_where_one_text_changed_or_would_be_refused_nothing_at_all_is_replaced(workbench: Workbench) -> None:
    first, second = new_case(workbench, "甲乙丙标准"), new_case(workbench, "甲丁戊标准")
    wanted = Wanted("甲")
    found = workbench.replacing.find(wanted)
    with pytest.raises(InvalidValue):
        workbench.replacing.replace(wanted, "长" * 500, found)
    workbench.drafting.set_value(second.ref, "title_zh", "己丁戊标准")
    with pytest.raises(ConflictError) as caught:
        workbench.replacing.replace(wanted, "庚", found)
    assert second.ref in caught.value.message
    with pytest.raises(ConflictError):
        workbench.replacing.replace(wanted, "庚", [replace(found[0], text="other")])
    assert workbench.drafting.case(first.ref).values["title_zh"] == "甲乙丙标准"
    assert workbench.drafting.case(second.ref).values["title_zh"] == "己丁戊标准"


def test_replacing_by_nothing_empties_and_by_the_same_changes_nothing(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "purpose", "甲")
    wanted = Wanted("甲")
    found = workbench.replacing.find(wanted, case.ref)
    with pytest.raises(InvalidValue, match="Nothing would change"):
        workbench.replacing.replace(wanted, "甲", found)
    with pytest.raises(InvalidValue, match="Nothing would change"):
        workbench.replacing.rehearse("甲", found)
    entries = len(workbench.history.of_case(case.ref))
    workbench.replacing.rehearse("乙", found)
    assert (len(workbench.history.of_case(case.ref)), workbench.replacing.find(wanted, case.ref)) == (
        entries,
        found,
    )
    with pytest.raises(InvalidValue, match="nobody sees"):
        workbench.replacing.replace(wanted, "a\x07", found)
    workbench.replacing.replace(wanted, "", workbench.replacing.find(wanted, case.ref))
    assert workbench.drafting.case(case.ref).values.get("purpose") is None


def test_raised_and_lowered_characters_are_told_in_the_lines_of_a_replacement(workbench: Workbench) -> None:
    case = new_case(workbench)
    text = "<p>H<sub>2</sub>O, 10<sup>3</sup> m</p><p>10<sup>3</sup> kg</p>"
    workbench.drafting.set_value(case.ref, "purpose", text)
    (water,) = workbench.replacing.find(Wanted("H2O"), case.ref)
    assert water.as_it_would_read("X") == ["[H₂O → X], 10³ m 10³ kg"]
    (number,) = workbench.replacing.find(Wanted("3"), case.ref)
    assert number.as_it_would_read("4")[0] == "H₂O, 10[³ → ⁴] m 10³ kg"
