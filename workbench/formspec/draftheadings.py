"""Which paragraphs of a draft are headings: those that end the text being read, and those that stay in it.

The level of a heading tells it, or the number before it. Which field a heading is the label of is told by
`draftlabels`.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.draftparts import Paragraph
from workbench.formspec.draftlabels import alike
from workbench.formspec.draftnumbering import Numbering, Sequences, looks_like_heading, numbering_of
from workbench.formspec.drafttexts import indent_of, is_bold
from workbench.formspec.draftwords import RowWords
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Field

TEXT_KINDS = frozenset({"long_text", RICH.name})
LONG_KINDS = TEXT_KINDS | {"rows"}


@dataclass(frozen=True, slots=True)
class Opened:
    """The label that was passed last, whose text is still being read; `row` tells which rows it is for."""

    field: Field
    label: Paragraph
    numbering: Numbering | None
    row: RowWords | None = None


class Headings:
    """Passes every paragraph once, and tells before that what it is."""

    def __init__(self) -> None:
        self._numbers = Sequences()

    def head(self, part: Paragraph) -> Numbering | None:
        """Pass a paragraph that belongs to no text; return its number."""
        numbering = numbering_of(part.text)
        self._numbers.head(numbering)
        return numbering

    def inside(self, part: Paragraph) -> None:
        """Pass a paragraph of the text being read."""
        self._numbers.item(numbering_of(part.text), part.text)

    def stays(self, opened: Opened | None, part: Paragraph, field: Field) -> bool:
        """Return whether the label of `field` is only a heading within the long text being read, and deeper."""
        if opened is None or opened.field.kind not in TEXT_KINDS:
            return False
        level, above = part.level, opened.label.level
        if level and level != above:
            return 0 < above < level
        numbering, same = numbering_of(part.text), field is opened.field
        if numbering is None:
            return same and not level and not alike(part.text, opened.label.text)
        if field.kind not in LONG_KINDS or not self._numbers.is_inner(numbering):
            return False
        return not self._numbers.is_next_heading(numbering) and (same or self._is_deeper(opened, numbering))

    def _is_deeper(self, opened: Opened, numbering: Numbering) -> bool:
        if opened.numbering is None:
            goes_on = opened.label.level > 0 and self._numbers.item_before(numbering) is not None
            return numbering.is_lower or goes_on
        return self._numbers.counts(numbering) or numbering.kind > opened.numbering.kind

    def ends(self, opened: Opened, part: Paragraph) -> bool:
        """Return whether a paragraph that is no label is the next heading, so that the text ends before it."""
        if part.level:
            return not 0 < opened.label.level < part.level
        numbering = numbering_of(part.text)
        if numbering is None or not self._numbers.is_next_heading(numbering):
            return False
        likely = looks_like_heading(part.text)
        if indent_of(part.text) > indent_of(opened.label.text) or (numbering.shy and not likely):
            return False
        before = self._numbers.item_before(numbering)
        if before is None:
            return True
        # A list of the text has come to the same number: a heading looks like the label, or unlike the entry.
        if is_bold(opened.label.content):
            return is_bold(part.content)
        return likely and not looks_like_heading(before)
