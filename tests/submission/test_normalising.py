"""A cell as offices write it becomes its canonical text with every change said, or is refused with the reason."""

from __future__ import annotations

import csv
import tomllib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Severity
from generator.i18n import read_catalogue
from generator.messages import render
from generator.packages import read_packages
from generator.schemas import Field, read_schemas
from generator.submission.choices import Choices, read_choices
from generator.submission.normalising import normalise
from generator.submission.values import Cell, Choice, Normalised

ROOT = Path(__file__).parents[2]
SCHEMAS = read_schemas(ROOT / "datasets" / "_schema")
CELLS = tomllib.loads((Path(__file__).parent / "cells.toml").read_text(encoding="utf-8"))["cell"]
# Made-up places, in which two share a short name and one a name.
PLACES = (
    Choice("330000", "浙江省", "Zhejiang"),
    Choice("330100", "杭州市", "Hangzhou"),
    Choice("330200", "宁波市", "Ningbo"),
    Choice("330281", "宁波市余姚市", "Yuyao, Ningbo"),
    Choice("330110", "杭州市余杭区", "Yuhang District, Hangzhou"),
    Choice("220000", "吉林省", "Jilin Province"),
    Choice("220200", "吉林市", "Jilin City"),
    Choice("220104", "长春市朝阳区", "Chaoyang District, Changchun"),
    Choice("110105", "北京市朝阳区", "Chaoyang District, Beijing"),
    Choice("150000", "内蒙古自治区", "Inner Mongolia"),
    Choice("x-one", "开发区", "One Zone"),
    Choice("x-two", "开发区", "Two Zone"),
)


@cache
def choices() -> Choices:
    datasets = ROOT / "datasets"
    packages = read_packages(datasets, schemas=SCHEMAS).packages
    words = {lang: read_catalogue(ROOT / "site_src" / "i18n", lang) for lang in ("zh", "en")}
    return read_choices(packages, schemas=SCHEMAS, words=words)


def field(name: str) -> Field:
    table, _, column = name.partition(".")
    found = SCHEMAS[table].field(column)
    assert found is not None
    return found


def options(name: str) -> tuple[Choice, ...]:
    table, _, column = name.partition(".")
    return PLACES if field(name).references == "jurisdictions" else choices().of(table, column)


def read(name: str, value: Any, number_format: str = "") -> Normalised:
    return normalise(field(name), Cell(4, 1, value, number_format), choices=options(name))


def said(result: Normalised, lang: str) -> str:
    return render(result.problems, lang=lang, format="text", schemas=SCHEMAS, root_name="")


def kinds(result: Normalised) -> list[str]:
    return [f"{problem.severity.value} {problem.code}" for problem in result.problems]


@pytest.mark.parametrize("entry", CELLS, ids=[f"{entry['field']}={entry['value']!r}" for entry in CELLS])
def test_a_cell_becomes_this_text_with_these_findings(entry: dict[str, Any]):
    result = read(entry["field"], entry["value"], entry.get("number_format", ""))

    assert (result.text, kinds(result)) == (entry.get("text", ""), entry.get("findings", []))
    for lang in ("zh", "en"):
        words = said(result, lang)
        assert [word for word in entry.get(lang, []) if word not in words] == [], words


