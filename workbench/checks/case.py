"""What rules may read of a case: its form, values, links and the words of the linked articles.

A frozen view; hidden fields are told apart from visible ones here, so that rules need not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbench.domain.proposal import ArticleLink, Proposal
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Row, Value, filled_rows, is_filled
from workbench.formspec.kinds import words_in
from workbench.formspec.model import Form
from workbench.formspec.validation import visible_fields
from workbench.kernel.i18n import Bilingual
from workbench.plan.linking import suspect_links
from workbench.plan.model import Plan


@dataclass(frozen=True)
class CaseView:
    """A case as rules see it.

    `article_texts` holds, per linked article or task, the wordings of the plan; `suspect` the ids of the links
    whose article says something else than when it was linked.
    """

    form: Form
    values: Mapping[str, Value]
    links: tuple[ArticleLink, ...] = ()
    article_texts: Mapping[ArticleRef, tuple[str, ...]] = field(default_factory=dict)
    suspect: frozenset[str] = frozenset()

    @cached_property
    def visible(self) -> frozenset[str]:
        """The ids of the fields that are visible for these values."""
        return frozenset(item.id for item in visible_fields(self.form, self.values))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each field in the form, from 0."""
        return {field_id: place for place, field_id in enumerate(self.form.fields)}

    def held(self, field_id: str) -> Value:
        """Return what a field holds, even if it is hidden; None if the form has no such field."""
        return self.values.get(field_id) if field_id in self.form.fields else None

    def value(self, field_id: str) -> Value:
        """Return what a visible field holds; None for a hidden or unknown one."""
        return self.held(field_id) if field_id in self.visible else None

    def text(self, field_id: str) -> str:
        """Return the words of the text in a visible field; empty for anything that is not one text."""
        value = self.value(field_id)
        return words_in(self.form.fields[field_id], value) if value is not None else ""

    def texts(self, field_id: str) -> tuple[str, ...]:
        """Return the filled texts of a visible field that may hold several."""
        value = self.value(field_id)
        items = value if isinstance(value, tuple) else (value,)
        return tuple(item for item in items if isinstance(item, str) and is_filled(item))

    def rows(self, field_id: str) -> tuple[Row, ...]:
        """Return the rows of a visible list that say anything."""
        return filled_rows(self.value(field_id))

    def label(self, field_id: str, column: str = "") -> Bilingual:
        """Return the label of a field or of one of its columns; the id where the form has none."""
        item = self.form.fields.get(field_id)
        if item is not None and column:
            item = next((part for part in item.columns if part.id == column), None)
        return item.label if item is not None else Bilingual(column or field_id, column or field_id)


def view_case(form: Form, proposal: Proposal, plans: Mapping[str, Plan]) -> CaseView:
    """Return the view of a proposal; `plans` by id supply the words of the linked articles."""
    links = proposal.links
    return CaseView(form, proposal.values, links, article_texts(plans, links), suspect_links(plans, links))


def article_texts(
    plans: Mapping[str, Plan], links: Iterable[ArticleLink]
) -> Mapping[ArticleRef, tuple[str, ...]]:
    """Return titles and wordings of the linked articles and tasks; what a plan does not hold is left out."""
    found: dict[ArticleRef, tuple[str, ...]] = {}
    for link in links:
        article = plans[link.ref.plan].by_number.get(link.ref.article) if link.ref.plan in plans else None
        if article is None:
            continue
        words = [article.title, article.summary, article.text]
        for task in article.tasks:
            words += [task.summary, task.text]
        found[link.ref] = tuple(text for item in words for text in (item.zh, item.en) if text.strip())
    return found
