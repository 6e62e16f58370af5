"""The right pane of the editor: guide, checks with repair and waiver, links, history with the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.helpers import editors
from tests.helpers.dialogs import in_modal
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import ArticleRef
from workbench.domain.textdifference import newer, older
from workbench.ui.dialogs.linking import LinkChoice, LinkDialog
from workbench.ui.dialogs.waiving import WaiveDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"


def opened(desk: TestDesk, field: str = "purpose", tab: str = "") -> EditorPage:
    """Open the editor on the first case with a tab of the side pane."""
    return editors.opened(desk, field, tab=tab)


def press(widget: QWidget, words: str, number: int = 0) -> None:
    """Press a button that can be seen, by its words."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text().strip() == words]
    QTest.mouseClick(found[number], Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> list[str]:
    """Return the labels that can be seen."""
    return [item.text() for item in widget.findChildren(QLabel) if item.isVisible()]


def links(desk: TestDesk) -> list[str]:
    """Return the places that the case is linked to."""
    return [link.ref.place for link in desk.workbench.drafting.case(CASE).links]


def test_the_guide_follows_the_focus(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose")
    assert page.state is not None
    fields = page.state.form.fields
    assert fields["purpose"].label.here() in texts(page._side)
    page.show_place(Place("editor", case=CASE, field="title_en"))
    sample_desk.settle()
    assert fields["title_en"].label.here() in texts(page._side)


def test_the_example_is_put_into_an_empty_field_and_stored(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "purpose")
    assert page.state is not None
    example = page.state.form.fields["purpose"].example.zh  # the case is Chinese
    press(page._side, "Insert the example")
    desk.settle()
    desk.settle()
    assert desk.workbench.drafting.case(CASE).values.get("purpose") == example


def test_enter_on_a_finding_leads_to_its_field(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh", "checks")
    view = page._side._checks._view
    view.setFocus()
    view.setCurrentIndex(view.model().index(3, 0))
    finding = page._side.current_finding()
    assert finding is not None
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.place().field == finding.where.field


def test_a_rule_is_waived_with_a_reason_and_counts_again(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh", "checks")
    view = page._side._checks._view
    view.setCurrentIndex(view.model().index(0, 0))
    finding = page._side.current_finding()
    assert finding is not None
    monkeypatch.setattr(WaiveDialog, "ask", classmethod(lambda *_words: "Agreed with the committee"))
    press(page._side, "Waive…")
    desk.settle()
    desk.settle()
    waivers = desk.workbench.drafting.case(CASE).waivers
    assert [(waiver.rule, waiver.reason) for waiver in waivers] == [(finding.rule, "Agreed with the committee")]
    assert page._side.current_finding() is not None
    press(page._side, "Apply the rule again")
    desk.settle()
    assert desk.workbench.drafting.case(CASE).waivers == ()


def test_no_reason_is_told_in_the_dialog(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    dialog = WaiveDialog(page, "P13", "Words")
    dialog.show()
    press(dialog, "Waive rule P13")
    assert dialog.isVisible()
    assert "Say why the rule does not fit this case." in texts(dialog)
    dialog.close()


def test_what_else_is_set_aside_with_a_rule_is_said_before_it_is_done(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_en", "checks")
    assert page.state is not None
    finding = page.state.report.findings[0]
    page._side.show_finding(finding)
    same = [other for other in page.state.report.findings if other.rule == finding.rule]
    assert len(same) > 4
    seen: list[str] = []
    in_modal(WaiveDialog, lambda: press(page._side, "Waive…"), lambda dialog: seen.extend(texts(dialog)))
    count = len(same) - 1
    assert f"The rule is set aside for the whole case; {count} more findings go with it:" in seen
    assert finding.message.here() in seen
    assert len([other for other in same if other.message.here() in seen]) == 4
    assert desk.workbench.drafting.case(CASE).waivers == ()


def test_what_counts_only_at_the_hand_in_is_said_too(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_en", "checks")
    view = page._side._checks._view
    rules = [finding.rule for finding in page._side._checks._model.findings]
    view.setCurrentIndex(view.model().index(rules.index("P21"), 0))
    seen: list[str] = []
    in_modal(WaiveDialog, lambda: press(page._side, "Waive…"), lambda dialog: seen.extend(texts(dialog)))
    assert any("sealed proposal" in words for words in seen)


def test_control_enter_sets_a_rule_aside_once_there_is_a_reason(sample_desk: TestDesk) -> None:
    dialog = WaiveDialog(opened(sample_desk), "P13", "Words")
    dialog.show()
    for typed, going_on in (("", True), ("Agreed", False)):
        QTest.keyClicks(dialog._reason, typed)
        QTest.keyClick(dialog._reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible() is going_on
    assert dialog.result() == WaiveDialog.DialogCode.Accepted


def test_the_links_stand_with_reason_and_can_be_removed_and_brought_back(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, tab="links")
    before = links(sample_desk)
    assert len(before) == 2
    press(page._side, "Remove")
    sample_desk.settle()
    sample_desk.settle()
    assert len(links(sample_desk)) == 1
    assert sample_desk.told[-1].startswith("The link to article")
    sample_desk.operations.change(page, lambda wb: wb.history.undo(CASE))
    sample_desk.settle()
    assert sorted(links(sample_desk)) == sorted(before)


def test_a_link_is_made_with_what_the_dialog_gives_and_taken_back_from_its_message(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(sample_desk, tab="links")
    ref = ArticleRef("action-plan-2022", "2")
    choice = LinkChoice(ref, "It pilots the review.", LinkRole.SUPPORTING, "")
    notices: list[Notice] = []
    sample_desk.desk.notices.shown.connect(notices.append)
    monkeypatch.setattr(LinkDialog, "ask", classmethod(lambda *_words, **_more: choice))
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    sample_desk.settle()
    assert "2" in links(sample_desk)
    (notice,) = notices
    assert notice.text == "2026-001 is linked to article 2."
    assert notice.action is not None
    notice.action()
    sample_desk.settle()
    assert "2" not in links(sample_desk)


def test_what_is_suggested_stands_in_the_dialog_from_the_start(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)  # the tab of the articles was never seen, so nothing was suggested yet
    seen: list[list[str]] = []

    def look(dialog: LinkDialog) -> None:
        shown = dialog._model.shown
        seen.append([target.ref.article for target in shown if target.suggested])
        assert shown[0].ref.article == seen[0][0] == "9"

    def ask() -> None:
        QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        sample_desk.settle()

    in_modal(LinkDialog, ask, look)
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    in_modal(LinkDialog, ask, look)
    assert len(seen) == 2
    assert seen[0] == seen[1]


def test_the_dialog_says_what_is_linked_already_but_not_of_the_link_that_is_changed(
    sample_desk: TestDesk,
) -> None:
    page = opened(sample_desk, tab="links")
    refs = [link.ref for link in sample_desk.workbench.drafting.case(CASE).links]
    seen: list[list[ArticleRef]] = []

    def look(dialog: LinkDialog) -> None:
        seen.append([target.ref for target in dialog._model.shown if target.linked])

    for name in ("Link to an article…", "Edit…"):
        in_modal(LinkDialog, partial(press, page._side, name), look)
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
    assert sorted(seen[0]) == sorted(refs)
    assert seen[1] == [ref for ref in refs if ref != refs[0]]


def chosen_once(monkeypatch: pytest.MonkeyPatch, choice: LinkChoice) -> list[tuple[object, ...]]:
    """Let the dialog give a choice the first time and nothing after; return what it is asked with."""
    asked: list[tuple[object, ...]] = []

    def ask(_cls: object, _parent: object, *words: object) -> LinkChoice | None:
        asked.append(words)
        return choice if len(asked) == 1 else None

    monkeypatch.setattr(LinkDialog, "ask", classmethod(ask))
    return asked


def test_a_link_that_is_there_already_is_asked_for_again(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(sample_desk, tab="links")
    present = sample_desk.workbench.drafting.case(CASE).links[0]
    choice = LinkChoice(present.ref, "Once more.", LinkRole.MAIN, "")
    asked = chosen_once(monkeypatch, choice)
    press(page._side, "Link to an article…")
    sample_desk.settle()
    assert asked[1][2] == choice
    assert "is linked to article" in str(asked[1][3])
    assert len(links(sample_desk)) == 2


def test_a_quote_that_stands_nowhere_is_asked_for_again_with_all_that_was_typed(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = tmp_path / "ten.txt"
    text.write_text("10. 完善生态系统保护与修复标准体系。制定标准。\n", encoding="utf-8")
    sample_desk.workbench.planning.import_text(text, "auto", "action-plan-2022")
    page = opened(sample_desk, tab="links")
    choice = LinkChoice(ArticleRef("action-plan-2022", "10"), "It serves.", LinkRole.MAIN, "不在原文中")
    asked = chosen_once(monkeypatch, choice)
    press(page._side, "Link to an article…")
    sample_desk.settle()
    _, _, present, wrong, _ = asked[1]
    assert present == choice
    assert "does not stand in article 10" in str(wrong)
    assert "10" not in links(sample_desk)


def test_the_dialog_finds_an_article_and_asks_for_the_reason(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    assert page.state is not None
    dialog = LinkDialog(page, list(page.state.plans.values()), (), None)
    dialog.show()
    QTest.keyClicks(dialog._find, "carbon")
    assert 0 < len(dialog._model.shown) < 60
    assert dialog.choice() is None
    press(dialog, "Link")
    assert dialog.isVisible()
    assert "Say how the proposal serves the article." in texts(dialog)
    QTest.keyClicks(dialog._reason, "It counts carbon.")
    choice = dialog.choice()
    assert choice is not None
    assert choice.reason == "It counts carbon."
    dialog.accept()


def test_waiving_takes_the_finding_of_the_field_one_is_in_or_asks_to_choose_one(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(desk.workbench)
    page = opened(desk, "title_en", "checks")
    asked: list[str] = []

    def ask(_cls: object, _parent: object, rule: str, *_words: object) -> str:
        asked.append(rule)
        return ""

    monkeypatch.setattr(WaiveDialog, "ask", classmethod(ask))
    desk.desk.actions.run("finding.waive")
    assert asked == ["P01"]  # the English title is missing

    page = opened(desk, "remarks", "checks")
    desk.desk.actions.run("finding.waive")
    assert len(asked) == 1
    assert "Choose the finding" in " ".join(texts(page._side))
    assert page._side._checks._view.hasFocus()


def test_suggestions_stand_below_the_links_of_a_case_that_has_none(desk: TestDesk) -> None:
    new_case(desk.workbench, "工业园区温室气体排放核算 边界划分指南")
    page = opened(desk, "title_zh", "links")
    assert "Articles that may fit" in texts(page._side)
    assert any(text.startswith("Matched: ") for text in texts(page._side))


def test_an_earlier_value_is_restored_from_the_history(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    before = workbench.drafting.case(CASE).values["title_en"]
    workbench.drafting.set_value(CASE, "title_en", "Another title")
    page = opened(sample_desk, "title_en", "history")
    tab = page._side._history
    tab._view.setCurrentIndex(tab._model.index(0))
    (line,) = tab._difference.rows.lines
    assert (older(line.pieces), newer(line.pieces)) == (before, "Another title")
    press(page._side, "Back to before this step")
    sample_desk.settle()
    assert workbench.drafting.case(CASE).values["title_en"] == before


def test_one_returns_to_the_state_after_a_step_and_undo_takes_that_back(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    for words in ("First title", "Second title", "Third title"):
        workbench.drafting.set_value(CASE, "title_en", words)
    page = opened(sample_desk, "title_en", "history")
    tab = page._side._history
    tab._view.setCurrentIndex(tab._model.index(0))
    assert not tab._to_after.isEnabled()  # it is the present state
    assert tab._to_before.isEnabled()
    tab._view.setCurrentIndex(tab._model.index(2))
    press(page._side, "Return to this state")
    sample_desk.settle()
    assert workbench.drafting.case(CASE).values["title_en"] == "First title"
    sample_desk.operations.change(page, lambda wb: wb.history.undo(CASE))
    sample_desk.settle()
    assert workbench.drafting.case(CASE).values["title_en"] == "Third title"


def test_each_line_of_the_history_tells_what_came_and_what_went_and_the_second(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    text = f"<p>{'同样的开头，'.join(['同样的开头，'] * 9)}浓度为 10<sup>3</sup> 以下</p>"
    for words in (text, text.replace("浓度", "含量"), text.replace("<sup>3</sup>", "<sup>6</sup>")):
        workbench.drafting.set_value(CASE, "purpose", words)
    page = opened(sample_desk, "purpose", "history")
    model = page._side._history._model
    shown = [model.value(entry) for entry in model.entries[:2]]
    assert shown == [
        "…头，同样的开头，[含量为 10³ → 浓度为 10⁶] 以下",
        "…头，同样的开头，[浓度 → 含量]为 10³ 以下",
    ]
    one, two = (
        replace(entry, at=datetime(2026, 3, 2, 10, 30, second, tzinfo=UTC))
        for entry, second in zip(model.entries[:2], (40, 15), strict=True)
    )
    later = replace(one, number=one.number + 1, at=one.at + timedelta(minutes=2))
    assert page.state is not None
    model.show([later, one, two], page.state.form, "purpose")
    times = [model.note(entry).split(" · ")[1] for entry in (later, one, two)]
    assert [time[-2:] for time in times[1:]] == ["40", "15"]
    assert [len(time) for time in times] == [5, 8, 8]


def test_the_tab_stays_while_one_moves_to_another_field(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose", "history")
    page.show_place(Place("editor", case=CASE, field="title_en"))
    sample_desk.settle()
    assert page._side._history.isVisible()


def test_no_list_of_findings_is_wider_than_the_pane(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    workbench.drafting.set_value(CASE, "title_en", f"Emergency devices Standard, {'Safety Requirements ' * 8}")
    page = opened(sample_desk, "title_en", "checks")
    tab = page._side._checks
    assert not tab._view.horizontalScrollBar().isVisible()
    tab._view.setCurrentIndex(tab._model.index(0))
    sample_desk.settle()
    for part in [*tab.findChildren(QAbstractButton), *tab.findChildren(QLabel)]:
        if part.isVisible():
            assert part.mapTo(tab, part.rect().topRight()).x() <= tab.width(), part
    counts = tab._counts
    assert counts.height() >= counts.heightForWidth(counts.width())
    assert counts.fontMetrics().horizontalAdvance(counts.text()) <= counts.width()


def test_no_keys_of_sources_are_shown(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "purpose", "checks")
    tab = page._side._checks
    for place in range(tab._model.rowCount()):
        tab._view.setCurrentIndex(tab._model.index(place))
        assert tab._why.text()
        assert "S-" not in tab._why.text()


def test_edits_of_one_field_differ_in_its_history_and_name_the_time_once(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    for words in ("One", "Two", "Three", "Four", "Five"):
        workbench.drafting.set_value(CASE, "title_en", f"{words} title")
    page = opened(sample_desk, "title_en", "history")
    tab = page._side._history
    spoken = [
        str(tab._model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)).rsplit(",", 1)[0] for n in range(5)
    ]
    assert len(set(spoken)) == 5
    entry = replace(tab._model.entries[0], at=datetime.now(UTC))
    note = tab._model.note(entry)
    assert note.count(f"{entry.at.astimezone():%H:%M}") == 1
    old = tab._model.note(replace(entry, at=entry.at - timedelta(days=30)))
    assert old.count(f"{entry.at.astimezone():%H:%M}") == 1


def test_an_empty_history_has_its_choice_at_the_top(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "purpose", "history")
    tab = page._side._history
    assert tab._none.isVisible()
    top = tab._which.mapTo(tab, QPoint(0, 0)).y()
    below = tab._none.mapTo(tab, QPoint(0, 0)).y()
    assert top <= 16
    assert below - top - tab._which.height() <= 40


def test_restoring_a_value_leaves_the_focus_in_the_history(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "title_en", "Another title")
    page = opened(sample_desk, "title_en", "history")
    tab = page._side._history
    tab._view.setFocus()
    tab._view.setCurrentIndex(tab._model.index(0))
    tab._to_before.setFocus()
    QTest.keyClick(tab._to_before, Qt.Key.Key_Space)
    sample_desk.settle()
    sample_desk.settle()
    assert sample_desk.workbench.drafting.case(CASE).values["title_en"] != "Another title"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert tab.isAncestorOf(focused)


def test_a_quote_of_an_article_without_text_is_said_to_be_unchecked(sample_desk: TestDesk) -> None:
    link = sample_desk.workbench.drafting.case(CASE).links[0]
    sample_desk.workbench.planning.relink(CASE, link.ref, link.ref, link.reason, link.role, "任何一句话")
    page = opened(sample_desk, tab="links")
    assert "Not checked: the article's text is not imported." in texts(page._side)


@pytest.mark.parametrize("tab", ["guide", "checks", "links", "history"])
def test_escape_leads_from_the_side_pane_back_to_the_field_one_was_in(sample_desk: TestDesk, tab: str) -> None:
    page = opened(sample_desk, "title_en", tab)
    entry = editors.row(page, "title_en").editor.entry()
    entry.setFocus()
    page._side._tabs.setFocus()
    QTest.keyClick(page._side._tabs, Qt.Key.Key_Escape)
    assert entry.hasFocus()
