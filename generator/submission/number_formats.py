"""Know the number formats of office programs, and the days that their serial numbers mean."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from datetime import date, datetime, time

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from generator.submission.values import CellValue

# What Chinese editions of Excel and WPS mean by numbers that ECMA-376 leaves to the language (18.8.30, zh-cn).
_CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}


def numbered_formats(own: Mapping[int, str]) -> Mapping[int, str]:
    """Return the number formats by number: those that every workbook knows, and its `own`."""
    return {**BUILTIN_FORMATS, **_CHINESE_FORMATS, **own}


def as_date(serial: float, *, is_1904: bool) -> CellValue:
    """Return the day, the moment or the time of day of a serial number; the number where there is none."""
    with contextlib.suppress(ValueError, OverflowError):
        found = from_excel(serial, CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900)
        if isinstance(found, datetime):
            return found.date() if found.time() == time() else found
        if isinstance(found, date | time):
            return found
    return serial


def as_number(text: str) -> int | float:
    """Return a number with the 15 digits that office programs keep; raise ValueError."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    if value.is_integer():
        return int(value) if abs(value) < 10**15 else int(text) if text.lstrip("-").isdecimal() else int(value)
    return float(f"{value:.15g}")
