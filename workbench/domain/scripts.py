"""Raised and lowered characters where only plain ones can be shown: H₂O, 10³, or ^(…) and _(…).

For eyes and ears only: what is searched, counted and compared are the words without their looks.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.blocks import Line, Run, Script, lines
from workbench.domain.content import is_markup, parse

_RAISED = str.maketrans(
    "0123456789+-−–=() abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_LOWERED = str.maketrans("0123456789+-−–=() aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_TABLES = {"sup": _RAISED, "sub": _LOWERED}
_SIGNS = {"sup": "^({words})", "sub": "_({words})"}


def told(text: str, script: Script) -> str:
    """Return raised or lowered characters as plain ones: small ones if there is one for each, else a sign."""
    if not script or not text.strip():
        return text
    small = in_small(text, script)
    return small if small != text else _SIGNS[script].format(words=text)


def in_small(text: str, script: Script) -> str:
    """Return raised or lowered characters as small ones; as they are where there is none for one of them.

    Search takes small characters and plain ones for the same.
    """
    table = _TABLES[script] if script else {}
    return text.translate(table) if table and all(ord(char) in table for char in text) else text


def told_line(line: Iterable[Run]) -> str:
    """Return the characters of a line with those raised and lowered told."""
    return "".join(told(run.text, run.script) for run in line)


def told_between(text: str, start: int, end: int) -> str:
    """Return what stands between two places of a text's `plain_text`, raised and lowered characters told."""
    if not is_markup(text):
        return text[start:end]
    found, place = list[str](), 0
    for line in lines(parse(text)):
        if place > end:
            break
        if found or place > start:
            found.append("\n" if start < place <= end else "")
        found.append(told_line(cut(line, start - place, end - place)))
        place += sum(len(run.text) for run in line) + 1
    return "".join(found)


def script_at(text: str, place: int) -> Script:
    """Return whether the character at a place of a text's `plain_text` is raised or lowered."""
    start = 0
    for line in lines(parse(text)) if is_markup(text) else ():
        for run in cut(line, place - start, place - start + 1):
            return run.script
        start += sum(len(run.text) for run in line) + 1
    return ""


def cut(line: Line, start: int, end: int) -> list[Run]:
    """Return the runs of a line between two places, which may lie outside of it."""
    found, place = list[Run](), 0
    for run in line:
        text = run.text[max(0, start - place) : max(0, end - place)]
        if text:
            found.append(Run(text, *run.look))
        place += len(run.text)
    return found
