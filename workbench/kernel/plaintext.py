"""Plain text files of anybody: their encoding is found, what is no text is refused.

Bytes of Big5 are nearly always bytes of GB 18030 too, and the other way round: of the two the one counts in
which more of the characters are those that people write.
"""

from __future__ import annotations

import re

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr

MOST_BYTES = 5_000_000
_MOST_DAMAGE = 0.01  # share of control and replacement characters above which a file is no text
_TOLD_FROM = 20_000  # characters beyond ASCII by which two encodings are told apart
_MUCH_BETTER = 0.2  # share of common characters by which Big5 must lead: files in it are the exception
_LEAST_COMMON = 0.4  # share of them below which a longer text was written in neither
_ENOUGH = 8  # characters beyond ASCII that tell anything
# Each beside the set whose frequent characters lie together, and the first bytes of these and of signs.
_CHINESE = (
    ("gb18030", "gb2312", (*range(0xA1, 0xA4), *range(0xB0, 0xD8))),
    ("cp950", "big5", (*range(0xA1, 0xA4), *range(0xA4, 0xC7))),
    ("big5hkscs", "big5", (*range(0xA1, 0xA4), *range(0xA4, 0xC7))),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def decoded(content: bytes) -> str:
    """Return what bytes say in UTF-8, UTF-16 with its mark, GB 18030 or Big5; raises NotReadable."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = _read_in(content, "utf-16" if marked else "utf-8-sig")
    if text is None and not marked:
        text = _chinese(content)
    if text is None:
        raise no_text()
    return text


def _read_in(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese(content: bytes) -> str | None:
    """Return what bytes say in the likelier of the Chinese encodings; None if they are in none of them."""
    best, text = 0.0, None
    for encoding, known, leads in _CHINESE:
        read = _read_in(content, encoding)
        if read is not None:
            share = _common(read, known, frozenset(leads))
            if text is None or share > best + _MUCH_BETTER:
                best, text = share, read
    if text is not None and best < _LEAST_COMMON and sum(char > "\x7f" for char in text) >= _ENOUGH:
        raise NotReadable(
            tr("The encoding of this text can't be told."), tr("Save it as plain text (UTF-8) and try again.")
        )
    return text


def _common(text: str, known: str, leads: frozenset[int]) -> float:
    """Return the share of frequent characters and signs among those beyond ASCII."""
    told = [char for char in text[: 4 * _TOLD_FROM] if char > "\x7f"][:_TOLD_FROM]
    return sum(char.encode(known, "replace")[0] in leads for char in told) / max(1, len(told))


def check_is_text(text: str) -> None:
    """Raise NotReadable for what holds a NUL byte or many characters that no text has."""
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_DAMAGE * len(text):
        raise no_text()


def no_text() -> NotReadable:
    """Return the refusal of a file that is no plain text."""
    return NotReadable(
        tr("This is not plain text: it is damaged or another kind of file."),
        tr("Save it as plain text (UTF-8) and try again."),
    )
