"""English titles of standards: their elements, and which words should not begin with a capital letter.

Works with word lists handed in as settings; proposes a rewritten title only where that is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.checks.settings import RuleSettings

DASH = "—"
_BLANKS = re.compile(r"[ \t\r\n\u00a0\u2007\u202f\u3000]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LONG_DASH = re.compile(r"(?<!\d)\s*(?:[—―⸺─]+|--+)\s*(?!\d)|\s+(?:[—―⸺─]+|--+)\s+")
_SPACED_DASH = re.compile(
    r"(?<=[^\W\d_])\s+[-–‐‑−]\s+(?=\S)|(?<=[)\d])\s+[-–‐‑−]\s+(?=[^\W\d_])|"
    r"(?<=[^\W_])[-–‐‑−]\s+(?=[A-Z])|\s+[-–‐‑−](?=[A-Z][a-z])"
)
_TIGHT_DASH = re.compile(r"(?<![^\s—])([^\W\d_]+)[-–‐‑−](?=([A-Z][a-z]{3,}))")
_PART_DASH = re.compile(r"(?<=[^\W_])\s*[-–‐‑−]\s*(?=Part\s*\d)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_END_MARKS = ".。;；,，:：!！?？、"


@dataclass(frozen=True)
class Word:
    """A word of a title with its place, and whether it opens an element.

    `free` words may begin with a capital: after a colon, an en dash, or the small letter of a chemical name.
    """

    text: str
    start: int
    opens: bool
    free: bool

    @property
    def lower_start(self) -> bool:
        """Whether the word is written in small letters throughout."""
        return self.text[:1].islower() and self.text == self.text.lower() and self.text.isalpha()

    @property
    def title_case(self) -> bool:
        """Whether the word has one capital letter, its first, and small ones after it."""
        stem = re.split(r"['’]", self.text)[0]
        return len(stem) > 1 and stem.isalpha() and stem[0].isupper() and stem[1:].islower()


class EnglishTitle:
    """An English title as written, with its tidy form and the words that break the custom of capitals."""

    def __init__(self, text: str, settings: RuleSettings) -> None:
        self.text = text
        self._settings = settings
        self.plain_signs = _with_blanks(text).translate(_FULL_WIDTH)
        self.single_blanks = _BLANKS.sub(" ", self.plain_signs).strip()
        self.unmarked = _without_end_marks(self.single_blanks)
        self.joined = self._joined()

    @property
    def foreign_signs(self) -> bool:
        """Whether full-width signs stand where half-width ones belong."""
        return self.plain_signs != self.text

    @property
    def stray_blanks(self) -> bool:
        """Whether blanks stand at the ends, twice, or are not plain ones."""
        return self.single_blanks != self.plain_signs

    @property
    def end_mark(self) -> bool:
        """Whether the title ends with a punctuation mark."""
        return self.unmarked != self.single_blanks

    @property
    def wrong_joints(self) -> bool:
        """Whether elements are joined by anything but one em dash without blanks."""
        return self.joined != self.unmarked

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the joined title."""
        return tuple(_words(self.joined))

    @cached_property
    def small_starts(self) -> tuple[Word, ...]:
        """Elements' first words that are written small; `n-hexane` and `pH` may stay."""
        return tuple(
            word
            for word in self.words
            if word.opens and word.lower_start and not _is_prefix_letter(self.joined, word)
        )

    @cached_property
    def needless_capitals(self) -> tuple[Word, ...]:
        """Ordinary words inside an element that begin with a capital."""
        return tuple(word for word in self._doubtful if self._is_ordinary(word.text))

    @cached_property
    def possible_names(self) -> tuple[Word, ...]:
        """Words inside an element that begin with a capital and that no list knows: names, perhaps."""
        return tuple(word for word in self._doubtful if not self._is_ordinary(word.text))

    @cached_property
    def all_capitals(self) -> bool:
        """Whether an element of two or more longer words is written in capitals throughout."""
        return any(
            element == element.upper() and len(re.findall(r"[^\W\d_]{4,}", element)) > 1
            for element in self.joined.split(DASH)
        )

    @cached_property
    def rewritten(self) -> str:
        """The title with everything mended that can be mended safely."""
        letters = list(self.joined)
        for word in self.small_starts:
            letters[word.start] = letters[word.start].upper()
        for word in self.needless_capitals:
            letters[word.start] = letters[word.start].lower()
        return "".join(letters)

    @cached_property
    def _doubtful(self) -> tuple[Word, ...]:
        names = _spans(self._settings.texts("names"), self.joined)
        return tuple(
            word
            for word in self.words
            if word.title_case
            and not word.opens
            and not word.free
            and not any(start <= word.start < end for start, end in names)
            and not _is_numbered(self.joined, word)
        )

    def _joined(self) -> str:
        title = _PART_DASH.sub(DASH, self.unmarked)
        title = _LONG_DASH.sub(DASH, title)
        title = _SPACED_DASH.sub(DASH, title)
        prefixes = self._settings.texts("prefixes_before_names")

        def tight(match: re.Match[str]) -> str:
            first = match[1]
            is_joint = first.islower() and len(first) > 2 and first not in prefixes
            return f"{first}{DASH if is_joint else match[0][len(first)]}"

        return _TIGHT_DASH.sub(tight, title)

    def _is_ordinary(self, word: str) -> bool:
        lower = re.split(r"['’]", word.lower())[0]
        if any(form in self._ordinary_words for form in _singulars(lower)):
            return True
        return "'" not in word and "’" not in word and len(lower) > 5 and lower.endswith(self._endings)

    @cached_property
    def _ordinary_words(self) -> frozenset[str]:
        return frozenset(self._settings.texts("ordinary_words"))

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return self._settings.texts("ordinary_endings")


