"""What every page is: a header, an error strip, its content; and the desk of tools it works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.ui import theme
from workbench.ui.actions import ActionBook, Handler
from workbench.ui.drafts import Drafts, Spot
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.navigation import Navigator, Place
from workbench.ui.notify import Notices
from workbench.ui.operations import Failed, Operations
from workbench.ui.widgets.basics import Elided, column, in_area, plain_tip, row, rule
from workbench.ui.widgets.steps import StepsBook
from workbench.ui.widgets.strips import ErrorStrip

if TYPE_CHECKING:
    from workbench.app.settings import Settings
    from workbench.domain.changes import Changes

HEADER_HEIGHT = 72
_EDGE, _GAP = 24, 8
_LEAST_TITLE = 160  # px at 100 %: a shorter rest of a title tells nobody where one is


@dataclass(frozen=True)
class Desk:
    """The tools that pages and dialogs work with; one per window.

    `settings` gives the user's settings as they are now; `change_settings(**values)` stores new ones. `drafts`
    stores what is typed into the fields of cases, `steps` has the steps of undo that are not those of one case.
    """

    operations: Operations
    drafts: Drafts
    steps: StepsBook
    navigator: Navigator
    actions: ActionBook
    notices: Notices
    settings: Callable[[], Settings]
    change_settings: Callable[..., None]


class Page(QWidget):
    """Base of all pages. The window calls `show_place` on every arrival and `on_changes` after them.

    A page that `stands_alone` can be shown with nothing round it; `alone_toggled` asks for it or its end.
    `subject` is the title of the case that is on the page, for the title of the window; empty without one.
    Children build themselves in `__init__`; reading starts in `show_place`, when a workspace is open.
    """

    key: ClassVar[str] = ""
    stands_alone: ClassVar[bool] = False
    alone_toggled = Signal()
    subject_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.subject = ""
        in_area(self, "surface")
        self.strip = ErrorStrip()
        self.head: QWidget | None = None
        desk.drafts.changed.connect(self._forget_settled)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def lay_out(self, header: QWidget | None, content: QWidget) -> None:
        """Put header, error strip and content one below the other."""
        self.head = header
        parts: list[QWidget] = [header, rule()] if header is not None else []
        for part in [*parts, self.strip]:
            self._layout.addWidget(part)
        self._layout.addWidget(content, 1)

    def show_place(self, place: Place) -> None:
        """Show what a place names; called on every arrival, also with the place shown already."""

    def name_subject(self, title: str) -> None:
        """Tell which case is on the page now, by its title; empty if none is."""
        if title != self.subject:
            self.subject = title
            self.subject_changed.emit()

    def place(self) -> Place:
        """Return where one is on this page now."""
        return Place(self.key)

    def commands(self) -> Mapping[str, Handler]:
        """Return what commands do while this page is shown."""
        return {}

    def panes(self) -> Sequence[QWidget]:
        """Return the panes that F6 walks, in reading order."""
        return ()

    def show_alone(self, alone: bool) -> None:
        """Leave out what does not belong to the text that is being written, or show it again."""

    def on_changes(self, changes: Changes) -> None:
        """Refresh what a change touches; called for every change, also while the page is not shown."""

    def commit_pending(self) -> None:
        """Store what is being typed; called before saving, going elsewhere and closing."""
        QGuiApplication.inputMethod().commit()

    def unsaved(self) -> str:
        """Return what was typed here and is kept nowhere else, for the page that takes this one's place."""
        return ""

    def show_unsaved(self, text: str) -> None:
        """Put back what `unsaved` gave."""

    def give_back(self) -> None:
        """Let go of what takes much room; the page is not shown again.

        The widgets go by themselves, but PySide may keep the Python half of a page that is gone.
        """

    def shows(self, _spot: Spot) -> bool:
        """Return whether a field of a case can be seen here, so that what is refused in it is said there."""
        return False

    def show_trouble(self, trouble: Trouble, retry: Callable[[], None] | None = None) -> None:
        """Show an error at the top of this page; `retry` is what its button does."""
        self.strip.show_trouble(trouble, retry)

    def failure(self, retry: Callable[[], None]) -> Failed:
        """Return what shows why long work failed: here with `retry`, or where one is once the page is gone."""

        def show(error: BaseException) -> None:
            if isValid(self):
                self.show_trouble(trouble_of(error), retry)
            else:
                self.desk.operations.failed.emit(self.desk.navigator, error)

        return show

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the error away with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.strip.isVisible():
            self.strip.dismiss()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def forget_explained(self, spot: Spot) -> None:
        """Take away what was said of refusals once their fields say so themselves where one sees them."""
        about = self.strip.about
        if spot in about and all(one == spot or self.shows(one) for one in about):
            self.strip.dismiss()

    @Slot()
    def _forget_settled(self) -> None:
        """Take away what was said of a refusal once its field is in order, or all of them are."""
        about = self.strip.about
        if about and not self.desk.drafts.refusals().keys() & set(about):
            self.strip.dismiss()

    def help_topic(self) -> str:
        """Return the name of the manual page for where one is."""
        return self.key


class Header(QWidget):
    """Title and subtitle at the left, tools and one primary button at the right.

    Where that would leave too little of the title, the buttons go below it and the subtitle is left out.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        actions: Sequence[QWidget] = (),
        badges: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        in_area(self, "surface")
        self._title = Elided(title, "title")
        self._subtitle = Elided(subtitle, "small")
        if not subtitle:
            self._subtitle.hide()
        self._folded = False
        self._line = row(self._title, *badges, None, spacing=_GAP)
        self._actions = row(*actions, spacing=_GAP)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_EDGE, 0, _EDGE, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(column(None, self._line, self._subtitle, None, spacing=1), 0, 0)
        self._grid.addWidget(self._actions, 0, 1)
        self.setFixedHeight(theme.px(HEADER_HEIGHT))

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show other words."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)
        # What is below is left out where the buttons need its place.
        self._title.setToolTip(plain_tip(f"{title}\n{subtitle}" if subtitle.strip() else title))
        self._subtitle.setVisible(bool(subtitle) and not self._folded)

    def minimumSizeHint(self) -> QSize:
        """Return the width that is needed with the buttons below the title."""
        wide = max(self._line.minimumSizeHint().width(), self._actions.minimumSizeHint().width())
        return QSize(wide + 2 * _EDGE, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Do so too when there are other words or buttons."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        lacking = self._title.sizeHint().width() - theme.px(_LEAST_TITLE)
        words = self._line.sizeHint().width() - max(0, lacking)
        folded = words + _GAP + self._actions.sizeHint().width() > self.width() - 2 * _EDGE
        if folded == self._folded:
            return
        self._folded = folded
        self._grid.setContentsMargins(_EDGE, 0, _EDGE, _GAP if folded else 0)
        self._grid.removeWidget(self._actions)
        if folded:
            self._grid.addWidget(self._actions, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(self._actions, 0, 1)
        self._subtitle.setVisible(bool(self._subtitle.text()) and not folded)
