"""The tour: the main job on the bundled sample case, each step told with what it shows.

The one place where the whole product is seen working; every capability added later joins it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from workbench.cli import tourdrafting
from workbench.cli.common import FOLDER, Session, json_option, session_of
from workbench.cli.output import answer, indented, per_cent, say
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import listed, tr
from workbench.kernel.paths import form_folder

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.formspec.casefile import CaseFile
    from workbench.kernel.fingerprint import Json

_Step: TypeAlias = "tuple[str, Callable[[Workbench], list[str]]]"
_SAMPLE_FORM = "gb-t-recommended"


def commands() -> list[click.Command]:
    """Return the tour."""
    return [_tour()]


def _tour() -> click.Command:
    @click.command("tour", help=tr("Do the main job on the sample case and leave its Word files in OUT."))
    @click.argument("out", type=FOLDER)
    @json_option
    @click.pass_context
    def tour(context: click.Context, out: Path) -> None:
        session = session_of(context)
        make_folder(out)
        if session.location is not None:
            _Tour(session, out).run()
            return
        with tempfile.TemporaryDirectory(prefix="workbench-tour-") as folder:
            session.location = str(Path(folder) / "tour.db")
            _Tour(session, out).run(keep=False)

    return tour


class _Tour:
    """One run of the tour: the steps in order, each printed when it is done."""

    def __init__(self, session: Session, out: Path) -> None:
        from workbench.formspec.casefile import read_case_file

        self._session = session
        self._out = out
        self._sample: CaseFile = read_case_file(form_folder() / _SAMPLE_FORM / "sample.yaml")
        self._steps: list[Json] = []
        self._written: list[Path] = []
        self._case = ""
        if not session.acting and self._sample.person is not None:
            session.acting = f"{self._sample.person.name} ({self._sample.person.organisation})"

    def run(self, keep: bool = True) -> None:
        """Do all steps in the session's workspace; `keep` tells whether it stays."""
        with self._session.open() as workbench:
            for number, (title, step) in enumerate(self._steps_to_do(), start=1):
                self._tell(number, title, step(workbench))
            if not keep:
                workbench.maintaining.forget()
        if self._session.json:
            answer({"case": self._case, "out": str(self._out), "steps": self._steps})

    def _steps_to_do(self) -> list[_Step]:
        person = self._sample.person
        team = person.organisation if person is not None else ""
        return [
            (tr("Start a proposal from the form"), self._start),
            (tr("Fill in the form"), self._fill),
            (tr("See what is worked out from its lists"), self._with_case(tourdrafting.see_lists)),
            (tr("Look into the guide to a long text"), self._with_case(tourdrafting.guide)),
            (tr("Put a table into a long text"), self._with_case(tourdrafting.write_richly)),
            (tr("Attach the files that are handed in"), self._attach),
            (tr("Look into the address book"), self._with_case(tourdrafting.see_people)),
            (tr("See what the rules say before it is linked to the plan"), self._check),
            (tr("Let the plan suggest articles"), self._suggest),
            (tr("Link the proposal to the articles it serves"), self._link),
            (tr("Answer the questions that these articles raise"), self._answer),
            (tr("See the coverage of the plan"), self._coverage),
            (tr("Name the present state"), self._with_case(tourdrafting.name_version)),
            (tr("Name a patent and its licence"), self._with_case(tourdrafting.name_patent, team)),
            (
                tr("Find and replace the name of an organisation"),
                self._with_case(tourdrafting.replace_name, team),
            ),
            (tr("Compare with the named version"), self._with_case(tourdrafting.compare)),
            (tr("Return to the named version"), self._with_case(tourdrafting.restore)),
            (tr("Check again"), self._check),
            (tr("Read it through and count it"), self._read_through),
            (tr("Look for misspelled words"), self._with_case(tourdrafting.spell)),
            (tr("Change a field and take it back"), self._undo),
            (tr("Find it again"), self._search),
            (tr("Export the Word documents"), self._export),
            (tr("Read a document as a draft"), self._read_back),
            (tr("Examine the journal"), self._examine),
        ]

    def _with_case(self, step: Callable[..., list[str]], *others: object) -> Callable[[Workbench], list[str]]:
        """Return a step on the case of the tour, whose number is known once it is started."""
        return lambda workbench: step(workbench, self._case, *others)

    def _tell(self, number: int, title: str, lines: list[str]) -> None:
        self._steps.append({"step": number, "title": title, "shows": list(lines)})
        if not self._session.json:
            say(f"{number:>2}. {title}")
            for line in lines:
                say(indented(line))

    def _start(self, workbench: Workbench) -> list[str]:
        title = str(self._sample.values["title_zh"])
        proposal = workbench.drafting.create(self._sample.form or _SAMPLE_FORM, title)
        self._case = proposal.ref
        form = workbench.drafting.form_of(proposal)
        return [
            tr("Case {case}: {title}", case=proposal.ref, title=proposal.title),
            tr("{form}, {count} fields", form=form.title.here(), count=len(form.fields)),
        ]

    def _fill(self, workbench: Workbench) -> list[str]:
        changes = workbench.drafting.fill(self._case, self._sample.values)
        proposal = workbench.drafting.case(self._case)
        return [
            tr(
                "{count} fields set in one act; {share} filled",
                count=len(changes.fields),
                share=per_cent(proposal.completeness),
            )
        ]

    def _attach(self, workbench: Workbench) -> list[str]:
        from workbench.app.wording import file_size_words
        from workbench.formspec.kind_attachments import list_in

        field = list_in(workbench.drafting.form_of(workbench.drafting.case(self._case)).fields.values())
        if field is None:
            return []
        files = workbench.attaching.sample_files(self._sample.files)
        workbench.drafting.set_value(self._case, field.id, files)
        attached = workbench.attaching.attachments(self._case)
        return [f"{one.name}, {file_size_words(one.size)}" for one in attached]

    def _check(self, workbench: Workbench) -> list[str]:
        return workbench.checking.check(self._case).to_text().splitlines()

    def _suggest(self, workbench: Workbench) -> list[str]:
        plan = workbench.planning.plan(DEFAULT_PLAN)
        return [
            tr(
                "Article {article}, {title}: {words}",
                article=item.article,
                title=plan.article(item.article).title.here(),
                words=listed(item.words[:6]),
            )
            for item in workbench.planning.suggest_for_case(self._case, DEFAULT_PLAN, 3)
        ]

    def _link(self, workbench: Workbench) -> list[str]:
        shown = []
        for link in self._sample.links:
            workbench.planning.link(self._case, link.ref, link.reason, link.role, link.quote)
            shown.append(tr("Article {article}: {reason}", article=link.ref.place, reason=link.reason))
        return shown

    def _answer(self, workbench: Workbench) -> list[str]:
        shown = []
        for link in self._sample.links:
            changes = workbench.drafting.fill(self._case, link.answers)
            count = len(changes.fields)
            shown.append(tr("Article {article}: {count} answers", article=link.ref.place, count=count))
        return shown

    def _coverage(self, workbench: Workbench) -> list[str]:
        found = workbench.planning.coverage(DEFAULT_PLAN)
        served = listed(row.number for row in found.rows if row.cases)
        return [
            tr(
                "{covered} of {total} articles are served.",
                covered=found.covered_articles,
                total=found.articles,
            ),
            tr("Served: {articles}", articles=served),
        ]

    def _read_through(self, workbench: Workbench) -> list[str]:
        from workbench.app.wording import pages_words

        answers = workbench.checking.answers(self._case)
        statistics = workbench.guiding.statistics(self._case)
        return [
            tr("Fields and links that need attention: {count}", count=answers.attention),
            tr("Words: {count}", count=statistics.count.words),
            pages_words(statistics, None),
        ]

    def _undo(self, workbench: Workbench) -> list[str]:
        from workbench.app.wording import act_words

        before = workbench.drafting.case(self._case).values
        workbench.drafting.set_value(self._case, "remarks", tr("A remark made by mistake"))
        changes = workbench.history.undo(self._case)
        proposal = workbench.drafting.case(self._case)
        form = workbench.drafting.form_of(proposal)
        restored = proposal.values == before
        return [
            tr("Undone: {act}", act=act_words(changes.act, form) if changes.act else ""),
            tr("All values are as before.") if restored else tr("The values DIFFER from before."),
        ]

    def _search(self, workbench: Workbench) -> list[str]:
        words = str(self._sample.values["title_zh"])[:2]
        found = workbench.searching.search(words)
        in_cases = [item for item in found if item.kind == "case"]
        in_plans = [item for item in found if item.kind == "plan"]
        return [
            tr(
                "“{words}”: places found in cases {cases}, in plans {articles}.",
                words=words,
                cases=len(in_cases),
                articles=len(in_plans),
            )
        ]

    def _export(self, workbench: Workbench) -> list[str]:
        written = workbench.exporting.export(self._case, (), self._out)
        self._written = [item.path for item in written]
        return [
            tr("{file}: {count} fields read back and found equal", file=item.path.name, count=item.proven)
            for item in written
        ]

    def _read_back(self, workbench: Workbench) -> list[str]:
        return tourdrafting.read_back(workbench, self._written)

    def _examine(self, workbench: Workbench) -> list[str]:
        found = workbench.maintaining.examine()
        sound = tr("sound") if found.sound else tr("NOT SOUND")
        return [
            tr("{count} entries; data and journal: {verdict}", count=found.journal.entries, verdict=sound),
            tr("Workspace: {place}", place=found.location),
        ]
