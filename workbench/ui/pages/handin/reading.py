"""What the hand-in page reads and writes through the services, as plain values; runs on the lanes only."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.wording import language_words
from workbench.checks.model import Step
from workbench.checks.report import Report
from workbench.checks.workleft import WorkLeft, work_left
from workbench.domain.casepaths import LINKS
from workbench.formspec.conditions import Values
from workbench.formspec.model import Form
from workbench.kernel.errors import Refused, UnknownName, WorkbenchError
from workbench.kernel.i18n import language_in_use, listed, tr

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.exporting import Written
    from workbench.ui.operations import Running

CHINESE = "zh"
NO_FINDINGS = Report(())


class Absence(StrEnum):
    """Why there is nothing to hand in of a case that was asked for."""

    TRASHED = "trashed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of a case: what it is called and the file it would be written to.

    `ours` tells that the file that exists is as this run of the program wrote it.
    """

    template: str
    title: str
    language: str
    path: Path
    exists: bool
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows of a case; without a `ref` there is no case yet.

    `cases` are the refs and titles of all cases, `places` the names of fields with their section, for findings.
    `spec` and `values` are what is counted of. `absent` says why the case that was asked for, `ref`, has no
    documents here; then nothing else is told.
    """

    cases: tuple[tuple[str, str], ...] = ()
    ref: str = ""
    uid: str = ""
    title: str = ""
    form: str = ""
    state: str = ""
    version: int = 0
    documents: tuple[DocumentLine, ...] = ()
    report: Report = NO_FINDINGS
    places: Mapping[str, str] | None = None
    absent: Absence | None = None
    attachments: int = 0
    attachments_replaced: int = 0
    spec: Form | None = None
    values: Values | None = None

    def work(self, unstored: Collection[str]) -> WorkLeft | None:
        """Return what is left to do before all is handed in; None without a case."""
        if self.spec is None or self.values is None:
            return None
        return work_left(self.spec, self.values, self.report, unstored)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an export: the files that were written, and why it ended early if it did.

    `attached` counts the attachments that were copied beside the documents.
    """

    written: tuple[Written, ...]
    wanted: int
    error: WorkbenchError | None = None
    attached: int = 0


class ChangedOutside(Refused):
    """Files written here that somebody changed since would be replaced; nothing was written."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            tr("Changed since it was written here: {files}.", files=listed(names)),
            tr("Rename what you want to keep; trying again replaces it."),
        )


def read_sheet(workbench: Workbench, ref: str, folder: Path) -> Sheet:
    """Return what the page shows of the case that is asked for; without a `ref` of the one changed last."""
    summaries = workbench.drafting.cases()
    cases = tuple((summary.ref, summary.title_in(language_in_use())) for summary in summaries)
    if not ref and not cases:
        return Sheet()
    try:
        proposal = workbench.drafting.case(ref or cases[0][0])
    except UnknownName:
        return Sheet(cases=cases, ref=ref, absent=Absence.UNKNOWN)
    if proposal.trashed:
        return Sheet(cases=cases, ref=proposal.ref, absent=Absence.TRASHED)
    form = workbench.drafting.form_of(proposal)
    places = {
        field.id: tr("{section} › {field}", section=section.title.here(), field=field.label.here())
        for section in form.sections
        for field in section.fields
    }
    targets = workbench.exporting.targets(proposal.ref, folder)
    documents = tuple(
        DocumentLine(
            target.template.id,
            target.template.title.here(),
            language_words(target.template.language),
            target.path,
            target.exists,
            target.ours,
        )
        # The Chinese document is the one that is handed in, so it stands first.
        for target in sorted(targets, key=lambda target: target.template.language != CHINESE)
    )
    return Sheet(
        cases=cases,
        ref=proposal.ref,
        uid=proposal.uid,
        title=proposal.title_in(language_in_use()),
        form=form.title.here(),
        state=str(proposal.state),
        version=proposal.version,
        documents=documents,
        report=workbench.checking.check(proposal.ref, Step.HAND_IN),
        places={**places, LINKS: tr("Links to articles")},
        attachments=len(workbench.attaching.attachments(proposal.ref)),
        attachments_replaced=workbench.attaching.replaced(proposal.ref, folder),
        spec=form,
        values=proposal.values,
    )


def export_documents(
    workbench: Workbench,
    running: Running,
    ref: str,
    documents: Sequence[DocumentLine],
    folder: Path,
    attachments: bool = False,
) -> Outcome:
    """Write documents one after the other; those finished stay when the work is cancelled or one fails.

    With `attachments` the attached files are copied beside them at the end, all or none.
    """
    written: list[Written] = []
    changed = _changed_outside(workbench, ref, documents, folder)
    if changed:
        return Outcome((), len(documents), ChangedOutside(changed))
    for number, document in enumerate(documents):
        if not running.report(number, len(documents), document.title):
            return Outcome(tuple(written), len(documents))
        try:
            written.extend(workbench.exporting.export(ref, [document.template], folder))
        except WorkbenchError as error:
            return Outcome(tuple(written), len(documents), error)
    if not attachments:
        return Outcome(tuple(written), len(documents))
    try:
        attached = len(workbench.attaching.hand_out(ref, folder))
    except WorkbenchError as error:
        return Outcome(tuple(written), len(documents), error)
    return Outcome(tuple(written), len(documents), attached=attached)


def _changed_outside(
    workbench: Workbench, ref: str, documents: Sequence[DocumentLine], folder: Path
) -> list[str]:
    """Return the names of files that were as we wrote them when they were listed, and are not any more."""
    ours = {document.template for document in documents if document.ours}
    if not ours:
        return []
    targets = workbench.exporting.targets(ref, folder)
    return [one.path.name for one in targets if one.template.id in ours and one.exists and not one.ours]
