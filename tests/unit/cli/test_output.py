"""What the command line prints: aligned columns with Chinese, errors in words and in JSON."""

from __future__ import annotations

import json

import pytest

from workbench.cli import output
from workbench.cli.common import exit_code_of, report
from workbench.kernel.errors import ConflictError, InvalidValue, NotReadable, Refused, UnknownName


def test_columns_align_when_some_cells_are_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    output.table([["标准", "a"], ["ab", "b\nc"]], ["Word", "Text"])

    lines = capsys.readouterr().out.splitlines()
    assert lines == ["Word  Text", "标准  a", "ab    b c"]


def test_full_is_said_only_when_nothing_is_missing() -> None:
    assert (output.per_cent(0.999), output.per_cent(1.0)) == ("99 %", "100 %")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InvalidValue("x"), 2),
        (UnknownName("x", "y", []), 2),
        (NotReadable("x"), 3),
        (Refused("x"), 1),
        (ConflictError("x"), 1),
    ],
)
def test_each_error_has_its_exit_code(error: Exception, code: int) -> None:
    assert exit_code_of(error) == code


def test_an_error_in_json_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    report(Refused("坏了", "修好它"), as_json=True)

    captured = capsys.readouterr()
    assert captured.out == ""
    assert json.loads(captured.err) == {"error": {"message": "坏了", "hint": "修好它"}}


def test_a_file_of_the_system_that_fails_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = report(PermissionError(13, "Permission denied", "settings.json"), as_json=False)

    assert code == 3
    assert "settings.json" in capsys.readouterr().err


def test_the_unexpected_is_told_in_a_sentence_and_logged(capsys: pytest.CaptureFixture[str]) -> None:
    code = report(ZeroDivisionError("division by zero"), as_json=False)

    captured = capsys.readouterr()
    assert code == 3
    assert "workbench.log" in captured.err
    assert "Traceback" not in captured.err
