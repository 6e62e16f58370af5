"""Commands on the address book: list, add, set, remove, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.domain.contacts import ContactKind
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.changes import Changes
    from workbench.domain.contacts import Contact
    from workbench.kernel.fingerprint import Json

_KIND = click.Choice([str(kind) for kind in ContactKind])


def commands() -> list[click.Command]:
    """Return the group of commands on the address book."""
    group = click.Group("contacts", help=tr("List people and organisations of the address book, change them."))
    for command in (_list(), _add(), _set(), _remove(), _undo(), _redo()):
        group.add_command(command)
    return [group]


def _list() -> click.Command:
    @click.command("list", help=tr("List the entries that hold all words, those used most first."))
    @click.argument("words", nargs=-1)
    @click.option("--kind", type=_KIND, help=tr("Only people, or only organisations."))
    @json_option
    @click.pass_context
    def list_(context: click.Context, words: tuple[str, ...], kind: str | None) -> None:
        session = session_of(context)
        with session.open() as workbench:
            found = workbench.people.contacts(ContactKind(kind) if kind else None, " ".join(words))
        if session.json:
            answer([_contact_json(contact) for contact in found])
        elif found:
            _print(found)
        elif words or kind:
            say(tr("Nothing found."))
        else:
            say(tr("Nobody yet. Who is named in a case is remembered here, or use “contacts add NAME …”."))

    return list_


def _contact_json(contact: Contact) -> Json:
    used = contact.used_at.isoformat() if contact.used_at is not None else None
    return {
        "id": contact.id,
        "kind": str(contact.kind),
        "name": contact.name,
        **contact.details,
        "by_hand": contact.by_hand,
        "uses": contact.uses,
        "used_at": used,
    }


def _print(contacts: list[Contact]) -> None:
    from workbench.app.wording import contact_kind_words
    from workbench.formspec.contacts import contact_fields

    rows = [
        [
            contact.id[:8],
            contact_kind_words(contact.kind),
            contact.name,
            *(text or "—" for text in contact.details.values()),
        ]
        for contact in contacts
    ]
    table(rows, [tr("Id"), tr("Kind"), *(field.label.here() for field in contact_fields().values())])


def _details(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each column but the name."""
    options = {
        "organisation": tr("Organisation that the person belongs to."),
        "position": tr("Position or title."),
        "phone": tr("Telephone."),
        "email": tr("E-mail."),
        "note": tr("Note."),
    }
    for name, words in reversed(options.items()):
        function = click.option(f"--{name}", help=words)(function)
    return function


def _add() -> click.Command:
    @click.command("add", help=tr("Write a person or an organisation into the address book."))
    @click.argument("name")
    @click.option("--kind", type=_KIND, default="person", show_default=True, help=tr("What the entry is."))
    @_details
    @json_option
    @click.pass_context
    def add(context: click.Context, /, name: str, kind: str, **details: str | None) -> None:
        values = {"name": name, **_given(details)}
        done = tr("“{name}” is in the address book.", name=name)
        _change(context, lambda workbench: workbench.people.add(ContactKind(kind), values), done)

    return add


def _set() -> click.Command:
    @click.command("set", help=tr("Change an entry, named by its name or id; an empty text empties a column."))
    @click.argument("contact")
    @click.option("--name", help=tr("Another name."))
    @click.option("--kind", type=_KIND, help=tr("What the entry is."))
    @_details
    @json_option
    @click.pass_context
    def set_(context: click.Context, /, contact: str, kind: str | None, **details: str | None) -> None:
        wanted = ContactKind(kind) if kind else None
        _change(
            context,
            lambda workbench: workbench.people.change(contact, _given(details), wanted),
            tr("Changed “{name}”.", name=contact),
        )

    return set_


def _remove() -> click.Command:
    @click.command("remove", help=tr("Forget entries, named by name or id, until they are typed again."))
    @click.argument("contacts", nargs=-1, required=True)
    @json_option
    @click.pass_context
    def remove(context: click.Context, contacts: tuple[str, ...]) -> None:
        done = tr("Removed. “contacts undo” brings back what was removed.")
        _change(context, lambda workbench: workbench.people.remove(contacts), done)

    return remove


def _undo() -> click.Command:
    @click.command("undo", help=tr("Take back the last change that somebody made to the address book."))
    @json_option
    @click.pass_context
    def undo(context: click.Context) -> None:
        _turn(context, lambda workbench: workbench.people.undo(), lambda act: tr("Undone: {act}", act=act))

    return undo


def _redo() -> click.Command:
    @click.command("redo", help=tr("Bring back the change to the address book that was undone last."))
    @json_option
    @click.pass_context
    def redo(context: click.Context) -> None:
        _turn(context, lambda workbench: workbench.people.redo(), lambda act: tr("Done again: {act}", act=act))

    return redo


def _given(details: dict[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in details.items() if text is not None}


def _turn(context: click.Context, act: Callable[[Workbench], Changes], told: Callable[[str], str]) -> None:
    from workbench.app.wording import act_words

    def sentence(changes: Changes) -> str:
        return told(act_words(changes.act) if changes.act is not None else "")

    _change(context, act, sentence)


def _change(
    context: click.Context, act: Callable[[Workbench], Changes], done: str | Callable[[Changes], str]
) -> None:
    """Do something to the book and tell it with a sentence, or what makes one of the changes."""
    session = session_of(context)
    with session.open() as workbench:
        changes = act(workbench)
    if session.json:
        ids = sorted(changes.contacts)
        answer({"changed": bool(changes.entry), "contacts": list(ids), "entry": changes.entry})
    elif not changes.entry:
        say(tr("Nothing differs; nothing was stored."))
    else:
        say(done if isinstance(done, str) else done(changes))
