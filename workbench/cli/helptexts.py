"""How help is laid out and what stands for arguments in it, in the language in use.

click counts characters where Chinese takes two columns, breaks lines at blanks only, and derives English
placeholders from the names in the code; this mends the three. Ends at layout: which commands there are and
what they say is decided by the commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click

from workbench.kernel.columns import padded_to, width
from workbench.kernel.i18n import tr
from workbench.kernel.script import CHINESE

# A piece that stays on one line: a wide character or a run of narrow ones, with what opens before it and
# what closes behind it.
_WIDE = f"\u3000-\u30ff{CHINESE}\uff00-\uff60"
_OPEN, _CLOSE = "“（《〔【", "，。；：、！？…）》〕】”"
_PIECE = re.compile(rf"\s+|[{_OPEN}]*(?:[^\s{_WIDE}{_OPEN}{_CLOSE}]+|[{_WIDE}])?[{_CLOSE}]*")


class HelpFormatter(click.HelpFormatter):
    """Lays help out by the columns that a text takes on a terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, tr("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(" " * self.current_indent + tr("{heading}:", heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        for line in wrapped(text, self.width - self.current_indent):
            self.write(" " * self.current_indent + line + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands with their texts beside them."""
        pairs = list(rows)
        column = min(max(width(first) for first, _ in pairs), col_max) + col_spacing
        room = max(self.width - self.current_indent - column, 20)
        for first, second in pairs:
            lines = wrapped(second, room) or [""]
            if width(first) > column - col_spacing:
                lines = ["", *lines]
            for head, line in zip([first, *[""] * (len(lines) - 1)], lines, strict=True):
                self.write((" " * self.current_indent + padded_to(head, column) + line).rstrip() + "\n")


class _Context(click.Context):
    formatter_class = HelpFormatter


def finish_help(command: click.Command) -> None:
    """Give a command and all below it our layout and placeholders; placeholders they set themselves stay."""
    command.context_class = _Context
    command.short_help = command.help  # in full: click would cut it at the first 45 characters
    command.options_metavar = tr("[OPTIONS]")
    arguments = _argument_words()
    for parameter in command.params:
        if parameter.metavar is not None or isinstance(parameter.type, click.Choice):
            continue
        if isinstance(parameter, click.Argument):
            parameter.metavar = _shape(parameter, arguments[str(parameter.name)])
        else:
            parameter.metavar = _value_word(parameter.type)
    if isinstance(command, click.Group):
        command.subcommand_metavar = tr("COMMAND [ARGS]...")
        for below in command.commands.values():
            finish_help(below)


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text in lines of at most so many columns, broken at blanks and between Chinese characters."""
    lines: list[str] = []
    line = ""
    for piece in _PIECE.findall(" ".join(text.split())):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _argument_words() -> dict[str, str]:
    return {
        "article": tr("ARTICLE"),
        "by": tr("BY"),
        "case": tr("CASE"),
        "contact": tr("CONTACT"),
        "contacts": tr("CONTACT"),
        "field": tr("FIELD"),
        "file": tr("FILE"),
        "form": tr("FORM"),
        "out": tr("OUT"),
        "plan": tr("PLAN"),
        "rule": tr("RULE"),
        "template": tr("TEMPLATE"),
        "value": tr("VALUE"),
        "version": tr("VERSION"),
        "name": tr("NAME"),
        "after": tr("VERSION"),
        "words": tr("WORDS"),
        "word": tr("WORD"),
    }


def _shape(argument: click.Argument, word: str) -> str:
    """Return the word of an argument with the signs for “may be left out” and “may be repeated”."""
    shown = word if argument.required else f"[{word}]"
    return shown if argument.nargs == 1 else f"{shown}..."


def _value_word(kind: click.ParamType[Any]) -> str:
    if isinstance(kind, click.Path):
        return tr("PATH")
    return tr("NUMBER") if isinstance(kind, type(click.INT)) else tr("TEXT")
