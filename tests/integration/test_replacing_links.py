"""Finding and replacing in links to articles: reasons are written here, quotes stay as the plan has them."""

from __future__ import annotations

import pytest

from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.errors import ConflictError, InvalidValue
from workbench.services.replacing import Wanted

THREE, NINE = ArticleRef(DEFAULT_PLAN, "3"), ArticleRef(DEFAULT_PLAN, "9")


@pytest.fixture
def linked(workbench: Workbench) -> str:
    """Make a case with a word in a field, in two reasons and in a quote; return its ref."""
    ref = new_case(workbench, "Cold stores").ref
    workbench.planning.link(ref, THREE, "Cold stores need it.", LinkRole.MAIN)
    quote = workbench.planning.plan(DEFAULT_PLAN).article("9").title.zh
    workbench.planning.link(ref, NINE, f"Cold. {quote}", LinkRole.SUPPORTING, quote)
    return ref


def reasons(workbench: Workbench, ref: str) -> list[str]:
    return [link.reason for link in workbench.drafting.case(ref).links]


def test_reasons_are_found_after_the_fields_and_replaced_with_them_as_one_act(
    workbench: Workbench, linked: str
) -> None:
    before = workbench.drafting.case(linked)
    found = workbench.replacing.find(Wanted("cold"))
    assert [one.where for one in found][1:] == ["Reason for article 3", "Reason for article 9"]
    assert [(one.field.id, one.row, one.column) for one in found][1] == ("links", before.links[0].id, "reason")
    workbench.replacing.replace(Wanted("cold"), "cool", found)
    after = workbench.drafting.case(linked)
    assert after.title == "cool stores"
    assert reasons(workbench, linked)[0] == "cool stores need it."
    kept = [(one.id, one.ref, one.role, one.quote, one.fingerprint, one.linked_at) for one in after.links]
    assert kept == [
        (one.id, one.ref, one.role, one.quote, one.fingerprint, one.linked_at) for one in before.links
    ]
    workbench.history.undo(linked)
    assert workbench.drafting.case(linked).links == before.links
    assert workbench.drafting.case(linked).title == "Cold stores"
    assert workbench.maintaining.examine().sound


def test_a_quote_is_found_told_to_stay_and_left_alone(workbench: Workbench, linked: str) -> None:
    link = workbench.drafting.case(linked).links[1]
    wanted = Wanted(link.quote[:4])
    found = workbench.replacing.find(wanted, linked)
    (reason, quote) = found
    assert (reason.stays, quote.stays) == (False, True)
    assert quote.where == "Quote from article 9"
    assert quote.as_it_would_read("x") == [f"[{link.quote[:4]}]{link.quote[4:28]} — stays as it is"]
    workbench.replacing.replace(wanted, "x", found)
    after = workbench.drafting.case(linked).links[1]
    assert after.quote == link.quote
    assert after.reason == f"Cold. x{link.quote[4:]}"
    with pytest.raises(InvalidValue, match="only in quotes"):
        workbench.replacing.replace(wanted, "x", [quote])


def test_a_reason_is_not_emptied_and_not_overwritten(workbench: Workbench, linked: str) -> None:
    workbench.planning.relink(linked, THREE, THREE, "cold")
    found = workbench.replacing.find(Wanted("cold"), linked)
    before = reasons(workbench, linked)
    with pytest.raises(InvalidValue, match="needs a reason"):
        workbench.replacing.replace(Wanted("cold"), "", found)
    workbench.planning.relink(linked, THREE, THREE, "other")
    with pytest.raises(ConflictError, match="Reason for article 3"):
        workbench.replacing.replace(Wanted("cold"), "cool", found)
    assert set(reasons(workbench, linked)) == {"other", before[0]}
    assert workbench.drafting.case(linked).title == "Cold stores"


def test_one_field_has_no_links(workbench: Workbench, linked: str) -> None:
    found = workbench.replacing.find(Wanted("cold"), linked, "title_zh")
    assert {one.field.id for one in found} <= {"title_zh"}
