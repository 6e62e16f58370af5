"""The steps of the tour that write: what a person drafts with, and what is then seen. `tour` orders them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.output import indented
from workbench.kernel.i18n import language_in_use, listed, tr

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.values import Scalar
    from workbench.formspec.model import Field
    from workbench.services.versioning import Compared

_LONGEST, _MOST = 96, 8  # characters of a line that is compared, such lines
_RICH, _TABLE_OF = "situation", "references"
_GUIDED = "purpose"


def guide(workbench: Workbench, case: str) -> list[str]:
    """Look at what belongs into a long text, and which of it the text speaks of."""
    proposal = workbench.drafting.case(case)
    found = workbench.guiding.guidance(proposal.form, _GUIDED)
    if found is None:
        return []
    seen = found.seen_in(str(proposal.values.get(_GUIDED) or ""))
    field = workbench.drafting.form_of(proposal).field_named(_GUIDED)
    outline = listed(point.heading.here() for point in found.points)
    spoken = sum(map(bool, seen))
    return [
        tr("{field} shall say: {points}", field=field.label.here(), points=outline),
        tr("It speaks of {spoken} of these {count} points.", spoken=spoken, count=len(seen)),
    ]


def write_richly(workbench: Workbench, case: str) -> list[str]:
    """Put the list of related standards into a long text, as a table with bold heads."""
    from workbench.domain.blocks import Paragraph, Run, Table
    from workbench.domain.content import parse, write

    proposal = workbench.drafting.case(case)
    form = workbench.drafting.form_of(proposal)
    columns = form.field_named(_TABLE_OF).columns[:2]
    heads = tuple(((Run(column.label.here(), bold=True),),) for column in columns)
    body = tuple(
        tuple(((Run(str(cells.get(column.id) or "")),),) for column in columns)
        for cells in _rows(proposal.values.get(_TABLE_OF))
    )
    content = parse(str(proposal.values.get(_RICH) or ""))
    workbench.drafting.set_value(case, _RICH, write((*content, Table((heads, *body)), Paragraph())))
    label = form.field_named(_RICH).label.here()
    words = tr("{field}: a table with bold heads and {count} rows", field=label, count=len(body))
    return [words]


def see_lists(workbench: Workbench, case: str) -> list[str]:
    """See what is worked out from the lists: sums, shares, months."""
    proposal = workbench.drafting.case(case)
    shown = []
    for field in workbench.drafting.form_of(proposal).fields.values():
        rows = _rows(proposal.values.get(field.id))
        if rows:
            count = tr("{count} rows", count=len(rows))
            shown.append(tr("{field}: {value}", field=field.label.here(), value=count))
            shown += [indented(line, "  ") for line in _worked_out(field, rows)]
    return shown


def see_people(workbench: Workbench, _case: str) -> list[str]:
    """See who is in the address book by now and would be suggested in the next case."""
    names = [contact.name for contact in workbench.people.contacts()]
    return [tr("{count} entries: {names}", count=len(names), names=listed(names))]


def name_version(workbench: Workbench, case: str) -> list[str]:
    """Give the present state a name."""
    workbench.versioning.name(case, _version())
    return [tr("Version “{name}”", name=version.name) for version in workbench.versioning.versions(case)]


def name_patent(workbench: Workbench, case: str, holder: str) -> list[str]:
    """Name a patent with what its holder says about a licence."""
    proposal = workbench.drafting.case(case)
    field = workbench.drafting.form_of(proposal).field_named("patents")
    patent = {"number": "ZL 000000000000.0", "name": tr("(example) fast transfer switch"), "holder": holder}
    rows = [{**patent, "licence": "fair"}]
    workbench.drafting.fill(case, {"patents_involved": True, "patents": rows})
    licence = next(column for column in field.columns if column.id == "licence")
    promised = next(choice.label.here() for choice in licence.choices if choice.value == "fair")
    return [tr("{name}: {licence}", name=patent["name"], licence=promised)]


def replace_name(workbench: Workbench, case: str, name: str) -> list[str]:
    """Put the new name of an organisation wherever the old one stands, in one act."""
    from workbench.services.replacing import Wanted

    found = workbench.replacing.find(Wanted(name), case)
    new = tr("{name}, renamed", name=name)
    workbench.replacing.replace(Wanted(name), new, found)
    places = sum(len(one.spans) for one in found)
    return [tr("“{old}” → “{new}”: {count} places replaced", old=name, new=new, count=places)]


def compare(workbench: Workbench, case: str) -> list[str]:
    """Look at what differs from the named version."""
    lines = _differing(workbench.versioning.compare(case, _version()))
    more = len(lines) - _MOST
    return [*lines[:_MOST], *([tr("and {count} more lines", count=more)] if more > 0 else [])]


def restore(workbench: Workbench, case: str) -> list[str]:
    """Return to the named version; what stood there since can be had back with undo."""
    workbench.versioning.restore(case, _version())
    differs = workbench.versioning.versions(case)[0].differing
    return [tr("Everything stands as in the version.") if not differs else tr("It DIFFERS from the version.")]


def spell(workbench: Workbench, case: str) -> list[str]:
    """Look for misspelled Latin words; Chinese ones are left alone."""
    from workbench.app.spelling import load_dictionary

    found = workbench.guiding.misspelled(case, load_dictionary().knows)
    words = dict.fromkeys(one.word for one in found)
    return [tr("Latin words that no dictionary knows: {words}", words=listed(words) or tr("none"))]


def read_back(workbench: Workbench, files: Sequence[Path]) -> list[str]:
    """Read Word documents as the drafts of new cases; nothing is stored."""
    shown = []
    for file in files:
        read = workbench.importing.read_draft(file)
        shown.append(
            tr(
                "{form}: {count} fields read, {left} texts that belong to no field",
                form=read.form.title.here(),
                count=len(read.usable()),
                left=len(read.unplaced),
            )
        )
    return shown


def _version() -> str:
    return tr("sent for comments")


def _rows(value: object) -> list[Mapping[str, Scalar]]:
    from workbench.domain.values import Row

    items = value if isinstance(value, tuple) else ()
    return [item.cells for item in items if isinstance(item, Row)]


def _worked_out(field: Field, rows: Sequence[Mapping[str, Scalar]]) -> list[str]:
    from workbench.formspec.computing import printed_figures, printed_totals

    figures = printed_figures(field, rows, language_in_use())
    totals = printed_totals(field, rows, language_in_use())
    heads = field.heads
    sums = [(heads[name].here(), totals[name]) for name in field.totals if name in totals]
    shares = [(one.label.here(), listed(row[one.id] for row in figures)) for one in field.computed]
    return [tr("{field}: {value}", field=name, value=value) for name, value in (*sums, *shares)]


def _differing(compared: Compared) -> list[str]:
    from workbench.app.differing import compared_lines, plain

    lines = [
        plain(line.pieces) for line in compared_lines(compared, False) if line.kind not in ("heading", "gap")
    ]
    return [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines]
