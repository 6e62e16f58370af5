"""The list of cases as a model: its columns, the words in its cells, what is searched and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject

from workbench.app.wording import state_words
from workbench.domain.proposal import Proposal, ProposalSummary, State
from workbench.kernel.i18n import language_in_use, listed, tr
from workbench.ui.models.finding import SearchKeys
from workbench.ui.models.moments import today, when_words
from workbench.ui.models.ordering import SortKeys, put_in_order_meanwhile
from workbench.ui.models.rows import Column, Given, RowsModel, each

TRASH = "trash"
COMPLETE, MISSING, OLDER = "complete", "missing", "older"
NOT_LINKED = "-"
_BETWEEN = "\0"
_SHORT_TITLE = 16  # characters of a plan's title on a chip
_LONG = 20_000  # shorter lists are put in order before anybody notices
_STATES = {str(state): number for number, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Names:
    """Titles to show for codes: of forms by id, of articles by place (`9`), in the language in use.

    `versions` has the present version of each form, `searched` its titles in all languages; `plans` the titles
    of plans by id.
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    searched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)

    def form(self, form_id: str) -> str:
        """Return the title of a form; its id if nothing is known of it."""
        return self.forms.get(form_id, form_id)

    def form_labels(self, form_id: str) -> tuple[str, ...]:
        """Return what a form is called, however a person calls it."""
        return tuple(dict.fromkeys((self.form(form_id), *self.searched.get(form_id, ()))))

    def article(self, place: str, whole: bool = False) -> str:
        """Return an article as its chip shows it: the plan comes with it unless it is the usual one.

        `whole`, the title of the plan is not shortened and that of the article stands behind.
        """
        plan, _, number = place.rpartition(":")
        title = self.plans.get(plan, plan)
        if not whole and len(title) > _SHORT_TITLE:
            title = title[:_SHORT_TITLE].rstrip() + "…"
        words = tr("Article {number}", number=number)
        words = tr("{article} · {plan}", article=words, plan=title) if plan else words
        return f"{words} {self.articles.get(place, '')}".strip() if whole else words

    def articles_of(self, case: ProposalSummary) -> str:
        """Return the articles of a case one after the other."""
        return listed(map(self.article, case.articles)) if case.articles else tr("Not linked")

    def chips(self, articles: Sequence[str], most: int) -> list[str]:
        """Return the words of at most `most` chips, and “+n” for the articles beyond."""
        words = [self.article(place) for place in articles[:most]]
        return [*words, f"+{len(articles) - most}"] if len(articles) > most else words

    def is_older(self, case: ProposalSummary) -> bool:
        """Return whether a case was made with an earlier version of its form."""
        return case.form_version < self.versions.get(case.form, 0)

    def form_words(self, case: ProposalSummary) -> str:
        """Return the title of the form of a case, with words for its version being an older one."""
        form = self.form(case.form)
        return tr("Earlier version: {form}", form=form) if self.is_older(case) else form


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What shall be listed; an empty text asks for nothing. `state` may be TRASH."""

    words: str = ""
    state: str = ""
    article: str = ""
    form: str = ""
    missing: str = ""

    @property
    def is_trash(self) -> bool:
        """Whether the cases in the trash are listed."""
        return self.state == TRASH

    def predicate(self, names: Names) -> Callable[[ProposalSummary], bool] | None:
        """Return the test for everything but the words; None if every case passes."""
        tests: list[Callable[[ProposalSummary], bool]] = []
        state, article, form, complete = self.state, self.article, self.form, self.missing == COMPLETE
        if state and not self.is_trash:
            tests.append(lambda case: case.state == state)
        if article == NOT_LINKED:
            tests.append(lambda case: not case.articles)
        elif article:
            tests.append(lambda case: article in case.articles)
        if form:
            tests.append(lambda case: case.form == form)
        if self.missing == OLDER:
            tests.append(names.is_older)
        elif self.missing:
            tests.append(lambda case: (case.completeness >= 1) == complete)
        if len(tests) <= 1:
            return tests[0] if tests else None
        return lambda case: all(test(case) for test in tests)


class CasesModel(RowsModel[ProposalSummary]):
    """One row per case."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.names = Names()
        super().__init__(self._described(), _ref, lambda given: search_keys(given, self.names), parent)

    def _described(self) -> tuple[Column[ProposalSummary], ...]:
        return (
            Column("name", tr("Title"), title_words, _SORT_KEYS["name"], self._spoken, editable=True),
            Column("state", tr("State"), lambda case: state_name(case.state), _SORT_KEYS["state"]),
            Column("complete", tr("Completeness"), percent_words, _SORT_KEYS["complete"]),
            Column("articles", tr("Articles"), self._articles, _SORT_KEYS["articles"]),
            Column("changed", tr("Last changed"), changed_words, _SORT_KEYS["changed"]),
            Column("ref", tr("Number"), _ref, _SORT_KEYS["ref"]),
        )

    def _articles(self, case: ProposalSummary) -> str:
        return self.names.articles_of(case)

    def _spoken(self, case: ProposalSummary) -> str:
        """Return the whole row as one sentence: who hears the list moves from name to name."""
        return tr(
            "{title}, {ref}, {form}, {state}, {percent} % complete, {articles}, changed {when}",
            title=title_words(case),
            ref=case.ref,
            form=self.names.form_words(case),
            state=state_name(case.state),
            percent=percent(case),
            articles=self._articles(case),
            when=changed_words(case),
        )


