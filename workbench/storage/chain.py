"""Is the journal whole? Recomputes the chain, checks seals, and replays it against what the tables hold."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.kernel.fingerprint import Json, canonical_json, digest
from workbench.storage.repositories.journal import FIRST_HASH, ChainLink, changes_from_text
from workbench.storage.seal import JournalSeal, Remembered


class Verdict(StrEnum):
    """What can be said of a journal."""

    PROVEN = "proven"  # unbroken, all of it sealed with this user's key
    CONSISTENT = "consistent"  # unbroken, but not provable here: written with another key
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ChainReport:
    """Result of a verification; `first_bad` is the number of the first entry that is wrong (0: the tail)."""

    verdict: Verdict
    entries: int
    first_bad: int = 0
    reason: str = ""


def verify_chain(links: Iterable[ChainLink], seal: JournalSeal, remembered: Remembered | None) -> ChainReport:
    """Verify numbers, hashes, seals and the remembered end of a journal.

    `reason` is a code: number, hash, seal, tail, history.
    """
    previous, count, foreign, seen = FIRST_HASH, 0, False, remembered is None
    for link in links:
        reason = _fault(link, count + 1, previous, seal)
        if reason:
            first_bad = count + 1 if reason == "number" else link.number
            return ChainReport(Verdict.BROKEN, count, first_bad, reason)
        count, previous = link.number, link.hash
        foreign = foreign or link.key_id != seal.key_id
        if remembered is not None and link.number == remembered.number:
            if link.hash != remembered.hash:
                return ChainReport(Verdict.BROKEN, count, link.number, "history")
            seen = True
    if not seen and remembered is not None and remembered.number > 0:
        return ChainReport(Verdict.BROKEN, count, count + 1, "tail")
    proven = not foreign and (remembered is not None or count == 0)  # nothing written, nothing to prove
    return ChainReport(Verdict.PROVEN if proven else Verdict.CONSISTENT, count)


def _fault(link: ChainLink, number: int, previous: str, seal: JournalSeal) -> str:
    if link.number != number:
        return "number"
    if link.previous_hash != previous or digest((previous + link.sealed_text).encode()) != link.hash:
        return "hash"
    if link.key_id == seal.key_id and not hmac.compare_digest(seal(link.hash), link.mac):
        return "seal"
    return ""


def replay(links: Iterable[ChainLink]) -> dict[tuple[str, str], str]:
    """Return what the journal says stands at every (aggregate, path), as canonical JSON."""
    state: dict[tuple[str, str], str] = {}
    for link in links:
        for change in changes_from_text(link.changes):
            place = (change.aggregate, change.path)
            if change.after is None:
                state.pop(place, None)
            else:
                state[place] = canonical_json(change.after)
    return state


def differences(
    journalled: dict[tuple[str, str], str], held: Iterator[tuple[str, str, Json]]
) -> list[tuple[str, str]]:
    """Return the places where tables and journal disagree, sorted."""
    stored = {(aggregate, path): canonical_json(value) for aggregate, path, value in held if value is not None}
    return sorted(
        place for place in journalled.keys() | stored.keys() if journalled.get(place) != stored.get(place)
    )
