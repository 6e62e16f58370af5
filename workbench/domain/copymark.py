"""The mark at the end of its title by which a copied case is told apart in lists: what it is, how it counts.

The mark is in the language of the title. Whether one may stand in what is printed, the rules say.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from workbench.kernel.script import has_chinese

_MARKS = re.compile(r"(?:\s*[(（]\s*(?:副本|copy)\s*\d{0,4}\s*[)）])+\s*$", re.IGNORECASE)


def without_copy_mark(title: str) -> str:
    """Return the title without the marks of a copy at its end; unchanged where it is nothing but a mark."""
    return title[: match.start()] if (match := _MARKS.search(title)) and match.start() else title


def copy_title(title: str, taken: Collection[str]) -> str:
    """Return a title for a copy of a case: marked once, with a number where the titles `taken` need one."""
    plain, used = without_copy_mark(title).rstrip(), {"".join(one.split()) for one in taken}
    number = 1
    while "".join((marked := _marked(plain, number)).split()) in used:
        number += 1
    return marked


def _marked(title: str, number: int) -> str:
    count = f" {number}" if number > 1 else ""
    return f"{title}（副本{count}）" if has_chinese(title) else f"{title} (copy{count})"
