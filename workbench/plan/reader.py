"""Plans read from data files, and the JSON form in which a workspace keeps them.

Reads what a file states and reports its mistakes with file, line and what is allowed. What a plan means is in
`model`; reading plain numbered text is the duty of `textreader`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.errors import DataFileError, NotReadable
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import NO_WORDS, Bilingual, tr
from workbench.plan.model import Article, Plan, Task

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_Part = TypeVar("_Part", Article, Task)


def load_plan(path: Path) -> Plan:
    """Return the plan of a YAML file; raises NotReadable or DataFileError (file, line, what is allowed)."""
    entry = read_data_file(path)
    legend = _legend(entry.entry("legend")) if "legend" in entry else {}
    plan = Plan(
        id=_slug(entry),
        title=entry.words("title", required=True),
        articles=tuple(_distinct(entry.entries("articles"), "number", lambda part: _article(part, legend))),
        document_number=entry.text("document_number", ""),
        issued=entry.text("issued", ""),
        horizon=entry.text("horizon", ""),
        issuers=entry.texts("issuers"),
        preamble=entry.words("preamble"),
        note=entry.words("note"),
        legend=legend,
    )
    entry.done()
    if not plan.articles:
        raise entry.wrong("articles", tr("a plan needs at least one article."))
    return plan


def load_plans(folder: Path) -> dict[str, Plan]:
    """Return the plans of all YAML files in `folder` by id, in the order of the file names.

    Raises what `load_plan` raises, and DataFileError if two files give the same id.
    """
    plans: dict[str, Plan] = {}
    for path in sorted(folder.glob("*.yaml")):
        plan = load_plan(path)
        if plan.id in plans:
            raise DataFileError(path.name, 1, tr("there is already a plan “{id}”.", id=plan.id))
        plans[plan.id] = plan
    return plans


def _slug(entry: Entry) -> str:
    name = entry.text("id")
    if not _SLUG.fullmatch(name):
        raise entry.wrong(
            "id",
            tr("“{id}” can't be an id.", id=name),
            tr("Allowed: small letters, digits and hyphens, beginning with a letter or digit."),
        )
    return name


def _legend(entry: Entry) -> dict[str, Bilingual]:
    words = entry.keys()
    return {word: entry.words(word) for word in words}


def _distinct(entries: list[Entry], key: str, read: Callable[[Entry], _Part]) -> list[_Part]:
    found: dict[str, _Part] = {}
    for entry in entries:
        name = entry.text(key)
        if name in found:
            raise entry.wrong(key, tr("{key} “{name}” is given twice.", key=key, name=name))
        found[name] = read(entry)
    return list(found.values())


def _article(entry: Entry, legend: Mapping[str, Bilingual]) -> Article:
    number = entry.text("number")
    if not _NUMBER.fullmatch(number):
        raise entry.wrong(
            "number", tr("“{number}” is no article number.", number=number), tr("Allowed: 1 to 9999.")
        )
    article = Article(
        number=number,
        title=entry.words("title"),
        summary=entry.words("summary"),
        text=entry.words("text"),
        tasks=tuple(_distinct(entry.entries("tasks"), "id", _task)),
        keywords=entry.words("keywords"),
        ics=entry.texts("ics"),
        ccs=entry.texts("ccs"),
        categories=entry.texts("categories"),
        bodies=entry.texts("bodies"),
        evidence=entry.choice("evidence", legend) if legend else entry.text("evidence", "unknown"),
    )
    entry.done()
    return article


def _task(entry: Entry) -> Task:
    task = Task(
        id=_slug(entry),
        summary=entry.words("summary"),
        text=entry.words("text"),
        keywords=entry.words("keywords"),
        bodies=entry.texts("bodies"),
    )
    if not task.summary and not task.text:
        raise entry.wrong("summary", tr("a task needs a summary or a text."))
    entry.done()
    return task


def header_to_json(plan: Plan) -> dict[str, Json]:
    """Return the JSON form of a plan without its articles."""
    return {
        "id": plan.id,
        "title": _words_to_json(plan.title),
        "document_number": plan.document_number,
        "issued": plan.issued,
        "horizon": plan.horizon,
        "issuers": list(plan.issuers),
        "preamble": _words_to_json(plan.preamble),
        "note": _words_to_json(plan.note),
        "legend": {word: _words_to_json(meaning) for word, meaning in plan.legend.items()},
    }


def article_to_json(article: Article) -> dict[str, Json]:
    """Return the JSON form of an article with its tasks."""
    return {
        "number": article.number,
        "title": _words_to_json(article.title),
        "summary": _words_to_json(article.summary),
        "text": _words_to_json(article.text),
        "tasks": [_task_to_json(task) for task in article.tasks],
        "keywords": _words_to_json(article.keywords),
        "ics": list(article.ics),
        "ccs": list(article.ccs),
        "categories": list(article.categories),
        "bodies": list(article.bodies),
        "evidence": article.evidence,
    }


def plan_from_json(header: Json, articles: Sequence[Json]) -> Plan:
    """Return the plan whose header and articles have these JSON forms; raises NotReadable for anything else."""
    entry = _mapping(header)
    return Plan(
        id=_text(entry, "id"),
        title=_words(entry, "title"),
        articles=tuple(article_from_json(part) for part in articles),
        document_number=_text(entry, "document_number", ""),
        issued=_text(entry, "issued", ""),
        horizon=_text(entry, "horizon", ""),
        issuers=_texts(entry, "issuers"),
        preamble=_words(entry, "preamble"),
        note=_words(entry, "note"),
        legend={word: _to_words(meaning) for word, meaning in _mapping(entry.get("legend", {})).items()},
    )


def article_from_json(data: Json) -> Article:
    """Return the article whose JSON form is `data`; raises NotReadable for anything else."""
    entry = _mapping(data)
    return Article(
        number=_text(entry, "number"),
        title=_words(entry, "title"),
        summary=_words(entry, "summary"),
        text=_words(entry, "text"),
        tasks=tuple(_task_from_json(task) for task in _list(entry, "tasks")),
        keywords=_words(entry, "keywords"),
        ics=_texts(entry, "ics"),
        ccs=_texts(entry, "ccs"),
        categories=_texts(entry, "categories"),
        bodies=_texts(entry, "bodies"),
        evidence=_text(entry, "evidence", "unknown"),
    )


def _task_to_json(task: Task) -> Json:
    return {
        "id": task.id,
        "summary": _words_to_json(task.summary),
        "text": _words_to_json(task.text),
        "keywords": _words_to_json(task.keywords),
        "bodies": list(task.bodies),
    }


def _task_from_json(data: Json) -> Task:
    entry = _mapping(data)
    return Task(
        id=_text(entry, "id"),
        summary=_words(entry, "summary"),
        text=_words(entry, "text"),
        keywords=_words(entry, "keywords"),
        bodies=_texts(entry, "bodies"),
    )


def _words_to_json(words: Bilingual) -> Json:
    return {"zh": words.zh, "en": words.en}


def _damaged(data: object) -> NotReadable:
    return NotReadable(
        tr("A stored plan is damaged and can't be read."), tr("Import the plan again."), repr(data)[:200]
    )


def _mapping(data: Json) -> Mapping[str, Json]:
    if not isinstance(data, Mapping):
        raise _damaged(data)
    return data


def _list(entry: Mapping[str, Json], key: str) -> Sequence[Json]:
    value = entry.get(key, [])
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise _damaged(value)
    return value


def _text(entry: Mapping[str, Json], key: str, default: str | None = None) -> str:
    value = entry.get(key, default)
    if not isinstance(value, str):
        raise _damaged(value)
    return value


def _texts(entry: Mapping[str, Json], key: str) -> tuple[str, ...]:
    return tuple(str(item) for item in _list(entry, key))


def _words(entry: Mapping[str, Json], key: str) -> Bilingual:
    return _to_words(entry[key]) if key in entry else NO_WORDS


def _to_words(data: Json) -> Bilingual:
    entry = _mapping(data)
    return Bilingual(_text(entry, "zh", ""), _text(entry, "en", ""))
