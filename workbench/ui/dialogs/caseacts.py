"""What can be done with one case on every page that shows one: duplicate it, name its present state, count it.

Storing what is being typed before is the page's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.kernel.i18n import language_in_use, tr
from workbench.ui.actions import Handler
from workbench.ui.dialogs.counting import CountingDialog
from workbench.ui.dialogs.newcase import ask_for_copy
from workbench.ui.dialogs.showing import accepted
from workbench.ui.navigation import Place
from workbench.ui.widgets.steps import Step, Steps

if TYPE_CHECKING:
    from workbench.domain.changes import Changes
    from workbench.domain.proposal import Proposal
    from workbench.ui.widgets.page import Desk, Page


def case_commands(
    page: Page, case: Callable[[], str], name: Callable[[Page, str], None] | None = None
) -> Mapping[str, Handler]:
    """Return what commands do to the case that a page shows; nothing while `case()` names none.

    `name` is how the page gives the present state a name, if it does more about that than telling it.
    """

    def on_case(act: Callable[[Page, str], None]) -> Handler:
        return lambda: act(page, case()) if case() else None

    return {
        "case.count": on_case(count_case),
        "case.duplicate": on_case(duplicate_case),
        "case.versions": on_case(_show_versions),
        "version.name": on_case(name or name_state),
    }


def duplicate_case(page: Page, ref: str) -> None:
    """Ask what a copy of a case shall take along, make it and go there."""
    desk = page.desk

    def made(copy: Proposal) -> None:
        note_copy(desk, ref, copy.ref)
        desk.navigator.go(Place("editor", case=copy.ref))

    def ask(case: Proposal) -> None:
        ask_for_copy(page, case.ref, case.form, case.title_in(language_in_use()), made)

    desk.operations.ask(page, lambda workbench: workbench.drafting.case(ref), ask)


def note_copy(desk: Desk, source: str, copy: str) -> None:
    """Tell that a copy was made. One step takes that back, in the list of cases as well as in the copy."""
    step, steps = _making(source, copy), steps_of_making(desk, copy)
    for place in (desk.steps.of("cases"), steps):
        place.add(step)
    words = tr("Case {case} is made.", case=copy)
    desk.notices.tell(words, tr("Undo"), lambda: steps.take_back(step))


def steps_of_making(desk: Desk, ref: str) -> Steps:
    """Return the steps of undo by which a copy was made; the journal of a case does not offer that."""
    return desk.steps.of(f"made {ref}")


def count_case(page: Page, ref: str) -> None:
    """Count words and pages of a case."""
    CountingDialog.show_case(page, page.desk, ref)


def name_state(page: Page, ref: str, field: str = "", done: Callable[[Changes], None] | None = None) -> None:
    """Give the present state of a case a name; `field` is where one is in it.

    That is told with the way to the versions, or `done` is called instead where these are shown.
    """
    from workbench.ui.dialogs.versionname import VersionNameDialog

    desk = page.desk

    def named(_changes: Changes) -> None:
        words = tr("The present state is named “{name}”.", name=dialog.name.text().strip())
        place = Place("versions", case=ref, field=field)
        desk.notices.tell(words, tr("Versions"), lambda: desk.navigator.go(place))

    dialog = VersionNameDialog(page, desk, ref, done=done or named)
    accepted(dialog)


def _show_versions(page: Page, ref: str) -> None:
    page.desk.navigator.go(Place("versions", case=ref))


def _making(source: str, copy: str) -> Step:
    return Step(
        lambda: tr("Duplicate {case} as {copy}", case=source, copy=copy),
        lambda workbench: workbench.drafting.trash(copy),
        lambda workbench: workbench.drafting.untrash(copy),
    )
