"""Calls forked from a process that has read the program: each is alone, and ends as a process does."""

from __future__ import annotations

import json
import os
import signal
import tempfile
from pathlib import Path

import pytest

from tests.helpers import forking
from tests.helpers.forking import Call, running

pytestmark = pytest.mark.skipif(not forking.POSSIBLE, reason="a process can't be forked here")

# Tells what it was given, and leaves traces in the process that a later call must not see.
TELL = """
import json, os, sys, workbench
traces = [hasattr(workbench, "trace"), "LEFT" in os.environ, "PySide6" in sys.modules]
workbench.trace = os.environ["LEFT"] = "left by an earlier call"
told = [sys.argv[1:], os.getcwd(), os.environ["MINE"], sys.stdin.read(), traces, os.getpid(), __name__]
print(json.dumps(told))
sys.exit(int(sys.argv[1]))
"""


def call(folder: Path, code: str, *words: str, **environment: str) -> Call:
    """Return a call of a script with this code, in its own folder."""
    script = folder / "script.py"
    script.write_text(code, encoding="utf-8")
    return Call([str(script), *words], str(folder), environment)


def answered(wanted: Call, given: str = "") -> tuple[int, str, str]:
    """Return the exit code of a call, its output and its errors."""
    with (
        tempfile.TemporaryFile("w+") as into,
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile() as err,
    ):
        into.write(given)
        into.seek(0)
        forking.parent().start(wanted, [into.fileno(), out.fileno(), err.fileno()])
        code = forking.parent().wait()
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read().decode()


def test_a_call_has_its_own_words_folder_environment_and_input_and_sees_nothing_of_the_one_before(
    tmp_path: Path,
) -> None:
    numbers = set()
    for code, mine in (("0", "一"), ("7", "二")):
        found, out, err = answered(call(tmp_path, TELL, code, mine, MINE=mine), "given " + mine)
        *told, number, name = json.loads(out)
        assert (found, err, name) == (int(code), "", "__main__")
        assert told == [[code, mine], str(tmp_path), mine, "given " + mine, [False, False, False]]
        numbers.add(number)
    assert len(numbers | {os.getpid()}) == 3


def test_a_call_that_fails_says_why_and_the_next_one_works(tmp_path: Path) -> None:
    code, out, err = answered(call(tmp_path, "print('begun')\nraise OSError('no more')"))
    assert (code, out) == (1, "begun\n")
    assert err.endswith("OSError: no more\n")
    assert answered(call(tmp_path, "print('again')"))[:2] == (0, "again\n")


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    code, _, err = answered(call(tmp_path, "import warnings\nwarnings.warn('old')"))
    assert (code, "UserWarning: old" in err) == (1, True)


def test_a_killed_call_has_written_what_it_had_written(tmp_path: Path) -> None:
    endless = "import itertools\nfor number in itertools.count():\n    print(number, flush=True)"
    with running(call(tmp_path, endless)) as (output, kill):
        assert [output.readline() for _ in range(2)] == ["0\n", "1\n"]
        kill()
        rest = output.readlines()
    assert rest == [] or rest[0] == "2\n"


def test_the_exit_code_of_a_killed_call_is_its_signal(tmp_path: Path) -> None:
    code, _, _ = answered(call(tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"))
    assert code == -signal.SIGKILL
