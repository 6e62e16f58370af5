"""Commands on the files attached to a case: add, list, save, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import FILE, FILE_OR_FOLDER, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.domain.attachments import Attachment
    from workbench.formspec.model import Field
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the group of commands on attachments."""
    group = click.Group("attach", help=tr("Keep files with a case: its draft, sealed copies, evidence."))
    for command in (_add(), _list(), _save(), _remove()):
        group.add_command(command)
    return [group]


def _add() -> click.Command:
    @click.command("add", help=tr("Attach a file to a case; a copy of it is kept in the workspace."))
    @click.argument("case")
    @click.argument("file", type=FILE)
    @click.option("--purpose", default="", help=tr("What it is for: one of the purposes that the form names."))
    @click.option("--section", default="", help=tr("Id or title of the section that it is evidence for."))
    @json_option
    @click.pass_context
    def add(context: click.Context, case: str, file: Path, purpose: str, section: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            taken = workbench.attaching.take_in(file)
            changes = workbench.attaching.attach(case, [taken] if taken else [], purpose, section)
        tell_change(session, changes, tr("Attached {file} to {case}.", file=file.name, case=case))

    return add


def _list() -> click.Command:
    @click.command("list", help=tr("List the attachments of a case in their order."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def list_(context: click.Context, case: str) -> None:
        from workbench.formspec.kind_attachments import list_in

        session = session_of(context)
        with session.open() as workbench:
            found = workbench.attaching.attachments(case)
            form = workbench.drafting.form_of(workbench.drafting.case(case))
        field = list_in(form.fields.values())
        if session.json:
            answer([_json(one) for one in found])
        elif field is None or not found:
            say(tr("No attachments. Attach a file with “attach add {case} …”.", case=case))
        else:
            _print(field, found)

    return list_


def _print(field: Field, found: tuple[Attachment, ...]) -> None:
    from workbench.app.wording import file_size_words
    from workbench.domain.attachments import PURPOSE, SECTION

    def label(column: str, value: str) -> str:
        return field.column(column).choice_label(value).here() if value else ""

    rows = [
        [
            one.id,
            one.name,
            label(PURPOSE, one.purpose),
            label(SECTION, one.section),
            file_size_words(one.size),
            one.added.isoformat() if one.added else "",
            one.added_by,
        ]
        for one in found
    ]
    heads = [column.label.here() for column in field.columns]
    table(rows, [tr("Id"), *heads, tr("Size"), tr("Added"), tr("By")])


def _json(one: Attachment) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "purpose": one.purpose,
        "section": one.section,
        "bytes": one.size,
        "sha256": one.digest,
        "added": one.added.isoformat() if one.added else None,
        "added_by": one.added_by,
    }


def _save() -> click.Command:
    @click.command("save", help=tr("Write an attachment, named by its id or name, to a file or into a folder."))
    @click.argument("case")
    @click.argument("name")
    @click.option("-o", "--out", required=True, type=FILE_OR_FOLDER, help=tr("File or folder to write to."))
    @json_option
    @click.pass_context
    def save(context: click.Context, case: str, name: str, out: Path) -> None:
        session = session_of(context)
        with session.open() as workbench:
            target = workbench.attaching.save(case, name, out)
        if session.json:
            answer({"file": str(target), "bytes": target.stat().st_size})
        else:
            say(tr("Wrote {file}.", file=str(target)))

    return save


def _remove() -> click.Command:
    @click.command("remove", help=tr("Take an attachment, named by its id or name, off the list of a case."))
    @click.argument("case")
    @click.argument("name")
    @json_option
    @click.pass_context
    def remove(context: click.Context, case: str, name: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.attaching.remove(case, name)
        tell_change(session, changes, tr("Took “{name}” off the attachments of {case}.", name=name, case=case))

    return remove
