"""What an import of a text would do to a plan, article by article, and the list that shows it.

`preview_import` and `run_import` run on a lane; the rest is for the dialog.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.changes import Changes
from workbench.kernel.errors import Refused
from workbench.kernel.i18n import Language, listed, tr, tr_count
from workbench.plan.linking import is_suspect
from workbench.plan.model import Article, Plan
from workbench.plan.textreader import LevelChoice, ReadArticle, ReadText, Unplaced
from workbench.ui.changes import EVERYTHING

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.planning import ImportResult

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class Effect(StrEnum):
    """What an import does to an article."""

    NEW = "new"
    COMPLETED = "completed"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


def effect_words(effect: Effect) -> str:
    """Return the name of an effect in the language in use."""
    words = {
        Effect.NEW: tr("new article"),
        Effect.COMPLETED: tr("text added"),
        Effect.REPLACED: tr("text replaced"),
        Effect.UNCHANGED: tr("unchanged"),
    }
    return words[effect]


def effect_count(effect: Effect, count: int) -> str:
    """Return of how many articles an effect is, so that the count reads as no number of an article."""
    words = {
        Effect.NEW: tr("new articles: {count}", count=count),
        Effect.COMPLETED: tr("text added: {count}", count=count),
        Effect.REPLACED: tr("text replaced: {count}", count=count),
        Effect.UNCHANGED: tr("unchanged: {count}", count=count),
    }
    return words[effect]


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What shall be imported: with a `title` into a new plan, otherwise into the plan that has the id."""

    file: Path
    level: LevelChoice
    plan_id: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article that was read; `kept_title` is the plan's own where the text has another one.

    `doubtful` names the case of each link that an import leaves to be confirmed; `text` has a line for each
    paragraph.
    """

    number: str
    title: str
    sentences: tuple[str, ...]
    bodies: tuple[str, ...]
    effect: Effect
    kept_title: str = ""
    doubtful: tuple[str, ...] = ()
    text: str = ""

    @property
    def characters(self) -> int:
        """How many characters the text has, the title apart."""
        return sum(len(sentence) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What was read and what an import would do; `warning`: the titles are those of another plan."""

    read: ReadText
    articles: tuple[Incoming, ...]
    warning: str = ""

    @property
    def count(self) -> int:
        """How many articles an import would change."""
        return sum(1 for article in self.articles if article.effect is not Effect.UNCHANGED)

    @property
    def doubtful(self) -> int:
        """How many links an import would leave to be confirmed."""
        return sum(len(article.doubtful) for article in self.articles)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was stored: how many articles of which plan, the first of them, and how many links are doubtful.

    `entry` is the number in the journal.
    """

    entry: int
    plan_id: str
    title: str
    count: int
    first: str
    doubtful: int = 0
    changes: Changes = field(default_factory=Changes)


def preview_import(workbench: Workbench, request: ImportRequest) -> ImportPreview:
    """Read a file and return what importing it would do; titles of another plan are a warning here."""
    before = {} if request.title else {plan.id: plan for plan in workbench.planning.plans()}
    warning = ""
    try:
        result = _preview(workbench, request, force=False)
    except Refused as refusal:
        warning = refusal.message
        result = _preview(workbench, request, force=True)
    known = before.get(request.plan_id)
    doubtful = _doubtful(workbench, known, result.plan) if known is not None else {}
    articles = tuple(_incoming(article, known, result, doubtful) for article in result.read.articles)
    return ImportPreview(result.read, articles, warning)


def run_import(workbench: Workbench, request: ImportRequest, shown: ImportPreview) -> Imported:
    """Import what a preview showed; raises Refused if the file says something else by now."""
    force = bool(shown.warning)
    if _preview(workbench, request, force).read != shown.read:
        raise Refused(
            tr("The file has changed since it was read; nothing was imported."),
            tr("Choose it again and look at what is read now."),
        )
    result = workbench.planning.import_text(
        request.file, request.level, request.plan_id, request.title, force=force
    )
    # Links of any case may be suspect now.
    changes = Changes(frozenset({EVERYTHING}), plans=frozenset({request.plan_id}))
    first = result.read.articles[0].number
    title = result.plan.title.here() or request.plan_id
    return Imported(result.entry, request.plan_id, title, shown.count, first, shown.doubtful, changes)


def _preview(workbench: Workbench, request: ImportRequest, force: bool) -> ImportResult:
    return workbench.planning.preview_import(
        request.file, request.level, request.plan_id, request.title, force=force
    )


def _doubtful(workbench: Workbench, before: Plan, after: Plan) -> dict[str, tuple[str, ...]]:
    """Return the cases of the links that would point to another wording, by article."""
    found: dict[str, list[str]] = {}
    rows = workbench.planning.coverage(before.id).rows
    for ref in dict.fromkeys(case.ref for row in rows for case in row.cases):
        for link in workbench.drafting.case(ref).links:
            if link.ref.plan == before.id and is_suspect(after, link) and not is_suspect(before, link):
                found.setdefault(link.ref.article, []).append(ref)
    return {article: tuple(refs) for article, refs in found.items()}


def _incoming(
    read: ReadArticle, known: Plan | None, result: ImportResult, doubtful: Mapping[str, tuple[str, ...]]
) -> Incoming:
    language = result.read.language
    before = known.by_number.get(read.number) if known is not None else None
    after = result.plan.by_number[read.number]
    ours = getattr(before.title, language) if before is not None else ""
    kept = ours if ours and "".join(ours.split()) != "".join(read.title.split()) else ""
    sentences = tuple(task.text for task in read.tasks)
    effect, links = _effect(before, after, language), doubtful.get(read.number, ())
    return Incoming(read.number, read.title, sentences, read.bodies, effect, kept, links, read.text)


def _effect(before: Article | None, after: Article, language: Language) -> Effect:
    if before is None:
        return Effect.NEW
    if before == after:
        return Effect.UNCHANGED
    return Effect.REPLACED if getattr(before.text, language) else Effect.COMPLETED


class IncomingModel(QAbstractListModel):
    """Articles that were read below a heading, then lines that found no place below another."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str | Incoming | Unplaced] = []
        self.digits = 0  # of the longest number

    def show_preview(self, preview: ImportPreview | None) -> None:
        """Show what was read; None: nothing."""
        rows: list[str | Incoming | Unplaced] = []
        if preview is not None:
            count, left = len(preview.articles), len(preview.read.unplaced)
            rows = [tr_count("{count} article read", "{count} articles read", count), *preview.articles]
            if left:
                head = tr_count("{count} line without a place", "{count} lines without a place", left)
                rows += [head, *preview.read.unplaced]
        self.beginResetModel()
        self.rows = rows
        self.digits = max((len(row.number) for row in rows if isinstance(row, Incoming)), default=0)
        self.endResetModel()

    def row_at(self, number: int) -> str | Incoming | Unplaced | None:
        """Return what stands in a row."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings can't be chosen."""
        if isinstance(self.row_at(index.row()), str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a row, or the sentence that is spoken for it."""
        row = self.row_at(index.row())
        if row is None or role not in (_DISPLAY, _SPOKEN):
            return None
        if isinstance(row, str):
            return row
        if isinstance(row, Unplaced):
            return listed([tr("Line {number}", number=row.line), row.text, row.reason])
        words = [tr("Article {number}", number=row.number), row.title, size_words(row)]
        return listed([*words, effect_words(row.effect), *link_words(len(row.doubtful))])


def size_words(article: Incoming) -> str:
    """Return how long an article is, in words."""
    characters = tr_count("{count} character", "{count} characters", article.characters)
    sentences = tr_count("{count} sentence", "{count} sentences", len(article.sentences))
    return f"{sentences} · {characters}"


def link_words(count: int) -> list[str]:
    """Return how many links an import leaves to be confirmed, in words; nothing for none."""
    if not count:
        return []
    return [tr_count("{count} link to be confirmed", "{count} links to be confirmed", count)]
