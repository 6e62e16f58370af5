"""The list of attachments of a case, and which of its files the workspace has lost."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.attachments import Attachment, attachments_in
from workbench.domain.proposal import Proposal
from workbench.domain.values import Row
from workbench.formspec.attachment_rules import media_of
from workbench.formspec.casefile import SampleFile
from workbench.formspec.kind_attachments import list_in
from workbench.formspec.model import Field, Form
from workbench.kernel.errors import InvalidValue, Refused, UnknownName
from workbench.kernel.i18n import tr
from workbench.services.steps.context import Context
from workbench.storage.attachments import problem, store_of
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork


def attachment_list(form: Form) -> Field:
    """Return the list of attachments of a form; raises Refused if it has none."""
    field = list_in(form.fields.values())
    if field is None:
        raise Refused(
            tr("The form “{form}” takes no attachments.", form=form.title.here()),
            tr("Attach the file to the proposal that it belongs to."),
        )
    return field


def kept_samples(context: Context, files: Iterable[SampleFile]) -> tuple[Row, ...]:
    """Keep the files of a sample; return them as rows of its list, as added now by who acts."""
    store, today = store_of(context.workspace), context.clock.now().astimezone().date()
    rows = []
    for number, one in enumerate(files, start=1):
        digest, size = store.keep([one.text.encode()])
        told = (f"r{number}", one.name, one.purpose, one.section, today, context.who)
        rows.append(Attachment(*told, digest, size, media_of(one.name)).row)
    return tuple(rows)


def answer_for(unit: UnitOfWork, context: Context, found: Iterable[Attachment]) -> None:
    """See to it that the workspace answers for the files that a case lists from now on.

    Raises InvalidValue if the bytes of one are not in the workspace.
    """
    listed = {one.digest: one.size for one in found}
    known = unit.attachments.known(listed) if listed else set()
    store = store_of(context.workspace)
    for digest, size in listed.items():
        if digest in known:
            continue
        if store.size(digest) != size:
            raise InvalidValue(
                tr("A file of the list is not in this workspace."), tr("Attach it once more from its file.")
            )
        unit.attachments.put(digest, size)


def attachments_of(context: Context, proposal: Proposal) -> tuple[Attachment, ...]:
    """Return the attachments of a case in their order; none where its form has no list of them."""
    form = context.forms.get(proposal.form)
    field = list_in(form.fields.values()) if form is not None else None
    return attachments_in(proposal.values.get(field.id)) if field is not None else ()


def attachment_named(context: Context, proposal: Proposal, name: str) -> Attachment:
    """Return the attachment of a case with this id or name; raises UnknownName with the nearest names."""
    found = attachments_of(context, proposal)
    for one in found:
        if name in (one.id, one.name):
            return one
    raise UnknownName(
        tr("{case} has no attachment “{name}”.", case=proposal.ref, name=name),
        name,
        [one.name for one in found],
    )


def lost_attachments(unit: ReadUnit, context: Context) -> tuple[str, ...]:
    """Return what is missing or damaged of the files the workspace answers for: its names and cases.

    What no case lists any more is named by its digest: undo or a version may bring it back.
    """
    names: dict[str, list[str]] = {}
    for line in (*unit.proposals.summaries(), *unit.proposals.summaries(trashed=True)):
        proposal = unit.proposals.by_ref(line.ref)
        for one in attachments_of(context, proposal) if proposal is not None else ():
            names.setdefault(one.digest, []).append(f"{one.name} ({line.ref})")
    store = store_of(context.workspace)
    lost = [digest for digest in unit.attachments.all() if problem(store, digest)]
    return tuple(name for digest in lost for name in names.get(digest, [digest]))
