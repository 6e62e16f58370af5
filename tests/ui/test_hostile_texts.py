"""Hostile texts in every widget that shows text: nothing is loaded, nothing becomes markup."""

from __future__ import annotations

import time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QTextEdit, QWidget

from tests.helpers.dialogs import in_modal
from tests.helpers.hostilecases import BAD, PLACES, fill_with_hostile_texts
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from workbench.ui.dialogs.counting import CountingDialog
from workbench.ui.dialogs.linking import LinkDialog
from workbench.ui.dialogs.messages import MessagesDialog
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.mainwindow.replacepanel import ReplacePanel

DIALOGS: dict[type[QDialog], str] = {
    MessagesDialog: "messages",
    CountingDialog: "case.count",
    LinkDialog: "link.add",
    VersionNameDialog: "version.name",
}


@pytest.fixture
def opened(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> OpenWindow:
    """Open the window on a workspace full of hostile texts."""
    del qapp
    return OpenWindow(tmp_path_factory.mktemp("hostile"), fill_with_hostile_texts)


def _judge(window: QWidget) -> list[str]:
    """Return what shows markup, or could load something."""
    wrong = [
        label.text()[:60]
        for label in window.findChildren(QLabel)
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]
    for text in window.findChildren(QTextEdit):
        if not isinstance(text, QTextBrowser):
            html = text.document().toHtml()
            wrong += [part for part in ('src="http', 'src="file', "src='", "<a href") if part in html]
    return wrong


def _run(opened: OpenWindow, command: str) -> None:
    opened.desk.actions.run(command)
    opened.settle()


def _let_read(box: QDialog) -> None:
    """Let a dialog show what it can, then judge it."""
    let_qt_work()
    assert _judge(box) == []


def test_no_page_shows_markup_or_loads_anything(opened: OpenWindow) -> None:
    try:
        for place in PLACES:
            begin = time.process_time()
            opened.go(place)
            assert _judge(opened.window) == [], place
            assert time.process_time() - begin < 10
        for tab in ("checks", "links", "history"):
            page = opened.go(PLACES[2])
            page._side.show_tab(tab)
            opened.settle()
            assert _judge(opened.window) == [], tab
        opened.desk.notices.tell(BAD)
        opened.settle()
        assert _judge(opened.window) == []
        _run(opened, "replace")
        panel = opened.window.findChild(ReplacePanel)
        assert isinstance(panel, ReplacePanel)
        panel.words.setText("one")
        opened.wait_until(lambda: panel.found.rowCount() > 0)
        assert _judge(opened.window) == []
        panel.leave()
        for kind, command in DIALOGS.items():
            opened.go(PLACES[3])
            in_modal(kind, partial(_run, opened, command), _let_read)
    finally:
        opened.close()
