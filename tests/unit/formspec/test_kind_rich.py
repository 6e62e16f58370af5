"""The kind of rich texts: plain text or restricted HTML, cleaned; limits and words without markup."""

from __future__ import annotations

import pytest

from tests.data.awkward_values import CARRIED, REFUSED
from workbench.domain.values import from_json, is_filled, to_json
from workbench.formspec.kind_rich import structure_of
from workbench.formspec.kinds import display, normalise, search_text, words_in
from workbench.formspec.model import Field, Limits
from workbench.formspec.validation import is_complete
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual

HASH = "a" * 64
FIELD = Field("scope", "rich", Bilingual("范围", "Scope"))
LISTS = "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol><ul><li>e</li></ul>"


@pytest.mark.parametrize("text", [text for text in CARRIED.values() if "\r" not in text])
def test_an_awkward_plain_text_is_kept_as_it_is(text: str) -> None:
    assert normalise(FIELD, text) == text


@pytest.mark.parametrize("text", REFUSED.values())
def test_what_a_document_cannot_carry_is_cleaned_away(text: str) -> None:
    value = normalise(FIELD, text)
    assert value is None or normalise(Field("x", "long_text", FIELD.label), value) == value


def test_html_is_taken_cleaned() -> None:
    assert normalise(FIELD, "<p onclick=x>a <b>b</b><script>x</script></p>") == "<p>a <strong>b</strong></p>"
    assert normalise(FIELD, "<p>a</p><p>b</p>") == "a\nb"
    assert normalise(FIELD, "a < b & <b>c") == "a < b & <b>c"


def test_limits_count_the_words_and_not_the_markup() -> None:
    field = Field("scope", "rich", FIELD.label, limits=Limits(min_length=3, max_length=4))
    assert normalise(field, "<p><strong>abcd</strong></p>") == "<p><strong>abcd</strong></p>"
    with pytest.raises(InvalidValue, match="5 characters are too many"):
        normalise(field, "<p><strong>abcde</strong></p>")
    assert is_complete(field, "<p><strong>abc</strong></p>")
    assert not is_complete(field, "<p><strong>ab</strong></p>")
    with pytest.raises(InvalidValue) as caught:
        normalise(FIELD, "<p>" + "<u></u>" * 200_000)
    assert "with all markup" in caught.value.hint


def test_a_table_without_words_is_kept_and_counts_as_empty() -> None:
    value = normalise(FIELD, "<table><tr><td></td></tr></table><p></p>")
    assert value == "<table><tr><td></td></tr></table><p></p>"
    assert not is_filled(value)


def test_a_rich_text_is_shown_with_the_signs_of_its_items() -> None:
    assert display(FIELD, LISTS, "en") == "1. a\n    a) b\n    b) c\n2. d\n• e"
    later = '<ol start="5"><li>a<ol start="3"><li>b</li></ol></li><li>c</li></ol>'
    assert display(FIELD, later, "en") == "5. a\n    c) b\n6. c"
    table = f'<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table><img src="picture:{HASH}" alt="流程">'
    assert display(FIELD, table, "zh") == "a · b c\n［图片：流程］"


def test_it_is_found_by_its_words_and_those_of_its_pictures() -> None:
    value = f'<p><strong>储</strong>能</p><img src="picture:{HASH}" alt="流程">'
    assert search_text(FIELD, value) == "储能\n\n流程"
    assert words_in(FIELD, value) == "储能\n"
    assert from_json(to_json(value)) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LISTS, "2 lists"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "1 list"),
        ("<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>", "2 lists"),
        ('<ol><li>a</li><li>b</li></ol><p>c</p><ol start="3"><li>d</li></ol>', "1 list"),
        ('<ol><li>a</li><li>b</li></ol><p>c</p><ol start="5"><li>d</li></ol>', "2 lists"),
        ("<ol><li>a</li></ol><p>b</p><ol><li>c</li></ol>", "2 lists"),
    ],
)
def test_lists_are_told_as_many_as_one_sees(text: str, words: str) -> None:
    assert structure_of(FIELD, text) == words
