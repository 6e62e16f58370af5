"""Commands on the workspace itself: init, doctor, backup, restore, whoami."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.common import FILE, FOUND, Session, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.i18n import listed, tr

if TYPE_CHECKING:
    from workbench.app.settings import Settings
    from workbench.kernel.fingerprint import Json
    from workbench.services.maintaining import Examination


def commands() -> list[click.Command]:
    """Return the commands on the workspace itself."""
    return [_init(), _doctor(), _backup(), _restore(), _whoami()]


def _init() -> click.Command:
    @click.command("init", help=tr("Make a new workspace."))
    @json_option
    @click.pass_context
    def init(context: click.Context) -> None:
        from workbench.app.bootstrap import make_workbench

        session = session_of(context)
        session.ask_once()
        with make_workbench(session.location, session.surroundings()) as workbench:
            location = workbench.location
        if session.json:
            answer({"workspace": location})
        else:
            say(tr("Made the workspace {place}.", place=location))

    return init


def _doctor() -> click.Command:
    @click.command("doctor", help=tr("Examine workspace, journal and helpers."))
    @click.option(
        "--accept", metavar=tr("REASON"), help=tr("Take the journal for the true one, with a reason.")
    )
    @json_option
    @click.pass_context
    def doctor(context: click.Context, accept: str | None) -> None:
        from workbench.app.bootstrap import workspace_exists

        session = session_of(context)
        if not workspace_exists(session.location):
            _tell_missing(session)
            return
        with session.open(make=False) as workbench:
            if accept is not None:
                workbench.maintaining.accept_journal(accept)
            found = workbench.maintaining.examine()
        if session.json:
            answer(_examination_json(found))
        else:
            _print_examination(found)
        if not found.sound:
            session.exit_code = FOUND

    return doctor


def _tell_missing(session: Session) -> None:
    from workbench.services.maintaining import office_program

    notes = _notes(office_program())
    if session.json:
        answer({"workspace": session.location, "made": False, "sound": True, "notes": notes})
        return
    say(tr("There is no workspace yet; the first command that needs one makes it."))
    for note in notes:
        say(tr("Note: {note}", note=note))


def _examination_json(found: Examination) -> Json:
    return {
        "workspace": found.location,
        "made": True,
        "database": found.database,
        "cases": found.cases,
        "trashed": found.trashed,
        "journal": {
            "verdict": str(found.journal.verdict),
            "entries": found.journal.entries,
            "first_bad": found.journal.first_bad,
            "reason": found.journal.reason,
        },
        "differing": [f"{aggregate} {path}" for aggregate, path in found.differing],
        "sound": found.sound,
        "notes": _notes(found.office),
    }


def _print_examination(found: Examination) -> None:
    table(
        [
            [tr("Workspace"), found.location],
            [tr("Database"), found.database],
            [tr("Cases"), tr("{count}, and {trashed} in the trash", count=found.cases, trashed=found.trashed)],
            [tr("Journal"), _journal_words(found)],
            [tr("Tables"), _difference_words(found)],
        ]
    )
    for note in _notes(found.office):
        say(tr("Note: {note}", note=note))


def _journal_words(found: Examination) -> str:
    report = found.journal
    if report.verdict == "proven":
        return tr("{count} entries, unbroken and sealed with your key", count=report.entries)
    if report.verdict == "consistent":
        return tr("{count} entries, consistent, not provable here", count=report.entries)
    reasons = {
        "number": tr("entry {number} is missing or out of order", number=report.first_bad),
        "hash": tr("entry {number} was changed", number=report.first_bad),
        "seal": tr("entry {number} was not written by this program", number=report.first_bad),
        "tail": tr("entries from {number} on were cut off", number=report.first_bad),
        "history": tr("entry {number} is another one than was written here", number=report.first_bad),
    }
    return tr("BROKEN: {reason}", reason=reasons[report.reason])


def _difference_words(found: Examination) -> str:
    if found.journal.verdict == "broken":
        return tr("not compared, because the journal is broken")
    if not found.differing:
        return tr("agree with the journal")
    places = listed(f"{aggregate} {path}" for aggregate, path in found.differing[:5])
    return tr("{count} places DIFFER from the journal: {places}", count=len(found.differing), places=places)


def _notes(office: str) -> list[str]:
    if office:
        return []
    return [tr("LibreOffice was not found: documents can be exported, but not previewed as pages.")]


def _backup() -> click.Command:
    @click.command("backup", help=tr("Write a checked copy of the workspace; it may be in use."))
    @click.argument("file", type=FILE)
    @json_option
    @click.pass_context
    def backup(context: click.Context, file: Path) -> None:
        session = session_of(context)
        with session.open(make=False) as workbench:
            workbench.maintaining.back_up(file)
        if session.json:
            answer({"backup": str(file), "bytes": file.stat().st_size})
        else:
            say(tr("Backed up to {file}.", file=str(file)))

    return backup


def _restore() -> click.Command:
    @click.command("restore", help=tr("Put a backup in place of the workspace, which is kept beside it."))
    @click.argument("file", type=FILE)
    @json_option
    @click.pass_context
    def restore(context: click.Context, file: Path) -> None:
        from workbench.app.bootstrap import restore_workspace

        session = session_of(context)
        kept = restore_workspace(session.location, file, session.surroundings())
        if session.json:
            answer({"restored": str(file), "kept": str(kept) if kept else None})
        elif kept:
            say(tr("Restored {file}. What was there before is kept in {kept}.", file=str(file), kept=str(kept)))
        else:
            say(tr("Restored {file}.", file=str(file)))

    return restore


def _whoami() -> click.Command:
    @click.command("whoami", help=tr("Show or change who acts: the name beside every change."))
    @click.option("--name", help=tr("Your name."))
    @click.option("--organisation", help=tr("Your organisation."))
    @click.option("--email", help=tr("Your e-mail address."))
    @json_option
    @click.pass_context
    def whoami(context: click.Context, name: str | None, organisation: str | None, email: str | None) -> None:
        from workbench.app.settings import change_person, load_settings

        changed = any(item is not None for item in (name, organisation, email))
        settings = change_person(name, organisation, email) if changed else load_settings()
        _print_person(session_of(context), settings)

    return whoami


def _print_person(session: Session, settings: Settings) -> None:
    person = session.person() if session.acting else settings.person
    if session.json:
        answer({"name": person.name, "organisation": person.organisation, "email": person.email})
        return
    say(f"{person} <{person.email}>" if person.email else str(person))
    if not settings.name and not session.acting:
        say(tr("This is the name of your account; set your own with “whoami --name …”."))
