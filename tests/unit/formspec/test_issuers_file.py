"""The files of issuers and codes are read strictly: a wrong pattern or row is named with its line."""

from pathlib import Path

import pytest

from workbench.formspec import issuers, tables
from workbench.formspec.issuers import read_issuers
from workbench.formspec.tables import read_table
from workbench.kernel.errors import DataFileError
from workbench.kernel.paths import resource

ORIGINAL = resource("codes", "issuers.yaml").read_text(encoding="utf-8")


def refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> DataFileError:
    """Return the error that the bundled file gives once `old` is replaced by `new`."""
    assert old in ORIGINAL
    path = tmp_path / "issuers.yaml"
    path.write_text(ORIGINAL.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(issuers, "resource", lambda *parts: path)
    with pytest.raises(DataFileError, match=r"issuers\.yaml, line \d+: ") as caught:
        read_issuers()
    return caught.value


@pytest.mark.parametrize("pattern", ["GB/T+", "(?:GB)*", "GB{2,}"])
def test_a_pattern_that_repeats_without_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    error = refusal(tmp_path, monkeypatch, "prefix: 'GB/T'", f"prefix: '{pattern}'")
    assert "repetitions in a pattern need an upper bound." in error.message


def test_a_broken_pattern_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = refusal(tmp_path, monkeypatch, "prefix: 'GB/T'", "prefix: '(GB'")
    assert "this is not a regular expression." in error.message


def test_an_unknown_style_is_refused_with_those_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = refusal(tmp_path, monkeypatch, "style: chinese", "style: klingon")
    assert error.hint == "Allowed: chinese, international, recommendation, american."


def test_an_issuer_without_example_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = refusal(tmp_path, monkeypatch, "examples: [GB/T 36276—2023]", "examples: []")
    assert "an issuer needs at least one example." in error.message


def test_a_row_with_too_few_cells_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "short.csv"
    path.write_text("code,title\nA,B\nC\n", encoding="utf-8")
    monkeypatch.setattr(tables, "resource", lambda *parts: path)
    with pytest.raises(DataFileError, match=r"short\.csv, line 3: the row needs 2 cells"):
        read_table("short.csv")
