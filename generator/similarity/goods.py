"""Read what the goods of a case are: the words for them, and the families that the words belong to."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_BETWEEN = re.compile(r"[、，,；;/]|及|和|与")
_ENDINGS = re.compile(r"(?:系列|等|类|商品|产品)+$")

# An editor's list. A word belongs to the first family that one of its pieces names, so the narrower stand first.
FAMILIES = (
    ("patent-service", "专利代理"),
    ("trademark-service", "商标代理"),
    ("trademark-filing", "商标申请 商标注册申请"),
    ("business-secrets", "客户 供应商 经营信息 技术信息 电商数据"),
    ("catering", "餐饮 奶茶"),
    ("beer", "啤酒"),
    ("liquor", "酒"),
    ("tea", "茶"),
    ("drinks", "饮料 咖啡"),
    ("seed", "种子"),
    ("rice", "大米"),
    ("crabs", "蟹"),
    ("fruit", "橙 西瓜 枣 陈皮 水果"),
    ("food", "味精 鸡精 月饼 粽子 糖果 粉丝 腊肉 玉米粉 米稀 莲藕 蛋糕"),
    ("health-products", "保健"),
    ("medicines", "原料药 药物 牛黄丸"),
    ("engine-oil", "机油 润滑油"),
    ("bearings", "轴承"),
    ("car-parts", "汽车配件 滤芯 滤清器 火花塞 点火线圈 汽车玻璃 冷媒 车标 鼓风电机 方向盘"),
    ("batteries", "电池"),
    ("electronics", "手机 耳机 充电器 数据线 平板电脑 移动存储器 集成电路"),
    ("appliances", "空调 电视 温控器 新风机 理发剪 卷发棒 平衡车"),
    ("building-materials", "瓷砖 卫浴 涂料 防水 建材 开关 填缝"),
    ("machinery", "水泵 阀 发电机组 包装机 贴窗机 浇注机 装载机 拖拉机 缝纫机"),
    ("masks", "口罩"),
    ("cosmetics", "化妆品 口红 香水 护肤 防晒 面膜 眼霜 散粉 洗发 牙膏"),
    ("shoes", "鞋"),
    ("bags", "手袋 箱包 皮具 皮包 单肩包 手提包 钱包"),
    ("clothes", "服装 服饰 童装 运动服 内裤 袜 裤 羊绒 棉服 车服"),
    ("watches", "手表"),
    ("jewellery", "首饰 吊坠 挂坠 项链 饰品 玉石"),
    ("toys", "玩具 玩偶 毛绒"),
    ("textiles", "毛巾 窗帘布"),
    ("books", "图书 教辅 电子书 文学"),
    ("music", "音乐 车载U盘"),
    ("films", "影视 电影 短剧 短视频"),
    ("games", "网络游戏"),
    ("software", "软件"),
    ("packaging", "包装 包材 纸箱 标签 商标标识 小盒 印制 印刷"),
    ("advertising", "广告 宣传"),
)
_PIECES = tuple((family, tuple(pieces.split())) for family, pieces in FAMILIES)


@lru_cache(10_000)
def goods_words(goods_zh: str) -> frozenset[str]:
    """Return the single words of a list of goods: 白酒及包材 → 白酒, 包材; nothing that only says goods."""
    words = (_ENDINGS.sub("", word.strip()) for word in _BETWEEN.split(_BRACKETS.sub("", goods_zh)))
    return frozenset(word for word in words if len(word) > 1 or word in {"酒", "鞋", "包"})


@lru_cache(10_000)
def goods_families(goods_zh: str) -> frozenset[str]:
    """Return the families that the words of a list of goods belong to; what stands in brackets tells too."""
    found = (
        next((family for family, pieces in _PIECES if any(piece in word for piece in pieces)), "")
        for word in _BETWEEN.split(goods_zh)
    )
    return frozenset(found) - {""}
