"""What the search page reads through the services, as plain values; runs on the lanes only."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr
from workbench.search.snippets import Snippet

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.formspec.model import Form

MOST = 60


@dataclass(frozen=True, slots=True)
class Result:
    """One place found: `id` is the ref of a case or the id of a plan, `place` a field or an article."""

    kind: Literal["case", "plan"]
    id: str
    place: str
    title: str
    where: str
    snippet: Snippet

    @property
    def key(self) -> str:
        """A name of the place, to find it again among new results."""
        return f"{self.kind}/{self.id}/{self.place}"


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for some words; `words` are those that were searched."""

    words: str
    cases: tuple[Result, ...] = ()
    articles: tuple[Result, ...] = ()

    @property
    def count(self) -> int:
        """How many places were found."""
        return len(self.cases) + len(self.articles)


def search(workbench: Workbench, words: str) -> Results:
    """Return the places that hold all words, with the names a person knows them by."""
    found = workbench.searching.search(words, MOST)
    forms: dict[str, Form | None] = {}
    cases, articles = [], []
    for item in found:
        if item.kind == "case":
            where = f"{item.id} · {_label(workbench, forms, item.id, item.place)}"
            cases.append(Result("case", item.id, item.place, item.title, where, item.snippet))
        else:
            where = f"{tr('Article {number}', number=item.place)} · {_plan_title(workbench, item.id)}"
            articles.append(Result("plan", item.id, item.place, item.title, where, item.snippet))
    return Results(words, tuple(cases), tuple(articles))


def _label(workbench: Workbench, forms: dict[str, Form | None], ref: str, field_id: str) -> str:
    if ref not in forms:
        forms[ref] = None
        with suppress(WorkbenchError):
            forms[ref] = workbench.drafting.form_of(workbench.drafting.case(ref))
    form = forms[ref]
    field = form.fields.get(field_id) if form is not None else None
    return field.label.here() if field is not None else field_id


def _plan_title(workbench: Workbench, plan_id: str) -> str:
    with suppress(WorkbenchError):
        return workbench.planning.plan(plan_id).title.here()
    return plan_id
