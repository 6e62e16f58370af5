"""Joins rich texts on the page with the pictures of the workspace: shows those they hold, keeps new ones.

Pictures are read, decoded and made smaller for the screen off the UI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter
from shiboken6 import isValid

from workbench.domain.blocks import Picture
from workbench.domain.casepaths import values_path
from workbench.domain.changes import Changes
from workbench.formspec.model import Field
from workbench.kernel.errors import NotReadable, WorkbenchError
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.files import file_to_open
from workbench.ui.dialogs.picturewords import PictureWordsDialog
from workbench.ui.drafts import Spot
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.screenpictures import for_screen
from workbench.ui.widgets.undoing import tell_undoable

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_PURPOSE = "picture"
_Given = QImage | Path


@dataclass(frozen=True, slots=True)
class _Kept:
    """What became of pictures: those that are kept now, as they are shown, and why others are not.

    `before` is the number of the last act on the case until then, if what is put in is told.
    """

    taken: tuple[tuple[Picture, QImage], ...]
    refused: tuple[WorkbenchError, ...]
    before: int


class Picturing(QObject):
    """Serves the rich texts of the form that is open."""

    def __init__(self, page: CasePage, form: FormPane) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._form = form
        form.made.connect(self._serve)

    def take(self, files: Sequence[Path]) -> bool:
        """Put pictures that fell beside the texts into one of them; return whether one can be written in.

        That is the text one writes in, else the first that is in sight, else the first of the section.
        """
        texts = {
            item.field.id: item.editor
            for item in self._form.rows()
            if isinstance(item.editor, RichEditor)
            and item.editor.isVisible()
            and not item.editor.box.isReadOnly()
        }
        in_sight = (name for name, editor in texts.items() if not editor.box.visibleRegion().isEmpty())
        first = next(in_sight, next(iter(texts), ""))
        name = self._form.field if self._form.field in texts else first
        if not name:
            return False
        editor, spot = texts[name], Spot(self._page.case, name)
        if not editor.has_focus():
            self._form.focus_field(name)
        self._keep(editor, files, spot)
        return True

    def _tell(self, spot: Spot, field: Field, count: int, before: int) -> None:
        """Tell what was put in, with its undo, if it is stored: an act on that field, later than `before`."""

        def tell(number: int) -> None:
            if number > before and self._desk.drafts.of(spot) is None:
                words = tr_count(
                    "{count} picture is in “{field}”.",
                    "{count} pictures are in “{field}”.",
                    count,
                    field=field.label.here(),
                )
                tell_undoable(self._desk, words, spot.case, Changes(entry=number))

        self._desk.operations.ask(self._page, lambda wb: _last_act(wb, spot.case, spot.field), tell)

    def _serve(self, field_id: str) -> None:
        row = self._form.row_of(field_id)
        editor = row.editor if row is not None else None
        if not isinstance(editor, RichEditor):
            return
        editor.pictures_wanted.connect(lambda digests: self._show(editor, digests))
        editor.pictures_given.connect(lambda given: self._keep(editor, given))
        editor.file_wanted.connect(lambda: self._choose(editor))
        editor.words_wanted.connect(lambda: self._describe(editor))
        editor.want_pictures()

    def _choose(self, editor: RichEditor) -> None:
        title, kinds = tr("Insert a picture"), tr("Pictures (*.png *.jpg *.jpeg)")
        chosen = file_to_open(editor, self._desk, _PURPOSE, title, kinds)
        if chosen:
            self._keep(editor, [Path(chosen)])

    def _describe(self, editor: RichEditor) -> None:
        present = editor.picture_words()
        words = PictureWordsDialog.ask(editor, present) if present is not None else None
        if words is not None and isValid(editor):
            editor.describe_picture(words)

    def _show(self, editor: RichEditor, digests: set[str]) -> None:
        def read(workbench: Workbench) -> dict[str, QImage]:
            found = workbench.picturing.pictures(sorted(digests))
            images = {name: for_screen(picture.data) for name, picture in found.items()}
            return {name: image for name, image in images.items() if not image.isNull()}

        self._desk.operations.ask(editor, read, editor.show_pictures)

    def _keep(self, editor: RichEditor, given: Sequence[_Given], told: Spot | None = None) -> None:
        """Keep pictures and put them in as one act; a refused one does not keep the others out.

        What is put in at `told` is told. What is refused is told also when the text is gone by then.
        """
        desk = self._desk

        def kept(made: _Kept) -> None:
            if made.taken and isValid(editor):
                editor.place_pictures(made.taken)
                if told is not None:
                    self._tell(told, editor.field, len(made.taken), made.before)
            if made.refused:
                desk.operations.failed.emit(self._page if isValid(self) else None, made.refused[0])

        desk.operations.quietly(desk.navigator, lambda wb: _all_kept(wb, given, told), kept)


def _all_kept(workbench: Workbench, given: Sequence[_Given], told: Spot | None) -> _Kept:
    """Keep the bytes of pictures one after the other."""
    before = _last_act(workbench, told.case) if told is not None else 0
    taken: list[tuple[Picture, QImage]] = []
    refused: list[WorkbenchError] = []
    for one in given:
        try:
            taken.append(_kept(workbench, one))
        except WorkbenchError as error:
            refused.append(error)
    return _Kept(tuple(taken), tuple(refused), before)


def _kept(workbench: Workbench, given: _Given) -> tuple[Picture, QImage]:
    """Keep the bytes of a picture; return it as it is put in, and as it is shown."""
    name = given.name if isinstance(given, Path) else ""
    data = _read(given) if isinstance(given, Path) else _encoded(given)
    picture = workbench.picturing.check(data, name)
    image = for_screen(data)
    if image.isNull():
        from workbench.services.steps.pictures import damaged_picture  # comes with the workspace

        raise damaged_picture("the image can't be drawn", name)
    workbench.picturing.keep(picture)
    return Picture(picture.digest, given.stem if isinstance(given, Path) else ""), image


def _last_act(workbench: Workbench, case: str, field: str = "") -> int:
    """Return the number of the last act on a case; 0 if there is none or it was not on the field asked for."""
    done, _undone = workbench.history.next_steps(case)
    if done is None or (field and values_path(field) not in [change.path for change in done.changes]):
        return 0
    return done.number


def _read(file: Path) -> bytes:
    """Return the bytes of a file; raises NotReadable with a sentence."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotReadable(
            tr("“{name}” can't be read.", name=file.name),
            tr("Look whether the file is still there and may be opened, then try again."),
            str(error),
        ) from error


def _encoded(image: QImage) -> bytes:
    """Return a picture from the clipboard as the bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
