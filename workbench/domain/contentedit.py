"""Changes in the words of a rich text that leave its structure and its looks as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from workbench.domain.blocks import (
    Block,
    Content,
    Item,
    Line,
    Paragraph,
    Run,
    Table,
    lines,
    merged,
    settled,
    words_of,
)
from workbench.domain.content import is_markup, parse, write

Span = tuple[int, int]


def replaced(text: str, spans: Sequence[Span], by: str) -> str:
    """Return a text with `by` in the place of each of `spans`, which count in its `plain_text` from the left.

    What is put in looks like the first character that it replaces. Spans that reach over the end of a line are
    left as they are.
    """
    content = parse(text)
    changed = iter([_line_replaced(line, inside, by) for line, inside in _spans_by_line(content, spans)])
    return write(settled(_with_lines(block, lambda _line: next(changed)) for block in content))


def appended(text: str, words: str) -> str:
    """Return a text with plain words behind its last one; blank paragraphs at its end make room for them."""
    if not is_markup(text):
        return text.rstrip() + words
    content = list(parse(text))
    while content and content[-1] == Paragraph():
        content.pop()
    more = words.removeprefix("\n").split("\n")
    return write(settled([*content, *(Paragraph(merged((Run(line),))) for line in more)]))


def _spans_by_line(content: Content, spans: Sequence[Span]) -> Iterator[tuple[Line, list[Span]]]:
    waiting, start = list(spans), 0
    for line in lines(content):
        end = start + len(words_of(line))
        here = [(first - start, last - start) for first, last in waiting if start <= first and last <= end]
        waiting = [span for span in waiting if span[0] > end]
        yield line, here
        start = end + 1


def _line_replaced(line: Line, spans: Sequence[Span], by: str) -> Line:
    """Return a line with its spans replaced; each run keeps what no span takes of it."""
    runs, start = list[Run](), 0
    for run in line:
        end, place = start + len(run.text), start
        for first, last in spans:
            if first >= end or last <= start:
                continue
            runs.append(replace(run, text=run.text[max(place, start) - start : max(first, start) - start]))
            if first >= start:
                runs.append(replace(run, text=by))
            place = min(last, end)
        runs.append(replace(run, text=run.text[place - start :]))
        start = end
    return merged(runs)


def _with_lines(block: Block, change: Callable[[Line], Line]) -> Block:
    """Return a block with each of its lines changed, in the order of `lines`."""
    if isinstance(block, Table):
        return Table(tuple(tuple(tuple(change(line) for line in cell) for cell in row) for row in block.rows))
    if isinstance(block, Paragraph | Item):
        return replace(block, runs=change(block.runs))
    change(())
    return block
