"""The user's own dictionary: a plain text file in the folder of the settings, one word in a line.

Whoever likes edits it with any editor; what the program does not understand in it is left as it stands.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from workbench.kernel.errors import InvalidValue, NotReadable
from workbench.kernel.i18n import tr
from workbench.kernel.paths import settings_folder
from workbench.search.latinwords import is_latin_word, word_lines

_FILE = "dictionary.txt"


def own_words_file() -> Path:
    """Return the file of the user's own words, which need not be there."""
    return settings_folder() / _FILE


def own_words() -> list[str]:
    """Return the user's own words in their order; raises NotReadable if their file is damaged."""
    known = (line for line in word_lines(_read()) if is_latin_word(line))
    return list(dict.fromkeys(known))


def add_own_words(words: Sequence[str]) -> list[str]:
    """Add words of the user's own, all or none; return those that are new.

    Raises InvalidValue if one is no single Latin word, NotReadable if the file is damaged or can't be written.
    """
    wanted = list(dict.fromkeys(word.strip() for word in words))
    for word in wanted:
        if not is_latin_word(word):
            raise InvalidValue(
                tr("“{word}” is no single word of Latin letters.", word=_shortened(word)),
                tr("Add one word at a time, without digits, hyphens or blanks."),
            )
    text = _read()
    known = set(word_lines(text))
    added = [word for word in wanted if word not in known]
    if added:
        gap = "\n" if text and not text.endswith("\n") else ""
        _write(text + gap + "".join(f"{word}\n" for word in added))
    return added


def remove_own_word(word: str) -> bool:
    """Take a word out of the user's own; return whether it was there. Raises NotReadable as `add_own_words`."""
    text = _read()
    kept = [line for line in text.splitlines(keepends=True) if line.strip() != word.strip()]
    if "".join(kept) == text:
        return False
    _write("".join(kept))
    return True


def _read() -> str:
    try:
        return own_words_file().read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise NotReadable(
            tr("Your dictionary {file} can't be read.", file=str(own_words_file())),
            tr("Save it as UTF-8 text with one word in a line, or move it away; it stays as it is."),
            str(error),
        ) from error


def _write(text: str) -> None:
    file = own_words_file()
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise NotReadable(
            tr("Your dictionary {file} can't be written.", file=str(file)),
            tr("Check that you may write to this folder."),
            str(error),
        ) from error


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
