"""Remembering in the address book who is named in a case.

Texts are stored while they are typed, so half a name may come before the whole: what was met in a place follows
what is typed on there. What somebody wrote into the book is never changed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.domain.changes import Act, Change
from workbench.domain.contacts import Contact, ContactKind, contact_to_json
from workbench.domain.proposal import Proposal
from workbench.domain.values import from_json
from workbench.formspec.contacts import contacts_in
from workbench.kernel.i18n import listed
from workbench.kernel.ids import Ids
from workbench.search.suggestions import is_typed_on, name_key
from workbench.services.steps.context import Context
from workbench.storage.repositories.contacts import ENTRY
from workbench.storage.repositories.facts import ADDRESS_BOOK, CURRENT
from workbench.storage.unit_of_work import UnitOfWork

_NAMED = 3  # names that the words of an act hold
_VALUES = "values/"


@dataclass
class _Met:
    """An entry of the book as it becomes: `stored` is what the book holds, `times` how often it was met now."""

    contact: Contact | None
    stored: Contact | None
    met_at: str
    times: int = 0

    @property
    def follows(self) -> bool:
        """Whether the entry was met in one place only and not touched by anybody since."""
        return self.contact is not None and not self.contact.by_hand and self.contact.uses + self.times <= 1


class Remembering:
    """Meets names in places, then records what is new in the book as one act."""

    def __init__(self, unit: UnitOfWork, ids: Ids) -> None:
        self._unit = unit
        self._ids = ids
        self._known: dict[tuple[ContactKind, str], list[_Met]] = {}

    def meet(self, place: str, before: Contact | None, now: Contact) -> None:
        """Note who is named in a place now, and who was before; both without ids."""
        now = _without_what_is_left(before, now)
        fragment = self._fragment(place, before, now)
        known = self._find(place, now)
        if known is None and fragment is not None and fragment.contact is not None:
            self._named(now).append(fragment)
            fragment.contact = _following(fragment.contact, now)
            return
        if fragment is not None and fragment is not known:
            fragment.contact = None
        if known is None:
            fresh = replace(now, id=self._ids.new())
            self._named(now).append(_Met(fresh, None, place, 1))
            return
        if known.contact is not None and known.met_at == place and not known.contact.by_hand:
            known.contact = _following(known.contact, now)
        if before is None or name_key(before.name) != name_key(now.name):
            known.times += 1

    def record(self, at: datetime, action: str = "remember") -> frozenset[str]:
        """Record what became of the book; return the ids of the entries that changed."""
        entries = list({id(met): met for mets in self._known.values() for met in mets}.values())
        changes = [change for met in entries if (change := _change(met)) is not None]
        if changes:
            names = [
                met.contact.name for met in entries if met.contact is not None and _change(met) is not None
            ]
            subject = listed(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
            self._unit.record(Act(action, subject), changes)
        for met in entries:
            if met.contact is not None and met.times:
                met_at = met.met_at if met.stored is None else ""
                self._unit.contacts.note_use(met.contact.id, at, met.times, met_at)
        return frozenset(change.aggregate.partition("/")[2] for change in changes)

    def _named(self, contact: Contact) -> list[_Met]:
        key = (contact.kind, name_key(contact.name))
        if key not in self._known:
            stored = self._unit.contacts.named(contact.kind, contact.name)
            self._known[key] = [_Met(entry, entry, met_at) for entry, met_at in stored]
        return self._known[key]

    def _fragment(self, place: str, before: Contact | None, now: Contact) -> _Met | None:
        """Return the entry of half a name, or of one mistyped, that this place now has whole."""
        if before is None or before.kind != now.kind or name_key(before.name) == name_key(now.name):
            return None
        if not is_typed_on(before.name, now.name):
            return None
        return next((met for met in self._named(before) if met.met_at == place and met.follows), None)

    def _find(self, place: str, now: Contact) -> _Met | None:
        """Return the entry of a name: of several people of one name the one of the same organisation."""
        there = [met for met in self._named(now) if met.contact is not None and _is_named(met.contact, now)]
        if now.kind is ContactKind.ORGANISATION or not there:
            return there[0] if there else None
        wanted = name_key(now.organisation)
        same = [met for met in there if met.contact and name_key(met.contact.organisation) == wanted]
        here = [met for met in there if met.met_at == place and met.follows]
        return next(iter([*same, *here, *([] if wanted else there)]), None)


def remember(
    unit: UnitOfWork, context: Context, after: Proposal, changes: Sequence[Change], at: datetime
) -> frozenset[str]:
    """Remember who is newly named in a case by some changes; return the ids of the entries that changed."""
    form = context.known_form_of(after)
    before = {
        change.path.removeprefix(_VALUES): from_json(change.before)
        for change in changes
        if change.path.startswith(_VALUES)
    }
    if form is None or not before:
        return frozenset()
    now = contacts_in(form, after.values, before)
    if not now or unit.facts.get(ADDRESS_BOOK) != CURRENT:
        return frozenset()  # a book that is still to be filled takes them from the case then
    earlier = contacts_in(form, {**after.values, **before}, before)
    remembering = Remembering(unit, context.ids)
    for place, contact in now.items():
        if contact != earlier.get(place):
            remembering.meet(f"{after.uid}/{place}", earlier.get(place), contact)
    return remembering.record(at)


def gather(unit: UnitOfWork, ids: Ids, named: Iterable[tuple[str, datetime, Mapping[str, Contact]]]) -> None:
    """Fill the book with who is named in the cases that are there.

    Of each case: its uid, when it was changed, and who is named in it, by place.
    """
    remembering = Remembering(unit, ids)
    last: datetime | None = None
    for uid, changed_at, contacts in named:
        last = max(last or changed_at, changed_at)
        for place, contact in contacts.items():
            remembering.meet(f"{uid}/{place}", None, contact)
    if last is not None:
        remembering.record(last, "gather_contacts")


def _without_what_is_left(before: Contact | None, now: Contact) -> Contact:
    """Return who is named now without telephone and e-mail that still are those of who was named before."""
    if before is None or is_typed_on(before.name, now.name):
        return now
    left = {name: "" for name in ("phone", "email") if getattr(before, name) == getattr(now, name)}
    return now.with_texts(left)


def _is_named(contact: Contact, other: Contact) -> bool:
    return name_key(contact.name) == name_key(other.name)


def _following(contact: Contact, now: Contact) -> Contact:
    """Return an entry as its place tells it now; what the place does not tell stays."""
    told = {name: text for name, text in now.details.items() if text}
    return contact.with_texts({**told, "name": now.name})


def _change(met: _Met) -> Change | None:
    before = contact_to_json(met.stored) if met.stored is not None else None
    after = contact_to_json(met.contact) if met.contact is not None else None
    owner = met.contact or met.stored
    if owner is None or before == after:
        return None
    return Change(f"contact/{owner.id}", ENTRY, before, after)