def _with_blanks(title: str) -> str:
    """Return the title with the blanks that its full-width signs hold in themselves."""
    return re.sub(r"(?<!\s)（", " （", re.sub(r"([，；：）])(?=[^\s，；：）。—])", r"\1 ", title))


def _without_end_marks(title: str) -> str:
    """Return the title without punctuation at its end; the stop of an abbreviation such as etc. stays."""
    bare = title.rstrip(_END_MARKS + " ")
    if bare.endswith((" etc", " Ltd", " No")) and title == f"{bare}.":
        return title
    return bare or title


def _words(title: str) -> Iterator[Word]:
    begin = 0
    for element in title.split(DASH):
        opens, after_prefix = True, False
        for match in _WORD.finditer(element):
            before = element[: match.start()].rstrip()
            free = after_prefix or before.endswith((":", "–"))
            word = Word(match[0], begin + match.start(), opens, free)
            yield word
            opens, after_prefix = False, opens and _is_prefix_letter(title, word)
        begin += len(element) + len(DASH)


def _is_prefix_letter(title: str, word: Word) -> bool:
    """Return whether a word is the small letter before a chemical name, as in n-hexane."""
    return (
        len(word.text) == 1
        and word.text.islower()
        and title[word.start + 1 : word.start + 2] in ("-", "‐", "‑")
    )


def _is_numbered(title: str, word: Word) -> bool:
    """Return whether a number or single letter follows, as in Part 2, Class A, Type IV."""
    return re.match(r"\.?\s(?:\d|[A-Z]\b|[IVX]+\b)", title[word.start + len(word.text) :]) is not None


def _singulars(word: str) -> tuple[str, ...]:
    forms = [word]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    return tuple(forms)


def _spans(names: tuple[str, ...], title: str) -> list[tuple[int, int]]:
    return [match.span() for match in _name_pattern(names).finditer(title)]


@lru_cache(maxsize=4)
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in longest_first)})(?:['’]s)?(?!\w)")
