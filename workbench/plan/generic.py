"""Words that titles of every field bear and that alone point to no article: 试验方法, 术语, requirements, use.

Knows which words of a text and which phrases are such. What follows from it is decided in `suggest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from workbench.kernel.datafile import read_data_file
from workbench.kernel.paths import resource
from workbench.search.phrases import Phrase, PhraseFinder, Unit, phrase_of


class GenericWords:
    """The generic words, of one unit or several."""

    def __init__(self, words: Iterable[str]) -> None:
        self._phrases = frozenset(map(phrase_of, words))
        self._finder = PhraseFinder(self._phrases)

    def __contains__(self, phrase: Phrase) -> bool:
        return phrase in self._phrases

    def places(self, row: Sequence[Unit]) -> frozenset[int]:
        """Return the places of the units of `row` that stand within a generic word."""
        found = self._finder.find(row)
        places = {place for one in found for place in range(one.first, one.last)}
        return frozenset(places | {place for place, unit in enumerate(row) if (unit.text,) in self._phrases})


@cache
def generic_words() -> GenericWords:
    """Return the words of the data folder; raises NotReadable or DataFileError (file, line, what is allowed)."""
    entry = read_data_file(resource("generic_words.yaml"))
    words = [*entry.texts("zh"), *entry.texts("en")]
    entry.done()
    return GenericWords(words)
