"""The command that takes in a draft written elsewhere: import-draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.common import FILE, json_option, session_of
from workbench.cli.output import answer, indented, say
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import language_in_use, tr, tr_count

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.kernel.fingerprint import Json
    from workbench.services.importing import DraftReading

_LONGEST = 60


def commands() -> list[click.Command]:
    """Return the command on drafts."""
    return [_import_draft()]


def _import_draft() -> click.Command:
    @click.command(
        "import-draft", help=tr("Read a Word or text draft into the fields of a new case, or of CASE.")
    )
    @click.argument("file", type=FILE)
    @click.option(
        "--form", default="", help=tr("Form of the new case; the one that fits best if none is named.")
    )
    @click.option("--into", default="", metavar=tr("CASE"), help=tr("Fill this case; only its empty fields."))
    @click.option(
        "--overwrite",
        multiple=True,
        metavar=tr("FIELD"),
        help=tr("With --into: replace what stands in this field; can be repeated."),
    )
    @click.option("--title", default="", help=tr("Title of the new case if the draft has none."))
    @click.option("--dry-run", is_flag=True, help=tr("Show what would be read, store nothing."))
    @json_option
    @click.pass_context
    def import_draft(
        context: click.Context,
        file: Path,
        form: str,
        into: str,
        overwrite: tuple[str, ...],
        title: str,
        dry_run: bool,
    ) -> None:
        session = session_of(context)
        with session.open() as workbench:
            read = _read(workbench, file, form, into)
            fields = read.offered() | set(overwrite)
            case = into if dry_run else _stored(workbench, read, fields, title)
        if session.json:
            answer(_read_json(read, fields, case, not dry_run))
        else:
            _print_read(read, fields)
            if not dry_run:
                _print_stored(case, len(fields))

    return import_draft


def _read(workbench: Workbench, file: Path, form: str, into: str) -> DraftReading:
    if form and into:
        raise WrongUse(
            tr("--form and --into can't be used together."), tr("A case has a form already; leave --form out.")
        )
    return workbench.importing.read_draft(file, form, into)


def _stored(workbench: Workbench, read: DraftReading, fields: frozenset[str], title: str) -> str:
    """Store what was read and return the case that has it now."""
    if not read.case:
        return workbench.importing.make_case(read, fields, title).ref
    workbench.importing.fill_case(read, fields)
    return read.case


def _read_json(read: DraftReading, fields: frozenset[str], case: str, stored: bool) -> Json:
    from workbench.domain.values import plain_json

    return {
        "form": read.form.id,
        "case": case,
        "stored": stored,
        "fields": [
            {
                "field": one.field.id,
                "value": plain_json(one.value),
                "text": one.text,
                "problem": one.problem,
                "chosen": one.field.id in fields,
            }
            for one in read.readings
        ],
        "unplaced": list(read.unplaced),
        "lost": [{"name": one.name, "reason": one.reason} for one in read.lost if not one.placed],
        "notes": [{"name": one.name, "reason": one.reason} for one in read.lost if one.placed],
    }


def _print_read(read: DraftReading, fields: frozenset[str]) -> None:
    from workbench.formspec.kind_rich import structure_of
    from workbench.formspec.kinds import as_shown

    say(tr("Read as: {form}", form=read.form.title.here()))
    for one in read.readings:
        name = f"{one.field.id} ({one.field.label.here()})"
        if one.problem:
            say(tr("  {field}: NOT READ. {problem}", field=name, problem=one.problem))
            continue
        text = " ".join(as_shown(one.field, one.value, language_in_use()).split())
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        structure = structure_of(one.field, one.value)
        shown += f" [{structure}]" if structure else ""
        if one.field.id in fields:
            say(f"  {name}: {shown}")
        else:
            say(tr("  {field}: left as it is in the case; the draft says “{text}”", field=name, text=shown))
    lost = [f"{one.name}: {one.reason}" for one in read.lost if not one.placed]
    notes = [f"{one.name}: {one.reason}" for one in read.lost if one.placed]
    for head, told in (
        (tr("Without a place:"), [*read.unplaced, *lost]),
        (tr("Notes on what was read:"), notes),
    ):
        if told:
            say(head)
        for line in told:
            say(indented(line))


def _print_stored(case: str, count: int) -> None:
    say(tr_count("{count} field stored in {case}.", "{count} fields stored in {case}.", count, case=case))
