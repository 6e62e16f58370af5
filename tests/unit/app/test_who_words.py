"""Who did something, as it is read in either language."""

from __future__ import annotations

import pytest

from workbench.app.wording import who_words
from workbench.domain.people import Person
from workbench.kernel.i18n import Language, use_language


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", "王秘书（华东院(上海)）"), ("en", "王秘书 (华东院(上海))")],
)
def test_the_brackets_of_an_organisation_are_those_of_the_language(language: Language, expected: str) -> None:
    use_language(language)
    assert who_words(str(Person("王秘书", "华东院(上海)"))) == expected
    assert who_words("王秘书") == "王秘书"
