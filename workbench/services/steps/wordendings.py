"""Which files are Word's by the ending of their name, and which of them can be read."""

from __future__ import annotations

from pathlib import Path

from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr

_WORD_ENDING = ".docx"
_OLD_ENDINGS = frozenset({".doc", ".wps", ".rtf", ".odt"})


def is_word_file(file: Path) -> bool:
    """Return whether a file is one of Word; raises WrongUse for kinds that have to be saved anew."""
    ending = file.suffix.lower()
    if ending in _OLD_ENDINGS:
        raise WrongUse(
            tr("Files that end in {ending} can't be read.", ending=ending),
            tr("Open it in Word or WPS, save it as .docx and try again."),
        )
    return ending == _WORD_ENDING