def own_words(case: ProposalSummary) -> str:
    """Return the text of a case itself in which searched words are looked up: its titles in any language."""
    own = f"{case.ref}\n{case.title}"
    return f"{own}\n{case.title_en}" if case.title_en else own


def search_keys(cases: Sequence[ProposalSummary], names: Names) -> SearchKeys:
    """Return what searched words are looked up in: number and titles, form and articles as they are called."""
    words: dict[str, str] = {}
    labels: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for key in {(case.form, case.articles) for case in cases}:
        form, places = key
        for place in places:
            if place not in words:
                words[place] = names.article(place)
        labels[key] = (*names.form_labels(form), *map(words.__getitem__, places))
    return SearchKeys(map(own_words, cases), [labels[case.form, case.articles] for case in cases])


def prepared(cases: list[ProposalSummary], names: Names, sorted_by: str = "") -> Given[ProposalSummary]:
    """Return cases ready to be listed; made where they are read, so that the window need not.

    Of many, the order by title, and by the column of which the key is given, is there when they arrive.
    """
    wanted = {"name", sorted_by} & _SORT_KEYS.keys() if len(cases) >= _LONG else set()
    orders = {key: put_in_order_meanwhile(cases, _SORT_KEYS[key]) for key in wanted}
    return Given(cases, search_keys(cases, names), orders)


def counts_by_state(cases: Iterable[ProposalSummary]) -> dict[str, int]:
    """Return how many cases there are in each state that is present, in the order of the states."""
    found: dict[str, int] = {}
    for case in cases:
        found[case.state] = found.get(case.state, 0) + 1
    return {state: found[state] for state in _STATES if state in found}


def articles_present(cases: Iterable[ProposalSummary]) -> list[str]:
    """Return the articles that cases are linked to, as numbers go."""
    return sorted({place for case in cases for place in case.articles}, key=lambda text: (len(text), text))


def forms_present(cases: Iterable[ProposalSummary]) -> list[str]:
    """Return the ids of the forms that cases were made with."""
    return sorted({case.form for case in cases})


def title_words(case: ProposalSummary) -> str:
    """Return the title of a case, or words for there being none."""
    return shown_title(case) or tr("Without title")


def shown_title(case: ProposalSummary) -> str:
    """Return the title of a case that lists show in the language in use; empty if it has none."""
    return case.title_in(language_in_use())


def shows_english(case: ProposalSummary) -> bool:
    """Return whether lists show the English one of two titles."""
    return shown_title(case) != case.title


def both_titles(case: ProposalSummary) -> str:
    """Return all that a case is called, the title that lists show first."""
    shown = title_words(case)
    return "\n".join(dict.fromkeys(filter(None, (shown, case.title, case.title_en))))


def choice_words(case: ProposalSummary) -> str:
    """Return what a case is called where one is chosen among several."""
    return f"{case.ref}  {shown_title(case)}"


def heading_words(case: Proposal, form: str) -> tuple[str, str]:
    """Return what stands over a page of one case: its title, and below it what tells it from others.

    Where the window shows the English title, the Chinese one of the list stands below, behind the form's.
    """
    title = case.title_in(language_in_use())
    if title == case.title:
        return title or tr("Untitled"), tr("{ref} · {form}", ref=case.ref, form=form)
    return title, tr("{ref} · {form} · {title}", ref=case.ref, form=form, title=case.title)


def state_name(state: str) -> str:
    """Return the name of a state as it begins a badge."""
    words = state_words(state)
    return words[:1].upper() + words[1:]


def percent(case: ProposalSummary) -> int:
    """Return how much of a case is filled, in per cent; 100 only for a complete one."""
    return int(case.completeness * 100)


def percent_words(case: ProposalSummary) -> str:
    """Return how much of a case is filled."""
    return tr("{percent} %", percent=percent(case))


def changed_words(case: ProposalSummary, now: date | None = None) -> str:
    """Return when a case was changed last."""
    return when_words(case.changed_at, now or today())


def _ref(case: ProposalSummary) -> str:
    return case.ref


def _titles(rows: Sequence[ProposalSummary]) -> list[str]:
    """Return titles to sort by: in the order of their characters, as texts that Python compares fastest."""
    english = language_in_use() == "en"
    titles = [case.title_en or case.title for case in rows] if english else [case.title for case in rows]
    # All in one text: the work is done in C, a hundred thousand at a time. No title holds this character.
    keys = _BETWEEN.join(titles).lower().encode().decode("latin-1").split(_BETWEEN)
    if len(keys) == len(titles):
        return keys
    return [title.lower().encode().decode("latin-1") for title in titles]


def _state(case: ProposalSummary) -> int:
    return _STATES.get(case.state, len(_STATES))


def _share(case: ProposalSummary) -> float:
    return case.completeness


def _articles(rows: Sequence[ProposalSummary]) -> list[str]:
    """Return texts to sort by, as numbers go; made once for cases that are linked to the same articles."""
    keys = {
        own: "".join([f"{len(place):02}{place}" for place in own]) for own in {row.articles for row in rows}
    }
    return [keys[row.articles] for row in rows]


def _moment(case: ProposalSummary) -> float:
    return case.changed_at.timestamp()


_SORT_KEYS: Mapping[str, SortKeys[ProposalSummary]] = {
    "name": _titles,
    "state": each(_state),
    "complete": each(_share),
    "articles": _articles,
    "changed": each(_moment),
    "ref": each(_ref),
}
