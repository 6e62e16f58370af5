"""Whether opening a file that was kept may run something: told by its ending and its bytes.

Endings and beginnings of files come from `formspec.attachment_rules`. Opening a file is done elsewhere.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from workbench.formspec.attachment_rules import attachment_rules, ending_of

_PACKAGE = b"PK"
_BLOCK = 1 << 20  # bytes read at once


def may_run(name: str, file: Path) -> bool:
    """Return whether opening a file under a name may run something: a program, a script, macros.

    Looks at the ending and, because an ending can be anything, at the bytes; in doubt it may. Raises OSError
    for what can't be read.
    """
    rules = attachment_rules()
    if ending_of(name) in rules.runs:
        return True
    with file.open("rb") as stream:
        start = stream.read(_BLOCK)
    if start.startswith(rules.run_beginnings):
        return True
    if start.startswith(rules.old_office_beginning):
        return _holds_any(file, rules.old_macro_names)
    return start.startswith(_PACKAGE) and _may_hold_macros(file)


def _holds_any(file: Path, names: tuple[bytes, ...]) -> bool:
    """Return whether a name stands anywhere in a file; an older Office file lists its parts where it likes."""
    kept = max(map(len, names)) - 1
    before = b""
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if any(name in before + block for name in names):
                return True
            before = block[-kept:]
    return False


def _may_hold_macros(file: Path) -> bool:
    """Return whether a package has a part with macros, or can't be read: Office mends and runs such files."""
    parts = attachment_rules().macro_parts
    try:
        with zipfile.ZipFile(file) as package:
            return any(entry.filename.casefold().endswith(parts) for entry in package.infolist())
    # `zipfile` raises NotImplementedError for a version of the format that it does not know.
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True
