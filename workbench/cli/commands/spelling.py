"""Commands on spelling: the words of a case that no dictionary knows, and the user's own dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import FOUND, json_option, session_of
from workbench.cli.output import answer, say, table
from workbench.kernel.i18n import listed, tr, tr_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.kernel.fingerprint import Json
    from workbench.services.guiding import Misspelled


def commands() -> list[click.Command]:
    """Return the group of commands on spelling."""
    group = _SpellGroup(
        "spell", help=tr("Check the spelling of a case’s Latin words; keep your own dictionary.")
    )
    for command in (_check(), _add(), _remove(), _words()):
        group.add_command(command)
    return [group]


class _SpellGroup(click.Group):
    """“spell CASE” is short for “spell check CASE”."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        given = args if args and args[0] in self.commands else ["check", *args]
        return super().resolve_command(ctx, given)


def _check() -> click.Command:
    @click.command(
        "check", help=tr("List the Latin words of a case that no dictionary knows; “spell CASE” does it too.")
    )
    @click.argument("case")
    @json_option
    @click.pass_context
    def check(context: click.Context, case: str) -> None:
        from workbench.app.ownwords import own_words
        from workbench.app.spelling import load_dictionary

        session = session_of(context)
        own_words()  # a damaged file is told before anything is listed as wrong
        dictionary = load_dictionary()
        with session.open() as workbench:
            found = workbench.guiding.misspelled(case, dictionary.knows)
        suggestions = {one: dictionary.suggestions(one) for one in dict.fromkeys(one.word for one in found)}
        session.exit_code = FOUND if found else session.exit_code
        if session.json:
            answer([_misspelled_json(one, suggestions[one.word]) for one in found])
            return
        if not found:
            say(tr("Every Latin word is in the dictionary."))
            return
        rows = [[one.word, listed(suggestions[one.word]) or "—", _place(one)] for one in found]
        table(rows, [tr("Word"), tr("Spelling suggested"), tr("Place")])

    return check


def _place(found: Misspelled) -> str:
    """Return where a word stands as people call it, with its character counted from 1."""
    place = found.field.label.here()
    column = next((one.label.here() for one in found.field.columns if one.id == found.column), "")
    if column:
        place = tr("{field}, row {row}, {column}", field=place, row=found.row_number, column=column)
    return tr("{place}: character {number}", place=place, number=found.start + 1)


def _misspelled_json(found: Misspelled, suggestions: Sequence[str]) -> Json:
    return {
        "word": found.word,
        "field": found.field.id,
        "row": found.row,
        "column": found.column,
        "start": found.start,
        "suggestions": list(suggestions),
    }


def _add() -> click.Command:
    @click.command("add", help=tr("Put words into your own dictionary."))
    @click.argument("word", nargs=-1, required=True)
    @json_option
    @click.pass_context
    def add(context: click.Context, word: tuple[str, ...]) -> None:
        from workbench.app.ownwords import add_own_words

        added = add_own_words(word)
        if session_of(context).json:
            answer({"added": list(added)})
        elif added:
            say(tr_count("{count} word added.", "{count} words added.", len(added)))
        else:
            say(tr("Your dictionary has it already."))

    return add


def _remove() -> click.Command:
    @click.command("remove", help=tr("Take a word out of your own dictionary."))
    @click.argument("word")
    @json_option
    @click.pass_context
    def remove(context: click.Context, word: str) -> None:
        from workbench.app.ownwords import own_words, remove_own_word
        from workbench.kernel.errors import UnknownName

        if not remove_own_word(word):
            raise UnknownName(tr("“{word}” is not in your dictionary.", word=word), word, own_words())
        if session_of(context).json:
            answer({"removed": word})
        else:
            say(tr("“{word}” is no longer in your dictionary.", word=word))

    return remove


def _words() -> click.Command:
    @click.command("words", help=tr("List the words of your own dictionary."))
    @json_option
    @click.pass_context
    def words(context: click.Context) -> None:
        from workbench.app.ownwords import own_words, own_words_file

        own = own_words()
        if session_of(context).json:
            answer({"file": str(own_words_file()), "words": list(own)})
            return
        for one in own:
            say(one)
        if not own:
            say(tr("Your dictionary is empty: {file}", file=str(own_words_file())))

    return words
