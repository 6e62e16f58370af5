"""Templates compiled once and filled many times.

docxtpl repairs what Word split and turns row and paragraph commands into plain Jinja; from there on each part
is one Jinja template in our sandbox, and the zip is written by us. Whether the result says what the case says
is proved in `proof`, on the finished bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Template, nodes
from jinja2.exceptions import TemplateError

from workbench.domain.casepaths import LINKS
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.word.active import active_content, describes_parts
from workbench.word.context import ARTICLES, RESERVED_NAMES
from workbench.word.controls import Tag, prepare_controls
from workbench.word.effort import EFFORT, Effort
from workbench.word.fitting import fitted
from workbench.word.oxml import Element, NotWellFormed, parse_strictly, to_text
from workbench.word.package import CONTENT_TYPES, PackedPart, packed, read_package, write_package
from workbench.word.pagestyle import GAP
from workbench.word.richparts import first_free_number, supplemented, wanted_parts
from workbench.word.richtext import Sample, Supplement, take_samples
from workbench.word.sandbox import RANGE, RICH, BoundedRange, RichPrinting, WordEnvironment

FILLED_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_IN_ATTRIBUTE = re.compile(r"\{\{(.*?)\}\}")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FAILURES = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
    SyntaxError,  # Python's own, for what is nested deeper than it can compile
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A placeholder that is printed whatever the values are: a field, or a column of its rows."""

    field: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a template asks for: names of fields, tags of its controls, what it surely prints.

    `articles` tells whether it prints what the linked articles ask for, `links` whether the links with it.
    """

    names: frozenset[str]
    tags: tuple[Tag, ...]
    printed: tuple[Printed, ...]
    articles: bool = False
    links: bool = False


@dataclass(frozen=True)
class CompiledTemplate:
    """A template ready to be filled: parts as Jinja templates, all others already packed."""

    name: str
    needs: Needs
    _static: tuple[PackedPart, ...] = field(repr=False)
    _filled: Mapping[str, Template] = field(repr=False)
    _core: bytes = field(repr=False)
    _samples: tuple[Sample, ...] = field(repr=False)
    _grows: Mapping[str, bytes] = field(repr=False)  # parts that lists and pictures add to

    def render(self, context: Mapping[str, object], title: str = "") -> bytes:
        """Return the filled Word file; `title` goes into the properties of the document, as it stands.

        The same input gives the same bytes. The result is not proved yet: use `export.render_proposal`.
        Raises NotReadable if the template asks for what the context lacks.
        """
        parts = list(self._static)
        supplement = Supplement(first_free_number(self._grows))
        printing = RichPrinting(self._samples, supplement)
        inside = {**context, RANGE: BoundedRange(), EFFORT: Effort(context), RICH: printing}
        try:
            for part, template in self._filled.items():
                supplement.part = part
                parts.append(packed(part, _DECLARATION + fitted(template.render(inside)).encode()))
        except _FAILURES as error:
            raise NotReadable(
                tr("The template {file} can't be filled with this form.", file=self.name),
                tr("Check the template; it names what is wrong."),
                str(error),
            ) from error
        grown = supplemented(self._grows, supplement)
        parts = [packed(part.name, grown.pop(part.name)) if part.name in grown else part for part in parts]
        parts += [packed(part, data) for part, data in grown.items()]
        if self._core:
            parts.append(packed(_CORE, _titled(self._core, title)))
        return write_package(parts)


def compile_template(path: Path) -> CompiledTemplate:
    """Return a template ready to be filled; compiled again only when its file changed.

    Raises NotReadable if it is no Word file, is damaged, holds macros or embedded programs, or says what
    templates may not say.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise NotReadable(
            tr("The template {file} can't be read.", file=path.name),
            tr("Check that the file exists and that you may read it."),
            str(error),
        ) from error
    return _compile(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=32)
