"""Finding a case, and recording a change to one with everything that follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from workbench.domain.casepaths import VALUES, name_in
from workbench.domain.changes import Act, Change, Changes, JournalEntry
from workbench.domain.content import pictures
from workbench.domain.proposal import Proposal, State
from workbench.domain.refs import listed_article
from workbench.domain.values import Value, from_json
from workbench.formspec.kind_rich import RICH
from workbench.formspec.validation import completeness
from workbench.kernel.errors import InvalidValue, Refused, UnknownName
from workbench.kernel.i18n import tr
from workbench.services.steps.attachments import answer_for, attachments_of
from workbench.services.steps.contacts import remember
from workbench.services.steps.context import Context
from workbench.services.steps.searchable import index_changes
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork

_SHORTEST_UID = 6
_EDITABLE = {State.DRAFTING, State.REVISING, State.RETURNED}


def aggregate(uid: str) -> str:
    """Return the name of a proposal in the journal."""
    return f"proposal/{uid}"


def find_case(unit: ReadUnit, name: str) -> Proposal:
    """Return the case that a ref or the beginning of a uid names; raises UnknownName naming the nearest."""
    proposal = unit.proposals.by_ref(name)
    if proposal is not None:
        return proposal
    refs = unit.proposals.uids_by_ref()
    long_enough = len(name) >= _SHORTEST_UID
    matching = [uid for uid in refs.values() if long_enough and uid.startswith(name.lower())]
    proposal = unit.proposals.get(matching[0]) if len(matching) == 1 else None
    if proposal is None:
        raise UnknownName(tr("There is no case “{case}”.", case=name), name, refs)
    return proposal


def find_present_case(unit: ReadUnit, name: str) -> Proposal:
    """Return a case that is not in the trash; raises Refused if it is."""
    proposal = find_case(unit, name)
    if proposal.trashed:
        raise Refused(
            tr("The case {case} is in the trash.", case=proposal.ref),
            tr("Take {case} out of the trash first.", case=proposal.ref),
        )
    return proposal


def find_editable_case(unit: ReadUnit, name: str) -> Proposal:
    """Return a case that may be changed now; raises Refused if it is in the trash or frozen."""
    proposal = find_present_case(unit, name)
    if proposal.state not in _EDITABLE:
        raise Refused(
            tr("The case {case} can't be changed in its present state.", case=proposal.ref),
            tr("Only a case that is being drafted or revised can be changed."),
        )
    return proposal


def record_case(
    unit: UnitOfWork,
    context: Context,
    before: Proposal | None,
    entry_of: Act,
    changes: Sequence[Change],
    uid: str,
    undoes: JournalEntry | None = None,
    redo: bool = False,
    together: int | None = None,
) -> Changes:
    """Record changes of one case and bring list line and search index up to date.

    Returns empty `Changes` if nothing differs. `before` is the case as it was, None for a new one.
    `together` is the number of the first entry of an act on several cases.
    """
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return Changes()
    entry = unit.record(entry_of, changes, uid, undoes.number if undoes else None, redo, together)
    after = _changed_in_values(before, changes) or unit.proposals.get(uid)
    if after is not None and undoes is None:
        part = replace(after, values=_some_of(after.values, _changed_fields(changes)))
        _check_pictures(unit, context, part)
        answer_for(unit, context, attachments_of(context, part))
    if after is not None:
        _derive(unit, context, after, entry)
    index_changes(unit, context, after, uid, changes)
    undoing = undoes is not None and not redo
    contacts = frozenset[str]()
    if after is not None:
        contacts = remember(unit, context, after, changes, entry.at, undoing)
    ref = after.ref if after else before.ref if before else ""
    return Changes(
        frozenset({ref}), _changed_fields(changes), contacts=contacts, entry=entry.number, act=entry_of
    )


def pictures_of(context: Context, proposal: Proposal) -> set[str]:
    """Return the digests of the pictures that the rich texts of a case show."""
    form = context.forms.get(proposal.form)
    rich = [field.id for field in form.fields.values() if field.kind == RICH.name] if form is not None else []
    texts = [proposal.values.get(field_id) for field_id in rich]
    return {picture.digest for text in texts if isinstance(text, str) for picture in pictures(text)}


def _changed_fields(changes: Sequence[Change]) -> frozenset[str]:
    return frozenset(filter(None, (name_in(VALUES, change.path) for change in changes)))


def _some_of(values: Mapping[str, Value], names: Collection[str]) -> Mapping[str, Value]:
    return {name: value for name, value in values.items() if name in names}


def _check_pictures(unit: ReadUnit, context: Context, proposal: Proposal) -> None:
    """Raise InvalidValue if a text is to show a picture that the workspace does not have."""
    asked = pictures_of(context, proposal)
    if asked and asked - unit.pictures.known(asked):
        raise InvalidValue(
            tr("A picture of the text is not in this workspace."),
            tr("Put the picture in once more from its file."),
        )


def _changed_in_values(before: Proposal | None, changes: Sequence[Change]) -> Proposal | None:
    """Return the case with its changed values, which need not be read again; None for any other changes."""
    names = [name_in(VALUES, change.path) for change in changes]
    if before is None or not all(names):
        return None
    changed = {name: from_json(change.after) for name, change in zip(names, changes, strict=True)}
    values = {**before.values, **changed}
    return replace(before, values={key: value for key, value in values.items() if value is not None})


def _derive(unit: UnitOfWork, context: Context, proposal: Proposal, entry: JournalEntry) -> None:
    form = context.known_form_of(proposal)
    share = completeness(form, proposal.values) if form else 0.0
    articles = sorted(
        {listed_article(link.ref) for link in proposal.links}, key=lambda place: (len(place), place)
    )
    unit.proposals.store_derived(proposal, share, articles, entry.at)
