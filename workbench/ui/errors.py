"""Errors in words: a sentence, a hint and details to copy, whatever went wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import sentences, tr

# What the interpreter says of the program itself names types and attributes. Messages of all others may hold
# what was typed: a number that is none, a key, the name of a file, the parameters of a statement.
_OF_THE_PROGRAM = (AttributeError, NameError, UnboundLocalError, TypeError, ImportError, ModuleNotFoundError)


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error as it is shown."""

    message: str
    hint: str = ""
    details: str = ""

    @property
    def words(self) -> str:
        """Message and hint, one after the other."""
        return sentences(self.message, self.hint)


def trouble_of(error: BaseException) -> Trouble:
    """Return the words for an error; one that nobody foresaw gets a report as its details."""
    if isinstance(error, WorkbenchError):
        return Trouble(error.message, error.hint, error.details)
    return Trouble(
        tr("Something went wrong inside the program; what you had entered before is stored."),
        tr("Copy the details and send them to those who look after the program."),
        report_of(error),
    )


def report_of(error: BaseException) -> str:
    """Return a report to copy: versions and the trace, without what the user typed.

    It is sent to others, so messages that may hold that are left out; kinds of errors and places stay.
    """
    import platform  # both are dear to load and most starts go well
    import traceback

    system = f"Python {sys.version.split()[0]} · {platform.system()} {platform.release()}"
    told = []
    for one, why in reversed(list(_chain(error))):
        places = "".join(traceback.format_tb(one.__traceback__)).rstrip()
        told.append("\n".join(filter(None, ["Traceback (most recent call last):", places, _named(one), why])))
    return "\n\n".join([system, *told])


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """Yield an error and those that it came from, each with how it led to the one before."""
    one: BaseException | None = error
    why, seen = "", set()
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one, why
        why = "\nThis led to the next error:" if one.__cause__ else "\nWhile this was handled:"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _named(error: BaseException) -> str:
    """Return the kind of an error, with its message if that can hold nothing that was typed."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}: {error}" if kind in _OF_THE_PROGRAM else f"{name} (its message is left out)"
