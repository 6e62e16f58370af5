"""Lists of several cases: each by its English title in the English window, by the Chinese one in the Chinese.

Cases without one of the two are called by the other; the words of both titles are found in either window.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.errors import ConflictError
from workbench.kernel.i18n import Language, use_language
from workbench.ui.dialogs.draftimport import DraftImportDialog
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.pages.handin.page import HandInPage
from workbench.ui.pages.plan.choosing import CaseChoiceDialog
from workbench.ui.pages.plan.page import PlanPage
from workbench.ui.pages.search.page import SearchPage
from workbench.ui.pages.start.page import StartPage
from workbench.ui.widgets.comingalong import RevisionChoice

BOTH, ONLY_CHINESE, ONLY_ENGLISH = "2026-001", "2026-002", "2026-003"
CHINESE, ENGLISH = "储能电站应急供电装置", "Zinc storage devices"
TITLES: dict[str, dict[Language, str]] = {
    BOTH: {"zh": CHINESE, "en": ENGLISH},
    ONLY_CHINESE: {"zh": "数控机床能效", "en": "数控机床能效"},
    ONLY_ENGLISH: {"zh": "Measuring boilers", "en": "Measuring boilers"},
}
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def _prepare(workbench: Workbench) -> None:
    for titles in TITLES.values():
        new_case(workbench, titles["zh"])
    workbench.drafting.set_value(BOTH, "title_en", ENGLISH)
    workbench.planning.link(BOTH, ArticleRef(DEFAULT_PLAN, "9"), "支撑储能电站的供电安全。")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Put the program into each of both languages."""
    chosen: Language = request.param
    use_language(chosen)
    return chosen


