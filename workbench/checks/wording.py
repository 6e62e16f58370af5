"""How much a text says and how near two texts are: the measures that several rules share.

Works on plain text in Chinese and English without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from workbench.checks.settings import RuleSettings
from workbench.kernel.script import CHINESE, has_chinese

_UNIT = re.compile(rf"[{CHINESE}]|[^\W_{CHINESE}]+")
_EDGES = " \t\r\n\u3000。．.，,、；;：:！!（）()[]【】<>《》“”‘’\"'"


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and signs as ordinary ones (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def core(text: str) -> str:
    """Return the letters and digits of `text` alone, folded, so that layout and signs do not matter."""
    return "".join(character for character in half_width(text).casefold() if character.isalnum())


def size(text: str) -> int:
    """Return how much a text holds: 1 for each Chinese character, 2 for each Latin word or number."""
    return sum(1 if has_chinese(unit) else 2 for unit in _UNIT.findall(half_width(text)))


def substance(text: str) -> int:
    """Return how much a text says once: like `size`, but repeated words count once.

    Twice the number of different neighbouring pairs bounds what a text can say; ordinary prose stays well
    below that bound, a sentence copied ten times does not.
    """
    units = _UNIT.findall(half_width(text).casefold())
    pairs = set(pairwise(units))
    return min(size(text), 2 * len(pairs) + 2)


def likeness(left: str, right: str) -> float:
    """Return from 0 to 1 how alike two texts are: twice the shared pairs of characters over all (Dice)."""
    first, second = _pairs(left), _pairs(right)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def containment(left: str, right: str) -> float:
    """Return from 0 to 1 how much of the shorter text stands in the longer one."""
    first, second = _pairs(left), _pairs(right)
    least = min(first.total(), second.total())
    return (first & second).total() / least if least else 0.0


def stands_for_nothing(text: str, settings: RuleSettings) -> bool:
    """Return whether a filled text only holds a place: signs, XXX, 待定, 无 and the like (shared settings)."""
    return bool(text.strip()) and (is_placeholder(text, settings) or says_nothing(text, settings))


def is_placeholder(text: str, settings: RuleSettings) -> bool:
    """Return whether the whole text is one that is put where the real one is still to come."""
    inner = trimmed(text)
    return not inner or settings.pattern("placeholders").fullmatch(inner) is not None


def says_nothing(text: str, settings: RuleSettings) -> bool:
    """Return whether the whole text is a word for “none”."""
    return settings.pattern("nothing_words").fullmatch(trimmed(text)) is not None


def trimmed(text: str) -> str:
    """Return `text` folded and without blanks, stops and brackets around it."""
    return half_width(text).casefold().strip(_EDGES)


def shortened(text: str, length: int = 40) -> str:
    """Return the beginning of a text for use within a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1]}…"


def _pairs(text: str) -> Counter[str]:
    letters = core(text)
    return Counter(letters[index : index + 2] for index in range(len(letters) - 1))
