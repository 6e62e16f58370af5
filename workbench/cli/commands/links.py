"""Commands on links from cases to plan articles: link, unlink."""

from __future__ import annotations

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import json_option, session_of
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import parse_article_ref
from workbench.kernel.i18n import tr


def commands() -> list[click.Command]:
    """Return the commands on links."""
    return [_link(), _unlink()]


def _link() -> click.Command:
    @click.command("link", help=tr("Link a case to an article or task: [PLAN:]ARTICLE[.TASK]."))
    @click.argument("case")
    @click.argument("article")
    @click.option("--reason", required=True, help=tr("How the proposal serves the article, in a sentence."))
    @click.option(
        "--role",
        type=click.Choice([str(one) for one in LinkRole]),
        default=str(LinkRole.MAIN),
        help=tr("Kind of link: main purpose (main) or supporting (supporting)."),
    )
    @click.option("--quote", default="", help=tr("The passage of the article that it rests on."))
    @json_option
    @click.pass_context
    def link(context: click.Context, case: str, article: str, reason: str, role: str, quote: str) -> None:
        session = session_of(context)
        ref = parse_article_ref(article)
        with session.open() as workbench:
            changes = workbench.planning.link(case, ref, reason, LinkRole(role), quote)
        tell_change(session, changes, tr("Linked {case} to {article}.", case=case, article=ref))

    return link


def _unlink() -> click.Command:
    @click.command("unlink", help=tr("Remove a link to an article or task."))
    @click.argument("case")
    @click.argument("article")
    @json_option
    @click.pass_context
    def unlink(context: click.Context, case: str, article: str) -> None:
        session = session_of(context)
        ref = parse_article_ref(article)
        with session.open() as workbench:
            changes = workbench.planning.unlink(case, ref)
        tell_change(session, changes, tr("Removed the link from {case} to {article}.", case=case, article=ref))

    return unlink
