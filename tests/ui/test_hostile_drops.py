"""Hostile HTML dropped on the editors of a case: words come in, nothing is fetched, nothing becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtNetwork import QHostAddress, QTcpServer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.helpers.picturefiles import png
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.domain.cleaning import cleaned
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rich import RichEditor

CASE = "2026-001"
RICH = "scope"
PLAIN = ("remarks", "title_en", "prepared_on", "products")  # a box, lines, a cell
SPOKEN = "one & two"


class Site(NamedTuple):
    """The window, a server that nobody may ask, a picture on the disk that nobody may read."""

    window: OpenWindow
    server: QTcpServer
    picture: Path

    def markup(self) -> str:
        """Return what a hostile page gives to be dropped: everything it might have fetched or run."""
        address = f"http://127.0.0.1:{self.server.serverPort()}/x"
        return f"""<html><head><base href="{address}/"><link rel="stylesheet" href="{address}.css">
        <meta http-equiv="refresh" content="0;url={address}">
        <style>@import url({address}.css); p {{ background: url({address}.png) }}</style></head>
        <body background="{address}.png" onload="fetch('{address}')">
        <p onclick="alert(1)" style="color:red;font-size:90pt;background-image:url('{address}.png')">one &amp;
        <b>two</b><script src="{address}.js">alert(1)</script></p>
        <img src="{address}.png" onerror="alert(1)"><img src="//127.0.0.1:{self.server.serverPort()}/y.png">
        <img src="file://{self.picture}"><img src="{self.picture}">
        <img src="data:image/png;base64,iVBORw0KGgo="><svg onload="alert(1)"><image href="{address}.svg"/></svg>
        <iframe src="{address}"></iframe><object data="{address}"></object><video src="{address}"></video>
        </body></html>"""


@pytest.fixture(scope="module")
def site(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give one window on the sample case for all tests; none of them stores anything."""
    del qapp
    folder = tmp_path_factory.mktemp("drops")
    picture = folder / "secret.png"
    picture.write_bytes(png())
    server = QTcpServer()
    assert server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        change_settings(name="林一", first_start_done=True, language="en")
        window = OpenWindow(folder, sample_case)
        yield Site(window, server, picture)
        window.close()
    server.close()


def field_row(site: Site, field: str) -> FieldRow:
    """Go to a field and return its row, as it is stored."""
    page = site.window.go(Place("editor", case=CASE, field=field))
    assert isinstance(page, EditorPage)
    found = page._form.row_of(field)
    assert found is not None
    return found


def target_of(item: FieldRow) -> QWidget:
    """Return what one drops on: the text of a field, or the first cell of its rows."""
    texts = (QLineEdit, QPlainTextEdit, QTextEdit)
    entry = item.editor.entry()
    return entry if isinstance(entry, texts) else item.editor.findChildren(QLineEdit)[0]


def drop(site: Site, widget: QWidget, data: QMimeData) -> bool:
    """Drop something in the middle of a text; return whether it was taken."""
    target = widget.viewport() if isinstance(widget, QPlainTextEdit | QTextEdit) else widget
    place = target.rect().center()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, none))
    site.window.settle()
    return entered.isAccepted()


def html(markup: str, words: str = "") -> QMimeData:
    """Return what a browser gives: HTML, and plain words where it has some."""
    data = QMimeData()
    data.setHtml(markup)
    if words:
        data.setText(words)
    return data


def nobody_asked(site: Site) -> bool:
    """Return whether no connection came in, now and after a moment."""
    return not site.server.hasPendingConnections() and not site.server.waitForNewConnection(1)[0]


def test_a_hostile_page_dropped_on_a_rich_text_leaves_its_words_only(site: Site) -> None:
    item = field_row(site, RICH)
    editor = item.editor
    assert isinstance(editor, RichEditor)
    before = str(editor.raw())
    assert drop(site, editor.box, html(site.markup(), "other words"))
    raw, document = str(editor.raw()), editor.box.rich_document.toHtml()
    assert "one &amp; <strong>two</strong>" in raw
    assert "<img" not in raw and cleaned(raw) == raw
    assert editor.words().replace("\n", "").replace(SPOKEN, "") == before.replace("\n", "")
    for part in ("127.0.0.1", "secret", "alert", "data:", "90pt", "onclick", "<script", "other words"):
        assert part not in raw + document, part
    assert nobody_asked(site)
    item.show_draft(before)


@pytest.mark.parametrize("field", PLAIN)
def test_a_plain_field_takes_dropped_words_never_markup_nor_what_no_document_can_hold(
    site: Site, field: str
) -> None:
    item = field_row(site, field)
    before, text = item.editor.raw(), target_of(item)
    assert not drop(site, text, html(site.markup()))
    assert item.editor.raw() == before
    assert drop(site, text, html(site.markup(), SPOKEN))
    assert SPOKEN in str(item.editor.raw())
    assert str(item.editor.raw()).replace(SPOKEN, "") == str(before)
    item.show_draft(before)
    told: list[str] = []
    item.editor.told.connect(told.append)
    assert drop(site, text, html("<p>one</p>", "o\x00n\x1be"))
    assert str(item.editor.raw()).replace("one", "") == str(before)
    assert told == ["Characters that nobody sees were left out of what was pasted."]
    assert nobody_asked(site)
    item.show_draft(before)
    item.commit()
    site.window.settle()
