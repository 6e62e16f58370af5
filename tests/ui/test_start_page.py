"""The start page: going on where one stopped, what needs attention, the sample, the workspaces opened last."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings, load_settings
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr, use_language
from workbench.ui.models.moments import when_words
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.state import read_state
from workbench.ui.pages.start.page import StartPage
from workbench.ui.pages.start.reading import NeedKind, read_needs
from workbench.ui.pages.start.recents import RecentsView
from workbench.ui.pages.start.words import today_words
from workbench.ui.widgets.drawing import Ring
from workbench.ui.widgets.workwords import standing_words

SAMPLE = "2026-001"


def start_page(desk: TestDesk, width: int = 1440) -> StartPage:
    """Show a start page for somebody who has a name already."""
    if not load_settings().first_start_done:
        change_settings(name="林一", first_start_done=True)
    page = StartPage(desk.desk)
    desk.show(page, width=width)
    return page


def pressable(page: StartPage, words: str) -> QPushButton:
    """Return the visible button with these words."""
    found = [item for item in page.findChildren(QPushButton) if item.text().strip() == words]
    return next(item for item in found if item.isVisible())


def primary(page: StartPage) -> list[str]:
    """Return the words of the filled buttons that are seen."""
    buttons = page.findChildren(QPushButton)
    return [item.text() for item in buttons if item.isVisible() and item.property("kind") == "primary"]


def texts(page: StartPage) -> str:
    """Return all words that stand in the two lists and the labels."""
    rows = [
        view.model().index(row, 0)
        for view in (page.needs, page.recents)
        for row in range(view.model().rowCount())
    ]
    return "\n".join(str(row.data(int(Qt.ItemDataRole.AccessibleTextRole))) for row in rows)


def test_enter_goes_on_where_one_stopped(sample_desk: TestDesk, qtbot: QtBot) -> None:
    location = sample_desk.workbench.location
    change_settings(last_place={location: (SAMPLE, "scope")})
    page = start_page(sample_desk)

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)

    assert primary(page) == ["Continue editing"]
    assert sample_desk.went == [Place("editor", case=SAMPLE, field="scope")]


def test_without_a_last_place_the_last_change_of_the_last_case_is_offered(
    sample_desk: TestDesk, qtbot: QtBot
) -> None:
    sample_desk.workbench.drafting.set_value(SAMPLE, "remarks", "The very last words")
    page = start_page(sample_desk)

    qtbot.mouseClick(pressable(page, "Continue editing"), Qt.MouseButton.LeftButton)

    assert sample_desk.went == [Place("editor", case=SAMPLE, field="remarks")]


def test_a_list_written_last_tells_its_last_row_as_a_sentence(sample_desk: TestDesk) -> None:
    rows = [{"name": "电池"}, {"name": "应急供电装置", "note": "成套"}]
    sample_desk.workbench.drafting.set_value(SAMPLE, "products", rows)
    page = start_page(sample_desk)

    assert page._resume._words.text() == "应急供电装置, 成套"


def test_a_place_in_a_case_that_is_gone_is_not_offered(desk: TestDesk) -> None:
    change_settings(last_place={desk.workbench.location: ("2020-001", "scope")})
    page = start_page(desk)

    assert primary(page) == ["Open the sample"]


def test_a_case_with_empty_fields_needs_attention_and_a_click_leads_there(desk: TestDesk, qtbot: QtBot) -> None:
    new_case(desk.workbench)
    page = start_page(desk)

    first = page.needs.model().index(0, 0)
    assert "required entries are still missing" in texts(page)
    qtbot.mouseClick(
        page.needs.viewport(), Qt.MouseButton.LeftButton, pos=page.needs.visualRect(first).center()
    )

    assert desk.went == [Place("editor", case="2026-001", field="title_en")]


def test_enter_in_the_list_leads_there_too(desk: TestDesk, qtbot: QtBot) -> None:
    new_case(desk.workbench)
    new_case(desk.workbench, "Second case")
    page = start_page(desk)

    page.needs.setFocus()
    qtbot.keyClick(page.needs, Qt.Key.Key_Down)
    qtbot.keyClick(page.needs, Qt.Key.Key_Return)

    assert [place.case for place in desk.went] == ["2026-001"]


def test_errors_come_before_empty_fields(sample_desk: TestDesk) -> None:
    new_case(sample_desk.workbench, "Later case")
    sample_desk.workbench.drafting.set_value(SAMPLE, "attachments", None)
    page = start_page(sample_desk)

    lines = texts(page).splitlines()
    assert "would get the case returned" in lines[0]
    assert "still missing" in lines[-1]


@pytest.mark.parametrize("answers", [{}, {"work_type": "revision", "patents_involved": True}])
def test_what_is_missing_is_counted_as_the_editor_counts_it(
    sample_desk: TestDesk, answers: dict[str, object]
) -> None:
    workbench = sample_desk.workbench
    case = SAMPLE if answers else new_case(workbench).ref
    workbench.drafting.fill(case, answers)
    left = {need.kind: need.count for need in read_needs(workbench, case)}[NeedKind.EMPTY_FIELDS]
    assert left > 1
    assert standing_words(read_state(workbench, case).work) == f"Required fields left: {left}"


def test_warnings_are_listed_after_errors_and_missing_entries(sample_desk: TestDesk) -> None:
    new_case(sample_desk.workbench, "Later case")
    title = "Method for the determination Of Carbon"  # a capital inside the title: a warning
    sample_desk.workbench.drafting.set_value(SAMPLE, "title_en", title)
    page = start_page(sample_desk)

    lines = texts(page).splitlines()
    assert [line for line in lines if "warning" in line]
    assert "warning" in lines[-1]


def test_a_section_named_like_its_field_is_told_once(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    form = workbench.drafting.form_of(workbench.drafting.case(SAMPLE))
    same = [
        field
        for section in form.sections
        for field in section.fields
        if section.title.here() == field.label.here()
    ]
    assert same
    change_settings(last_place={workbench.location: (SAMPLE, same[0].id)})
    page = start_page(sample_desk)

    assert page._resume._where.text().startswith(f"{same[0].label.here()} · ")


def test_a_sample_in_order_needs_nothing_and_says_so(sample_desk: TestDesk) -> None:
    page = start_page(sample_desk)

    assert page.needs.model().rowCount() == 0
    assert not page.needs.isVisible()


def test_four_are_shown_and_then_all(desk: TestDesk, qtbot: QtBot) -> None:
    for number in range(6):
        new_case(desk.workbench, f"标准{number}")
    page = start_page(desk)
    assert page.needs.model().rowCount() == 4

    qtbot.mouseClick(pressable(page, "Show all 6"), Qt.MouseButton.LeftButton)
    assert page.needs.model().rowCount() == 6
    qtbot.mouseClick(pressable(page, "Show fewer"), Qt.MouseButton.LeftButton)
    assert page.needs.model().rowCount() == 4


def test_an_empty_workspace_offers_the_sample(desk: TestDesk, qtbot: QtBot) -> None:
    ran: list[str] = []
    desk.desk.actions.handle({"sample.open": lambda: ran.append("sample")})
    page = start_page(desk)

    qtbot.mouseClick(pressable(page, "Open the sample"), Qt.MouseButton.LeftButton)

    assert ran == ["sample"]
    assert primary(page) == ["Open the sample"]


def test_the_sample_is_not_offered_twice(sample_desk: TestDesk) -> None:
    page = start_page(sample_desk)

    with pytest.raises(StopIteration):
        pressable(page, "Open the sample")


def test_the_buttons_at_the_right_run_the_commands(desk: TestDesk, qtbot: QtBot) -> None:
    ran: list[str] = []
    names = ("case.new", "workspace.open")
    desk.desk.actions.handle({name: (lambda name=name: ran.append(name)) for name in names})
    page = start_page(desk)

    for words in ("New case", "Open workspace…"):
        qtbot.mouseClick(pressable(page, words), Qt.MouseButton.LeftButton)

    assert ran == list(names)


def test_a_change_elsewhere_is_seen_at_once(desk: TestDesk) -> None:
    page = start_page(desk)
    desk.operations.change(page, lambda wb: wb.drafting.create("gb-t-recommended", "新的提案"))
    desk.settle()

    assert "新的提案" in texts(page)


def recents_of(desk: TestDesk, tmp_path: Path) -> tuple[StartPage, str, str]:
    """Show a page whose list holds a workspace that is there and one that is gone."""
    there, gone = tmp_path / "甲.db", tmp_path / "乙.db"
    there.touch()
    change_settings(recents=(str(there), str(gone)))
    return start_page(desk), str(there), str(gone)


def row_of(view: RecentsView, location: str) -> QModelIndex:
    """Return the row of a workspace and make it the current one."""
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    index = next(row for row in rows if row.data(int(Qt.ItemDataRole.UserRole)) == location)
    view.setCurrentIndex(index)
    return index


def test_enter_and_double_click_choose_a_workspace(desk: TestDesk, qtbot: QtBot, tmp_path: Path) -> None:
    page, there, _gone = recents_of(desk, tmp_path)
    chosen: list[str] = []
    page.workspace_chosen.connect(chosen.append)
    index = row_of(page.recents, there)

    qtbot.keyClick(page.recents, Qt.Key.Key_Return)
    viewport, centre = page.recents.viewport(), page.recents.visualRect(index).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=centre)

    assert chosen == [there, there]


def test_a_workspace_that_is_gone_stays_and_is_looked_for(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, there, gone = recents_of(desk, tmp_path)
    chosen: list[str] = []
    page.workspace_chosen.connect(chosen.append)
    found = str(tmp_path / "elsewhere" / "乙.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (found, ""))
    index = row_of(page.recents, gone)
    assert "File not found" in str(index.data(int(Qt.ItemDataRole.AccessibleTextRole)))

    qtbot.keyClick(page.recents, Qt.Key.Key_Return)

    assert chosen == [found]
    assert load_settings().recents == (there,)


def test_delete_takes_a_workspace_off_the_list_and_undo_brings_it_back(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    page, there, gone = recents_of(desk, tmp_path)
    undone: list[object] = []
    desk.desk.notices.shown.connect(lambda notice: undone.append(notice.action))
    row_of(page.recents, there)

    qtbot.keyClick(page.recents, Qt.Key.Key_Delete)

    assert load_settings().recents == (gone,)
    assert Path(there).exists()
    assert len(desk.told) == 1
    action = undone[0]
    assert callable(action)
    action()
    assert load_settings().recents == (there, gone)


def test_the_menu_of_a_row_offers_to_remove(desk: TestDesk, tmp_path: Path) -> None:
    page, there, gone = recents_of(desk, tmp_path)

    words = {
        place: [action.text() for action in page.recents.menu(row_of(page.recents, place)).actions()]
        for place in (there, gone)
    }

    assert words == {
        there: ["Open", "Remove from the list"],
        gone: ["Locate…", "Remove from the list"],
    }


def test_the_first_start_asks_for_a_name_and_stores_it(desk: TestDesk, qtbot: QtBot) -> None:
    page = StartPage(desk.desk)
    desk.show(page)
    assert primary(page) == ["Save"]

    for key, text in (("name", "Lin"), ("organisation", "Testing"), ("email", "lin@example.org")):
        editor = page.first.person.editor(key)
        assert editor.hasFocus()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
    save, skip = pressable(page, "Save"), pressable(page, "Skip")
    assert save.hasFocus()
    assert not skip.isEnabled(), "what was typed would be lost"
    qtbot.keyClick(save, Qt.Key.Key_Space)

    settings = load_settings()
    assert (settings.name, settings.organisation, settings.email) == ("Lin", "Testing", "lin@example.org")
    assert settings.first_start_done
    assert not page.first.isVisible()


def test_without_a_name_the_reason_stands_at_the_field(desk: TestDesk, qtbot: QtBot) -> None:
    page = StartPage(desk.desk)
    desk.show(page)

    qtbot.mouseClick(pressable(page, "Save"), Qt.MouseButton.LeftButton)

    editor = page.first.person.editor("name")
    assert editor.accessibleDescription() == "A person needs a name."
    assert editor.hasFocus()
    assert not load_settings().first_start_done


def test_the_question_can_be_skipped_and_does_not_come_back(desk: TestDesk, qtbot: QtBot) -> None:
    page = StartPage(desk.desk)
    desk.show(page)

    qtbot.mouseClick(pressable(page, "Skip"), Qt.MouseButton.LeftButton)

    assert load_settings().first_start_done
    assert load_settings().name == ""
    assert not page.first.isVisible()


def test_another_language_keeps_what_was_typed(desk: TestDesk, qtbot: QtBot) -> None:
    page = StartPage(desk.desk)
    desk.show(page)
    qtbot.keyClicks(page.first.person.editor("name"), "Lin")

    qtbot.mouseClick(page.first.language.button("zh"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: load_settings().language == "zh")
    use_language("zh")
    rebuilt = StartPage(desk.desk)
    rebuilt.show_unsaved(page.unsaved())
    desk.show(rebuilt, page.place())

    assert rebuilt.first.person.values()["name"] == "Lin"
    assert rebuilt.first.language.choice() == "zh"


@pytest.mark.parametrize("address", ["zhang@@x", "zhang", "zhang li@example.cn", "zhang＠example.cn"])
def test_what_evidently_is_no_email_address_is_not_stored(desk: TestDesk, qtbot: QtBot, address: str) -> None:
    page = StartPage(desk.desk)
    desk.show(page)
    page.first.person.show_values("Zhang", "", address)

    qtbot.mouseClick(pressable(page, "Save"), Qt.MouseButton.LeftButton)

    editor = page.first.person.editor("email")
    assert editor.hasFocus()
    assert editor.accessibleDescription()
    assert not load_settings().first_start_done
    editor.selectAll()
    qtbot.keyClicks(editor, "zhang@example")  # odd, but may be right within a house
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert load_settings().email == "zhang@example"


def test_one_stays_at_the_language_that_was_chosen_by_keys(desk: TestDesk, qtbot: QtBot) -> None:
    page = StartPage(desk.desk)
    desk.show(page)
    qtbot.keyClick(page.first.person.editor("name"), Qt.Key.Key_Backtab)
    english = page.first.language.button("en")
    assert english.hasFocus()
    qtbot.keyClick(english, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: load_settings().language == "zh")
    use_language("zh")
    rebuilt = StartPage(desk.desk)
    desk.show(rebuilt, page.place())

    assert rebuilt.first.language.button("zh").hasFocus()


def test_an_error_is_shown_with_a_way_to_try_again(
    desk: TestDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafting = desk.workbench.drafting
    real = type(drafting).cases

    def refuse(*_args: object, **_named: object) -> None:
        raise NotReadable("The workspace can't be read.")

    monkeypatch.setattr(type(drafting), "cases", refuse)
    page = start_page(desk)
    assert page.strip.isVisible()
    monkeypatch.setattr(type(drafting), "cases", real)

    qtbot.mouseClick(pressable(page, "Try again"), Qt.MouseButton.LeftButton)
    desk.settle()

    assert not page.strip.isVisible()
    assert primary(page) == ["Open the sample"]


@pytest.mark.parametrize(("width", "expected"), [(1440, 400), (952, 300)])
def test_the_side_pane_gives_way_in_a_narrow_window(desk: TestDesk, width: int, expected: int) -> None:
    page = start_page(desk, width)

    assert page.panes()[1].width() == expected


def test_days_are_written_in_words() -> None:
    today = date(2026, 11, 24)
    at = datetime(2026, 11, 24, 14, 32).astimezone()

    assert today_words(today) == "Tuesday, 24 November"
    assert when_words(at, today) == "today 14:32"
    assert when_words(at.replace(day=23), today) == "yesterday 14:32"
    assert when_words(at.replace(day=3), today) == "3 November"
    assert when_words(at.replace(year=2025), today) == "2025-11-24"


def test_the_ring_writes_per_cents_as_they_are_written_elsewhere(qtbot: QtBot) -> None:
    ring = Ring(0.031)
    qtbot.addWidget(ring)
    assert ring.words == tr("{percent} %", percent=3)
