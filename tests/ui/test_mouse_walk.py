"""From an empty workspace to a Word file with the mouse alone: what is seen is pressed, letters are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import walked
from tests.helpers.hands import Mouse, focused, name_of
from tests.helpers.windows import OpenWindow
from workbench.ui.dialogs.contactform import ContactDialog
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.dialogs.linking import LinkDialog
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.dialogs.versionname import VersionNameDialog


def test_a_proposal_is_written_and_exported_with_the_mouse_alone(
    empty_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mouse = Mouse(empty_window)
    introduce(mouse)
    remember_somebody(mouse)
    write_a_statement(mouse)
    start(mouse)
    basics(mouse)
    organisations(mouse)
    purpose(mouse)
    schedule(mouse)
    day(mouse)
    attachment(mouse, walked.evidence(tmp_path, monkeypatch))
    article(mouse)
    turn_back(mouse)
    findings(mouse)
    answers(mouse)
    version(mouse)
    replace(mouse)
    export(mouse, walked.folder(tmp_path, monkeypatch))
    walked.check_stored(empty_window.workbench)
    walked.check_written(tmp_path / "out")


def to_section(mouse: Mouse, title: str) -> None:
    """Press a section in the list at the left."""
    mouse.click_line(mouse.view("Sections"), title)
    assert mouse.sees(title, whole=True)


def introduce(mouse: Mouse) -> None:
    """Answer who works here."""
    mouse.fill("Your name", walked.NAME)
    mouse.fill("Your organisation", walked.ORGANISATION)
    mouse.click("Save")
    assert not mouse.sees("Who is working here?")


def remember_somebody(mouse: Mouse) -> None:
    """Write a person and an organisation into the address book."""

    def add_both() -> None:
        mouse.in_dialog(ContactDialog, lambda: mouse.click("Add…"), lambda: add_person(mouse))
        mouse.in_dialog(ContactDialog, lambda: mouse.click("Add…"), lambda: add_organisation(mouse))
        mouse.click("Close")

    mouse.in_dialog(AddressBookDialog, lambda: mouse.menu("Tools", "Address book…"), add_both)


def add_person(mouse: Mouse) -> None:
    """Fill in a person."""
    mouse.fill("Name", walked.PERSON)
    mouse.fill("Telephone", walked.PHONE)
    mouse.click("Add")


def add_organisation(mouse: Mouse) -> None:
    """Fill in an organisation."""
    mouse.click("Kind: Organisation")
    mouse.fill("Name", walked.INSTITUTE)
    mouse.click("Add")


def write_a_statement(mouse: Mouse) -> None:
    """Make a case of another form and name a person who is suggested."""

    def ask() -> None:
        mouse.choose("Form", "Statement accompanying a proposal")
        mouse.fill("Title of the standard", walked.STATEMENT)
        mouse.click("Create case")

    mouse.in_dialog(NewCaseDialog, lambda: mouse.click("New case"), ask)
    mouse.fill("Contact person", "周")
    mouse.click_line(mouse.view("Suggestions"), walked.PERSON)


def start(mouse: Mouse) -> None:
    """Make the case from the dialog."""

    def ask() -> None:
        mouse.fill("Title of the standard", walked.TITLE)
        mouse.click("Create case")

    mouse.in_dialog(NewCaseDialog, lambda: mouse.menu("File", "New case…"), ask)


def basics(mouse: Mouse) -> None:
    """A line, a choice among two, a choice in a list."""
    mouse.fill("Title (English)", walked.TITLE_EN)
    mouse.click("New or revision: New")
    mouse.choose("Category", "Method")


def organisations(mouse: Mouse) -> None:
    """Rows: added, suggested, drawn to another place, removed."""
    to_section(mouse, "Organisations")
    add = "Drafting organisations: add a row"
    mouse.click(add)
    mouse.type("储能")
    mouse.click_line(mouse.view("Suggestions"), walked.INSTITUTE)
    mouse.choose("Row 1, Role", "Lead")
    mouse.click(add)
    mouse.type("乙所")
    mouse.click(add)
    mouse.type("丙所")
    mouse.choose("Row 3, Role", "Participant")
    mouse.drag("Move row 3", "Move row 1")
    assert mouse.reads("Row 1, Organisation") == "丙所"
    mouse.click("Remove row 3")


def purpose(mouse: Mouse) -> None:
    """A rich text: bold words, a list, a table."""
    to_section(mouse, "Purpose and grounds")
    mouse.fill("Purpose and significance", "机器人巡检")
    mouse.click("Bold")
    mouse.type("省电")
    mouse.click("Bold")
    mouse.type("\n")
    mouse.click("Bulleted list")
    mouse.type("甲\n")
    mouse.type("乙\n\n")
    mouse.pick_from("Table", "Insert a table…")
    mouse.click_size(3, 3)
    mouse.type("指标")
    mouse.click_cell("Purpose and significance", 0, 1)
    mouse.type("5 %")


def schedule(mouse: Mouse) -> None:
    """A stage, two lines of the budget with their sum and shares, no fast track."""
    to_section(mouse, "Schedule and budget")
    mouse.fill("Project duration", "24")
    mouse.click("Stages: add a row")
    mouse.choose("Row 1, Stage", "Drafting")
    mouse.fill("Row 1, Months", "6")
    mouse.click("Fast track?: No")
    for number, (item, source, amount) in enumerate(walked.BUDGET, 1):
        mouse.click("Budget lines: add a row")
        mouse.type(item)
        mouse.choose(f"Row {number}, Source", source)
        mouse.fill(f"Row {number}, Amount (10,000 yuan)", amount)
    mouse.bring(mouse.find("Budget lines: add a row"))
    mouse.wait_for("20.0", whole=True)
    mouse.wait_for("62.5", whole=True)


def day(mouse: Mouse) -> None:
    """A date is taken from the calendar."""
    to_section(mouse, "Further matters")
    mouse.fill("Date prepared", "2026-03-11")
    mouse.click("Date prepared: choose from a calendar")
    mouse.click_day(2)
    assert mouse.reads("Date prepared") == "2026-03-02"


def attachment(mouse: Mouse, _file: Path) -> None:
    """A file is attached by the button of the list; the dialog of the system answers."""
    to_section(mouse, "Attachments")
    mouse.click("List of attachments: attach files")
    mouse.choose("Row 1, Purpose", "Pre-research")


def article(mouse: Mouse) -> None:
    """The proposal is linked to an article, whose questions come and are answered."""

    def link() -> None:
        mouse.fill("Article or task of the plan", "9")
        mouse.click_line(mouse.view("Articles and tasks"), "Article 9 ")
        mouse.fill("Reason", walked.REASON)
        mouse.click("Link")

    mouse.in_dialog(LinkDialog, lambda: mouse.menu("Insert", "Link to an article…"), link)
    mouse.click("Show or hide the side pane")  # in a window as small as this it lies over the form
    to_section(mouse, "Article 9: carbon peak and neutrality")
    mouse.choose("Aspect", "Carbon accounting")
    mouse.fill("Accounting boundary", walked.BOUNDARY)


def turn_back(mouse: Mouse) -> None:
    """What is stored is taken back and brought again."""
    to_section(mouse, "Further matters")
    mouse.fill("Remarks", "误")
    mouse.click("Date prepared")
    mouse.click("Undo")
    assert not mouse.reads("Remarks")
    mouse.click("Redo")
    assert mouse.reads("Remarks") == "误"
    mouse.click("Undo")
    assert not mouse.reads("Remarks")


def findings(mouse: Mouse) -> None:
    """The menu leads from finding to finding."""
    mouse.menu("Review", "Next finding")
    first = name_of(focused())
    mouse.menu("Review", "Next finding")
    mouse.menu("Review", "Next finding")
    assert name_of(focused()) != first


def answers(mouse: Mouse) -> None:
    """The page with all answers, and a jump back into a field."""
    mouse.click("Check my answers")
    mouse.click_line(mouse.view("Answers"), walked.TITLE_EN)
    assert name_of(focused()) == "Title (English)"


def version(mouse: Mouse) -> None:
    """The present state gets a name."""

    def name_it() -> None:
        mouse.fill("Name of the version", walked.VERSION)
        mouse.click("Name it")

    mouse.in_dialog(VersionNameDialog, lambda: mouse.menu("Review", "Name the present state…"), name_it)


def replace(mouse: Mouse) -> None:
    """Words are found in title, purpose and the reason of a link, and replaced."""
    mouse.menu("Edit", "Find and replace…")
    mouse.fill("Find", walked.WORDS)
    mouse.fill("Replace with", walked.OTHER_WORDS)
    mouse.wait_for("3 places found")
    mouse.click("Replace 3 places")
    mouse.wait_for("3 places are replaced.")
    mouse.click("Close")


def export(mouse: Mouse, _folder: Path) -> None:
    """The documents are written into a folder."""
    mouse.click("Export documents")
    mouse.click("Choose the folder for the documents")
    mouse.click("Export 2 documents")
    mouse.wait_for("Exported 2 documents")
