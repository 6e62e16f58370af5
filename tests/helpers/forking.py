"""Processes that need no start: a parent has read the whole program once and forks for every call.

Imported, this module gives `Parent`. Run as a script, it is the parent, which ends when the connection to the
tests does, however they end. A call runs in a process of its own, with its own arguments, folder, environment
and streams, and ends as any Python does. What it does not show: that the program finds its modules from
nothing, and what Python takes from the environment at its start. The parent does nothing but import, and read
the bundled forms and plans, so no call sees anything of another one. POSIX only.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
POSSIBLE = hasattr(os, "fork")
_STREAMS, _ERRORS = 3, 2
# What the program imports inside its functions, from outside of itself.
_LIBRARIES = ("alembic.command", "alembic.config", "psycopg", "pypdfium2")
_WARNINGS = {"PYTHONWARNINGS": "error"}


@dataclass(frozen=True)
class Call:
    """A script with its words, the folder that it runs in, and all of its environment."""

    arguments: list[str]
    folder: str
    environment: dict[str, str]


class Parent:
    """The running parent; one call at a time."""

    def __init__(self) -> None:
        """Start it; the first call waits until it has read the program."""
        self._connection, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(number)],
                cwd=ROOT,
                env={**os.environ, **_WARNINGS},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[number],
            )
        self._answers = self._connection.makefile("r", encoding="ascii")

    def start(self, call: Call, streams: Sequence[int]) -> int:
        """Start a call and return the number of its process.

        `streams` are the open files that become its input, output and errors. `wait` for it before the next.
        """
        socket.send_fds(self._connection, [b"!"], streams)
        self._connection.sendall(json.dumps(astuple(call)).encode("ascii") + b"\n")
        return self._answer()

    def wait(self) -> int:
        """Return the exit code of the call, as `subprocess` gives it: below zero it is the signal."""
        return self._answer()

    def close(self) -> None:
        """End the parent."""
        self._answers.close()
        self._connection.close()
        self._process.wait()

    def _answer(self) -> int:
        line = self._answers.readline()
        assert line, "the parent of the processes has ended (see the text above)"
        return int(line)


@cache
def parent() -> Parent:
    """Return the parent of this test process, started with the first call."""
    started = Parent()
    atexit.register(started.close)
    return started


@contextmanager
def running(call: Call) -> Iterator[tuple[IO[str], Callable[[], None]]]:
    """Run a call; give its output, to be read while it runs, and what kills it. It has ended afterwards."""
    if not POSSIBLE:
        command = [sys.executable, *call.arguments]
        with subprocess.Popen(
            command, cwd=call.folder, env=call.environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as process:
            assert process.stdout
            yield process.stdout, process.kill
        return
    reading, writing = os.pipe()
    try:
        with os.fdopen(reading, encoding="utf-8") as output:  # closed before the end: nobody writes on and on
            with os.fdopen(writing, "w") as end, Path(os.devnull).open("rb") as nothing:
                number = parent().start(call, [nothing.fileno(), end.fileno(), _ERRORS])
            yield output, lambda: os.kill(number, signal.SIGKILL)
    finally:
        parent().wait()


# From here on: the parent.


def serve(connection: socket.socket) -> Call | None:
    """Fork for every call; return it in the child, and None in the parent when the tests have ended."""
    with connection, connection.makefile("r", encoding="ascii") as calls:
        while streams := socket.recv_fds(connection, 1, _STREAMS)[1]:
            call = Call(*json.loads(calls.readline()))
            child = os.fork()
            if child == 0:
                _take(streams)
                return call
            for stream in streams:
                os.close(stream)
            _tell(connection, child)
            _tell(connection, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return None


def _take(streams: Sequence[int]) -> None:
    """Make open files the input, output and errors of this process."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)


def _tell(connection: socket.socket, number: int) -> None:
    with suppress(BrokenPipeError):  # the tests have ended; the next reading says so
        connection.sendall(f"{number}\n".encode("ascii"))


def read_program() -> None:
    """Import all of the program but its window, and read what never changes while it runs."""
    import workbench
    from workbench.app import bootstrap

    for package in pkgutil.iter_modules(workbench.__path__, "workbench."):
        if package.ispkg and package.name != "workbench.ui":
            for module in pkgutil.walk_packages(import_module(package.name).__path__, f"{package.name}."):
                if ".migrations" not in module.name:  # the scripts of Alembic, which loads them itself
                    import_module(module.name)
    for library in _LIBRARIES:
        import_module(library)
    bootstrap.bundled_forms()
    bootstrap.bundled_plans()


def main(number: int) -> None:
    """Be the parent on an open socket; in each child, be the called process to its end."""
    sys.path[0] = str(ROOT)
    read_program()
    gc.freeze()  # what all calls share is no concern of their collections
    call = serve(socket.socket(fileno=number))
    if call is not None:
        os.chdir(call.folder)
        os.environ.clear()
        os.environ.update(call.environment)
        sys.argv = call.arguments
        runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main(int(sys.argv[1]))
