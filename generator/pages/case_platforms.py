"""Name the online platforms that the text of an e-commerce case mentions."""

from __future__ import annotations

import re

from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.records import TypicalCase

# Only names that mean nothing else in a Chinese sentence; 1688 is a figure too unless a shop stands behind it.
_NAMES = re.compile(
    "1688(?=平台|网店|店铺)|亚马逊|京东|天猫|小红书|当当网|微信|快手|抖音|拼多多|淘宝|美团|苏宁易购|速卖通|闲鱼|阿里巴巴|饿了么|唯品会"
)


def platforms(writer: Writer, row: TypicalCase) -> tuple[Value, ...]:
    """Return each platform once, in the order of the text; no values where none is named."""
    found = dict.fromkeys(_NAMES.findall(row.facts_zh + row.outcome_zh))
    return tuple(writer.foreign(name) for name in found)
