"""The right pane: the real page, how it was rendered, facts; and the same page large over the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.widgets.basics import (
    Elided,
    button,
    column,
    fill,
    in_area,
    label,
    row,
    rule,
    tool,
)
from workbench.ui.widgets.paper import PagesView, Picture
from workbench.ui.widgets.strips import LoadingBars, empty_state

_NOTHING, _WORKING, _PAGES = 0, 1, 2


def how_words(how: str, why: str) -> str:
    """Return how pages were rendered, and why they are only an approximation."""
    if how == "office":
        return tr("Rendered by LibreOffice")
    words = {
        "missing": tr("Approximate preview (LibreOffice was not found)"),
        "slow": tr("Approximate preview (LibreOffice took too long)"),
    }
    return words.get(why, tr("Approximate preview (LibreOffice could not convert this file)"))


class PreviewPane(QWidget):
    """What is shown of one document. Signals say what somebody wants; the page does it."""

    preview_wanted = Signal()
    cancel_wanted = Signal()
    large_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self.view = PagesView()
        self.view.large_wanted.connect(self.large_wanted)
        self._how = Elided("", "small")
        self._facts = label("", "small", wrap=True)
        self._approximate = label("", "warning", wrap=True)
        self._stale = self._stale_strip()
        self.print = button(tr("Print…"), "mini", "printer", self.print_wanted.emit)
        self.large = button(tr("Large"), "mini", "eye", self.large_wanted.emit)
        self.large.setAccessibleName(tr("Large preview"))
        self._stack = QStackedWidget()
        for part in (self._empty(), self._working(), self._shown()):
            self._stack.addWidget(part)
        head = row(label(tr("Preview"), "strong"), (self._how, 1), spacing=12)
        fill(QVBoxLayout(self), [head, self._stale, (self._stack, 1)], 10, (20, 14, 20, 12))
        self.setMinimumWidth(300)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how a preview is made."""
        self._how.set_text("")
        self._stale.hide()
        self.view.show_pages((), "")
        self._stack.setCurrentIndex(_NOTHING)

    def show_working(self) -> None:
        """Say that the pages are on their way."""
        self._how.set_text("")
        self._stale.hide()
        self._stack.setCurrentIndex(_WORKING)

    def show_pages(self, pages: Sequence[Picture], title: str, how: str, size: int, real: bool) -> None:
        """Show the pages of a document with what is known of them; `how` in words, `real` unless a guess."""
        self._how.set_text(how)
        self._stale.hide()
        same = pages is self.view.pages  # read anew: one stays at the page one looked at
        self.view.show_pages(pages, title, self.view.page if same else 0)
        shown = QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        count = tr_count("{count} page", "{count} pages", len(pages))
        self._facts.setText(tr("{size} · {pages}", size=shown, pages=count))
        self._approximate.setText(how)
        self._approximate.setVisible(not real)
        self._stack.setCurrentIndex(_PAGES)

    def show_stale(self, stale: bool) -> None:
        """Say whether the case was changed after the pages were made."""
        self._stale.setVisible(stale and self._stack.currentIndex() == _PAGES)

    def _stale_strip(self) -> QWidget:
        strip = in_area(QWidget(), "warn")
        words = label(tr("The proposal was changed after this preview."), "small", wrap=True)
        again = button(tr("Refresh"), "mini", "refresh", self.preview_wanted.emit)
        fill(QHBoxLayout(strip), [(words, 1), again], 8, (12, 8))
        strip.hide()
        return strip

    def _empty(self) -> QWidget:
        return empty_state(
            "file",
            tr("No preview yet"),
            tr("The document is made as it would be written, and shown page by page."),
            tr("Show preview"),
            self.preview_wanted.emit,
        )

    def _working(self) -> QWidget:
        words = label(tr("The pages are being made…"), "small", wrap=True)
        cancel = button(tr("Cancel"), "mini", pressed=self.cancel_wanted.emit)
        return column(row((words, 1), cancel), LoadingBars(), None, spacing=8)

    def _shown(self) -> QWidget:
        foot = row((self._facts, 1), self.large, self.print)
        return column((self.view, 1), rule(), foot, self._approximate, spacing=8)


class LargePreview(QWidget):
    """The page large, over the panes of the page; Esc or Space closes it."""

    closed = Signal()
    print_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        in_area(self, "window")
        self._title = Elided("", "strong")
        self._how = Elided("", "small")
        self.view = PagesView(zoomable=True)
        self.view.large_wanted.connect(self.close_it)
        self.close_button = tool("close", tr("Close the large preview"), self.close_it)
        printing = button(tr("Print…"), "mini", "printer", self.print_wanted.emit)
        head = row((self._title, 2), (self._how, 1), printing, self.close_button, spacing=12)
        fill(QVBoxLayout(self), [head, rule(), (self.view, 1)], 10, (24, 10))
        over.installEventFilter(self)
        self.hide()

    def open_it(self, pages: Sequence[Picture], title: str, how: str, page: int = 0) -> None:
        """Show the pages of a document from a page on, in a width for reading."""
        self._title.set_text(title)
        self._how.set_text(how)
        self._cover()
        self.show()
        self.raise_()
        self.view.show_pages(pages, title, page)
        self.view.fit_reading()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Take the large page away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc or Space, wherever the focus is in it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close_it()
        else:
            self.view.take_key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it covers."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
