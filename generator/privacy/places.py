"""Find home addresses and the plates of vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.findings import Finding
from generator.privacy.numbers import is_thing

_NUMBER = r"[\d一二三四五六七八九十]+"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# New-energy cars have six characters; trailers, police and border cars end in a word.
_PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z][ \-·.]?(?:"
    r"(?=(?:[A-HJ-NP-Z]*\d){3})[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9-]|[型号款]|系列)"
    r"|[A-HJ-NP-Z0-9]{4}[挂学警港澳])"
)
_UNIT = r"(?:号楼|号|栋|幢|单元|室|户|弄|组|社|队|座|巷)"
_AT = r"[:为在于是]{0,2}"
_WITHIN = r"(?:(?!公司|商店|超市|市场|酒店)[^,。;!?()]){2,40}?"
_HOME = (
    # What introduces a home, up to a number.
    re.compile(
        r"(?:家庭住址|家庭地址|现?住址|户籍地址?|户籍所在地|户口所在地|身份证(?:载明|登记)的?(?:住所|地址)|家住|现住|居住地|居住于|居住在|暂住|租住|"
        rf"收货地址|收件地址){_AT}{_WITHIN}{_NUMBER}{_UNIT}(?:{_NUMBER}{_UNIT})*"
    ),
    # Or down to the village or housing estate.
    re.compile(
        rf"(?:家住|户籍地址?|户籍所在地|住址){_AT}(?:(?!公司|商店)[^,。;!?()]){{2,30}}?(?:(?!某).[村寨屯]|小区|花园|公寓|家园)(?=[,。;)]|$)"
    ),
    # After nationality or sex: 汉族，住…村6组.
    re.compile(rf"(?:^|[,。;(])住(?:在|于)?(?![宅所院房])[^,。;!?()]{{3,30}}?{_NUMBER}{_UNIT}(?:{_NUMBER}{_UNIT})*"),
    # A door without its word: 8-2-1502.
    re.compile(
        r"(?:居住的|住在|(?<![a-z\u4e00-\u9fff])住)[^,。;!?()]{2,30}?(?:\d+(?:幢|栋|号楼)\d{3,4}|\d+-\d+-\d{3,4})"
    ),
    re.compile(r"(?:老家在|户口所在地)[^,。;!?()]{2,30}?(?:(?!某).[村寨屯])(?=[,。;)]|$)"),
    # A flat by building, entrance and door; a farm by village, group and number.
    re.compile(
        rf"[\u4e00-\u9fff]{{0,8}}{_NUMBER}(?:幢|栋|号楼|座){_NUMBER}单元{_NUMBER}(?:室|号)?(?![\u4e00-\u9fff]*(?:公司|店))"
    ),
    re.compile(rf"[\u4e00-\u9fff]{{1,6}}[村寨屯](?:委会)?{_NUMBER}(?:组|社|队|村民小组){_NUMBER}号"),
)
_CALLED_HOME = re.compile(
    rf"[^,。;!?():]{{3,30}}?{_NUMBER}(?:{_UNIT}|(?=[为系]))(?:\((?:当事人|其)?(?:住处|家中|住所|住宅)\)|[为系]其?(?:当事人)?的?住处)"
)
_HOME_WORD = re.compile("住|户籍|户口|收货|收件|单元|[村寨屯]")

_CALLED = re.compile("住处|家中|住所|住宅")


def find(text: str) -> Iterator[Finding]:
    """Yield the places in a folded text; overlapping addresses once."""
    for match in _PLATE.finditer(text):
        if not is_thing(text, match.start()):
            yield Finding("vehicle-plate", *match.span(), match.group())
    if not _HOME_WORD.search(text):
        return
    end = 0
    patterns = (*_HOME, _CALLED_HOME) if _CALLED.search(text) else _HOME
    matches = [match for pattern in patterns for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            end = match.end()
            yield Finding("home-address", *match.span(), match.group().lstrip(",。;("))
