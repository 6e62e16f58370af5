"""Drafting a case: make, read, list, set fields, trash. What good values are, the form says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.domain.changes import Act, Change, Changes
from workbench.domain.copymark import copy_title, without_copy_mark
from workbench.domain.proposal import ArticleLink, Proposal, ProposalSummary
from workbench.domain.refs import listed_article
from workbench.domain.values import Value, is_filled
from workbench.formspec.casefile import WantedLink, read_case_file
from workbench.formspec.kinds import as_told, normalise
from workbench.formspec.model import Field, Form
from workbench.formspec.revision import REVISED, revision_values, standards_in
from workbench.formspec.upgrade import KEPT_APART, Upgraded, fitting, kept_apart, not_fitting, upgrade
from workbench.formspec.validation import normalise_all
from workbench.kernel.errors import ConflictError, Refused
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import language_in_use, tr
from workbench.kernel.paths import form_folder
from workbench.search.query import Query
from workbench.services.steps.attachments import attachment_list, kept_samples
from workbench.services.steps.cases import aggregate, find_case, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.newcases import TITLES, record_json, record_new_case, titled, value_changes
from workbench.services.steps.plans import plan_named
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class _Unseen:
    """Stands for “the caller does not say what it saw”."""


UNSEEN: Final = _Unseen()
_PREPARED_ON = "prepared_on"  # a day of one case, of no copy of it


class Drafting:
    """Use cases of those who write a proposal."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def forms(self) -> tuple[Form, ...]:
        """Return all forms."""
        return tuple(self._context.forms.values())

    def form(self, form_id: str) -> Form:
        """Return a form; raises UnknownName naming the nearest ones."""
        return self._context.form(form_id)

    def cases(self, trashed: bool = False) -> list[ProposalSummary]:
        """Return a line for every case, the last changed first."""
        with self._context.workspace.reading() as unit:
            return unit.proposals.summaries(trashed)

    def case(self, name: str) -> Proposal:
        """Return a case by ref or beginning of its uid; raises UnknownName naming the nearest ones."""
        with self._context.workspace.reading() as unit:
            return find_case(unit, name)

    def form_of(self, proposal: Proposal) -> Form:
        """Return the form of a case with the sections of the articles it is linked to."""
        return self._context.form_of(proposal)

    def create(
        self,
        form_id: str,
        title: str,
        source: str | None = None,
        sections: Collection[str] | None = None,
        links: bool = False,
        revises: str = "",
    ) -> Proposal:
        """Make a case from a form with a title, Chinese or English, and the values of case `source` if named.

        Of the source come the fields of `sections` of the form (all if None), as far as the form takes their
        values, and its `links` if wanted, with what was answered to their articles; the day it was prepared,
        waivers, comments and history stay with it, its other title too unless the new one holds the old one;
        beside a title with the mark of a copy it is marked, too.
        `revises` names the standards that a revision replaces. Raises InvalidValue, with
        nothing made, if the title or a number is none, Refused if the form is not for revisions, UnknownName
        for an unknown form or source.
        """
        form = self._context.form(form_id)
        title_field, first = titled(form, title)
        revision = revision_values(form, revises) if revises.strip() else {}
        with self._context.workspace.writing(self._context.who) as unit:
            taken = find_case(unit, source) if source else None
            along = taken.links if taken and links else ()
            answered = self._context.articles.form_of(form, [link.ref for link in along], {})
            values = _taken_over(answered, taken.values, sections) if taken else {}
            values |= {**_titles_of_copy(unit, values, title_field.id, str(first)), **revision}
            return record_new_case(
                unit, self._context, form, values, [self._link_again(link) for link in along]
            )

    def title_of_copy(self, source: str) -> str:
        """Return a title for a copy of a case that tells it apart from all others; empty if it has none.

        It is made of the title that lists show in the language in use.
        """
        with self._context.workspace.reading() as unit:
            title = find_case(unit, source).title_in(language_in_use())
            return copy_title(title, _titles_of_all(unit)) if title else ""

    def left_behind(
        self, form_id: str, source: str, sections: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Return the names of what `create` with a form can't take from a case, in whole or in part.

        With `sections` of the form, nothing of its others is named; where none is wanted, nothing at all.
        """
        if sections is not None and not sections:
            return ()
        form = self._context.form(form_id)
        with self._context.workspace.reading() as unit:
            taken = find_case(unit, source)
        values = {name: value for name, value in taken.values.items() if name != _PREPARED_ON}
        return not_fitting(form, self._context.form(taken.form), values, sections)

    def cases_of_standard(self, standards: str, title: str = "") -> list[ProposalSummary]:
        """Return the cases that revise a standard in any edition, or have its title; none in the trash."""
        wanted, named = standards_in(standards), "".join(title.split())
        with self._context.workspace.reading() as unit:
            cases = unit.proposals.summaries()
            hits = [hit for _, number in wanted for hit in unit.search.find(Query(number))]
        owners = {hit.owner for hit in hits if hit.place == REVISED and standards_in(hit.text) & wanted}
        return [case for case in cases if case.uid in owners or (named and named in _without_blanks(case))]

    def create_sample(self, form_id: str) -> Proposal:
        """Make the sample case that comes with a form, filled and linked, as one act.

        Raises UnknownName for an unknown form, NotReadable if it has no sample.
        """
        form = self._context.form(form_id)
        sample = read_case_file(form_folder() / form.id / "sample.yaml")
        refs = [wanted.ref for wanted in sample.links]
        answered = self._context.articles.form_of(form, refs, {})
        raw = dict(sample.values)
        if sample.files:
            raw[attachment_list(form).id] = kept_samples(self._context, sample.files)
        for wanted in sample.links:
            raw |= wanted.answers
        values = {key: value for key, value in normalise_all(answered, raw).items() if is_filled(value)}
        with self._context.workspace.writing(self._context.who) as unit:
            links = [self._link(unit, wanted) for wanted in sample.links]
            return record_new_case(unit, self._context, form, values, links)

    def set_value(self, name: str, field_id: str, raw: object, seen: Value | _Unseen = UNSEEN) -> Changes:
        """Set one field; None or an empty text empties it.

        `seen` is the value that the caller saw before editing: if somebody stored another one since, raises
        ConflictError naming both. Raises InvalidValue if the field does not take the value.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            field = self._context.form_of(proposal).field_named(field_id)
            value = normalise(field, raw)
            present = proposal.values.get(field_id)
            if not isinstance(seen, _Unseen) and present not in (seen, value):
                raise _conflict(field, present, value)
            owner = aggregate(proposal.uid)
            changes = value_changes(owner, proposal.values, {field_id: value})
            act = Act("set", field_id)
            return record_case(unit, self._context, proposal, act, changes, proposal.uid)

    def fill(self, name: str, raw_values: Mapping[str, object]) -> Changes:
        """Set many fields as one act; raises InvalidValue or UnknownName with nothing stored."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            form = self._context.form_of(proposal)
            values = normalise_all(form, raw_values)
            changes = value_changes(aggregate(proposal.uid), proposal.values, values)
            act = Act("fill", str(len(changes)))
            return record_case(unit, self._context, proposal, act, changes, proposal.uid)

    def delete_answers(self, name: str, section_id: str) -> Changes:
        """Empty a section whose article is no longer linked, as one act; raises Refused for any other."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            form = self._context.form_of(proposal)
            section = next((item for item in form.sections if item.id == section_id), None)
            if section is None or section.article is None or section.id not in form.asleep:
                raise Refused(
                    tr("Only what an article asked for that is no longer linked can be deleted at once."),
                    tr("Empty the fields one by one instead."),
                )
            emptied = {field.id: None for field in section.fields}
            changes = value_changes(aggregate(proposal.uid), proposal.values, emptied)
            act = Act("delete_answers", listed_article(section.article))
            return record_case(unit, self._context, proposal, act, changes, proposal.uid)

    def carried_forward(self, name: str) -> Upgraded | None:
        """Return what carrying a case forward to the present version of its form would do; nothing is changed.

        None for a case of the present version. Raises Refused if this program has an older one.
        """
        with self._context.workspace.reading() as unit:
            return self._upgraded(find_case(unit, name))

    def carry_forward(self, name: str) -> Changes:
        """Carry a case forward to the present version of its form, as one act.

        What the form no longer takes stays in the case, where `formspec.upgrade.kept_apart` finds it.
        Raises Refused if there is nothing to do.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            made = self._upgraded(proposal)
            if made is None:
                raise Refused(tr("{case} has the present version of its form already.", case=proposal.ref))
            values = {**dict.fromkeys(proposal.values), **made.values}
            values |= {f"{KEPT_APART}{place}": value for place, value in made.kept_apart.items()}
            owner = aggregate(proposal.uid)
            changes = [
                Change(owner, "record", _record(proposal), _record(proposal, made.version)),
                *value_changes(owner, proposal.values, values),
            ]
            act = Act("carry_forward", str(made.version))
            return record_case(unit, self._context, proposal, act, changes, proposal.uid)

    def delete_kept_apart(self, name: str) -> Changes:
        """Delete from a case what an earlier carrying forward kept apart, as one act."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            emptied = {f"{KEPT_APART}{place}": None for place in kept_apart(proposal.values)}
            changes = value_changes(aggregate(proposal.uid), proposal.values, emptied)
            act = Act("delete_kept_apart", str(len(changes)))
            return record_case(unit, self._context, proposal, act, changes, proposal.uid)

    def _upgraded(self, proposal: Proposal) -> Upgraded | None:
        form = self._context.form_of(proposal)
        if proposal.form_version == form.version:
            return None
        earlier = {f"{KEPT_APART}{key}": value for key, value in kept_apart(proposal.values).items()}
        ours = {key: value for key, value in proposal.values.items() if key not in earlier}
        made = upgrade(form, proposal.form_version, ours)
        return replace(made, values={**made.values, **earlier})

    def trash(self, *names: str) -> Changes:
        """Put cases into the trash, all or none; they keep everything they hold.

        Those that lie there already are passed over: `Changes` names what was moved. Raises Refused if all do.
        """
        return self._set_trashed(names, True)

    def untrash(self, *names: str) -> Changes:
        """Take cases out of the trash, all or none, as `trash` puts them in."""
        return self._set_trashed(names, False)

    def _link(self, unit: ReadUnit, wanted: WantedLink) -> ArticleLink:
        plan = plan_named(unit, self._context, wanted.ref.plan)
        return ArticleLink(
            id=self._context.ids.new(),
            ref=wanted.ref,
            reason=wanted.reason,
            role=wanted.role,
            quote=wanted.quote,
            fingerprint=plan.fingerprint_of(wanted.ref),
            linked_at=self._context.clock.now(),
            linked_by=self._context.who,
        )

    def _link_again(self, link: ArticleLink) -> ArticleLink:
        """Return a link for another case; the text it was made against stays: one in doubt stays in doubt."""
        now = self._context.clock.now()
        return replace(link, id=self._context.ids.new(), linked_at=now, linked_by=self._context.who)

    def _set_trashed(self, names: Sequence[str], trashed: bool) -> Changes:
        with self._context.workspace.writing(self._context.who) as unit:
            cases = [find_case(unit, name) for name in names]
            moved = {case.uid: case for case in cases if case.trashed != trashed}
            if cases and not moved:
                message = (
                    tr("The case {case} is in the trash already.", case=cases[0].ref)
                    if trashed
                    else tr("The case {case} is not in the trash.", case=cases[0].ref)
                )
                raise Refused(message)
            # One entry for each, apart: undo in one case leaves the others where they are.
            done = [self._move(unit, case, trashed) for case in moved.values()]
            last = done[-1] if done else Changes()
            return replace(last, proposals=frozenset(case.ref for case in moved.values()))

    def _move(self, unit: UnitOfWork, case: Proposal, trashed: bool) -> Changes:
        change = Change(aggregate(case.uid), "trashed", case.trashed, trashed)
        act = Act("trash" if trashed else "untrash", case.ref)
        return record_case(unit, self._context, case, act, [change], case.uid)


def _titles_of_copy(unit: ReadUnit, values: Mapping[str, Value], named: str, title: str) -> dict[str, Value]:
    """Return both titles of a case that takes over `values`, with its own `title` in the field `named`.

    The other one comes along only if the new title holds the old one. It is marked where the new one is: lists
    show the one or the other by the language of who looks.
    """
    titles: dict[str, Value] = {**dict.fromkeys(TITLES), named: title}
    if without_copy_mark(str(values.get(named) or "\n")) not in title:
        return titles
    is_marked = without_copy_mark(title) != title
    for other in set(TITLES) - {named}:
        kept = values.get(other)
        titles[other] = copy_title(str(kept), _titles_of_all(unit)) if kept and is_marked else kept
    return titles


def _titles_of_all(unit: ReadUnit) -> list[str]:
    """Return all titles of all cases, also of those in the trash."""
    cases = [*unit.proposals.summaries(), *unit.proposals.summaries(trashed=True)]
    return [title for case in cases for title in (case.title, case.title_en)]


def _without_blanks(case: ProposalSummary) -> tuple[str, ...]:
    """Return the titles of a case as they are compared."""
    return tuple("".join(title.split()) for title in (case.title, case.title_en))


def _record(proposal: Proposal, version: int | None = None) -> Json:
    """Return the record of a case as it stands in the journal, with another version of the form if given."""
    made = proposal.created_at
    return record_json(proposal.ref, proposal.form, version or proposal.form_version, made)


def _taken_over(form: Form, values: Mapping[str, Value], sections: Collection[str] | None) -> dict[str, Value]:
    """Return what a form takes of the values of another case, in the sections wanted and those of articles."""
    wanted = [one for one in form.sections if sections is None or one.article or one.id in sections]
    fields = {field.id for section in wanted for field in section.fields} - {_PREPARED_ON}
    return {name: value for name, value in fitting(form, values).items() if name in fields}


def _conflict(field: Field, theirs: Value, ours: Value) -> ConflictError:
    language = language_in_use()
    return ConflictError(
        tr(
            "“{field}” was changed meanwhile: it now says “{theirs}”, your text says “{ours}”.",
            field=field.label.here(),
            theirs=as_told(field, theirs, language),
            ours=as_told(field, ours, language),
        ),
        tr("Nothing was stored. Decide which text is right and set the field again."),
    )
