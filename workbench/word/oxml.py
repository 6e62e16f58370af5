"""The XML of Word files: names with their namespaces, building elements, strict reading.

Knows no form and no template. Reading never repairs: what is not well-formed is an error.
"""

from __future__ import annotations

from lxml import etree

Element = etree._Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"w": WORD, "w14": WORD_2010, "mc": COMPATIBILITY, "r": RELATIONS, "xml": XML}


class NotWellFormed(ValueError):
    """The bytes are no well-formed XML, or they carry a document type that Word files never have."""


def name(short: str) -> str:
    """Return the full name of `prefix:local`, for example `w:p`."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(short: str, attributes: dict[str, str] | None = None, *children: Element) -> Element:
    """Return a new element; attribute names are written with their prefixes too."""
    made = etree.Element(
        name(short), {name(key): value for key, value in (attributes or {}).items()}, NAMESPACES
    )
    made.extend(children)
    return made


def valued(short: str, value: str) -> Element:
    """Return an element of the kind `<w:jc w:val="center"/>`, the attribute in the element's own namespace."""
    return element(short, {f"{short.partition(':')[0]}:val": value})


def text_element(text: str) -> Element:
    """Return a `w:t` that keeps its blanks."""
    made = element("w:t", {"xml:space": "preserve"})
    made.text = text
    return made


def parse_strictly(data: bytes) -> Element:
    """Return the root of an XML part; raises NotWellFormed instead of repairing anything."""
    parser = etree.XMLParser(
        recover=False, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotWellFormed(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise NotWellFormed("document type declarations are not allowed")
    return root


def xml_bytes(root: Element) -> bytes:
    """Return the bytes of a part, with the declaration that Word writes."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "w14", "mc", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(node: Element) -> str:
    """Return the tag without its namespace; an empty text for comments and processing instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def to_text(root: Element) -> str:
    """Return the XML of a part as text, without a declaration."""
    return etree.tostring(root, encoding="unicode")
