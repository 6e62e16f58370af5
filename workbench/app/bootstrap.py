"""Makes the facade: opens or makes a workspace and hands the services what they work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from workbench.app.release import program_version
from workbench.app.settings import load_settings
from workbench.app.workbench import Workbench
from workbench.domain.people import Person
from workbench.formspec.articles import ArticleSections, load_article_sections
from workbench.formspec.guidance import GuidanceBook, load_guidance
from workbench.formspec.loader import load_forms
from workbench.formspec.model import Form
from workbench.kernel.clock import Clock, SystemClock
from workbench.kernel.ids import Ids, RandomIds
from workbench.kernel.paths import default_workspace, form_folder, resource, settings_folder, template_folder
from workbench.plan.model import Plan
from workbench.plan.reader import load_plans
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
from workbench.services.steps.context import Context
from workbench.services.versioning import Versioning
from workbench.storage import opening
from workbench.storage import workspace as workspaces
from workbench.storage.engine import is_server_url
from workbench.storage.restore import restore
from workbench.storage.seal import JournalSeal


@dataclass(frozen=True)
class Surroundings:
    """What tests replace: time, ids, and who acts."""

    clock: Clock = field(default_factory=SystemClock)
    ids: Ids = field(default_factory=RandomIds)
    person: Callable[[], Person] = lambda: load_settings().person


@cache
def bundled_forms() -> Mapping[str, Form]:
    """Return the forms that come with the program, by id."""
    return load_forms(form_folder())


@cache
def bundled_guidance() -> GuidanceBook:
    """Return the guidance to the fields of the bundled forms."""
    return load_guidance(form_folder(), bundled_forms())


@cache
def bundled_article_sections() -> ArticleSections:
    """Return the sections that articles of the bundled plans bring into a form."""
    return ArticleSections(load_article_sections(form_folder(), bundled_forms().values()))


@cache
def bundled_plans() -> Mapping[str, Plan]:
    """Return the plans that come with the program, by id."""
    return load_plans(resource("plans"))


def open_workbench(
    location: str | None = None, surroundings: Surroundings | None = None, make: bool = True
) -> Workbench:
    """Open the workspace at a path or database URL (default: the user's own) and return the facade.

    A missing workspace is made unless `make` is false. Raises NotReadable if it is damaged or too new.
    """
    chosen = surroundings or Surroundings()
    place = location or str(default_workspace())
    opener = opening.open_or_make_workspace if make else opening.open_workspace
    return _assembled(opener(place, _storage_surroundings(chosen), str(chosen.person())), chosen)


def make_workbench(location: str | None = None, surroundings: Surroundings | None = None) -> Workbench:
    """Make a new workspace and return the facade; raises WrongUse if there is one already."""
    chosen = surroundings or Surroundings()
    place = location or str(default_workspace())
    made = opening.make_workspace(place, _storage_surroundings(chosen), str(chosen.person()))
    return _assembled(made, chosen)


def restore_workspace(
    location: str | None, backup: Path, surroundings: Surroundings | None = None
) -> Path | None:
    """Put a backup in place of the workspace at a path or URL, which may be damaged or missing.

    Returns the file that keeps what was there, None if there was nothing.
    """
    place = location or str(default_workspace())
    if is_server_url(place):
        with open_workbench(place, surroundings) as opened:
            return opened.maintaining.restore(backup)
    chosen = surroundings or Surroundings()
    workspace = workspaces.Workspace(place, _storage_surroundings(chosen))
    try:
        return restore(workspace, backup, str(chosen.person()))
    finally:
        workspace.close()


def workspace_exists(location: str | None) -> bool:
    """Return whether there is a workspace at a path; a server is taken to have one."""
    return opening.exists(location or str(default_workspace()))


def _storage_surroundings(chosen: Surroundings) -> workspaces.Surroundings:
    seal = JournalSeal(settings_folder())
    return workspaces.Surroundings(chosen.clock, chosen.ids, seal, program_version())


def _assembled(workspace: workspaces.Workspace, chosen: Surroundings) -> Workbench:
    context = Context(
        workspace,
        bundled_forms(),
        bundled_guidance(),
        bundled_plans(),
        chosen.clock,
        chosen.ids,
        chosen.person,
        bundled_article_sections(),
    )
    return Workbench(
        workspace=workspace,
        attaching=Attaching(context),
        drafting=Drafting(context),
        planning=Planning(context),
        plan_history=PlanHistory(context),
        checking=Checking(context),
        exporting=Exporting(context, template_folder()),
        guiding=Guiding(context),
        history=History(context),
        importing=Importing(context, template_folder()),
        keeping=Keeping(context),
        people=People(context),
        picturing=Picturing(context),
        replacing=Replacing(context),
        searching=Searching(context),
        versioning=Versioning(context),
        maintaining=Maintaining(context),
    )
