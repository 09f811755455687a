"""Keep the headings of columns and forms, which say what the cells below and beside them hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADING = re.compile(
    r"姓名|名字|当事人|被处罚人|违法行为人|联系人|法定代表人|法人代表|法人|负责人|经营者|业主|经办人|承办人|办案人|执法人员|"
    r"举报人|投诉人|填表人|填报人|制表人|审核人|签收人|身份证|证件号|公民身份|手机|电话|联系方式|住址|家庭|户籍|微信|QQ|"
    r"账号|帐号|账户|卡号|护照|通行证|车牌|号牌|邮箱|抖音|支付宝"
)
_LONGEST = 16


class Headings:
    """The headings seen so far in one table, by column."""

    def __init__(self) -> None:
        """Start above the first row."""
        self._by_column: dict[str, str] = {}

    def of_row(self, cells: Sequence[tuple[str, str]]) -> list[str]:
        """Return the heading of each cell (column, text) of the next row, '' where there is none.

        A heading to the left, as in a form, goes before the one above.
        """
        words = [text if len(text) <= _LONGEST and _HEADING.search(text) else "" for _, text in cells]
        if sum(1 for word in words if word) * 2 > len(cells):
            # A row of headings: it holds nobody's data.
            self._by_column.update({column: word for (column, _), word in zip(cells, words, strict=True) if word})
            if len(cells) > 2:
                return [""] * len(cells)
        labels = []
        for place, (column, text) in enumerate(cells):
            before = words[place - 1] if place else ""
            label = before or self._by_column.get(column, "")
            labels.append("" if words[place] else label.strip(" :：").replace("\n", ""))
            if words[place] and text:
                self._by_column[column] = text
        return labels
