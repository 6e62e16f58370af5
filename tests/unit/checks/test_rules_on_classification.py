"""P10 and P14: codes that belong together, and a category that fits the title."""

from __future__ import annotations

import pytest

from tests.unit.checks.case_builder import case, findings, keys
from workbench.checks.catalogue import rule_named
from workbench.checks.model import Severity
from workbench.formspec.codes import ccs_table, ics_table


@pytest.mark.parametrize(
    ("ics", "ccs"),
    [
        (("29.240.99",), "F 19"),
        (("59.080.01",), "W 04"),
        (("61.020",), "Y 76"),
        (("29.200",), "A 00"),
        (("01.040.29",), "W 04"),
        (("59.080.01", "03.120.10"), "K 81"),
        (("59.080.01", "29.200"), "K 81"),
        ((), "K 81"),
        (("29.200",), ""),
    ],
)
def test_p10_leaves_codes_alone_that_may_go_together(ics: tuple[str, ...], ccs: str) -> None:
    assert keys("P10", case(ics=ics or None, ccs=ccs or None)) == []


@pytest.mark.parametrize(
    ("ics", "ccs"), [(("59.080.01",), "K 81"), (("49.020",), "X 10"), (("59.080.01", "61.020"), "P 01")]
)
def test_p10_hints_at_codes_of_different_fields(ics: tuple[str, ...], ccs: str) -> None:
    (found,) = findings("P10", case(ics=ics, ccs=ccs))
    assert (found.where.field, found.severity, found.confidence) == ("ccs", Severity.HINT, "GK")
    assert all(code in found.message.zh and code in found.message.en for code in (*ics, ccs))


def test_p10_knows_only_fields_and_letters_that_there_are() -> None:
    areas = rule_named("P10").settings.names("areas")
    assert all(ics_table().get(field) for field in areas)
    letters = {letter for usual in areas.values() for letter in usual.split()}
    assert all(ccs_table().get(f"{letter} 00") or ccs_table().get(letter) for letter in letters)


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("储能电站应急供电装置 试验方法", "product"),
        ("钢铁 硫含量的测定", "product"),
        ("电工术语 第3部分：电池", "product"),
        ("物流 图形符号", "management"),
        ("便携式储能电源 安全要求", "product"),
        ("餐具 卫生要求", "product"),
        ("锅炉 大气污染物排放限值", "product"),
        ("能源管理体系 要求及使用指南", "method"),
        ("储能电站应急供电装置 技术要求", "method"),
    ],
)
def test_p14_names_a_category_that_does_not_fit_the_chinese_title(title: str, category: str) -> None:
    (found,) = findings("P14", case(title_zh=title, category=category))
    assert (found.where.field, found.severity) == ("category", Severity.WARNING)
    assert found.where.text in title


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Storage devices—Test methods", "product"),
        ("Steel—Determination of sulfur", "product"),
        ("Energy storage—Vocabulary", "product"),
        ("Portable power supplies—Safety requirements", "product"),
        ("Storage devices—Technical requirements", "basic"),
    ],
)
def test_p14_asks_the_english_title_where_the_chinese_says_nothing(title: str, category: str) -> None:
    (found,) = findings("P14", case(title_zh="储能装置", title_en=title, category=category))
    assert found.where.text.casefold() in title.casefold()


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("储能电站应急供电装置 技术要求", "product"),
        ("储能电站应急供电装置 技术要求", "safety"),
        ("储能电站应急供电装置 试验方法", "method"),
        ("电工术语 第3部分：电池", "basic"),
        ("便携式储能电源 安全要求", "safety"),
        ("网络安全技术要求", "other"),
        ("信息安全技术 网络安全要求", "basic"),
        ("电化学储能电站 数字孪生模型构建指南", "other"),
        ("信用标准体系建设", "management"),
        ("测定仪", "product"),
    ],
)
def test_p14_leaves_a_fitting_category_alone(title: str, category: str) -> None:
    assert keys("P14", case(title_zh=title, title_en=None, category=category)) == []


def test_p14_says_which_category_is_chosen_and_which_are_usual_in_both_languages() -> None:
    (found,) = findings("P14", case(title_zh="餐具 卫生要求", category="product"))
    assert found.message.zh == "名称中的“卫生要求”与所选类别“产品”不符，通常选：卫生、安全。"
    assert found.message.en == (
        "“卫生要求” in the title does not fit the category “Product”; usual are: Health, Safety."
    )


def test_p14_says_nothing_before_a_category_is_chosen() -> None:
    assert keys("P14", case(title_zh="餐具 卫生要求", category=None)) == []
