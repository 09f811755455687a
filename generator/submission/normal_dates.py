"""Read dates as offices write them; one that leaves a choice is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from generator.schemas import Field
from generator.search.numerals import DIGITS, parse_chinese
from generator.submission.normal_cells import (
    placeholders,
    plain_characters,
    refused,
    taken,
    warning,
    without_marks,
)
from generator.submission.values import Cell, Normalised
from generator.validation.periods import read_period

# Day 0 of spreadsheets; they count a 29 February 1900 that never was, so days before March 1900 differ.
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range((date(1980, 1, 1) - _DAY_ZERO).days, (date(2101, 1, 1) - _DAY_ZERO).days)
_YEARS = range(1900, 2101)
_FIRST_YEAR_OF_CELLS = 1949

_CANONICAL = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_NUMERALS = "".join(DIGITS) + "十"
_CHINESE_FIGURE = re.compile(f"[{_NUMERALS}]+")
_SEPARATORS = str.maketrans({**dict.fromkeys("‐–—―−─", "-"), "。": ".", "○": "〇", "◯": "〇"})
_BLANKS_BESIDE = re.compile(r"\s*([-/.年月日号])\s*")
_TIME = re.compile(
    r"(?P<day>.+?)(?:[ T]|(?<=[日号])) *"
    r"(?P<time>(?:上午|下午)?\d{1,2}[:时点](?:\d{1,2}(?:[:分](?:\d{1,2}(?:\.0+)?秒?)?)?)?)"
)
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        r"(?P<y>\d{4})年?",
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月?份?",
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})月?",
        r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?",
    )
)
# A spreadsheet shows 2024.10 as 2024.1.
_CUT_SHORT = re.compile(r"\d{4}\.1", re.ASCII)
_SERIAL = re.compile(r"(?P<days>\d{5})(?P<part>\.\d+)?", re.ASCII)
_BACKWARDS = re.compile(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{4}|\d{2}|\d)", re.ASCII)
_YEARLESS = re.compile(r"(?:\d\d年)?\d{1,2}月(?:\d{1,2}[日号]?)?|\d{1,2}[-/.]\d{1,2}", re.ASCII)
_SEVERAL = re.compile(r"\d{4}[-/.年].*(?:\d{4}[-/.年]|[至到~、,;和及]|--).*\d|\d{8}\D+\d{8}", re.ASCII)
_VAGUE = re.compile(
    r"约|左右|前后|上半|下半|季度|上旬|中旬|下旬|年初|年底|年末|月初|月底|春|夏|秋|冬|以来|至今|长期|现行|\?"
)
# e stands for the year in Chinese formats.
_YEAR_CODE = re.compile(r"y|(?<![a-z])e+(?![a-z])")
_DAY_CODE = re.compile(r"(?<!d)d{1,2}(?!d)")


def read_date(field: Field, cell: Cell, text: str) -> Normalised:
    """Return the date in ISO 8601-1 (``2024``, ``2024-05``, ``2024-05-03``), no more precise than it was shown."""
    if isinstance(cell.value, datetime):
        return _from_calendar(field, cell, cell.value.date(), cell.value.time())
    if isinstance(cell.value, date):
        return _from_calendar(field, cell, cell.value, time.min)
    if _CANONICAL.fullmatch(text):
        return _real(field, text, read=text)
    written = plain_characters(without_marks(text)).translate(_SEPARATORS)
    written = _BLANKS_BESIDE.sub(r"\1", written)
    written = _CHINESE_FIGURE.sub(lambda match: parse_chinese(match.group()) or match.group(), written)
    if serial := _SERIAL.fullmatch(written):
        return _from_serial(field, serial, read=text)
    return _from_text(field, written, read=text)


def _from_text(field: Field, written: str, *, read: str) -> Normalised:
    """Read a date with its parts in plain digits, a time of day after it or not."""
    dropped = ""
    if (timed := _TIME.fullmatch(written)) and (_iso(timed["day"]) or _BACKWARDS.fullmatch(timed["day"])):
        written, dropped = timed["day"], timed["time"]
    iso = _iso(written)
    if not iso or _CUT_SHORT.fullmatch(written):
        return _refusal(field, written, read=read)
    if dropped.strip("0:时点分秒."):
        return _real(field, iso, read=read, note="time-dropped", time=dropped)
    return _real(field, iso, read=read)


def _iso(written: str) -> str:
    """Return what `written` says in our form, whether the calendar has it or not; '' for another shape."""
    for shape in _SHAPES:
        if (match := shape.fullmatch(written)) and int(match["y"]) in _YEARS:
            parts = match.groupdict()
            return "-".join([match["y"], *(parts[name].zfill(2) for name in ("m", "d") if parts.get(name))])
    return ""


def _real(field: Field, iso: str, *, read: str, note: str = "date-read", **params: str) -> Normalised:
    if read_period(iso) is None:
        return refused(field, "date-unreal", read=read)
    return taken(field, iso, read=read, note=note, **params)


def _from_serial(field: Field, serial: re.Match[str], *, read: str) -> Normalised:
    days = int(serial["days"])
    if days not in _SERIALS:
        return refused(field, "date-form", read=read)
    return taken(field, (_DAY_ZERO + timedelta(days)).isoformat(), read=read, note="date-from-number")


def _from_calendar(field: Field, cell: Cell, day: date, clock: time) -> Normalised:
    """Read a cell that holds a date; only the parts that its format shows are the officer's words."""
    iso = day.isoformat()
    if day.year < _FIRST_YEAR_OF_CELLS:
        return refused(field, "date-implausible", read=iso)
    code = placeholders(cell.number_format)
    has_year, has_day = _YEAR_CODE.search(code) is not None, _DAY_CODE.search(code) is not None
    has_month = "m" in code and (has_year or has_day or not re.search("[hs]", code))
    if has_year and not has_day:
        return _shortened(field, iso, iso[:7] if has_month else iso[:4])
    if not has_year and (has_day or has_month):
        return refused(field, "date-year-hidden", read=iso, suggestion=iso)
    if clock != time.min:
        return taken(field, iso, read=f"{iso} {clock}", note="time-dropped", time=clock.isoformat("minutes"))
    # Kinds of files that keep no formats give 2024年5月 as the first of May.
    is_doubtful = not cell.number_format and day.day == 1
    found = (warning(field, "date-first-day", read=iso, written=iso[:7]),) if is_doubtful else ()
    return Normalised(text=iso, problems=found)


