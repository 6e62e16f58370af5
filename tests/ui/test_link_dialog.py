"""The dialogs that link a case to an article: what is offered first, what its rows say, its keys, its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import resource
from workbench.plan.model import Plan
from workbench.plan.reader import load_plan
from workbench.ui import theme
from workbench.ui.dialogs.linking import LinkChoice, LinkDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(resource("plans", f"{DEFAULT_PLAN}.yaml"))


@pytest.fixture
def large_text() -> Iterator[None]:
    """Show everything at 200 %."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 2.0)
    yield
    theme.apply(application, "light")


@pytest.fixture
def above(qtbot: QtBot) -> QWidget:
    """Give the window that the dialog belongs to."""
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    return window


def opened(
    above: QWidget, plan: Plan, first: tuple[ArticleRef, ...] = (), present: LinkChoice | None = None
) -> LinkDialog:
    dialog = LinkDialog(above, [plan], first, present)
    dialog.show()
    return dialog


def rows(dialog: LinkDialog) -> list[str]:
    """Return the words of the rows."""
    model = dialog._model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def current(dialog: LinkDialog) -> str:
    return rows(dialog)[dialog._list.currentIndex().row()]


def second_task(plan: Plan) -> ArticleRef:
    return ArticleRef(DEFAULT_PLAN, "10", plan.article("10").tasks[1].id)


def test_a_task_is_known_by_the_number_that_the_plan_page_shows(above: QWidget, plan: Plan) -> None:
    dialog = opened(above, plan)
    assert [row.split()[0] for row in rows(dialog) if row.startswith("10.")][:2] == ["10.1", "10.2"]


def test_a_suggested_task_leads_to_its_article_and_stands_right_below_it(above: QWidget, plan: Plan) -> None:
    suggested = second_task(plan)
    dialog = opened(above, plan, (suggested,), LinkChoice(suggested, "", LinkRole.MAIN, ""))
    assert current(dialog).startswith("Article 10 ")
    assert rows(dialog)[:2] == [current(dialog), next(r for r in rows(dialog) if r.startswith("10.2 "))]


def test_a_link_to_a_task_is_changed_at_that_task(above: QWidget, plan: Plan) -> None:
    present = LinkChoice(second_task(plan), "It fits.", LinkRole.MAIN, "")
    assert current(opened(above, plan, (), present)).startswith("10.2 ")


def test_a_typed_number_finds_its_article_first_then_its_tasks(above: QWidget, plan: Plan) -> None:
    dialog = opened(above, plan)
    QTest.keyClicks(dialog._find, "10")
    assert current(dialog).startswith("Article 10 ")
    assert rows(dialog)[1].startswith("10.1 ")
    dialog._find.clear()
    QTest.keyClicks(dialog._find, "10.2")
    assert current(dialog).startswith("10.2 ")


def test_the_keys_lead_from_the_search_line_to_the_link(qtbot: QtBot, above: QWidget, plan: Plan) -> None:
    dialog = opened(above, plan)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    dialog._find.setFocus()
    QTest.keyClicks(dialog._find, "10")
    QTest.keyClick(dialog._find, Qt.Key.Key_Down)
    assert dialog._list.hasFocus()
    assert current(dialog).startswith("10.1 ")
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    assert dialog._reason.hasFocus()
    QTest.keyClicks(dialog._reason, "It counts carbon.")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog._reason, Qt.Key.Key_Return, CONTROL)
    choice = dialog.choice()
    assert choice is not None
    assert (choice.ref.article, choice.ref.task) == ("10", plan.article("10").tasks[0].id)


def test_every_task_stands_below_its_own_article_whatever_is_suggested(above: QWidget, plan: Plan) -> None:
    first = ArticleRef(DEFAULT_PLAN, "1", plan.article("1").tasks[1].id)
    dialog = opened(above, plan, (second_task(plan), first))
    heads = [row.split()[1] if row.startswith("Article ") else "" for row in rows(dialog)]
    assert [head for head in heads if head][:3] == ["10", "1", "2"]
    above_it = ""
    for head, words in zip(heads, rows(dialog), strict=True):
        above_it = head or above_it
        assert head or words.split()[0].startswith(f"{above_it}."), words
    assert rows(dialog)[1].startswith("10.2 ")
    assert rows(dialog)[2].startswith("10.1 ")


