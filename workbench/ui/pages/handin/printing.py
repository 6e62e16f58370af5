"""Printing pages: the question which printer, and putting pictures of pages on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from workbench.ui.widgets.paper import Picture

DPI = 300


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer, its pages and copies; None if nothing shall be printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pages: Sequence[Picture]) -> int:
    """Print pages, each filling its sheet, those in the range the printer was asked for; return how many.

    Raises NotReadable if the printer takes nothing.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = [_image(page) for page in pages[first - 1 : last]]
    if not chosen:
        return 0
    printer.setFullPage(True)
    _set_sheet(printer, chosen[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise NotReadable(
            tr("The printer can't be reached, so nothing was printed."),
            tr("Check that it is switched on, or choose another one."),
        )
    try:
        for number, image in enumerate(chosen):
            if number:
                printer.newPage()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(_place(painter.viewport().size(), image.size()), image)
    finally:
        painter.end()
    return len(chosen)


def _set_sheet(printer: QPrinter, image: QImage) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    wide = image.width() > image.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)


def _image(page: Picture) -> QImage:
    return page if isinstance(page, QImage) else QImage.fromData(page)


def _place(sheet: QSize, page: QSize) -> QRect:
    """Return where a page stands on its sheet: as large as it fits, in the middle."""
    fitted = page.scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - fitted.width()) // 2, (sheet.height() - fitted.height()) // 2
    return QRect(left, top, fitted.width(), fitted.height())
