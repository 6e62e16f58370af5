"""Where one is in the window, how one gets elsewhere and back. Which page shows a place the window decides."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

_REMEMBERED = 50
_OF_A_CASE = frozenset({"editor", "answers", "versions", "handin"})  # pages that show one case
_LIST = "cases"  # the page that lists them


@dataclass(frozen=True, slots=True)
class Caret:
    """Where one writes: the cell in a list, the ends of the selection as Qt counts, the cursor at the second.

    `top` is where the field begins in the pane, in px. `first` stands in the first line of the text in sight,
    of which `hidden` px are scrolled away.
    """

    row: str
    column: str
    top: int
    anchor: int = 0
    position: int = 0
    first: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A page with what it shows there: a case with a field or cell, a plan with an article, a topic, words.

    `number` tells which of the places with the words is meant, from 0. `implied` tells that nobody asked for
    the case: it is the one that was shown last. `caret` is for one arrival, no part of what a place is.
    """

    page: str
    case: str = ""
    field: str = ""
    row: str = ""
    column: str = ""
    plan: str = ""
    article: str = ""
    words: str = ""
    number: int = 0
    implied: bool = False
    caret: Caret | None = dataclasses.field(default=None, compare=False)

    @property
    def shown_case(self) -> str:
        """The case that is shown there; empty on other pages, as on the list in which a case is current."""
        return self.case if self.page in _OF_A_CASE else ""


class Navigator(QObject):
    """Goes to places and remembers them. `leaving` is emitted before, `arrived(Place)` shows the place.

    Whoever goes to a page of a case without naming one comes to the case that was shown last, on whichever page
    that was: nobody hands in another case than the one that was just written. It is current in the list of
    cases too, or a key there would mean another one.
    """

    leaving = Signal()
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._here: Place | None = None
        self._case = ""
        self._case_on: dict[str, str] = {}
        self._unlisted = ""  # the case that was shown since the list was

    @property
    def here(self) -> Place | None:
        """The place that is shown."""
        return self._here

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to return to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has returned from somewhere."""
        return bool(self._ahead)

    def go(self, place: Place) -> None:
        """Show a place; the one left can be returned to."""
        place = self._of_case(place)
        if self._here is not None and self._here != place:
            self._behind = [*self._behind, self._here][-_REMEMBERED:]
            self._ahead = []
        self._show(place)

    def forget(self) -> None:
        """Forget all places, for another workspace where the same numbers name other cases."""
        self._behind, self._ahead, self._here = [], [], None
        self._case, self._case_on, self._unlisted = "", {}, ""

    def stay(self, place: Place) -> None:
        """Note that the page itself moved on (another field, another article), without a way back."""
        self._here = replace(place, caret=None)
        self._note(place)

    def back(self) -> None:
        """Return to the place before."""
        if self._behind and self._here is not None:
            self._ahead.append(self._here)
            self._show(self._behind.pop())

    def forward(self) -> None:
        """Take back a return."""
        if self._ahead and self._here is not None:
            self._behind.append(self._here)
            self._show(self._ahead.pop())

    def _show(self, place: Place) -> None:
        self.leaving.emit()
        self._here = replace(place, caret=None)
        self._note(place)
        self.arrived.emit(place)

    def _of_case(self, place: Place) -> Place:
        """Name the case where none is named, unless the page shows it already and stays where it is in it."""
        if place.page == _LIST and not place.case and self._unlisted:
            return replace(place, case=self._unlisted, implied=True)
        if place.case or place.page not in _OF_A_CASE or self._case_on.get(place.page) == self._case:
            return place
        return replace(place, case=self._case, implied=True)

    def _note(self, place: Place) -> None:
        if place.page in _OF_A_CASE and place.case:
            self._case = self._case_on[place.page] = self._unlisted = place.case
        elif place.page == _LIST:
            self._unlisted = ""
