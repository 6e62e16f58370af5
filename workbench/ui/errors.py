"""Errors in words: a sentence, a hint and details to copy, whatever went wrong."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import sentences, tr


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
    """Return a report to copy: versions and the trace, without what the user typed."""
    import platform  # both are dear to load and most starts go well
    import traceback

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    system = f"Python {sys.version.split()[0]} · {platform.system()} {platform.release()}"
    return "\n".join([system, "", *(line.rstrip() for line in lines)])
