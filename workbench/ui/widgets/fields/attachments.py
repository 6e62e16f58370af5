"""The editor of a list of attachments: rows with name, purpose and section, and buttons for the file itself.

Files are chosen, kept, opened and saved by somebody else: `files_given` hands out what was dropped or pasted,
`files_wanted` asks for more, `open_wanted` and `save_wanted` name the row, `rows_came` the first new one.
Files that are missing or damaged are marked, once `show_lost` tells them. What is changed in the rows is
stored as in any list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.app.wording import file_size_words, who_words
from workbench.domain.attachments import ADDED, ADDED_BY, DIGEST, KEPT, MEDIA, NAME, SIZE, Loss
from workbench.domain.values import Row
from workbench.formspec.freetexts import typed_text
from workbench.formspec.model import Field
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import label, plain_tip, set_property, set_words, tool
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.rowline import RowLine, keep_slim
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.textmenu import clipboard_data

_ICONS = {"picture": "image", "sheet": "table", "archive": "package", "mail": "comment"}
_SIGNS = 16


class AttachmentLine(RowLine):
    """One attachment; `kept` are the cells that nobody types."""

    opened = Signal()
    saved = Signal()

    def __init__(self, row_id: str, field: Field, make: Callable[[Field], FieldEditor]) -> None:
        super().__init__(row_id, field, make)
        self.kept: dict[str, object] = {}
        self._words = ("", "")  # on the row, and of the file as a whole
        self.sign = tool("file", tr("Open the file"), self.opened.emit, "accent", _SIGNS, in_field=True)
        self.keep = tool("save", tr("Save a copy…"), self.saved.emit, "text3", _SIGNS, in_field=True)
        keep_slim(self.sign, self.keep)
        self.facts = label("", "caption")
        self.trash.setToolTip(plain_tip(tr("Take the file off the list")))

    def raw(self) -> dict[str, object]:
        """Return what stands in the cells, and the cells that nobody types."""
        return {**super().raw(), **self.kept}

    def fill(self, item: Mapping[object, object]) -> None:
        """Show an attachment."""
        super().fill(item)
        self.kept = {name: item.get(name) for name in KEPT}
        self.cells[NAME].entry().setToolTip(plain_tip(str(item.get(NAME) or "")))
        size = self.kept[SIZE]
        words = [file_size_words(size) if isinstance(size, int) else "", str(self.kept[ADDED] or "")]
        added = {"day": words[1], "who": who_words(str(self.kept[ADDED_BY] or ""))}
        about = tr("{size}, added {day} by {who}", size=words[0], **added)
        self._words = ("\n".join(filter(None, words)), about)
        self.show_loss(None)

    def show_loss(self, loss: Loss | None) -> None:
        """Say that the file is missing or damaged, or how long it is and who added it."""
        shown, about = self._words
        if loss is not None:
            shown = {Loss.MISSING: tr("File missing"), Loss.DAMAGED: tr("File damaged")}[loss]
            about = {
                Loss.MISSING: tr("The file is not in the workspace any more. Attach it once more."),
                Loss.DAMAGED: tr("The file was changed in the workspace. Attach it once more."),
            }[loss]
        self.facts.setText(shown)
        self.facts.setToolTip(plain_tip(about))
        self.facts.setAccessibleName(f"{shown}. {about}" if loss is not None else about)
        set_property(self.facts, "role", "error" if loss is not None else "caption")
        kind = _ICONS.get(str(self.kept[MEDIA]), "file")
        sign, colour = (kind, "accent") if loss is None else ("missing", "error")
        self.sign.setIcon(theme.icon(sign, colour, theme.px(_SIGNS)))
        self.sign.setAccessibleDescription(about if loss is not None else "")  # the first stop of the row

    def widgets(self) -> list[QWidget]:
        """Return what stands in the row, from left to right."""
        return [self.grip, self.sign, *self.cells.values(), self.facts, self.keep, self.trash]

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at."""
        grip, *cells, trash = super().stops()
        return [grip, self.sign, *cells, self.keep, trash]

    def name(self, place: int) -> None:
        """Say which file this is, for screen readers."""
        super().name(place)
        file = str(self.cells[NAME].raw() or "")
        self.sign.setAccessibleName(tr("Open “{name}”", name=file))
        self.keep.setAccessibleName(tr("Save a copy of “{name}”", name=file))
        self.trash.setAccessibleName(tr("Take “{name}” off the list", name=file))


