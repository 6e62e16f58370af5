"""The command that lists the cases of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, moment, per_cent, say, table
from workbench.domain.proposal import State
from workbench.kernel.i18n import language_in_use, listed, tr, tr_count

if TYPE_CHECKING:
    from workbench.domain.proposal import ProposalSummary
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the command on all cases."""
    return [_list()]


def _list() -> click.Command:
    @click.command("list", help=tr("List the cases, the last changed first."))
    @click.option("--trash", is_flag=True, help=tr("List the trash instead."))
    @click.option(
        "--state",
        type=click.Choice([str(one) for one in State]),
        metavar=tr("STATE"),
        help=tr("Only cases in this state, for example drafting."),
    )
    @click.option("--article", help=tr("Only cases linked to this article: [PLAN:]ARTICLE."))
    @json_option
    @click.pass_context
    def list_(context: click.Context, trash: bool, state: str | None, article: str | None) -> None:
        session = session_of(context)
        with session.open() as workbench:
            shown = workbench.planning.shown_article(article) if article else None
            cases = [
                case
                for case in workbench.drafting.cases(trashed=trash)
                if state in (None, case.state) and (shown is None or shown in case.articles)
            ]
            versions = {form.id: form.version for form in workbench.drafting.forms()}
        older = [case.ref for case in cases if case.form_version < versions.get(case.form, 0)]
        if session.json:
            answer([_summary_json(case, case.ref in older) for case in cases])
        elif cases:
            _print_cases(cases)
            if older and not trash:
                _print_older(older)
        elif trash or state or article:
            say(tr("Nothing found."))
        else:
            say(tr("No cases. Make one with “new gb-t-recommended --title …”."))

    return list_


def _summary_json(case: ProposalSummary, older: bool) -> Json:
    return {
        "id": case.ref,
        "uid": case.uid,
        "form": case.form,
        "form_version": case.form_version,
        "older_form": older,
        "title": case.title,
        "title_en": case.title_en,
        "state": case.state,
        "completeness": round(case.completeness, 4),
        "articles": list(case.articles),
        "changed_at": case.changed_at.isoformat(),
    }


def _print_cases(cases: list[ProposalSummary]) -> None:
    from workbench.app.wording import state_words

    rows = [
        [
            case.ref,
            state_words(case.state),
            per_cent(case.completeness),
            " ".join(case.articles) or "—",
            moment(case.changed_at),
            case.title_in(language_in_use()),
        ]
        for case in cases
    ]
    table(rows, [tr("Case"), tr("State"), tr("Filled"), tr("Articles"), tr("Changed"), tr("Title")])


def _print_older(refs: list[str]) -> None:
    words = tr_count(
        "{count} case was made with an earlier version of its form: {names}.",
        "{count} cases were made with an earlier version of their forms: {names}.",
        len(refs),
        names=listed(refs),
    )
    say(words)
    say(tr("“upgrade CASE” carries a case forward."))
