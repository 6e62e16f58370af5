"""What dialogs that import from a file have in common: choose it, read it on the lane, store what was read.

What is read, how it is shown and what is stored is the affair of the dialogs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.kernel.paths import shown_path
from workbench.ui.dialogs.showing import StoringDialog, give_size
from workbench.ui.errors import trouble_of
from workbench.ui.widgets.basics import Elided, Part, column, fill, in_area
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.strips import ErrorStrip, empty_state
from workbench.ui.widgets.taborder import in_tab_order
from workbench.ui.widgets.tall import Tall

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

Read = TypeVar("Read")
Stored = TypeVar("Stored")
_LEAST = (600, 440)


class FileImport(Generic[Read]):
    """The file of a dialog and what was read in it.

    `reading` tells how a file is read, for what is chosen in the dialog at that moment; `show` shows what was
    read, None when nothing can be read.
    """

    def __init__(
        self,
        dialog: StoringDialog,
        desk: Desk,
        reading: Callable[[Path], Callable[[Workbench], Read]],
        show: Callable[[Read | None], None],
    ) -> None:
        self._dialog = dialog
        self._desk = desk
        self._reading = reading
        self._show = show
        self._asked = self._answered = 0
        self.file: Path | None = None
        self.strip = ErrorStrip()
        self.name = Elided(tr("No file chosen yet"), "quiet")

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what would be stored, and is not being stored already."""
        return self._answered == self._asked and not self._dialog.storing

    def use(self, path: str) -> Path:
        """Take a file; it is read by `look`."""
        self.file = Path(path)
        self.name.set_text(shown_path(path))
        return self.file

    def look(self, title: Callable[[], str]) -> None:
        """Read the file anew on the lane, called so in the language in use; older answers are dropped."""
        if self.file is None or self._dialog.storing:
            return
        self._asked += 1
        number, task = self._asked, self._reading(self.file)
        self.strip.dismiss()
        self._desk.operations.work(
            self._dialog,
            title,
            lambda workbench, _running: task(workbench),
            lambda read: self._take(number, read),
            lambda error: self._fail(number, error),
            cancellable=False,
        )

    def store(self, act: Callable[[Workbench], Stored], stored: Callable[[Stored], None]) -> None:
        """Store what was read; when that fails it is said and everything stays as it is."""
        self._dialog.storing = True
        self.strip.dismiss()
        self._desk.operations.change(self._dialog, act, stored, self._not_stored)

    def _take(self, number: int, read: Read) -> None:
        if number == self._asked:
            self._answered = number
            self._show(read)

    def _fail(self, number: int, error: BaseException) -> None:
        if number == self._asked:
            self._answered = number
            self._show(None)
            self.strip.show_trouble(trouble_of(error))

    def _not_stored(self, error: BaseException) -> None:
        self._dialog.storing = False
        self.strip.show_trouble(trouble_of(error))


def read_stack(title: str, how: str, listed: QWidget, detail: QWidget) -> QStackedWidget:
    """Return what teaches while nothing was read, with what was read beneath it: list and detail."""
    stack = QStackedWidget()
    stack.addWidget(empty_state("file", title, how))
    stack.addWidget(Panes(listed, detail, widths=(420, 440)))
    in_area(stack, "surface")
    return stack


def offer_import(importing: QPushButton, words: str, allowed: bool, choosing: QPushButton, read: bool) -> None:
    """Offer to import, in words, only what there is; Enter asks for a file while nothing was read."""
    importing.setText(words)
    importing.setAccessibleName(words)
    importing.setEnabled(allowed)
    (importing if read else choosing).setDefault(True)


def lay_out(dialog: QDialog, parts: list[Part], width: int, height: int, order: tuple[QWidget, ...]) -> None:
    """Lay a dialog out from the top down and let Tab walk through its controls in an order.

    The last of them imports: Enter presses it where it has no meaning of its own, Ctrl+Enter everywhere.
    """
    *_, importing = order
    if isinstance(importing, QPushButton):
        importing.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), dialog, importing.click)
    *read, foot = parts
    fill(QVBoxLayout(dialog), [(Tall(column(*read, spacing=12)), 1), foot], 12, (24, 20))
    dialog.setMinimumSize(*_LEAST)
    give_size(dialog, width, height)
    in_tab_order(*order)
