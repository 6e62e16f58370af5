"""Commands on links from cases to plan articles: link, unlink, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, indented, say
from workbench.domain.proposal import LinkRole, next_role
from workbench.domain.refs import ArticleRef, parse_article_ref
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.textdifference import Piece
    from workbench.kernel.fingerprint import Json
    from workbench.services.planning import Reworded


def commands() -> list[click.Command]:
    """Return the commands on links."""
    return [_link(), _unlink(), _confirm()]


def _link() -> click.Command:
    @click.command(
        "link", help=tr("Link a case to an article or task: [PLAN:]ARTICLE[.TASK], for example 9 or 9.1.")
    )
    @click.argument("case")
    @click.argument("article")
    @click.option("--reason", required=True, help=tr("How the proposal serves the article, in a sentence."))
    @click.option(
        "--role",
        type=click.Choice([str(one) for one in LinkRole]),
        help=tr(
            "Main purpose (main) or supporting (supporting); the first link of a case is main, others support."
        ),
    )
    @click.option("--quote", default="", help=tr("The passage of the article that it rests on."))
    @json_option
    @click.pass_context
    def link(
        context: click.Context, case: str, article: str, reason: str, role: str | None, quote: str
    ) -> None:
        session = session_of(context)
        named = parse_article_ref(article)
        with session.open() as workbench:
            ref = workbench.planning.target(article)
            chosen = LinkRole(role) if role else next_role(workbench.drafting.case(case).links)
            changes = workbench.planning.link(case, ref, reason, chosen, quote)
        tell_change(session, changes, tr("Linked {case} to {article}.", case=case, article=named))

    return link


def _unlink() -> click.Command:
    @click.command("unlink", help=tr("Remove a link to an article or task."))
    @click.argument("case")
    @click.argument("article")
    @json_option
    @click.pass_context
    def unlink(context: click.Context, case: str, article: str) -> None:
        session = session_of(context)
        named = parse_article_ref(article)
        with session.open() as workbench:
            changes = workbench.planning.unlink(case, _linked(workbench, case, named))
        words = tr("Removed the link from {case} to {article}.", case=case, article=named)
        tell_change(session, changes, words)

    return unlink


def _confirm() -> click.Command:
    @click.command(
        "confirm",
        help=tr(
            "Show what changed in an article since a case was linked to it, and let the link count as it is."
        ),
    )
    @click.argument("case")
    @click.argument("article")
    @click.option("--dry-run", is_flag=True, help=tr("Only show what changed."))
    @json_option
    @click.pass_context
    def confirm(context: click.Context, case: str, article: str, dry_run: bool) -> None:
        session = session_of(context)
        named = parse_article_ref(article)
        with session.open() as workbench:
            ref = _linked(workbench, case, named)
            found = workbench.planning.reworded(case, ref)
            changed = {} if dry_run else {"changed": bool(workbench.planning.confirm(case, ref).entry)}
        if session.json:
            answer({**changed, "differences": _differences_json(found)})
            return
        _say_differences(found)
        if not dry_run:
            say(tr("The link of {case} to {article} counts as it is.", case=case, article=named))

    return confirm


def _linked(workbench: Workbench, case: str, named: ArticleRef) -> ArticleRef:
    """Return what a link of a case points to; its task may be gone from the plan, and have an id only."""
    if any(link.ref == named for link in workbench.drafting.case(case).links):
        return named
    return workbench.planning.target(str(named))


def _differences_json(found: Reworded) -> Json:
    return {
        language: [{"kind": piece.mark, "text": piece.text} for piece in pieces]
        for language, pieces in _differing(found)
    }


def _say_differences(found: Reworded) -> None:
    """Print what changed, what was removed as [-…-] and what was added as {+…+}."""
    from workbench.app.differing import plain

    if found.now is None:
        say(tr("This article is not in the plan any more."))
        return
    if found.before is None:
        say(tr("What the article said when it was linked is not known any more. It says now:"))
        say(indented(found.now.here()))
        return
    for _, pieces in _differing(found):
        say(indented(plain(pieces)))


def _differing(found: Reworded) -> list[tuple[str, tuple[Piece, ...]]]:
    from workbench.domain.textdifference import text_difference

    if found.before is None or found.now is None:
        return []
    pairs = (("zh", found.before.zh, found.now.zh), ("en", found.before.en, found.now.en))
    return [(language, text_difference(old, new)) for language, old, new in pairs if old != new]
