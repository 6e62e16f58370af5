"""What is pasted, before a widget has it: how much is too much, and what is for somebody else to put in.

Too much is more than any field takes, and more than a box can lay out while one waits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from workbench.formspec.kind_base import kind_words
from workbench.kernel.characters import one_line, printable, with_line_feeds, without_unseen
from workbench.kernel.i18n import listed, tr
from workbench.ui.widgets.textmenu import clipboard_data

_BYTE_ORDER = "\ufeff"  # programs put it before a text to tell how it is encoded
LONGEST_LINE = 10_000  # characters; the lines that fields take are far shorter


def too_long_to_paste(text: str, told: SignalInstance, most: int | None = None) -> bool:
    """Return whether a text is longer than `most`, or than any field takes; `told` says so then."""
    most = most or max(kind_words().longest.values())
    if len(text) <= most:
        return False
    words = tr(
        "The text is too long to be pasted: {count} characters, and a field takes {most}. Paste a part of it, "
        "or keep it as an attachment.",
        count=f"{len(text):,}",
        most=f"{most:,}",
    )
    told.emit(words)
    return True


def told_losses(lost: Collection[str]) -> str:
    """Return the sentence that tells what of a pasted text did not come along; empty if all did."""
    words = {
        "pictures": tr("pictures are missing (put them in from their files)"),
        "merged": tr("merged cells are single cells"),
        "equations": tr("equations are plain text"),
        "tables": tr("a table in a cell is lines of text"),
    }
    parts = [part for name, part in words.items() if name in lost]
    return tr("Not all was pasted as it was: {losses}.", losses=listed(parts)) if parts else ""


class LineLimit(QObject):
    """Keeps a line from what is much too long: all of it is taken back, and `told` says so.

    What is only longer than the field allows is left to be read and shortened.
    """

    told = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._before = ""
        line.setMaxLength(LONGEST_LINE)
        line.textChanged.connect(self._note)
        line.inputRejected.connect(self._rejected)

    def _note(self, text: str) -> None:
        self._before = text

    def _rejected(self) -> None:
        # A line puts in what has room before it tells that not all had; at that moment it can't be undone yet.
        if self._line.text() != self._before:
            QTimer.singleShot(0, self, self._take_back)

    def _take_back(self) -> None:
        self._line.undo()
        self.told.emit(
            tr("The text is too long to be pasted: a line takes {count} characters.", count=f"{LONGEST_LINE:,}")
        )


class PasteWatch(QObject):
    """Sees text before it is pasted into a widget by keys or by its menu, or dropped on it.

    `wanted(text)` tells whether the text is for somebody else; `take(text)` hands it over then.
    """

    def __init__(self, widget: QWidget, wanted: Callable[[str], bool], take: Callable[[str], object]) -> None:
        super().__init__(widget)
        self._wanted = wanted
        self._take = take
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is wanted; leave everything else to the widget."""
        if isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Paste) and self._pressed(event)
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            taken = self._taken(event.mimeData())
            if taken:
                event.setDropAction(Qt.DropAction.CopyAction)  # else the source would take its text away
                event.accept()
            return taken
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """Take what the keys of pasting bring; they are asked for first, else the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._wanted(_text_of(clipboard_data())))
            return event.isAccepted()
        return event.type() == QEvent.Type.KeyPress and self._taken(clipboard_data())

    def _taken(self, given: QMimeData) -> bool:
        text = _text_of(given)
        wanted = self._wanted(text)
        if wanted:
            self._take(text)
        return wanted


def join_lines(line: QLineEdit, told: SignalInstance | None = None) -> None:
    """Let a line take what is pasted as one line, so that what is stored is what one sees.

    What was left out is told by `told`, or else at the line itself.
    """

    def wanted(text: str) -> bool:
        return len(text) <= LONGEST_LINE and not line.isReadOnly() and one_line(printable(text)) != text

    def tell(words: str) -> None:
        QToolTip.showText(line.mapToGlobal(line.rect().bottomLeft()), words, line)

    say = tell if told is None else told.emit
    PasteWatch(line, wanted, lambda text: line.insert(one_line(seen_only(text, say))))


def seen_only(text: str, tell: Callable[[str], object]) -> str:
    """Return a text without what nobody sees or no document can hold; `tell` gets a sentence about that."""
    text = with_line_feeds(text).removeprefix(_BYTE_ORDER)
    kept = without_unseen(printable(text))
    if kept != text:
        tell(tr("Characters that nobody sees were left out of what was pasted."))
    return kept


def _text_of(given: QMimeData) -> str:
    """Return the text on the clipboard or in a drag; none for files, which have their addresses as text."""
    return given.text() if given.hasText() and not given.hasUrls() else ""
