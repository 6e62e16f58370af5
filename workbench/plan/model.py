"""What a plan is: numbered articles, each with tasks, each row with the evidence it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import UnknownName
from workbench.kernel.fingerprint import text_fingerprint
from workbench.kernel.i18n import NO_WORDS, Bilingual, tr

IMPORTED = "imported"  # the evidence word of an article that is known from an imported text


class TextState(StrEnum):
    """What is known of an article's text."""

    SUPPLIED = "supplied"  # the text itself was imported
    SUMMARY = "summary"  # title and a summary in our own words; the text was not supplied
    TITLE_ONLY = "title_only"
    NOT_SUPPLIED = "not_supplied"


@dataclass(frozen=True, slots=True)
class Task:
    """One commitment of an article. `text` is imported wording, `summary` our own words."""

    id: str
    summary: Bilingual = NO_WORDS
    text: Bilingual = NO_WORDS
    keywords: Bilingual = NO_WORDS
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `evidence` says what the row rests on, in the words of the plan file's legend."""

    number: str
    title: Bilingual = NO_WORDS
    summary: Bilingual = NO_WORDS
    text: Bilingual = NO_WORDS
    tasks: tuple[Task, ...] = ()
    keywords: Bilingual = NO_WORDS
    ics: tuple[str, ...] = ()
    ccs: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    evidence: str = "unknown"

    @property
    def state(self) -> TextState:
        """What is known of this article's text."""
        if self.text or any(task.text for task in self.tasks):
            return TextState.SUPPLIED
        if self.tasks or self.summary:
            return TextState.SUMMARY
        return TextState.TITLE_ONLY if self.title else TextState.NOT_SUPPLIED

    def task(self, task_id: str) -> Task:
        """Return a task by id; raises UnknownName naming the nearest ones."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise UnknownName(
            tr("Article {article} has no task “{task}”.", article=self.number, task=task_id),
            task_id,
            [task.id for task in self.tasks],
        )


@dataclass(frozen=True)
class Plan:
    """A plan with its articles in order; `preamble` is what an imported text says before the first one."""

    id: str
    title: Bilingual
    articles: tuple[Article, ...]
    document_number: str = ""
    issued: str = ""
    horizon: str = ""
    issuers: tuple[str, ...] = ()
    preamble: Bilingual = NO_WORDS
    note: Bilingual = NO_WORDS
    legend: dict[str, Bilingual] = field(default_factory=dict)

    @cached_property
    def by_number(self) -> dict[str, Article]:
        """The articles by number."""
        return {article.number: article for article in self.articles}

    def article(self, number: str) -> Article:
        """Return an article by number; raises UnknownName naming the nearest ones."""
        if number in self.by_number:
            return self.by_number[number]
        raise UnknownName(
            tr("The plan {plan} has no article {number}.", plan=self.id, number=number),
            number,
            self.by_number,
        )

    def source_of(self, article: Article) -> Bilingual | None:
        """Return in words what an article rests on: the import once its text is supplied, else its evidence."""
        return self.legend.get(IMPORTED if article.state is TextState.SUPPLIED else article.evidence)

    def fingerprint_of(self, ref: ArticleRef) -> str:
        """Return the fingerprint of what an article or task says now: imported text, else our summary."""
        return text_fingerprint("\n".join(f"{words.zh}\n{words.en}" for words in self._said(ref)))

    def wording_of(self, ref: ArticleRef) -> Bilingual:
        """Return what `fingerprint_of` is taken of, in lines; what the lines above say already is left out."""
        zh: list[str] = []
        en: list[str] = []
        for words in self._said(ref):
            for lines, text in ((zh, words.zh), (en, words.en)):
                if text and not any(text in line for line in lines):
                    lines.append(text)
        return Bilingual("\n".join(zh), "\n".join(en))

    def _said(self, ref: ArticleRef) -> list[Bilingual]:
        article = self.article(ref.article)
        if ref.task:
            task = article.task(ref.task)
            return [task.text or task.summary]
        said = [article.title, article.text or article.summary]
        return said + [task.text or task.summary for task in article.tasks]
