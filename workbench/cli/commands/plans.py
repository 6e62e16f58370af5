"""Commands on plans: plans; plan import, coverage, suggest, dismiss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import COUNT, FILE, json_option, session_of
from workbench.cli.output import answer, indented, say, table
from workbench.domain.refs import DEFAULT_PLAN, parse_article_ref
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import listed, tr

if TYPE_CHECKING:
    from workbench.kernel.fingerprint import Json
    from workbench.plan.coverage import Coverage
    from workbench.plan.model import Article, Plan
    from workbench.plan.suggest import Suggestion
    from workbench.plan.textreader import LevelChoice
    from workbench.services.planning import ImportResult

_LEVELS = ("auto", "arabic", "chinese", "chinese_bracketed", "article")


def commands() -> list[click.Command]:
    """Return the commands on plans."""
    return [_plans(), _plan()]


def _plans() -> click.Command:
    @click.command("plans", help=tr("List the plans with their articles, or show one in full."))
    @click.argument("plan", required=False)
    @json_option
    @click.pass_context
    def plans(context: click.Context, plan: str | None) -> None:
        session = session_of(context)
        with session.open() as workbench:
            shown = [workbench.planning.plan(plan)] if plan else list(workbench.planning.plans())
        if session.json:
            answer([_plan_json(item) for item in shown])
            return
        for item in shown:
            _print_plan(item, in_full=plan is not None)

    return plans


def _plan_json(plan: Plan) -> Json:
    return {
        "id": plan.id,
        "title": plan.title.here(),
        "document_number": plan.document_number,
        "preamble": plan.preamble.here(),
        "articles": [_article_json(article) for article in plan.articles],
    }


def _article_json(article: Article) -> Json:
    return {
        "number": article.number,
        "title": article.title.here(),
        "state": str(article.state),
        "evidence": article.evidence,
        "text": article.text.here(),
        "summary": article.summary.here(),
        "bodies": list(article.bodies),
        "tasks": [
            {
                "id": task.id,
                "text": (task.text or task.summary).here(),
                "summary": task.summary.here(),
                "supplied": bool(task.text),
                "bodies": list(task.bodies),
            }
            for task in article.tasks
        ],
    }


def _print_plan(plan: Plan, in_full: bool) -> None:
    from workbench.app.wording import text_state_words

    say(f"{plan.id}: {plan.title.here()}  {plan.document_number}")
    if not in_full:
        rows = [
            [article.number, article.title.here() or "—", text_state_words(article.state)]
            for article in plan.articles
        ]
        table(rows, [tr("Article"), tr("Title"), tr("State")])
        return
    for article in plan.articles:
        say()
        evidence = plan.source_of(article)
        say(f"{article.number}  {article.title.here() or '—'}  [{text_state_words(article.state)}]")
        if evidence:
            say(indented(tr("Rests on: {evidence}", evidence=evidence.here())))
        if article.summary:
            say(indented(article.summary.here()))
        for place, task in enumerate(article.tasks, 1):
            say(indented(f"{article.number}.{place} ({task.id}): {(task.text or task.summary).here()}"))
            if task.bodies:
                say(indented(tr("Responsible: {bodies}", bodies=listed(task.bodies)), "      "))


def _plan() -> click.Command:
    group = click.Group("plan", help=tr("Import a plan's text, see its coverage, get suggestions."))
    for command in (_import(), _undo(), _redo(), _coverage(), _suggest(), _dismiss()):
        group.add_command(command)
    return group


def _import() -> click.Command:
    @click.command("import", help=tr("Read numbered articles (.docx, .txt, .md or .csv) into a plan."))
    @click.argument("file", type=FILE)
    @click.option("--plan", "plan_id", default=DEFAULT_PLAN, show_default=True, help=tr("Id of the plan."))
    @click.option("--title", default="", help=tr("Make a new plan with this title and the id given."))
    @click.option(
        "--level",
        type=click.Choice(_LEVELS),
        default="auto",
        help=tr("Numbering of the articles: 1., 一、, （一） or 第一条; auto finds it by itself."),
    )
    @click.option("--dry-run", is_flag=True, help=tr("Show what would be read, store nothing."))
    @click.option("--force", is_flag=True, help=tr("Import even if the titles are those of another plan."))
    @json_option
    @click.pass_context
    def import_(
        context: click.Context,
        file: Path,
        plan_id: str,
        title: str,
        level: LevelChoice,
        dry_run: bool,
        force: bool,
    ) -> None:
        session = session_of(context)
        with session.open() as workbench:
            act = workbench.planning.preview_import if dry_run else workbench.planning.import_text
            result = act(file, level, plan_id, title, force)
        if session.json:
            answer(_import_json(result))
        else:
            _print_import(result)

    return import_


def _undo() -> click.Command:
    @click.command("undo", help=tr("Take back the last import of a text into a plan."))
    @click.argument("plan_id", metavar="PLAN", default=DEFAULT_PLAN)
    @json_option
    @click.pass_context
    def undo(context: click.Context, plan_id: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            last = workbench.plan_history.last_import(plan_id)
            changes = workbench.plan_history.undo(plan_id, last.number)
        done = tr("The plan “{plan}” is as it was before the last import.", plan=last.title)
        tell_change(session, changes, done)

    return undo


def _redo() -> click.Command:
    @click.command("redo", help=tr("Bring back the import into a plan that was taken back last."))
    @click.argument("plan_id", metavar="PLAN", default=DEFAULT_PLAN)
    @json_option
    @click.pass_context
    def redo(context: click.Context, plan_id: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.plan_history.redo(plan_id)
            title = workbench.planning.plan(plan_id).title.here() or plan_id
        tell_change(session, changes, tr("The import into “{plan}” is back.", plan=title))

    return redo


def _import_json(result: ImportResult) -> Json:
    read = result.read
    return {
        "plan": result.plan.id,
        "stored": result.stored,
        "language": read.language,
        "level": read.level,
        "levels": {str(level): count for level, count in read.levels.items()},
        "preamble": read.preamble,
        "matched": list(result.matched),
        "added": list(result.added),
        "articles": [
            {
                "number": article.number,
                "title": article.title,
                "tasks": [task.text for task in article.tasks],
                "bodies": list(article.bodies),
            }
            for article in read.articles
        ],
        "unplaced": [{"line": item.line, "text": item.text, "reason": item.reason} for item in read.unplaced],
    }


def _print_import(result: ImportResult) -> None:
    from workbench.plan.textreader import told_missing, told_unread

    read = result.read
    say(read.level_note)
    others = [str(level) for level in read.levels if level != read.level]
    if others:
        say(tr("Also found: {levels}; choose with --level.", levels=listed(others)))
    rows = [
        [article.number, article.title, str(len(article.tasks)), listed(article.bodies)]
        for article in read.articles
    ]
    table(rows, [tr("Article"), tr("Title"), tr("Sentences"), tr("Responsible")])
    for words in filter(None, (told_missing(read), told_unread(read))):
        say(words)
    if read.preamble:
        say(tr("Kept as preamble: {count} characters.", count=len(read.preamble)))
    for item in read.unplaced:
        say(
            tr("Not placed, line {line}: {text} ({reason})", line=item.line, text=item.text, reason=item.reason)
        )
    say(
        tr("Completed {count} articles of {plan}.", count=len(result.matched), plan=result.plan.id)
        if result.matched
        else tr("{count} new articles in {plan}.", count=len(result.added), plan=result.plan.id)
    )
    if not result.stored:
        say(tr("Nothing was stored (--dry-run)."))


def _coverage() -> click.Command:
    @click.command("coverage", help=tr("Show which cases serve each article."))
    @click.option("--plan", "plan_id", default=DEFAULT_PLAN, show_default=True, help=tr("Id of the plan."))
    @json_option
    @click.pass_context
    def coverage(context: click.Context, plan_id: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            found = workbench.planning.coverage(plan_id)
        if session.json:
            answer(_coverage_json(found))
        else:
            _print_coverage(found)

    return coverage


def _coverage_json(found: Coverage) -> Json:
    return {
        "plan": found.plan,
        "covered": found.covered_articles,
        "articles": [
            {
                "number": row.number,
                "title": row.title.here(),
                "state": str(row.state),
                "count": len(row.cases),
                "cases": [case.ref for case in row.cases],
                "tasks": [{"id": task.id, "cases": list(task.cases)} for task in row.tasks],
            }
            for row in found.rows
        ],
    }


def _print_coverage(found: Coverage) -> None:
    from workbench.app.wording import text_state_words

    rows = [
        [
            row.number,
            row.title.here() or "—",
            text_state_words(row.state),
            str(len(row.cases)) if row.cases else tr("none"),
            " ".join(case.ref for case in row.cases),
        ]
        for row in found.rows
    ]
    table(rows, [tr("Article"), tr("Title"), tr("State"), tr("Cases"), ""])
    say(tr("{covered} of {total} articles are served.", covered=found.covered_articles, total=found.articles))


def _dismiss() -> click.Command:
    @click.command("dismiss", help=tr("Suggest an article for a case no more: [PLAN:]ARTICLE."))
    @click.argument("case")
    @click.argument("article")
    @json_option
    @click.pass_context
    def dismiss(context: click.Context, case: str, article: str) -> None:
        session = session_of(context)
        ref = parse_article_ref(article)
        with session.open() as workbench:
            changes = workbench.planning.dismiss(case, ref)
        done = tr("Article {article} is not suggested for {case} any more.", article=ref.article, case=case)
        tell_change(session, changes, done)

    return dismiss


def _suggest() -> click.Command:
    @click.command("suggest", help=tr("Suggest the articles that a case or a text serves."))
    @click.argument("case", required=False)
    @click.option("--text", help=tr("A title or text instead of a case."))
    @click.option("--plan", "plan_id", default=DEFAULT_PLAN, show_default=True, help=tr("Id of the plan."))
    @click.option("--count", type=COUNT, default=5, show_default=True, help=tr("How many to show."))
    @click.option("--again", is_flag=True, help=tr("Suggest what was dismissed for the case again."))
    @json_option
    @click.pass_context
    def suggest(
        context: click.Context, case: str | None, text: str | None, plan_id: str, count: int, again: bool
    ) -> None:
        if (case is None) == (text is None) or (text is not None and not text.strip()):
            raise WrongUse(
                tr("Name either a case or a text."), tr("Write “plan suggest CASE” or “plan suggest --text …”.")
            )
        session = session_of(context)
        with session.open() as workbench:
            if case is not None:
                if again:
                    workbench.planning.recall(case)
                found = workbench.planning.suggest_for_case(case, plan_id, count)
            else:
                found = workbench.planning.suggest_for_text(text or "", plan_id, count)
            plan = workbench.planning.plan(plan_id)
        if session.json:
            answer([_suggestion_json(item) for item in found])
        else:
            _print_suggestions(found, plan)

    return suggest


def _suggestion_json(item: Suggestion) -> Json:
    return {
        "plan": item.plan,
        "article": item.article,
        "task": item.task,
        "score": round(item.score, 4),
        "words": list(item.words),
    }


def _print_suggestions(found: list[Suggestion], plan: Plan) -> None:
    table(
        [
            [
                f"{item.article}.{item.task}" if item.task else item.article,
                f"{item.score:.2f}",
                plan.article(item.article).title.here(),
                listed(item.words),
            ]
            for item in found
        ]
    )
    if not found:
        say(tr("No article fits these words."))
