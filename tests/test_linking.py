"""The corpus: rows become typed, references resolve, regions roll up, lists come newest first."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from generator.linking import link
from generator.packages import read_packages
from generator.schemas import read_schemas

ROOT = Path(__file__).parents[1] / "datasets"


@pytest.fixture(scope="module")
def corpus():
    return link(read_packages(ROOT, schemas=read_schemas(ROOT / "_schema")).packages)


def count(table):
    return sum(sum(1 for _ in csv.DictReader(path.open(encoding="utf-8"))) for path in ROOT.glob(f"[a-z]*/{table}.csv"))


def test_nothing_is_lost_between_the_files_and_the_corpus(corpus):
    assert (len(corpus.cases), len(corpus.standards), len(corpus.agreements), len(corpus.laws)) == (
        count("typical-cases"),
        count("penalty-standards"),
        count("agreements"),
        count("laws"),
    )
    assert sum(len(case.outcomes) for case in corpus.cases.values()) == count("case-outcomes")
    assert sum(len(accord.commitments) for accord in corpus.agreements.values()) == count("commitments")


def test_the_packages_hold_what_was_compiled(corpus):
    """372 cases were found; three stood twice in two copies of one release and were merged."""
    sizes = {
        "cases": len(corpus.cases),
        "agreements": len(corpus.agreements),
        "signatories": count("signatories"),
        "commitments": count("commitments"),
        "bodies": len(corpus.bodies),
        "zones": len(corpus.zones),
        "laws": len(corpus.laws),
        "provisions": len(corpus.liabilities),
        "violations": len(corpus.violations),
        "standards": len(corpus.standards),
        "tiers": count("penalty-tiers"),
        "credit": len(corpus.credit_classes),
    }
    assert sizes == {
        "cases": 369,
        "agreements": 82,
        "signatories": 395,
        "commitments": 313,
        "bodies": 22,
        "zones": 25,
        "laws": 68,
        "provisions": 183,
        "violations": 49,
        "standards": 40,
        "tiers": 40,
        "credit": 12,
    }


def test_a_case_carries_its_money_with_basis_and_its_fine(corpus):
    case = corpus.cases["guangdong-2024-ip-admin-01"]
    assert [(item.kind, item.amount_cny) for item in case.outcomes if item.kind == "fine"] == [
        ("fine", Decimal(6090400))
    ]
    assert [(item.basis, item.amount_cny) for item in case.amounts] == [("illegal-turnover", Decimal(2834800))]


def test_a_district_rolls_up_to_its_city_its_province_and_the_nation(corpus):
    assert corpus.lineage("330110") == ("330110", "330100", "330000", "100000")
    assert corpus.province("330110") == "330000"
    assert corpus.regions_of(("330110",)) == ("330110", "330100", "330000")


def test_a_province_holds_the_cases_of_its_cities(corpus):
    province = {case.row.case_id for case in corpus.cases_by_region["440000"]}
    city = {case.row.case_id for case in corpus.cases_by_region["440100"]}
    assert city < province


def test_cases_come_newest_first_and_undated_ones_last(corpus):
    dates = [case.date for case in corpus.cases.values()]
    assert dates == sorted(dates, reverse=True)


def test_relations_are_seen_from_both_agreements(corpus):
    later = corpus.agreements["jjj-rapid-protection-memo-3"]
    earlier = corpus.agreements["jjj-rapid-protection-memo-2"]
    assert "jjj-rapid-protection-memo-2" in {item.related_agreement_id for item in later.relations}
    assert "jjj-rapid-protection-memo-3" in {item.agreement_id for item in earlier.reverse_relations}
