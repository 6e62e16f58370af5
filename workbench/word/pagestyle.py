"""The parts of a Word file around the form's table: styles, theme, settings, fonts, footer, sheet.

Built from a layout, without any text of a form.
"""

from __future__ import annotations

import io

import docx
from docx.opc.package import OpcPackage

from workbench.word.layout import Layout, Look
from workbench.word.oxml import Element, element, parse_strictly, valued, xml_bytes
from workbench.word.pen import Pen, twips

TITLE, ABOVE, LABEL, CELL, CENTRED, TEXT, GAP, NOTE, FOOTER = (
    "FormTitle",
    "FormAbove",
    "FormLabel",
    "FormCell",
    "FormCentred",
    "FormText",
    "FormGap",
    "FormNote",
    "FormFooter",
)
_GAP_SIZE, _GAP_LINE = 4, 1.0
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPATIBILITY_URI = "http://schemas.microsoft.com/office/word"
# Names by which the fonts are known on a Windows without Chinese names.
_OTHER_NAMES = {"宋体": "SimSun", "黑体": "SimHei", "仿宋": "FangSong", "楷体": "KaiTi"}
_FAMILIES = {"宋体": "roman", "仿宋": "roman", "Times New Roman": "roman", "黑体": "swiss"}


def styles_part(layout: Layout) -> bytes:
    """Return styles.xml: defaults for every script, and the named styles of the form."""
    pen, look = Pen(layout.look, layout.language), layout.look
    defaults = element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, pen.character(look.body_size)),
        element("w:pPrDefault", None, pen.paragraph_properties("left")),
    )
    root = element("w:styles", None, defaults)
    normal = element("w:style", {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"})
    normal.extend([valued("w:name", "Normal"), element("w:qFormat"), pen.paragraph_properties("left")])
    normal.append(pen.character(look.body_size))
    root.append(normal)
    root.append(_table_style())
    small, body = look.small_size, look.body_size
    shape = pen.paragraph_properties
    for style_id, paragraph, character in (
        (TITLE, shape("center", after=10), pen.character(look.title_size, heading=True)),
        (ABOVE, shape("right", after=4), pen.character(body)),
        (LABEL, shape("center", 2, 2), pen.character(body, heading=True)),
        (CELL, shape("left", 2, 2), pen.character(body)),
        (CENTRED, shape("center", 2, 2), pen.character(body)),
        (TEXT, shape("both", 2, 2, look.line, look.indent), pen.character(body)),
        (GAP, shape("left", line=_GAP_LINE), pen.character(_GAP_SIZE)),
        (NOTE, shape("left", 1, 0), pen.character(small)),
        (FOOTER, shape("center"), pen.character(small)),
    ):
        label = style_id.replace("Form", "Form ")
        root.append(pen.style(style_id, label, paragraph, character))
    return xml_bytes(root)


def _table_style() -> Element:
    made = element("w:style", {"w:type": "table", "w:default": "1", "w:styleId": "TableNormal"})
    made.append(valued("w:name", "Normal Table"))
    indent = element("w:tblInd", {"w:w": "0", "w:type": "dxa"})
    made.append(element("w:tblPr", None, indent, cell_margins()))
    return made


def cell_margins() -> Element:
    """Return the distance of text from the borders of its cell: 1.5 mm at the sides."""
    margins = element("w:tblCellMar")
    for side, width in (("top", 0), ("left", 85), ("bottom", 0), ("right", 85)):
        margins.append(element(f"w:{side}", {"w:w": str(width), "w:type": "dxa"}))
    return margins


def theme_part(look: Look) -> bytes:
    """Return theme1.xml: python-docx's neutral theme with the form's fonts, Chinese ones for Chinese."""
    parts = _neutral_package().iter_parts()
    blob = next(part.blob for part in parts if part.partname.startswith("/word/theme/"))
    root = parse_strictly(blob)
    for group, chinese in (("majorFont", look.heading), ("minorFont", look.body)):
        fonts = root.find(f".//{_DRAWING}{group}")
        if fonts is None:
            raise LookupError(group)
        for typeface, value in (("latin", look.latin), ("ea", chinese), ("cs", look.latin)):
            slot = fonts.find(f"{_DRAWING}{typeface}")
            if slot is not None:
                slot.set("typeface", value)
        for script in fonts.findall(f"{_DRAWING}font"):
            if script.get("script") in ("Hans", "Hant"):
                script.set("typeface", chinese)
            else:
                fonts.remove(script)
    return xml_bytes(root)


def _neutral_package() -> OpcPackage:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    buffer.seek(0)
    return OpcPackage.open(buffer)


def settings_part() -> bytes:
    """Return settings.xml: the present mode of Word, Chinese spacing, languages of the theme's fonts."""
    compatibility = element("w:compat", None, element("w:useFELayout"))
    for setting, value in (("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1")):
        attributes = {"w:name": setting, "w:uri": _COMPATIBILITY_URI, "w:val": value}
        compatibility.append(element("w:compatSetting", attributes))
    root = element(
        "w:settings",
        None,
        element("w:zoom", {"w:percent": "100"}),
        valued("w:defaultTabStop", "420"),
        valued("w:characterSpacingControl", "compressPunctuation"),
        compatibility,
        element("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "zh-CN"}),
    )
    return xml_bytes(root)


def font_table_part(look: Look) -> bytes:
    """Return fontTable.xml with the other names of the Chinese fonts."""
    root = element("w:fonts")
    for family in dict.fromkeys((look.body, look.heading, look.latin, look.boxes)):
        made = element("w:font", {"w:name": family})
        if family in _OTHER_NAMES:
            made.append(valued("w:altName", _OTHER_NAMES[family]))
            made.append(valued("w:charset", "86"))
        if family in _FAMILIES:
            made.append(valued("w:family", _FAMILIES[family]))
        root.append(made)
    return xml_bytes(root)


def footer_part(layout: Layout) -> bytes:
    """Return footer1.xml: page and number of pages, counted by Word."""
    pen, size = Pen(layout.look, layout.language), layout.look.small_size
    content: list[Element] = []
    text = layout.words.page
    for mark, instruction in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
        before, _, text = text.partition(mark)
        content.append(pen.run(before, size))
        content.append(pen.field(instruction, "1", size))
    if text:
        content.append(pen.run(text, size))
    return xml_bytes(element("w:ftr", None, pen.paragraph(FOOTER, *content)))


def section(layout: Layout, footer_relation: str) -> Element:
    """Return the sheet: size, margins, footer."""
    page = layout.page
    reference = element("w:footerReference", {"w:type": "default", "r:id": footer_relation})
    size = element("w:pgSz", {"w:w": str(twips(page.width)), "w:h": str(twips(page.height))})
    distances = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    distances |= {"header": page.footer, "footer": page.footer, "gutter": 0}
    margins = element("w:pgMar", {f"w:{side}": str(twips(value)) for side, value in distances.items()})
    return element("w:sectPr", None, reference, size, margins)
