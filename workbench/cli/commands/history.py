"""Commands on what happened: history, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, moment, table
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.domain.changes import JournalEntry
    from workbench.formspec.model import Form
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the commands on what happened."""
    return [_history(), _undo(), _redo()]


def _history() -> click.Command:
    @click.command(
        "history", help=tr("Show who did what to a case, or in the whole workspace, the newest first.")
    )
    @click.argument("case", required=False)
    @click.option("--field", help=tr("Only acts that touched this field."))
    @json_option
    @click.pass_context
    def history(context: click.Context, case: str | None, field: str | None) -> None:
        if field and not case:
            raise WrongUse(tr("A field belongs to a case."), tr("Write “history CASE --field FIELD”."))
        session = session_of(context)
        with session.open() as workbench:
            entries = workbench.history.of_case(case, field) if case else workbench.history.of_workspace()
            form = workbench.drafting.form_of(workbench.drafting.case(case)) if case else None
        if session.json:
            answer([_entry_json(entry) for entry in entries])
        else:
            _print_entries(entries, form)

    return history


def _entry_json(entry: JournalEntry) -> Json:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "action": entry.act.action,
        "subject": entry.act.subject,
        "undoes": entry.undoes,
        "redo": entry.redo,
        "changes": [
            {"path": change.path, "before": change.before, "after": change.after} for change in entry.changes
        ],
    }


def _print_entries(entries: list[JournalEntry], form: Form | None) -> None:
    from workbench.app.wording import entry_words, who_words

    rows = [
        [str(entry.number), moment(entry.at), who_words(entry.who), entry_words(entry, form)]
        for entry in entries
    ]
    table(rows, [tr("No."), tr("When"), tr("Who"), tr("What")])


def _undo() -> click.Command:
    @click.command("undo", help=tr("Take back the last act on a case."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def undo(context: click.Context, case: str) -> None:
        from workbench.app.wording import act_words

        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.history.undo(case)
            form = workbench.drafting.form_of(workbench.drafting.case(case))
        name = act_words(changes.act, form) if changes.act else ""
        tell_change(session, changes, tr("Undone: {act}", act=name))

    return undo


def _redo() -> click.Command:
    @click.command("redo", help=tr("Bring back what was undone last."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def redo(context: click.Context, case: str) -> None:
        from workbench.app.wording import act_words

        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.history.redo(case)
            form = workbench.drafting.form_of(workbench.drafting.case(case))
        name = act_words(changes.act, form) if changes.act else ""
        tell_change(session, changes, tr("Done again: {act}", act=name))

    return redo
