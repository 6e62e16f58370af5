"""Word files compared part by part with the ones kept in `tests/golden`.

With the variable UPDATE_GOLDEN=1 the kept ones are written anew; look at the difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

from lxml import etree

from tests.helpers.tools import ROOT
from workbench.word.package import read_package

GOLDEN = ROOT / "tests" / "golden"


def compare_word_file(data: bytes, name: str) -> None:
    """Assert that every part of a Word file equals the kept one, element by element."""
    parts = {part: _readable(content) for part, content in read_package(data).items()}
    folder = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        _keep(folder, parts)
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    assert sorted(parts) == sorted(kept)
    changed = [part for part, content in parts.items() if content != kept[part]]
    assert changed == [], "set UPDATE_GOLDEN=1 to keep the new parts, after looking at them"


def _readable(content: bytes) -> bytes:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8") + b"\n"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _keep(folder: Path, parts: dict[str, bytes]) -> None:
    for old in _files(folder):
        old.unlink()
    for part, content in parts.items():
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
