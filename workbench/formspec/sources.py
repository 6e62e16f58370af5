"""Which document a statement of a form or of the guidance comes from, in both languages.

The files of forms name their sources in English; `resources/codes/sources.yaml` has the Chinese of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from workbench.kernel.datafile import read_data_file
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import resource


def source_words(source: str) -> Bilingual:
    """Return a source in both languages; as it is written where there is no Chinese for it."""
    return _known().get(source, Bilingual(source, source))


@cache
def _known() -> Mapping[str, Bilingual]:
    entry = read_data_file(resource("codes", "sources.yaml"))
    found: dict[str, Bilingual] = {}
    for item in entry.entries("sources"):
        words = Bilingual(item.text("zh"), item.text("en"))
        item.done()
        found[words.en] = words
    entry.done()
    return found
