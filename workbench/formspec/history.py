"""Reads what a form says of its versions: fields added, renamed, removed, choices that got another value.

Carrying a case forward along these steps is the business of `upgrade`.
"""

from __future__ import annotations

from workbench.formspec.model import VersionStep
from workbench.kernel.datafile import Entry
from workbench.kernel.i18n import tr


def read_history(form: Entry) -> tuple[VersionStep, ...]:
    """Return the steps under `history`, oldest first; raises DataFileError if their versions don't rise."""
    steps: list[VersionStep] = []
    newest = form.integer("version")
    for entry in form.entries("history"):
        step = _step(entry)
        least = steps[-1].version + 1 if steps else 2
        if not least <= step.version <= newest:
            message = tr("version must be from {least} to {most} here.", least=least, most=newest)
            raise entry.wrong("version", message)
        steps.append(step)
    return tuple(steps)


def _step(entry: Entry) -> VersionStep:
    step = VersionStep(
        version=entry.integer("version"),
        added=entry.texts("added"),
        renamed=_pairs(entry, "renamed"),
        removed=entry.texts("removed"),
        choices=_choices(entry),
    )
    entry.done()
    return step


def _choices(entry: Entry) -> tuple[tuple[str, str, str], ...]:
    if "choices" not in entry:
        return ()
    inner = entry.entry("choices")
    places = inner.keys()
    return tuple((place, old, new) for place in places for old, new in _pairs(inner, place))


def _pairs(entry: Entry, key: str) -> tuple[tuple[str, str], ...]:
    if key not in entry:
        return ()
    inner = entry.entry(key)
    names = inner.keys()
    return tuple((name, inner.text(name)) for name in names)
