"""Which characters are Chinese: the one definition for titles, sentences, search, measures and layout.

Knows characters only. Signs and full-width letters are not among them; whoever counts those adds them.
"""

from __future__ import annotations

import re

# For use inside the brackets of a regular expression: the marks 々 and 〇, the basic characters with their
# first extension and the compatibility forms, and the two planes that hold all further ones.
CHINESE = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ANY = re.compile(f"[{CHINESE}]")


def has_chinese(text: str) -> bool:
    """Return whether at least one character of `text` is Chinese."""
    return _ANY.search(text) is not None


def count_chinese(text: str) -> int:
    """Return how many characters of `text` are Chinese."""
    return len(_ANY.findall(text))
