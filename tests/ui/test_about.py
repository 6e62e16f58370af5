"""The small dialogs: about the program, an unexpected error, the result of an examination."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.tools import ROOT
from tests.helpers.windows import TestDesk
from workbench.app.release import libraries, program_licence, program_version
from workbench.kernel.i18n import use_language
from workbench.storage.chain import ChainReport, Verdict
from workbench.ui import theme
from workbench.ui.dialogs.about import AboutDialog
from workbench.ui.dialogs.crash import CrashDialog
from workbench.ui.dialogs.examining import ExaminationDialog
from workbench.ui.errors import Trouble, report_of, trouble_of


def texts(dialog: QWidget) -> list[str]:
    """Return what labels say that can be seen."""
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    """Give the dialog about the program."""
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_about_names_the_version(about: AboutDialog) -> None:
    assert f"Version {program_version()}" in texts(about)


def test_about_says_that_the_program_states_no_licence_of_its_own(about: AboutDialog) -> None:
    assert program_licence() == ""  # if that is no longer so, the other sentence is the true one
    assert any(text.startswith("This program states no licence of its own.") for text in texts(about))


def test_about_names_the_licence_of_the_program_if_it_states_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.dialogs.about.program_licence", lambda: "EUPL-1.2")
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Licence of this program: EUPL-1.2." in texts(dialog)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_about_shows_the_sign_of_the_program_in_its_own_colours(qtbot: QtBot, mode: theme.Mode) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, mode)
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    pictures = [label.pixmap() for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    sign = pictures[0].toImage()
    shades = {sign.pixelColor(x, y).name() for x in range(sign.width()) for y in range(sign.height())}
    assert {"#17629f", "#ffffff"} <= shades
    theme.apply(application, "light")


def test_the_table_names_all_that_comes_along_with_its_licence(about: AboutDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(about.views.button("libraries"), Qt.MouseButton.LeftButton)
    model = about.table.model()
    rows = range(model.rowCount())
    shown = {str(model.index(row, 0).data()): str(model.index(row, 2).data()) for row in rows}
    assert set(shown) == {item.name for item in libraries()}
    assert {"PySide6_Essentials", "shiboken6", "SQLAlchemy", "MarkupSafe", "Mako", "psycopg-binary"} <= set(
        shown
    )
    assert "LGPL" in shown["shiboken6"]
    assert "not stated" not in shown.values()


def test_the_libraries_and_the_notice_are_a_click_away(about: AboutDialog, qtbot: QtBot) -> None:
    assert not about.table.isVisible()
    qtbot.mouseClick(about.views.button("libraries"), Qt.MouseButton.LeftButton)
    assert about.table.isVisible()
    qtbot.mouseClick(about.views.button("notices"), Qt.MouseButton.LeftButton)
    assert about.notice.isVisible()
    assert "BSD 2-Clause" in about.notice.toPlainText()
    assert about.notice.isReadOnly()


def test_the_versions_can_be_copied(about: AboutDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(about.copy_button, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert program_version() in copied
    assert "SQLAlchemy" in copied


def test_enter_and_escape_close_about(about: AboutDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_about_loads_no_database_and_no_word_library() -> None:
    code = (
        "import sys, workbench.ui.dialogs.about, workbench.ui.dialogs.crash, workbench.ui.dialogs.examining,"
        " workbench.ui.dialogs.palette, workbench.ui.pages.help.page, workbench.ui.pages.search.page;"
        "print([name for name in ('sqlalchemy', 'docx', 'alembic') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.fixture
def trouble() -> Trouble:
    """Give an error that nobody foresaw."""
    typed = "<b>secret</b>"
    try:
        try:
            int(typed)
        except ValueError as error:
            raise KeyError(typed) from error
    except KeyError as error:
        return trouble_of(error)
    raise AssertionError("this was no number")


def test_a_crash_says_that_what_was_typed_is_stored_and_gives_a_report(qtbot: QtBot, trouble: Trouble) -> None:
    dialog = CrashDialog(None, trouble)
    qtbot.addWidget(dialog)
    dialog.show()
    assert trouble.message in texts(dialog)
    assert "What you typed is not lost. The window stays open." in texts(dialog)
    assert "int(typed)" in dialog.report.toPlainText()
    assert dialog.report.isReadOnly()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "Traceback" in QApplication.clipboard().text()


def test_a_report_names_errors_and_places_and_nothing_that_was_typed(trouble: Trouble) -> None:
    for told in ("ValueError (", "KeyError (", "This led to the next error:", "int(typed)", "test_about.py"):
        assert told in trouble.details
    assert trouble.details.index("ValueError (") < trouble.details.index("KeyError (")
    assert "secret" not in trouble.details
    try:
        getattr("one", "noth" + "ing")
    except AttributeError as error:
        assert "AttributeError: 'str' object has no attribute 'nothing'" in report_of(error)


def test_a_second_crash_joins_the_report_that_is_shown(qtbot: QtBot, trouble: Trouble) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    CrashDialog.show_report(host, trouble)
    CrashDialog.show_report(host, Trouble("Second", details="second report"))
    (dialog,) = host.findChildren(CrashDialog)
    assert "second report" in dialog.report.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    CrashDialog.show_report(host, trouble)
    assert [one.isVisible() for one in host.findChildren(CrashDialog)][-1]


def test_an_error_that_comes_again_and_again_is_counted(qtbot: QtBot, trouble: Trouble) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    for _time in range(300):
        CrashDialog.show_report(host, trouble)
    (dialog,) = host.findChildren(CrashDialog)
    assert dialog.report.toPlainText() == trouble.details
    assert "This error came 300 times." in texts(dialog)
    CrashDialog.show_report(host, Trouble("Other"))
    assert "Error 1 came 300 times." in texts(dialog)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "300 times" in QApplication.clipboard().text()
    dialog.accept()


def test_many_and_long_reports_have_an_end(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    for number in range(30):
        CrashDialog.show_report(host, Trouble("Error", details=f"begin {number} {'x' * 100_000} end {number}"))
    (dialog,) = host.findChildren(CrashDialog)
    text = dialog.report.toPlainText()
    assert len(text) < 250_000
    assert "begin 9 " in text and " end 9" in text and "begin 10 " not in text
    assert "20 more errors are not shown." in texts(dialog)
    dialog.accept()


def test_a_sound_workspace_is_told_calmly(qtbot: QtBot, sample_desk: TestDesk) -> None:
    found = sample_desk.workbench.maintaining.examine()
    dialog = ExaminationDialog(None, found)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.verdict == "The workspace is sound."
    assert "1, and 0 in the trash" in texts(dialog)
    assert "agree with the journal" in texts(dialog)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert found.location in QApplication.clipboard().text()


def test_a_missing_helper_is_only_a_note(qtbot: QtBot, sample_desk: TestDesk) -> None:
    found = replace(sample_desk.workbench.maintaining.examine(), office="")
    dialog = ExaminationDialog(None, found)
    qtbot.addWidget(dialog)
    assert dialog.verdict == "The workspace is sound."
    assert "LibreOffice was not found" in dialog.text()


def test_a_broken_journal_says_what_is_wrong_and_what_to_do(qtbot: QtBot, sample_desk: TestDesk) -> None:
    found = sample_desk.workbench.maintaining.examine()
    broken = replace(found, journal=ChainReport(Verdict.BROKEN, 2, 3, "hash"))
    dialog = ExaminationDialog(None, broken)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.verdict == "Something is wrong with the workspace."
    assert "entry 3 was changed" in dialog.text()
    assert any("backup" in text for text in texts(dialog))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_dialogs_open_in_both_languages(language: str, qtbot: QtBot, sample_desk: TestDesk) -> None:
    use_language("zh" if language == "zh" else "en")
    found = sample_desk.workbench.maintaining.examine()
    for dialog in (AboutDialog(None), ExaminationDialog(None, found), CrashDialog(None, Trouble("x"))):
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.windowTitle()
