"""Plain text in which articles are numbered, read into articles, and put onto a plan.

Reads `1. Title. Sentences…`, `一、标题`, `（一）标题` and `第一条 标题`, and says what it could not place.
Files in our own format are the duty of `reader`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import Language, listed, tr
from workbench.kernel.plaintext import MOST_BYTES, check_is_text, decoded
from workbench.plan.cells import rows_as_lines
from workbench.plan.numbering import (
    MOST_HEADINGS,
    Heading,
    Level,
    article_level,
    find_headings,
    in_order,
    is_chapter,
    large_figures,
    names_article,
)
from workbench.plan.sentences import BODIES, bodies_of, language_of, sentences

LevelChoice = Literal["auto", "arabic", "chinese", "chinese_bracketed", "article"]
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_CLOSING = re.compile(
    r"附件|附：|附录|抄送|（此件|\(此件|Annex\b|Attachment|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日",
    re.IGNORECASE,
)
_SHORT_LINE = 40
_MOST_TOLD = 10
_LONGEST_TITLE = 80  # characters
_NO_PLACE = -1  # of what follows a title on the same line
_ENDS = tuple("。！？；.!?;〕）)】”")
_NO_TITLE_ENDS = tuple("。！？；：，、.!?;:,号")  # of sentences, addresses and numbers of documents


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One sentence of an article, with the bodies named right behind it."""

    text: str
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it stands in the text; `line` (from 1) is that of its number.

    `text` is its wording without title and bodies, a paragraph per line.
    """

    number: str
    title: str
    tasks: tuple[ReadTask, ...]
    bodies: tuple[str, ...]
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line (from 1) that belongs to no article, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was read: `level` was taken as the articles, `levels` counts the numbered lines of each level.

    `unread` are large numbers at the beginning of lines that were not taken as numbers.
    """

    language: Language
    level: Level
    levels: Mapping[Level, int]
    level_note: str
    articles: tuple[ReadArticle, ...]
    preamble: str
    unplaced: tuple[Unplaced, ...]
    unread: tuple[str, ...] = ()


