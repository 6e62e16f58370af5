"""Texts are kept exactly or refused; the one change is line ends of long texts."""

import pytest

from tests.data.awkward_values import CARRIED, REFUSED
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field, Limits
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual

SHORT = Field("title", "short_text", Bilingual("中文名称", "Title"))
LONG = Field("purpose", "long_text", Bilingual("目的、意义", "Purpose"))
UNIT = Field("unit", "organisation", Bilingual("单位", "Organisation"))
LINES = ["line1\nline2", "cr\r\nlf"]
LONGEST = CARRIED["very long"]
KEPT = [text for text in CARRIED.values() if text not in (*LINES, LONGEST)]
NEVER = [text for text in REFUSED.values() if text not in LINES]


@pytest.mark.parametrize("field", [SHORT, LONG, UNIT], ids=["short", "long", "organisation"])
@pytest.mark.parametrize("text", KEPT)
def test_an_awkward_text_is_kept_as_it_is(field: Field, text: str) -> None:
    assert normalise(field, text) == text


@pytest.mark.parametrize("field", [SHORT, LONG, UNIT], ids=["short", "long", "organisation"])
@pytest.mark.parametrize("text", [*NEVER, "\ufdd0", "\U0001ffff", "\x7f"])
def test_what_a_document_cannot_carry_is_refused(field: Field, text: str) -> None:
    with pytest.raises(InvalidValue):
        normalise(field, text)


def test_a_refused_character_is_named_with_its_code_and_position() -> None:
    with pytest.raises(InvalidValue) as caught:
        normalise(LONG, "好nul\x00x")
    assert caught.value.message == "Purpose: the character U+0000 at position 5 can't stand in a document."
    assert "Delete it" in caught.value.hint


@pytest.mark.parametrize("text", LINES)
def test_a_short_text_takes_one_line(text: str) -> None:
    with pytest.raises(InvalidValue, match="Title: there is a line break at position"):
        normalise(SHORT, text)


def test_a_long_text_has_uniform_line_ends() -> None:
    assert normalise(LONG, "a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_long_text_of_a_hundred_thousand_characters_is_kept() -> None:
    assert normalise(LONG, LONGEST) == LONGEST


@pytest.mark.parametrize(("field", "text"), [(LONG, LONGEST + "x"), (SHORT, "x" * 301)], ids=["long", "short"])
def test_a_text_beyond_the_usual_length_is_refused(field: Field, text: str) -> None:
    with pytest.raises(InvalidValue, match=f"{len(text)} characters are too many") as caught:
        normalise(field, text)
    assert str(len(text) - 1) in caught.value.hint


def test_the_bound_of_the_form_comes_before_the_usual_one() -> None:
    field = Field("title", "short_text", Bilingual("名称", "Title"), limits=Limits(max_length=3))
    assert normalise(field, "𠮷𠮷𠮷") == "𠮷𠮷𠮷"
    with pytest.raises(InvalidValue, match="4 characters are too many"):
        normalise(field, "abcd")


@pytest.mark.parametrize("raw", [18, 1.5, True, ["a"], {"a": 1}])
def test_a_text_is_never_made_from_something_else(raw: object) -> None:
    with pytest.raises(InvalidValue, match="is not a text"):
        normalise(SHORT, raw)


@pytest.mark.parametrize("raw", ["", None])
def test_nothing_empties_a_text(raw: object) -> None:
    assert normalise(LONG, raw) is None
