"""Commands on the workspace itself: init, doctor, backup, restore, whoami."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.app.wording import examination_words, helper_notes, lost_words
from workbench.cli.common import FILE, FOUND, Session, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.i18n import tr

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

    notes = helper_notes(office_program())
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
        "attachments": found.attachments,
        "lost_attachments": list(found.lost),
        "sound": found.sound,
        "notes": helper_notes(found.office),
    }


def _print_examination(found: Examination) -> None:
    table([[name, words] for name, words in examination_words(found)])
    for note in helper_notes(found.office):
        say(tr("Note: {note}", note=note))


def _backup() -> click.Command:
    @click.command("backup", help=tr("Write a checked copy of the workspace; it may be in use."))
    @click.argument("file", type=FILE)
    @json_option
    @click.pass_context
    def backup(context: click.Context, file: Path) -> None:
        session = session_of(context)
        with session.open(make=False) as workbench:
            lost = workbench.maintaining.back_up(file)
        if session.json:
            answer({"backup": str(file), "bytes": file.stat().st_size, "lost_attachments": lost})
        else:
            say(tr("Backed up to {file}.", file=str(file)))
            if lost:
                say(lost_words(lost))

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
