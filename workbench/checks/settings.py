"""Thresholds, word lists and patterns of one rule, read from its data file and handed to its function.

Access by name and kind only; a name or kind that does not fit is a mistake of the program or of the data file
and is named as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr

_Item = TypeVar("_Item", int, str)


class RuleSettings:
    """The settings of one rule, laid over those that all rules share."""

    def __init__(self, own: Mapping[str, object], shared: Mapping[str, object] | None = None) -> None:
        self._values = {**(shared or {}), **own}

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise _unfit(key)
        return value

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        return tuple(self._list(key, int))

    def text(self, key: str) -> str:
        """Return one text."""
        value = self._value(key)
        if not isinstance(value, str):
            raise _unfit(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._list(key, str))

    def limits(self, key: str) -> Mapping[str, int]:
        """Return a mapping of names to whole numbers, in the order of the file."""
        return self._mapping(key, int)

    def names(self, key: str) -> Mapping[str, str]:
        """Return a mapping of names to texts, in the order of the file."""
        return self._mapping(key, str)

    def share(self, key: str) -> float:
        """Return a share from 0 to 1, written as a whole number of per cent."""
        return self.number(key) / 100

    def pattern(self, key: str) -> re.Pattern[str]:
        """Return one pattern that matches where any of the listed regular expressions does."""
        return _compiled(self.texts(key))

    def _value(self, key: str) -> object:
        if key not in self._values:
            raise WorkbenchError(tr("The rules file lacks the setting {key}.", key=key))
        return self._values[key]

    def _list(self, key: str, kind: type[_Item]) -> list[_Item]:
        value = self._value(key)
        items: list[object] = value if isinstance(value, list) else [value]
        fitting = [item for item in items if isinstance(item, kind)]
        if len(fitting) < len(items):
            raise _unfit(key)
        return fitting

    def _mapping(self, key: str, kind: type[_Item]) -> dict[str, _Item]:
        value = self._value(key)
        items: dict[object, object] = value if isinstance(value, dict) else {}
        fitting = {str(name): item for name, item in items.items() if isinstance(item, kind)}
        if not fitting or len(fitting) < len(items):
            raise _unfit(key)
        return fitting


def _unfit(key: str) -> WorkbenchError:
    return WorkbenchError(tr("The setting {key} of the rules file is of the wrong kind.", key=key))


@lru_cache(maxsize=128)
def _compiled(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in expressions), re.IGNORECASE)
