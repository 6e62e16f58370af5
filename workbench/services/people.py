"""The address book: people and organisations that cases named or somebody wrote down, and what is suggested.

What a case names is remembered by `steps.contacts` in the transaction that stores it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from workbench.domain.changes import Act, Change, Changes, JournalEntry, inverted
from workbench.domain.contacts import Contact, ContactKind, contact_from_json, contact_to_json
from workbench.formspec.contacts import contact_fields, contacts_in, fills_of, naming_fields
from workbench.formspec.kinds import normalise
from workbench.formspec.suggesting import ORGANISATIONS, PEOPLE, table_suggestions
from workbench.kernel.errors import (
    ConflictError,
    InvalidValue,
    NothingToTurn,
    Refused,
    UnknownName,
    WorkspaceLocked,
)
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import listed, tr
from workbench.search.suggestions import Suggestion, Suggestions, name_key, together
from workbench.services.steps.contacts import gather
from workbench.services.steps.context import Context
from workbench.services.steps.undoing import undo_stacks
from workbench.storage.repositories.contacts import ENTRY
from workbench.storage.repositories.facts import ADDRESS_BOOK, CURRENT
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork

ACTS = frozenset({"add_contact", "change_contact", "remove_contacts"})
_SHORTEST_ID = 6
_NAMED = 3  # names that the words of an act hold


class People:
    """Use cases of those who look names up, and of those who keep the book."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def contacts(self, kind: ContactKind | None = None, words: str = "") -> list[Contact]:
        """Return the entries of one kind or of all that hold all words, those used most and last first."""
        self._gather()
        wanted = [name_key(word) for word in words.split()]
        with self._context.workspace.reading() as unit:
            found = [contact for contact in unit.contacts.all() if kind in (None, contact.kind)]
        return [contact for contact in found if all(word in _text(contact) for word in wanted)]

    def suggestions(self, sources: Sequence[str]) -> Suggestions:
        """Return what some sources suggest, as one list; see `formspec.suggesting` for their names."""
        return together([self._suggested(source) for source in sources])

    def add(self, kind: ContactKind, values: Mapping[str, str]) -> Changes:
        """Write somebody into the book by hand; raises InvalidValue, or Refused for who is there already."""
        self._gather()
        contact = _checked(Contact(kind, "", by_hand=True, id=self._context.ids.new()), values)
        with self._context.workspace.writing(self._context.who) as unit:
            _refuse_double(unit, contact)
            return _record(unit, Act("add_contact", contact.name), [_change(None, contact)])

    def change(self, name: str, values: Mapping[str, str], kind: ContactKind | None = None) -> Changes:
        """Change what the book says of an entry, named by its name or the beginning of its id.

        Only what `values` holds is changed, and the kind if given. Raises UnknownName, InvalidValue, or Refused
        if the entry would become like another one.
        """
        self._gather()
        with self._context.workspace.writing(self._context.who) as unit:
            before = _find(unit, name)
            after = _checked(replace(before, kind=kind or before.kind, by_hand=True), values)
            if replace(after, by_hand=before.by_hand) == before:
                return Changes()
            _refuse_double(unit, after)
            return _record(unit, Act("change_contact", after.name), [_change(before, after)])

    def remove(self, names: Collection[str]) -> Changes:
        """Forget entries, named by their names or the beginnings of their ids, until they are typed again."""
        self._gather()
        with self._context.workspace.writing(self._context.who) as unit:
            gone = list({contact.id: contact for contact in (_find(unit, name) for name in names)}.values())
            subject = listed(contact.name for contact in gone[:_NAMED]) + ("…" if len(gone) > _NAMED else "")
            return _record(unit, Act("remove_contacts", subject), [_change(contact, None) for contact in gone])

    def next_steps(self) -> tuple[JournalEntry | None, JournalEntry | None]:
        """Return the acts on the book that undo and redo would take, for the names on buttons."""
        with self._context.workspace.reading() as unit:
            done, undone = _stacks(unit)
        return (done[-1] if done else None), (undone[-1] if undone else None)

    def undo(self) -> Changes:
        """Take back the last act on the book; raises Refused if there is none, ConflictError if it went on."""
        with self._context.workspace.writing(self._context.who) as unit:
            done, _ = _stacks(unit)
            if not done:
                raise NothingToTurn(tr("There is nothing to undo in the address book."))
            return _turned(unit, done[-1], inverted(done[-1].changes))

    def redo(self) -> Changes:
        """Bring back the act on the book that was undone last; raises as `undo` does."""
        with self._context.workspace.writing(self._context.who) as unit:
            _, undone = _stacks(unit)
            if not undone:
                raise NothingToTurn(tr("There is nothing to redo in the address book."))
            return _turned(unit, undone[-1], undone[-1].changes, redo=True)

    def _suggested(self, source: str) -> Suggestions:
        kinds = {PEOPLE: ContactKind.PERSON, ORGANISATIONS: ContactKind.ORGANISATION}
        if source not in kinds:
            return table_suggestions(source)
        return Suggestions(_suggestion(contact) for contact in self.contacts(kinds[source]))

    def _gather(self) -> None:
        """Fill the book from the cases of a workspace that is older than it, once.

        While another process writes to the file the book is read as it is, and filled another time.
        """
        with self._context.workspace.reading() as unit:
            if unit.facts.get(ADDRESS_BOOK) == CURRENT:
                return
        with suppress(WorkspaceLocked), self._context.workspace.writing(self._context.who) as unit:
            if unit.facts.get(ADDRESS_BOOK) != CURRENT:
                gather(unit, self._context.ids, self._named_in_cases(unit))
                unit.facts.put(ADDRESS_BOOK, CURRENT)

    def _named_in_cases(self, unit: ReadUnit) -> Iterator[tuple[str, datetime, Mapping[str, Contact]]]:
        forms = self._context.forms
        fields = {field.id for form in forms.values() for field in naming_fields(form)}
        fields |= {name for form in forms.values() for field in form.fields.values() for _, name in field.fills}
        for line, values in unit.proposals.values_of_all(fields):
            if line.form in forms:
                yield line.uid, line.changed_at, contacts_in(forms[line.form], values)


