"""What all commands share: the options before the command, opening the workspace, exit codes, `--json`.

Commands import services only when they run: `--help` must answer at once.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli import output
from workbench.kernel.errors import NotReadable, Refused, WorkbenchError, WrongUse
from workbench.kernel.i18n import listed, tr
from workbench.kernel.paths import user_folder

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.people import Person

DONE, FOUND, WRONG_USE, NOT_READABLE = 0, 1, 2, 3
INTERRUPTED = 130  # as shells report a program that was stopped with Ctrl+C
_EXIT_CODES: tuple[tuple[type[WorkbenchError], int], ...] = (
    (WrongUse, WRONG_USE),
    (NotReadable, NOT_READABLE),
    (Refused, FOUND),
)
Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass
class Session:
    """One call of the program: where to work, in whose name, how to answer."""

    location: str | None = None
    acting: str = ""
    json: bool = False
    exit_code: int = field(default=DONE)

    def open(self, make: bool = True) -> Workbench:
        """Open the workspace of this call; a missing one is made unless `make` is false."""
        from workbench.app.bootstrap import open_workbench

        self.ask_once()
        return open_workbench(self.location, self.surroundings(), make)

    def ask_once(self) -> None:
        """Ask who works here, at a terminal and only while nobody has said so; Enter skips a question."""
        from workbench.app.settings import account_name, change_person, load_settings

        if self.acting or self.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return
        if load_settings().name:
            return
        output.say(
            tr("Your name stands beside what you do. Enter keeps what is in brackets; change it with “whoami”.")
        )
        name = click.prompt(tr("Name"), default=account_name())
        organisation = click.prompt(tr("Organisation"), default="", show_default=False)
        email = click.prompt(tr("E-mail"), default="", show_default=False)
        change_person(name, organisation, email)

    def surroundings(self) -> Any:
        """Return the program's surroundings with the person that `--as` names."""
        from workbench.app.bootstrap import Surroundings

        return Surroundings(person=self.person) if self.acting else Surroundings()

    def person(self) -> Person:
        """Return the person that `--as` names."""
        from workbench.domain.people import parse_person

        return parse_person(self.acting)


def session_of(context: click.Context) -> Session:
    """Return the session of a running command."""
    return context.ensure_object(Session)


def json_option(function: Function) -> Function:
    """Give a command the option `--json`."""

    def remember(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            session_of(context).json = True

    option = click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        callback=remember,
        help=tr("Answer in JSON on standard output."),
    )
    return option(function)


class NamedPath(click.Path):
    """A path that was really named: an empty one would stand for the present folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; fails if it is empty."""
        if not str(value):
            self.fail(tr("the path is empty."), param, ctx)
        return super().convert(value, param, ctx)


FILE = NamedPath(path_type=Path, dir_okay=False)
FOLDER = NamedPath(path_type=Path, file_okay=False)
FILE_OR_FOLDER = NamedPath(path_type=Path)
COUNT = click.IntRange(min=1)


def read_standard_input() -> str:
    """Return the text on standard input; raises NotReadable if there is none or it is not UTF-8."""
    if sys.stdin is None:
        raise NotReadable(tr("There is no standard input."), tr("Give the value itself."))
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise NotReadable(
            tr("Standard input is not UTF-8 text."), tr("Save it as UTF-8 text and try again."), str(error)
        ) from error


def exit_code_of(error: WorkbenchError) -> int:
    """Return 1 for what a rule refuses, 2 for wrong use, 3 for what can't be read or written."""
    return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), FOUND)


def report(error: Exception, as_json: bool) -> int:
    """Tell an error on standard error and return the exit code."""
    if isinstance(error, WorkbenchError):
        output.error(error.message, error.hint, as_json)
        return exit_code_of(error)
    if isinstance(error, click.ClickException):
        return _report_usage(error, as_json)
    if isinstance(error, UnicodeEncodeError):
        output.error(tr("What was typed is not valid text (UTF-8)."), tr("Type it again."), as_json)
        return WRONG_USE
    if isinstance(error, OSError):
        message = tr(
            "{file} can't be used: {reason}", file=error.filename or "?", reason=error.strerror or error
        )
        output.error(message, tr("Check that it exists, has room and that you may write to it."), as_json)
        return NOT_READABLE
    logging.getLogger("workbench").error("unexpected", exc_info=error)
    output.error(
        tr("Something unexpected happened: {error}", error=f"{type(error).__name__}: {error}"),
        tr(
            "Nothing half done was stored. The details are in {file}.",
            file=str(user_folder() / "workbench.log"),
        ),
        as_json,
    )
    return NOT_READABLE


def _report_usage(error: click.ClickException, as_json: bool) -> int:
    hint = ""
    context = getattr(error, "ctx", None)
    if context is not None:
        hint = tr("See “{command} --help”.", command=context.command_path)
    nearest = getattr(error, "possibilities", None)
    if nearest:
        hint = tr("Nearest valid names: {names}.", names=listed(nearest))
    output.error(_usage_words(error), hint, as_json)
    return NOT_READABLE if isinstance(error, click.FileError) else WRONG_USE


def _usage_words(error: click.ClickException) -> str:
    """Return the sentence of a usage error; click joins this one from pieces, which suits no other language."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        missing = error.param.get_error_hint(error.ctx).strip("'")
        if isinstance(error.param, click.Argument):
            return tr("The argument {name} is missing.", name=missing)
        return tr("The option {name} is missing.", name=missing.replace("' / '", " / "))
    if getattr(error, "possibilities", None):
        return error.message  # the nearest names stand in the hint
    return error.format_message()
