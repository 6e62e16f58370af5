"""Hostile texts in every widget that shows text: nothing is loaded, nothing becomes markup."""

from __future__ import annotations

import time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QTextEdit, QWidget

from tests.data.hostile_texts import HASH, HOSTILE
from tests.helpers.dialogs import in_modal
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from workbench.app.workbench import Workbench
from workbench.domain.refs import ArticleRef
from workbench.ui.dialogs.counting import CountingDialog
from workbench.ui.dialogs.linking import LinkDialog
from workbench.ui.dialogs.messages import MessagesDialog
from workbench.ui.dialogs.replacing import ReplaceDialog
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.navigation import Place

CASE = "2026-001"
PLACES = [
    Place("start"),
    Place("cases"),
    Place("editor", case=CASE, field="scope"),
    Place("editor", case=CASE, field="remarks"),
    Place("handin", case=CASE),
    Place("search", words="one"),
    Place("answers", case=CASE),
    Place("versions", case=CASE),
    Place("plan", plan="action-plan-2022", article="9"),
]
BAD = '<b>one</b><img src="http://example.test/x.png"><script>two</script>'


DIALOGS: dict[type[QDialog], str] = {
    ReplaceDialog: "replace",
    MessagesDialog: "messages",
    CountingDialog: "case.count",
    LinkDialog: "link.add",
    VersionNameDialog: "version.name",
}


def hostile(workbench: Workbench) -> None:
    """Make a case for every text, which stands in a title, a plain text and a rich text."""
    workbench.drafting.create_sample("gb-t-recommended")
    for name, text in HOSTILE.items():
        case = workbench.drafting.create("gb-t-recommended", "储能 x")
        values = {"scope": text}
        if text.isprintable() and len(text) < 250:
            values |= {"title_en": text, "remarks": text}
        if name == "picture with words that break out":
            values["scope"] = "one"  # a picture that the workspace does not have is refused
        workbench.drafting.fill(case.ref, values)
    everything = "\n".join(
        text for text in HOSTILE.values() if text.isprintable() and len(text) < 300 and HASH not in text
    )
    workbench.drafting.fill(CASE, {"remarks": "before", "title_en": BAD})
    workbench.planning.link(
        CASE, ArticleRef("action-plan-2022", "8"), f"{BAD} 统一储能电站应急供电装置的技术要求。"
    )
    workbench.versioning.name(CASE, BAD)
    workbench.drafting.fill(CASE, {"remarks": everything, "scope": f"<p></p>{everything}"})


@pytest.fixture
def opened(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> OpenWindow:
    """Open the window on a workspace full of hostile texts."""
    del qapp
    return OpenWindow(tmp_path_factory.mktemp("hostile"), hostile)


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


def _let_read(opened: OpenWindow, box: QDialog) -> None:
    """Let a dialog show what it can, then judge it."""
    if isinstance(box, ReplaceDialog):
        box.words.setText("one")
        opened.wait_until(lambda: box.list.count() > 0)
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
        for kind, command in DIALOGS.items():
            opened.go(PLACES[3])
            in_modal(kind, partial(_run, opened, command), lambda box: _let_read(opened, box))
    finally:
        opened.close()
