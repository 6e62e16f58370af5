"""What was typed and refused, as far as the window minds it.

It is said where its field cannot be seen, counted in the strip at the foot, and asked about before it is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.kernel.i18n import listed, tr
from workbench.ui.drafts import Spot
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.navigation import Place
from workbench.ui.widgets.page import Desk, Page


class Refusals(QObject):
    """Minds the drafts of a window; `counted(names, cases)` tells in which fields something was refused."""

    counted = Signal(object, object)

    def __init__(self, window: QWidget, desk: Desk, current_page: Callable[[], Page | None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._page = current_page
        self._led: Spot | None = None
        desk.drafts.refused.connect(self._tell)
        desk.drafts.changed.connect(self.count)

    def settle(self, question: str, decided: Callable[[bool], None]) -> None:
        """Tell whether nothing refused is left, or the user lets it go; `question` says for what.

        It is written down before one is asked, so that only what really is kept is called so.
        """
        self._desk.drafts.keep_refused(lambda unkept: decided(self._may_leave(question, unkept)))

    def _may_leave(self, question: str, unkept: Mapping[Spot, BaseException]) -> bool:
        """Ask about what was refused; `unkept` says what can't be kept."""
        from workbench.ui.dialogs.showing import Answer, decided  # seldom asked, so not before the first paint

        refusals = self._desk.drafts.refusals()
        if not refusals:
            return True
        roles = QMessageBox.ButtonRole
        some_kept = len(unkept) < len(refusals)
        keep_words = tr("Keep the others until next time") if unkept else tr("Keep until next time")
        keep = [Answer("keep", keep_words, roles.AcceptRole)] if some_kept else []
        go = Answer("go", tr("Go to the field"), roles.ActionRole)
        lose = Answer("lose", tr("Lose what I typed"), roles.DestructiveRole)
        told = [self._words(spot, error) for spot, error in refusals.items()]
        lost = [self._words_unkept(unkept)] if unkept else []
        kept = [tr("What is kept is offered on the start page the next time.")] if some_kept else []
        words = "\n".join([*told, "", *lost, *kept, question])
        default = "keep" if keep and not unkept else ""  # Enter loses nothing
        answer = decided(self._window, tr("Not stored"), words, [*keep, go, lose], default)
        if answer == "go":
            QTimer.singleShot(0, self, self.lead)  # once one can type again
        elif answer == "lose":
            for spot in refusals:
                self._desk.drafts.give_up(spot)
        return answer in {"keep", "lose"}

    @Slot()
    def lead(self) -> None:
        """Go to the field in which something was refused, the next time to the next one."""
        spots = list(self._desk.drafts.refusals())
        if not spots:
            return
        after = spots.index(self._led) + 1 if self._led in spots else 0
        spot = self._led = spots[after % len(spots)]
        self._desk.navigator.go(Place("editor", case=spot.case, field=spot.field))

    @Slot()
    def count(self) -> None:
        """Tell in which fields something was refused."""
        spots = self._desk.drafts.refusals()
        self.counted.emit(self._desk.drafts.names(spots), list(dict.fromkeys(spot.case for spot in spots)))

    @Slot(object, object)
    def _tell(self, spot: Spot, error: BaseException) -> None:
        """Say what was refused in a field that cannot be seen now, with a way to it."""
        page = self._page()
        if page is None or page.shows(spot):
            return
        alike = self._desk.drafts.refused_alike(error)
        words = self._words(spot, error)
        if len(alike) > 1:
            reason = trouble_of(error).message
            words = tr(
                "{fields} are not stored: {reason}",
                fields=listed(self._desk.drafts.names(alike)),
                reason=reason,
            )
        trouble = Trouble(words, tr("What you typed is kept there."), trouble_of(error).details)
        place = Place("editor", case=spot.case, field=spot.field)
        go_there = partial(self._desk.navigator.go, place)
        page.strip.show_trouble(trouble, go_there, tr("Go to the field"), tuple(alike))

    def _words_unkept(self, unkept: Mapping[Spot, BaseException]) -> str:
        names = self._desk.drafts.names(unkept)
        reason = trouble_of(next(iter(unkept.values()))).message
        return tr("{fields} can't be kept until the next time: {reason}", fields=listed(names), reason=reason)

    def _words(self, spot: Spot, error: BaseException) -> str:
        name = self._desk.drafts.name(spot)
        message = trouble_of(error).message
        reason = message.removeprefix(name).lstrip("：: ") if message.startswith(name) else message
        return tr("“{field}” of {case} is not stored: {reason}", field=name, case=spot.case, reason=reason)
