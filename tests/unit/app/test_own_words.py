"""The user's own dictionary: a plain file that keeps whatever else stands in it."""

from __future__ import annotations

import pytest

from workbench.app.ownwords import add_own_words, own_words, own_words_file, remove_own_word
from workbench.kernel.errors import InvalidValue, NotReadable


def test_words_are_added_once_and_taken_out_again() -> None:
    assert own_words() == []
    assert add_own_words(["kubernetes", " Huawei ", "kubernetes"]) == ["kubernetes", "Huawei"]
    assert add_own_words(["Huawei"]) == []
    assert own_words_file().read_text(encoding="utf-8") == "kubernetes\nHuawei\n"
    assert remove_own_word("kubernetes")
    assert not remove_own_word("kubernetes")
    assert own_words() == ["Huawei"]


def test_what_somebody_wrote_into_the_file_stays_as_it_is() -> None:
    own_words_file().write_bytes("\ufeff# mine\r\nalpha\r\n两个 words\r\n\r\nbeta".encode())
    assert own_words() == ["alpha", "beta"]
    add_own_words(["gamma"])
    remove_own_word("alpha")
    assert own_words_file().read_bytes().decode() == "# mine\r\n两个 words\r\n\r\nbeta\ngamma\n"


@pytest.mark.parametrize("word", ["", "a b", "H2O", "e-mail", "词", "x" * 60, "a\nb", "a\x00b"])
def test_no_word_is_added_when_one_is_wrong(word: str) -> None:
    with pytest.raises(InvalidValue):
        add_own_words(["right", word])
    assert not own_words_file().exists()


def test_a_damaged_file_is_told_and_kept() -> None:
    damaged = b"alpha\n\xff\xfe\x00b"
    own_words_file().write_bytes(damaged)
    for act in (own_words, lambda: add_own_words(["beta"]), lambda: remove_own_word("alpha")):
        with pytest.raises(NotReadable, match=r"dictionary\.txt"):
            act()
    assert own_words_file().read_bytes() == damaged


def test_a_folder_in_its_place_is_told() -> None:
    own_words_file().mkdir()
    with pytest.raises(NotReadable):
        add_own_words(["beta"])
