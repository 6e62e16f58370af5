"""Entry of the command line: language first, then the command, then the exit code."""

from __future__ import annotations

import gettext
import os
import sys
from importlib import import_module

import click

from workbench.cli.common import DONE, INTERRUPTED, Session, report
from workbench.cli.helptexts import finish_help
from workbench.kernel.i18n import Language, tr, use_language
from workbench.kernel.logs import start_log
from workbench.kernel.paths import resource

_COMMAND_MODULES = (
    "workspace",
    "forms",
    "plans",
    "cases",
    "caselist",
    "drafts",
    "writing",
    "spelling",
    "pictures",
    "attachments",
    "history",
    "versions",
    "links",
    "contacts",
    "checks",
    "documents",
    "search",
    "replacing",
    "tour",
)


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings or refused, 2 wrong use, 3 not readable."""
    arguments = sys.argv[1:] if argv is None else argv
    session = Session()
    try:
        _choose_language(arguments)
        start_log()
        command = program()
        command.main(arguments, prog_name="standards-workbench-cli", standalone_mode=False, obj=session)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return DONE
    except Exception as error:
        return report(error, session.json or "--json" in arguments)
    return session.exit_code


def program() -> click.Group:
    """Return the command group with all commands; texts are in the language in use."""

    @click.group(
        help=tr("Draft national standard proposals, link them to plans, check and export them, offline."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
        no_args_is_help=True,
    )
    @click.option(
        "-w",
        "--workspace",
        metavar=tr("WORKSPACE"),
        help=tr("Workspace file or postgresql:// address; made if it isn't there."),
    )
    @click.option(
        "--as", "acting", metavar=tr("PERSON"), help=tr("Act as “Name (organisation)” for this call.")
    )
    @click.option("--lang", type=click.Choice(["zh", "en"]), help=tr("Language of messages for this call."))
    @click.option("--json", "as_json", is_flag=True, help=tr("Answer in JSON on standard output."))
    @click.pass_context
    def workbench(
        context: click.Context, workspace: str | None, acting: str | None, lang: str | None, as_json: bool
    ) -> None:
        del lang  # taken from the arguments before any text was made
        session = context.ensure_object(Session)
        session.location = workspace or None
        session.acting = acting or ""
        session.json = session.json or as_json

    for name in _COMMAND_MODULES:
        for command in import_module(f"workbench.cli.commands.{name}").commands():
            workbench.add_command(command)
    finish_help(workbench)
    return workbench


def _choose_language(arguments: list[str]) -> None:
    chosen = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            chosen = arguments[place + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    from workbench.app.settings import known_language, language_for_this_run, load_settings

    asked = known_language(chosen) or language_for_this_run()
    speak(asked or load_settings().message_language)


def speak(language: Language) -> None:
    """Use a language for the program's own messages and for those of click.

    click asks gettext for the process's default domain in the language that the environment names; its
    messages have a catalogue of their own beside ours.
    """
    use_language(language)
    gettext.bindtextdomain("click", str(resource("i18n")))
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = {"zh": "zh_CN", "en": "en"}[language]


def _forget_output() -> None:
    """Keep Python from complaining at exit that nobody reads any more (`… | head`)."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
