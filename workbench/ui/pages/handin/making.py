"""Pages as pictures, made one after the other on the `work` lane: for the screen, and for a printer.

However long a document is, no more than one page of it is unpacked at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from workbench.kernel.i18n import tr
from workbench.ui.pages.handin.printing import DPI, Printed, print_pages
from workbench.ui.pages.handin.sketching import SCREEN_DPI, SketchPages
from workbench.ui.widgets.paper import Picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from workbench.app.workbench import Workbench
    from workbench.ui.operations import Running
    from workbench.word.pages import How, Rendered, Why


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of a document as it was at a version of its case, and how they came about.

    `size` is that of the Word file in bytes.
    """

    case: str
    template: str
    version: int
    pages: tuple[Picture, ...]
    how: How
    why: Why
    size: int


class Pages:
    """The pages of a rendered document; each is unpacked or painted when it is asked for."""

    def __init__(self, rendered: Rendered, dpi: int) -> None:
        self._rendered = rendered
        self._sketch = SketchPages(rendered.sketch, dpi) if rendered.sketch is not None else None

    def __len__(self) -> int:
        return len(self._rendered.pages) if self._sketch is None else len(self._sketch)

    def close(self) -> None:
        """Let the pages go, on the thread that they were made on."""
        if self._sketch is not None:
            self._sketch.close()

    def image(self, number: int) -> QImage:
        """Return a page, counted from 0."""
        if self._sketch is not None:
            return self._sketch.image(number)
        return QImage.fromData(self._rendered.pages[number].png)

    def pictures(self) -> Iterator[Picture]:
        """Yield the pages packed, to be kept."""
        for number in range(len(self)):
            yield self._rendered.pages[number].png if self._sketch is None else _packed(self.image(number))


def make_preview(workbench: Workbench, running: Running, ref: str, template: str) -> Preview | None:
    """Return the pages of a document for the screen; None if the work was cancelled."""
    version = workbench.drafting.case(ref).version
    rendered = workbench.exporting.preview(ref, template, running.report, SCREEN_DPI)
    if rendered is None:
        return None
    made: list[Picture] = []
    with closing(Pages(rendered, SCREEN_DPI)) as pages:
        for picture in pages.pictures():
            made.append(picture)
            if not running.report(len(made), len(pages), tr("pages")):
                return None
    return Preview(ref, template, version, tuple(made), rendered.how, rendered.why, rendered.size)


def print_document(
    workbench: Workbench, running: Running, ref: str, template: str, printer: QPrinter
) -> Printed:
    """Print a document as it is now, page by page; what was printed before it was cancelled is told.

    Raises NotReadable if the printer takes nothing, WrongUse if none of the pages asked for exists.
    """
    rendered = workbench.exporting.preview(ref, template, running.report, DPI)
    if rendered is None:
        return Printed(0, 0)

    def going(done: int, total: int) -> bool:
        return running.report(done, total, tr("pages"))

    with closing(Pages(rendered, DPI)) as pages:
        return print_pages(printer, pages, going, approximate=rendered.how != "office")


def _packed(image: QImage) -> Picture:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
