"""Commands on Word documents: export, templates."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.common import FILE_OR_FOLDER, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.i18n import tr


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
    @json_option
    @click.pass_context
    def export(context: click.Context, case: str, template: tuple[str, ...], out: Path) -> None:
        session = session_of(context)
        with session.open() as workbench:
            written = workbench.exporting.export(case, template, out)
        if session.json:
            answer(
                [{"template": item.template, "file": str(item.path), "bytes": item.size} for item in written]
            )
            return
        for item in written:
            say(
                tr(
                    "Wrote {file} ({count} fields read back and found equal).",
                    file=item.path,
                    count=item.proven,
                )
            )

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
