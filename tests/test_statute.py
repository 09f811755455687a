"""Words and numbers of statutory branches and tiers; expected values from the law's text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator import statute
from generator.statute import Force, Span, Unit
from tests.pages.real_site import corpus, writer


def zh_span(low, high, *, low_in=True, high_in=True, unit=Unit.CNY, of=""):
    span = Span(
        unit=unit,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        low_inclusive=low_in,
        high_inclusive=high_in,
    )
    return statute.span_words(span, t=writer("zh").t, of=of), statute.span_words(span, t=writer("en").t, of=of)


def fines(provision_id):
    fine = statute.provision_fine(corpus().liabilities[provision_id].row)
    return statute.fine_words(fine, t=writer("zh").t), statute.fine_words(fine, t=writer("en").t)


def thresholds(provision_id):
    found = statute.provision_threshold(corpus().liabilities[provision_id].row)
    return statute.threshold_words(found, t=writer("zh").t), statute.threshold_words(found, t=writer("en").t)


@pytest.mark.parametrize(
    ("low", "low_in", "high", "high_in", "words"),
    [
        ("50000", True, "100000", False, ("5万元以上不足10万元", "CNY 50,000 or more, under CNY 100,000")),
        ("50000", True, "100000", True, ("5万元以上10万元以下", "CNY 50,000 or more, up to CNY 100,000")),
        ("50000", False, "100000", True, ("超过5万元、10万元以下", "over CNY 50,000, up to CNY 100,000")),
        ("50000", False, "100000", False, ("超过5万元、不足10万元", "over CNY 50,000, under CNY 100,000")),
        ("50000", True, None, True, ("5万元以上", "CNY 50,000 or more")),
        ("50000", False, None, True, ("超过5万元", "over CNY 50,000")),
        (None, True, "10000", True, ("1万元以下", "up to CNY 10,000")),
        ("0", True, "50000", False, ("不足5万元", "under CNY 50,000")),
        ("100000", True, "100000", True, ("固定10万元", "exactly CNY 100,000")),
        (None, True, None, True, ("", "")),
    ],
)
def test_a_range_says_whether_each_boundary_is_included(low, low_in, high, high_in, words):
    assert zh_span(low, high, low_in=low_in, high_in=high_in) == words


def test_a_multiple_names_its_base_once_where_each_language_puts_it():
    words, english = zh_span("3", "5", high_in=False, unit=Unit.TIMES, of="违法经营额")
    assert words == "违法经营额3倍以上不足5倍"
    assert english == "3 times or more, under 5 times the 违法经营额"


def test_trademark_law_2019_article_51_takes_a_fifth_of_the_turnover_or_ten_thousand_yuan():
    assert fines("trademark-law-2019:51:turnover-from-50000") == (
        "违法经营额20%以下",
        "up to 20% of the illegal turnover",
    )
    assert fines("trademark-law-2019:51:turnover-under-50000") == ("1万元以下", "up to CNY 10,000")


def test_a_single_statutory_sum_is_fixed():
    assert fines("trademark-law-2019:53:always") == ("固定10万元", "exactly CNY 100,000")


def test_a_multiple_under_a_cap_says_both():
    assert fines("trademark-filing-rule-2019:12:gains-positive") == (
        "违法所得3倍以下，最高不超过3万元",
        "up to 3 times the illegal gains, but no more than CNY 30,000",
    )


def test_no_fine_and_a_fine_without_figures_are_two_things():
    assert fines("trademark-law-2019:61:suspected-crime")[0] == "不另设罚款"
    assert fines("trademark-law-2019:68(4):always")[0] == "有罚款，未定数额"


@pytest.mark.parametrize(
    ("provision_id", "zh", "en"),
    [
        ("trademark-law-2019:51:turnover-from-50000", "违法经营额5万元以上", "Illegal turnover: CNY 50,000 or more"),
        (
            "trademark-law-2019:51:turnover-under-50000",
            "没有违法经营额，或者违法经营额不足5万元",
            "No illegal turnover; or illegal turnover: under CNY 50,000",
        ),
        ("patent-law-2020:68:gains-over-50000", "违法所得超过5万元", "Illegal gains: over CNY 50,000"),
        ("patent-law-2008:63:gains-positive", "有违法所得", "Any illegal gains"),
        ("patent-law-2008:63:no-gains", "没有违法所得", "No illegal gains"),
        (
            "shandong-patent-regulation-2013:51:no-gains-or-incalculable",
            "没有违法所得，或者违法所得难以计算",
            "No illegal gains; or illegal gains that cannot be calculated",
        ),
        (
            "copyright-regulation-2013:36:turnover-to-50000",
            "没有违法经营额，或者违法经营额5万元以下",
            "No illegal turnover; or illegal turnover: up to CNY 50,000",
        ),
    ],
)
def test_a_threshold_reads_as_the_statute_draws_it(provision_id, zh, en):
    assert thresholds(provision_id) == (zh, en)


def tier(tier_id):
    [found] = [
        item.row for standard in corpus().standards.values() for item in standard.tiers if item.row.tier_id == tier_id
    ]
    return found


def test_a_tier_within_the_statutory_range_says_so():
    words = statute.fine_words(statute.tier_fine(tier("beijing-amr-discretion-rules-2020-3")), t=writer("zh").t)
    assert words == "法定幅度中不足30%处"


def test_tiers_by_factors_are_not_worded_by_the_amount_of_their_branch():
    words = statute.threshold_words(statute.tier_threshold(tier("hebei-ip-discretion-1")), t=writer("zh").t)
    assert words == "按情节因素，不按金额"


def test_a_tier_counted_in_items_says_items():
    words = statute.threshold_words(statute.tier_threshold(tier("hebei-ip-discretion-5")), t=writer("en").t)
    assert words == "Number of items: 300 items or more"


@pytest.mark.parametrize(
    ("as_of", "old", "new"),
    [
        ("2026-12-31", Force.IN_FORCE, Force.NOT_YET),
        ("2027-01-01", Force.EXPIRED, Force.IN_FORCE),
        ("2019-10-31", Force.NOT_YET, Force.NOT_YET),
    ],
)
def test_the_trademark_law_changes_hands_on_new_years_day_2027(as_of, old, new):
    laws = corpus().laws
    assert statute.force_on(laws["trademark-law-2019"], as_of=as_of) is old
    assert statute.force_on(laws["trademark-law-2026"], as_of=as_of) is new


def test_without_a_first_day_force_is_unknown_until_the_last_day_is_over():
    law = corpus().laws["chongqing-patent-regulation-2011"]
    assert law.effective_from == ""
    assert statute.force_on(law, as_of="2023-08-31") is Force.UNKNOWN
    assert statute.force_on(law, as_of="2023-09-01") is Force.EXPIRED


def test_an_end_known_to_the_year_is_passed_only_when_the_year_is_over():
    law = replace(corpus().laws["trademark-law-2019"], effective_to="2026")
    assert statute.force_on(law, as_of="2026-12-31") is Force.IN_FORCE
    assert statute.force_on(law, as_of="2027-01-01") is Force.EXPIRED


def test_articles_stand_in_the_order_of_the_statute_not_of_the_alphabet():
    numbers = ["100", "9(3)", "60(2)", "9", "60(10)", "60"]
    assert sorted(numbers, key=statute.article_order) == ["9", "9(3)", "60", "60(2)", "60(10)", "100"]
