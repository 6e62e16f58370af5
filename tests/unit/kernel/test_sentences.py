"""Sentences put one after the other: a blank between English ones, none behind a Chinese stop."""

from __future__ import annotations

import pytest

from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import sentences


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("One.", "Two."), "One. Two."),
        (("第一句。", "第二句。"), "第一句。第二句。"),
        (("第一句。", ""), "第一句。"),
        (("", "Two."), "Two."),
        (("名称“x”", "说明"), "名称“x” 说明"),
        ((), ""),
    ],
)
def test_sentences_are_parted_as_their_language_does_it(parts: tuple[str, ...], told: str) -> None:
    assert sentences(*parts) == told


def test_an_error_says_its_hint_behind_its_message() -> None:
    assert WrongUse("值太大。", "最多 100 项。").words == "值太大。最多 100 项。"
    assert WrongUse("Too many.", "At most 100.").words == "Too many. At most 100."
