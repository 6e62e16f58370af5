"""What of a case is searched: its fields, the words of its links and waivers, the names of its versions.

Puts these texts into the search index and tells from an entry what it is the text of. Numbers of cases, the
address book, plans and the manual are read when somebody searches, so nothing is kept for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.casepaths import LINKS, VALUES, WAIVERS, name_in, path_of
from workbench.domain.changes import Change
from workbench.domain.proposal import ArticleLink, Proposal
from workbench.formspec.kinds import search_text
from workbench.services.steps.context import Context
from workbench.storage.unit_of_work import UnitOfWork

SEARCH_KIND = "case"
# Beside the parts of a case: the names of its versions. The text of a field stands under the id of the field.
VERSIONS = "versions"


def index_case(unit: UnitOfWork, context: Context, proposal: Proposal) -> None:
    """Put all texts of a case into the search index."""
    unit.search.remove(SEARCH_KIND, proposal.uid)
    for field_id in proposal.values:
        _index_field(unit, context, proposal, field_id)
    for link in proposal.links:
        _put(unit, proposal.uid, path_of(LINKS, link.id), _link_text(link))
    for waiver in proposal.waivers:
        _put(unit, proposal.uid, path_of(WAIVERS, waiver.rule), waiver.reason)
    for version_id, name in unit.versions.names(proposal.uid).items():
        _put(unit, proposal.uid, path_of(VERSIONS, version_id), name)


def index_changes(
    unit: UnitOfWork, context: Context, after: Proposal | None, uid: str, changes: Sequence[Change]
) -> None:
    """Bring the index up to date after some changes of a case; `after` is None for one that is gone."""
    if after is None:
        unit.search.remove(SEARCH_KIND, uid)
        return
    for change in changes:
        owner, _, owner_id = change.aggregate.partition("/")
        if owner == "version":
            if change.path == "name":
                _put(unit, uid, path_of(VERSIONS, owner_id), str(change.after or ""))
        elif field_id := name_in(VALUES, change.path):
            _index_field(unit, context, after, field_id)
        elif name_in(LINKS, change.path) or name_in(WAIVERS, change.path):
            _put(unit, uid, change.path, _text_at(after, change.path))


def _text_at(proposal: Proposal, path: str) -> str:
    """Return the text of a link or waiver of a case; empty if it is gone."""
    links = {path_of(LINKS, link.id): _link_text(link) for link in proposal.links}
    waivers = {path_of(WAIVERS, waiver.rule): waiver.reason for waiver in proposal.waivers}
    return {**links, **waivers}.get(path, "")


def _link_text(link: ArticleLink) -> str:
    return f"{link.reason}\n{link.quote}" if link.quote else link.reason


def _index_field(unit: UnitOfWork, context: Context, proposal: Proposal, field_id: str) -> None:
    form = context.known_form_of(proposal)
    field = form.fields.get(field_id) if form else None
    value = proposal.values.get(field_id)
    content = "" if field is None or value is None else search_text(field, value)
    _put(unit, proposal.uid, field_id, content)


def _put(unit: UnitOfWork, uid: str, place: str, content: str) -> None:
    unit.search.put(SEARCH_KIND, uid, place, content)
