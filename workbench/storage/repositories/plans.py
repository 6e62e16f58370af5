"""Plans kept in the workspace, as JSON per article.

Places of a plan: `header` (all but the articles) and `articles/NUMBER` (`{"position", "content"}`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from workbench.kernel.fingerprint import Json
from workbench.storage.records import PlanArticleRecord, PlanRecord

_PLAN = PlanRecord.__table__.c
_ARTICLE = PlanArticleRecord.__table__.c


class PlanRepository:
    """Plans on one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self) -> list[str]:
        """Return the ids of the plans kept here."""
        return list(self._connection.scalars(select(_PLAN.id).order_by(_PLAN.id)))

    def header(self, plan_id: str) -> Json:
        """Return a plan without its articles, or None."""
        header: Json = self._connection.scalar(select(_PLAN.header).where(_PLAN.id == plan_id))
        return header

    def articles(self, plan_id: str) -> dict[str, Json]:
        """Return the articles of a plan by number, in their order, each as `{"position", "content"}`."""
        query = (
            select(_ARTICLE.number, _ARTICLE.position, _ARTICLE.content)
            .where(_ARTICLE.plan_id == plan_id)
            .order_by(_ARTICLE.position)
        )
        return {
            row.number: {"position": row.position, "content": row.content}
            for row in self._connection.execute(query)
        }

    def read(self, uid: str, path: str) -> Json:
        """Return what stands at a place, in JSON; None if nothing does."""
        place, _, number = path.partition("/")
        return self.header(uid) if place == "header" else self.articles(uid).get(number)

    def write(self, uid: str, path: str, value: Json) -> None:
        """Put a value, in JSON, at a place; None removes what stands there."""
        place, _, number = path.partition("/")
        if place == "header":
            self._write_header(uid, value)
        else:
            self._write_article(uid, number, value)

    def dump(self) -> Iterator[tuple[str, str, Json]]:
        """Yield (uid, path, value) for every place of every plan."""
        for plan_id in self.ids():
            yield plan_id, "header", self.header(plan_id)
            for number, article in self.articles(plan_id).items():
                yield plan_id, f"articles/{number}", article

    def _write_header(self, plan_id: str, value: Json) -> None:
        if value is None:
            self._connection.execute(delete(PlanRecord).where(_PLAN.id == plan_id))
            return
        result = self._connection.execute(update(PlanRecord).where(_PLAN.id == plan_id).values(header=value))
        if result.rowcount == 0:
            self._connection.execute(insert(PlanRecord).values(id=plan_id, header=value))

    def _write_article(self, plan_id: str, number: str, value: Json) -> None:
        place = (_ARTICLE.plan_id == plan_id) & (_ARTICLE.number == number)
        self._connection.execute(delete(PlanArticleRecord).where(place))
        if not isinstance(value, Mapping):
            return
        self._connection.execute(
            insert(PlanArticleRecord).values(
                plan_id=plan_id, number=number, position=value["position"], content=value["content"]
            )
        )
