"""The command that searches cases, plans, the address book and the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import COUNT, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.domain.found import FoundKind
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.app.fieldnames import FieldNames
    from workbench.services.searching import Found


def commands() -> list[click.Command]:
    """Return the search command."""
    return [_search()]


def _search() -> click.Command:
    @click.command(
        "search",
        help=tr(
            "Search cases, plans, the address book and the manual; all words must occur, Chinese from one "
            "character."
        ),
    )
    @click.argument("words", nargs=-1, required=True)
    @click.option("--count", type=COUNT, default=20, show_default=True, help=tr("How many to show."))
    @json_option
    @click.pass_context
    def search(context: click.Context, words: tuple[str, ...], count: int) -> None:
        if not "".join(words).strip():
            raise WrongUse(tr("There is nothing to search for."), tr("Name at least one word."))
        from workbench.app.fieldnames import FieldNames

        session = session_of(context)
        with session.open() as workbench:
            found = workbench.searching.search(" ".join(words), count)
            names = FieldNames(workbench)
            rows = [[_kind_words(one.kind), _place_words(one, names), one.snippet.text] for one in found]
        if session.json:
            answer(
                [
                    {
                        "kind": item.kind,
                        "id": item.id,
                        "place": item.place,
                        "title": item.title,
                        "text": item.snippet.text,
                        "score": round(item.score, 4),
                    }
                    for item in found
                ]
            )
            return
        table(rows)
        if not found:
            say(tr("Nothing found."))

    return search


def _kind_words(kind: FoundKind) -> str:
    words = {
        FoundKind.CASE: tr("Case"),
        FoundKind.NUMBER: tr("Case"),
        FoundKind.LINK: tr("Link"),
        FoundKind.WAIVER: tr("Waiver"),
        FoundKind.VERSION: tr("Version"),
        FoundKind.PLAN: tr("Plan"),
        FoundKind.CONTACT: tr("Address book"),
        FoundKind.TOPIC: tr("Manual"),
    }
    return words[kind]


def _place_words(item: Found, names: FieldNames) -> str:
    """Return where something was found: a field by its label, all else as other commands take it."""
    if item.kind is FoundKind.CASE:
        return f"{item.id} {names.field(item.id, item.place)}"
    if item.kind in (FoundKind.CONTACT, FoundKind.TOPIC):
        return item.title
    if item.kind in (FoundKind.NUMBER, FoundKind.VERSION):
        return item.id  # the name of a version is what was found
    return f"{item.id} {item.place}"