def read_numbered_file(path: Path, level: LevelChoice = "auto") -> ReadText:
    """Return what a text file says, in UTF-8, UTF-16 with its mark, or GB 18030; raises NotReadable.

    Rows of a .csv file are read as number, title and sentences.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large()
        content = path.read_bytes()
    except OSError as error:
        raise NotReadable(
            tr("{file} can't be read.", file=str(path)),
            tr("Check that the file exists and that you may read it."),
            str(error),
        ) from error
    text = decoded(content)
    return read_numbered_text(rows_as_lines(text) if path.suffix.lower() == ".csv" else text, level)


def read_numbered_text(text: str, level: LevelChoice = "auto") -> ReadText:
    """Return the articles of a text numbered `1.`, `一、`, `（一）` or `第一条`.

    Raises NotReadable if the text is empty, larger than 5 MB, no plain text, without any numbered line, or
    without the level asked for.
    """
    _check(text)
    lines = [_INVISIBLE.sub("", line).strip() for line in text.splitlines()]
    headings = find_headings(lines)
    if not headings:
        raise NotReadable(
            tr("No numbered article was found in this text."),
            _how_to_number(lines),
        )
    if len(headings) > MOST_HEADINGS:
        raise NotReadable(
            tr("This text has more than {count} numbered lines; no plan has so many.", count=MOST_HEADINGS),
            tr("Give only the text of the plan."),
        )
    levels = {one: sum(heading.level is one for heading in headings) for one in Level}
    taken = article_level(headings) if level == "auto" else Level(level)
    if not levels[taken]:
        present = listed(str(one) for one, count in levels.items() if count)
        raise NotReadable(
            tr("No line of this text is numbered like “{sample}”.", sample=taken.sample),
            tr("Levels in this text: {names}.", names=present),
        )
    reader = _Reader(lines, headings, taken, language_of(text))
    reader.read()
    return ReadText(
        language=reader.language,
        level=taken,
        levels={one: count for one, count in levels.items() if count},
        level_note=_level_note(taken, levels, level == "auto"),
        articles=tuple(reader.articles),
        preamble="\n".join(reader.preamble),
        unplaced=tuple(sorted(reader.unplaced, key=lambda item: item.line)),
        unread=_unread(lines, headings, taken),
    )


def title_line(read: ReadText) -> str:
    """Return the first line above the articles if it reads as a title; empty if it does not."""
    first = read.preamble.partition("\n")[0]
    is_title = len(first) <= _LONGEST_TITLE and not first.endswith(_NO_TITLE_ENDS) and "〔" not in first
    return first if is_title else ""


def missing_numbers(read: ReadText) -> tuple[tuple[int, int], ...]:
    """Return the numbers that no article has between those that were found, each gap as first and last."""
    numbers = [int(article.number) for article in read.articles]
    return tuple((one + 1, other - 1) for one, other in pairwise(numbers) if other > one + 1)


def told_missing(read: ReadText) -> str:
    """Return the sentence that tells which numbers are missing between the articles found; empty if none is."""
    gaps = [str(one) if one == last else f"{one}–{last}" for one, last in missing_numbers(read)]
    return tr("Missing between the articles found: {numbers}.", numbers=listed(gaps)) if gaps else ""


def told_unread(read: ReadText) -> str:
    """Return the sentence that tells which large numbers were left in the text; empty if none was."""
    if not read.unread:
        return ""
    shown = [*read.unread[:_MOST_TOLD], "…"] if len(read.unread) > _MOST_TOLD else read.unread
    return tr(
        "Lines begin with these numbers too, which were left in the text: {numbers}.", numbers=listed(shown)
    )


def _unread(lines: Sequence[str], headings: Sequence[Heading], taken: Level) -> tuple[str, ...]:
    read = {heading.place for heading in headings}
    found = (large_figures(line, taken) for place, line in enumerate(lines) if place not in read)
    return tuple(filter(None, found))


def _how_to_number(lines: Sequence[str]) -> str:
    if any(map(names_article, lines)):
        return tr("Behind the number of an article stands a blank, no comma: “第一条 标题”.")
    return tr(
        "Each article must begin a line with its number, as “1. Title.”, “一、标题”, “（一）标题” "
        "or “第一条 标题”."
    )


def _too_large() -> NotReadable:
    return NotReadable(
        tr("This text is larger than {size} MB; no plan is so long.", size=MOST_BYTES // 1_000_000),
        tr("Give only the text of the plan."),
    )


def _check(text: str) -> None:
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise _too_large()
    if not _INVISIBLE.sub("", text).strip():
        raise NotReadable(tr("This text is empty."), tr("Give the text of a plan with numbered articles."))
    check_is_text(text)


def _level_note(taken: Level, levels: Mapping[Level, int], chosen_here: bool) -> str:
    if not chosen_here:
        return tr("As asked, numbers like “{sample}” were taken as articles.", sample=taken.sample)
    if taken is Level.CHINESE_BRACKETED and levels[Level.CHINESE]:
        return tr(
            "Numbers like “{sample}” run on through all chapters and were taken as articles; "
            "another level can be chosen.",
            sample=taken.sample,
        )
    if taken is not Level.ARTICLE and sum(1 for count in levels.values() if count) > 1:
        return tr(
            "Numbers like “{sample}” run on longest and were taken as articles; another level can be chosen.",
            sample=taken.sample,
        )
    return tr("Numbers like “{sample}” were taken as articles.", sample=taken.sample)


class _Reader:
    """Goes through the lines once and puts each into the preamble, an article or the unplaced ones."""

    def __init__(
        self, lines: Sequence[str], headings: Sequence[Heading], taken: Level, language: Language
    ) -> None:
        self.language = language
        self.articles: list[ReadArticle] = []
        self.preamble: list[str] = []
        self.unplaced: list[Unplaced] = []
        self._lines = lines
        own = [heading for heading in headings if heading.level is taken]
        self._chosen = in_order(own)
        self._starts = {heading.place: heading for heading in self._chosen}
        chosen_numbers = {heading.number for heading in self._chosen}
        self._refused = {
            heading.place: _refusal(heading, chosen_numbers)
            for heading in own
            if heading.place not in self._starts
        }
        above = _levels_above(headings, taken, self._chosen[0].place)
        self._headings = {heading.place for heading in headings}
        self._chapters = {heading.place for heading in headings if heading.level in above}
        if taken is Level.ARTICLE:
            self._chapters |= {place for place, line in enumerate(lines) if is_chapter(line)}

    def read(self) -> None:
        """Fill `articles`, `preamble` and `unplaced`."""
        current: Heading | None = None
        reason = ""  # why a line that follows an unplaced one is unplaced too
        content: list[tuple[int, str]] = []
        for place, line in enumerate(self._lines):
            if place in self._starts:
                self._close(current, content)
                current, reason, content = self._starts[place], "", [(place, self._starts[place].rest)]
            elif place in self._refused:
                reason = self._set_aside(
                    place, self._refused[place], tr("It follows a number that has no place.")
                )
            elif place in self._chapters:
                heading = tr("It is a heading above the articles.")
                reason = self._set_aside(
                    place, heading, tr("It stands between a heading and the next article.")
                )
            elif reason and line:
                self._set_aside(place, reason, reason)
            elif current is not None:
                content.append((place, line))
            elif line:
                self.preamble.append(line)
        self._close(current, content, last=True)

    def _set_aside(self, place: int, reason: str, following: str) -> str:
        self.unplaced.append(Unplaced(place + 1, self._lines[place], reason))
        return following

    def _close(self, heading: Heading | None, content: list[tuple[int, str]], last: bool = False) -> None:
        if heading is None:
            return
        if last:
            content = self._without_closing(content)
        pieces = [(place, line) for place, line in content if line]
        parts = sentences(pieces[0][1], self.language) if pieces else []
        title = _title(parts[0]) if parts else ""
        after_title = pieces[0][1][len(parts[0]) :].strip() if parts else ""
        running = self._running([(_NO_PLACE, after_title), *pieces[1:]])
        tasks, bodies = _tasks(running, self.language)
        text = _wording(running, self.language)
        title, named = _without_bodies(title)
        article = ReadArticle(str(heading.number), title, tasks, bodies or named, heading.place + 1, text)
        self.articles.append(article)

    def _running(self, pieces: Sequence[tuple[int, str]]) -> str:
        """Return the lines as running text, a paragraph per line.

        A line with a number of a lower level begins a paragraph. So does one after a line that ends with a
        sentence, if a blank line parts them or if all lines end so: then no paragraph is broken into lines.
        Chinese lines are joined without a blank.
        """
        joint = "" if self.language == "zh" else " "
        running: list[str] = []
        stands_alone = False
        whole = all(line.endswith(_ENDS) for _, line in pieces if line)
        above, ended = _NO_PLACE, False
        for place, line in pieces:
            begins = place in self._headings or (ended and (whole or place > above + 1))
            if line:
                above, ended = place, line.endswith(_ENDS)
            if running and line:
                running.append("\n" if begins or stands_alone else joint)
            if line:
                running.append(line)
                stands_alone = place in self._headings and len(line) <= _SHORT_LINE and not line.endswith(_ENDS)
        return "".join(running)

    def _without_closing(self, content: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the lines of the last article without signature, date and annexes that follow it."""
        end, signed = len(content), False  # signed: a closing line was seen, a short one above it is one too
        for index in range(len(content) - 1, 0, -1):
            line, before = content[index][1], content[index - 1][1]
            short = len(line) <= _SHORT_LINE and not line.endswith(_ENDS)
            if line and not _CLOSING.match(line) and not (short and (signed or not before)):
                break
            end, signed = index, signed or bool(line)
        for place, line in content[end:]:
            if line:
                self.unplaced.append(Unplaced(place + 1, line, tr("It stands behind the last article.")))
        return content[:end]