def _shortened(field: Field, iso: str, kept: str) -> Normalised:
    """Keep what the cell shows of a date; where it hides more than a first day, someone should look."""
    if iso[len(kept) :].strip("-01"):
        return Normalised(text=kept, problems=(warning(field, "date-part-hidden", read=iso, written=kept),))
    return taken(field, kept, read=iso, note="date-shortened")


def _refusal(field: Field, written: str, *, read: str) -> Normalised:
    """Refuse with the reason that a reader of the cell would give."""
    if _CUT_SHORT.fullmatch(written):
        options = " / ".join(f"{written[:4]}-{month}" for month in ("01", "10"))
        return refused(field, "date-unclear", read=read, suggestion=options)
    if _SEVERAL.search(written):
        return refused(field, "date-several", read=read)
    if backwards := _BACKWARDS.fullmatch(written):
        return refused(field, "date-unclear", read=read, suggestion=_readings(backwards))
    if _YEARLESS.fullmatch(written):
        return refused(field, "date-without-year", read=read)
    if _VAGUE.search(written):
        return refused(field, "date-vague", read=read)
    return refused(field, "date-form", read=read)


def _readings(match: re.Match[str]) -> str:
    """Return the real days that ``5/3/2024`` or ``24.5.3`` may mean."""
    a, b, c = match["a"], match["b"], match["c"]
    orders = [(c, a, b), (c, b, a)] if len(c) == 4 else [(a, b, c), (c, a, b), (c, b, a)]
    days = [f"{year.zfill(4) if len(year) == 4 else '20' + year.zfill(2)}-{m:0>2}-{d:0>2}" for year, m, d in orders]
    real = [day for day, order in zip(days, orders, strict=True) if len(order[0]) > 1 and read_period(day)]
    return " / ".join(dict.fromkeys(real))
