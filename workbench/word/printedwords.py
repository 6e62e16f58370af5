"""The words that our documents print around the values of a form, by which a returned document is understood.

They stand in the layouts; whether a text of a draft is one of them is decided by `formspec`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbench.formspec.draftlabels import PrintedWords
from workbench.formspec.model import Form
from workbench.plan.model import Plan
from workbench.word.layout import Layout, ListRow, Pair, PairRow, SignatureRow, load_layout
from workbench.word.links import words_of_plans
from workbench.word.templates import LAYOUT_FOLDER, load_descriptions


def printed_words(folder: Path, form: Form, plans: Iterable[Plan] = ()) -> PrintedWords:
    """Return what the templates of `folder` that were built for a form print, in all their languages.

    `plans` are those whose articles a case may be linked to.
    """
    plans = tuple(plans)
    layouts = [
        load_layout(folder / LAYOUT_FOLDER / f"{info.layout}.yaml", info.language)
        for info in load_descriptions(folder).values()
        if info.form == form.id and info.layout
    ]
    return PrintedWords(
        labels=tuple(pair for layout in layouts for pair in _labels(layout)),
        columns=tuple(column for layout in layouts for column in _columns(layout)),
        titles=tuple(layout.title for layout in layouts),
        fixed=tuple(words for layout in layouts for words in (*_fixed(layout), *_of_links(layout, plans))),
        told=tuple(words for layout in layouts for words in _told(layout)),
        empty=tuple(words for layout in layouts for words in (layout.words.absent, layout.words.empty_list)),
    )


def _labels(layout: Layout) -> Iterator[tuple[str, str]]:
    yield from ((pair.label, pair.field) for pair in _pairs(layout))
    yield from ((row.label, row.field) for row in layout.rows if isinstance(row, ListRow))


def _pairs(layout: Layout) -> Iterator[Pair]:
    if layout.above is not None:
        yield layout.above
    for row in layout.rows:
        if isinstance(row, PairRow):
            yield from row.pairs


def _columns(layout: Layout) -> Iterator[tuple[str, str, str]]:
    for row in layout.rows:
        if isinstance(row, ListRow):
            yield from ((row.field, column.label, column.column) for column in row.columns)


def _fixed(layout: Layout) -> Iterator[str]:
    yield from (layout.title, layout.words.serial, *layout.notes, layout.words.annex, layout.words.attachments)
    yield from (column.label for column in layout.attachments.columns)
    for row in layout.rows:
        if isinstance(row, SignatureRow):
            yield from (*row.boxes, *row.lines)


def _of_links(layout: Layout, plans: Sequence[Plan]) -> Iterator[str]:
    words = layout.words.links
    yield from (words.role, words.main, words.supporting, words.task, words.task_summary)
    yield from words_of_plans(plans, words.article, layout.language)


def _told(layout: Layout) -> Iterator[str]:
    """Yield the labels of what people write about a link; no field of a form takes it."""
    yield from (layout.words.links.reason, layout.words.links.quote)
