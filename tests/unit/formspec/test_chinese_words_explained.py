"""Who reads the forms in English is told what a Chinese word means that they are to write."""

from __future__ import annotations

import re

from workbench.app.bootstrap import bundled_forms

QUOTED = re.compile("“[\u4e00-\u9fff]+”(?! \\()")


def test_a_chinese_word_in_an_english_help_is_followed_by_what_it_means() -> None:
    found = {
        f"{form.id} {field.id}"
        for form in bundled_forms().values()
        for field in form.fields.values()
        if QUOTED.search(field.help.en)
    }
    assert found == set()
