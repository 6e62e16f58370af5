"""P26: the mark of a copied case does not go into print unnoticed."""

from __future__ import annotations

import pytest

from tests.unit.checks.case_builder import case, findings, keys, repaired


@pytest.mark.parametrize(
    ("field", "title", "plain"),
    [
        ("title_zh", "储能电站 技术要求（副本）", "储能电站 技术要求"),
        ("title_zh", "储能电站 技术要求（副本 2）", "储能电站 技术要求"),
        ("title_zh", "储能电站 技术要求 (副本)（副本）", "储能电站 技术要求"),
        ("title_en", "Energy storage stations—Requirements (copy 3)", "Energy storage stations—Requirements"),
    ],
)
def test_p26_names_the_mark_of_a_copy_and_takes_it_off(field: str, title: str, plain: str) -> None:
    (found,) = findings("P26", case(**{field: title}))
    assert found.where.field == field
    assert repaired(found) == {field: plain}


@pytest.mark.parametrize("title", ["储能电站 技术要求", "档案副本 要求", "（副本）要求", "副本", None])
def test_p26_leaves_other_titles_alone(title: str | None) -> None:
    assert keys("P26", case(title_zh=title)) == []
