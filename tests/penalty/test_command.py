"""The command line: what is typed, what is answered, what is refused."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from generator import cli
from generator.penalty.amounts import read_amount
from generator.penalty.checking import BadAmountError
from tests.pages.real_site import ROOT

LIAONING = ["penalty", "--violation", "unregistered-mandatory-trademark", "--region", "210000", "--on", "2026-06-01"]


@pytest.fixture(autouse=True)
def in_the_project(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


@pytest.mark.parametrize(
    ("text", "cny"),
    [
        ("50000", "50000"),
        ("50,000", "50000"),
        ("5万", "50000"),
        ("5万元", "50000"),
        ("５万元", "50000"),
        ("５０，０００元", "50000"),
        ("4.99995万", "49999.5"),
        ("0.01", "0.01"),
        ("0", "0"),
        ("1.2亿元", "120000000"),
        ("300千元", "300000"),
        ("人民币 50 000 元", "50000"),
        ("￥50000", "50000"),
        ("CNY 50,000", "50000"),
        ("50,000 RMB", "50000"),
        ("-1", "-1"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, cny):
    assert read_amount(text) == Decimal(cny)


@pytest.mark.parametrize(
    "text", ["", "五万", "5,00", "50.000,00", "1e5", "NaN", "5万5", "5万万", "$5", "50000 USD", "9" * 60]
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(BadAmountError):
        read_amount(text)


def test_text_shows_range_article_version_link_tier_and_notice(capsys):
    assert cli.main([*LIAONING, "--turnover", "12万元"]) == cli.CLEAN
    text = capsys.readouterr().out
    wanted = [
        "应注册而未注册即销售，辽宁省，2026年6月1日，违法经营额12万元",
        "没有约束力",
        "［适用］商标法（2019）第五十一条（2019年11月1日起施行，2026年12月31日止）",
        "罚款：2.4万元以下",
        "罚款：7,200元以上1.68万元以下",
        "来源：https://",
        "  1. 问题：2026年6月1日在辽宁省发生的“应注册而未注册即销售”。",
    ]
    assert [line for line in wanted if line not in text] == []


def test_a_tier_names_its_article_version_document_and_link(capsys):
    asked = ["--violation", "customs-ip-goods", "--region", "x-customs-ningbo", "--on", "2026-06-01"]
    assert cli.main(["penalty", *asked, "--goods-value", "10万"]) == cli.CLEAN
    text = capsys.readouterr().out
    assert text.startswith("进出口侵犯知识产权货物，浙江省宁波市宁波关区，2026年6月1日，货值金额10万元\n")
    tier = text[text.index("裁量阶次") :]
    for part in (
        "《中华人民共和国海关行政处罚裁量基准（三）》（海关总署公告2023年第198号）从轻",
        "依据：海关行政处罚实施条例（2004）第二十五条第一款",
        "罚款：不足1万元",
        "来源：https://",
    ):
        assert part in tier


def test_marks_inside_a_quoted_name_are_the_inner_ones(capsys):
    asked = ["--violation", "well-known-mark-advertising", "--region", "310104", "--on", "2026-12-31"]
    assert cli.main(["penalty", *asked]) == cli.CLEAN
    assert "在徐汇区发生的“宣传‘驰名商标’字样”。" in capsys.readouterr().out


def test_branches_that_conflict_alike_are_told_once(capsys):
    asked = ["--violation", "repeat-patent-infringement", "--region", "500153", "--on", "2023-08-31", "--lang", "en"]
    assert cli.main(["penalty", *asked, "--gains", "0"]) == cli.CLEAN
    text = capsys.readouterr().out
    # Article 30 has two branches, ordinary and serious, and no national law to compare with.
    assert text.count("[on condition, local] Chongqing Patent Regulation (2011), article 30") == 2
    assert text.count("so there is nothing to compare") == 1


def test_json_is_the_documented_shape(capsys):
    assert cli.main([*LIAONING, "--turnover", "120,000", "--format", "json", "--lang", "en"]) == cli.CLEAN
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        "question", "statutory", "tiers", "outdated_tiers", "general_rules", "conflicts", "path", "unknown", "notice",
    ]  # fmt: skip
    [item] = answer["statutory"]
    assert {key: item[key] for key in ("law_id", "version", "article", "fine_min_cny", "fine_max_cny", "applies")} == {
        "law_id": "trademark-law-2019",
        "version": "2019-04-23",
        "article": "51",
        "fine_min_cny": 0,
        "fine_max_cny": 24000,
        "applies": "applies",
    }
    [tier] = answer["tiers"]
    assert (tier["fine_min_cny"], tier["fine_max_cny"], tier["level"], tier["computed"]) == (
        7200,
        16800,
        "210000",
        False,
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--turnover", "-1"], "不是可用的金额"),
        (["--turnover", "abc"], "不是可用的金额"),
        (["--turnover", "1000亿"], "“100000000000”不是可用的金额"),
        (["--on", "2026-06-31"], "没有这一天"),
        (["--turnover", "1", "--gains", "1"], "只能写一个"),
        (["--region", "辽宁"], "210000 辽宁省"),
        (["--violation", "假冒专利"], "patent-counterfeiting 假冒专利"),
        (["--on", "2026-13-01"], "不是日期"),
        (["--fact", "serius=true"], "serious"),
        (["--fact", "serious=yes"], "serious=true"),
        (["--format", "xml"], "text json"),
        (["--colour", "red"], "看不懂"),
        (["--decided", "2026-05-01"], "早于"),
    ],
)
def test_a_mistake_is_named_with_what_may_have_been_meant(capsys, more, said):
    assert cli.main([*LIAONING, *more]) == cli.MISUSED
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_missing_options_are_all_named(capsys):
    assert cli.main(["penalty", "--on", "2026-06-01"]) == cli.MISUSED
    assert "--violation --region" in capsys.readouterr().err


def test_a_fact_without_a_value_is_true_and_help_names_the_command(capsys):
    assert cli.main([*LIAONING, "--fact", "serious"]) == cli.CLEAN
    assert cli.main(["penalty", "--help"]) == cli.CLEAN
    assert "penalty --violation" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "罚款：违法所得的5倍以下，最高不超过5万元"),
        ("en", "fine: up to 5 times the illegal gains, at most CNY 50,000"),
    ],
)
def test_a_fine_of_an_unknown_base_is_said_as_a_share_with_its_cap(capsys, lang, said):
    asked = ["--violation", "malicious-trademark-filing", "--region", "310115", "--on", "2026-06-01", "--lang", lang]
    assert cli.main(["penalty", *asked]) == cli.CLEAN
    assert said in capsys.readouterr().out
