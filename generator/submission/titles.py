"""Understand the titles that people give to sheets and columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum, auto

from generator.schemas import Field, TableSchema
from generator.submission import layout
from generator.validation.suggestions import nearest

# Chinese title, English title and name in one cell; a longer text is no title.
_LONGEST_TITLE = 160
_MARKS = re.compile(r"^[*]+|([*:]|必填项?|选填)+$")
_COPY = re.compile(r"(\(\d+\)|[-_]?(副本|的副本|copy)(\(?\d*\)?)?)+$|^(副本|copyof)[-_]?")
_BRACKET = re.compile(r"(.+)[(\[【〔]([^()\[\]【】〔〕]{1,20})[)\]】〕]")
# Remarks that say nothing of the content: whether a column must be filled in, and how a date is written.
_REMARKS = frozenset({"必填", "必填项", "选填", "可选", "可空", "如有", "required", "optional"})
_DATE_REMARK = re.compile(r"(日期)?(格式:?)?[y年m月d日/.\-]+")
_UNITS: Mapping[str, frozenset[str]] = {
    "CNY": frozenset({"元", "人民币", "人民币元", "元人民币", "单位:元", "cny", "rmb", "yuan"}),
    "times": frozenset({"倍", "times"}),
    "percent": frozenset({"%", "百分比", "percent"}),
    "months": frozenset({"月", "个月", "months"}),
    "cases": frozenset({"件", "起", "cases"}),
    "parties": frozenset({"个", "家", "人", "名", "parties"}),
    "agencies": frozenset({"个", "家", "agencies"}),
}
_OTHER_UNITS = re.compile(r"(单位:)?(人民币)?([百千万亿]+元?|角|分|美元|usd|10,?000.*|million.*|thousand.*)")
# 单位：万元, as it stands above many a table, or （万元） behind its title.
_UNIT_OF_TABLE = re.compile(r"(单位:?|\()(单位:?)?(人民币)?([十百千万亿]+元|美元|[万亿]$)")


class Fit(Enum):
    """How a title fits a field."""

    SAME = auto()
    OTHER_UNIT = auto()


def fold(text: str) -> str:
    """Return a title without width, case, blanks and invisible characters, so that equal titles compare equal."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"})


def states_other_unit(text: str) -> bool:
    """Tell whether a line above a table, or the name of its sheet, counts money in another unit than the yuan."""
    return _UNIT_OF_TABLE.search(fold(text)) is not None


class ColumnTitles:
    """The titles by which the fields of a table go: Chinese, English, name, or several in one cell."""

    def __init__(self, schema: TableSchema) -> None:
        """Collect the titles of all fields."""
        self._fields = {
            fold("".join(parts)): field
            for field in schema.fields
            for zh, en, name in [(field.title, field.title_en, field.name)]
            for parts in ((zh, en, name), (zh, name), (en, name), (zh, en), (en, zh), (name,), (en,), (zh,))
        }
        self._shown = tuple(field.title for field in schema.fields) + tuple(field.title_en for field in schema.fields)

    def find(self, title: str) -> tuple[Field, Fit] | None:
        """Return the field that a title means; None where it means none."""
        if len(title) > _LONGEST_TITLE:
            return None
        folded = _MARKS.sub("", fold(title))
        if (field := self._fields.get(folded)) is not None:
            return field, Fit.SAME
        if (bracket := _BRACKET.fullmatch(folded)) is None:
            return None
        field = self._fields.get(_MARKS.sub("", bracket.group(1)))
        if field is None:
            # A mark and a unit may stand one behind the other: 罚款（元）（必填）.
            return self.find(bracket.group(1)) if _is_remark(bracket.group(2)) else None
        if _is_remark(bracket.group(2)) or bracket.group(2) in _UNITS.get(field.unit, ()):
            return field, Fit.SAME
        is_unit = _OTHER_UNITS.fullmatch(bracket.group(2)) or any(
            bracket.group(2) in units for units in _UNITS.values()
        )
        return (field, Fit.OTHER_UNIT) if is_unit else None

    def nearest(self, title: str) -> str:
        """Return the title of a field that is much like `title`, or ''."""
        plain = _BRACKET.sub(r"\1", _MARKS.sub("", fold(title)))
        return nearest(plain, self._shown) or next(
            (shown for shown in self._shown if len(shown) > 1 and shown in title), ""
        )


def table_named(name: str, schemas: Mapping[str, TableSchema]) -> str:
    """Return the table that the name of a sheet (or of a text file) means, or ''."""
    folded = fold(name)
    stripped = _COPY.sub("", folded)
    for table, schema in schemas.items():
        titles = {fold(title) for title in (layout.sheet_name(schema), schema.title, schema.title_en, table)}
        # The name of a sheet ends after 31 characters.
        titles |= {fold(schema.title_en[:31])}
        if folded in titles or stripped in titles:
            return table
    return ""


def _is_remark(text: str) -> bool:
    return text in _REMARKS or _DATE_REMARK.fullmatch(text) is not None
