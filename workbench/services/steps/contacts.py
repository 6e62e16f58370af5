"""Remembering in the address book who is named in a case.

Texts are stored while they are typed, so half a name may come before the whole: what was met in a place follows
what is typed on there. What somebody wrote into the book is never changed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workbench.domain.casepaths import VALUES, name_in
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
_AT_ONCE = timedelta(seconds=30)  # a name that stood no longer was not meant: half typed, or mistaken


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

    def is_fresh(self, at: datetime) -> bool:
        """Whether it was met only a moment ago."""
        met = self.stored.used_at if self.stored is not None else None
        return met is not None and at - met <= _AT_ONCE


class Remembering:
    """Meets names in places at one moment, then records what is new in the book as one act.

    While `undoing` names are not put into places anew but stand there again.
    """

    def __init__(self, unit: UnitOfWork, ids: Ids, at: datetime, undoing: bool = False) -> None:
        self._unit = unit
        self._ids = ids
        self._at = at
        self._undoing = undoing
        self._known: dict[tuple[ContactKind, str], list[_Met]] = {}

    def meet(self, place: str, before: Contact | None, now: Contact) -> None:
        """Note who is named in a place now, and who was before; both without ids."""
        now = _without_what_is_left(before, now)
        fragment = self._fragment(place, before, now)
        known = self._find(place, now)
        goes_on = before is not None and is_typed_on(before.name, now.name)
        if goes_on and known is None and fragment is not None and fragment.contact is not None:
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
        if not self._undoing and (before is None or name_key(before.name) != name_key(now.name)):
            known.times += 1

    def leave(self, place: str, before: Contact) -> None:
        """Note that nobody is named in a place any more."""
        fragment = self._fragment(place, before, None)
        if fragment is not None:
            fragment.contact = None

    def take_back(self, place: str, contact: Contact) -> None:
        """Note that somebody was not put into a place after all; who is used nowhere else is forgotten."""
        known = self._find(place, contact)
        if known is None or known.contact is None or known.stored is None:
            return
        known.times -= 1
        if not known.contact.by_hand and known.contact.uses + known.times <= 0:
            known.contact = None

    def record(self, action: str = "remember") -> frozenset[str]:
        """Record what became of the book; return the ids of the entries that changed."""
        entries = list({id(met): met for mets in self._known.values() for met in mets}.values())
        changes = [change for met in entries if (change := _change(met)) is not None]
        if changes:
            names = [met.contact.name for met in entries if met.contact is not None and _change(met)]
            if not names:
                action = "forget"
                names = [met.stored.name for met in entries if met.stored is not None and _change(met)]
            subject = listed(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
            self._unit.record(Act(action, subject), changes)
        for met in entries:
            if met.contact is not None and met.times:
                met_at = met.met_at if met.stored is None else ""
                self._unit.contacts.note_use(met.contact.id, self._at, met.times, met_at)
        return frozenset(change.aggregate.partition("/")[2] for change in changes)

    def _named(self, contact: Contact) -> list[_Met]:
        key = (contact.kind, name_key(contact.name))
        if key not in self._known:
            stored = self._unit.contacts.named(contact.kind, contact.name)
            self._known[key] = [_Met(entry, entry, met_at) for entry, met_at in stored]
        return self._known[key]

    def _fragment(self, place: str, before: Contact | None, now: Contact | None) -> _Met | None:
        """Return the entry of half a name, or of a mistaken one, that this place does not have any more."""
        if before is None:
            return None
        if now is not None and (before.kind, name_key(before.name)) == (now.kind, name_key(now.name)):
            return None
        goes_on = now is not None and before.kind == now.kind and is_typed_on(before.name, now.name)
        here = (met for met in self._named(before) if met.met_at == place and met.follows)
        return next((met for met in here if goes_on or met.is_fresh(self._at)), None)

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
    unit: UnitOfWork,
    context: Context,
    after: Proposal,
    changes: Sequence[Change],
    at: datetime,
    undoing: bool = False,
) -> frozenset[str]:
    """Remember who is newly named in a case by some changes; return the ids of the entries that changed.

    If they undo an act, who was named by it is forgotten, unless named elsewhere or written down by somebody.
    """
    form = context.known_form_of(after)
    before = {
        field_id: from_json(change.before) for change in changes if (field_id := name_in(VALUES, change.path))
    }
    if form is None or not before:
        return frozenset()
    now = contacts_in(form, after.values, before)
    earlier = contacts_in(form, {**after.values, **before}, before)
    if now == earlier or unit.facts.get(ADDRESS_BOOK) != CURRENT:
        return frozenset()  # a book that is still to be filled takes them from the case then
    remembering = Remembering(unit, context.ids, at, undoing)
    for place, contact in now.items():
        if contact != earlier.get(place):
            remembering.meet(f"{after.uid}/{place}", earlier.get(place), contact)
    for place in earlier.keys() - now.keys() if not undoing else ():
        remembering.leave(f"{after.uid}/{place}", earlier[place])
    for place, contact in _gone(earlier, now) if undoing else ():
        remembering.take_back(f"{after.uid}/{place}", contact)
    return remembering.record()


def _gone(earlier: Mapping[str, Contact], now: Mapping[str, Contact]) -> list[tuple[str, Contact]]:
    """Return who was named and is not now, with one of the places, as often as there are fewer."""
    left = Counter(_key_of(contact) for contact in now.values())
    gone = []
    for place, contact in earlier.items():
        key = _key_of(contact)
        left[key] -= 1
        if left[key] < 0:
            gone.append((place, contact))
    return gone


def _key_of(contact: Contact) -> tuple[ContactKind, str, str]:
    return contact.kind, name_key(contact.name), name_key(contact.organisation)


def gather(unit: UnitOfWork, ids: Ids, named: Iterable[tuple[str, datetime, Mapping[str, Contact]]]) -> None:
    """Fill the book with who is named in the cases that are there.

    Of each case: its uid, when it was changed, and who is named in it, by place.
    """
    people = list(named)
    if not people:
        return
    remembering = Remembering(unit, ids, max(changed_at for _, changed_at, _ in people))
    for uid, _, contacts in people:
        for place, contact in contacts.items():
            remembering.meet(f"{uid}/{place}", None, contact)
    remembering.record("gather_contacts")


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
