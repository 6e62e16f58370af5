"""The mark of a copied case: in the language of its title, once, and counted."""

from __future__ import annotations

import pytest

from workbench.domain.copymark import copy_title, without_copy_mark


@pytest.mark.parametrize(
    ("title", "taken", "copy"),
    [
        ("储能电站", [], "储能电站（副本）"),
        ("储能电站（副本）", ["储能电站（副本）"], "储能电站（副本 2）"),
        ("储能电站（副本）（副本）", [], "储能电站（副本）"),
        ("储能电站", ["储能电站（副本）", "储能电站（副本2）"], "储能电站（副本 3）"),
        ("储能电站 (copy)", [], "储能电站（副本）"),
        ("Storage", [], "Storage (copy)"),
        ("Storage (Copy 2)", ["Storage (copy)", "Storage (copy 2)"], "Storage (copy 3)"),
    ],
)
def test_a_copy_is_marked_once_in_the_language_of_its_title(title: str, taken: list[str], copy: str) -> None:
    assert copy_title(title, taken) == copy


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("储能电站（副本 12）", "储能电站"),
        ("Storage (copy) ", "Storage"),
        ("档案副本", "档案副本"),
        ("副本管理 要求", "副本管理 要求"),
        ("（副本）", "（副本）"),
    ],
)
def test_only_a_mark_at_the_end_is_taken_off(title: str, plain: str) -> None:
    assert without_copy_mark(title) == plain
