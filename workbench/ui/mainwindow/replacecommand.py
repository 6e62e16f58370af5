"""When the panel for finding and replacing comes, what it is told meanwhile, and when it goes.

What it asks to be replaced is done here: it may be built anew in another language or size meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes, together
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.panelfocus import PanelFocus
from workbench.ui.mainwindow.panelroom import PanelRoom
from workbench.ui.mainwindow.textcommands import TextCommands
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import let_go
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.steps import Step

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.replacing import Spotted, Wanted
    from workbench.ui.mainwindow.replacepanel import Asked, ReplacePanel

_HEIGHT = 300  # px at 100 %
_SHARE = 0.55  # of the height that page and panel have together


class ReplaceCommand(QObject):
    """Keeps at most one panel below the pages; what is selected in a text is what is looked for."""

    def __init__(self, contents: Contents, texts: TextCommands) -> None:
        super().__init__(contents)
        self._contents = contents
        self._texts = texts
        self._panel: ReplacePanel | None = None
        self._room: PanelRoom | None = None
        self._zoom, self._height = 1.0, 0
        self._last = ("", "")  # what was looked for and put in its place
        self._focus = PanelFocus(contents)
        contents.rebuilding.connect(self._hold)
        contents.rebuilt.connect(self._build_anew)
        contents.deck.escaped.connect(self._leave)
        contents.desk.navigator.arrived.connect(self._show_place)
        contents.desk.operations.bus.changed.connect(self._refresh)
        contents.desk.operations.leaving.connect(self.close)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the command does."""
        return {"replace": self._open}

    @property
    def panel(self) -> QWidget | None:
        """The panel, if it is there."""
        return self._panel

    @Slot()
    def close(self) -> None:
        """Take the panel away; the focus goes back to where one came from."""
        panel, self._panel, self._room = self._panel, None, None
        if panel is not None:
            self._last = panel.words.text(), panel.by.text()
            self._focus.lead_back()
            self._focus.stand_by(None)
            let_go(panel)

    @Slot()
    def _leave(self) -> None:
        """Be through with it, also from a text above: that keeps the focus."""
        if self._panel is not None:
            self._panel.leave()

    def _open(self) -> None:
        from workbench.ui.mainwindow.replacepanel import Asked  # when it is asked for first

        words = self._texts.selected()
        self._contents.commit_pending()
        self._focus.come_from(self._contents.window.focusWidget())
        if self._panel is None:
            height = self._at_most(theme.px(_HEIGHT))
            self._panel = self._made(Asked(self._place(), *self._last), height)
            self._focus.stand_by(self._panel)
        self._panel.ask(words, self._place())

    def _place(self) -> Place:
        page = self._contents.current_page()
        return page.place() if page is not None else Place("")

    def _at_most(self, height: int) -> int:
        """Return a height that leaves the page its share, however large text and rows are."""
        both = self._contents.pages.parentWidget()
        return min(height, round(both.height() * _SHARE)) if both is not None else height

    def _made(self, asked: Asked, height: int) -> ReplacePanel:
        from workbench.ui.mainwindow.replacepanel import ReplacePanel

        panel = ReplacePanel(self._contents.desk, asked)
        panel.closing.connect(self.close)
        panel.replacing.connect(self._replace)
        self._zoom = theme.look().zoom
        self._contents.deck.show_below(panel, height)
        dragged = self._room is not None and self._room.is_dragged
        self._room = PanelRoom(self._contents.pages, panel, height, dragged)
        return panel

    @Slot()
    def _hold(self) -> None:
        """Remember what is lost while the pages are built anew: the focus and the height that was dragged."""
        if self._panel is not None:
            self._height = self._panel.height()
            self._focus.hold()

    @Slot()
    def _build_anew(self) -> None:
        """Show the same in another language or size, as high as it was dragged."""
        before = self._panel
        if before is not None:
            zoomed = theme.look().zoom / self._zoom
            height = self._height if zoomed == 1 else self._at_most(round(self._height * zoomed))
            self._panel = self._made(before.give_over(), height)
            self._focus.hold_in(self._panel)
            let_go(before)

    @Slot(object, str, object)
    def _replace(self, wanted: Wanted, by: str, texts: Sequence[Spotted]) -> None:
        """Replace what is chosen; the panel that is there by then hears of the outcome."""
        self._contents.commit_pending()
        desk, places = self._contents.desk, sum(len(one.spans) for one in texts)

        def replaced(done: Sequence[Changes]) -> None:
            _tell_replaced(desk, wanted, done, places)
            if self._panel is not None:
                self._panel.take_stored()

        def failed(error: BaseException) -> None:
            if self._panel is not None:
                self._panel.take_failure(error)
            else:
                desk.operations.failed.emit(None, error)

        desk.operations.change(self, lambda wb: wb.replacing.replace(wanted, by, texts), replaced, failed)

    @Slot(object)
    def _show_place(self, place: Place) -> None:
        if self._panel is not None:
            self._panel.show_place(place)

    @Slot(object)
    def _refresh(self, _changes: object) -> None:
        if self._panel is not None:
            self._panel.refresh()


def _tell_replaced(desk: Desk, wanted: Wanted, done: Sequence[Changes], places: int) -> None:
    """Tell what was replaced; the undo takes it back in every case.

    In several it is a step of the list of cases too, as no single one of them stands for it.
    """
    acts = [(ref, changes.entry) for changes in done for ref in changes.proposals]
    words = tr_count("{count} place is replaced.", "{count} places are replaced.", places)
    steps, step = desk.steps.of("cases"), _replacing(wanted.words, acts)
    if len(acts) == 1:
        act = step.back
        desk.notices.tell(words, tr("Undo"), lambda: desk.operations.change(desk.navigator, act))
        return
    steps.add(step)
    desk.notices.tell(words, tr("Undo"), lambda: steps.take_back(step))


def _replacing(text: str, acts: Sequence[tuple[str, int]]) -> Step:
    """Return the step that takes a replacement back in all its cases or in none, and does it again."""

    def back(workbench: Workbench) -> Changes:
        if all(_is_undone(workbench, *act) for act in acts):  # in one of the cases, together
            return Changes()
        return together(workbench.history.undo_together(acts))

    def again(workbench: Workbench) -> Changes:
        ref, number = acts[0]
        undone = _is_undone(workbench, ref, number)
        return workbench.history.redo(ref, only=number) if undone else Changes()

    return Step(lambda: tr("Replace “{subject}”", subject=text), back, again)


def _is_undone(workbench: Workbench, ref: str, number: int) -> bool:
    _, undone = workbench.history.next_steps(ref)
    return undone is not None and undone.number == number
