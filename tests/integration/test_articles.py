"""What linked articles ask, suggestions that stay away, links that are confirmed, cases carried forward."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.oldercases import older_case
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.domain.textdifference import Mark, Piece, text_difference
from workbench.formspec.upgrade import Carried, kept_apart
from workbench.kernel.errors import Refused
from workbench.word.reader import read_values

NINE = ArticleRef(DEFAULT_PLAN, "9")
REASON = "统一核算边界。"
ASPECT, BOUNDARY = "article9_aspect", "article9_boundary"


def linked_case(workbench: Workbench) -> str:
    """Make a case that is linked to article 9 and answers what it asks."""
    case = new_case(workbench)
    workbench.planning.link(case.ref, NINE, REASON)
    workbench.drafting.fill(case.ref, {ASPECT: "accounting", BOUNDARY: "从原料进厂到产品出厂"})
    return case.ref


def asleep(workbench: Workbench, ref: str) -> bool:
    """Return whether the section of article 9 sleeps."""
    return "article9" in workbench.drafting.form_of(workbench.drafting.case(ref)).asleep


def findings(workbench: Workbench, ref: str) -> set[str]:
    """Return the fields in which something was found."""
    return {finding.where.field for finding in workbench.checking.check(ref).findings}


def printed(workbench: Workbench, ref: str, folder: Path) -> dict[str, object]:
    """Return what stands in the tagged places of the Chinese document."""
    (written,) = workbench.exporting.export(ref, ["gb-t-recommended.zh"], folder)
    return dict(read_values(written.path))


def test_an_answer_is_refused_until_the_article_is_linked(workbench: Workbench) -> None:
    case = new_case(workbench)
    with pytest.raises(Refused, match="article 9"):
        workbench.drafting.set_value(case.ref, ASPECT, "accounting")


def test_answers_are_counted_checked_searched_and_printed_while_linked(
    workbench: Workbench, tmp_path: Path
) -> None:
    ref = linked_case(workbench)
    assert "article9_gases" in findings(workbench, ref)
    assert [found.place for found in workbench.searching.search("原料进厂")] == [BOUNDARY]
    assert len(workbench.history.of_case(ref, BOUNDARY)) == 1
    document = printed(workbench, ref, tmp_path)
    assert document[ASPECT] == "碳排放核算"
    assert document[BOUNDARY] == "从原料进厂到产品出厂"
    assert document["article9_gases"] == ""


def test_unlinking_lets_answers_sleep_and_linking_or_undo_wakes_them(
    workbench: Workbench, tmp_path: Path
) -> None:
    ref = linked_case(workbench)
    before = workbench.drafting.case(ref)

    workbench.planning.unlink(ref, NINE)

    assert asleep(workbench, ref)
    assert workbench.drafting.case(ref).values == before.values
    assert not findings(workbench, ref) & {ASPECT, BOUNDARY, "article9_gases"}
    assert BOUNDARY not in printed(workbench, ref, tmp_path)
    workbench.history.undo(ref)
    assert not asleep(workbench, ref)
    assert workbench.drafting.case(ref).completeness == before.completeness
    workbench.history.redo(ref)
    workbench.planning.link(ref, NINE, REASON)
    assert not asleep(workbench, ref)
    assert BOUNDARY in printed(workbench, ref, tmp_path)


def test_answers_that_sleep_can_be_deleted_in_one_step_and_come_back(workbench: Workbench) -> None:
    ref = linked_case(workbench)
    with pytest.raises(Refused):
        workbench.drafting.delete_answers(ref, "article9")
    workbench.planning.unlink(ref, NINE)

    workbench.drafting.delete_answers(ref, "article9")

    case = workbench.drafting.case(ref)
    assert BOUNDARY not in case.values
    assert "article9" not in [section.id for section in workbench.drafting.form_of(case).sections]
    workbench.history.undo(ref)
    assert workbench.drafting.case(ref).values[BOUNDARY] == "从原料进厂到产品出厂"
    assert workbench.maintaining.examine().sound


def test_the_samples_answer_what_their_articles_ask(workbench: Workbench) -> None:
    for form in workbench.drafting.forms():
        if form.kind != "accompanying":
            case = workbench.drafting.create_sample(form.id)
            assert case.completeness == 1, form.id


def test_a_dismissed_suggestion_stays_away_until_asked_for_again(workbench: Workbench) -> None:
    first, other = (new_case(workbench, "工业园区温室气体排放核算 边界划分指南") for _ in range(2))

    def suggested(ref: str) -> list[str]:
        return [found.article for found in workbench.planning.suggest_for_case(ref, DEFAULT_PLAN, 3)]

    before = suggested(first.ref)
    assert before[0] == "9"
    workbench.planning.dismiss(first.ref, NINE)
    workbench.drafting.set_value(first.ref, "title_en", "Greenhouse gas accounting")
    assert "9" not in suggested(first.ref)
    assert suggested(other.ref) == before
    workbench.planning.recall(first.ref)
    assert "9" in suggested(first.ref)
    workbench.history.undo(first.ref)
    assert workbench.drafting.case(first.ref).dismissed == (NINE,)
    assert workbench.maintaining.examine().sound


def test_a_suspect_link_tells_what_changed_and_is_confirmed_as_it_is(
    workbench: Workbench, tmp_path: Path
) -> None:
    case = new_case(workbench)
    text = "9. 实施碳达峰碳中和标准化提升工程。{}\n10. 完善生态系统保护与修复标准体系。制定标准。\n"
    for body in ("完善核算标准。", "完善核算和核查标准。"):
        (tmp_path / "plan.txt").write_text(text.format(body), encoding="utf-8")
        workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)
        if not workbench.drafting.case(case.ref).links:
            workbench.planning.link(case.ref, NINE, REASON, quote="完善核算")

    found = workbench.planning.reworded(case.ref, NINE)

    assert found.before is not None
    assert found.now is not None
    pieces = text_difference(found.before.zh, found.now.zh)
    assert [piece for piece in pieces if piece.mark is not Mark.SAME] == [Piece(Mark.ADDED, "和核查")]
    workbench.planning.confirm(case.ref, NINE)
    (link,) = workbench.drafting.case(case.ref).links
    assert (link.reason, link.quote) == (REASON, "完善核算")
    assert workbench.planning.suspect_links(workbench.drafting.case(case.ref)) == frozenset()
    workbench.history.undo(case.ref)
    assert workbench.planning.suspect_links(workbench.drafting.case(case.ref)) != frozenset()


def test_what_the_bundled_article_said_is_known_after_an_import(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)
    bundled = workbench.planning.plan(DEFAULT_PLAN).wording_of(NINE)
    text = "9. 实施碳达峰碳中和标准化提升工程。完善标准。\n10. 完善生态系统保护与修复标准体系。制定标准。\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)

    assert workbench.planning.reworded(case.ref, NINE).before == bundled


def test_an_older_case_is_carried_forward_only_when_asked_and_in_one_step(workbench: Workbench) -> None:
    case = older_case(workbench, fax="010-1234")
    form = workbench.drafting.form_of(case)

    made = workbench.drafting.carried_forward(case.ref)

    assert made is not None
    assert {note.what for note in made.notes} == {Carried.ADDED, Carried.REMOVED}
    assert workbench.drafting.case(case.ref) == case
    workbench.drafting.carry_forward(case.ref)
    after = workbench.drafting.case(case.ref)
    assert after.form_version == form.version
    assert kept_apart(after.values) == {"fax": "010-1234"}
    assert {key: value for key, value in after.values.items() if key in form.fields} == {
        key: value for key, value in case.values.items() if key != "fax"
    }
    assert workbench.maintaining.examine().sound
    workbench.history.undo(case.ref)
    back = workbench.drafting.case(case.ref)
    assert (back.form_version, back.values) == (1, case.values)
    workbench.history.redo(case.ref)
    workbench.drafting.delete_kept_apart(case.ref)
    assert kept_apart(workbench.drafting.case(case.ref).values) == {}
    with pytest.raises(Refused, match="present version"):
        workbench.drafting.carry_forward(case.ref)


def test_answers_to_articles_stay_where_they_are_when_a_case_is_carried_forward(workbench: Workbench) -> None:
    case = older_case(workbench)
    workbench.planning.link(case.ref, NINE, REASON)
    workbench.drafting.set_value(case.ref, BOUNDARY, "边界")
    workbench.planning.unlink(case.ref, NINE)

    workbench.drafting.carry_forward(case.ref)

    after = workbench.drafting.case(case.ref)
    assert after.values[BOUNDARY] == "边界"
    assert kept_apart(after.values) == {}
