"""The state of a case at one moment, versions of it that bear a name, and how two states differ.

Where versions are kept, and what may be done with them, is decided by `storage` and `services.versioning`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from workbench.domain.casepaths import LINKS, VALUES, WAIVERS, name_in, path_of, values_path
from workbench.domain.changes import Change
from workbench.domain.encoding import link_from_json, link_to_json, waiver_from_json, waiver_to_json
from workbench.domain.proposal import ArticleLink, Proposal, Waiver
from workbench.domain.values import Value, from_json, to_json
from workbench.kernel.fingerprint import Json

# Acts on the names alone: no undo of edits may take a version away, so undo passes them over.
NAMING_ACTS = frozenset({"name_version", "rename_version", "delete_version"})
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a case held: values, links and waivers, with the version of the form they were written in."""

    form_version: int
    values: Mapping[str, Value]
    links: tuple[ArticleLink, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def places(self) -> dict[str, Json]:
        """Return what stands at each place of the case, as the journal names them."""
        return {
            **{values_path(name): to_json(value) for name, value in self.values.items() if value is not None},
            **{path_of(LINKS, link.id): link_to_json(link) for link in self.links},
            **{path_of(WAIVERS, waiver.rule): waiver_to_json(waiver) for waiver in self.waivers},
        }


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a case that somebody gave a name."""

    id: str
    case_uid: str
    name: str
    who: str
    at: datetime
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Pair(Generic[Item]):
    """One link or waiver on both sides; None where it is not there."""

    before: Item | None
    after: Item | None

    @property
    def differs(self) -> bool:
        """Whether the sides differ."""
        return self.before != self.after


def snapshot_of(proposal: Proposal) -> Snapshot:
    """Return the present state of a case."""
    return Snapshot(proposal.form_version, proposal.values, proposal.links, proposal.waivers)


def snapshot_to_json(snapshot: Snapshot) -> Json:
    """Return the JSON form of a state."""
    return {"form_version": snapshot.form_version, "places": snapshot.places()}


def snapshot_from_json(data: Json) -> Snapshot:
    """Return the state whose JSON form is `data`; raises ValueError for anything else."""
    places = data.get("places") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(places, Mapping):
        raise ValueError("not the JSON form of a state")
    return Snapshot(
        form_version=int(str(data["form_version"])),
        values={name: from_json(held) for name, held in _within(places, VALUES)},
        links=tuple(link_from_json(held) for _id, held in _within(places, LINKS)),
        waivers=tuple(waiver_from_json(held) for _rule, held in _within(places, WAIVERS)),
    )


def differing_places(before: Snapshot, after: Snapshot) -> list[str]:
    """Return the places where two states differ, as the journal names them."""
    old, new = before.places(), after.places()
    return [path for path in dict.fromkeys([*old, *new]) if old.get(path) != new.get(path)]


def changes_between(aggregate: str, before: Snapshot, after: Snapshot) -> list[Change]:
    """Return the changes of a case that lead from one state to the other."""
    old, new = before.places(), after.places()
    return [Change(aggregate, path, old.get(path), new.get(path)) for path in differing_places(before, after)]


def differing_fields(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """Return the ids of the fields whose values differ."""
    return frozenset(filter(None, (name_in(VALUES, path) for path in differing_places(before, after))))


def link_pairs(before: Snapshot, after: Snapshot) -> list[Pair[ArticleLink]]:
    """Return the links of both sides, matched by their ids."""
    return _pairs({one.id: one for one in before.links}, {one.id: one for one in after.links})


def waiver_pairs(before: Snapshot, after: Snapshot) -> list[Pair[Waiver]]:
    """Return the waivers of both sides, matched by their rules."""
    return _pairs({one.rule: one for one in before.waivers}, {one.rule: one for one in after.waivers})


def _pairs(old: Mapping[str, Item], new: Mapping[str, Item]) -> list[Pair[Item]]:
    return [Pair(old.get(key), new.get(key)) for key in dict.fromkeys([*old, *new])]


def _within(places: Mapping[str, Json], part: str) -> Iterable[tuple[str, Json]]:
    """Yield what stands in a part of a case, by its name."""
    return ((name, held) for path, held in places.items() if (name := name_in(part, path)))
