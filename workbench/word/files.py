"""Files written whole or not at all, and names that every system takes."""

from __future__ import annotations

import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from workbench.kernel.errors import NotReadable
from workbench.kernel.folders import sync_folder
from workbench.kernel.i18n import sentences, tr

# Windows takes 260 characters with all folders, other systems 255 bytes; some of both is left to the ending, to
# the folders, and to what programs that keep folders alike add to names.
_LONGEST_NAME = 150
_LONGEST_BYTES = 200
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+')
_BRACKETS = ("()", "（）", "[]", "【】", "《》", "〈〉", "“”", "‘’", "「」")
_LOOSE_ENDS = " \u3000,;:.-–—，；：、。·"
_BLANKS = re.compile(r"\s+")
_RESERVED = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{device}{number}" for device in ("com", "lpt") for number in "123456789¹²³"),
    )
)
_FULL = {errno.ENOSPC, errno.EDQUOT}


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that at any moment either the old or the whole new file stands there.

    Raises NotReadable if the folder is missing or can't be written to, the file is open in another program, or
    the disk is full; the old file then stays and nothing is left behind.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    complete = False
    try:
        _write_through(temporary, data)
        complete = True
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise not_written(path, error, refused=complete) from error
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)  # the new file stands there by now, whatever becomes of this


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def not_written(path: Path, error: OSError, refused: bool) -> NotReadable:
    """Return why a file could not be written.

    `refused` is a file that was complete beside `path` and only not let into its place: then the folder can be
    written to, and an old file there, if any, is in use.
    """
    details, folder = str(error), str(path.parent)
    if not path.parent.is_dir():
        message = tr("The folder {folder} does not exist.", folder=folder)
        return NotReadable(message, tr("Make the folder or name another one."), details)
    if path.is_dir():
        message = tr("{file} is a folder.", file=str(path))
        return NotReadable(message, tr("Name a file in it."), details)
    if error.errno in _FULL:
        message = tr("{file} can't be written: the disk is full.", file=str(path))
        return NotReadable(message, _hint(path, tr("Free some space and try again.")), details)
    if refused and path.exists():
        message = tr("{file} can't be written; perhaps it is open in another program.", file=str(path))
        return NotReadable(message, _hint(path, tr("Close it there and try again.")), details)
    if refused:
        message = tr("{file} can't be written.", file=str(path))
        return NotReadable(message, tr("Try again, or choose another folder."), details)
    message = tr("The folder {folder} can't be written to.", folder=folder)
    return NotReadable(message, _hint(path, tr("Choose a folder that you may write to.")), details)


def _hint(path: Path, advice: str) -> str:
    """Return an advice, with what became of the file that stood there if there was one."""
    return sentences(advice, tr("The old file is unchanged.")) if path.exists() else advice


def shortened(title: str, fits: Callable[[str], bool]) -> str:
    """Return as much of a title as fits: whole words of it, and never the beginning of what is in brackets."""
    parts = (title[:end] for end in range(len(title), 0, -1) if end == len(title) or _is_cut(title, end))
    whole = (part.rstrip(_LOOSE_ENDS) if part != title else part for part in parts)
    return next((part for part in whole if fits(part)), "")


def _is_cut(title: str, end: int) -> bool:
    """Return whether a title can end before a character: not inside a word or inside brackets."""
    last, following = title[end - 1], title[end]
    inside_word = last.isalnum() and following.isalnum() and last.isascii() and following.isascii()
    before = title[:end]
    return not inside_word and not any(before.count(pair[0]) > before.count(pair[1]) for pair in _BRACKETS)


def fits_name(text: str) -> bool:
    """Return whether `safe_name` leaves all words of a text."""
    return _is_short(_without_unsafe(text))


def safe_name(text: str) -> str:
    """Return `text` as the name of a file without its ending: not too long, and valid on every system."""
    name = _without_unsafe(text)[:_LONGEST_NAME]
    while not _is_short(name):
        name = name[:-1]
    name = name.strip(" .")
    if not name:
        return "_"
    return f"_{name}" if name.split(".")[0].strip().casefold() in _RESERVED else name


def _without_unsafe(text: str) -> str:
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", _UNSAFE.sub(" ", text)))


def _is_short(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and len(name.encode()) <= _LONGEST_BYTES
