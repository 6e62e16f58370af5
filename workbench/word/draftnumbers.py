"""The numbers that Word shows before the paragraphs of its lists, counted as Word counts them.

Lists of one kind count on from one another, over paragraphs and other lists between them, unless one says that
it begins anew. Which paragraphs are in a list is told by `draftstyles`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.plan.numbering import chinese_numerals
from workbench.word.draftstyles import DraftStyles
from workbench.word.oxml import Element, local_name, name

_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_DIGITS = frozenset({"decimal", "decimalFullWidth", "decimalHalfWidth"})


def shown_number(number: int, place: tuple[str, int], styles: DraftStyles) -> str:
    """Return a number as Word shows it in a list, “第一条”; empty for letters and numbers of several levels."""
    level, own = styles.lists[place], f"%{place[1] + 1}"
    if level.sign.count("%") != 1 or own not in level.sign:
        return ""
    if level.numerals in _CHINESE:
        return level.sign.replace(own, chinese_numerals(number))
    return level.sign.replace(own, str(number)) if level.numerals in _DIGITS else ""


def numbers_in(root: Element, styles: DraftStyles) -> dict[Element, int]:
    """Return the numbers of the paragraphs below `root` that are in a list with numbers."""
    return dict(_numbers(root, styles)) if styles.lists else {}


def _numbers(root: Element, styles: DraftStyles) -> Iterator[tuple[Element, int]]:
    counted: dict[str, dict[int, int]] = defaultdict(dict)
    begun: set[tuple[str, int]] = set()
    for paragraph in root.iter(name("w:p")):
        place = styles.place(paragraph)
        known = styles.lists.get(place)
        if known is None or _stands_in(paragraph):
            continue
        counts, level = counted[known.kind], place[1]
        anew = level not in counts or (known.begins_anew and place not in begun)
        begun.add(place)
        number = known.start if anew else counts[level] + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = number
        if known.ordered:
            yield paragraph, number


def _stands_in(paragraph: Element) -> bool:
    """Return whether a paragraph is in what stands in for a drawing in old programs: it is there twice."""
    return any(local_name(above) == "Fallback" for above in paragraph.iterancestors())
