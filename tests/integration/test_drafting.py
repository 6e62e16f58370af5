"""Cases are made, changed, listed and trashed, on both databases; values keep their kinds."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.data.awkward_values import CARRIED, MENDED_IN_LONG_TEXTS, NOT_ONE_SHORT_LINE, REFUSED
from tests.helpers.workbenches import FORM, TITLE, new_case, open_for_test, sample_case, sample_file
from workbench.app.workbench import Workbench
from workbench.domain.values import Row
from workbench.formspec.kinds import normalise
from workbench.kernel.errors import ConflictError, InvalidValue, Refused, UnknownName
from workbench.kernel.i18n import Language, use_language


def test_a_new_case_has_its_title_and_the_next_number_of_the_year(workbench: Workbench) -> None:
    first, second = new_case(workbench), new_case(workbench, "Second case")

    assert (first.ref, second.ref) == ("2026-001", "2026-002")
    assert first.values == {"title_zh": TITLE}
    assert second.values == {"title_en": "Second case"}


def test_a_case_knows_the_form_version_it_was_made_with(workbench: Workbench) -> None:
    case = new_case(workbench)

    assert (case.form, case.form_version) == (FORM, workbench.drafting.form(FORM).version)


def test_values_come_back_with_their_kinds(workbench: Workbench) -> None:
    case = new_case(workbench)
    rows = [{"name": "甲研究院", "role": "lead", "task": "总体"}, {"name": "乙公司", "role": "participant"}]
    raw = {
        "duration_months": "16",
        "fast_track": "否",
        "budget_total": "12.50",
        "prepared_on": "2026年3月2日",
        "ics": "27.180",
        "drafting_units": rows,
    }

    workbench.drafting.fill(case.ref, raw)

    values = workbench.drafting.case(case.ref).values
    assert values["duration_months"] == 16
    assert values["fast_track"] is False
    assert values["budget_total"] == Decimal("12.50")
    assert str(values["budget_total"]) == "12.50"
    assert values["prepared_on"] == date(2026, 3, 2)
    units = values["drafting_units"]
    assert isinstance(units, tuple)
    assert [item.cells["name"] for item in units if isinstance(item, Row)] == ["甲研究院", "乙公司"]


def test_filling_is_one_act_and_stores_nothing_if_one_value_is_wrong(workbench: Workbench) -> None:
    case = new_case(workbench)

    with pytest.raises(InvalidValue):
        workbench.drafting.fill(case.ref, {"title_en": "Fine", "duration_months": "many"})

    assert workbench.drafting.case(case.ref).values == {"title_zh": TITLE}
    assert len(workbench.history.of_case(case.ref)) == 1


def test_an_unknown_field_is_named_with_the_nearest_ones(workbench: Workbench) -> None:
    case = new_case(workbench)

    with pytest.raises(UnknownName) as caught:
        workbench.drafting.set_value(case.ref, "titel_zh", "x")

    assert "titel_zh" in caught.value.message
    assert "title_zh" in caught.value.hint


def test_an_unknown_case_is_named_with_the_nearest_ones(workbench: Workbench) -> None:
    new_case(workbench)

    with pytest.raises(UnknownName) as caught:
        workbench.drafting.case("2026-009")

    assert "2026-001" in caught.value.hint


def test_a_case_is_found_by_the_beginning_of_its_uid(workspace_location: str) -> None:
    with open_for_test(workspace_location, fixed=False) as workbench:
        cases = [new_case(workbench, f"标准{number}") for number in range(3)]

        found = [workbench.drafting.case(case.uid[:10].upper()) for case in cases]

    assert [case.ref for case in found] == [case.ref for case in cases]


def test_a_beginning_that_several_uids_share_names_no_case(workbench: Workbench) -> None:
    first, _ = new_case(workbench), new_case(workbench)

    with pytest.raises(UnknownName):
        workbench.drafting.case(first.uid[:10])  # counted uids begin alike


@pytest.mark.parametrize("name", CARRIED)
def test_an_awkward_long_text_is_stored_as_it_was_typed(file_workbench: Workbench, name: str) -> None:
    case = new_case(file_workbench)

    file_workbench.drafting.set_value(case.ref, "remarks", CARRIED[name])

    assert file_workbench.drafting.case(case.ref).values["remarks"] == CARRIED[name]


@pytest.mark.parametrize("name", [name for name in CARRIED if name not in NOT_ONE_SHORT_LINE])
def test_an_awkward_short_text_is_stored_as_it_was_typed(file_workbench: Workbench, name: str) -> None:
    case = new_case(file_workbench)

    file_workbench.drafting.set_value(case.ref, "title_zh", CARRIED[name])

    assert file_workbench.drafting.case(case.ref).values["title_zh"] == CARRIED[name]


@pytest.mark.parametrize("name", [*NOT_ONE_SHORT_LINE, *REFUSED])
def test_a_short_text_that_it_can_not_take_is_refused(file_workbench: Workbench, name: str) -> None:
    case = new_case(file_workbench)

    label = file_workbench.drafting.form(FORM).fields["title_zh"].label.en
    with pytest.raises(InvalidValue, match=re.escape(label)):
        file_workbench.drafting.set_value(case.ref, "title_zh", {**CARRIED, **REFUSED}[name])

    assert file_workbench.drafting.case(case.ref).values == {"title_zh": TITLE}


@pytest.mark.parametrize("name", [name for name in REFUSED if name != MENDED_IN_LONG_TEXTS])
def test_a_long_text_that_no_document_can_carry_is_refused(file_workbench: Workbench, name: str) -> None:
    case = new_case(file_workbench)

    with pytest.raises(InvalidValue, match="can't stand in a document"):
        file_workbench.drafting.set_value(case.ref, "remarks", REFUSED[name])

    assert "remarks" not in file_workbench.drafting.case(case.ref).values


def test_a_long_text_keeps_its_line_breaks_without_carriage_returns(file_workbench: Workbench) -> None:
    case = new_case(file_workbench)

    file_workbench.drafting.set_value(case.ref, "remarks", REFUSED[MENDED_IN_LONG_TEXTS])

    assert file_workbench.drafting.case(case.ref).values["remarks"] == "cr\nlf"


def test_setting_the_same_value_again_stores_nothing(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "备注")

    changes = workbench.drafting.set_value(case.ref, "remarks", "备注")

    assert changes.entry == 0
    assert len(workbench.history.of_case(case.ref)) == 2


def test_an_edit_based_on_an_outdated_value_is_a_conflict_that_names_both(workspace_location: str) -> None:
    with open_for_test(workspace_location) as mine:
        case = new_case(mine)
        mine.drafting.set_value(case.ref, "remarks", "first")
        mine.drafting.set_value(case.ref, "remarks", "theirs")

        with pytest.raises(ConflictError) as caught:
            mine.drafting.set_value(case.ref, "remarks", "ours", seen="first")

        assert "theirs" in caught.value.message
        assert "ours" in caught.value.message
        assert mine.drafting.case(case.ref).values["remarks"] == "theirs"


def test_an_edit_of_another_field_meanwhile_is_no_conflict(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "title_en", "Theirs")

    workbench.drafting.set_value(case.ref, "remarks", "ours", seen=None)

    assert workbench.drafting.case(case.ref).values["remarks"] == "ours"


def test_a_trashed_case_leaves_the_list_can_not_be_edited_and_comes_back_whole(workbench: Workbench) -> None:
    case = sample_case(workbench)

    workbench.drafting.trash(case.ref)

    assert workbench.drafting.cases() == []
    assert [item.ref for item in workbench.drafting.cases(trashed=True)] == [case.ref]
    with pytest.raises(Refused):
        workbench.drafting.set_value(case.ref, "remarks", "x")
    workbench.drafting.untrash(case.ref)
    back = workbench.drafting.case(case.ref)
    assert (back.values, back.links) == (case.values, case.links)


def test_several_cases_go_to_the_trash_together_or_not_at_all(workbench: Workbench) -> None:
    first, second = [workbench.drafting.create("gb-t-recommended", title) for title in ("One", "Two")]
    before = len(workbench.history.of_workspace())
    with pytest.raises(UnknownName):
        workbench.drafting.trash(first.ref, second.ref, "2026-999")
    assert workbench.drafting.cases(trashed=True) == []
    assert len(workbench.history.of_workspace()) == before
    assert workbench.drafting.trash(first.ref, second.ref).proposals == {first.ref, second.ref}
    assert {item.ref for item in workbench.drafting.cases(trashed=True)} == {first.ref, second.ref}


def test_of_several_cases_those_that_are_in_the_trash_already_are_passed_over(workbench: Workbench) -> None:
    first, second = [workbench.drafting.create("gb-t-recommended", title) for title in ("One", "Two")]
    workbench.drafting.trash(second.ref)
    assert workbench.drafting.trash(first.ref, second.ref).proposals == {first.ref}
    assert workbench.drafting.untrash(first.ref, second.ref, first.ref).proposals == {first.ref, second.ref}
    assert workbench.drafting.cases(trashed=True) == []
    with pytest.raises(Refused, match="not in the trash"):
        workbench.drafting.untrash(first.ref, second.ref)


def test_trashing_twice_is_refused_with_a_sentence(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.trash(case.ref)

    with pytest.raises(Refused, match="trash already"):
        workbench.drafting.trash(case.ref)


def test_the_list_shows_completeness_and_articles_of_the_sample(workbench: Workbench) -> None:
    case = sample_case(workbench)

    (line,) = workbench.drafting.cases()

    assert line.completeness == 1.0
    assert line.articles == tuple(sorted({link.ref.article for link in case.links}))
    assert line.title == sample_file().values["title_zh"]


def test_a_case_made_from_another_takes_its_values_but_neither_titles_nor_links(workbench: Workbench) -> None:
    source = sample_case(workbench)

    copy = workbench.drafting.create(FORM, "另一项标准", source.ref)

    own = set(workbench.drafting.form(FORM).fields) - {"title_zh", "title_en", "prepared_on"}
    taken = {field: value for field, value in source.values.items() if field in own}
    assert copy.values == {**taken, "title_zh": "另一项标准"}
    assert copy.links == ()


@pytest.mark.parametrize(
    ("title", "sections", "comes"),
    [
        ("{zh}（副本）", None, "{en} (copy)"),
        ("{zh} 第2部分", None, "{en}"),
        ("{zh}", {"basics"}, "{en}"),
        ("{en} (copy)", None, "{zh}（副本）"),
        ("{en}", None, "{zh}"),
        ("另一项标准", None, None),
        ("{zh}（副本）", {"purpose"}, None),
    ],
)
def test_a_copy_that_keeps_its_title_keeps_the_other_one_too_marked_alike(
    workbench: Workbench, title: str, sections: set[str] | None, comes: str | None
) -> None:
    source = sample_case(workbench)
    both = {"zh": source.values["title_zh"], "en": source.values["title_en"]}
    named, other = ("title_en", "title_zh") if title.startswith("{en}") else ("title_zh", "title_en")
    wanted = title.format(**both)

    copy = workbench.drafting.create(FORM, wanted, source.ref, sections)

    assert copy.values[named] == wanted
    assert copy.values.get(other) == (comes.format(**both) if comes else None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_copy_is_proposed_a_title_of_its_own_as_lists_show_it_and_differs_in_both_languages(
    workbench: Workbench, language: Language
) -> None:
    use_language(language)
    source = sample_case(workbench)
    zh, en = source.values["title_zh"], source.values["title_en"]

    first = workbench.drafting.create(FORM, workbench.drafting.title_of_copy(source.ref), source.ref)
    workbench.drafting.trash(first.ref)
    second = workbench.drafting.create(FORM, workbench.drafting.title_of_copy(first.ref), first.ref)

    assert (first.title_in("zh"), second.title_in("zh")) == (f"{zh}（副本）", f"{zh}（副本 2）")
    assert (first.title_in("en"), second.title_in("en")) == (f"{en} (copy)", f"{en} (copy 2)")


def test_an_earlier_case_is_found_by_either_title(workbench: Workbench) -> None:
    case = sample_case(workbench)
    for title in ("title_zh", "title_en"):
        (found,) = workbench.drafting.cases_of_standard("GB/T 1—2020", str(case.values[title]))
        assert found.ref == case.ref
    assert workbench.drafting.cases_of_standard("GB/T 1—2020", "") == []


def test_the_day_a_case_was_prepared_is_no_day_of_its_copy(workbench: Workbench) -> None:
    source = sample_case(workbench)
    workbench.drafting.set_value(source.ref, "prepared_on", "2026-03-02")

    assert "prepared_on" not in workbench.drafting.create(FORM, "另一项标准", source.ref).values


def test_what_another_form_has_no_place_for_is_told_by_the_names_it_had(workbench: Workbench) -> None:
    use_language("en")
    source = sample_case(workbench)
    workbench.drafting.set_value(source.ref, "prepared_on", "2026-03-02")
    asked, other = workbench.drafting.form(FORM), workbench.drafting.form("gb-mandatory")

    left = workbench.drafting.left_behind(other.id, source.ref)
    copy = workbench.drafting.create(other.id, "另一项文件", source.ref)

    titles = {"title_zh", "title_en", "prepared_on"}
    gone = [field for field in asked.fields if field in source.values and field not in {*copy.values, *titles}]
    telling = [field for field in gone if source.values[field] not in (False, "none")]
    assert telling and len(telling) < len(gone)
    assert [name for name in left if " · " not in name] == [
        asked.fields[field].label.here() for field in telling
    ]
    assert workbench.drafting.left_behind(FORM, source.ref) == ()


def test_what_says_no_more_than_no_or_none_is_not_told_to_stay_behind(workbench: Workbench) -> None:
    use_language("en")
    source = sample_case(workbench)
    assert workbench.drafting.left_behind("gb-z-guidance", source.ref) == ()
    workbench.drafting.set_value(source.ref, "fast_track", True)
    fast = workbench.drafting.form(FORM).fields["fast_track"].label.en
    assert workbench.drafting.left_behind("gb-z-guidance", source.ref) == (fast,)


def test_what_stays_behind_of_sections_that_do_not_come_along_anyway_is_not_told(workbench: Workbench) -> None:
    use_language("en")
    source = sample_case(workbench)
    workbench.drafting.set_value(source.ref, "fast_track", True)
    fast = workbench.drafting.form(FORM).fields["fast_track"].label.en
    assert workbench.drafting.left_behind("gb-z-guidance", source.ref, ("schedule", "purpose")) == (fast,)
    assert workbench.drafting.left_behind("gb-z-guidance", source.ref, ("purpose",)) == ()
    elsewhere = workbench.drafting.left_behind("preliminary-review-application", source.ref, ("proposal",))
    assert fast in elsewhere  # of a section that the form does not have at all
    assert workbench.drafting.left_behind("preliminary-review-application", source.ref, ()) == ()


def test_only_the_sections_that_are_chosen_come_along_from_another_case(workbench: Workbench) -> None:
    source = sample_case(workbench)
    form = workbench.drafting.form_of(source)
    purpose = next(section for section in form.sections if section.id == "purpose")

    copy = workbench.drafting.create(FORM, "另一项标准", source.ref, {"purpose", "no such section"})

    wanted = {field.id for field in purpose.fields} & set(source.values)
    assert wanted
    assert set(copy.values) == {*wanted, "title_zh"}
    assert set(workbench.drafting.create(FORM, "第三项标准", source.ref, ()).values) == {"title_zh"}


def test_another_form_takes_what_its_fields_take_and_leaves_the_rest(workbench: Workbench) -> None:
    source = sample_case(workbench)
    for form in workbench.drafting.forms():
        copy = workbench.drafting.create(form.id, "另一项标准", source.ref)
        for name, value in copy.values.items():
            assert normalise(form.fields[name], value) == value
        assert workbench.checking.check(copy.ref).findings is not None
    mandatory = workbench.drafting.form("gb-mandatory")
    copy = workbench.drafting.create(mandatory.id, "另一项标准", source.ref)
    assert copy.values["purpose"] == source.values["purpose"]


def test_every_change_counts_the_version_up(workbench: Workbench) -> None:
    case = new_case(workbench)

    workbench.drafting.set_value(case.ref, "remarks", "x")

    assert workbench.drafting.case(case.ref).version == case.version + 1


def test_the_sample_case_is_made_filled_and_linked_as_one_act(workbench: Workbench) -> None:
    made = workbench.drafting.create_sample(FORM)

    built = sample_case(workbench)
    assert made.values.keys() == built.values.keys()
    assert made.title == built.title
    assert made.completeness == built.completeness > 0
    assert [(link.ref, link.role, link.reason, link.fingerprint) for link in made.links] == [
        (link.ref, link.role, link.reason, link.fingerprint) for link in built.links
    ]
    assert workbench.planning.suspect_links(made) == frozenset()
    assert len(workbench.history.of_case(made.ref)) == 1
    assert workbench.searching.search(made.title[:2])


def test_the_sample_stands_in_the_list_like_any_case(workbench: Workbench) -> None:
    made = workbench.drafting.create_sample(FORM)

    (line,) = workbench.drafting.cases()
    assert (line.ref, line.title, line.articles) == (made.ref, made.title, ("3", "9"))
    assert workbench.maintaining.examine().sound


def test_a_sample_of_an_unknown_form_is_named_and_nothing_is_made(workbench: Workbench) -> None:
    with pytest.raises(UnknownName):
        workbench.drafting.create_sample("../gb-t")

    assert workbench.drafting.cases() == []
