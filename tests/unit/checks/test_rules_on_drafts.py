"""Many drafts as people write them: none that is in order is accused, none that is not slips through."""

from __future__ import annotations

import pytest

from tests.unit.checks.case_builder import PURPOSE, case, findings
from workbench.checks.model import Severity

GOOD_P16 = [
    "经查询国家标准全文公开系统、ISO和IEC网站（关键词：应急电源），均未检索到直接对应的标准。",
    "截至2026年6月，检索全国标准信息公共服务平台及IEC Webstore，相关检索结果为零。",
    "项目组在中国标准服务网上以“氢能 储运”为主题词进行了检索，目前国内外没有发布同类标准。",
    "国际上 ISO/TS 19880-1 与本项目有关。",
    "美国UL 9540A规定了热失控试验方法。",
    "欧盟EN 50604-1:2016规定了轻型车用电池。",
    "日本JIS C 8715-2有类似要求。",
    "我国已有团体标准T/CEC 101—2016。",
    "地方标准DB11/T 1234-2020适用于北京。",
    "A search of the IEC webstore and the SAC platform did not find any standard.",
    'Searched the ISO database with the term "mushroom"; no results.',
    "在全国标准信息公共服务平台检索“低空物流”，命中0条。",
]

BAD_P16 = [
    "国内外标准众多，基本满足需要。",
    "国际标准化组织ISO和IEC均有相关工作。",
    "国内尚处于空白。",
    "目前国内外还没有这方面的标准。",
    "尚未形成统一标准。",
    "国内相关标准正在研究制定中。",
    "国家标准GB/T正在编制。",
    "未见国内外同类标准的报道。",
    "Currently there are many standards.",
    "详见附件。",
    "目前没有检索到。",
]

GOOD_P17 = [
    "本标准符合《中华人民共和国节约能源法》。",
    "与《危险化学品安全管理条例》相衔接。",
    "遵循《民用建筑节能条例》、《公共机构节能条例》。",
    "按《锅炉安全技术规程》（TSG 11）执行。",
    "配套实施GB 17691—2018。",
    "无相关法律法规。",
    "不涉及法律法规和强制性标准。",
    "没有对应的强制性国家标准，也没有相关法律法规。",
    "本标准无相关强制性标准，与现行法律法规无冲突。",
    "目前无相关的法律、法规及强制性标准。",
    "经查，本领域尚无强制性国家标准。",
    "《消费品召回管理暂行规定》",
    "本项目落实“十四五”规划，符合数据安全法、个人信息保护法要求。",
    "满足民法典有关要求。",
    "与食品安全法相符",
    "无相关法规",
    "暂无相关规定。",
    "没有相关法律法规。",
    "本标准与相关法律法规没有关系。",
    "Not applicable.",
    "The proposal supports the Food Safety Law.",
    "国务院《关于加快建立健全绿色低碳循环发展经济体系的指导意见》",
    "依据《中华人民共和国标准化法》",
]

BAD_P17 = [
    "与国家现行法律法规、强制性标准无抵触。",
    "遵守国家法律。",
    "本标准符合国家法律法规的规定。",
    "与有关的现行法律、法规和强制性标准保持一致。",
    "符合法律法规要求，不存在冲突。",
    "与强制性标准没有矛盾。",
    "本标准与其他标准协调。",
    "符合《XX法》。",
    "符合《有关规定》。",
    "不与法律法规冲突",
    "没有违反现行法律",
    "本标准的制定符合国家相关政策。",
    "见下文",
    "不存在与现行法律、法规相抵触的情况。",
    "无任何冲突",
    "依法制定",
    "本方法科学合理，做法规范。",
    "与现行法律、行政法规、强制性国家标准协调配套，无重复。",
    "The standard does not conflict with existing laws.",
    "It complies with all relevant national laws and regulations.",
]

GOOD_P13 = [
    "电动汽车用动力蓄电池安全要求",
    "家用和类似用途电器的安全 第1部分：通用要求",
    "信息技术 大数据 术语",
    "纺织品 色牢度试验 第2部分：总则",
    "1∶500 1∶1000 1∶2000地形图图式",
    "GSM/UMTS双模终端技术要求",
    "IPv6网络设备 测试方法",
    "碳排放权交易 第2部分：核算",
    "智慧城市 顶层设计指南",
    "企业标准体系 要求",
    "标准化教育课程建设指南 标准化概论",
    "团体标准化 第1部分：良好行为指南",
    "标准文献版权保护 要求",
    "工业企业温室气体排放核算和报告通则",
    "±800 kV直流系统用穿墙套管",
    "煤中碳和氢的测定方法",
    "电工术语 发电、输电及配电 通用术语",
    "T/R组件通用规范",
    "1000kV变电站设计规范",
    "粮油检验 小麦粉膨胀势的测定",
    "人工智能 2030场景分类",
    "食品安全国家标准 食品添加剂",
    "低压开关设备和控制设备 第5-1部分：控制电路电器",
    "GB码字符集",
]

