"""Differences of rows and of whole states: applied to one side they give the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.proposal import ArticleLink, LinkRole, Waiver
from workbench.domain.refs import ArticleRef
from workbench.domain.rowdifference import RowDifference, row_differences
from workbench.domain.values import Row
from workbench.domain.versions import (
    Snapshot,
    changes_between,
    differing_fields,
    link_pairs,
    snapshot_from_json,
    snapshot_to_json,
    waiver_pairs,
)
from workbench.kernel.fingerprint import Json

cells = st.dictionaries(st.sampled_from("ab"), st.sampled_from([None, "", "x", 1, True, Decimal("1.50")]))
rows = st.lists(st.builds(Row, st.sampled_from(["r1", "r2", "r3", "r4"]), cells), max_size=6).map(tuple)
values = st.dictionaries(
    st.sampled_from(["title", "scope", "rows", "codes"]),
    st.one_of(st.text(max_size=5), st.integers(), st.dates(), st.just(("29", "35")), rows.filter(bool)),
)
links = st.lists(
    st.builds(
        ArticleLink,
        st.sampled_from(["l1", "l2", "l3"]),
        st.builds(ArticleRef, st.just("plan"), st.sampled_from(["8", "9"])),
        st.text(max_size=3),
        st.sampled_from(LinkRole),
    ),
    max_size=3,
    unique_by=lambda link: link.id,
).map(tuple)
waivers = st.lists(
    st.builds(Waiver, st.sampled_from(["P1", "P2"]), st.text(max_size=3), st.just("林一")),
    max_size=2,
    unique_by=lambda waiver: waiver.rule,
).map(tuple)
snapshots = st.builds(Snapshot, st.integers(1, 3), values, links, waivers)


def forward(before: Sequence[Row], differences: Sequence[RowDifference]) -> tuple[Row, ...]:
    """Apply a difference to the older rows, taking from it no more than what it says is new."""
    found: dict[int, Row] = {}
    for one in differences:
        if one.new_place is None:
            continue
        if one.old_place is None:
            assert one.after is not None
            found[one.new_place] = one.after
            continue
        old = before[one.old_place]
        found[one.new_place] = replace(old, cells=old.cells | {c: new for c, (_, new) in one.cells.items()})
    return tuple(found[place] for place in sorted(found))


def without_empty(given: Sequence[Row]) -> list[tuple[str, dict[str, object]]]:
    """Return rows with the cells that hold something: a cell of None says as much as none."""
    return [(row.id, {key: cell for key, cell in row.cells.items() if cell is not None}) for row in given]


@given(rows, rows)
def test_the_difference_of_rows_applied_to_one_side_gives_the_other(
    before: tuple[Row, ...], after: tuple[Row, ...]
) -> None:
    differences = row_differences(before, after)
    assert without_empty(forward(before, differences)) == without_empty(after)
    olds = sorted(one.old_place for one in differences if one.old_place is not None)
    assert olds == list(range(len(before)))


@given(rows)
def test_the_same_rows_do_not_differ(given_rows: tuple[Row, ...]) -> None:
    assert not any(one.differs for one in row_differences(given_rows, given_rows))


def test_rows_are_added_removed_moved_and_changed() -> None:
    one, two, three = (Row(name, {"a": name}) for name in ("r1", "r2", "r3"))
    found = row_differences((one, two, three), (three, one, Row("r4", {"a": "new"})))
    said = [(d.before and d.before.id, d.after and d.after.id, d.moved, dict(d.cells)) for d in found]
    assert said == [
        ("r3", "r3", True, {}),
        ("r1", "r1", False, {}),
        ("r2", None, False, {}),
        (None, "r4", False, {}),
    ]
    (changed,) = row_differences((one,), (Row("r1", {"a": "other"}),))
    assert changed.cells == {"a": ("r1", "other")}


@given(snapshots, snapshots)
def test_the_changes_between_two_states_lead_from_one_to_the_other_and_back(
    before: Snapshot, after: Snapshot
) -> None:
    changes = changes_between("proposal/x", before, after)
    assert _applied(before.places(), [(c.path, c.before, c.after) for c in changes]) == after.places()
    backward = [(c.path, c.after, c.before) for c in changes]
    assert _applied(after.places(), backward) == before.places()
    fields = {c.path.removeprefix("values/") for c in changes if c.path.startswith("values/")}
    assert differing_fields(before, after) == fields
    pairs = [*link_pairs(before, after), *waiver_pairs(before, after)]
    assert len([pair for pair in pairs if pair.differs]) == len(changes) - len(fields)


def _applied(places: dict[str, Json], changes: Sequence[tuple[str, Json, Json]]) -> dict[str, Json]:
    found = dict(places)
    for path, expected, new in changes:
        assert found.get(path) == expected
        found[path] = new
    return {path: value for path, value in found.items() if value is not None}


@given(snapshots)
def test_a_state_comes_back_from_its_json_form(snapshot: Snapshot) -> None:
    back = snapshot_from_json(snapshot_to_json(snapshot))
    assert back == snapshot
    day = Snapshot(1, {"when": date(2026, 3, 2)})
    assert snapshot_from_json(snapshot_to_json(day)) == day
