"""Recording a case that was not there before, and what setting values changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from workbench.domain.casepaths import LINKS, path_of, values_path
from workbench.domain.changes import Act, Change
from workbench.domain.encoding import link_to_json
from workbench.domain.proposal import ArticleLink, Proposal, State
from workbench.domain.values import Value, is_filled, to_json
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field, Form
from workbench.kernel.errors import InvalidValue
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr
from workbench.kernel.script import has_chinese
from workbench.services.steps.cases import aggregate, find_case, record_case
from workbench.services.steps.context import Context
from workbench.storage.unit_of_work import UnitOfWork

TITLES = ("title_zh", "title_en")


def titled(form: Form, title: str) -> tuple[Field, Value]:
    """Return the field that a title belongs to by its writing, and its value; raises InvalidValue for none."""
    field = form.field_named("title_zh" if has_chinese(title) else "title_en")
    value = normalise(field, title)
    if not is_filled(value):
        how = tr("Give the title of the standard, in Chinese or English.")
        raise InvalidValue(tr("A case needs a title."), how)
    return field, value


def record_new_case(
    unit: UnitOfWork,
    context: Context,
    form: Form,
    values: Mapping[str, Value],
    links: Sequence[ArticleLink] = (),
) -> Proposal:
    """Record a case with the next number of the year and return it."""
    now = context.clock.now()
    uid = context.ids.new()
    ref = f"{now.year}-{unit.facts.count_up(f'cases of {now.year}'):03d}"
    owner = aggregate(uid)
    record = record_json(ref, form.id, form.version, now)
    changes = [
        Change(owner, "record", None, record),
        Change(owner, "state", None, str(State.DRAFTING)),
        Change(owner, "trashed", None, False),
        *value_changes(owner, {}, values),
        *(Change(owner, path_of(LINKS, link.id), None, link_to_json(link)) for link in links),
    ]
    record_case(unit, context, None, Act("new", ref), changes, uid)
    return find_case(unit, ref)


def record_json(ref: str, form: str, version: int, made: datetime | None) -> Json:
    """Return what a case is, as it stands in the journal."""
    created = made.isoformat() if made is not None else None
    return {"ref": ref, "form": form, "form_version": version, "created_at": created}


def value_changes(owner: str, present: Mapping[str, Value], values: Mapping[str, Value]) -> list[Change]:
    """Return what setting values changes in a case that holds `present`."""
    changes = [
        Change(owner, values_path(field_id), to_json(present.get(field_id)), to_json(value))
        for field_id, value in values.items()
    ]
    return [change for change in changes if change.before != change.after]
