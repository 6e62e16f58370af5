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
            "all or nothing, as one act. An empty text takes them out. Where the new words stand around them "
            "already, they are left."
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
            chosen = _chosen(found, by)
            if found and dry_run:
                workbench.replacing.rehearse(by, chosen)
            elif found:
                workbench.replacing.replace(wanted, by, chosen)
        if session.json:
            answer([_spotted_json(one, by) for one in found])
        else:
            _print(found, by, dry_run)

    return replace


def _chosen(found: list[Spotted], by: str) -> list[Spotted]:
    """Return what is replaced, or only what is a quote, which is refused with another sentence."""
    if all(one.stays for one in found):
        return found
    return [one.yet_to_come(by) for one in found if not one.stays and not one.has_already(by)]


def _left_out(one: Spotted, by: str) -> int:
    """Return at how many places of a text the new words stand already; none of a text that stays anyway."""
    return 0 if one.stays else len(one.spans) - len(one.yet_to_come(by).spans)


def _spotted_json(one: Spotted, by: str) -> Json:
    left_out = _left_out(one, by)
    return {
        "case": one.case,
        "field": one.field.id,
        "row": one.row,
        "column": one.column,
        "places": len(one.spans) - left_out,
        "left_out": left_out,
        "before": one.text,
        "after": one.yet_to_come(by).replaced(by),
    }


def _print(found: list[Spotted], by: str, dry_run: bool) -> None:
    if not found:
        say(tr("Nothing found."))
        return
    table([[one.case, one.where, words] for one in found for words in one.as_it_would_read(by)])
    left_out = sum(_left_out(one, by) for one in found)
    places = sum(len(one.spans) for one in found if not one.stays) - left_out
    if dry_run:
        say(tr_count("{count} place would be replaced.", "{count} places would be replaced.", places))
    else:
        say(tr_count("{count} place was replaced.", "{count} places were replaced.", places))
    if left_out:
        say(
            tr_count(
                "{count} place is left out: the new words stand there already.",
                "{count} places are left out: the new words stand there already.",
                left_out,
            )
        )
    if not dry_run:
        say(tr("“undo CASE” takes it back, in every case in which it was done."))
