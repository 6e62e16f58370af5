"""Words that titles of every field bear: generic ones (试验方法, requirements) and weak ones (数据库, valves).

Knows which words of a text and which phrases are such. What follows from it is decided in `suggest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.paths import resource
from workbench.search.phrases import Phrase, PhraseFinder, Unit, phrase_of


class CommonWords:
    """Words that point to no article alone (`generic`), and those that point to one only faintly (`weak`)."""

    def __init__(self, generic: Iterable[str], weak: Iterable[str]) -> None:
        self.generic: frozenset[Phrase] = frozenset(map(phrase_of, generic))
        self.weak: frozenset[Phrase] = frozenset(map(phrase_of, weak))
        self._finder = PhraseFinder(self.generic)

    def generic_places(self, row: Sequence[Unit]) -> frozenset[int]:
        """Return the places of the units of `row` that stand within a generic word."""
        found = self._finder.find(row)
        places = {place for one in found for place in range(one.first, one.last)}
        return frozenset(places | {place for place, unit in enumerate(row) if (unit.text,) in self.generic})


@cache
def common_words() -> CommonWords:
    """Return the words of the data folder; raises NotReadable or DataFileError (file, line, allowed)."""
    entry = read_data_file(resource("common_words.yaml"))
    words = CommonWords(_of_both_languages(entry.entry("generic")), _of_both_languages(entry.entry("weak")))
    entry.done()
    return words


def _of_both_languages(entry: Entry) -> list[str]:
    words = [*entry.texts("zh"), *entry.texts("en")]
    entry.done()
    return words
