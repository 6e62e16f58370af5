"""Made-up titles of standards in Chinese, English and both, the same ones each time, and what to look for."""

from __future__ import annotations

import random
import re

_CHINESE = (
    "储能 电站 应急 供电 装置 信息技术 安全技术 数据 质量 智能制造 标准化 工作导则 技术要求 试验方法 检验规则 术语 "
    "通用规范 管理体系 服务 评价 指南 测试 分类 代码 接口 互操作 风险评估 道路车辆 食品 环境 能源 建筑 钢结构 电气设备 "
    "机械 医疗器械 农产品 包装 运输 物流 云计算 大数据 人工智能 物联网 区块链 网络 个人信息 保护 焊接 铸造 塑料 橡胶 纺织 "
    "陶瓷 玻璃 水泥 煤炭 石油 天然气 光伏 风力 发电 水利 船舶 航空 铁路 桥梁 隧道 消防 矿山 化学品 染料 涂料 仪器 计量 "
    "传感器 轴承 齿轮 阀门 泵 压缩机 锅炉 压力容器 电梯 起重机 家具 玩具 鞋 皮革 茶叶 谷物 饲料 种子 肥料 兽药 渔业"
).split()
_ENGLISH = (
    "information technology security techniques management systems requirements guidelines test methods quality "
    "vocabulary general safety medical devices road vehicles environmental energy steel structures food packaging "
    "transport logistics cloud computing artificial intelligence internet things interoperability interface codes "
    "classification evaluation assessment risk data exchange model reference architecture measurement laboratory "
    "sampling inspection welding plastics rubber textiles ceramics glass cement petroleum photovoltaic wind turbine"
).split()
_RUN = re.compile("[\u4e00-\u9fff]+")


def made_titles(count: int) -> list[str]:
    """Return titles: more than half Chinese, a quarter in both languages, the rest English."""
    chance = random.Random(7)
    return [_title(chance) for _ in range(count)]


def made_queries(titles: list[str], each: int) -> dict[str, list[str]]:
    """Return what to look for by kind, `each` of a kind, all of it to be found somewhere in the titles."""
    chance = random.Random(11)
    runs = [run for title in chance.sample(titles, min(len(titles), 5_000)) for run in _RUN.findall(title)]
    return {
        "one Chinese character": [_piece(chance, runs, 1) for _ in range(each)],
        "two Chinese characters": [_piece(chance, runs, 2) for _ in range(each)],
        "3 to 6 Chinese characters": [_piece(chance, runs, chance.randint(3, 6)) for _ in range(each)],
        "a Latin word or its beginning": [_latin(chance) for _ in range(each)],
        "two words": [f"{_piece(chance, runs, 2)} {_other(chance)}" for _ in range(each)],
    }


def holds(title: str, query: str) -> bool:
    """Return whether a made title holds every word of a query, found out without the program's own search."""
    lower = title.lower()
    return all(
        word in lower if _RUN.search(word) else re.search(rf"\b{word}", lower) is not None
        for word in query.split()
    )


def _title(chance: random.Random) -> str:
    kind = chance.random()
    part = chance.randint(1, 20)
    if kind < 0.55:
        return f"{_zh(chance, 2)} {_zh(chance, 2)} 第{part}部分：{_zh(chance, 3)}"
    if kind < 0.8:
        return f"{_zh(chance, 4)} {_en(chance, 4).title()}"
    return f"{_en(chance, 3).capitalize()} — {_en(chance, 4).capitalize()} — Part {part}: {_en(chance, 3)}"


def _zh(chance: random.Random, words: int) -> str:
    return "".join(chance.choice(_CHINESE) for _ in range(words))


def _en(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_ENGLISH) for _ in range(words))


def _piece(chance: random.Random, runs: list[str], length: int) -> str:
    run = chance.choice([run for run in runs[:500] if len(run) >= length])
    start = chance.randint(0, len(run) - length)
    return run[start : start + length]


def _latin(chance: random.Random) -> str:
    word = chance.choice(_ENGLISH)
    return word if chance.random() < 0.6 else word[:3]


def _other(chance: random.Random) -> str:
    return chance.choice(_ENGLISH) if chance.random() < 0.4 else chance.choice(_CHINESE)
