"""The start page: where one stopped, what needs attention, and the workspaces opened last.

What is read and in what order of weight stands in `reading`; opening a workspace is the window's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.changes import Changes
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.errors import trouble_of
from workbench.ui.models.moments import today
from workbench.ui.navigation import Place
from workbench.ui.pages.start.needs import NeedsPart, NeedsView
from workbench.ui.pages.start.parts import FirstStart, ResumeStrip, SampleStrip
from workbench.ui.pages.start.reading import Need, Resume, Standing, read_needs, read_standing
from workbench.ui.pages.start.recents import RecentsView
from workbench.ui.pages.start.recovered import RecoveredPart
from workbench.ui.pages.start.side import SidePane
from workbench.ui.pages.start.words import summary_words, today_words
from workbench.ui.widgets.basics import Elided, Part, column, fill, in_area, label, rule, scrolled
from workbench.ui.widgets.page import Desk, Page

_WORK_WIDTH = 864
_LANGUAGE = "language"
_SIDE, _NARROW_SIDE = 400, 300
# The rail takes 72 of the 1200 px under which the side pane is narrow.
_NARROW = 1200 - 72


class StartPage(Page):
    """Where one begins. `workspace_chosen(location)` when a workspace is to be opened."""

    key = "start"
    workspace_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._number = 0
        self._arriving = False
        self._on_language = False
        self._standing: Standing | None = None
        self._to_check: list[str] = []
        self._needs: tuple[Need, ...] = ()
        self._build()
        self._connect()
        self._show_strips()

    @property
    def needs(self) -> NeedsView:
        """The list of what needs attention."""
        return self._needs_part.view

    @property
    def recents(self) -> RecentsView:
        """The list of workspaces opened last."""
        return self._side.recents

    def show_place(self, place: Place) -> None:
        """Read everything anew; `place.field` is the language if that was being chosen."""
        self._on_language = place.field == _LANGUAGE
        self._arriving = True
        self._read()

    def place(self) -> Place:
        """Return this page, with the language if that is being chosen."""
        asked = self.first.isVisibleTo(self)
        focused = self.window().focusWidget()
        on_language = asked and focused is not None and self.first.language.isAncestorOf(focused)
        return Place(self.key, field=_LANGUAGE if on_language else "")

    def unsaved(self) -> str:
        """Return what was typed about who works here and is not stored."""
        return self.first.typed() if self.first.isVisibleTo(self) else ""

    def show_unsaved(self, text: str) -> None:
        """Put back what was typed about who works here."""
        self.first.show_typed(text)

    def panes(self) -> Sequence[QWidget]:
        """Return the work pane and the side pane."""
        return (self._work, self._side)

    def on_changes(self, _changes: Changes) -> None:
        """Read anew while the page is shown; a page that is not shown reads on arrival."""
        if self.isVisible():
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side pane less where room is scarce."""
        super().resizeEvent(event)
        wanted = theme.px(_NARROW_SIDE if self.width() < _NARROW else _SIDE)
        share = min(wanted, max(_NARROW_SIDE, self.width() * 36 // 100))
        self._side.setFixedWidth(max(share, self._side.minimumSizeHint().width()))

    def _build(self) -> None:
        self._date = label("", "display", wrap=True)
        self._summary = Elided("", "small")
        self.first = FirstStart()
        self.recovered = RecoveredPart(self, self._read)
        self._resume = ResumeStrip()
        self._resume_part = column(label(tr("Continue where you stopped"), "group"), self._resume, spacing=8)
        self._needs_part = NeedsPart()
        self._sample = SampleStrip()
        self._side = SidePane(self.desk)
        content = self._panes()
        parts: Sequence[Part] = [
            self.first,
            column(self._date, self._summary, spacing=2),
            self.recovered,
            self._resume_part,
            self._needs_part,
            self._sample,
            None,
        ]
        fill(QVBoxLayout(content), parts, 28, (0, 0))

    def _panes(self) -> QWidget:
        """Lay the panes out and return what the parts of the work pane are to be put into.

        They come last: whatever is put into another widget is dressed anew with all that is in it.
        """
        body, host, content = QWidget(), QWidget(), QWidget()
        self._work = in_area(column((scrolled(host, tr("Start")), 1)), "window")
        fill(QHBoxLayout(body), [(self._work, 1), rule("v"), self._side], 0)
        self.lay_out(None, body)
        content.setMaximumWidth(theme.px(_WORK_WIDTH))
        fill(QHBoxLayout(host), [(content, 1000), None], 0, (40, 32))
        return content

    def _connect(self) -> None:
        self.first.saved.connect(self._save_person)
        self.first.skipped.connect(lambda: self._store(first_start_done=True))
        self.first.language_chosen.connect(self._choose_language)
        self._resume.go_on.connect(self._go_on)
        self._needs_part.chosen.connect(self._go_on)
        self._sample.opening.connect(partial(self.desk.actions.run, "sample.open"))
        self._side.workspace_chosen.connect(self.workspace_chosen)

    def _read(self) -> None:
        self._number += 1
        settings = self.desk.settings()
        last, recents = dict(settings.last_place), settings.recents
        self.desk.operations.ask(
            self,
            lambda wb: read_standing(wb, last, recents),
            partial(self._take_standing, self._number),
            self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self._to_check = []
        self._show_needs()
        self.show_trouble(trouble_of(error), self._read)

    def _take_standing(self, number: int, standing: Standing) -> None:
        if number != self._number:
            return
        self._standing = standing
        self._show_strips()
        self._to_check = list(standing.to_check)
        self._check_next(number, ())
        if self._arriving:
            self._arriving = False
            self._focus_first()

    def _check_next(self, number: int, found: tuple[Need, ...]) -> None:
        """Look into one case after the other, so that what is typed elsewhere need not wait for all."""
        if not self._to_check:
            self._needs = tuple(sorted(found, key=lambda need: (need.kind, -need.changed_at.timestamp())))
            self._show_needs()
            return
        case = self._to_check.pop(0)
        take = partial(self._take_needs, number, found)
        unstored = self.desk.drafts.reasons(case)
        self.desk.operations.ask(self, lambda wb: read_needs(wb, case, unstored), take, self._failed)

    def _take_needs(self, number: int, found: tuple[Need, ...], more: tuple[Need, ...]) -> None:
        if number == self._number and self.isVisible():
            self._check_next(number, (*found, *more))

    def _show_strips(self) -> None:
        """Show what is known at once: who, when, where one stopped, the sample, the workspaces."""
        settings, standing = self.desk.settings(), self._standing
        asking = not settings.name and not settings.first_start_done
        resume = standing.resume if standing is not None else None
        self.first.setVisible(asking)
        self._date.setText(today_words(today()))
        self._resume_part.setVisible(resume is not None)
        if resume is not None:
            self._resume.show_resume(resume, today())
        self._resume.stand_out(not asking)
        self._sample.setVisible(standing is not None and not standing.has_sample)
        self._sample.stand_out(resume is None and not asking)
        self._needs_part.setVisible(standing is not None and standing.cases > 0)
        self.recovered.show_recovered(standing.recovered if standing is not None else ())
        missing = standing.missing if standing is not None else frozenset()
        opened = standing.location if standing is not None else ""
        self._side.show_workspaces(missing, opened)
        self._summary.set_text(summary_words(self._standing, self._needs))

    def _show_needs(self) -> None:
        self._needs_part.show_needs(self._needs)
        self._summary.set_text(summary_words(self._standing, self._needs))

    def _focus_first(self) -> None:
        """Put the focus on what one most likely came for, unless one is busy on the page already."""
        if self.first.isVisibleTo(self):
            wanted = self.first.language if self._on_language else self.first.person.editor("name")
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.recovered.isVisibleTo(self):
            self.recovered.focus_first()
        elif self._resume.isVisibleTo(self):
            self._resume.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._sample.isVisibleTo(self):
            self._sample.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _go_on(self, there: Resume | Need) -> None:
        self.desk.navigator.go(Place("editor", case=there.case, field=there.field))

    @Slot(dict)
    def _save_person(self, values: dict[str, str]) -> None:
        if self._store(**values, first_start_done=True):
            self.desk.notices.tell(tr("Saved. You can change it under Settings."))

    def _store(self, **values: object) -> bool:
        try:
            self.desk.change_settings(**values)
        except NotReadable as error:
            self.show_trouble(trouble_of(error))
            return False
        self._show_strips()
        self._focus_first()
        return True

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        """Take another language; the window rebuilds this page, so nothing may follow."""
        try:
            self.desk.change_settings(language=language)
        except NotReadable as error:
            self.show_trouble(trouble_of(error))
