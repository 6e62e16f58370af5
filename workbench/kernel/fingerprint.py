"""Fingerprints: the same meaning gives the same bytes, the same bytes the same digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical_json(value: Json) -> str:
    """Return `value` as JSON with sorted keys and no blanks, so that equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data`, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def text_fingerprint(text: str) -> str:
    """Return a fingerprint that line breaks, blanks and Unicode forms of the same text do not change."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return digest(folded.encode())
