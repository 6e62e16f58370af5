"""Text that was read put onto a plan, or made into a plan of its own.

One scheme for all: a sentence becomes a task of its own, with its wording and an id s1, s2 … in the order of
the article; tasks that were there before keep ids, summaries and wording, so that links to them stay valid. No
guess is made about which sentence belongs to which of the older tasks. If the ids are taken by sentences in the
other language, the language is added (s1-zh): two texts need not be parted into sentences alike. Reading the
same language again replaces its sentences; a sentence that is gone leaves an empty task behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import NO_WORDS, Bilingual, Language, tr
from workbench.plan.model import IMPORTED, Article, Plan, Task
from workbench.plan.textreader import ReadArticle, ReadText, Unplaced

UNKNOWN = "unknown"
_PLAN_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SENTENCE_ID = re.compile(r"s[0-9]+(?:-zh|-en)?")


@dataclass(frozen=True, slots=True)
class Attached:
    """A plan with the text on it: numbers of articles that it had, of new ones, and what found no place."""

    plan: Plan
    matched: tuple[str, ...]
    added: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


def is_sentence(task: Task) -> bool:
    """Return whether a task is a sentence of an imported text and not one of our own."""
    return not task.summary and _SENTENCE_ID.fullmatch(task.id) is not None


def attach_text(plan: Plan, read: ReadText) -> Attached:
    """Return `plan` with the articles of `read` put onto those of the same number, or added in their order.

    The language of the text decides which side is filled. A title is filled in only where there was none on
    that side; the preamble and the wording of articles are replaced.
    """
    incoming = {article.number: article for article in read.articles}
    known = [
        _with_text(article, incoming[article.number], read.language) if article.number in incoming else article
        for article in plan.articles
    ]
    added = [number for number in incoming if number not in plan.by_number]
    new = [_with_text(Article(number, evidence=IMPORTED), incoming[number], read.language) for number in added]
    articles = sorted([*known, *new], key=lambda article: int(article.number)) if new else known
    preamble = _side(plan.preamble, read.language, read.preamble) if read.preamble else plan.preamble
    return Attached(
        plan=replace(plan, articles=tuple(articles), preamble=preamble),
        matched=tuple(number for number in incoming if number in plan.by_number),
        added=tuple(added),
        unplaced=read.unplaced,
    )


def new_plan(plan_id: str, title: str | Bilingual, read: ReadText) -> Plan:
    """Return a plan made of a text alone; a plain title stands in the language of the text.

    Raises WrongUse if `plan_id` is no id: small letters, digits and hyphens.
    """
    if not _PLAN_ID.fullmatch(plan_id):
        raise WrongUse(
            tr("“{id}” can't be an id.", id=plan_id),
            tr("Allowed: small letters, digits and hyphens, beginning with a letter or digit."),
        )
    words = title if isinstance(title, Bilingual) else _side(NO_WORDS, read.language, title)
    return attach_text(Plan(plan_id, words, ()), read).plan


def _side(words: Bilingual, language: Language, text: str) -> Bilingual:
    return replace(words, zh=text) if language == "zh" else replace(words, en=text)


def _of_side(words: Bilingual, language: Language) -> str:
    return words.zh if language == "zh" else words.en


def _with_text(article: Article, read: ReadArticle, language: Language) -> Article:
    title = article.title if _of_side(article.title, language) else _side(article.title, language, read.title)
    return replace(
        article,
        title=title,
        text=_side(article.text, language, read.text) if read.text else article.text,
        tasks=_merged_tasks(article.tasks, read, language),
        bodies=read.bodies or article.bodies,
        evidence=IMPORTED if article.evidence == UNKNOWN else article.evidence,
    )


def _merged_tasks(tasks: Sequence[Task], read: ReadArticle, language: Language) -> tuple[Task, ...]:
    if not read.tasks:
        return tuple(tasks)
    earlier = [task for task in tasks if is_sentence(task)]
    taken = {task.id for task in tasks if not is_sentence(task)}
    other: Language = "en" if language == "zh" else "zh"
    suffix = ""
    if any(_of_side(task.text, other) for task in earlier if "-" not in task.id) or "s1" in taken:
        suffix = f"-{language}"
    fresh = {
        f"s{place}{suffix}": Task(
            f"s{place}{suffix}", text=_side(NO_WORDS, language, sentence.text), bodies=sentence.bodies
        )
        for place, sentence in enumerate(read.tasks, 1)
    }
    kept = []
    for task in tasks:
        of_this_text = is_sentence(task) and ("-" in task.id) == bool(suffix) and task.id.endswith(suffix)
        kept.append(fresh.pop(task.id, replace(task, text=NO_WORDS)) if of_this_text else task)
    return (*kept, *fresh.values())