@pytest.fixture
def three(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk with a case that has both titles, and one for each title alone."""
    change_settings(name="林一", first_start_done=True)
    made = TestDesk(qtbot, tmp_path, _prepare)
    yield made
    made.close()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Give what a dialog stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(desk: TestDesk) -> CasesPage:
    """Return the list, its head by the title."""
    page = CasesPage(desk.desk)
    desk.show(page, None, 1100, 700)
    page.activateWindow()
    page.table.setFocus()
    return page


def spoken(model: QAbstractItemModel) -> list[str]:
    return [str(model.index(row, 0).data(_SPOKEN)) for row in range(model.rowCount())]


def displayed(model: QAbstractItemModel) -> set[str]:
    return {str(model.index(row, 0).data()) for row in range(model.rowCount())}


def choices(box: QComboBox) -> set[str]:
    return {box.itemText(row) for row in range(box.count()) if box.itemData(row)}


def titles_in(language: Language) -> set[str]:
    return {titles[language] for titles in TITLES.values()}


def named_in(language: Language) -> set[str]:
    """Return what cases are called in a choice of cases."""
    return {f"{ref}  {titles[language]}" for ref, titles in TITLES.items()}


def cell(page: CasesPage, ref: str) -> QModelIndex:
    return page.table.cases.index(page.table.cases.place_of(ref), 0)


def tip(page: CasesPage, ref: str) -> str:
    """Return what is told while the pointer rests on the title of a case."""
    view = page.table.viewport()
    at = page.table.visualRect(cell(page, ref)).center()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    return QToolTip.text()


def edited(page: CasesPage, qtbot: QtBot, ref: str) -> QLineEdit:
    """Return the editor of a title that F2 opens."""
    page.table.setCurrentIndex(cell(page, ref))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    return editor


def enter(desk: TestDesk, qtbot: QtBot, editor: QLineEdit, title: str) -> None:
    """Type another title and store it."""
    qtbot.keyClicks(editor, title)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    let_qt_work()  # the view takes what was typed in a turn of its own
    desk.settle()


def stored(desk: TestDesk) -> tuple[object, object]:
    values = desk.workbench.drafting.case(BOTH).values
    return values.get("title_zh"), values.get("title_en")


def test_the_list_shows_speaks_and_sorts_by_the_title_of_the_language(
    language: Language, three: TestDesk
) -> None:
    page = shown(three)
    assert displayed(page.table.cases) == titles_in(language)
    assert {
        words.split("," if language == "en" else "，")[0] for words in spoken(page.table.cases)
    } == titles_in(language)
    page.table.cases.sort(0)
    wanted = sorted(TITLES, key=lambda ref: TITLES[ref][language].lower())
    assert [case.ref for case in page.table.cases.shown] == wanted


@pytest.mark.parametrize("words", ["应急供电", "zinc", "应急 ZINC 2026"])
def test_the_filter_finds_both_titles_in_either_language(
    language: Language, three: TestDesk, qtbot: QtBot, words: str
) -> None:
    page = shown(three)
    page.filters.search.setFocus()
    page.filters.search.insert(words)
    three.settle()
    assert [case.ref for case in page.table.cases.shown] == [BOTH]


def test_both_titles_are_told_where_the_pointer_rests_the_one_that_is_shown_first(
    language: Language, three: TestDesk
) -> None:
    page = shown(three)
    told = tip(page, BOTH)
    first, second = (CHINESE, ENGLISH) if language == "zh" else (ENGLISH, CHINESE)
    assert 0 <= told.index(first) < told.index(second)
    assert TITLES[ONLY_CHINESE]["zh"] in tip(page, ONLY_CHINESE)
    QToolTip.hideText()


def test_what_is_renamed_is_the_title_that_is_shown_and_the_other_one_stays(
    three: TestDesk, qtbot: QtBot
) -> None:
    page = shown(three)
    editor = edited(page, qtbot, BOTH)
    assert (editor.text(), editor.accessibleName()) == (ENGLISH, "English title of the standard")
    enter(three, qtbot, editor, "Zinc cells")
    assert stored(three) == (CHINESE, "Zinc cells")
    assert three.told[-1] == f"Case {BOTH} has another English title."
    three.desk.actions.run("undo")
    three.settle()
    assert stored(three) == (CHINESE, ENGLISH)
    three.desk.actions.run("redo")
    three.settle()
    assert stored(three) == (CHINESE, "Zinc cells")
    assert "Zinc cells" in displayed(page.table.cases)


def test_in_the_chinese_window_the_chinese_title_is_renamed(three: TestDesk, qtbot: QtBot) -> None:
    use_language("zh")
    page = shown(three)
    editor = edited(page, qtbot, BOTH)
    assert editor.text() == CHINESE
    enter(three, qtbot, editor, "X1")
    assert stored(three) == ("X1", ENGLISH)


def test_a_case_with_one_title_is_renamed_as_before(three: TestDesk, qtbot: QtBot) -> None:
    page = shown(three)
    editor = edited(page, qtbot, ONLY_ENGLISH)
    assert (editor.text(), editor.accessibleName()) == ("Measuring boilers", "Title of the standard")
    enter(three, qtbot, editor, "Boilers")
    assert three.workbench.drafting.case(ONLY_ENGLISH).values["title_en"] == "Boilers"
    assert three.told[-1] == f"Case {ONLY_ENGLISH} has another title."


def test_a_title_renamed_is_not_renamed_over_a_newer_one(three: TestDesk, qtbot: QtBot) -> None:
    page = shown(three)
    editor = edited(page, qtbot, BOTH)
    three.workbench.drafting.set_value(BOTH, "title_en", "Theirs")
    enter(three, qtbot, editor, "Mine")
    assert stored(three) == (CHINESE, "Theirs")
    assert [type(error) for error in three.troubles] == [ConflictError]


def test_the_dialogs_that_take_an_earlier_case_offer_it_so(
    language: Language, three: TestDesk, parent: QWidget, qtbot: QtBot
) -> None:
    drafting = three.workbench.drafting
    importing = DraftImportDialog(parent, three.desk, drafting.forms(), drafting.cases())
    assert choices(importing.target) == named_in(language)
    along = RevisionChoice(lambda _number, _title, answer: answer(drafting.cases()), str)
    for part in (along, along.sources):
        qtbot.addWidget(part)
    qtbot.keyClicks(along.number, "GB/T 1-2020")
    qtbot.waitUntil(lambda: along.offers)
    assert choices(along.source) == named_in(language)
    along.source.setCurrentIndex(along.source.findData(BOTH))
    assert along.source_title() == TITLES[BOTH][language]


def test_the_case_to_link_is_offered_and_found_so(
    language: Language, three: TestDesk, parent: QWidget, qtbot: QtBot
) -> None:
    dialog = CaseChoiceDialog(parent, "9", True, three.workbench.drafting.cases())
    qtbot.addWidget(dialog)
    assert displayed(dialog.cases) == titles_in(language)
    for words in ("zinc", "应急供电"):
        dialog.finder.clear()
        qtbot.keyClicks(dialog.finder, "zinc") if words == "zinc" else dialog.finder.insert(words)
        assert displayed(dialog.cases) == {TITLES[BOTH][language]}
        assert spoken(dialog.cases)[0].startswith(TITLES[BOTH][language])


def test_the_plan_lists_cases_so(language: Language, three: TestDesk) -> None:
    page = PlanPage(three.desk)
    three.show(page, Place("plan", plan=DEFAULT_PLAN, article="9"))
    page.article.show_cases()
    three.settle()
    assert page.article.list is not None
    assert displayed(page.article.list.lines) == {TITLES[BOTH][language]}


def test_the_chooser_at_hand_in_offers_cases_so(language: Language, three: TestDesk) -> None:
    page = HandInPage(three.desk)
    three.show(page, Place("handin", case=BOTH))
    assert choices(page.chooser) == {f"{ref} {titles[language]}" for ref, titles in TITLES.items()}


def test_the_start_page_names_cases_so(language: Language, three: TestDesk) -> None:
    change_settings(last_place={three.workbench.location: (BOTH, "scope")})
    page = StartPage(three.desk)
    three.show(page)
    told = "\n".join(spoken(page.needs.model()))
    for titles in TITLES.values():
        assert titles[language] in told
    assert (CHINESE in told, ENGLISH in told) == (language == "zh", language == "en")
    assert page._resume.button.accessibleName().endswith(TITLES[BOTH][language])


@pytest.mark.parametrize("words", ["应急供电", "zinc", BOTH])
def test_search_results_name_cases_so(language: Language, three: TestDesk, words: str) -> None:
    page = SearchPage(three.desk)
    three.show(page, Place("search", words=words), width=1100, height=800)
    found = [page.list.rows.result_at(row) for row in range(page.list.rows.rowCount())]
    assert {one.title for one in found if one is not None and one.kind in ("case", "number")} == {
        TITLES[BOTH][language]
    }
