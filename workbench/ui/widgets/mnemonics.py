"""The letters that choose the entries of a menu from the keyboard, found when the menu opens.

Each entry of a menu has another one, as far as letters go: in English a letter of its words, the beginnings of
words first; in Chinese a letter of the English words behind the Chinese ones, as all Chinese programs have it.
Nothing of this is written in the words themselves, so whatever else shows them has them plain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from string import ascii_uppercase

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workbench.ui.models.originals import originals_of

_BEHIND = re.compile(r"\(&[A-Z]\)")
_MARK = re.compile("&(.)")  # of two `&` one stays
_FIRST = re.compile(r"\b[A-Za-z]")
_LETTER = re.compile("[A-Za-z]")
_CHINESE = re.compile("[\u2e80-\uffef]")
_PARTED = "："
_ASKS = "…"
_OFFERED = "offered"


def with_letters(menu: QMenu) -> QMenu:
    """Return a menu whose entries get their letters whenever it opens."""
    menu.aboutToShow.connect(partial(_give, menu))
    return menu


def plain(text: str) -> str:
    """Return the words of an entry, without its letter."""
    return _MARK.sub(r"\1", _BEHIND.sub("", text))


def as_offered(action: QAction) -> QAction:
    """Return an entry as one that only offers a word: it gets no letter that the word does not have.

    One behind it, as in “tee(A)”, would read as part of the word.
    """
    action.setProperty(_OFFERED, True)
    return action


def lettered(texts: Sequence[str], offered: Collection[int] = ()) -> list[str]:
    """Return the words of the entries of one menu as Qt wants them, each with a letter of its own.

    Those in the places of `offered` words may have none.
    """
    wanted = [list(dict.fromkeys(_wanted(text))) for text in texts]
    holders: dict[str, int] = {}
    for place in range(len(texts)):
        if place not in offered:
            _find_letter(place, wanted, holders, set())
    for place in offered:
        _take_free(place, wanted[place], holders)
    held = {place: letter for letter, place in holders.items()}
    free = (letter for letter in ascii_uppercase if letter not in holders)
    for place in range(len(texts)):
        if place not in held and place not in offered:
            held[place] = next(free, "")
    return [_marked(text, held.get(place, "")) for place, text in enumerate(texts)]


def _take_free(place: int, wanted: Sequence[str], holders: dict[str, int]) -> bool:
    """Give an entry the first of its letters that none has yet; return whether there is one."""
    letter = next((one for one in wanted if one not in holders), "")
    if letter:
        holders[letter] = place
    return bool(letter)


def _find_letter(place: int, wanted: Sequence[Sequence[str]], holders: dict[str, int], asked: set[str]) -> bool:
    """Give an entry one of its letters; where all are taken, an entry that has another one too gives way."""
    if _take_free(place, wanted[place], holders):
        return True
    for letter in wanted[place]:
        if letter not in asked:
            asked.add(letter)
            if _find_letter(holders[letter], wanted, holders, asked):
                holders[letter] = place
                return True
    return False


def _give(menu: QMenu) -> None:
    actions = [action for action in menu.actions() if not action.isSeparator()]
    parts = [action.text().partition("\t") for action in actions]
    offered = [place for place, action in enumerate(actions) if action.property(_OFFERED)]
    marked = lettered([plain(words) for words, _, _ in parts], offered)
    for action, words, (_, tab, keys) in zip(actions, marked, parts, strict=True):
        action.setText(f"{words}{tab}{keys}")


def _wanted(text: str) -> Iterator[str]:
    """Yield the letters that an entry would have, the best first."""
    # What an act is called follows “Undo”, and is no message by itself.
    english = originals_of(text) or originals_of(text.partition(_PARTED)[0]) or (text,)
    for kind in (_FIRST, _LETTER):
        yield from (letter.upper() for letter in kind.findall(english[0]))


def _marked(text: str, letter: str) -> str:
    """Return words with a letter marked in them, else behind them; `&` itself is doubled."""
    for kind in (rf"\b{letter}", letter) if letter else ():
        found = re.search(kind, text, re.IGNORECASE)
        if found is not None and not _CHINESE.search(text):
            before, rest = text[: found.start()], text[found.start() :]
            return f"{_doubled(before)}&{_doubled(rest)}"
    words = text.removesuffix(_ASKS)
    behind = f"(&{letter})" if letter else ""
    return f"{_doubled(words)}{behind}{text[len(words) :]}"


def _doubled(text: str) -> str:
    return text.replace("&", "&&")
