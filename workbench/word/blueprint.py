"""Builds the Word templates from their descriptions and layouts; the same input gives the same bytes.

`dev.py templates` calls it, a test rebuilds and compares. Filling the templates is the business of `render`.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from workbench.formspec.loader import load_form
from workbench.formspec.model import Form
from workbench.kernel.paths import form_folder
from workbench.word import pagestyle
from workbench.word.formtable import FormTable
from workbench.word.layout import Layout, load_layout
from workbench.word.linkannex import LinkAnnex
from workbench.word.oxml import Element, element, name, xml_bytes
from workbench.word.package import CONTENT_TYPES, pack_all
from workbench.word.pen import Pen
from workbench.word.templates import LAYOUT_FOLDER, TemplateInfo, load_descriptions

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FOOTER_RELATION = "rId5"
_PARTS = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
    "footer": "footer1.xml",
}


def build_templates(folder: Path) -> list[Path]:
    """Write NAME.docx beside every NAME.yaml of `folder` that has a layout; return the files written."""
    written = []
    for info in load_descriptions(folder).values():
        if info.layout:
            info.path.write_bytes(build_template(info, folder))
            written.append(info.path)
    return written


def build_template(info: TemplateInfo, folder: Path) -> bytes:
    """Return the Word template of one description. Raises WorkbenchError if form or layout are wrong."""
    layout = load_layout(folder / LAYOUT_FOLDER / f"{info.layout}.yaml", info.language)
    form = load_form(form_folder() / info.form / "form.yaml")
    return pack_all(
        {
            CONTENT_TYPES: _content_types(),
            "_rels/.rels": _package_relations(),
            "docProps/core.xml": _core_properties(layout),
            "docProps/app.xml": _application_properties(),
            "word/document.xml": xml_bytes(_document(layout, form)),
            "word/_rels/document.xml.rels": _document_relations(),
            "word/styles.xml": pagestyle.styles_part(layout),
            "word/settings.xml": pagestyle.settings_part(),
            "word/fontTable.xml": pagestyle.font_table_part(layout.look),
            "word/theme/theme1.xml": pagestyle.theme_part(layout.look),
            "word/footer1.xml": pagestyle.footer_part(layout),
        }
    )


def _document(layout: Layout, form: Form) -> Element:
    pen, table = Pen(layout.look, layout.language), FormTable(layout, form)
    title = pen.run(layout.title, layout.look.title_size, heading=True)
    content = [pen.paragraph(pagestyle.TITLE, title)]
    if layout.above is not None:
        runs = [pen.run(layout.above.label), *table.inline_field(layout.above)]
        content.append(pen.paragraph(pagestyle.ABOVE, *runs))
    content.append(table.build())
    for note in layout.notes:
        content.append(pen.paragraph(pagestyle.NOTE, pen.run(note, layout.look.small_size)))
    content.extend(LinkAnnex(layout).parts())
    content.extend(table.attachment_parts())
    body = element("w:body", None, *content, pagestyle.section(layout, _FOOTER_RELATION))
    document = element("w:document", None, body)
    document.set(name("mc:Ignorable"), "w14")
    return document


def _content_types() -> bytes:
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    lines = [
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        *(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()),
    ]
    return _plain_part("Types", f"{_PACKAGE}/content-types", lines)


def _package_relations() -> bytes:
    targets = {
        f"{_OFFICE}/relationships/officeDocument": "word/document.xml",
        f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
        f"{_OFFICE}/relationships/extended-properties": "docProps/app.xml",
    }
    return _relations(targets)


def _document_relations() -> bytes:
    return _relations({f"{_OFFICE}/relationships/{kind}": target for kind, target in _PARTS.items()})


def _relations(targets: dict[str, str]) -> bytes:
    lines = [
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    ]
    return _plain_part("Relationships", f"{_PACKAGE}/relationships", lines)


def _core_properties(layout: Layout) -> bytes:
    namespaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    language = "zh-CN" if layout.language == "zh" else "en"
    title = f"<dc:title>{escape(layout.title)}</dc:title>"
    inside = f"{title}<dc:language>{language}</dc:language>"
    return f"{_DECLARATION}<cp:coreProperties {namespaces}>{inside}</cp:coreProperties>".encode()


def _application_properties() -> bytes:
    lines = ["<Application>Microsoft Office Word</Application>", "<AppVersion>16.0000</AppVersion>"]
    return _plain_part("Properties", f"{_OFFICE}/extended-properties", lines)


def _plain_part(root: str, namespace: str, lines: list[str]) -> bytes:
    return f'{_DECLARATION}<{root} xmlns="{namespace}">{"".join(lines)}</{root}>'.encode()
