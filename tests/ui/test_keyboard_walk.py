"""From an empty workspace to a Word file with the keyboard alone; the focus is in sight after every key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import walked
from tests.helpers.hands import Keyboard, focused, name_of
from tests.helpers.windows import OpenWindow
from workbench.ui.dialogs.contactform import ContactDialog
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.dialogs.linking import LinkDialog
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.dialogs.versionname import VersionNameDialog


def test_a_proposal_is_written_and_exported_with_the_keyboard_alone(
    empty_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keyboard(empty_window)
    introduce(keys)
    remember_somebody(keys)
    write_a_statement(keys)
    start(keys)
    basics(keys)
    organisations(keys)
    purpose(keys)
    schedule(keys)
    day(keys)
    attachment(keys, walked.evidence(tmp_path, monkeypatch))
    article(keys)
    turn_back(keys)
    findings(keys)
    answers(keys)
    version(keys)
    replace(keys)
    export(keys, walked.folder(tmp_path, monkeypatch))
    walked.check_stored(empty_window.workbench)
    walked.check_written(tmp_path / "out")


def to_section(keys: Keyboard, title: str, key: str = "Ctrl+PgDown") -> None:
    """Turn over the sections until one is shown."""
    for _ in range(20):
        if keys.sees(title, whole=True):
            return
        keys.press(key)
    raise AssertionError(f"there is no section “{title}”")


def introduce(keys: Keyboard) -> None:
    """Answer who works here."""
    assert name_of(focused()) == "Your name"
    keys.write(walked.NAME)
    keys.fill("Your organisation", walked.ORGANISATION)
    keys.press("Return")
    assert not keys.sees("Who is working here?")


def remember_somebody(keys: Keyboard) -> None:
    """Write a person and an organisation into the address book."""
    keys.in_dialog(AddressBookDialog, lambda: keys.press("Ctrl+Shift+B"), lambda: add_both(keys))


def add_both(keys: Keyboard) -> None:
    """Add both and close the book."""
    keys.in_dialog(ContactDialog, lambda: keys.press("Ctrl+N"), lambda: add_person(keys))
    keys.in_dialog(ContactDialog, lambda: keys.press("Ctrl+N"), lambda: add_organisation(keys))
    keys.press("Esc")


def add_person(keys: Keyboard) -> None:
    """Fill in a person."""
    keys.write(walked.PERSON)
    keys.fill("Telephone", walked.PHONE)
    keys.press("Return")


def add_organisation(keys: Keyboard) -> None:
    """Fill in an organisation."""
    keys.tab_to("Kind: Person", back=True)
    keys.press("Right")
    keys.fill("Name", walked.INSTITUTE)
    keys.press("Return")


def write_a_statement(keys: Keyboard) -> None:
    """Make a case of another form and name a person who is suggested."""

    def ask() -> None:
        keys.write(walked.STATEMENT)
        keys.tab_to("Form", back=True)
        keys.choose("Form", "Statement accompanying a proposal")
        keys.press("Return")

    keys.in_dialog(NewCaseDialog, lambda: keys.press("Ctrl+N"), ask)
    keys.tab_to("Contact person")
    keys.write("周")
    keys.press("Down", "Return")
    keys.tab_to("Telephone and e-mail")


def start(keys: Keyboard) -> None:
    """Make the case from the dialog."""

    def ask() -> None:
        keys.write(walked.TITLE)
        keys.press("Return")

    keys.in_dialog(NewCaseDialog, lambda: keys.press("Ctrl+N"), ask)


def basics(keys: Keyboard) -> None:
    """A line, a choice among two, a choice in a list."""
    keys.fill("Title (English)", walked.TITLE_EN)
    keys.tab_to("New or revision: New")
    keys.press("Space")
    keys.choose("Category", "Method")


def organisations(keys: Keyboard) -> None:
    """Rows: added, suggested, moved, removed."""
    to_section(keys, "Organisations")
    keys.tab_to("Drafting organisations: add a row")
    keys.press("Space")
    keys.write("储能")
    keys.press("Down", "Return")
    keys.choose("Row 1, Role", "Lead")
    keys.press("Return", "Return")  # over the task to a new row
    assert name_of(focused()) == "Row 2, Organisation"
    keys.write("乙所")
    keys.tab_to("Drafting organisations: add a row")
    keys.press("Space")
    keys.write("丙所")
    keys.choose("Row 3, Role", "Participant")
    keys.press("Ctrl+Up", "Ctrl+Up")
    assert name_of(focused()) == "Row 1, Role"
    keys.tab_to("Remove row 3")
    keys.press("Space")


def purpose(keys: Keyboard) -> None:
    """A rich text: bold words, a list, a table."""
    to_section(keys, "Purpose and grounds")
    keys.tab_to("Purpose and significance")
    keys.write("机器人巡检")
    keys.press("Ctrl+B")
    keys.write("省电")
    keys.press("Ctrl+B", "Return", "Ctrl+Alt+L")
    keys.write("甲")
    keys.press("Return")
    keys.write("乙")
    keys.press("Return", "Return", "Ctrl+Alt+T")
    keys.write("指标")
    keys.press("Tab")
    keys.write("5 %")


def schedule(keys: Keyboard) -> None:
    """A stage, two lines of the budget with their sum and shares, no fast track."""
    to_section(keys, "Schedule and budget")
    keys.fill("Project duration", "24")
    keys.tab_to("Stages: add a row")
    keys.press("Space")
    keys.choose("Row 1, Stage", "Drafting")
    keys.fill("Row 1, Months", "6")
    keys.tab_to("Fast track?: Yes")
    keys.press("Right", "Space")
    keys.tab_to("Budget lines: add a row")
    keys.press("Space")
    for number, (item, source, amount) in enumerate(walked.BUDGET, 1):
        if number > 1:
            keys.press("Return")  # in the last cell: a new row
        keys.write(item)
        keys.choose(f"Row {number}, Source", source)
        keys.fill(f"Row {number}, Amount (10,000 yuan)", amount)
    keys.wait_for("20.0", whole=True)
    keys.wait_for("62.5", whole=True)


def day(keys: Keyboard) -> None:
    """A date is typed."""
    to_section(keys, "Further matters")
    keys.fill("Date prepared", "2026-03-02")


def attachment(keys: Keyboard, _file: Path) -> None:
    """A file is attached by the button of the list; the dialog of the system answers."""
    to_section(keys, "Attachments")
    keys.tab_to("List of attachments: attach files")
    keys.press("Space")
    keys.tab_to(f"Open “{walked.FILE}”", back=True)
    keys.choose("Row 1, Purpose", "Pre-research")


def article(keys: Keyboard) -> None:
    """The proposal is linked to an article, whose questions come and are answered."""

    def link() -> None:
        keys.write("9")
        keys.press("Return")
        keys.write(walked.REASON)
        keys.press("Ctrl+Return")

    keys.in_dialog(LinkDialog, lambda: keys.press("Ctrl+L"), link)
    to_section(keys, "Article 9: carbon peak and neutrality")
    keys.choose("Aspect", "Carbon accounting")
    keys.fill("Accounting boundary", walked.BOUNDARY)


def turn_back(keys: Keyboard) -> None:
    """What is stored is taken back and brought again."""
    to_section(keys, "Further matters", "Ctrl+PgUp")
    keys.fill("Remarks", "误")
    keys.press("Tab")
    keys.press("Ctrl+Z")
    assert not keys.reads("Remarks")
    keys.press("Ctrl+Y")
    assert keys.reads("Remarks") == "误"
    keys.press("Ctrl+Z")
    assert not keys.reads("Remarks")


def findings(keys: Keyboard) -> None:
    """F8 leads from finding to finding."""
    keys.press("F8")
    first = name_of(focused())
    keys.press("F8", "F8")
    assert name_of(focused()) != first


def answers(keys: Keyboard) -> None:
    """The page with all answers, and a jump back into a field."""
    keys.press("Ctrl+R")
    assert name_of(focused()) == "Answers"
    keys.arrow_to(walked.TITLE_EN, "Up")
    keys.press("Return")
    assert name_of(focused()) == "Title (English)"


def version(keys: Keyboard) -> None:
    """The present state gets a name."""

    def name_it() -> None:
        keys.write(walked.VERSION)
        keys.press("Return")

    keys.in_dialog(VersionNameDialog, lambda: keys.press("Ctrl+Shift+S"), name_it)


def replace(keys: Keyboard) -> None:
    """Words are found in title, purpose and the reason of a link, and replaced."""
    keys.press("Ctrl+H")
    keys.write(walked.WORDS)
    keys.press("Return")
    keys.fill("Replace with", walked.OTHER_WORDS)
    keys.wait_for("3 places found")
    keys.tab_to("Replace 3 places")
    keys.press("Return")
    keys.wait_for("3 places are replaced.")
    keys.press("Escape")


def export(keys: Keyboard, _folder: Path) -> None:
    """The documents are written into a folder."""
    keys.press("Ctrl+E")
    keys.tab_to("Choose the folder for the documents")
    keys.press("Space", "Ctrl+E")
    keys.wait_for("Exported 2 documents")