def test_every_cell_of_every_package_reads_as_itself_without_a_word():
    changed = []
    for path in sorted((ROOT / "datasets").glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, value in row.items():
                    found = SCHEMAS[path.stem].field(column)
                    assert found is not None
                    result = normalise(found, Cell(2, 1, value), choices=choices().of(path.stem, column))
                    if result != Normalised(text=value):
                        changed.append((path.name, column, value, result))

    assert changed == []


def test_every_label_of_every_choice_reads_as_its_code_without_a_word():
    for table, schema in SCHEMAS.items():
        for column in schema.fields:
            own = choices().of(table, column.name)
            for choice in own:
                assert normalise(column, Cell(4, 1, choice.label), choices=own) == Normalised(text=choice.code)


DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2100, 12, 31))
CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def chinese_figure(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" if tens else ""
    return ten + ("" if ones == 0 else "一二三四五六七八九"[ones - 1])


@given(DAYS)
def test_all_spellings_of_a_day_agree(day: date):
    y, m, d = day.year, day.month, day.day
    serial = (day - date(1899, 12, 30)).days
    spellings = [
        day, datetime(y, m, d), serial, float(serial), int(f"{y}{m:02}{d:02}"),
        f"{y}-{m}-{d}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", f"{y}年{m:02}月{d:02}号",
        f"{y}{m:02}{d:02}",        f" {y} 年 {m} 月 {d} 日 ", f"{y}－{m:02}－{d:02}", f"{y}-{m}-{d} 00:00:00",
        "".join(chr(ord(c) + 0xFEE0) for c in f"{y}/{m}/{d}"),
        f"{str(y).translate(CHINESE_DIGITS)}年{chinese_figure(m)}月{chinese_figure(d)}日",
    ]  # fmt: skip

    assert {read("typical-cases.decided_on", spelling, "yyyy-mm-dd").text for spelling in spellings} == {
        day.isoformat()
    }


@given(DAYS)
def test_a_month_is_never_made_a_day(day: date):
    y, m = day.year, day.month
    shown = [f"{y}-{m}", f"{y}/{m:02}", f"{y}年{m}月", f"{y}{m:02}", f"{y}年{m}月份"]
    formatted = [
        read("typical-cases.decided_on", date(y, m, 1), form) for form in ("yyyy/m", 'yyyy"年"m"月"', "mmm-yy")
    ]

    texts = {read("typical-cases.decided_on", spelling).text for spelling in shown} | {cell.text for cell in formatted}

    assert texts == {f"{y}-{m:02}"}


@given(st.integers(min_value=0, max_value=10**11))
def test_all_spellings_of_a_sum_agree(yuan: int):
    spellings = [
        yuan, float(yuan), str(yuan), f"{yuan:,}", f"{yuan:,}元", f"¥{yuan}", f"￥{yuan:,}",
        f"{yuan:,}".replace(",", "，"), f"人民币{yuan}元整", f"{Decimal(yuan) / 10000:f}万元",
        "".join(chr(ord(c) + 0xFEE0) for c in str(yuan)), f" {yuan}.00 ",
    ]  # fmt: skip

    assert {read("case-amounts.amount_cny", spelling).text for spelling in spellings} == {str(yuan)}


ANY_VALUE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=30),
    st.text(alphabet="0123456789年月日第条款项万亿元约至-/.,，（）()[]〔〕号 　是否无杭州市", max_size=14),
    st.dates(), st.datetimes(), st.times(),
)  # fmt: skip
FIELDS = [(table, column) for table, schema in SCHEMAS.items() for column in schema.fields]


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(FIELDS), ANY_VALUE, st.sampled_from(["", "General", "0%", "yyyy/m/d", "m月d日", '0"万元"']))
def test_whatever_a_cell_holds_is_taken_or_refused_and_what_is_taken_stays(
    target: tuple[str, Field], value: Any, number_format: str
):
    table, column = target
    own = choices().of(table, column.name)

    result = normalise(column, Cell(4, 1, value, number_format), choices=own)

    refusals = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    assert not (refusals and result.text)
    assert said(result, "zh").count("\n") == said(result, "en").count("\n") == len(result.problems)
    if result.text and column.unit != "percent":
        again = normalise(column, Cell(4, 1, result.text), choices=own)
        assert again.text == result.text
        assert [problem for problem in again.problems if problem.severity is Severity.NOTE] == []


@pytest.mark.parametrize(
    "text",
    [
        "2024-" * 4000,
        "2024-" + "," * 20_000,
        "((" * 10_000,
        "?a" * 10_000 + "中",
        "甲" + "\n " * 10_000 + "。",
        "。" * 20_000 + "a",
    ],
    ids=["dates", "commas", "brackets", "marks", "lines", "stops"],
)
def test_a_hostile_cell_is_refused_before_patterns_try_every_way_to_read_it(text: str):
    """Without that it would take minutes, in texts and addresses too, which may be long."""
    short = ("decided_on", "ip_type", "case_id", "is_ecommerce", "decision_no")
    for name in ("facts_zh", "title_zh", "source_url"):
        assert read(f"typical-cases.{name}", text) != Normalised(text="")

    assert {code for name in short for code in kinds(read(f"typical-cases.{name}", text))} == {"error cell-too-large"}


def test_a_place_that_no_register_knows_is_not_taken_for_one_that_sounds_like_it():
    assert "是否为" not in said(read("case-authorities.jurisdiction_code", "昆州市"), "zh")


def test_a_time_of_day_is_dropped_and_named():
    result = read("typical-cases.decided_on", datetime(2024, 5, 3, 14, 30), "yyyy/m/d h:mm")

    assert (result.text, kinds(result)) == ("2024-05-03", ["note time-dropped"])
    assert "14:30" in said(result, "zh")


def test_a_cell_with_only_a_time_is_no_date():
    assert kinds(read("typical-cases.decided_on", time(14, 30))) == ["error cell-is-date"]


def test_a_serial_number_is_a_date_only_within_a_century():
    first, last = (date(1980, 1, 1) - date(1899, 12, 30)).days, (date(2100, 12, 31) - date(1899, 12, 30)).days

    texts = [read("typical-cases.decided_on", number).text for number in (first - 1, first, last, last + 1)]

    assert texts == ["", "1980-01-01", "2100-12-31", ""]


def test_a_date_cell_before_1949_is_a_number_in_the_wrong_format():
    result = read("typical-cases.decided_on", date(1899, 12, 30) + timedelta(days=60), "yyyy/m/d")

    assert kinds(result) == ["error date-implausible"]
