"""Links to a plan that somebody imported: its title tells which plan is meant, its id is nowhere seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers import editors
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.ui.models.cases import Names
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage

TITLE = "港口岸线绿色低碳发展标准化行动计划"


@pytest.fixture
def linked(desk: TestDesk, tmp_path: Path) -> TestDesk:
    """Give a desk with a case that is linked to an article of the built-in plan and of an imported one."""
    planning = desk.workbench.planning
    file = tmp_path / "plan.txt"
    file.write_text("1. 岸电。推进岸电标准。\n2. 储能。推进储能。\n", encoding="utf-8")
    planning.import_text(file, "auto", "plan-2", TITLE)
    case = new_case(desk.workbench, "标题")
    for plan, role in ((DEFAULT_PLAN, LinkRole.MAIN), ("plan-2", LinkRole.SUPPORTING)):
        planning.link(case.ref, ArticleRef(plan, "1"), "为此服务。", role)
    return desk


def test_the_list_of_cases_names_the_plan_by_its_title(linked: TestDesk) -> None:
    page = CasesPage(linked.desk)
    linked.show(page, Place("cases"))
    linked.settle()
    model = page.table.cases
    column = next(i for i, column in enumerate(model.columns) if column.key == "articles")
    words = str(model.index(0, column).data())
    assert words == f"Article 1, Article 1 · {TITLE[:16]}…"
    choices = [page.filters.article.itemText(place) for place in range(page.filters.article.count())]
    assert f"Article 1 · {TITLE} 岸电" in choices
    assert not any("plan-2" in text for text in (words, *choices))


def test_the_links_of_a_case_name_the_plan_by_its_title(linked: TestDesk) -> None:
    page = editors.opened(linked, "purpose", tab="links")
    shown = [label.text() for label in page._side._links.findChildren(QLabel)]
    assert shown.count(TITLE) == 1
    assert shown.count("Article 1") == 2


def test_a_plan_that_is_not_there_any_more_keeps_its_id() -> None:
    assert Names().article("plan-9:4") == "Article 4 · plan-9"
