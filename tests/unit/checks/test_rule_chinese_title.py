"""P13: Chinese titles that are in order, titles that are not, and what the repair makes of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.unit.checks.case_builder import case, findings, keys, repaired
from workbench.checks.model import Severity

IN_ORDER = [
    "储能电站应急供电装置 技术要求",
    "标准化工作导则 第1部分：标准化文件的结构和起草规则",
    "信息技术 中文编码字符集",
    "110kV～750kV架空输电线路施工及验收规范",
    "污水综合排放标准",
    "室内空气质量标准",
    "绿色建筑评价标准",
    "标准中涉及安全的内容的起草",
    "企业标准化工作 指南",
    "标准编写规则 涉及人身安全的标准",
    "面向2050年碳中和的城市评价 导则",
    "2035年氢能产业发展指标",
    "信息安全技术 SM2 圆曲线公钥密码算法 第1部分：总则",
    "5G网络切片 技术要求",
    "源-网-荷-储协同控制 技术导则",
    "月球与行星原位探测相机通用规范",
    "世界各国和地区名称代码",
    "时间频率计量标准",
    "第３方评价机构 通用要求",
    "信息处理 7位编码字符集（UCS）",
    "有证标准物质 制备",
    "标准物质",
    "𠀀字编码 要求",
    "2000国家大地坐标系",
    "   ",
]
WRONG = [
    ("储能电站 应急供电 装置 技术要求", "elements"),
    ("甲系统 乙设备 丙部件 丁性能 第1部分：总则", "elements"),
    ("储能电站应急供电装置\u3000技术要求", "blanks"),
    ("储能电站应急供电装置  技术要求", "blanks"),
    (" 储能电站应急供电装置", "blanks"),
    ("储能电站应急供电装置\u00a0技术要求 ", "blanks"),
    ("储能电站 第 2 部分：电力线路", "blanks"),
    ("储能电站\n技术要求", "blanks"),
    ("储能电站 第2部分： 电力线路", "blanks"),
    ("储能电站——技术要求", "joint"),
    ("储能电站 - 技术要求", "joint"),
    ("储能电站应急供电装置—通用技术要求", "joint"),
    ("GB/T 36276—2023应用指南", "number"),
    ("ＧＢ／Ｔ ３６２７６应用指南", "number"),
    ("储能电池 ISO 14064-1:2018实施要求", "number"),
    ("储能电站技术要求（2026版）", "year"),
    ("储能电站技术要求(2026)", "year"),
    ("储能电站技术要求（２０２６年版）", "year"),
    ("储能电站技术要求—2026", "year"),
    ("储能电站技术要求 2026", "year"),
    ("2026版储能电站技术要求", "year"),
    ("储能电站技术要求（二〇二六年版）", "year"),
    ("储能电站国家标准", "kind_word"),
    ("储能电站标准", "kind_word"),
    ("储能电站应急供电装置技术标准", "kind_word"),
    ("储能电站团体标准", "kind_word"),
    ("关于储能电站的国家标准", "kind_word"),
    ("储能电站推荐性国家标准。", "kind_word"),
    ("储能电站标准（征求意见稿）", "kind_word"),
    ("储能电站标准草案", "kind_word"),
    ("储能电站 国家标准化指导性技术文件", "kind_word"),
    ("储能电站技术要求。", "end_mark"),
    ("储能电站技术要求；", "end_mark"),
    ("《储能电站技术要求》", "book_marks"),
    ("Emergency power supply", "not_chinese"),
    ("12345", "not_chinese"),
    ("电" * 31, "long"),
]


@pytest.mark.parametrize("title", IN_ORDER)
def test_p13_accepts(title: str) -> None:
    assert keys("P13", case(title_zh=title)) == []


@pytest.mark.parametrize("title", [None, ""])
def test_p13_leaves_an_empty_title_to_the_required_fields(title: str | None) -> None:
    assert keys("P13", case(title_zh=title)) == []


@pytest.mark.parametrize(("title", "expected"), WRONG)
def test_p13_finds(title: str, expected: str) -> None:
    assert expected in keys("P13", case(title_zh=title))


@pytest.mark.parametrize("title", [title for title, _ in WRONG])
def test_the_repair_leaves_nothing_to_repair(title: str) -> None:
    found = [item for item in findings("P13", case(title_zh=title)) if item.repair]
    again = findings("P13", case(**repaired(found[0]))) if found else ()
    assert [item for item in again if item.repair] == []


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        (" 储能电站\u3000技术要求。", "储能电站 技术要求"),
        ("《储能电站——技术要求（2026版）》。", "储能电站 技术要求"),
        ("储能电站 第 2 部分： 线路", "储能电站 第2部分：线路"),
        ("储能电站技术要求—2026", "储能电站技术要求"),
    ],
)
def test_the_repair_rewrites_the_whole_title(title: str, mended: str) -> None:
    found = [item for item in findings("P13", case(title_zh=title)) if item.repair]
    assert {item.key for item in found}
    assert all(repaired(item) == {"title_zh": mended} for item in found)


@pytest.mark.parametrize("title", ["储能电站国家标准", "GB/T 36276—2023应用指南", "2026版储能电站技术要求"])
def test_what_needs_a_decision_is_not_repaired(title: str) -> None:
    assert all(item.repair is None for item in findings("P13", case(title_zh=title)))


def test_a_fourth_element_for_the_part_is_only_a_hint() -> None:
    (found,) = findings("P13", case(title_zh="信息技术 安全技术 密钥管理 第1部分：框架"))
    assert (found.key, found.severity) == ("elements_with_part", Severity.HINT)


def test_the_length_is_a_hint_and_not_official() -> None:
    (found,) = findings("P13", case(title_zh="电" * 31))
    assert (found.severity, found.confidence) == (Severity.HINT, "GK")


def test_blanks_do_not_count_as_length() -> None:
    assert keys("P13", case(title_zh="电" * 15 + " " + "能" * 15)) == []


def _catalogue() -> Path:
    return Path(__file__).resolve().parents[4] / "shared" / "data" / "catalogue" / "gb_titles.csv"


def test_published_titles_raise_few_warnings() -> None:
    path = _catalogue()
    if not path.exists():
        pytest.skip("the catalogue of titles beside the project is absent")
    with path.open(encoding="utf-8-sig", newline="") as file:
        titles = [record["title_zh"] for record in csv.DictReader(file)]
    found = [item for title in titles for item in findings("P13", case(title_zh=title))]
    warned = [item for item in found if item.severity is Severity.WARNING]
    real = [item.where.text for item in warned if item.key != "blanks"]  # the catalogue has blanks of its own
    assert len(real) <= len(titles) * 0.03, real
    assert len(warned) <= len(titles) * 0.08


def test_several_numbers_are_listed_as_each_language_does_it() -> None:
    title = "储能电站GB/T 36276—2023与GB/T 42288—2022应用指南"
    (found,) = (item for item in findings("P13", case(title_zh=title)) if item.key == "number")

    assert found.message.zh.endswith("：GB/T 36276—2023、GB/T 42288—2022。")
    assert found.message.en.endswith(": GB/T 36276—2023, GB/T 42288—2022.")
    assert found.where.text == "GB/T 36276—2023"
