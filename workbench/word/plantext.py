"""The text of a plan in a Word file, a line for each paragraph, with the numbers that Word shows before them.

Which lines are articles is told by `plan.textreader`; looks, pictures and edges of pages are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.word.controls import read_text
from workbench.word.draftnumbers import numbers_in, shown_number
from workbench.word.draftreader import open_draft
from workbench.word.draftrich import WRAPPERS
from workbench.word.oxml import Element, local_name

_HOLDERS = WRAPPERS | {"tbl", "tr", "tc"}


def read_plan_text(path: Path) -> str:
    """Return what a Word file says; raises NotReadable for what is damaged, too large or built to harm."""
    opened = open_draft(path)
    numbers = numbers_in(opened.root, opened.styles)
    lines = []
    for paragraph in _paragraphs(opened.body) if opened.body is not None else ():
        words = read_text(paragraph)
        if words.strip() and paragraph in numbers:
            place = opened.styles.place(paragraph)
            words = f"{shown_number(numbers[paragraph], place, opened.styles)} {words}".lstrip()
        lines.append(words)
    return "\n".join(lines)


def _paragraphs(parent: Element) -> Iterator[Element]:
    for child in parent:
        local = local_name(child)
        if local == "p":
            yield child
        elif local in _HOLDERS:
            yield from _paragraphs(child)
