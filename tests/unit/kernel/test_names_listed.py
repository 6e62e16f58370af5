"""Names listed one after the other, as each language parts them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.kernel.i18n import Bilingual, language_in_use, listed, listed_in_both, use_language


@pytest.fixture(autouse=True)
def language_kept() -> Iterator[None]:
    before = language_in_use()
    yield
    use_language(before)


def test_names_are_parted_by_commas_in_english() -> None:
    use_language("en")
    assert listed(["P12", "P13"]) == "P12, P13"


def test_names_are_parted_by_the_chinese_enumeration_comma_in_chinese() -> None:
    use_language("zh")
    assert listed(name for name in ("P12", "P13")) == "P12、P13"


def test_names_are_parted_for_both_languages_at_once() -> None:
    assert listed_in_both(name for name in ("P12", "P13")) == Bilingual("P12、P13", "P12, P13")
