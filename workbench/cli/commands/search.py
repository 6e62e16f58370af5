"""The command that searches cases and plans."""

from __future__ import annotations

import click

from workbench.cli.common import COUNT, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr


def commands() -> list[click.Command]:
    """Return the search command."""
    return [_search()]


def _search() -> click.Command:
    @click.command(
        "search", help=tr("Search cases and plans; all words must occur, Chinese from one character.")
    )
    @click.argument("words", nargs=-1, required=True)
    @click.option("--count", type=COUNT, default=20, show_default=True, help=tr("How many to show."))
    @json_option
    @click.pass_context
    def search(context: click.Context, words: tuple[str, ...], count: int) -> None:
        if not "".join(words).strip():
            raise WrongUse(tr("There is nothing to search for."), tr("Name at least one word."))
        session = session_of(context)
        with session.open() as workbench:
            found = workbench.searching.search(" ".join(words), count)
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
        kinds = {"case": tr("Case"), "plan": tr("Plan")}
        table([[kinds[item.kind], f"{item.id} {item.place}", item.snippet.text] for item in found])
        if not found:
            say(tr("Nothing found."))

    return search