def asked(act: Callable[[], object], answer: int) -> list[str]:
    """Do something that asks, press a button of the question; return what was asked."""
    said: list[str] = []

    def press(box: QMessageBox) -> None:
        said.append(box.text())
        buttons = {box.buttonRole(one): one for one in box.buttons()}
        roles = (QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole)
        QTest.mouseClick(buttons[roles[answer]], Qt.MouseButton.LeftButton)

    in_modal(QMessageBox, act, press)
    return said


@pytest.mark.parametrize("place", ["_reason", "_quote"])
def test_esc_asks_before_a_typed_reason_or_quote_is_lost(above: QWidget, plan: Plan, place: str) -> None:
    dialog = opened(above, plan)
    box = getattr(dialog, place)
    QTest.keyClicks(box, "It counts carbon.")
    question = "What you typed here is lost when you close this."
    assert asked(lambda: QTest.keyClick(box, Qt.Key.Key_Escape), 0) == [question]
    assert (dialog.isVisible(), box.toPlainText()) == (True, "It counts carbon.")
    assert asked(lambda: QTest.keyClick(box, Qt.Key.Key_Escape), 1) == [question]
    assert not dialog.isVisible()


def test_esc_closes_at_once_where_nothing_was_typed_or_what_was_there_stands_still(
    above: QWidget, plan: Plan
) -> None:
    for present in (None, LinkChoice(second_task(plan), "It fits.", LinkRole.MAIN, "")):
        dialog = opened(above, plan, (), present)
        QTest.keyClick(dialog._reason, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


def test_what_was_typed_and_not_taken_is_asked_about_too(above: QWidget, plan: Plan) -> None:
    present = LinkChoice(second_task(plan), "It fits.", LinkRole.MAIN, "not there")
    dialog = LinkDialog(above, [plan], (), present, "The quote does not stand in article 10.")
    dialog.show()
    assert len(asked(dialog.close, 1)) == 1
    assert not dialog.isVisible()


@pytest.mark.usefixtures("large_text")
def test_with_large_text_the_dialog_stays_on_the_screen_with_several_rows(above: QWidget, plan: Plan) -> None:
    dialog = opened(above, plan)
    assert dialog.height() <= min(dialog.screen().availableSize().height(), above.height())
    assert dialog.width() <= above.width()
    assert dialog._list.viewport().height() >= 5 * theme.px(30)


def test_what_is_chosen_stands_in_full_beside_the_list(above: QWidget, plan: Plan) -> None:
    dialog = opened(above, plan)
    place = dialog._role.pos()
    for words in ("", "10", "9", "no such article"):
        dialog._find.setText(words)
        assert dialog._whole.text() == (rows(dialog)[0] if rows(dialog) else "")
        assert dialog._role.pos() == place
    dialog._find.clear()
    QTest.keyClick(dialog._list, Qt.Key.Key_Down)
    assert dialog._whole.text() == rows(dialog)[1]


def test_it_says_whether_what_is_quoted_can_be_compared_with_the_article(above: QWidget, plan: Plan) -> None:
    words = Bilingual("实施新型基础设施标准化专项行动。", "")
    articles = tuple(
        replace(article, text=words) if article.number == "8" else article for article in plan.articles
    )
    dialog = opened(above, replace(plan, articles=articles))
    for number, told in (("8", "Copied word for word"), ("9", "Its text is not imported")):
        dialog._find.setText(number)
        assert dialog._quoting.text().startswith(told)


def test_words_that_stand_nowhere_are_answered_and_nothing_can_be_linked(above: QWidget, plan: Plan) -> None:
    dialog = opened(above, plan)
    QTest.keyClicks(dialog._reason, "It counts carbon.")
    assert dialog._link.isEnabled()
    QTest.keyClicks(dialog._find, "nowhere")
    assert not dialog._list.isVisible()
    said = [part.text() for part in dialog.findChildren(QLabel) if part.isVisible()]
    assert "No article or task matches" in said
    assert not dialog._link.isEnabled()
    QTest.keyClick(dialog._find, Qt.Key.Key_Down)
    QTest.keyClick(dialog._find, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    dialog._find.clear()
    assert dialog._list.isVisible()
    assert dialog._link.isEnabled()


def test_what_is_linked_already_says_so_in_its_row(above: QWidget, plan: Plan) -> None:
    nine = ArticleRef(DEFAULT_PLAN, "9")
    dialog = LinkDialog(above, [plan], (nine, second_task(plan)), None, "", [nine])
    dialog.show()
    model = dialog._model
    spoken = [
        str(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    ]
    assert [row.startswith("Article 9 ") for row in spoken if row.endswith("linked already")] == [True]
    assert [row.startswith("10.2 ") for row in spoken if row.endswith("suggested")] == [True]
