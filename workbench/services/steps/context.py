"""What every service works with: the workspace, the catalogues, who acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbench.domain.people import Person
from workbench.domain.proposal import Proposal
from workbench.formspec.articles import ArticleSections
from workbench.formspec.guidance import GuidanceBook
from workbench.formspec.model import Form, form_named
from workbench.kernel.clock import Clock
from workbench.kernel.ids import Ids
from workbench.plan.model import Plan
from workbench.storage.workspace import Workspace


@dataclass(frozen=True)
class Context:
    """The open workspace, forms and their guidance, bundled plans; `person` tells who acts when asked.

    `articles` are the sections that linked articles bring into a form.
    """

    workspace: Workspace
    forms: Mapping[str, Form]
    guidance: GuidanceBook
    bundled_plans: Mapping[str, Plan]
    clock: Clock
    ids: Ids
    person: Callable[[], Person]
    articles: ArticleSections = field(default_factory=lambda: ArticleSections(()))

    @property
    def who(self) -> str:
        """The name that stands in the journal."""
        return str(self.person())

    def form(self, form_id: str) -> Form:
        """Return a form; raises UnknownName naming the nearest ones."""
        return form_named(self.forms, form_id)

    def form_of(self, proposal: Proposal) -> Form:
        """Return the form of a case with the sections of its articles; raises UnknownName with the nearest."""
        return self.with_articles(self.form(proposal.form), proposal)

    def known_form_of(self, proposal: Proposal) -> Form | None:
        """Return the form of a case as `form_of` does; None where this program has no such form."""
        form = self.forms.get(proposal.form)
        return self.with_articles(form, proposal) if form is not None else None

    def with_articles(self, form: Form, proposal: Proposal) -> Form:
        """Return a form with the sections of a case's articles."""
        return self.articles.form_of(form, [link.ref for link in proposal.links], proposal.values)
