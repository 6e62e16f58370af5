"""What was typed and refused, as far as the window minds it.

It is said where its field cannot be seen, counted in the strip at the foot, and asked about before it is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.kernel.i18n import tr
from workbench.ui.drafts import Spot
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.navigation import Place
from workbench.ui.widgets.page import Desk, Page


class Refusals(QObject):
    """Minds the drafts of a window; `counted(number)` tells in how many fields something was refused."""

    counted = Signal(int)

    def __init__(self, window: QWidget, desk: Desk, current_page: Callable[[], Page | None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._page = current_page
        desk.drafts.refused.connect(self._tell)
        desk.drafts.changed.connect(self.count)

    def may_lose(self, question: str) -> bool:
        """Return whether nothing refused is left, or the user lets it go; `question` says for what."""
        from workbench.ui.dialogs.showing import sure  # seldom asked, so not before the first paint

        refusals = self._desk.drafts.refusals()
        left = [self._words(spot, error) for spot, error in refusals.items()]
        words = "\n".join([*left, "", question])
        if left and not sure(self._window, tr("Not stored"), words, tr("Lose what I typed there")):
            return False
        for spot in refusals:
            self._desk.drafts.give_up(spot)
        return True

    @Slot()
    def count(self) -> None:
        """Tell in how many fields something was refused."""
        self.counted.emit(len(self._desk.drafts.refusals()))

    @Slot(object, object)
    def _tell(self, spot: Spot, error: BaseException) -> None:
        """Say what was refused in a field that cannot be seen now, with a way to it."""
        page = self._page()
        if page is None or page.shows(spot):
            return
        trouble = Trouble(
            self._words(spot, error), tr("What you typed is kept there."), trouble_of(error).details
        )
        place = Place("editor", case=spot.case, field=spot.field)
        go_there = partial(self._desk.navigator.go, place)
        page.strip.show_trouble(trouble, go_there, tr("Go to the field"), spot)

    def _words(self, spot: Spot, error: BaseException) -> str:
        draft = self._desk.drafts.of(spot)
        name = draft.field.label.here() if draft is not None else spot.field
        reason = trouble_of(error).message
        return tr("“{field}” of {case} is not stored: {reason}", field=name, case=spot.case, reason=reason)
