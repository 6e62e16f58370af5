"""Going from finding to finding in the order of the form: from where the cursor stands, round and round.

What is found is told by the case's state, and listed by the side pane in an order of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.checks.model import Finding
from workbench.domain.values import Row
from workbench.kernel.i18n import tr
from workbench.ui.navigation import Place
from workbench.ui.notify import Sign, Way
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.side import SidePane
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.fields.selecting import cell_with_focus
from workbench.ui.widgets.workwords import none_now_words

_Rank = tuple[int, int, int, int]  # field, row, column, which of those found there


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the cursor stands: a field or a cell."""

    field: str
    row: str
    column: str


class Stepping:
    """Goes to findings, and knows to which one the cursor came last."""

    def __init__(self, page: CasePage, form: FormPane, side: SidePane) -> None:
        self._page = page
        self._form = form
        self._side = side
        self._last: tuple[_Spot, Finding] | None = None

    def go_to(self, finding: Finding) -> None:
        """Go where something was found."""
        where = finding.where
        self._page.go_to_finding(where.field, where.row, where.column)
        self._last = self._cursor(), finding

    def step(self, step: int) -> None:
        """Go to the next finding that counts, or the one before; tell if there is none, or one went round."""
        state, tell = self._page.state, self._page.desk.notices.tell
        counting = [one for one in state.report.findings if one.counts] if state is not None else []
        if state is None or not counting:
            self._tell_none(state.at_hand_in if state is not None else ())
            return
        ranked = _ranked(state, counting)
        left = self._left()
        start = self._rank_of_start(state, ranked, left)
        ahead = [rank for rank in ranked if (rank > start if step > 0 else rank < start)]
        chosen = (min if step > 0 else max)(ahead or ranked)
        if not ahead:
            tell(_round_words(step, left is not None and ranked[chosen] == left), sign="info")
        self._side.show_finding(ranked[chosen])
        self.go_to(ranked[chosen])

    def _tell_none(self, later: tuple[Finding, ...]) -> None:
        """Tell that nothing is to be mended now; what is left for hand-in is no place in the way here."""
        desk, case = self._page.desk, self._page.case
        way = Way(tr("Go to hand-in"), lambda: desk.navigator.go(Place("handin", case=case)))
        sign: Sign = "info" if later else "done"
        desk.notices.tell(none_now_words(later), sign=sign, way=way if later else None)

    def _left(self) -> Finding | None:
        """Return the finding one goes on from: the one chosen in the list one is in, or the last one."""
        if self._side.is_in_checks:
            return self._side.current_finding()
        return self._last[1] if self._last is not None and self._last[0] == self._cursor() else None

    def _rank_of_start(self, state: CaseState, ranked: dict[_Rank, Finding], left: Finding | None) -> _Rank:
        """Return where one goes on from; what is found at the cursor is still to come."""
        if left is None:
            cursor = self._cursor()
            return *_place_in_form(state, cursor.field, cursor.row, cursor.column), -1
        where = left.where
        still = (rank for rank, one in ranked.items() if (one.message, one.where) == (left.message, where))
        return next(still, (*_place_in_form(state, where.field, where.row, where.column), -1))

    def _cursor(self) -> _Spot:
        item = self._form.row_of(self._form.field) if self._form.has_focus else None
        return _Spot(self._form.field, *(cell_with_focus(item.editor) if item is not None else ("", "")))


def _ranked(state: CaseState, findings: list[Finding]) -> dict[_Rank, Finding]:
    """Return findings by their place in the form; those at one place stay in their order."""
    ranked: dict[_Rank, Finding] = {}
    for finding in findings:
        place = _place_in_form(state, finding.where.field, finding.where.row, finding.where.column)
        number = sum(1 for rank in ranked if rank[:3] == place)
        ranked[*place, number] = finding
    return ranked


def _place_in_form(state: CaseState, field_id: str, row_id: str, column_id: str) -> tuple[int, int, int]:
    """Return the numbers of field, row and column; what is in no field, such as a link, comes last."""
    fields = list(state.form.fields)
    if field_id not in state.form.fields:
        rows = [link.id for link in state.case.links]
        return len(fields), _number(rows, row_id), -1
    held = state.case.values.get(field_id)
    rows = [row.id for row in held if isinstance(row, Row)] if isinstance(held, tuple) else []
    columns = [column.id for column in state.form.fields[field_id].columns]
    return fields.index(field_id), _number(rows, row_id), _number(columns, column_id)


def _number(names: list[str], name: str) -> int:
    return names.index(name) if name in names else -1


def _round_words(step: int, is_only: bool) -> str:
    if is_only:
        return tr("There is no other finding.")
    if step > 0:
        return tr("From the last finding on to the first.")
    return tr("From the first finding back to the last.")
