"""The pages of a Word file as pictures: printed by LibreOffice, or a sketch of what stands in it without.

LibreOffice runs as a process of its own, with a profile of its own, in a folder that is gone afterwards; it can
be cancelled and has a time limit. Nothing is written elsewhere.
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.word.sketch import Sketch, read_sketch

SCREEN_DPI, PRINT_DPI = 144, 300
COUNTING_DPI = 10  # for those who only count the pages
TIME_LIMIT = 90.0  # seconds; a first start on a slow machine takes about twenty
_POLL = 0.1
_PATIENCE = 3.0
_POINTS_PER_INCH = 72
_MOST_DETAILS = 2000
# Where the installers put it on systems that do not name it in the search path.
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# A group of its own, so that the process can be ended with its helpers and nothing else.
if sys.platform == "win32":
    _WINDOWS_GROUP = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
else:
    _WINDOWS_GROUP = 0
_pdfium = threading.Lock()  # PDFium works in one thread at a time

How = Literal["office", "approximation"]
Why = Literal["", "missing", "failed", "slow"]
Going = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a PNG."""

    width: int
    height: int
    png: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document made visible; an approximation has a sketch instead of pages, and `why` it is only one.

    `size` is that of the Word file in bytes.
    """

    pages: tuple[PageImage, ...]
    how: How
    why: Why = ""
    size: int = 0
    sketch: Sketch | None = None


class NotConverted(Exception):
    """LibreOffice made no pages; the text says what it told, `slow` that the time was up."""

    def __init__(self, text: str, slow: bool = False) -> None:
        super().__init__(text)
        self.slow = slow


def office_program() -> str:
    """Return the path of LibreOffice, or an empty text if it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def render_pages(data: bytes, dpi: int = SCREEN_DPI, going: Going = lambda: True) -> Rendered | None:
    """Return a Word file as pages; None when `going` says to stop.

    `going` is asked about ten times a second. Raises NotReadable if the bytes are no Word file.
    """
    program = office_program()
    if not program:
        return Rendered((), "approximation", "missing", len(data), read_sketch(data))
    try:
        pdf = to_pdf(data, program, going)
        pages = None if pdf is None else raster(pdf, dpi, going)
    except NotConverted as problem:
        why: Why = "slow" if problem.slow else "failed"
        return Rendered((), "approximation", why, len(data), read_sketch(data))
    return None if pages is None else Rendered(pages, "office", "", len(data))


def to_pdf(data: bytes, program: str, going: Going, limit: float = TIME_LIMIT) -> bytes | None:
    """Return a Word file printed to PDF by LibreOffice; None when `going` says to stop.

    Raises NotConverted if LibreOffice fails or takes longer than `limit` seconds.
    """
    # Its helpers may still hold a file for a moment after it was ended; that is no reason to fail.
    with tempfile.TemporaryDirectory(prefix="workbench-pages-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, told = folder / "document.docx", folder / "told.txt"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        switches = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"]
        command = [program, *switches, profile, "--convert-to", "pdf", "--outdir", name, str(source)]
        with told.open("wb") as stream:
            code = _run(command, stream.fileno(), going, limit)
        if code is None:
            return None
        pdf = source.with_suffix(".pdf")
        if code != 0 or not pdf.is_file():
            raise NotConverted(f"{code}: {told.read_text(encoding='utf-8', errors='replace')[:_MOST_DETAILS]}")
        return pdf.read_bytes()


class OwnGroup(subprocess.Popen[bytes]):
    """A process in a group of its own, so that it can be ended with its helpers and nothing else.

    Started without a shell; what it says goes to the open file `told`.
    """

    def __init__(self, command: list[str], told: int) -> None:
        super().__init__(
            command,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            creationflags=_WINDOWS_GROUP,
            process_group=None if sys.platform == "win32" else 0,
        )

    def end(self) -> None:
        """End the process and its helpers, if it still runs: asked first, then by force.

        The helpers are forced in any case: one may outlive the process that was asked for all.
        """
        if self.poll() is not None:
            return
        self._stop(force=False)
        with suppress(subprocess.TimeoutExpired):
            self.wait(_PATIENCE)
        self._stop(force=True)
        with suppress(subprocess.TimeoutExpired):
            self.wait(_PATIENCE)

    def _stop(self, force: bool) -> None:
        if sys.platform == "win32":
            ender = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            OwnGroup([str(ender), "/PID", str(self.pid), "/T", "/F"], subprocess.DEVNULL).wait(_PATIENCE)
        else:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL if force else signal.SIGTERM)


def _run(command: list[str], told: int, going: Going, limit: float) -> int | None:
    """Return the exit code of a command; None if it was cancelled."""
    try:
        process = OwnGroup(command, told)
    except OSError as error:
        raise NotConverted(str(error)) from error
    end = time.monotonic() + limit
    try:
        while going():
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL)
            if time.monotonic() > end:
                raise NotConverted(f"{limit:.0f} s", slow=True)
        return None
    finally:
        process.end()


def raster(pdf: bytes, dpi: int, going: Going = lambda: True) -> tuple[PageImage, ...] | None:
    """Return the pages of a PDF as pictures; None when `going` says to stop, NotConverted if it is damaged."""
    import pypdfium2  # loaded when pages are wanted: it starts a library of its own

    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise NotConverted(str(error)) from error
        try:
            pages: list[PageImage] = []
            for page in document:
                if not going():
                    return None
                bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
                pages.append(_page_image(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
                bitmap.close()
                page.close()
            return tuple(pages)
        finally:
            document.close()


def _page_image(width: int, height: int, stride: int, data: bytes) -> PageImage:
    """Return a PNG of rows of red, green and blue bytes, each row `stride` bytes from the one before."""
    rows = (b"\0" + data[start : start + width * 3] for start in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 4)), (b"IEND", b""))
    return PageImage(width, height, b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
