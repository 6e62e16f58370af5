"""Previewing and printing on the hand-in page: what is made, what is kept, what is shown where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.errors import trouble_of
from workbench.ui.notify import Sign
from workbench.ui.operations import Running
from workbench.ui.pages.handin.documents import DocumentsPane
from workbench.ui.pages.handin.making import Preview, make_preview, print_document
from workbench.ui.pages.handin.preview import LargePreview, PreviewPane, how_words
from workbench.ui.pages.handin.printing import Printed, ask_printer
from workbench.ui.pages.handin.reading import DocumentLine, Sheet
from workbench.ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# The rail takes 73 of the 1200 px, at 100 %, under which the preview opens over the page.
_LEAST_WIDE = 1127


class Previewing(QObject):
    """Makes previews and prints, for a page. `ask_printer` is what asks for a printer.

    Previews are kept while their case is shown. From the first one on, a document that is selected is previewed
    by itself; before, nothing heavy is started unasked.
    """

    pages_known = Signal()

    def __init__(self, page: Page, documents: DocumentsPane, content: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._documents = documents
        self._sheet = Sheet()
        self._kept: dict[str, Preview] = {}
        self._running: Running | None = None
        self._wanted = 0
        self._asked_for = False
        self._open_large = False
        self._narrow = False
        self.ask_printer: Callable[[QWidget, str], QPrinter | None] = ask_printer
        self.pane = PreviewPane()
        self.large = LargePreview(content)
        documents.selected.connect(self._show_selected)
        documents.list.page_key = self.pane.view.take_key
        self.pane.preview_wanted.connect(self.preview)
        self.pane.cancel_wanted.connect(self.cancel)
        self.pane.large_wanted.connect(self.toggle_large)
        self.pane.print_wanted.connect(self.print)
        self.large.print_wanted.connect(self.print)
        self.large.closed.connect(lambda: documents.list.setFocus())
        self.large.view.turned.connect(self.pane.view.go_to)
        page.installEventFilter(self)

    @property
    def page_counts(self) -> dict[str, int]:
        """How many pages the documents have whose preview was made."""
        return {template: len(preview.pages) for template, preview in self._kept.items()}

    def show_sheet(self, sheet: Sheet) -> None:
        """Take note of a case as it is now."""
        self._sheet = sheet
        self._show_selected()

    def forget(self) -> None:
        """Let the previews of a case go."""
        self.cancel()
        self._kept = {}
        self.large.close_it()
        self.pane.show_nothing()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Leave the pane out where the page has no room for three; stop what is being made with Esc."""
        if event.type() == QEvent.Type.Resize:
            self._narrow = self._page.width() < theme.px(_LEAST_WIDE)
            self.pane.setVisible(not self._narrow)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Escape and self.cancel()
        return super().eventFilter(page, event)

    def preview(self) -> None:
        """Make the pages of the selected document."""
        line = self._documents.current
        if line is None:
            return
        self._asked_for = True
        self._cancel_running()
        self.pane.show_working()
        ref, template, title = self._sheet.ref, line.template, line.title
        self._wanted += 1
        number = self._wanted

        def take(preview: Preview | None) -> None:
            if number == self._wanted:
                self._take(preview)

        def fail(error: BaseException) -> None:
            if number == self._wanted:
                self._running = None
                self.pane.show_nothing()
                self._page.show_trouble(trouble_of(error), self.preview)

        self._running = self._page.desk.operations.work(
            self._page,
            lambda: tr("Preview of {title}", title=title),
            lambda wb, running: make_preview(wb, running, ref, template),
            take,
            fail,
        )

    def cancel(self) -> bool:
        """Stop the preview that is being made; return whether one was."""
        self._wanted += 1
        self._open_large = False
        cancelled = self._cancel_running()
        if cancelled:
            self.pane.show_nothing()
        return cancelled

    def toggle_large(self) -> None:
        """Show the page large, made first if need be; or take it away."""
        line = self._documents.current
        if self.large.isVisible():
            self.large.close_it()
        elif line is not None and self._fresh(line):
            self._show_large(line)
        elif line is not None:
            self._open_large = True
            self.preview()

    def print(self) -> None:
        """Ask for a printer and print the selected document as it is now."""
        line = self._documents.current
        printer = self.ask_printer(self._page, line.title) if line is not None else None
        if line is None or printer is None:
            return
        ref, template, title, desk = self._sheet.ref, line.template, line.title, self._page.desk
        # Pages are built anew when the look changes: what became of the printing is told all the same.
        desk.operations.work(
            desk.navigator,
            lambda: tr("Print {title}", title=title),
            lambda wb, running: print_document(wb, running, ref, template, printer),
            lambda printed: desk.notices.tell(_printed_words(printed), sign=_sign(printed)),
            self._page.failure(self.print),
        )

    def _take(self, preview: Preview | None) -> None:
        self._running = None
        if preview is None:
            self.pane.show_nothing()
            return
        self._kept[preview.template] = preview
        self._show_selected()
        self.pages_known.emit()
        line = self._documents.current
        if line is not None and line.template == preview.template and (self._open_large or self._narrow):
            self._show_large(line)
        self._open_large = False

    def _show_selected(self) -> None:
        """Show what is kept for the selected document; else make it, once previews were asked for."""
        line = self._documents.current
        if line is None or (self._running is not None and line.template not in self._kept):
            return
        if line.template not in self._kept:
            self.pane.show_nothing()
            if self._asked_for and self.pane.isVisible():
                self.preview()
            return
        preview = self._kept[line.template]
        how = how_words(preview.how, preview.why)
        self.pane.show_pages(preview.pages, line.title, how, preview.size, preview.how == "office")
        self.pane.show_stale(not self._fresh(line))

    def _show_large(self, line: DocumentLine) -> None:
        preview = self._kept[line.template]
        how = how_words(preview.how, preview.why)
        self.large.open_it(preview.pages, line.title, how, self.pane.view.page)

    def _fresh(self, line: DocumentLine) -> bool:
        """Whether the pages kept for a document are those of the case as it is now."""
        kept = self._kept.get(line.template)
        return kept is not None and kept.version == self._sheet.version

    def _cancel_running(self) -> bool:
        running, self._running = self._running, None
        if running is not None:
            running.cancel()
        return running is not None


def _sign(printed: Printed) -> Sign:
    return "done" if printed.count and printed.count >= printed.wanted else "info"


def _printed_words(printed: Printed) -> str:
    count, wanted = printed.count, printed.wanted
    if not count:
        text = tr("Stopped: nothing was printed")
    elif count < wanted:
        text = tr("Stopped: {count} of {total} pages were sent to the printer", count=count, total=wanted)
    else:
        text = tr_count("{count} page sent to the printer", "{count} pages sent to the printer", count)
    if count and printed.approximate:
        text = tr("{text}, laid out approximately", text=text)
    return text
