"""Amounts, dates and articles as each language writes them; expected values are written by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import formats


@pytest.mark.parametrize(
    ("cny", "zh", "en"),
    [
        ("0", "0元", "CNY 0"),
        ("450", "450元", "CNY 450"),
        ("9999.99", "9,999.99元", "CNY 9,999.99"),
        ("10000", "1万元", "CNY 10,000"),
        ("50000", "5万元", "CNY 50,000"),
        ("76000", "7.6万元", "CNY 76,000"),
        ("6090400", "609.04万元", "CNY 6,090,400"),
        ("14252.82", "14,252.82元", "CNY 14,252.82"),
        ("100000000", "1亿元", "CNY 100,000,000"),
        ("250000000", "2.5亿元", "CNY 250,000,000"),
        ("123456789", "123,456,789元", "CNY 123,456,789"),
    ],
)
def test_an_amount_is_shortened_only_where_nothing_is_rounded(cny, zh, en):
    assert (formats.money(Decimal(cny), "zh"), formats.money(Decimal(cny), "en")) == (zh, en)


@given(st.decimals(min_value=0, max_value=10**10, places=2))
def test_a_chinese_amount_reads_back_to_the_exact_figure(cny):
    text = formats.money(cny, "zh").removesuffix("元").replace(",", "")
    factor = {"万": 10_000, "亿": 100_000_000}.get(text[-1], 1)
    assert Decimal(text.rstrip("万亿")) * factor == cny


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [
        ("2023-04-26", "2023年4月26日", "26 April 2023"),
        ("2019-08", "2019年8月", "August 2019"),
        ("2025", "2025年", "2025"),
        ("", "", ""),
    ],
)
def test_a_date_keeps_the_precision_of_its_source(iso, zh, en):
    assert (formats.date(iso, "zh"), formats.date(iso, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        ("60", "第六十条", "article 60"),
        ("60(2)", "第六十条第二款", "article 60(2)"),
        ("57[7]", "第五十七条第（七）项", "article 57, item (7)"),
        ("9(1)[1]", "第九条第一款第（一）项", "article 9(1), item (1)"),
        ("214", "第二百一十四条", "article 214"),
        ("10", "第十条", "article 10"),
        ("101", "第一百零一条", "article 101"),
        ("", "", ""),
    ],
)
def test_an_article_is_written_as_statutes_write_it(number, zh, en):
    assert (formats.article(number, "zh"), formats.article(number, "en")) == (zh, en)
