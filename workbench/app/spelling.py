"""The dictionary that spelling is checked against: the one that comes with the program, and the user's words.

Loads the library that finds suggestions, so it is imported by those who check, when they do.
"""

from __future__ import annotations

from workbench.app.ownwords import own_words
from workbench.kernel.errors import NotReadable
from workbench.kernel.paths import resource
from workbench.search.spelling import Dictionary, read_dictionary


def load_dictionary() -> Dictionary:
    """Return the dictionary with the user's own words; without them where their file can't be read."""
    dictionary = read_dictionary(resource("spelling"))
    try:
        dictionary.own = frozenset(own_words())
    except NotReadable:
        dictionary.own = frozenset()  # told where the words are listed or changed
    return dictionary
