"""Words replaced in a rich text: structure and looks stay."""

from workbench.domain.content import plain_text
from workbench.domain.contentedit import appended, replaced

TEXT = "<p>ab<strong>cd</strong>ef</p><ul><li>cd</li></ul><table><tr><td>x cd</td></tr></table><p></p>"


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in the plain text."""
    plain, found, place = plain_text(text), [], 0
    while (place := plain.find(words, place)) >= 0:
        found.append((place, place + len(words)))
        place += len(words)
    return found


def test_every_place_is_replaced_and_keeps_its_look() -> None:
    assert replaced(TEXT, spans(TEXT, "cd"), "标准") == (
        "<p>ab<strong>标准</strong>ef</p><ul><li>标准</li></ul><table><tr><td>x 标准</td></tr></table><p></p>"
    )


def test_words_over_two_looks_take_the_first_one() -> None:
    assert replaced("<p>ab<strong>cd</strong>ef</p>", [(1, 5)], "X") == "aXf"
    assert replaced("<p><em>ab</em><strong>cd</strong>ef</p>", [(1, 3)], "X") == (
        "<p><em>aX</em><strong>d</strong>ef</p>"
    )


def test_a_plain_text_is_replaced_as_it_is() -> None:
    assert replaced("a <b\nb", [(3, 4), (5, 6)], "") == "a <\n"


def test_words_are_put_behind_the_last_ones() -> None:
    assert appended("<p><strong>a</strong></p><p></p>", "\n\nb\nc") == (
        "<p><strong>a</strong></p><p></p><p>b</p><p>c</p>"
    )
    assert appended("<ul><li>a</li></ul>", "\nb") == "<ul><li>a</li></ul><p>b</p>"
    assert appended("a \n", "\n\nb") == "a\n\nb"
