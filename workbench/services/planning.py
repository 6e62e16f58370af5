"""Plans and what a case has to do with them: import, link, suggest, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from workbench.domain.casepaths import LINKS, path_of
from workbench.domain.changes import Act, Change, Changes
from workbench.domain.encoding import link_to_json
from workbench.domain.proposal import ArticleLink, LinkRole, Proposal
from workbench.domain.refs import ArticleRef, listed_article, parse_article_ref
from workbench.domain.values import Value
from workbench.formspec.kinds import search_text
from workbench.kernel.errors import InvalidValue, Refused, UnknownName, WrongUse
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import Bilingual, language_in_use, tr
from workbench.plan.attaching import attach_text, new_plan
from workbench.plan.coverage import Coverage, coverage
from workbench.plan.linking import by_task_id, check_target, suspect_links
from workbench.plan.model import Plan
from workbench.plan.reader import article_to_json, header_to_json
from workbench.plan.suggest import Suggester, Suggestion
from workbench.plan.textreader import LevelChoice, ReadText
from workbench.services.steps.cases import aggregate, find_case, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.links import checked_reason
from workbench.services.steps.plans import all_plans, plan_named, wording_when_linked
from workbench.services.steps.plantexts import read_plan_file
from workbench.services.steps.words import free_text
from workbench.storage.unit_of_work import UnitOfWork

# The fields whose texts say what a proposal is about, in any form that has them.
_TELLING_FIELDS = ("title_zh", "title_en", "scope", "purpose", "products")


# Titles of the same article in two prints differ by a word or two; those of different articles share less.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import read, and the plan that it makes; `stored` is false for a preview.

    `entry` is the number in the journal, 0 where nothing was stored.
    """

    read: ReadText
    plan: Plan
    matched: tuple[str, ...]
    added: tuple[str, ...]
    stored: bool
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Reworded:
    """What the article of a link said when the link was made, and what it says now; None where nobody knows.

    `now` is None for an article that is gone from its plan.
    """

    link: ArticleLink
    before: Bilingual | None
    now: Bilingual | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A link as it is asked for."""

    ref: ArticleRef
    reason: str
    role: LinkRole
    quote: str


class Planning:
    """Use cases around plans and links."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._suggesters: dict[str, tuple[Plan, Suggester]] = {}

    def plans(self) -> tuple[Plan, ...]:
        """Return every plan, completed by what was imported into this workspace."""
        with self._context.workspace.reading() as unit:
            return tuple(all_plans(unit, self._context).values())

    def plan(self, plan_id: str) -> Plan:
        """Return a plan; raises UnknownName naming the nearest ones."""
        with self._context.workspace.reading() as unit:
            return plan_named(unit, self._context, plan_id)

    def preview_import(
        self, file: Path, level: LevelChoice, plan_id: str, title: str = "", force: bool = False
    ) -> ImportResult:
        """Return what importing `file` would do, without storing anything.

        With a `title` a new plan `plan_id` is made, otherwise the text is attached to the existing one. Raises
        Refused if the titles are those of another plan, or of another level, unless `force` is set.
        """
        read = read_plan_file(file, level)
        with self._context.workspace.reading() as unit:
            known = all_plans(unit, self._context)
        return _import_result(read, known, plan_id, title, force)

    def import_text(
        self, file: Path, level: LevelChoice, plan_id: str, title: str = "", force: bool = False
    ) -> ImportResult:
        """Import a numbered text as `preview_import` shows it, as one act."""
        read = read_plan_file(file, level)
        with self._context.workspace.writing(self._context.who) as unit:
            result = _import_result(read, all_plans(unit, self._context), plan_id, title, force)
            entry = _store_plan(unit, result.plan)
        return replace(result, stored=True, entry=entry)

    def shown_article(self, text: str) -> str:
        """Return `[PLAN:]ARTICLE` as lists of cases show it; raises UnknownName or WrongUse."""
        ref = parse_article_ref(text)
        check_target(self.plan(ref.plan), ref)
        return listed_article(ref)

    def target(self, text: str) -> ArticleRef:
        """Return the article or task that `[PLAN:]ARTICLE[.TASK]` names; TASK is its number or its id.

        Raises UnknownName for an unknown plan or article, WrongUse for an unknown task.
        """
        ref = parse_article_ref(text)
        return by_task_id(self.plan(ref.plan), ref)

    def coverage(self, plan_id: str) -> Coverage:
        """Return which cases serve each article and task of a plan; trashed cases don't count."""
        with self._context.workspace.reading() as unit:
            plan = plan_named(unit, self._context, plan_id)
            linked = [
                (summary.ref, summary.state, summary.title_in(language_in_use()), link.ref)
                for summary, link in unit.proposals.links_of_all()
            ]
        return coverage(plan, linked)

    def suggest_for_case(self, name: str, plan_id: str, count: int = 5) -> list[Suggestion]:
        """Return the articles that fit a case's own texts and codes, best first; none that were dismissed."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
            plan = plan_named(unit, self._context, plan_id)
        form = self._context.form(proposal.form)
        texts = [
            search_text(form.fields[field_id], proposal.values.get(field_id))
            for field_id in _TELLING_FIELDS
            if field_id in form.fields
        ]
        ics, ccs = (_codes(proposal.values.get(field_id)) for field_id in ("ics", "ccs"))
        dismissed = {ref.article for ref in proposal.dismissed if ref.plan == plan_id}
        found = self._suggester(plan).suggest("\n".join(texts), ics, ccs, count + len(dismissed))
        return [one for one in found if one.article not in dismissed][:count]

    def suggest_for_text(self, text: str, plan_id: str, count: int = 5) -> list[Suggestion]:
        """Return the articles that fit a text, best first."""
        return self._suggester(self.plan(plan_id)).suggest(text, (), (), count)

    def dismiss(self, name: str, ref: ArticleRef) -> Changes:
        """Suggest an article for a case no more, until `recall`; raises UnknownName if there is none such."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            article = ArticleRef(ref.plan, ref.article)
            check_target(plan_named(unit, self._context, ref.plan), article)
            wanted = dict.fromkeys((*proposal.dismissed, article))
            return self._set_dismissed(unit, proposal, Act("dismiss", listed_article(article)), wanted)

    def recall(self, name: str) -> Changes:
        """Let all articles be suggested for a case again."""
        with self._context.workspace.writing(self._context.who) as unit:
            return self._set_dismissed(unit, find_editable_case(unit, name), Act("recall"), ())

    def _set_dismissed(
        self, unit: UnitOfWork, proposal: Proposal, act: Act, wanted: Iterable[ArticleRef]
    ) -> Changes:
        before, after = ([str(ref) for ref in refs] or None for refs in (proposal.dismissed, wanted))
        change = Change(aggregate(proposal.uid), "dismissed", before, after)
        return record_case(unit, self._context, proposal, act, [change], proposal.uid)

    def link(
        self, name: str, ref: ArticleRef, reason: str, role: LinkRole = LinkRole.MAIN, quote: str = ""
    ) -> Changes:
        """Link a case to an article or task, with the reason and, if wanted, the passage it rests on.

        A case has one link to each article or task. Raises UnknownName for an unknown article, InvalidValue
        for an empty reason or a quote that the imported text does not hold.
        """
        return self._set_link(name, None, _Wanted(ref, reason, role, quote))

    def relink(
        self,
        name: str,
        old: ArticleRef,
        ref: ArticleRef,
        reason: str,
        role: LinkRole = LinkRole.MAIN,
        quote: str = "",
    ) -> Changes:
        """Put a link in the place of the one to `old`, as one act; also confirms a suspect link.

        Raises as `link` does, and UnknownName if there is no link to `old`; then nothing has changed.
        """
        return self._set_link(name, old, _Wanted(ref, reason, role, quote))

    def unlink(self, name: str, ref: ArticleRef) -> Changes:
        """Remove the link to an article or task; raises UnknownName if there is none."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            change = _removal(proposal, ref)
            act = Act("unlink", ref.place)
            return record_case(unit, self._context, proposal, act, [change], proposal.uid)

    def reworded(self, name: str, ref: ArticleRef) -> Reworded:
        """Return what the article of a link said and what it says now; raises UnknownName without a link."""
        with self._context.workspace.reading() as unit:
            link = _linked(find_case(unit, name), ref)
            plan = all_plans(unit, self._context).get(ref.plan)
            now = None
            with suppress(UnknownName):
                now = plan.wording_of(ref) if plan is not None else None
            return Reworded(link, wording_when_linked(unit, self._context, link), now)

    def confirm(self, name: str, ref: ArticleRef) -> Changes:
        """Let a suspect link count as it is for what its article says now.

        Raises UnknownName if there is no such link or article, InvalidValue if its quote stands there no more.
        """
        with self._context.workspace.reading() as unit:
            link = _linked(find_case(unit, name), ref)
        return self._set_link(name, ref, _Wanted(ref, link.reason, link.role, link.quote), "confirm")

    def _set_link(self, name: str, old: ArticleRef | None, wanted: _Wanted, action: str = "relink") -> Changes:
        reason, quote = checked_reason(wanted.reason), free_text(wanted.quote)
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            plan = plan_named(unit, self._context, wanted.ref.plan)
            check_target(plan, wanted.ref)
            _check_quote(plan, wanted.ref, quote)
            removed = [_removal(proposal, old)] if old is not None else []
            if any(link.ref == wanted.ref != old for link in proposal.links):
                raise Refused(
                    tr(
                        "{case} is linked to article {article} already.",
                        case=proposal.ref,
                        article=wanted.ref.place,
                    ),
                    tr("Change that link, or choose another article."),
                )
            link = ArticleLink(
                id=self._context.ids.new(),
                ref=wanted.ref,
                reason=reason,
                role=wanted.role,
                quote=quote,
                fingerprint=plan.fingerprint_of(wanted.ref),
                linked_at=self._context.clock.now(),
                linked_by=self._context.who,
            )
            added = Change(aggregate(proposal.uid), path_of(LINKS, link.id), None, link_to_json(link))
            act = Act("link" if old is None else action, wanted.ref.place)
            return record_case(unit, self._context, proposal, act, [*removed, added], proposal.uid)

    def suspect_links(self, proposal: Proposal) -> frozenset[str]:
        """Return the ids of the links whose article says something else than when it was linked."""
        return suspect_links({plan.id: plan for plan in self.plans()}, proposal.links)

    def _suggester(self, plan: Plan) -> Suggester:
        kept = self._suggesters.get(plan.id)
        if kept is None or kept[0] != plan:
            kept = (plan, Suggester([plan]))
            self._suggesters[plan.id] = kept
        return kept[1]


def _import_result(
    read: ReadText, known: Mapping[str, Plan], plan_id: str, title: str, force: bool
) -> ImportResult:
    if title:
        if plan_id in known:
            raise WrongUse(
                tr("There is a plan “{plan}” already.", plan=plan_id),
                tr("Leave out the title to attach the text to it, or choose another id."),
            )
        made = new_plan(plan_id, title, read)
        return ImportResult(read, made, (), tuple(made.by_number), False)
    if plan_id not in known:
        raise UnknownName(tr("There is no plan “{plan}”.", plan=plan_id), plan_id, known)
    if not force:
        _check_titles(known[plan_id], read)
    attached = attach_text(known[plan_id], read)
    return ImportResult(read, attached.plan, attached.matched, attached.added, False)


def _check_titles(plan: Plan, read: ReadText) -> None:
    """Refuse a text whose titles are not those of the plan: it belongs to another one, or to another level."""
    pairs = [
        (getattr(plan.by_number[article.number].title, read.language), article.title)
        for article in read.articles
        if article.number in plan.by_number
    ]
    known = [(ours, theirs) for ours, theirs in pairs if ours]
    strange = [(ours, theirs) for ours, theirs in known if not _alike(ours, theirs)]
    if 2 * len(strange) > len(known):
        ours, theirs = strange[0]
        raise Refused(
            tr(
                "The titles are not those of “{plan}”: “{theirs}” is not “{ours}”.",
                plan=plan.title.here() or plan.id,
                theirs=theirs,
                ours=ours,
            ),
            tr("Choose another plan or numbering, or confirm that these are the right titles."),
        )


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= _ALIKE


def _store_plan(unit: UnitOfWork, plan: Plan) -> int:
    """Store a plan; return the number of the entry, 0 if nothing differs."""
    wanted: dict[str, Json] = {"header": header_to_json(plan)}
    for position, article in enumerate(plan.articles):
        wanted[f"articles/{article.number}"] = {"position": position, "content": article_to_json(article)}
    present = {
        "header": unit.plans.header(plan.id),
        **{f"articles/{number}": entry for number, entry in unit.plans.articles(plan.id).items()},
    }
    owner = f"plan/{plan.id}"
    changes = [
        Change(owner, path, present.get(path), wanted.get(path))
        for path in (*wanted, *(path for path in present if path not in wanted))
        if present.get(path) != wanted.get(path)
    ]
    return unit.record(Act("import_plan", plan.id), changes).number if changes else 0


def _check_quote(plan: Plan, ref: ArticleRef, quote: str) -> None:
    """Refuse a quote that stands in no title or imported text, and one that is taken from a summary of ours.

    Without an imported text nobody can tell whether other words are the article's.
    """
    article = plan.article(ref.article)
    asked = _unspaced(Bilingual(quote, ""))
    supplied = "".join(_unspaced(words) for words in (article.text, *(task.text for task in article.tasks)))
    ours = [_unspaced(words) for words in (article.summary, *(task.summary for task in article.tasks))]
    if not quote or asked in _unspaced(article.title):
        return
    if not supplied and any(asked in words for words in ours):
        raise InvalidValue(
            tr("The quote is from this program's summary, which is not the text of the article."),
            tr("Import the text of the plan and quote that, or leave the quote out."),
        )
    if supplied and asked not in supplied:
        raise InvalidValue(
            tr("The quoted passage does not stand in article {article}.", article=ref.article),
            tr("Copy the passage from the article's text, or leave the quote out."),
        )


def _unspaced(words: Bilingual) -> str:
    """Return words in both languages without blanks and ends of lines, which a copy may break otherwise."""
    return "".join(f"{words.zh}\0{words.en}".split()).strip("\0")


def _codes(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()


def _removal(proposal: Proposal, ref: ArticleRef) -> Change:
    """Return the change that removes the link to an article or task; raises UnknownName if there is none."""
    found = _linked(proposal, ref)
    return Change(aggregate(proposal.uid), path_of(LINKS, found.id), link_to_json(found), None)


def _linked(proposal: Proposal, ref: ArticleRef) -> ArticleLink:
    found = next((link for link in proposal.links if link.ref == ref), None)
    if found is None:
        raise UnknownName(
            tr("{case} is not linked to {article}.", case=proposal.ref, article=ref.place),
            ref.place,
            [link.ref.place for link in proposal.links],
        )
    return found
