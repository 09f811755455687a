"""Find full names of natural persons in running text, by the words that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.findings import Finding

# Surnames that hardly ever open another word after a role; frequent but ambiguous ones
# (高价, 方面, 许可, 任意, 何时 …) are left out: a false alarm stops a publication.
_SURNAMES = (
    "王李张刘陈杨赵吴徐孙朱郭林郑梁谢宋唐韩冯邓彭肖董袁潘蒋蔡苏魏吕丁沈姚卢姜崔谭汪廖贾韦邹熊孟秦邱侯薛闫段雷"
    "黎贺顾龚邵覃武戴莫赖樊兰殷倪龙"
)
_ROLES = (
    "当事人|法定代表人|负责人|经营者|被告人|犯罪嫌疑人|嫌疑人|被请求人|请求人|投诉人|举报人|店主|业主|老板|男子|女子|"
    "自然人|股东"
)
_GIVEN = r"[^\W\d_a-zA-Z某于在自因从被将与及和的之为是等未不无已系以经向对由有均所，]"
_AFTER = r"(?=[,。;、(:]|于|在|自|因|从|被|将|与|及|和|等|未|系|以|经|向|对|由|男|女|罚|处|销|生|$)"
_NAME = re.compile(rf"(?:{_ROLES})[:为是系 ]{{0,2}}(?P<name>[{_SURNAMES}]{_GIVEN}{{1,2}}){_AFTER}")
_WITH_SEX = re.compile(rf"(?P<name>[{_SURNAMES}]{_GIVEN}{{1,2}})[,(](?:男|女)[,)]")
_ALONE = re.compile(rf"[{_SURNAMES}]{_GIVEN}{{1,2}}")
_WORDS = frozenset(
    {
        "陈述",
        "陈列",
        "陈诉",
        "张贴",
        "张挂",
        "郑重",
        "唐装",
        "谢绝",
        "宋体",
        "王府",
        "林业",
        "苏州",
        "莫名",
        "武装",
        "丁类",
        "龙头",
    }
)


def find(text: str) -> Iterator[Finding]:
    """Yield full names in a folded text; a masked one (surname and 某) is none."""
    for pattern in (_NAME, _WITH_SEX):
        for match in pattern.finditer(text):
            if match["name"][:2] not in _WORDS:
                yield Finding("person-named", *match.span("name"), match["name"])


def is_person(text: str) -> bool:
    """Return whether a text that should name an author is the name of a natural person."""
    return bool(_ALONE.fullmatch(text.strip())) and text.strip()[:2] not in _WORDS
