"""The real command line, as a person calls it: a new process each time.

The first call of each command starts Python from nothing, as every call does for a person. Further ones, which
ask what a command does and not how it starts, are forked from a process that has imported the program already.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import click

from tests.helpers import forking
from tests.helpers.tools import ROOT
from workbench.cli.main import program

_LIMIT = 120  # seconds
_started: set[tuple[str, ...]] = set()


@dataclass(frozen=True)
class Answer:
    """What a call gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The error that stands in JSON on standard error."""
        found: dict[str, str] = json.loads(self.err)["error"]
        return found


@dataclass(frozen=True)
class CommandLine:
    """Calls `main.py` on one workspace (empty: the user's own), in English, with a home of its own."""

    workspace: str
    folder: Path
    home: Path

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> Answer:
        """Run one command and return what it gave back."""
        place = ["-w", self.workspace] if self.workspace else []
        command = [str(ROOT / "main.py"), *place, *arguments]
        settings = {
            "WORKBENCH_HOME": str(self.home),
            "WORKBENCH_LANGUAGE": "en",
            "PYTHONWARNINGS": "error",
            **environment,
        }
        call = forking.Call(command, str(self.folder), {**os.environ, **settings})
        return _forked(call, stdin) if _has_started(arguments) else _from_nothing(call, stdin)


def _has_started(arguments: Sequence[str]) -> bool:
    """Return whether the command was started from nothing before; what names no command never counts."""
    names: list[str] = []
    known = _commands()
    for word in arguments:
        if word not in known:
            break
        names.append(word)
        command = known[word]
        known = command.commands if isinstance(command, click.Group) else {}
    if tuple(names) in _started:
        return forking.POSSIBLE
    if names:
        _started.add(tuple(names))
    return False


@cache
def _commands() -> Mapping[str, click.Command]:
    return program().commands


def _from_nothing(call: forking.Call, stdin: str) -> Answer:
    done = subprocess.run(
        [sys.executable, *call.arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=call.folder,
        env=call.environment,
        timeout=_LIMIT,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def _forked(call: forking.Call, stdin: str) -> Answer:
    # Files and not pipes: nobody has to read while the call writes.
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin.encode())
        given.seek(0)
        forking.parent().start(call, [stream.fileno() for stream in (given, out, err)])
        code = forking.parent().wait()
        out.seek(0)
        err.seek(0)
        return Answer(code, _text(out.read()), _text(err.read()))


def _text(data: bytes) -> str:
    """Return what was printed, with the ends of lines as `subprocess` gives them."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read()