def _refusal(heading: Heading, chosen: set[int]) -> str:
    if heading.number in chosen:
        return tr("The number {number} stands there more than once.", number=heading.number)
    return tr("The number {number} is out of order.", number=heading.number)


def _levels_above(headings: Sequence[Heading], taken: Level, first: int) -> set[Level]:
    """Return the levels that are headings of chapters: higher ones that begin before the first article."""
    order = list(Level)
    return {
        heading.level
        for heading in headings
        if heading.place < first and order.index(heading.level) < order.index(taken)
    }


def _title(sentence: str) -> str:
    return sentence.rstrip("。.：: ")


def _without_bodies(title: str) -> tuple[str, tuple[str, ...]]:
    match = BODIES.search(title)
    return (title[: match.start()].strip(), bodies_of(match[1])) if match else (title, ())


def _wording(running: str, language: Language) -> str:
    """Return the paragraphs without the bodies, sentences closed up as they are joined everywhere."""
    joint = "" if language == "zh" else " "
    paragraphs = (joint.join(sentences(line, language)) for line in BODIES.sub("", running).split("\n"))
    return "\n".join(filter(None, paragraphs))


def _tasks(running: str, language: Language) -> tuple[tuple[ReadTask, ...], tuple[str, ...]]:
    """Return the sentences as tasks, and the bodies named behind the last one, which answer for the article."""
    tasks: list[ReadTask] = []
    closing: tuple[str, ...] = ()
    start = 0
    for match in BODIES.finditer(running):
        tasks += [ReadTask(sentence) for sentence in sentences(running[start : match.start()], language)]
        start, closing = match.end(), bodies_of(match[1])
        if running[start:].strip() and tasks:
            tasks[-1] = ReadTask(tasks[-1].text, closing)
            closing = ()
    tasks += [ReadTask(sentence) for sentence in sentences(running[start:], language)]
    return tuple(tasks), closing
