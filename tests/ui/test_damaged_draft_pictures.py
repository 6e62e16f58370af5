"""A Word draft with damaged pictures: each is named with one sentence, all else of the draft comes in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.drafts import TITLE, add_picture
from tests.helpers.picturefiles import claiming_png, jpeg, png
from tests.helpers.windows import TestDesk
from workbench.domain.content import pictures
from workbench.domain.pictures import read_picture
from workbench.kernel.i18n import Language, use_language
from workbench.ui.dialogs.draftimport import DraftImportDialog, DraftImported
from workbench.ui.models.draftrows import DraftRow, Standing

SOUND = png(40, 20)
REASONS = {
    "en": {
        "damaged": "The picture is damaged or not whole. "
        "Open it in another program, save it as PNG or JPEG and try again.",
        "huge": "The picture has too many pixels: 100000 × 100000. "
        "At most 40,000,000 pixels are allowed; save it smaller.",
        "other": "The picture is of the kind EMF, which can't be used here. Save it as PNG or JPEG.",
    },
    "zh": {
        "damaged": "图片已损坏或不完整。请用其他程序打开，另存为 PNG 或 JPEG 后重试。",
        "huge": "图片像素过多：100000 × 100000。最多 40,000,000 像素，请另存为较小的图片。",
        "other": "图片是 EMF 图片，此处不能使用。请另存为 PNG 或 JPEG。",
    },
}
OF_OWN_REASON = {"drawing": "other", "huge": "huge"}


def photo() -> bytes:
    """Return a JPEG that can be drawn."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QImageWriter(buffer, QByteArray(b"JPEG")).write(image)
    return bytes(buffer.data().data())


def draft(folder: Path) -> tuple[Path, dict[str, str]]:
    """Write a draft with two sound pictures among damaged ones; return it, and what each of those is."""
    document = Document()
    document.add_paragraph(f"标准名称：{TITLE}")
    document.add_heading("范围", 1)
    document.add_paragraph("适用于储能。")
    lost = {
        "cut": png(30, 30)[:-20],
        "broken": png(31, 31).replace(b"IDAT", b"IDAX"),
        "empty": b"",
        "huge": claiming_png(),
        "torn": jpeg()[:-4],
        "undrawn": jpeg(),
        "drawing": b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60),
        "rotten": png(32, 32),
    }
    for data in (SOUND, *lost.values(), photo()):
        add_picture(document, data)
    document.add_paragraph("不适用于站用变压器。")
    parts = [part for part in document.part.related_parts.values() if "/media/" in part.partname]
    for part in parts:
        name = next((name for name, data in lost.items() if data == part.blob), "sound")
        if name != "sound":
            part.partname = PackURI(f"/word/media/{name}.{'emf' if name == 'drawing' else 'png'}")
    document.save(str(folder / "draft.docx"))
    kinds = {name: OF_OWN_REASON.get(name, "damaged") for name in lost}
    return rotten(folder / "draft.docx", lost["rotten"]), kinds


def rotten(path: Path, data: bytes) -> Path:
    """Spoil the bytes of a picture inside the zip, as a disk does: their checksum is wrong then."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
    spoilt = packed.getvalue().replace(data, data[:-3] + b"abc", 1)
    path.write_bytes(spoilt)
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_damaged_pictures_of_a_draft_are_named_and_the_rest_comes_in(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    use_language(language)
    path, kinds = draft(tmp_path)
    drafting = desk.workbench.drafting
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DraftImportDialog(parent, desk.desk, drafting.forms(), drafting.cases(), str(path))
    done: list[DraftImported] = []
    dialog.imported.connect(done.append)
    dialog.show()
    desk.settle()
    rows = [row for row in map(dialog.list.row_at, range(dialog.list.count())) if isinstance(row, DraftRow)]
    told = {row.title.partition(".")[0]: row.about for row in rows if row.standing is Standing.UNPLACED}
    assert told == {name: REASONS[language][kind] for name, kind in kinds.items()}
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    desk.settle()
    case = desk.workbench.drafting.case(done[0].case)
    assert case.title == TITLE
    scope = str(case.values["scope"])
    kept = [picture.digest for picture in pictures(scope)]
    assert kept == [read_picture(data, 10_000).digest for data in (SOUND, photo())]
    assert len(desk.workbench.picturing.pictures(kept)) == 2
    assert "适用于储能。" in scope and "不适用于站用变压器。" in scope
