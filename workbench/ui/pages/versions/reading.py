"""What the page of versions shows, read off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.app.differing import DifferenceLine, compared_lines
from workbench.kernel.i18n import language_in_use

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.versioning import VersionLine

PRESENT = ""  # stands for the present state beside the ids of versions


@dataclass(frozen=True, slots=True)
class Choice:
    """Which states are compared, by ids of versions or PRESENT for the state now; None: nothing is chosen."""

    before: str | None = None
    after: str | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with its versions, the choice as far as it can be had, and the difference."""

    case: str
    title: str
    trashed: bool
    versions: tuple[VersionLine, ...]
    choice: Choice
    lines: tuple[DifferenceLine, ...] = ()


def read_versions(workbench: Workbench, case: str, wanted: Choice) -> Shown:
    """Return what the page shows; where nothing is chosen, the newest version is compared with the present."""
    proposal = workbench.drafting.case(case)
    title = proposal.title_in(language_in_use())
    versions = tuple(workbench.versioning.versions(case))
    if not versions:
        return Shown(proposal.ref, title, proposal.trashed, (), Choice(everything=wanted.everything))
    known = {PRESENT, *(one.id for one in versions)}
    before = wanted.before if wanted.before in known else versions[0].id
    after = wanted.after if wanted.after in known else PRESENT
    choice = Choice(before, after, wanted.everything)
    compared = workbench.versioning.compare(case, before or PRESENT, after or PRESENT)
    lines = tuple(compared_lines(compared, wanted.everything))
    return Shown(proposal.ref, title, proposal.trashed, versions, choice, lines)
