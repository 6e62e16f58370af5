"""Plain text files of anybody: their encoding is found, what is no text is refused."""

from __future__ import annotations

import re

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr

MOST_BYTES = 5_000_000
_MOST_DAMAGE = 0.01  # share of control and replacement characters above which a file is no text
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def decoded(content: bytes) -> str:
    """Return what bytes say in UTF-8, UTF-16 with its mark, or GB 18030; raises NotReadable."""
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise no_text()


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