def _suggestion(contact: Contact) -> Suggestion:
    parts = [contact.organisation, contact.position]
    detail = " · ".join(filter(None, parts if contact.kind is ContactKind.PERSON else [contact.note]))
    fills = fills_of(contact) if contact.kind is ContactKind.PERSON else {}
    return Suggestion(contact.name, detail, fills)


def _text(contact: Contact) -> str:
    """Return all that an entry is found by, as one key."""
    return "\n".join(name_key(text) for text in (contact.name, *contact.details.values()))


def _checked(contact: Contact, values: Mapping[str, str]) -> Contact:
    """Return an entry with other texts, without blanks around them; raises InvalidValue."""
    fields = contact_fields()
    texts = {name: str(normalise(fields[name], text.strip()) or "") for name, text in values.items()}
    made = contact.with_texts(texts)
    if not name_key(made.name):
        raise InvalidValue(tr("An entry of the address book needs a name."), tr("Write the name."))
    return made


def _refuse_double(unit: ReadUnit, contact: Contact) -> None:
    for known, _ in unit.contacts.named(contact.kind, contact.name):
        if known.id != contact.id and _is_same(known, contact):
            raise Refused(
                tr("“{name}” is in the address book already.", name=known.name),
                tr("Change the entry that is there."),
            )


def _is_same(known: Contact, contact: Contact) -> bool:
    """Return whether two entries of one name are one: people of different organisations are not."""
    return known.kind is ContactKind.ORGANISATION or (
        name_key(known.organisation) == name_key(contact.organisation)
    )


def _find(unit: ReadUnit, name: str) -> Contact:
    """Return the entry of an id, its beginning, or a name that only one entry has; raises UnknownName."""
    contacts = unit.contacts.all()
    by_id = [c for c in contacts if len(name) >= _SHORTEST_ID and c.id.startswith(name.lower())]
    by_name = [c for c in contacts if name_key(c.name) == name_key(name)]
    found = by_id if len(by_id) == 1 else by_name
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            tr("There are several entries “{name}”.", name=name),
            tr("Name one by its id: {ids}.", ids=listed(c.id for c in found)),
        )
    message = tr("There is no “{name}” in the address book.", name=name)
    raise UnknownName(message, name, [c.name for c in contacts])


def _change(before: Contact | None, after: Contact | None) -> Change:
    texts: list[Json] = [contact_to_json(one) if one is not None else None for one in (before, after)]
    owner = before or after
    return Change(f"contact/{owner.id if owner is not None else ''}", ENTRY, texts[0], texts[1])


def _record(
    unit: UnitOfWork, act: Act, changes: Sequence[Change], undoes: int | None = None, redo: bool = False
) -> Changes:
    if not changes:
        return Changes()
    entry = unit.record(act, changes, "", undoes, redo)
    ids = frozenset(change.aggregate.partition("/")[2] for change in changes)
    return Changes(contacts=ids, entry=entry.number, act=act)


def _turned(unit: UnitOfWork, entry: JournalEntry, changes: Sequence[Change], redo: bool = False) -> Changes:
    """Record the turning back of an act; whom it brings back takes the place of who was met meanwhile."""
    doubles: dict[str, Change] = {}
    for change in changes:
        if change.before is None and isinstance(change.after, Mapping):
            back = contact_from_json(change.after)
            met = (known for known, _ in unit.contacts.named(back.kind, back.name) if not known.by_hand)
            doubles |= {known.id: _change(known, None) for known in met if _is_same(known, back)}
    try:
        return _record(unit, entry.act, [*doubles.values(), *changes], entry.number, redo)
    except ConflictError as error:
        raise ConflictError(
            tr("An entry of the address book was changed since, so this can't be taken back."),
            tr("Change the entry by hand."),
            error.details,
        ) from error


def _stacks(unit: ReadUnit) -> tuple[list[JournalEntry], list[JournalEntry]]:
    return undo_stacks(entry for entry in unit.journal.entries("") if entry.act.action in ACTS)
