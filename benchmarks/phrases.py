"""Put together made-up Chinese case texts of a wanted length; nothing in them happened."""

from __future__ import annotations

import random
from collections.abc import Sequence

# Lengths in characters at 0, 10, 25, 50, 75, 90, 99 and 100 % of the published cases (2026-11).
QUANTILES = (0.0, 0.10, 0.25, 0.50, 0.75, 0.90, 0.99, 1.0)
LENGTHS = {
    "facts_zh": (0, 0, 47, 73, 91, 110, 148, 178),
    "outcome_zh": (0, 0, 0, 12, 21, 31, 56, 113),
    "significance_zh": (0, 0, 0, 0, 22, 30, 43, 55),
    "summary_en": (37, 86, 99, 117, 138, 161, 209, 218),
    "not_seen_zh": (0, 0, 4, 7, 12, 17, 22, 30),
}

GOODS = (
    ("白酒", "Baijiu"), ("卷烟", "Cigarettes"), ("运动鞋", "Sports shoes"), ("服装", "Clothing"),
    ("机油", "Engine oil"), ("化妆品", "Cosmetics"), ("茶叶", "Tea"), ("大米", "Rice"),
    ("手机配件", "Mobile phone parts"), ("电线电缆", "Wire and cable"), ("轴承", "Bearings"),
    ("农药", "Pesticides"), ("洗衣液", "Laundry liquid"), ("调味品", "Condiments"), ("火锅底料", "Hotpot base"),
    ("家用净水器滤芯", "Water filter cartridges"), ("汽车刹车片", "Brake pads"), ("儿童玩具", "Toys"),
    ("教辅图书", "Study books"), ("吉祥物毛绒玩具", "Plush mascots"), ("阀门", "Valves"), ("水泥", "Cement"),
    ("皮具箱包", "Leather goods and bags"), ("餐饮服务", "Restaurant services"), ("软件", "Software"),
    ("LED灯具", "LED lamps"), ("摩托车配件", "Motorcycle parts"), ("保健食品", "Health food"),
)  # fmt: skip
_MARK_HEADS = "云岚溪松禾瑞启宁泽曜澜棠霁朔衡砚"
_MARK_TAILS = "川野庭舟谷屿麓汀岑渡甸坞"
_TRADES = ("商贸", "科技", "日用品", "食品", "机械", "服饰", "电子商务", "文化传播", "建材", "汽车配件")

_FACTS = (
    "执法人员根据权利人投诉，对当事人的经营场所进行检查",
    "现场查获涉嫌侵权的{goods}{count}件，外包装均标有“{mark}”字样",
    "经权利人鉴定，上述商品均为侵犯“{mark}”注册商标专用权的商品",
    "当事人不能提供合法的进货凭证和商标使用授权文件",
    "当事人自述从流动商贩处低价购进，通过网店和实体店同时销售",
    "涉案商品已售出{sold}件，其余存放于租用的仓库内",
    "执法机关依法扣押涉案商品，并向上下游地区发出协查函",
    "经查，当事人自年初起从事上述经营，未建立进货台账",
    "协查结果显示，货源来自相邻地区的一家加工点",
    "{place}市场监管部门接到举报后会同公安机关开展联合检查",
    "涉案商品与正品在包装、标签和防伪标识上存在明显差异",
    "当事人在商品详情页突出使用与权利人相近似的标识",
    "案发后当事人主动停止销售并召回部分商品",
    "执法人员调取了平台交易记录，固定了电子证据",
)
_OUTCOMES = (
    "责令立即停止侵权行为", "没收侵权商品{count}件", "没收主要用于制造侵权商品的工具", "对当事人给予警告",
    "责令限期改正", "将案件线索通报相关地区", "案件已移送公安机关处理", "没收的商品已集中销毁",
)  # fmt: skip
_SIGNIFICANCE = (
    "本案由两地协查办结，证据互认缩短了办案时间",
    "查处源头加工点，切断了侵权商品的供应链",
    "明确了销售者尽到合理注意义务的判断标准",
    "对同类线上经营行为有提示作用",
    "体现了行政执法与刑事司法的衔接",
)
_SUMMARY = (
    "Officers inspected the premises after a complaint by the right holder",
    "{count} counterfeit pieces of {goods_en} were seized",
    "the party could not show where the goods came from",
    "the goods were sold both online and in a shop",
    "the authority asked the neighbouring region for assistance",
    "the party was ordered to stop and fined CNY {fine}",
)
_NOT_SEEN = ("决定书全文", "处罚决定的文号", "当事人名称", "涉案数量", "决定日期", "引用的条文")


def length(rng: random.Random, field: str) -> int:
    """Return a length for `field`, drawn from the distribution of the published cases."""
    return at_share(LENGTHS[field], rng.random())


def at_share(lengths: Sequence[int], share: float) -> int:
    """Return the length at `share` (0 to 1) of the distribution that `lengths` gives at QUANTILES."""
    place = next(i for i in range(1, len(QUANTILES)) if share <= QUANTILES[i])
    low, high = QUANTILES[place - 1], QUANTILES[place]
    part = (share - low) / (high - low)
    return round(lengths[place - 1] + (lengths[place] - lengths[place - 1]) * part)


def mark(rng: random.Random) -> str:
    """Return a made-up trade mark of three characters."""
    return rng.choice(_MARK_HEADS) + rng.choice(_MARK_HEADS) + rng.choice(_MARK_TAILS)


def company(rng: random.Random) -> str:
    """Return the masked name of a made-up company."""
    return f"{rng.choice(_MARK_HEADS)}某{rng.choice(_TRADES)}有限公司"


def facts(rng: random.Random, **words: object) -> str:
    """Return what happened, in about as many characters as published cases have."""
    return _clauses(rng, _FACTS, length(rng, "facts_zh"), words, joint="，", end="。")


def outcome(rng: random.Random, **words: object) -> str:
    """Return what was decided besides the fine."""
    return _clauses(rng, _OUTCOMES, length(rng, "outcome_zh"), words, joint="，", end="。")


def significance(rng: random.Random) -> str:
    """Return why the case matters."""
    return _clauses(rng, _SIGNIFICANCE, length(rng, "significance_zh"), {}, joint="；", end="。")


def summary(rng: random.Random, **words: object) -> str:
    """Return the English summary."""
    return _clauses(rng, _SUMMARY, length(rng, "summary_en"), words, joint="; ", end=".")


def not_seen(rng: random.Random) -> str:
    """Return what the source does not show."""
    return _clauses(rng, _NOT_SEEN, length(rng, "not_seen_zh"), {}, joint="、", end="")


def _clauses(
    rng: random.Random, stock: Sequence[str], wanted: int, words: dict[str, object], *, joint: str, end: str
) -> str:
    if wanted <= 2:
        return ""
    text = ""
    for clause in rng.sample(stock, len(stock)):
        text += (joint if text else "") + clause.format(**words)
        if len(text) >= wanted:
            break
    return text[:wanted].rstrip("，；、;, “") + end