BAD_P13 = [
    "储能电站 技术要求 国家标准",
    "储能电站技术规范标准",
    "《储能电站》国家标准",
    "储能电站技术要求2026",
    "储能电站技术要求-2026",
    "储能电站技术要求(2026年)",
    "储能电站技术要求（2026年修订版）",
    "GB/T36276应用",
    "GB 51048 实施指南",
    "储能电站\u3000技术要求",
    "储能 电站 应急 供电",
    "储能电站技术要求！",
    "储能电站技术要求，",
    "储能电站行业标准",
    "储能电站地方标准（草案）",
    "储能电站推荐性标准",
    "储能电站 试验方法标准",
    "储能电站技术要求 送审稿",
    "IEC 62933储能系统",
    "储能电站的标准",
    "储能电站企业标准",
    "储能电站技术要求 2026年版",
    "储能电站\t技术要求",
    "储能电站技术要求（国家标准）",
    "GBT 36276应用指南",
]

GOOD_P12 = [
    "Safety of machinery—Electrical equipment of machines—Part 1: General requirements",
    "Test method for Young’s modulus",
    "Classification of Class A fires",
    "Nuclear power plants—I&C systems",
    "Semiconductor devices—Part 5-4: Optoelectronic devices—Semiconductor lasers",
    "Determination of Cr(VI) in cement",
    "Vitamin B12 in feeds",
    "Type approval of Euro 6 engines",
    "Guidelines for the Belt and Road projects",
    "Use of GB 18030 characters",
    "Yangtze River shipping",
    "Chinese medicine—Panax ginseng roots",
    "Ginseng (Panax ginseng C.A.Meyer)",
    "Household appliances—Noise",
    "BIM—Delivery",
    "Li-ion cells",
    "Ni-MH batteries",
    "Rockwell C hardness of steels",
    "Wi-Fi and Bluetooth coexistence",
    "eLearning—Vocabulary",
    "Electric vehicles (EV)—Vocabulary",
    "Energy storage—Terms and definitions",
    "Tibetan coded character set",
    "Blast furnace",
    "VR/AR devices",
    "De-icing salts",
    "Information security technology—SM2 cryptographic algorithm",
    "Karst tunnels in Guizhou",
    "5G network slicing",
    "AI chips",
    "Hydrogen fuel cells—50 kW to 100 kW",
    "Cell phones sold in China's market",
]

BAD_P12 = [
    "Safety Requirements",
    "Safety requirements For toys",
    "Safety requirements —Toys",
    "Safety requirements— Toys",
    "Safety requirements―Toys",
    "Safety requirements:toys.",
    "safety requirements",
    "Information Security Technology—Digital Signatures",
    "Information security technology—digital signatures",
    "Information security technology, Digital Certificates",
    "Guide To Use",
    "Method for Determination",
    "SAFETY REQUIREMENTS",
    "Technical Requirements of Emergency Power Supply Device for Energy Storage Station",
    "Energy storage stations – technical requirements",
    "Photovoltaic Inverter",
    "Wind Turbines",
    "Code of Practice",
    "Green Hydrogen",
    "Data Centre",
    "Blockchain Applications",
    "Smart Elderly Care Services",
    "Low-Altitude Logistics",
    "Robots for Surgery",
    "Unmanned Aerial Vehicles",
    "Carbon Emission Accounting",
    "Mushroom Cultivation",
    "Drinking Water",
    "Ginseng Root Slices",
    "Metaverse Platform",
    "Shrimp Farming",
]

GOOD_P15 = [
    PURPOSE + "（见GB/T XXXXX—20XX）",
    PURPOSE + "20××年",
    PURPOSE + "测试、试验均已完成。",
    PURPOSE + "x轴与y轴。",
    PURPOSE + "XXXL码",
    PURPOSE + "参见附件1。",
    PURPOSE + "具体限值待定型试验后确定。",
    PURPOSE + "【来源：年报】",
]

BAD_P15 = [
    "待定" * 60,
    "同上。",
    "xxxxxx",
    "XXXXXXXXXX XXXXXX",
    "见前文",
    "无",
    "此处填写目的和意义",
    "*****",
    "本部分内容待补充",
    "（略）",
    "暂无内容",
    "。。。。。。",
    "？？？",
    "to be determined",
    "目的目的目的目的" * 20,
    "？",
    PURPOSE + "TODO",
    PURPOSE + "（此处补充数据）",
    PURPOSE + "XXX 单位",
    "12345678901234567890",
]

FIELDS = {"P12": "title_en", "P13": "title_zh", "P15": "purpose", "P16": "situation", "P17": "law_relation"}

GOOD = [
    *(("P12", text) for text in GOOD_P12),
    *(("P13", text) for text in GOOD_P13),
    *(("P15", text) for text in GOOD_P15),
    *(("P16", text) for text in GOOD_P16),
    *(("P17", text) for text in GOOD_P17),
]

BAD = [
    *(("P12", text) for text in BAD_P12),
    *(("P13", text) for text in BAD_P13),
    *(("P15", text) for text in BAD_P15),
    *(("P16", text) for text in BAD_P16),
    *(("P17", text) for text in BAD_P17),
]


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_draft_in_order_is_not_accused(rule: str, text: str) -> None:
    beside = (
        {"title_zh": "储能装置"} if rule == "P12" else {}
    )  # has one element, as have many of the English ones
    found = findings(rule, case(**{**beside, FIELDS[rule]: text}))
    assert [item.key for item in found if item.severity is not Severity.HINT] == []


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_a_draft_out_of_order_does_not_slip_through(rule: str, text: str) -> None:
    assert findings(rule, case(**{FIELDS[rule]: text}))
