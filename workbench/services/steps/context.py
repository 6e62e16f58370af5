"""What every service works with: the workspace, the catalogues, who acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.domain.people import Person
from workbench.formspec.guidance import GuidanceBook
from workbench.formspec.model import Form, form_named
from workbench.kernel.clock import Clock
from workbench.kernel.ids import Ids
from workbench.plan.model import Plan
from workbench.storage.workspace import Workspace


@dataclass(frozen=True)
class Context:
    """The open workspace, forms and their guidance, bundled plans; `person` tells who acts when asked."""

    workspace: Workspace
    forms: Mapping[str, Form]
    guidance: GuidanceBook
    bundled_plans: Mapping[str, Plan]
    clock: Clock
    ids: Ids
    person: Callable[[], Person]

    @property
    def who(self) -> str:
        """The name that stands in the journal."""
        return str(self.person())

    def form(self, form_id: str) -> Form:
        """Return a form; raises UnknownName naming the nearest ones."""
        return form_named(self.forms, form_id)
