"""How long a case is public: by the rule named, from the day that the rule names, never longer than stated."""

from __future__ import annotations

from datetime import date

import pytest

from generator.lifecycle.clock import clock, months_later, terms
from generator.packages import read_packages
from tests.lifecycle.support import SCHEMAS, classes, package
from tests.pages.real_site import ROOT, all_rows

EMPTY = dict.fromkeys((field.name for field in SCHEMAS["typical-cases"].fields), "")
REAL = terms(read_packages(ROOT / "datasets", schemas=SCHEMAS).packages)


def period(**values):
    return clock({**EMPTY, **values}, REAL)


# By hand: 信用修复管理办法 3, 12 and 36 months from the document; 市场监督管理行政处罚信息公示规定 第十三条
# three months and three years from publication.
@pytest.mark.parametrize(
    ("values", "until"),
    [
        ({"rule_set": "ndrc36", "severity": "minor", "decided_on": "2026-05-20"}, date(2026, 8, 20)),
        ({"rule_set": "ndrc36", "severity": "general", "decided_on": "2026-05-20"}, date(2027, 5, 20)),
        ({"rule_set": "ndrc36", "severity": "serious", "decided_on": "2026-05-20"}, date(2029, 5, 20)),
        ({"rule_set": "samr45", "severity": "minor", "published_on": "2026-11-30"}, date(2027, 2, 28)),
        ({"rule_set": "samr45", "severity": "general", "published_on": "2024-02-29"}, date(2027, 2, 28)),
        ({"rule_set": "samr45", "severity": "serious", "published_on": "2024-02-29"}, date(2027, 2, 28)),
    ],
)
def test_a_rule_ends_the_period_from_its_own_date(values, until):
    assert period(**values).until == until


def test_the_rule_its_version_and_article_are_given():
    found = period(rule_set="samr45", severity="general", published_on="2024-03-01")
    assert (found.law_id, found.article, found.is_stated) == ("samr-penalty-publicity-2021", "13", False)


@pytest.mark.parametrize(("stated", "until"), [("2027-01-01", date(2027, 1, 1)), ("2028-01-01", date(2027, 5, 20))])
def test_the_earlier_of_the_rule_and_the_stated_day_ends_it(stated, until):
    found = period(rule_set="ndrc36", severity="general", decided_on="2026-05-20", public_until=stated)
    assert (found.until, found.is_stated) == (until, stated == until.isoformat())


@pytest.mark.parametrize(
    "values",
    [
        {"rule_set": "samr107", "severity": "general", "published_on": "2026-01-01", "decided_on": "2026-01-01"},
        {"rule_set": "ndrc36", "severity": "general", "decided_on": "2026-05"},
        {"rule_set": "ndrc36", "severity": "general"},
        {"rule_set": "ndrc36", "decided_on": "2026-05-20"},
        {"rule_set": "ndrc36", "severity": "general", "decided_on": "9999-12-31"},
        {"rule_set": "ndrc36", "severity": "general", "decided_on": "2026-02-30"},
    ],
)
def test_what_was_not_seen_is_not_guessed(values):
    assert period(**values).until is None


def test_a_start_that_was_not_seen_leaves_the_stated_day():
    assert period(rule_set="samr107", severity="serious", public_until="2027-06-30").until == date(2027, 6, 30)


def test_without_a_rule_there_is_no_period_but_a_stated_one():
    assert period(decided_on="2020-01-01", published_on="2020-01-02") is None
    assert period(public_until="2027-06-30").until == date(2027, 6, 30)


def test_the_last_day_is_still_public():
    found = period(public_until="2027-06-30")
    assert [found.is_over(date(2027, 6, 30)), found.is_over(date(2027, 7, 1))] == [False, True]


def test_drafts_set_no_period():
    rules = package("reference", {"credit-classes": classes(("law", "general", "3", "12"))})
    [row] = rules.tables["credit-classes"].rows
    draft = package("reference", {"credit-classes": [{**row.values, "text_status": "draft"}]})
    assert (list(terms([rules])), list(terms([draft]))) == ([("law", "general")], [])


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_month_without_the_day_ends_the_period_on_its_own_last_day(day, months, last):
    assert months_later(day, months) == last


def test_no_real_case_has_a_clock_yet():
    assert {row["rule_set"] + row["public_until"] for row in all_rows("typical-cases")} == {""}
