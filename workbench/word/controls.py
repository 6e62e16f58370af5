"""Content controls: the marked places of a Word file by which it can be filled, proved and read back.

A control's tag names what stands in it: `field` for a value, `field/3/column` for a cell of a list (rows from
0), `field/total/column` for a sum below it and `field=choice` for a check box. Here tags are written,
understood and made ready for rendering; what the fields mean is the business of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.word.oxml import Element, element, local_name, name, valued

TICKED, UNTICKED = "☑", "☐"
TOTAL = "total"  # stands for the number of a row
_TAG = re.compile(
    r"(?P<field>[A-Za-z_]\w*)(?:/(?P<row>\d+|total|\{\{[^{}]*\}\})/(?P<column>[A-Za-z_]\w*)|=(?P<choice>[\w.-]+))?"
)
_AFTER_PLACEHOLDER_MARK = {
    name(short) for short in ("w14:checkbox", "w:text", "w:dropDownList", "w:date", "w:docPartObj")
}


@dataclass(frozen=True, slots=True)
class Tag:
    """What a control holds; `row` and `column` are empty outside lists, `choice` outside check boxes."""

    field: str
    row: str = ""
    column: str = ""
    choice: str = ""


def parse_tag(text: str) -> Tag | None:
    """Return what a tag names, or None when it is not one of ours."""
    match = _TAG.fullmatch(text)
    return Tag(**{key: value or "" for key, value in match.groupdict().items()}) if match else None


def controls(root: Element) -> Iterator[tuple[Element, Tag]]:
    """Yield every control of ours below `root` with its tag, in the order of the document."""
    for control in root.iter(name("w:sdt")):
        mark = control.find(f"{name('w:sdtPr')}/{name('w:tag')}")
        tag = parse_tag(mark.get(name("w:val"), "")) if mark is not None else None
        if tag is not None:
            yield control, tag


class ControlMaker:
    """Writes controls; gives each one outside a list its own number, as Word asks."""

    def __init__(self) -> None:
        self._last = 100

    def inline(self, tag: str, label: str, run: Element) -> Element:
        """Return a control around one run; takes line breaks too."""
        properties = self._properties(tag, label)
        properties.append(element("w:text", {"w:multiLine": "1"}))
        return _control(properties, [run])

    def block(self, tag: str, label: str, paragraphs: list[Element]) -> Element:
        """Return a control around whole paragraphs."""
        return _control(self._properties(tag, label), paragraphs)

    def document_part(self, tag: str, label: str, paragraphs: list[Element]) -> Element:
        """Return a control around whole paragraphs with looks of their own.

        Marked as a part of the document, as Word marks a table of contents: LibreOffice 7.4 takes all looks
        from the first paragraph of any other control, and says its words twice where it has many.
        """
        properties = self._properties(tag, label)
        properties.append(element("w:docPartObj"))
        return _control(properties, paragraphs)

    def check_box(self, tag: str, label: str, run: Element, font: str) -> Element:
        """Return a check box that Word ticks on a click; `run` shows the empty box."""
        properties = self._properties(tag, label)
        box = element("w14:checkbox", None, valued("w14:checked", "0"))
        for short, sign in (("w14:checkedState", TICKED), ("w14:uncheckedState", UNTICKED)):
            box.append(element(short, {"w14:val": f"{ord(sign):04X}", "w14:font": font}))
        properties.append(box)
        return _control(properties, [run])

    def _properties(self, tag: str, label: str) -> Element:
        made = element("w:sdtPr", None, valued("w:alias", label), valued("w:tag", tag))
        if "{{" not in tag:
            self._last += 1
            made.append(valued("w:id", str(self._last)))
        return made


def _control(properties: Element, content: list[Element]) -> Element:
    return element("w:sdt", None, properties, element("w:sdtContent", None, *content))


def prepare_controls(root: Element) -> list[Tag]:
    """Make the controls of a template ready for rendering; return the tags of those that will be filled.

    Check boxes get their state from `ticks`. A control whose field is empty is marked as showing a
    placeholder, so that the dash or the blank in it is not read back as a value. Controls without a
    placeholder in them are none of ours and stay as they are.
    """
    prepared: list[Tag] = []
    for control, tag in list(controls(root)):
        properties = control.find(name("w:sdtPr"))
        if properties is None or not (tag.choice or _asks(control)):
            continue
        if tag.choice:
            _prepare_check_box(control, properties, tag)
        elif not tag.column:
            _prepare_placeholder(properties, tag)
        prepared.append(tag)
    return prepared


def _asks(control: Element) -> bool:
    text = "".join(node.text or "" for node in control.iter(name("w:t")))
    return "{{" in text or "{%" in text


def _prepare_check_box(control: Element, properties: Element, tag: Tag) -> None:
    ticked = f"ticks['{tag.field}']['{tag.choice}']"
    state = properties.find(f"{name('w14:checkbox')}/{name('w14:checked')}")
    if state is not None:
        state.set(name("w14:val"), "{{ " + ticked + "|box_state }}")
    signs = list(control.iter(name("w:t")))
    if signs:
        signs[0].text = "{{ " + ticked + "|box_sign }}"
        for surplus in signs[1:]:
            surplus.text = ""


def _prepare_placeholder(properties: Element, tag: Tag) -> None:
    for shown in properties.findall(name("w:showingPlcHdr")):
        properties.remove(shown)
    place = next(
        (index for index, child in enumerate(properties) if child.tag in _AFTER_PLACEHOLDER_MARK),
        len(properties),
    )
    properties[place - 1].tail = "{{ " + tag.field + "|placeholder_mark }}"


def read_text(content: Element) -> str:
    """Return the text of runs or paragraphs: tabs and line breaks as characters, paragraphs as lines.

    What was deleted or moved away with tracked changes is left out.
    """
    pieces: list[str] = []
    _collect(content, pieces, [False])
    return "".join(pieces)


SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
SKIPPED = {"del", "moveFrom", "rPr", "pPr", "sdtPr", "tblPr", "trPr", "tcPr", "Fallback", "instrText"}


def _collect(node: Element, pieces: list[str], paragraph_seen: list[bool]) -> None:
    for child in node:
        local = local_name(child)
        if local == "t":
            pieces.append(child.text or "")
        elif local in SIGNS:
            pieces.append(SIGNS[local])
        elif local not in SKIPPED:
            if local == "p":
                if paragraph_seen[0]:
                    pieces.append("\n")
                paragraph_seen[0] = True
            if local == "txbxContent":
                paragraph_seen[0] = True  # what a box says is no part of the line that it hangs on
            _collect(child, pieces, paragraph_seen)
            if local == "txbxContent":
                pieces.append("\n")


def is_placeholder(control: Element) -> bool:
    """Return whether a control shows its placeholder, that is, holds no value."""
    mark = control.find(f"{name('w:sdtPr')}/{name('w:showingPlcHdr')}")
    return mark is not None and mark.get(name("w:val"), "1") not in ("0", "false", "off")


def is_ticked(control: Element) -> bool:
    """Return whether a check box is ticked; judged by its sign where a program dropped the box itself."""
    state = control.find(f"{name('w:sdtPr')}/{name('w14:checkbox')}/{name('w14:checked')}")
    if state is None:
        return TICKED in read_text(control)
    return state.get(name("w14:val"), "1") not in ("0", "false")