def _compile(path: Path, _changed: int, _size: int) -> CompiledTemplate:
    parts = read_package(path)
    _refuse_active_content(path.name, parts)
    environment = WordEnvironment()
    static: list[PackedPart] = []
    trees: dict[str, nodes.Template] = {}
    names: set[str] = set()
    tags: list[Tag] = []
    samples: list[Sample] = []
    gap = _gap_style(parts)
    patcher = DocxTemplate(path)
    for part in sorted(parts, key=lambda part: part != CONTENT_TYPES):
        if part == _CORE:
            continue
        source = ""
        if FILLED_PARTS.fullmatch(part):
            root = _parsed(path.name, part, parts[part])
            tags.extend(prepare_controls(root))
            take_samples(root, gap, samples)
            _mark_attributes(root)
            source = patcher.patch_xml(to_text(root))
        if "{{" in source or "{%" in source or "{#" in source:
            with _told(path.name):
                trees[part], asked = environment.read(source)
            names |= asked
        else:
            static.append(packed(part, parts[part], 9))
    needs = _needs(list(trees.values()), names, tags)
    with _told(path.name):
        filled = {part: environment.metered(tree) for part, tree in trees.items()}
    grows = {part: parts[part] for part in wanted_parts(filled) if part in parts}
    return CompiledTemplate(
        path.name, needs, tuple(static), filled, parts.get(_CORE, b""), tuple(samples), grows
    )


def _gap_style(parts: Mapping[str, bytes]) -> str:
    """Return the style of empty lines, if the template has it."""
    styles = parts.get("word/styles.xml", b"")
    return GAP if f'w:styleId="{GAP}"'.encode() in styles else ""


def _refuse_active_content(file: str, parts: Mapping[str, bytes]) -> None:
    roots = {part: _parsed(file, part, data) for part, data in parts.items() if describes_parts(part)}
    found = active_content(parts, roots)
    if found:
        raise NotReadable(
            tr("The template {file} holds macros, embedded programs or links to other files.", file=file),
            tr("Save it in Word as a plain .docx without them."),
            ", ".join(found),
        )


def _parsed(file: str, part: str, data: bytes) -> Element:
    try:
        return parse_strictly(data)
    except NotWellFormed as error:
        raise NotReadable(
            tr("{file} is no Word file, or it is damaged.", file=file),
            tr("Open it in Word, save it as .docx and try again."),
            f"{part}: {error}",
        ) from error


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Turn what the template language refuses into a sentence."""
    try:
        yield
    except _FAILURES as error:
        raise NotReadable(
            tr(
                "The template {file} holds a placeholder that can't be used: {reason}.", file=file, reason=error
            ),
            tr("Write placeholders as {example}; loops and conditions are allowed.", example="{{ title_zh }}"),
        ) from error


def _mark_attributes(root: Element) -> None:
    """Make placeholders inside attributes print attribute text."""
    for node in root.xpath("//*[@*[contains(., '{{')]]"):
        for key, value in node.attrib.items():
            if "{{" in value:
                node.attrib[key] = _IN_ATTRIBUTE.sub(r"{{ (\1)|in_attribute }}", str(value))


def _needs(trees: list[nodes.Template], asked: set[str], tags: list[Tag]) -> Needs:
    names = asked - RESERVED_NAMES
    printed: list[Printed] = []
    for tree in trees:
        names |= {member for member in map(_member, tree.find_all(nodes.Getattr)) if member}
        printed.extend(_surely_printed(tree))
    surely = tuple(dict.fromkeys(printed))
    return Needs(frozenset(names), tuple(tags), surely, ARTICLES in asked, LINKS in asked)


def _member(node: nodes.Node) -> str:
    """Return the field in `paragraphs.field` and the like; empty for any other expression."""
    if (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name in RESERVED_NAMES
    ):
        return node.attr
    return ""


def _surely_printed(tree: nodes.Template) -> Iterator[Printed]:
    """Yield the bare placeholders outside conditions, and those directly inside a loop over a list."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            for inner in node.nodes:
                if isinstance(inner, nodes.Name):
                    yield Printed(inner.name)
                elif isinstance(inner, nodes.Filter) and inner.name == "blocks" and inner.node is not None:
                    yield Printed(_member(inner.node))
        elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name) and node.test is None:
            yield from _printed_in_loop(node, node.target.name)


def _printed_in_loop(loop: nodes.For, row: str) -> Iterator[Printed]:
    lines_of, rows_of = _member(loop.iter), loop.iter.name if isinstance(loop.iter, nodes.Name) else ""
    for output in (node for node in loop.body if isinstance(node, nodes.Output)):
        for inner in output.nodes:
            if isinstance(inner, nodes.Name) and inner.name == row and lines_of:
                yield Printed(lines_of)
            elif rows_of and isinstance(inner, nodes.Getattr) and _is_name(inner.node, row):
                yield Printed(rows_of, inner.attr)


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _titled(core: bytes, title: str) -> bytes:
    root = parse_strictly(core)
    entry = root.find(_TITLE)
    if title and entry is not None:
        entry.text = title
    return _DECLARATION + to_text(root).encode()
