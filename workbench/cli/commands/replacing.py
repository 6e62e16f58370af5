"""The command that puts one word for another, in a field, a case or all cases; `services.replacing` does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr, tr_count

if TYPE_CHECKING:
    from workbench.kernel.fingerprint import Json
    from workbench.services.replacing import Spotted


def commands() -> list[click.Command]:
    """Return the command that replaces."""
    return [_replace()]


def _replace() -> click.Command:
    @click.command(
        "replace",
        help=tr(
            "Replace words in all cases, or in one, exactly as they stand in texts that are written freely: "
            "all or nothing, as one act. An empty text takes them out."
        ),
    )
    @click.argument("words")
    @click.argument("by")
    @click.option("--case", default="", metavar=tr("CASE"), help=tr("Only in this case."))
    @click.option("--field", default="", metavar=tr("FIELD"), help=tr("Only in this field of the case."))
    @click.option("--exact", is_flag=True, help=tr("Match upper and lower case."))
    @click.option("--dry-run", is_flag=True, help=tr("Show what would be replaced, store nothing."))
    @json_option
    @click.pass_context
    def replace(
        context: click.Context, words: str, by: str, case: str, field: str, exact: bool, dry_run: bool
    ) -> None:
        from workbench.services.replacing import Wanted

        if field and not case:
            raise WrongUse(tr("A field belongs to a case."), tr("Name it with “--case CASE --field FIELD”."))
        session, wanted = session_of(context), Wanted(words, exact)
        with session.open() as workbench:
            if field:
                workbench.drafting.form_of(workbench.drafting.case(case)).field_named(field)
            found = workbench.replacing.find(wanted, case, field)
            if found and dry_run:
                workbench.replacing.rehearse(by, found)
            elif found:
                workbench.replacing.replace(wanted, by, found)
        if session.json:
            answer([_spotted_json(one, by) for one in found])
        else:
            _print(found, by, dry_run)

    return replace


def _spotted_json(one: Spotted, by: str) -> Json:
    return {
        "case": one.case,
        "field": one.field.id,
        "row": one.row,
        "column": one.column,
        "places": len(one.spans),
        "before": one.text,
        "after": one.replaced(by),
    }


def _print(found: list[Spotted], by: str, dry_run: bool) -> None:
    if not found:
        say(tr("Nothing found."))
        return
    table([[one.case, one.where, words] for one in found for words in one.as_it_would_read(by)])
    places = sum(len(one.spans) for one in found if not one.stays)
    if dry_run:
        say(tr_count("{count} place would be replaced.", "{count} places would be replaced.", places))
    else:
        say(tr_count("{count} place was replaced.", "{count} places were replaced.", places))
        say(tr("“undo CASE” takes it back, in every case in which it was done."))
