"""Pictures that are none are refused with one sentence by keys, mouse and dialog; odd sound ones are taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.helpers.editors import CASE, opened, row
from tests.helpers.picturefiles import claiming_png, deep_png, jpeg, moving_gif, png
from tests.helpers.windows import TestDesk
from workbench.kernel.i18n import use_language
from workbench.ui.errors import trouble_of
from workbench.ui.widgets.fields.rich import RichEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
FIELD = "scope"
SENTENCES = {
    "en": {
        "damaged": "“{name}” is damaged or not whole. "
        "Open it in another program, save it as PNG or JPEG and try again.",
        "huge": "“{name}” has too many pixels: 100000 × 100000. "
        "At most 40,000,000 pixels are allowed; save it smaller.",
        "large": "“{name}” is too large: 10.5 MB. At most 10 MB are allowed; save it smaller.",
        "empty": "“{name}” is empty: its file holds nothing. Copy the file once more, or choose another one.",
        "other": "“{name}” is of the kind {kind}, which can't be used here. Save it as PNG or JPEG.",
        "none": "“{name}” is no picture that can be used here. "
        "Choose a picture in PNG or JPEG, or save it as one of them.",
    },
    "zh": {
        "damaged": "“{name}”已损坏或不完整。请用其他程序打开，另存为 PNG 或 JPEG 后重试。",
        "huge": "“{name}”像素过多：100000 × 100000。最多 40,000,000 像素，请另存为较小的图片。",
        "large": "“{name}”过大：10.5 MB。最大 10 MB，请另存为较小的图片。",
        "empty": "“{name}”是空文件，没有内容。请重新复制该文件，或选择其他文件。",
        "other": "“{name}”是 {kind} 图片，此处不能使用。请另存为 PNG 或 JPEG。",
        "none": "“{name}”不是此处可用的图片。请选择 PNG 或 JPEG 图片，或另存为这两种格式。",
    },
}
KINDS = {
    "cut.png": ("damaged", "", png(40, 30)[:-20]),
    "cut.jpg": ("damaged", "", jpeg()[:-4]),
    "huge.png": ("huge", "", claiming_png()),
    "large.png": ("large", "", bytes(10_500_000)),
    "empty.png": ("empty", "", b""),
    "moving.gif": ("other", "GIF", moving_gif()),
    "drawn.svg": ("other", "SVG", b"<svg onload='alert(1)'/>"),
    "phone.heic": ("other", "HEIC", b"\0\0\0\x18ftypheic\0\0\0\0"),
    "web.webp": ("other", "WebP", b"RIFF\x10\0\0\0WEBPVP8 "),
    "renamed.jpg": ("other", "WebP", b"RIFF\x10\0\0\0WEBPVP8 "),
    "words.png": ("none", "", "只是文字".encode()),
}


def picture_of_four_inks() -> bytes:
    """Return a JPEG in cyan, magenta, yellow and black, as printers want it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"JPEG")).write(QImage(40, 30, QImage.Format.Format_CMYK8888))
    return bytes(buffer.data().data())


class Ways:
    """The ways on which a person brings the file of a picture into a text."""

    def __init__(self, editor: RichEditor, patch: pytest.MonkeyPatch) -> None:
        self._editor = editor
        self._patch = patch

    def paste(self, file: Path) -> None:
        QApplication.clipboard().setMimeData(self._copied(file))
        QTest.keyClick(self._editor.box, Qt.Key.Key_V, CONTROL)

    def drop(self, file: Path) -> None:
        data, target = self._copied(file), self._editor.box.viewport()
        place = target.rect().center()
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(place, copy, data, left, none))
        QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, none))

    def choose(self, file: Path) -> None:
        self._patch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(file), ""))
        menu = self._editor.tools.picture_menu
        menu.popup(self._editor.mapToGlobal(QPoint(0, 0)))  # a click on the button would wait for the answer
        insert = menu.actionGeometry(menu.actions()[0]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=insert)

    def all(self, file: Path) -> None:
        """Go all ways, one after the other."""
        for way in (self.paste, self.drop, self.choose):
            way(file)

    @staticmethod
    def _copied(file: Path) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        return data


def ways_into(desk: TestDesk, patch: pytest.MonkeyPatch) -> Ways:
    """Open the editor at a rich text that holds a word."""
    desk.workbench.drafting.set_value(CASE, FIELD, "one")
    editor = row(opened(desk, FIELD), FIELD).editor
    assert isinstance(editor, RichEditor)
    editor.focus_cell()
    return Ways(editor, patch)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_that_is_no_sound_picture_is_refused_on_every_way(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    use_language("zh" if language == "zh" else "en")
    ways = ways_into(sample_desk, monkeypatch)
    done = len(sample_desk.workbench.history.of_case(CASE))
    for name, (reason, kind, data) in KINDS.items():
        file = tmp_path / name
        file.write_bytes(data)
        sample_desk.troubles.clear()
        ways.all(file)
        sample_desk.settle()
        said = [trouble_of(error).words for error in sample_desk.troubles]
        assert said == [SENTENCES[language][reason].format(name=name, kind=kind)] * 3, name
        assert sample_desk.told == []
    row(opened(sample_desk, FIELD), FIELD).commit()
    sample_desk.settle()
    assert sample_desk.workbench.drafting.case(CASE).values[FIELD] == "one"
    assert len(sample_desk.workbench.history.of_case(CASE)) == done


def test_pictures_of_four_inks_and_of_sixteen_bits_are_taken_and_shown(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ways = ways_into(sample_desk, monkeypatch)
    for place, data in enumerate((picture_of_four_inks(), deep_png())):
        file = tmp_path / f"{place}.png"  # what a file is its bytes tell, not its name
        file.write_bytes(data)
        ways.paste(file)
        sample_desk.settle()
    assert (sample_desk.told, sample_desk.troubles) == ([], [])
    assert str(sample_desk.workbench.drafting.case(CASE).values[FIELD]).count("<img ") == 2
