"""Runs and paragraphs in the fonts of a layout: every run names its fonts for all scripts.

Knows how text looks, not what it says. Measures: points for sizes, millimetres for distances; Word counts in
twentieths of a point.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.kernel.i18n import Language
from workbench.word.layout import Look
from workbench.word.oxml import Element, element, text_element, valued

_TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20
_SINGLE_LINE = 240
_REGIONS: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one language with the fonts of one layout."""

    look: Look
    language: Language

    def fonts(self, family: str, latin: bool = False) -> Element:
        """Return the fonts of a run.

        Quotation marks and dashes stand in Chinese and in Western fonts; the hint says which one is meant.
        """
        western = family if family == self.look.boxes else self.look.latin
        attributes = {"w:ascii": western, "w:hAnsi": western, "w:eastAsia": family, "w:cs": western}
        hint = "default" if latin or self.language == "en" else "eastAsia"
        return element("w:rFonts", {"w:hint": hint, **attributes})

    def character(self, size: float, heading: bool = False, box: bool = False, latin: bool = False) -> Element:
        """Return the properties of a run: fonts, weight, size in points, languages."""
        family = self.look.boxes if box else self.look.heading if heading else self.look.body
        made = element("w:rPr", None, self.fonts(family, latin))
        if heading and self.language == "en":
            made.extend([element("w:b"), element("w:bCs")])
        half_points = str(round(size * 2))
        made.extend([valued("w:sz", half_points), valued("w:szCs", half_points)])
        made.append(element("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-CN"}))
        return made

    def run(
        self,
        text: str,
        size: float | None = None,
        heading: bool = False,
        box: bool = False,
        latin: bool = False,
    ) -> Element:
        """Return a run; line breaks in `text` become breaks."""
        made = element("w:r", None, self.character(size or self.look.body_size, heading, box, latin))
        for index, line in enumerate(text.split("\n")):
            if index:
                made.append(element("w:br"))
            made.append(text_element(line))
        return made

    def field(self, instruction: str, cached: str, size: float) -> Element:
        """Return a field such as PAGE, with the text that stands there until Word counts."""
        return element("w:fldSimple", {"w:instr": f" {instruction} "}, self.run(cached, size))

    def paragraph(self, style: str, *content: Element, keep_with_next: bool = False) -> Element:
        """Return a paragraph in one of the named styles."""
        properties = element("w:pPr", None, valued("w:pStyle", style))
        if keep_with_next:
            properties.append(element("w:keepNext"))
        return element("w:p", None, properties, *content)

    def style(
        self, style_id: str, label: str, paragraph: Element, character: Element, based_on: str = "Normal"
    ) -> Element:
        """Return a named paragraph style."""
        made = element("w:style", {"w:type": "paragraph", "w:customStyle": "1", "w:styleId": style_id})
        made.extend([valued("w:name", label), valued("w:basedOn", based_on), element("w:qFormat")])
        made.extend([paragraph, character])
        return made

    def paragraph_properties(
        self, align: str, before: float = 0, after: float = 0, line: float = 1.0, indent: int = 0
    ) -> Element:
        """Return spacing in points, lines as a multiple, first-line indent in characters, and alignment."""
        made = element("w:pPr")
        spacing = {
            "w:before": str(round(before * _TWIPS_PER_POINT)),
            "w:after": str(round(after * _TWIPS_PER_POINT)),
            "w:line": str(round(line * _SINGLE_LINE)),
            "w:lineRule": "auto",
        }
        made.append(element("w:spacing", spacing))
        if indent:
            width = round(indent * self.look.body_size * _TWIPS_PER_POINT)
            made.append(element("w:ind", {"w:firstLineChars": str(indent * 100), "w:firstLine": str(width)}))
        made.append(valued("w:jc", align))
        return made
