"""The message catalogues: which messages the program and click have, their Chinese, and the compiled files.

`python -m tests.helpers.catalogue` (that is `dev.py translations`) collects the messages into workbench.pot,
brings workbench.po and click.po up to date and compiles them. Nothing in the files depends on the day or the
machine. The tests use the same functions to see that all of it is up to date. Translating is done by people,
in the .po file.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
TEMPLATE = FOLDER / "workbench.pot"
CHINESE = FOLDER / "zh_CN" / "LC_MESSAGES" / "workbench.po"
COMPILED = CHINESE.with_suffix(".mo")
CLICK_CHINESE = CHINESE.with_name("click.po")
CLICK_COMPILED = CLICK_CHINESE.with_suffix(".mo")

# How many leading arguments of each function are messages.
FUNCTIONS = {"tr": 1, "tr_count": 2}
CLICK_FUNCTIONS = {"_": 1, "ngettext": 2}
# What click hands to gettext from a variable.
CLICK_VARIABLES = ("required",)
# What click puts there is an English word that it can't translate.
LEFT_OUT = {"number_type"}
# A fixed day: the real one would change the files at every run.
DAY = datetime(2026, 1, 1, tzinfo=UTC)

MessageId = str | tuple[str, str]


class NotLiteral(Exception):
    """A message is not written out where it is used, so nobody could collect it."""


def message_calls(source: str, name: str) -> Iterator[MessageId]:
    """Yield the messages of one module; raises NotLiteral with `name` and the line."""
    for node in ast.walk(ast.parse(source)):
        count = FUNCTIONS.get(_called(node), 0)
        if not count or not isinstance(node, ast.Call):
            continue
        texts = _written_out(node, count)
        if len(texts) != count:
            raise NotLiteral(f"{name}:{node.lineno}: the text of {_called(node)}() must be written out there")
        yield (texts[0], texts[1]) if count == 2 else texts[0]


def messages_of_click() -> dict[MessageId, list[str]]:
    """Return each message of click, the library behind the command line, with the modules that use it."""
    found: dict[MessageId, list[str]] = {text: ["click"] for text in CLICK_VARIABLES}
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            count = CLICK_FUNCTIONS.get(_called(node), 0)
            if count and isinstance(node, ast.Call):
                texts = _written_out(node, count)
                if len(texts) == count:
                    found[(texts[0], texts[1]) if count == 2 else texts[0]] = ["click"]
    return found


def _written_out(call: ast.Call, count: int) -> list[str]:
    constants = [argument.value for argument in call.args[:count] if isinstance(argument, ast.Constant)]
    return [value for value in constants if isinstance(value, str) and value]


def _called(node: ast.AST) -> str:
    """Return the last part of the name of a called function; an empty text for anything else."""
    function = node.func if isinstance(node, ast.Call) else None
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def messages_of_program() -> dict[MessageId, list[str]]:
    """Return each message of the program with the modules that use it."""
    found: dict[MessageId, list[str]] = {}
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        # Where the two functions are defined their arguments are no messages.
        if name == "workbench/kernel/i18n.py":
            continue
        for message in message_calls(path.read_text(encoding="utf-8"), name):
            modules = found.setdefault(message, [])
            if name not in modules:
                modules.append(name)
    return found


def placeholders(text: str) -> set[str]:
    """Return the names in braces of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(messages: Iterable[MessageId], chinese: Catalog) -> list[str]:
    """Return what is wrong with the Chinese of each message: missing, unsure, or other placeholders."""
    found = []
    for message in messages:
        entry = chinese.get(message)
        one = message if isinstance(message, str) else message[1]
        given = "" if entry is None else entry.string
        texts = [given] if isinstance(given, str) else list(given or ())
        if entry is None or not texts or not all(texts):
            found.append(f"no Chinese for: {one}")
        elif "fuzzy" in entry.flags:
            found.append(f"the Chinese is marked as unsure for: {one}")
        elif any(placeholders(text) ^ placeholders(one) - LEFT_OUT for text in texts):
            found.append(f"the Chinese has other placeholders than: {one}")
    return found


def read_chinese(path: Path = CHINESE) -> Catalog:
    """Return the Chinese catalogue; an empty one when there is no file yet."""
    if not path.exists():
        return _empty("zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled(chinese: Catalog) -> bytes:
    """Return the compiled form of a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, chinese)
    return buffer.getvalue()


def updated(messages: dict[MessageId, list[str]], old: Catalog) -> Catalog:
    """Return a Chinese catalogue of exactly these messages, with the translations that `old` has."""
    new = _empty("zh_CN")
    for message, modules in messages.items():
        entry = old.get(message)
        same_kind = entry is not None and isinstance(entry.id, str) == isinstance(message, str)
        kept = entry.string if entry and same_kind else None
        flags = entry.flags if entry else ()
        comments = entry.user_comments if entry else ()
        new.add(message, kept, [(name, 1) for name in modules], flags=flags, user_comments=comments)
    return new


def written(catalogue: Catalog) -> bytes:
    """Return the text of a catalogue, sorted by message, with the modules but no line numbers."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, sort_output=True, include_lineno=False)
    return buffer.getvalue()


def template(messages: dict[MessageId, list[str]]) -> Catalog:
    """Return the catalogue without translations."""
    catalogue = _empty(None)
    for message, modules in messages.items():
        catalogue.add(message, None, [(name, 1) for name in modules])
    return catalogue


def _empty(locale: str | None) -> Catalog:
    return Catalog(
        locale=locale,
        header_comment="# The messages of the Standards Proposal Workbench.",
        project="standards-proposal-workbench",
        version="0",
        msgid_bugs_address="none",
        creation_date=DAY,
        revision_date=DAY,
        last_translator="the team",
        language_team="the team",
        fuzzy=False,
    )


def main() -> int:
    """Bring all files up to date, say what needs a translator; return 1 if anything does, else 0."""
    messages = messages_of_program()
    CHINESE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(written(template(messages)))
    wrong = bring_up_to_date(messages, CHINESE) + bring_up_to_date(messages_of_click(), CLICK_CHINESE)
    return 1 if wrong else 0


def bring_up_to_date(messages: dict[MessageId, list[str]], path: Path) -> int:
    """Write a Chinese catalogue of these messages and compile it; print and count what needs a translator."""
    path.write_bytes(written(updated(messages, read_chinese(path))))
    chinese = read_chinese(path)
    path.with_suffix(".mo").write_bytes(compiled(chinese))
    wrong = faults(messages, chinese)
    for fault in wrong:
        print(fault)
    place = path.relative_to(ROOT).as_posix()
    print(f"{len(messages)} messages, {len(wrong)} of them to be mended in {place}.")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
