"""What the search page reads through the services, as plain values; runs on the lanes only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.app.fieldnames import FieldNames
from workbench.app.wording import contact_kind_words
from workbench.domain.contacts import ContactKind
from workbench.domain.found import FoundKind
from workbench.domain.refs import parse_article_ref
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr
from workbench.search.snippets import Snippet
from workbench.ui.models.cases import state_name

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.searching import Found

MOST = 60
# In this order results are listed, each kind under its heading.
ORDER = (
    FoundKind.NUMBER,
    FoundKind.CASE,
    FoundKind.LINK,
    FoundKind.WAIVER,
    FoundKind.VERSION,
    FoundKind.PLAN,
    FoundKind.CONTACT,
    FoundKind.TOPIC,
)


@dataclass(frozen=True, slots=True)
class Result:
    """One place found, with `id` and `place` as in `services.searching.Found`."""

    kind: FoundKind
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
    """What was found for some words, in the order of `ORDER`; `words` are those that were searched."""

    words: str
    found: tuple[Result, ...] = ()

    @property
    def count(self) -> int:
        """How many places were found."""
        return len(self.found)


def search(workbench: Workbench, words: str) -> Results:
    """Return the places that hold all words, with the names a person knows them by."""
    naming = _Naming(workbench)
    found = sorted(workbench.searching.search(words, MOST), key=lambda item: ORDER.index(item.kind))
    return Results(words, tuple(naming.result(item) for item in found))


class _Naming:
    """Names where results stand."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._fields = FieldNames(workbench)

    def result(self, found: Found) -> Result:
        """Return what is listed of a place."""
        where, excerpt = self._where(found), found.snippet
        if found.kind is FoundKind.NUMBER:
            case = self._fields.case(found.id)
            form = case[1].title.here() if case is not None else ""
            excerpt = replace(excerpt, text=" · ".join(filter(None, (excerpt.text, form))))
        return Result(found.kind, found.id, found.place, found.title, where, excerpt)

    def _where(self, found: Found) -> str:
        names: dict[FoundKind, Callable[[], str]] = {
            FoundKind.NUMBER: lambda: self._state(found.id),
            FoundKind.CASE: lambda: f"{found.id} · {self._fields.field(found.id, found.place)}",
            FoundKind.LINK: lambda: f"{found.id} · {_link_words(found.place)}",
            FoundKind.WAIVER: lambda: f"{found.id} · {tr('Waiver of {rule}', rule=found.place)}",
            FoundKind.VERSION: lambda: f"{found.id} · {tr('Named version')}",
            FoundKind.PLAN: lambda: f"{tr('Article {number}', number=found.place)} · {self._plan(found.id)}",
            FoundKind.CONTACT: lambda: contact_kind_words(ContactKind(found.place)),
            FoundKind.TOPIC: lambda: tr("Manual"),
        }
        return names[found.kind]()

    def _state(self, ref: str) -> str:
        case = self._fields.case(ref)
        return state_name(case[0].state) if case is not None else ""

    def _plan(self, plan_id: str) -> str:
        with suppress(WorkbenchError):
            return self._workbench.planning.plan(plan_id).title.here()
        return plan_id


def _link_words(article: str) -> str:
    return tr("Link to article {number}", number=parse_article_ref(article).article)
