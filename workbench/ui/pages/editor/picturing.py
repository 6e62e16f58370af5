"""Joins rich texts on the page with the pictures of the workspace: shows those they hold, keeps new ones.

Pictures are read, decoded and made smaller for the screen off the UI thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter
from shiboken6 import isValid

from workbench.domain.blocks import Picture
from workbench.kernel.errors import NotReadable, WorkbenchError
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.files import file_to_open
from workbench.ui.dialogs.picturewords import PictureWordsDialog
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.screenpictures import for_screen

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_PURPOSE = "picture"


class Picturing(QObject):
    """Serves the rich texts of the form that is open."""

    def __init__(self, desk: Desk, form: FormPane, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        form.made.connect(self._serve)

    def _serve(self, field_id: str) -> None:
        row = self._form.row_of(field_id)
        editor = row.editor if row is not None else None
        if not isinstance(editor, RichEditor):
            return
        editor.pictures_wanted.connect(lambda digests: self._show(editor, digests))
        editor.picture_given.connect(lambda given: self._keep(editor, given))
        editor.file_wanted.connect(lambda: self._choose(editor))
        editor.words_wanted.connect(lambda: self._describe(editor))
        editor.want_pictures()

    def _choose(self, editor: RichEditor) -> None:
        title, kinds = tr("Insert a picture"), tr("Pictures (*.png *.jpg *.jpeg)")
        chosen = file_to_open(editor, self._desk, _PURPOSE, title, kinds)
        if chosen:
            self._keep(editor, Path(chosen))

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

    def _keep(self, editor: RichEditor, given: QImage | Path) -> None:
        def keep(workbench: Workbench) -> tuple[Picture, QImage]:
            name = given.name if isinstance(given, Path) else ""
            data = _read(given) if isinstance(given, Path) else _encoded(given)
            picture = workbench.picturing.check(data, name)
            image = for_screen(data)
            if image.isNull():
                from workbench.services.steps.pictures import damaged_picture  # comes with the workspace

                raise damaged_picture("the image can't be drawn", name)
            workbench.picturing.keep(picture)
            return Picture(picture.digest, given.stem if isinstance(given, Path) else ""), image

        def kept(made: tuple[Picture, QImage]) -> None:
            if isValid(editor):
                editor.place_picture(*made)

        self._desk.operations.quietly(editor, keep, kept, self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, WorkbenchError):
            self._desk.notices.tell(error.words)
        else:
            raise error


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
