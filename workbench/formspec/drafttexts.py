"""What a draft says for one field while it is gathered: the words by line, and the same as a rich text."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.blocks import Block, Content, Item, Line, Paragraph, Run, merged, settled, words_of
from workbench.domain.content import write


class FieldText:
    """Lines and blocks in their order."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._says_something = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "\n".join(self._lines).strip()

    @property
    def rich(self) -> str:
        """All of it as a rich text is written, without blanks around it."""
        return written(self._blocks)

    @property
    def holds_nothing(self) -> bool:
        """Whether neither words nor anything else was gathered."""
        return not self._says_something

    def add(self, text: str, content: Content) -> None:
        """Add a text of one or more lines; `content` is what it is as a rich text, empty for plain lines."""
        structure = any(not isinstance(block, Paragraph) for block in content)
        self._says_something = self._says_something or structure or bool(text.strip())
        self._lines += text.split("\n")
        self._blocks += content or plain_content(text)


def plain_content(text: str) -> Content:
    """Return a plain text as a rich one: one paragraph for each line."""
    return tuple(Paragraph(merged((Run(line),))) for line in text.split("\n"))


def written(blocks: list[Block] | Content) -> str:
    """Return blocks as a rich text is written: no empty lines around them, no blanks behind a line."""
    inner = [_without_blanks_behind(block) for block in blocks]
    while inner and inner[0] == Paragraph():
        del inner[0]
    while inner and inner[-1] == Paragraph():
        del inner[-1]
    if inner and isinstance(inner[0], Paragraph):
        inner[0] = replace(inner[0], runs=_dropped(inner[0].runs, _indent(inner[0].runs)))
    return write(settled(inner))


def behind_label(content: Content, words: str) -> Content:
    """Return a content without the label before its first colon; `words` are all that stand behind it.

    The numbering of an entry of a list belongs to the label.
    """
    result: list[Block] = list(content)
    for place, block in enumerate(result):
        if isinstance(block, Paragraph | Item) and block.runs:
            first = words.split("\n")[0].strip()
            runs = _dropped(block.runs, len(words_of(block.runs).rstrip()) - len(first))
            result[place] = Paragraph(runs)
            break
    return tuple(result)


def indent_of(text: str) -> int:
    """Return how many blanks stand before a text."""
    return len(text) - len(text.lstrip())


def is_bold(content: Content) -> bool:
    """Return whether all words of a paragraph are bold, as those of a heading are that has no style."""
    words = [run for block in content if isinstance(block, Paragraph | Item) for run in block.runs]
    return bool(words) and all(run.bold for run in words if run.text.strip())


def _without_blanks_behind(block: Block) -> Block:
    if not isinstance(block, Paragraph | Item):
        return block
    kept, runs = len(words_of(block.runs).rstrip()), list[Run]()
    for run in block.runs:
        runs.append(replace(run, text=run.text[:kept]))
        kept -= len(runs[-1].text)
    return replace(block, runs=merged(runs))


def _indent(line: Line) -> int:
    return indent_of(words_of(line))


def _dropped(line: Line, count: int) -> Line:
    """Return a line without its first characters."""
    runs: list[Run] = []
    for run in line:
        runs.append(replace(run, text=run.text[max(count, 0) :]))
        count -= len(run.text)
    return merged(runs)