class AttachmentsEditor(RowsEditor):
    """Edits a list of attachments; takes files by dropping and by pasting, and asks for them."""

    files_given = Signal(list)
    files_wanted = Signal()
    open_wanted = Signal(str)
    save_wanted = Signal(str)
    rows_came = Signal(str)

    def __init__(self, field: Field, make: Callable[[Field], FieldEditor]) -> None:
        self._lost: Mapping[str, Loss] = {}
        self._nothing = label(
            tr("No files yet. Drop them here, paste them, or choose them."), "quiet", wrap=True
        )
        super().__init__(field, make, before=(0,), after=(1, 0))
        set_words(self.add, tr("Attach files…"))
        self._layout.insertWidget(0, self._nothing)
        self._nothing.setVisible(not self.lines)
        self.setAcceptDrops(True)
        self.watch(self.add)

    def describe(self, name: str, description: str) -> None:
        """Name the list."""
        super().describe(name, description)
        self.add.setAccessibleName(tr("{field}: attach files", field=name))

    def add_row(self) -> None:
        """Ask which files shall be attached."""
        if not self._read_only:
            self.files_wanted.emit()

    def set_raw(self, raw: object) -> None:
        """Show rows, and tell when there are new ones among them."""
        known = {line.id for line in self.lines}
        super().set_raw(raw)
        self.show_lost(self._lost)
        fresh = [line.id for line in self.lines if line.id not in known]
        if fresh:
            self.rows_came.emit(fresh[0])

    def show_lost(self, lost: Mapping[str, Loss]) -> None:
        """Mark the files that are missing or damaged, by their digests."""
        self._lost = lost
        for line in self.lines:
            if isinstance(line, AttachmentLine):
                line.show_loss(lost.get(str(line.kept.get(DIGEST))))

    def fill_in(self, row_id: str) -> None:
        """Go to the first cell of a row that is still to be filled in; the name has come with the file."""
        line = next(line for line in self.lines if line.id == row_id)
        empty = [name for name, cell in line.cells.items() if name != NAME and not cell.raw()]
        self.focus_cell(row_id, empty[0] if empty else NAME)

    def key_pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        """Attach the files of the clipboard; text is pasted where one types."""
        if event.matches(QKeySequence.StandardKey.Paste):
            files = files_of(clipboard_data())
            self._give(files)
            return bool(files)
        return super().key_pressed(watched, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the keys of pasting while there are files, else the window has them as a command."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Paste)
            and files_of(clipboard_data())
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, unless the list can only be read."""
        if files_of(event.mimeData()) and not self._read_only:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files anywhere in the list."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        event.acceptProposedAction()
        self._give(files_of(event.mimeData()))

    def _give(self, files: list[Path]) -> None:
        if files and not self._read_only:
            self.files_given.emit(files)

    def _go_on(self, cell: FieldEditor) -> None:
        """Go to the next cell, behind the last one to the button that attaches more."""
        if cell is list(self.lines[-1].cells.values())[-1]:
            self.add.setFocus()
        else:
            super()._go_on(cell)

    def _new_line(self, row_id: str) -> RowLine:
        line = AttachmentLine(row_id, self.field, self._make)
        line.opened.connect(lambda: self.open_wanted.emit(row_id))
        line.saved.connect(lambda: self.save_wanted.emit(row_id))
        for button in (line.sign, line.keep):
            self.watch(button)
        return line

    def _place(self) -> None:
        super()._place()
        if self._nothing.parent() is not None:  # else it would be a window of its own for a moment
            self._nothing.setVisible(not self.lines)

    def _raw_row(self, item: Row) -> dict[str, object]:
        kept = {name: item.cells.get(name) for name in KEPT}
        shown = {name: cell if isinstance(cell, int) else typed_text(cell) for name, cell in kept.items()}
        return {**super()._raw_row(item), **shown}


def files_of(content: QMimeData | None) -> list[Path]:
    """Return the files on this machine that a drag or the clipboard holds."""
    urls = content.urls() if content is not None and content.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
