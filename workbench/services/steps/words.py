"""Sentences that people give outside a form: reasons, quotes. Kept to what a document can carry."""

from __future__ import annotations

from workbench.kernel.characters import can_be_printed
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr


def free_text(text: str) -> str:
    """Return `text` with uniform line ends and no blanks around it.

    Raises InvalidValue naming the first character that no document can carry (control characters and the like).
    """
    uniform = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    for place, character in enumerate(uniform, start=1):
        if not can_be_printed(character):
            code = f"U+{ord(character):04X}"
            raise InvalidValue(
                tr("Character {place} of the text ({code}) can't be stored.", place=place, code=code),
                tr("Remove it and try again."),
            )
    return uniform
