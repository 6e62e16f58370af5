"""Proposals in the database: whole ones, the list of all, and single places for the journal.

Places of a proposal: `record` (what never changes but the version of its form), `state`, `trashed`, `dismissed`
(articles that are not to be suggested), `values/FIELD`, `links/ID`, `waivers/RULE`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    bindparam,
    delete,
    false,
    func,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.types import NullType

from workbench.domain.casepaths import LINKS, VALUES, WAIVERS, path_of, values_path
from workbench.domain.encoding import link_from_json, link_to_json, waiver_from_json, waiver_to_json
from workbench.domain.proposal import ArticleLink, LinkRole, Proposal, ProposalSummary, State, Waiver
from workbench.domain.refs import ArticleRef, parse_article_ref
from workbench.domain.values import Value, from_json, to_json
from workbench.kernel.errors import ConflictError
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr
from workbench.storage.records import ArticleLinkRecord, ProposalRecord, ProposalValueRecord, WaiverRecord
from workbench.storage.repositories.valuecolumns import VALUE_COLUMNS, value_from_columns, value_to_columns

_PROPOSAL = ProposalRecord.__table__.c
_VALUE = ProposalValueRecord.__table__.c
_LINK = ArticleLinkRecord.__table__.c
_WAIVER = WaiverRecord.__table__.c

_UIDS_AT_ONCE = 500
_ROWS_AT_ONCE = 1000

# Made once: putting a statement together costs more than running it.
_UID: BindParameter[str] = bindparam("of_uid")
_KEY: BindParameter[str] = bindparam("of_key")
_BY_UID = select(*_PROPOSAL).where(_PROPOSAL.uid == _UID)
_BY_REF = select(*_PROPOSAL).where(_PROPOSAL.ref == bindparam("of_ref"))
_VALUES_OF = select(_VALUE.field, *VALUE_COLUMNS).where(_VALUE.proposal_uid == _UID).order_by(_VALUE.field)
_VALUE_AT = (_VALUE.proposal_uid == _UID) & (_VALUE.field == _KEY)
_ONE_VALUE = select(*VALUE_COLUMNS).where(_VALUE_AT)
_UPDATE_VALUE = update(ProposalValueRecord.metadata.tables["proposal_value"]).where(_VALUE_AT)
_INSERT_VALUE = insert(ProposalValueRecord.metadata.tables["proposal_value"])
_LINKS_OF = select(*_LINK).where(_LINK.proposal_uid == _UID).order_by(_LINK.linked_at, _LINK.id)
_WAIVERS_OF = select(*_WAIVER).where(_WAIVER.proposal_uid == _UID).order_by(_WAIVER.rule)
_STORE_DERIVED = update(ProposalRecord.metadata.tables["proposal"]).where(
    _PROPOSAL.uid == _UID, _PROPOSAL.version == bindparam("of_version")
)
_SUMMARIES = select(
    _PROPOSAL.uid,
    _PROPOSAL.ref,
    _PROPOSAL.form,
    _PROPOSAL.title,
    _PROPOSAL.state,
    _PROPOSAL.completeness,
    _PROPOSAL.articles,
    type_coerce(_PROPOSAL.changed_at, NullType),  # as the database keeps it: see `_moment`
    _PROPOSAL.form_version,
    _PROPOSAL.title_en,
).order_by(_PROPOSAL.changed_at.desc(), _PROPOSAL.ref.desc())
_TRASHED = _SUMMARIES.where(_PROPOSAL.trashed)
# Nearly all cases are wanted: to read the table as it lies and sort is quicker than to jump about in it along
# an index, which databases choose unless the column is hidden from them.
_NOT_TRASHED = _SUMMARIES.where(func.coalesce(_PROPOSAL.trashed, false()).is_(false()))


class ProposalRepository:
    """Proposals on one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._writers: dict[str, Callable[[str, str, Json], None]] = {
            "record": self._write_record,
            "state": self._write_state,
            "trashed": lambda uid, _key, value: self._update(uid, trashed=value),
            "dismissed": self._write_dismissed,
            VALUES: self._write_value,
            LINKS: self._write_link,
            WAIVERS: self._write_waiver,
        }

    def get(self, uid: str) -> Proposal | None:
        """Return a proposal with all its values, links and waivers."""
        return self._whole(self._connection.execute(_BY_UID, {"of_uid": uid}).one_or_none())

    def by_ref(self, ref: str) -> Proposal | None:
        """Return the proposal with this ref, with all its values, links and waivers."""
        return self._whole(self._connection.execute(_BY_REF, {"of_ref": ref}).one_or_none())

    def _whole(self, row: Row[Any] | None) -> Proposal | None:
        if row is None:
            return None
        uid = row.uid
        return Proposal(
            uid=uid,
            ref=row.ref,
            form=row.form,
            form_version=row.form_version,
            state=State(row.state),
            values=self._values(uid),
            links=self._links(uid),
            waivers=self._waivers(uid),
            version=row.version,
            created_at=row.created_at,
            changed_at=row.changed_at,
            trashed=bool(row.trashed),
            dismissed=tuple(parse_article_ref(text) for text in row.dismissed.split()),
            completeness=row.completeness,
        )

    def uids_by_ref(self) -> Mapping[str, str]:
        """Return the uid of every proposal by its ref, trashed ones too."""
        rows = self._connection.execute(select(_PROPOSAL.ref, _PROPOSAL.uid).order_by(_PROPOSAL.ref))
        return {row.ref: row.uid for row in rows}

    def summaries(self, trashed: bool = False) -> list[ProposalSummary]:
        """Return a line for every proposal, the last changed first."""
        wanted = _TRASHED if trashed else _NOT_TRASHED
        read = self._connection.execute(wanted).partitions(_ROWS_AT_ONCE)  # all at once would stand twice
        return _lines(chain.from_iterable(read), trashed)

    def lines_of(self, uids: Collection[str]) -> dict[str, ProposalSummary]:
        """Return a line for each of the proposals that is not in the trash, by uid."""
        found: dict[str, ProposalSummary] = {}
        wanted = list(uids)
        for start in range(0, len(wanted), _UIDS_AT_ONCE):
            some = wanted[start : start + _UIDS_AT_ONCE]
            rows = self._connection.execute(_NOT_TRASHED.where(_PROPOSAL.uid.in_(some)))
            found |= {line.uid: line for line in _lines(rows.all(), False)}
        return found

    def links_of_all(self) -> Iterator[tuple[ProposalSummary, ArticleLink]]:
        """Yield every link of every proposal that is not in the trash, with the proposal's line."""
        by_uid = {summary.uid: summary for summary in self.summaries()}
        query = select(*_LINK).order_by(_LINK.linked_at, _LINK.id)
        for row in self._connection.execute(query):
            if row.proposal_uid in by_uid:
                yield by_uid[row.proposal_uid], _link_from_row(row)

    def values_of_all(self, fields: Collection[str]) -> Iterator[tuple[ProposalSummary, dict[str, Value]]]:
        """Yield what stands in some fields of every proposal that is not in the trash, with its line."""
        query = select(_VALUE.proposal_uid, _VALUE.field, *VALUE_COLUMNS).where(_VALUE.field.in_(fields))
        values: dict[str, dict[str, Value]] = {}
        for row in self._connection.execute(query):
            values.setdefault(row[0], {})[row[1]] = value_from_columns(row[2:])
        for line in self.summaries():
            if line.uid in values:
                yield line, values[line.uid]

    def store_derived(
        self, proposal: Proposal, completeness: float, articles: Iterable[str], changed_at: datetime
    ) -> None:
        """Store what lists show and count the version up.

        Raises ConflictError if another connection stored a newer version since `proposal` was loaded.
        """
        result = self._connection.execute(
            _STORE_DERIVED,
            {
                "of_uid": proposal.uid,
                "of_version": proposal.version,
                "title": proposal.title,
                "title_en": proposal.title_en,
                "completeness": completeness,
                "articles": " ".join(articles),
                "changed_at": changed_at,
                "version": proposal.version + 1,
            },
        )
        if result.rowcount != 1:
            raise ConflictError(
                tr("Somebody else has just changed the case {case}.", case=proposal.ref),
                tr("Look at the present state and repeat your change."),
            )

    def read(self, uid: str, path: str) -> Json:
        """Return what stands at a place, in JSON; None if nothing does."""
        place, _, key = path.partition("/")
        if place == VALUES:
            return to_json(self._value(uid, key))
        if place == LINKS:
            row = self._connection.execute(select(*_LINK).where(_LINK.id == key)).one_or_none()
            return None if row is None else link_to_json(_link_from_row(row))
        if place == WAIVERS:
            found = [waiver for waiver in self._waivers(uid) if waiver.rule == key]
            return waiver_to_json(found[0]) if found else None
        return self._read_record(uid, place)

    def write(self, uid: str, path: str, value: Json) -> None:
        """Put a value, in JSON, at a place; None removes what stands there."""
        place, _, key = path.partition("/")
        self._writers[place](uid, key, value)

    def dump(self) -> Iterator[tuple[str, str, Json]]:
        """Yield (uid, path, value) for every place of every proposal."""
        for uid in self._connection.scalars(select(_PROPOSAL.uid)).all():
            for place in ("record", "state", "trashed"):
                yield uid, place, self._read_record(uid, place)
            dismissed = self._read_record(uid, "dismissed")
            if dismissed is not None:
                yield uid, "dismissed", dismissed
            for field, value in self._values(uid).items():
                yield uid, values_path(field), to_json(value)
            for link in self._links(uid):
                yield uid, path_of(LINKS, link.id), link_to_json(link)
            for waiver in self._waivers(uid):
                yield uid, path_of(WAIVERS, waiver.rule), waiver_to_json(waiver)

    def _values(self, uid: str) -> dict[str, Value]:
        rows = self._connection.execute(_VALUES_OF, {"of_uid": uid}).all()
        return {row[0]: value_from_columns(row[1:]) for row in rows}

    def _value(self, uid: str, field: str) -> Value:
        row = self._connection.execute(_ONE_VALUE, {"of_uid": uid, "of_key": field}).one_or_none()
        return None if row is None else value_from_columns(row)

    def _links(self, uid: str) -> tuple[ArticleLink, ...]:
        return tuple(_link_from_row(row) for row in self._connection.execute(_LINKS_OF, {"of_uid": uid}))

    def _waivers(self, uid: str) -> tuple[Waiver, ...]:
        return tuple(
            Waiver(row.rule, row.reason, row.waived_by, row.waived_at)
            for row in self._connection.execute(_WAIVERS_OF, {"of_uid": uid})
        )

    def _read_record(self, uid: str, place: str) -> Json:
        row = self._connection.execute(_BY_UID, {"of_uid": uid}).one_or_none()
        if row is None:
            return None
        if place == "state":
            return row.state or None
        if place == "trashed":
            return None if row.trashed is None else bool(row.trashed)
        if place == "dismissed":
            return row.dismissed.split() or None
        return {
            "ref": row.ref,
            "form": row.form,
            "form_version": row.form_version,
            "created_at": row.created_at.isoformat(),
        }

    def _write_record(self, uid: str, key: str, value: Json) -> None:
        del key
        if not isinstance(value, Mapping):
            self._connection.execute(delete(ProposalRecord).where(_PROPOSAL.uid == uid))
            return
        created = datetime.fromisoformat(str(value["created_at"]))
        version = value["form_version"]
        found = update(ProposalRecord).where(_PROPOSAL.uid == uid).values(form_version=version)
        if self._connection.execute(found).rowcount:
            return
        self._connection.execute(
            insert(ProposalRecord).values(
                uid=uid,
                ref=value["ref"],
                form=value["form"],
                form_version=version,
                state="",
                title="",
                completeness=0.0,
                articles="",
                trashed=None,
                version=0,
                created_at=created,
                changed_at=created,
            )
        )

    def _write_state(self, uid: str, key: str, value: Json) -> None:
        del key
        self._update(uid, state="" if value is None else str(State(str(value))))

    def _write_dismissed(self, uid: str, key: str, value: Json) -> None:
        del key
        articles = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        self._update(uid, dismissed=" ".join(map(str, articles)))

    def _write_value(self, uid: str, key: str, value: Json) -> None:
        columns = value_to_columns(from_json(value))
        place = (_VALUE.proposal_uid == uid) & (_VALUE.field == key)
        if columns is None:
            self._connection.execute(delete(ProposalValueRecord).where(place))
            return
        result = self._connection.execute(_UPDATE_VALUE, {"of_uid": uid, "of_key": key, **columns})
        if result.rowcount == 0:
            self._connection.execute(_INSERT_VALUE, {"proposal_uid": uid, "field": key, **columns})

    def _write_link(self, uid: str, key: str, value: Json) -> None:
        self._connection.execute(delete(ArticleLinkRecord).where(_LINK.id == key))
        if value is None:
            return
        link = link_from_json(value)
        self._connection.execute(
            insert(ArticleLinkRecord).values(
                id=link.id,
                proposal_uid=uid,
                plan=link.ref.plan,
                article=link.ref.article,
                task=link.ref.task,
                role=str(link.role),
                reason=link.reason,
                quote=link.quote,
                fingerprint=link.fingerprint,
                linked_at=link.linked_at,
                linked_by=link.linked_by,
            )
        )

    def _write_waiver(self, uid: str, key: str, value: Json) -> None:
        place = (_WAIVER.proposal_uid == uid) & (_WAIVER.rule == key)
        self._connection.execute(delete(WaiverRecord).where(place))
        if value is None:
            return
        waiver = waiver_from_json(value)
        self._connection.execute(
            insert(WaiverRecord).values(
                proposal_uid=uid,
                rule=waiver.rule,
                reason=waiver.reason,
                waived_by=waiver.waived_by,
                waived_at=waiver.waived_at,
            )
        )

    def _update(self, uid: str, **columns: object) -> None:
        self._connection.execute(update(ProposalRecord).where(_PROPOSAL.uid == uid).values(**columns))


