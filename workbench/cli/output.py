"""Printing: JSON, tables that align Chinese, errors. What is printed is decided by the commands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import click

from workbench.kernel.columns import padded_to, width
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import Bilingual, tr


def say(text: str = "") -> None:
    """Print a line on standard output."""
    click.echo(text)


def answer(data: Json) -> None:
    """Print JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def both_languages(words: Bilingual) -> Json:
    """Return a text of a data file as JSON with both languages."""
    return {"zh": words.zh, "en": words.en}


def error(message: str, hint: str, as_json: bool) -> None:
    """Print an error on standard error: a sentence and, on its own line, what to do."""
    if as_json:
        click.echo(json.dumps({"error": {"message": message, "hint": hint}}, ensure_ascii=False), err=True)
        return
    click.echo(message, err=True)
    if hint:
        click.echo(hint, err=True)


def table(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> None:
    """Print aligned columns; the last one is not padded. Line breaks in a cell become blanks."""
    cells = [[_one_line(cell) for cell in row] for row in ([heads] if heads else [])]
    cells += [[_one_line(cell) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(width(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        padded = [padded_to(cell, size) for cell, size in zip(row[:-1], widths, strict=False)]
        say("  ".join([*padded, row[-1]]).rstrip())


def indented(text: str, by: str = "    ") -> str:
    """Return a text with every line moved to the right."""
    return "\n".join(by + line for line in text.splitlines())


def moment(value: datetime | None) -> str:
    """Return a moment in the time zone of this machine, to the second."""
    return "" if value is None else value.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def per_cent(share: float) -> str:
    """Return a share from 0 to 1 as whole per cent; 100 only when nothing is missing."""
    return f"{int(share * 100)} %"


def yes_no(value: bool) -> str:
    """Return yes or no in the language in use."""
    return tr("yes") if value else tr("no")


def _one_line(text: str) -> str:
    return " ".join(text.split())
