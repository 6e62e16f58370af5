"""What stands for an argument or the value of an option in usage lines, in the language in use.

Without this, click would derive English words from the names in the code. Ends at setting them: which
arguments there are is decided by the commands.
"""

from __future__ import annotations

from typing import Any

import click

from workbench.kernel.i18n import tr


def name_placeholders(command: click.Command) -> None:
    """Give a command and all below it placeholders in the language in use; those it set itself stay."""
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
            name_placeholders(below)


def _argument_words() -> dict[str, str]:
    return {
        "article": tr("ARTICLE"),
        "case": tr("CASE"),
        "field": tr("FIELD"),
        "file": tr("FILE"),
        "form": tr("FORM"),
        "out": tr("OUT"),
        "plan": tr("PLAN"),
        "rule": tr("RULE"),
        "template": tr("TEMPLATE"),
        "value": tr("VALUE"),
        "words": tr("WORDS"),
    }


def _shape(argument: click.Argument, word: str) -> str:
    """Return the word of an argument with the signs for “may be left out” and “may be repeated”."""
    shown = word if argument.required else f"[{word}]"
    return shown if argument.nargs == 1 else f"{shown}..."


def _value_word(kind: click.ParamType[Any]) -> str:
    if isinstance(kind, click.Path):
        return tr("PATH")
    return tr("NUMBER") if kind is click.INT else tr("TEXT")
