"""What a page says two cases share is what their rows in the CSV files share."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from generator.linking import link
from generator.packages import read_packages
from generator.pages.similar import SimilarWords
from generator.records import CaseCitation
from generator.similarity.articles import ArticleKeys
from generator.similarity.goods import FAMILIES
from generator.similarity.nearest import FLOOR, SHOWN, SimilarCases
from tests.pages.real_site import ROOT, corpus, rows, writer
from tests.validation.corpus import SCHEMAS, write_root

_PACKAGES = sorted(path.parent.name for path in (ROOT / "datasets").glob("*/typical-cases.csv"))


@cache
def similar() -> SimilarCases:
    return SimilarCases(corpus())


@cache
def offered():
    return [(case, neighbour) for case in corpus().cases.values() for neighbour in similar().of(case)]


@cache
def table(name: str, key: str = "case_id") -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for package in _PACKAGES if key == "case_id" else ["reference"]:
        if (ROOT / "datasets" / package / f"{name}.csv").exists():
            for row in rows(name, package=package):
                found.setdefault(row[key], []).append(row)
    return found


def row_of(case) -> dict[str, str]:
    [row] = table("typical-cases")[case.row.case_id]
    return row


def in_both(case, other, text: str, *columns: str) -> bool:
    return all(text.lower() in "\n".join(row_of(one)[column] for column in columns).lower() for one in (case, other))


def column(case, name: str, field: str) -> set[str]:
    return {row[field] for row in table(name).get(case.row.case_id, [])}


def pairs_of_characters(case) -> set[str]:
    text = row_of(case)["title_zh"] + row_of(case)["facts_zh"]
    return {text[place : place + 2] for place in range(len(text) - 1)}


HOLDS = {
    "violation": lambda a, b, thing: (
        thing in column(a, "case-violations", "violation_id") & column(b, "case-violations", "violation_id")
    ),
    "ip_type": lambda a, b, thing: row_of(a)["ip_type"] == row_of(b)["ip_type"] == thing,
    "procedure": lambda a, b, thing: row_of(a)["procedure"] == row_of(b)["procedure"] == thing,
    "cross_region": lambda a, b, thing: row_of(a)["cross_region_kind"] == row_of(b)["cross_region_kind"] == thing,
    "online": lambda a, b, _: row_of(a)["is_ecommerce"] == row_of(b)["is_ecommerce"] == "true",
    "goods": lambda a, b, thing: in_both(a, b, thing, "goods_zh"),
    "family": lambda a, b, thing: all(
        any(piece in row_of(one)["goods_zh"] for piece in dict(FAMILIES)[thing].split()) for one in (a, b)
    ),
    "name": lambda a, b, thing: in_both(a, b, thing, "title_zh", "facts_zh"),
    "article": lambda a, b, thing: all(
        thing.partition(":")[2]
        in {number.partition("(")[0].partition("[")[0] for number in column(one, "case-citations", "article")}
        for one in (a, b)
    ),
    "text": lambda a, b, _: bool(pairs_of_characters(a) & pairs_of_characters(b)),
}


def test_every_reason_is_true_of_both_cases_in_the_published_tables():
    untrue = [
        (case.row.case_id, neighbour.case.row.case_id, reason)
        for case, neighbour in offered()
        for reason in neighbour.reasons
        if not HOLDS[reason.kind](case, neighbour.case, reason.thing)
    ]

    assert untrue == []


def test_each_case_offered_says_why_in_three_things_at_most_and_how_far_it_lies():
    words = SimilarWords(writer("zh"))
    far = {"同一城市", "同一省份", "不同省份", "地区有重合"}
    for case, neighbour in offered():
        said = [value.text for value in words.why(case, neighbour)]
        shared = [text for text in said if text not in far]

        assert 1 <= len(shared) <= 3
        assert said[: len(shared)] == shared


@pytest.mark.parametrize(
    ("case_id", "other_id", "said"),
    [
        # Retailers of baijiu in Hunan and Liaoning; both facts name 飞天茅台.
        (
            "hunan-longhui-moutai-2016-01",
            "liaoning-liaoyang-2021-moutai-01",
            ["商品或服务相同：白酒", "违法行为相同", "都涉及“飞天茅台”", "不同省份"],
        ),
        # Two districts of Tianjin.
        (
            "tianjin-2022-57-01",
            "tianjin-2021-tobacco-liquor-01",
            ["商品或服务相同：白酒", "违法行为相同", "都涉及“海之蓝”", "同一城市"],
        ),
    ],
)
def test_a_lawyer_reads_what_two_cases_share(case_id, other_id, said):
    case = corpus().cases[case_id]
    [neighbour] = [one for one in similar().of(case) if one.case.row.case_id == other_id]

    assert [value.text for value in SimilarWords(writer("zh")).why(case, neighbour)] == said


def test_chinese_names_on_an_english_page_are_marked_and_explained():
    case = corpus().cases["hunan-longhui-moutai-2016-01"]
    neighbour = next(one for one in similar().of(case) if "moutai-01" in one.case.row.case_id)
    said = SimilarWords(writer("en")).why(case, neighbour)

    assert [(value.text, value.lang, value.note) for value in said] == [
        ("same goods or services: Baijiu (Chinese spirits)", "", ""),
        ("same violation", "", ""),
        ("“飞天茅台”", "zh-Hans", "in both cases"),
        ("other province", "", ""),
    ]


def test_an_article_is_the_same_after_its_law_gave_it_another_number():
    keys = ArticleKeys(corpus())

    def key(law_id: str, article: str) -> str:
        return keys.key(
            CaseCitation(
                package="made-up",
                line=2,
                case_id="made-up",
                seq=1,
                law_title_zh="商标法",
                law_id=law_id,
                article=article,
                standard_id="",
            )
        )

    # datasets/reference/article-moves.csv: article 60 of 2019 is 74 of 2026; without a version, the number as cited.
    assert key("trademark-law-2026", "74") == key("trademark-law-2019", "60(2)") == key("", "60")
    assert key("trademark-law-2019", "74") != key("trademark-law-2026", "74")


def test_likeness_is_the_same_both_ways():
    cases = list(corpus().cases.values())[::7]

    assert [similar().likeness(a, b) for a in cases for b in cases] == [
        similar().likeness(b, a) for a in cases for b in cases
    ]


def test_no_case_is_offered_beside_itself_or_twice_or_under_the_floor():
    for case in corpus().cases.values():
        found = similar().of(case)
        ids = [neighbour.case.row.case_id for neighbour in found]

        assert case.row.case_id not in ids
        assert len(set(ids)) == len(ids) <= SHOWN
        assert [neighbour.points for neighbour in found] == sorted((one.points for one in found), reverse=True)
        assert all(neighbour.points >= FLOOR for neighbour in found)


def test_the_page_says_so_where_nothing_is_near():
    alone = [case for case in corpus().cases.values() if not similar().of(case)]
    block = SimilarWords(writer("zh")).block(alone[0], ())

    assert (block.results, block.empty) == ((), "现有案例中没有足够相近的。")


def test_a_case_known_by_its_title_alone_finds_cases_of_its_kind():
    # A title: 宝鸡市“违法代理‘雷神山、火神山’商标案”.
    found = similar().of(corpus().cases["shaanxi-guidance-2020-01"])

    assert {one.case.row.case_id for one in found} >= {
        "fujian-quanzhou-2020-top10-01",
        "heilongjiang-harbin-2020-agency-01",
    }


def test_the_choice_does_not_hang_on_the_order_in_which_python_keeps_sets():
    program = (
        "from tests.similarity.test_reasons import offered\n"
        "print([(a.row.case_id, n.case.row.case_id, n.points, n.reasons) for a, n in offered()])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]


def test_cases_of_which_every_word_stands_in_all_of_them_are_compared_all_the_same(tmp_path):
    """Four short cases about trademarks once divided by nothing."""
    few = link(read_packages(write_root(tmp_path / "datasets"), schemas=SCHEMAS).packages)
    found = SimilarCases(few)

    reasons = [reason for case in few.cases.values() for one in found.of(case) for reason in one.reasons]
    assert {reason.kind for reason in reasons} >= {"ip_type"}
    assert all(reason.points >= 0 for reason in reasons)
