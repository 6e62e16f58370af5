"""The facade that both front ends hold: one attribute per service, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType

from workbench.services.attaching import Attaching
from workbench.services.checking import Checking
from workbench.services.drafting import Drafting
from workbench.services.exporting import Exporting
from workbench.services.guiding import Guiding
from workbench.services.history import History
from workbench.services.importing import Importing
from workbench.services.keeping import Keeping
from workbench.services.maintaining import Maintaining
from workbench.services.people import People
from workbench.services.picturing import Picturing
from workbench.services.planhistory import PlanHistory
from workbench.services.planning import Planning
from workbench.services.replacing import Replacing
from workbench.services.searching import Searching
from workbench.services.versioning import Versioning
from workbench.storage.workspace import Workspace


@dataclass(frozen=True)
class Workbench:
    """An open workspace with everything that can be done in it; close it at the end."""

    workspace: Workspace
    attaching: Attaching
    drafting: Drafting
    planning: Planning
    plan_history: PlanHistory
    checking: Checking
    exporting: Exporting
    guiding: Guiding
    history: History
    importing: Importing
    keeping: Keeping
    people: People
    picturing: Picturing
    replacing: Replacing
    searching: Searching
    versioning: Versioning
    maintaining: Maintaining

    @property
    def location(self) -> str:
        """Where the workspace lies, without a password."""
        return self.workspace.shown_location

    def close(self) -> None:
        """Close the workspace and let others write."""
        self.workspace.close()

    def __enter__(self) -> Workbench:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