def _lines(rows: Iterable[Sequence[Any]], trashed: bool) -> list[ProposalSummary]:
    """Return the lines of rows read by `_SUMMARIES`, in half the time that calling the class would take."""
    make = ProposalSummary._make
    parted: dict[str, tuple[str, ...]] = {}  # many cases are linked to the same articles
    found = []
    for uid, ref, form, title, state, share, articles, changed, version, title_en in rows:
        linked = parted.get(articles)
        if linked is None:
            linked = parted[articles] = tuple(articles.split())
        moment = _moment(changed)
        found.append(make((uid, ref, form, title, state, share, linked, moment, trashed, version, title_en)))
    return found


def _moment(kept: str | datetime) -> datetime:
    """Return a moment as `UtcTime` would, in a third of its time: SQLite keeps UTC as text without its zone."""
    return datetime.fromisoformat(f"{kept}+00:00") if isinstance(kept, str) else kept


def _link_from_row(row: Row[Any]) -> ArticleLink:
    return ArticleLink(
        id=row.id,
        ref=ArticleRef(row.plan, row.article, row.task),
        reason=row.reason,
        role=LinkRole(row.role),
        quote=row.quote,
        fingerprint=row.fingerprint,
        linked_at=row.linked_at,
        linked_by=row.linked_by,
    )
