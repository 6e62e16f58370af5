"""P15–P17: the long texts, what they must name, and words that only hold a place."""

from __future__ import annotations

import pytest

from tests.unit.checks.case_builder import LAWS, PURPOSE, SITUATION, case, findings, keys
from workbench.checks.model import Step

ENGLISH = (
    "Energy storage stations lose their auxiliary supply when the grid fails, and fire protection, "
    "ventilation and gas detection then depend on emergency devices. "
    "Makers state switching times in incompatible ways, "
    "test houses use different conditions, and operators cannot compare offers. A common standard would settle "
    "classes, limits and tests, cut the cost of selection, and make supply in accidents more reliable."
)
LONG_TEXTS = ["purpose", "scope", "situation", "law_relation"]


@pytest.mark.parametrize(
    "text",
    [PURPOSE, ENGLISH, f"{PURPOSE}相关指标有待完善，体系有待补充。", f"拟申请GB/T XXXXX—XXXX。{PURPOSE}"],
)
def test_p15_accepts_a_text_of_substance(text: str) -> None:
    assert keys("P15", case(purpose=text)) == []


@pytest.mark.parametrize("field_id", LONG_TEXTS)
@pytest.mark.parametrize("text", [None, "", " \n"])
def test_p15_leaves_empty_texts_to_the_required_fields(field_id: str, text: str | None) -> None:
    assert keys("P15", case(**{field_id: text})) == []


@pytest.mark.parametrize(
    "text", ["无。", "无", "不涉及", "暂无相关法律法规。", "None.", "本项目不涉及现行法律法规和强制性标准。"]
)
def test_p15_lets_the_relation_to_law_be_a_plain_none(text: str) -> None:
    assert keys("P15", case(law_relation=text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "待定",
        "XXX",
        "ＸＸＸ",
        "同上。",
        "略",
        "TBD",
        "……",
        "（待补充）",
        "×××××",
        "N/A",
        "无",
        "见附件",
        "lorem ipsum dolor",
        "测试",
        "1234",
        "/",
    ],
)
@pytest.mark.parametrize("field_id", ["purpose", "scope", "situation"])
def test_p15_finds_a_text_that_only_holds_a_place(field_id: str, text: str) -> None:
    assert keys("P15", case(**{field_id: text})) == ["placeholder"]


@pytest.mark.parametrize("text", ["待定", "同上", "XXX", "见附件", "/"])
def test_p15_finds_a_placeholder_for_the_relation_to_law(text: str) -> None:
    assert keys("P15", case(law_relation=text)) == ["placeholder"]


@pytest.mark.parametrize(
    ("field_id", "text"),
    [
        ("purpose", "为了统一储能电站应急供电装置的技术要求，特制定本标准。"),
        ("purpose", "A standard is needed for the safety of storage stations."),
        ("scope", "本文件规定了应急供电装置的技术要求。"),
        ("situation", "国内外均有相关标准，如GB/T 42288—2022。"),
        ("law_relation", "符合《标准化法》。"),
    ],
)
def test_p15_finds_a_text_that_is_too_short(field_id: str, text: str) -> None:
    assert keys("P15", case(**{field_id: text})) == ["short"]


def test_p15_finds_a_text_that_repeats_itself() -> None:
    assert keys("P15", case(purpose="统一技术要求，提高产品质量。" * 20)) == ["repetitive"]


@pytest.mark.parametrize(
    "words",
    [
        "由XXX公司牵头。",
        "指标（待补充）。",
        "【此处填写意义】",
        "具体数值TBD",
        "内容待补充。",
        "点击此处添加文字",
        "由××××研究院牵头",
    ],
)
def test_p15_finds_unfinished_words_within_a_text(words: str) -> None:
    assert keys("P15", case(purpose=PURPOSE + words)) == ["unfinished"]


@pytest.mark.parametrize(
    "words", ["额定值XX级", "20XX年", "GB/T XXXXX", "型号AXXX1", "性能有待完善", "尚待补充数据后修订"]
)
def test_p15_leaves_customary_words_alone(words: str) -> None:
    assert keys("P15", case(purpose=PURPOSE + words)) == []


@pytest.mark.parametrize(
    "copy",
    [
        PURPOSE,
        PURPOSE.replace("。", "；"),
        f"{PURPOSE}特此说明。",
        PURPOSE[: len(PURPOSE) - 12],
        PURPOSE.replace("储能电站", "储能场站"),
        f"　{PURPOSE}\n\n",
    ],
)
def test_p15_finds_near_copies_and_names_the_other(copy: str) -> None:
    found = findings("P15", case(scope=copy))
    assert [(item.key, item.where.field) for item in found] == [("copy", "scope")]
    assert "Purpose" in found[0].message.en


