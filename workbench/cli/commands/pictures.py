"""The command that puts a picture into a rich text."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.common import FILE, session_of
from workbench.cli.output import say
from workbench.domain.blocks import LEAST_SHARE, MOST_SHARE
from workbench.kernel.i18n import tr


def commands() -> list[click.Command]:
    """Return the command on pictures."""
    return [_picture()]


def _picture() -> click.Command:
    @click.command("picture", help=tr("Put a picture (PNG or JPEG) behind the rich text of a field."))
    @click.argument("case")
    @click.argument("field")
    @click.argument("file", type=FILE)
    @click.option("--words", default="", help=tr("Alternative text, for those who can't see the picture."))
    @click.option(
        "--width",
        type=click.IntRange(LEAST_SHARE, MOST_SHARE),
        help=tr("Share of the width of the text that it takes, in per cent; without it the picture's own."),
    )
    @click.pass_context
    def picture(
        context: click.Context, case: str, field: str, file: Path, words: str, width: int | None
    ) -> None:
        data = file.read_bytes()
        with session_of(context).open() as workbench:
            workbench.picturing.append(case, field, data, words, file.name, width)
        say(tr("{file} stands in {field} of {case} now.", file=file.name, field=field, case=case))

    return picture
