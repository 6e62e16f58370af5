"""Random acts on a case, of every kind that undo takes back, in a workspace with a second case beside it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from workbench.app.workbench import Workbench
from workbench.domain.proposal import Proposal
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Row
from workbench.kernel.errors import InvalidValue
from workbench.services.replacing import Wanted

PLAN = "action-plan-2022"
ROWS = "drafting_units"
VERSION = "征求意见"
_MARKED = (
    "<p>甲<strong>{0}</strong><sub>2</sub></p><ol><li>乙{0}</li></ol>"
    "<table><tr><td>{0}</td><td>丁</td></tr></table><p>戊</p>"
)

# Undo passes over these, so that who writes in a case does not lose it.
PASSED_OVER = frozenset({"trash", "untrash"})

_Act = Callable[[Workbench, Proposal, random.Random], None]


def act_at_random(workbench: Workbench, case: Proposal, chance: random.Random) -> str:
    """Do one act, or nothing where the chosen one can't be done now; return its name."""
    present = workbench.drafting.case(case.ref)
    if present.trashed:
        workbench.drafting.untrash(case.ref)
        return "untrash"
    name = chance.choice(list(ACTS))
    ACTS[name](workbench, present, chance)
    return name


def _set_text(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.drafting.set_value(case.ref, chance.choice(["purpose", "remarks"]), f"样机 {chance.random()}")


def _set_rich(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.drafting.set_value(case.ref, "scope", _MARKED.format(chance.randrange(1000)))


def _clear_text(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.drafting.set_value(case.ref, chance.choice(["purpose", "scope"]), "")


def _set_flag(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.drafting.set_value(case.ref, "fast_track", chance.choice(["yes", "no", ""]))


def _fill_several(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.drafting.fill(
        case.ref, {"remarks": f"备注 {chance.random()}", "title_en": f"T {chance.random()}"}
    )


def _set_rows(workbench: Workbench, case: Proposal, rows: list[Row]) -> None:
    workbench.drafting.set_value(case.ref, ROWS, [{"id": row.id, **row.cells} for row in rows])


def _rows_of(case: Proposal) -> list[Row]:
    value = case.values.get(ROWS)
    return [row for row in value if isinstance(row, Row)] if isinstance(value, tuple) else []


def _add_row(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    rows: list[dict[str, object]] = [{"id": row.id, **row.cells} for row in _rows_of(case)]
    rows.insert(chance.randint(0, len(rows)), {"name": f"单位{chance.random()}", "role": "participant"})
    workbench.drafting.set_value(case.ref, ROWS, rows)


def _move_row(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    rows = _rows_of(case)
    if len(rows) > 1:
        rows.append(rows.pop(chance.randrange(len(rows) - 1)))
        _set_rows(workbench, case, rows)


def _edit_row(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    rows = _rows_of(case)
    if rows:
        place = chance.randrange(len(rows))
        cells = {**rows[place].cells, "name": f"单位{chance.random()}"}
        rows[place] = replace(rows[place], cells=cells)
        _set_rows(workbench, case, rows)


def _remove_row(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    rows = _rows_of(case)
    if rows:
        rows.pop(chance.randrange(len(rows)))
        _set_rows(workbench, case, rows)


def _link(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    linked = {link.ref.article for link in case.links}
    free = [str(number) for number in range(1, 12) if str(number) not in linked]
    if free:
        workbench.planning.link(case.ref, ArticleRef(PLAN, chance.choice(free)), f"理由{chance.random()}")


def _relink(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    if case.links:
        ref = chance.choice(case.links).ref
        workbench.planning.relink(case.ref, ref, ref, f"另一理由{chance.random()}")


def _unlink(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    if case.links:
        workbench.planning.unlink(case.ref, chance.choice(case.links).ref)


def _dismiss(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.planning.dismiss(case.ref, ArticleRef(PLAN, str(chance.randint(1, 11))))


def _recall(workbench: Workbench, case: Proposal, _chance: random.Random) -> None:
    workbench.planning.recall(case.ref)


def _waive(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    workbench.checking.waive(case.ref, chance.choice(["P08", "P12"]), f"原因{chance.random()}")


def _unwaive(workbench: Workbench, case: Proposal, _chance: random.Random) -> None:
    if case.waivers:
        workbench.checking.unwaive(case.ref, case.waivers[0].rule)


def _trash(workbench: Workbench, case: Proposal, _chance: random.Random) -> None:
    workbench.drafting.trash(case.ref)


def _replace_words(workbench: Workbench, case: Proposal, chance: random.Random, only: str) -> None:
    wanted = Wanted(chance.choice(["样机", "单位", "甲"]))
    found = workbench.replacing.find(wanted, only)
    if any(one.case == case.ref for one in found):
        try:
            workbench.replacing.replace(wanted, wanted.words + chance.choice(["样机", "单位"]), found)
        except InvalidValue:
            return  # a text became too long


def _replace_in_the_case(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    _replace_words(workbench, case, chance, case.ref)


def _replace_in_all_cases(workbench: Workbench, case: Proposal, chance: random.Random) -> None:
    _replace_words(workbench, case, chance, "")


def _restore_version(workbench: Workbench, case: Proposal, _chance: random.Random) -> None:
    workbench.versioning.restore(case.ref, VERSION)


ACTS: dict[str, _Act] = {
    "text": _set_text,
    "rich": _set_rich,
    "clear": _clear_text,
    "flag": _set_flag,
    "several fields": _fill_several,
    "add row": _add_row,
    "move row": _move_row,
    "edit row": _edit_row,
    "remove row": _remove_row,
    "link": _link,
    "relink": _relink,
    "unlink": _unlink,
    "dismiss": _dismiss,
    "recall": _recall,
    "waive": _waive,
    "unwaive": _unwaive,
    "trash": _trash,
    "replace in the case": _replace_in_the_case,
    "replace in all cases": _replace_in_all_cases,
    "restore a version": _restore_version,
}
