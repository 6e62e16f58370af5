"""Printing pages: the question which printer, and putting pictures of pages on paper, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from workbench.kernel.errors import NotReadable, WrongUse
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.showing import accepted

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
# Told before each page: how many are done, how many are wanted; false stops the printing.
Going = Callable[[int, int], bool]


class Sheets(Protocol):
    """Pages that are unpacked one at a time."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def image(self, number: int) -> QImage:
        """Return a page, counted from 0."""
        ...


@dataclass(frozen=True, slots=True)
class Printed:
    """How many pages the printer got of those that were wanted; fewer only if somebody cancelled it.

    `wanted` is 0 if that was before it was known how many there are.
    """

    count: int
    wanted: int
    approximate: bool = False


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer, its pages and copies; None if nothing shall be printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if accepted(dialog) else None


def print_pages(printer: QPrinter, pages: Sheets, going: Going, approximate: bool = False) -> Printed:
    """Print pages, each filling its sheet, those in the range the printer was asked for; off the UI thread too.

    Raises NotReadable if the printer takes nothing, WrongUse if the document has none of the pages.
    """
    chosen = _chosen(printer, len(pages))
    painter = QPainter()
    try:
        for done, number in enumerate(chosen):
            if not going(done, len(chosen)):
                # A printer that can't forget what it got prints it.
                kept = 0 if done and printer.abort() else done
                return Printed(kept, len(chosen), approximate)
            _print(printer, painter, pages.image(number))
    finally:
        if painter.isActive():
            painter.end()
    return Printed(len(chosen), len(chosen), approximate)


def _chosen(printer: QPrinter, count: int) -> range:
    """Return the pages, counted from 0, that were asked for and exist."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    chosen = range(first - 1, min(last, count))
    if not chosen:
        raise WrongUse(
            tr_count(
                "Nothing was printed: the document has only {count} page.",
                "Nothing was printed: the document has only {count} pages.",
                count,
            ),
            tr("Choose pages that it has, or all of them."),
        )
    return chosen


def _print(printer: QPrinter, painter: QPainter, image: QImage) -> None:
    """Put a page on the next sheet; the first page decides how the paper lies."""
    if painter.isActive():
        if not printer.newPage():
            raise NotReadable(
                tr("The printer stopped before the last page."),
                tr("Look whether it has paper, then print the pages that are missing."),
            )
    else:
        printer.setFullPage(True)
        _set_sheet(printer, image)
        if not painter.begin(printer):
            raise NotReadable(
                tr("The printer can't be reached, so nothing was printed."),
                tr("Check that it is switched on, or choose another one."),
            )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(_place(painter.viewport().size(), image.size()), image)


def _set_sheet(printer: QPrinter, image: QImage) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    wide = image.width() > image.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)


def _place(sheet: QSize, page: QSize) -> QRect:
    """Return where a page stands on its sheet: as large as it fits, in the middle."""
    fitted = page.scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - fitted.width()) // 2, (sheet.height() - fitted.height()) // 2
    return QRect(left, top, fitted.width(), fitted.height())
