"""The JSON forms of a proposal's parts, as they stand in the journal and in packages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workbench.domain.proposal import ArticleLink, LinkRole, Waiver
from workbench.domain.refs import ArticleRef
from workbench.kernel.fingerprint import Json


def link_to_json(link: ArticleLink) -> Json:
    """Return the JSON form of a link."""
    return {
        "id": link.id,
        "plan": link.ref.plan,
        "article": link.ref.article,
        "task": link.ref.task,
        "role": str(link.role),
        "reason": link.reason,
        "quote": link.quote,
        "fingerprint": link.fingerprint,
        "linked_at": _moment_to_json(link.linked_at),
        "linked_by": link.linked_by,
    }


def link_from_json(data: Json) -> ArticleLink:
    """Return the link whose JSON form is `data`; raises ValueError for anything else."""
    entry = _mapping(data)
    return ArticleLink(
        id=str(entry["id"]),
        ref=ArticleRef(str(entry["plan"]), str(entry["article"]), str(entry["task"])),
        reason=str(entry["reason"]),
        role=LinkRole(str(entry["role"])),
        quote=str(entry["quote"]),
        fingerprint=str(entry["fingerprint"]),
        linked_at=_moment_from_json(entry["linked_at"]),
        linked_by=str(entry["linked_by"]),
    )


def waiver_to_json(waiver: Waiver) -> Json:
    """Return the JSON form of a waiver."""
    return {
        "rule": waiver.rule,
        "reason": waiver.reason,
        "waived_by": waiver.waived_by,
        "waived_at": _moment_to_json(waiver.waived_at),
    }


def waiver_from_json(data: Json) -> Waiver:
    """Return the waiver whose JSON form is `data`; raises ValueError for anything else."""
    entry = _mapping(data)
    return Waiver(
        rule=str(entry["rule"]),
        reason=str(entry["reason"]),
        waived_by=str(entry["waived_by"]),
        waived_at=_moment_from_json(entry["waived_at"]),
    )


def _mapping(data: Json) -> Mapping[str, Json]:
    if not isinstance(data, Mapping):
        raise ValueError(f"not a mapping: {data!r}")
    return data


def _moment_to_json(moment: datetime | None) -> Json:
    return None if moment is None else moment.isoformat()


def _moment_from_json(data: Json) -> datetime | None:
    return None if data is None else datetime.fromisoformat(str(data))
