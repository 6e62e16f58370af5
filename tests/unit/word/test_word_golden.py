"""The sample case gives exactly the Word files that were looked at and kept."""

from __future__ import annotations

import pytest

from tests.helpers.golden import compare_word_file
from tests.helpers.wordfiles import EN, ZH, info, linked_sample, template
from workbench.word.export import render_proposal


@pytest.mark.parametrize("which", [ZH, EN])
def test_the_sample_gives_the_kept_word_file(which: str) -> None:
    form, values, links = linked_sample()

    data = render_proposal(template(which), form, values, info(which).language, links=links)

    compare_word_file(data, which)
