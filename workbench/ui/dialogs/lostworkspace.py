"""What to do about a workspace that was open before and is not there any more; nothing is made in its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.app.settings import without_recent
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.kernel.paths import shown_path, workspace_name
from workbench.ui.dialogs.opening import workspace_to_open
from workbench.ui.dialogs.showing import Answer, decided
from workbench.ui.widgets.page import Desk

_Role = QMessageBox.ButtonRole


def lost(location: str) -> NotReadable:
    """Return the sentence for a workspace that is not there."""
    return NotReadable(
        tr("The workspace {place} is not there.", place=shown_path(location)),
        tr("It may have been moved, renamed or deleted. File > Open workspace opens it from another place."),
    )


def lost_file(location: str) -> NotReadable:
    """Return the sentence for a file of another kind that is not there."""
    return NotReadable(
        tr("The file {place} is not there.", place=shown_path(location)),
        tr("It may have been moved, renamed or deleted."),
    )


def instead_of(parent: QWidget, desk: Desk, location: str, told: Callable[[], None], new: bool = False) -> str:
    """Say that a workspace is not there and ask what to do; return the one to open, or an empty text.

    `told` is called once it is off the list. It may be begun anew in its place only where that is offered.
    """
    answers = [Answer("choose", tr("Choose another…"), _Role.AcceptRole)]
    if new:
        answers.append(Answer("new", tr("Begin a new one there"), _Role.ActionRole))
    else:
        answers.append(Answer("remove", tr("Remove from the list"), _Role.DestructiveRole))
    answer = decided(parent, tr("File not found"), lost(location).message, answers, "choose")
    if answer == "remove":
        take_off_the_list(desk, location, told)
    if answer == "choose":
        return found_elsewhere(parent, desk, location)
    return location if answer == "new" else ""


def found_elsewhere(parent: QWidget, desk: Desk, location: str) -> str:
    """Ask for a workspace that takes the place of another in the list; empty if none was chosen."""
    found = workspace_to_open(parent, desk)
    if found:
        desk.change_settings(recents=without_recent(desk.settings(), location).recents)
    return found


def take_off_the_list(desk: Desk, location: str, told: Callable[[], None]) -> None:
    """Take a workspace off the list of recent ones, which can be undone; the file stays where it is.

    `told` is called whenever the list has changed.
    """

    def keep(recents: tuple[str, ...]) -> None:
        desk.change_settings(recents=recents)
        told()

    before = desk.settings().recents
    keep(without_recent(desk.settings(), location).recents)
    words = tr("{name} is off the list; the workspace itself stays.", name=workspace_name(location))
    desk.notices.tell(words, tr("Undo"), partial(keep, before))
