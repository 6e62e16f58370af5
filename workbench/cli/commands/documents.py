"""Commands on Word documents: export, templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.common import FILE_OR_FOLDER, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the commands on Word documents."""
    return [_export(), _templates()]


def _export() -> click.Command:
    @click.command("export", help=tr("Write the Word documents of a case; without TEMPLATE all of its form."))
    @click.argument("case")
    @click.argument("template", nargs=-1)
    @click.option(
        "-o",
        "--out",
        required=True,
        type=FILE_OR_FOLDER,
        help=tr("Folder for the documents, or the .docx file of a single one."),
    )
    @click.option("--with-attachments", is_flag=True, help=tr("Copy the attached files beside the documents."))
    @json_option
    @click.pass_context
    def export(
        context: click.Context, case: str, template: tuple[str, ...], out: Path, with_attachments: bool
    ) -> None:
        session = session_of(context)
        with session.open() as workbench:
            written = workbench.exporting.export(case, template, out)
            folder = out.parent if out.suffix.lower() == ".docx" else out
            files = workbench.attaching.hand_out(case, folder) if with_attachments else ()
        if session.json:
            documents: list[Json] = [
                {"template": item.template, "file": str(item.path), "bytes": item.size} for item in written
            ]
            answer([*documents, *({"attachment": str(file), "bytes": file.stat().st_size} for file in files)])
            return
        for item in written:
            say(
                tr(
                    "Wrote {file} ({count} fields read back and found equal).",
                    file=item.path,
                    count=item.proven,
                )
            )
        for file in files:
            say(tr("Wrote {file}.", file=str(file)))

    return export


def _templates() -> click.Command:
    @click.command("templates", help=tr("List the Word templates and the source each layout follows."))
    @json_option
    @click.pass_context
    def templates(context: click.Context) -> None:
        from workbench.app.wording import language_words
        from workbench.services.exporting import bundled_templates

        found = bundled_templates()
        if session_of(context).json:
            answer(
                [
                    {
                        "id": item.id,
                        "form": item.form,
                        "language": item.language,
                        "title": item.title.here(),
                        "source": item.source.here(),
                    }
                    for item in found
                ]
            )
            return
        rows = [
            [item.id, item.form, language_words(item.language), item.title.here(), item.source.here()]
            for item in found
        ]
        table(
            rows,
            [tr("Template"), tr("Form"), tr("Language"), tr("Title"), tr("Follows")],
        )

    return templates
