"""Names of acts: an article by its number, also where a task of it was linked, whose id nobody sees."""

from __future__ import annotations

import pytest

from workbench.app.wording import act_words
from workbench.domain.changes import Act


@pytest.mark.parametrize("subject", ["9", "9.accounting"])
@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("link", "Link to article 9"),
        ("unlink", "Remove link to article 9"),
        ("relink", "Change link to article 9"),
        ("confirm", "Confirm link to article 9"),
    ],
)
def test_a_link_is_named_by_the_number_of_its_article(action: str, words: str, subject: str) -> None:
    assert act_words(Act(action, subject)) == words
