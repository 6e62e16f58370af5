"""The text of a plan from a file of any kind that can be read: Word, rows of cells (.csv), plain text.

What knows Word is imported when it is needed: it is heavy, and most runs of the program read no file.
"""

from __future__ import annotations

from pathlib import Path

from workbench.plan.textreader import LevelChoice, ReadText, read_numbered_file, read_numbered_text
from workbench.services.steps.wordendings import is_word_file


def read_plan_file(file: Path, level: LevelChoice) -> ReadText:
    """Return the articles of a file.

    Raises NotReadable if it can't be read or holds none, WrongUse for an older kind of document.
    """
    if is_word_file(file):
        from workbench.word.plantext import read_plan_text

        return read_numbered_text(read_plan_text(file), level)
    return read_numbered_file(file, level)
