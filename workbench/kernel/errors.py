"""The one family of errors that people see, each with a sentence, a hint and copyable details.

What an error means for an exit code or a dialog is decided by the front ends, not here.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.kernel.i18n import listed, sentences, tr


class WorkbenchError(Exception):
    """Root of all errors meant for people: `message` says what happened, `hint` what to do next."""

    def __init__(self, message: str, hint: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details

    @property
    def words(self) -> str:
        """Message and hint, one after the other."""
        return sentences(self.message, self.hint)


class WrongUse(WorkbenchError):
    """The request itself is wrong: an unknown name, a value that the field does not take."""


class UnknownName(WrongUse):
    """A name that nothing bears; the hint lists the nearest valid names."""

    def __init__(self, message: str, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.nearest = nearest_names(name, known)
        names = listed(self.nearest)
        hint = tr("Nearest valid names: {names}.", names=names) if names else tr("There is none yet.")
        super().__init__(message, hint)


class InvalidValue(WrongUse):
    """A value that a field refuses; nothing was stored."""


class Refused(WorkbenchError):
    """A rule of the process forbids this step now."""


class NothingToTurn(Refused):
    """There is no act any more to be undone, or to be done again; nobody is in trouble for that."""


class NotReadable(WorkbenchError):
    """A file, plan or workspace is missing, damaged, locked or can't be written; nothing was changed."""


class DataFileError(NotReadable):
    """A form, plan or rule file is wrong: names the file, the line (from 1) and what is allowed."""

    def __init__(self, file: str, line: int, message: str, hint: str = "") -> None:
        super().__init__(tr("{file}, line {line}: {message}", file=file, line=line, message=message), hint)
        self.file = file
        self.line = line


class ConflictError(WorkbenchError):
    """Somebody changed the same thing since it was read; both values are named, nothing was stored."""


class WorkspaceLocked(NotReadable):
    """Another process is writing to this workspace."""


def nearest_names(name: str, known: Iterable[str], count: int = 5) -> list[str]:
    """Return up to `count` known names, the most similar first; the first ones if none is similar."""
    from difflib import get_close_matches  # only after a mistake

    candidates = list(known)
    close = get_close_matches(name, candidates, n=count, cutoff=0.4)
    return close or candidates[:count]
