"""Find home addresses and the plates of vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.findings import Finding

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.]?"
    r"(?=(?:[A-HJ-NP-Z]*\d){3})[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9-])"
)
_HOME = re.compile(
    r"(?:家庭住址|住址|户籍地址?|户籍所在地|家住|现住|居住于|居住在|暂住|租住)[:为在于]{0,2}"
    r"[^,。;!?]{2,40}?[\d一二三四五六七八九十]+(?:号楼|号|栋|幢|单元|室|户|弄)"
)


def find(text: str) -> Iterator[Finding]:
    """Yield the places in a folded text."""
    yield from (Finding("vehicle-plate", *match.span(), match.group()) for match in _PLATE.finditer(text))
    yield from (Finding("home-address", *match.span(), match.group()) for match in _HOME.finditer(text))