def test_p15_names_copies_while_drafting_and_short_texts_only_from_submission() -> None:
    view = case(scope=PURPOSE, situation="国内有GB/T 1。")
    assert keys("P15", view, Step.DRAFTING) == ["copy"]


@pytest.mark.parametrize(
    "text",
    [
        SITUATION,
        "国内有GB/T 42288标准。",
        "国际上有ISO 14064-1:2018。",
        "行业标准DL/T 5044-2014规定了直流系统。",
        "见ＧＢ／Ｔ　３６２７６—２０２３。",
        "The only related document is IEC 62933-5-2:2020.",
        "经在全国标准信息公共服务平台以“应急供电”为关键词检索，未发现相关国家标准和国际标准。",
        "查询ISO和IEC数据库，尚无同类标准。",
        "We searched the ISO online catalogue with the keywords “storage” and found no standard.",
        "通过标准馆查新，相关标准为空白。",
        "2026年3月在国家标准全文公开系统中检索，没有查到同类标准。",
        None,
        " ",
    ],
)
def test_p16_accepts(text: str | None) -> None:
    assert keys("P16", case(situation=text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国内外技术均已成熟，产品广泛应用。", "nothing"),
        ("国外已有较完善的标准体系。", "nothing"),
        ("参照国家标准执行。", "nothing"),
        ("GB/T XXXXX正在制定。", "nothing"),
        ("存储容量64 GB，速率100 Mbit/s。", "nothing"),
        ("企业按Q/ABC 001—2024生产。", "nothing"),
        ("The technology is mature at home and abroad.", "nothing"),
        ("无", "how"),
        ("国内外尚无相关标准。", "how"),
        ("经检索，未发现相关标准。", "how"),
        ("目前没有该领域的国家标准。", "how"),
        ("No standard exists on this subject.", "how"),
    ],
)
def test_p16_finds(text: str, expected: str) -> None:
    assert keys("P16", case(situation=text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        LAWS,
        "依据《电力法》编制。",
        "符合《建设工程质量管理条例》（国务院令第279号）。",
        "落实《国家标准管理办法》第五条。",
        "本标准与GB 51048协调。",
        "不低于ＧＢ ５１０４８—２０１４的要求。",
        "遵守中华人民共和国电力法的有关规定。",
        "与安全生产法、特种设备安全法一致。",
        "It supports the Standardization Law of the People's Republic of China.",
        "In line with the Regulations on Safety of Dams.",
        "无。",
        "无",
        "暂无",
        "不涉及。",
        "None",
        "N/A",
        "没有相关的法律法规和强制性标准。",
        "本项目不涉及强制性国家标准。",
        "There are no related laws or mandatory standards.",
        "与现行法律法规无直接关系。",
        None,
    ],
)
def test_p17_accepts(text: str | None) -> None:
    assert keys("P17", case(law_relation=text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "与现行法律法规协调一致，无冲突。",
        "符合国家有关法律、法规和强制性标准的规定。",
        "不违反现行法律法规。",
        "没有与法律法规相抵触的内容。",
        "未发现与现行法律法规相冲突之处。",
        "无矛盾。",
        "无冲突",
        "符合《相关法律法规》的要求。",
        "采用先进的试验方法，无其他关系说明。",
        "按照统一的办法和规定执行。",
        "In line with existing laws and regulations.",
        "There is no conflict with laws and regulations.",
        "待定",
        "/",
        "同上",
    ],
)
def test_p17_finds(text: str) -> None:
    assert keys("P17", case(law_relation=text)) == ["nothing"]


@pytest.mark.parametrize(
    "text",
    [
        f"{PURPOSE}\n\n1. 事项和问题\n\n2. 政策和规划依据\n落实行动计划。",
        f"{PURPOSE}\n\n4. 为什么定为国家标准",
        f"1. Matter and problem\n\n2. Policies and plans\n{ENGLISH}",
    ],
)
def test_p15_finds_headings_of_an_outline_with_nothing_below(text: str) -> None:
    assert keys("P15", case(purpose=text)) == ["unfinished"]


@pytest.mark.parametrize(
    "text",
    [
        f"1. 事项和问题\n{PURPOSE}\n\n2. 政策和规划依据\n落实行动计划。",
        f"{PURPOSE}\n1. 切换时间\n2. 续航时间",
        f"1. 统一分级。\n\n2. 统一试验。\n\n{PURPOSE}",
    ],
)
def test_p15_leaves_filled_outlines_and_lists_alone(text: str) -> None:
    assert keys("P15", case(purpose=text)) == []
