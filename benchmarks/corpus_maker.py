"""Make a data root of made-up cases in the shape of the published ones: same seed, same bytes.

Everything is marked ``made for benchmarks``. Identifiers come from ranges that nobody issues:
packages ``bench-…``, decision numbers of 虚测, addresses below ``.invalid`` (RFC 2606). The
vocabularies are the real ones, copied from ``datasets/reference``.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks import phrases
from benchmarks.packaging import MARK, Row, write_package
from generator.schemas import read_schemas

SEED = 20260101
_TABLES = (
    "releases", "typical-cases", "case-authorities", "case-violations",
    "case-parties", "case-amounts", "case-outcomes", "case-citations",
)  # fmt: skip
_PER_RELEASE = 10
_NATION = "100000"

# Shares of the published cases (2026-11).
_VIOLATIONS = {
    "trademark-infringement": 155, "customs-ip-goods": 61, "copyright-infringement": 21, "confusion": 18,
    "network-dissemination-infringement": 15, "olympic-symbol-infringement": 14, "patent-infringement": 13,
    "gi-sign-misuse": 11, "patent-counterfeiting": 11, "trade-secret-infringement": 9,
    "trademark-agency-misconduct": 8, "special-sign-infringement": 7, "patent-agency-misconduct": 7,
}  # fmt: skip
_PROCEDURES = {"penalty": 215, "": 81, "criminal-transfer": 30, "customs-measure": 29, "adjudication": 11}
_STATUSES = {"decided": 205, "not-stated": 110, "opened": 46, "upheld": 5}
_COMPLETENESS = {"full": 203, "excerpt": 100, "title-only": 66}
_SOURCE_KINDS = {"repost": 157, "mirror": 103, "press": 60, "official": 35, "secondary": 13}
_PARTY_KINDS = {"company": 175, "individual-business": 86, "unknown": 75, "individual": 67}
_BASES = {"goods-value": 51, "illegal-turnover": 20, "case-value": 18, "sales": 15, "illegal-gains": 13}
_OTHER_OUTCOMES = {
    "seizure": 95, "confiscate-goods": 48, "order-to-stop": 37, "other": 31, "transfer-to-police": 29,
    "order-correction": 12, "warning": 9, "destroy": 3,
}  # fmt: skip
_AUTHORITIES = {1: 308, 2: 39, 3: 12, 5: 3, 9: 2}
_PARTIES = {1: 339, 2: 25, 3: 5}
_AMOUNTS = {0: 272, 1: 81, 2: 13, 3: 2}
_OUTCOMES = {0: 122, 1: 126, 2: 84, 3: 24, 4: 11}
_CITATIONS = {0: 268, 1: 61, 2: 28, 3: 7, 4: 4}

# The vocabulary of violations knows two kinds that are none of a case.
_IP_TYPES = {"agency": "other", "general": "other"}

K = TypeVar("K")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What made-up cases refer to: rows of ``datasets/reference``, grouped as the maker needs them."""

    jurisdictions: Mapping[str, Row]
    agencies: Mapping[str, tuple[Row, ...]]
    violations: Mapping[str, Row]
    provisions: Mapping[str, tuple[Row, ...]]
    laws: Mapping[str, Row]


def make(target: Path, *, cases: int, project: Path, seed: int = SEED) -> None:
    """Fill `target` with the schemas, the reference package and `cases` made-up cases over all provinces."""
    source = project / "datasets"
    target.mkdir(parents=True)
    for folder in ("_schema", "reference"):
        shutil.copytree(source / folder, target / folder)
    schemas = read_schemas(source / "_schema")
    vocabulary = _read_vocabulary(source / "reference")
    provinces = tuple(vocabulary.agencies)
    rng = random.Random(seed)
    # The larger provinces publish several times as much as the smaller ones.
    weights = [1 + len(vocabulary.agencies[code]) for code in provinces]
    counts = {code: cases * weight // sum(weights) for code, weight in zip(provinces, weights, strict=True)}
    counts[provinces[0]] += cases - sum(counts.values())
    for code in (code for code in provinces if counts[code]):
        tables = _tables(rng, code, counts[code], vocabulary)
        write_package(target, vocabulary.jurisdictions[code], tables, schemas)


def _read_vocabulary(folder: Path) -> Vocabulary:
    jurisdictions = {row["jurisdiction_code"]: row for row in _rows(folder / "jurisdictions.csv")}
    agencies: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "agencies.csv"):
        code = row["jurisdiction_code"]
        while jurisdictions[code]["parent_code"] not in ("", _NATION):
            code = jurisdictions[code]["parent_code"]
        if code != _NATION:
            agencies[code].append(row)
    laws = {row["law_id"]: row for row in _rows(folder / "laws.csv") if row["level"] != "local"}
    provisions: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "provisions.csv"):
        if row["law_id"] in laws and not laws[row["law_id"]]["effective_to"]:
            provisions[row["violation_id"]].append(row)
    return Vocabulary(
        jurisdictions=jurisdictions,
        agencies={code: tuple(agencies[code]) for code in sorted(agencies)},
        violations={row["violation_id"]: row for row in _rows(folder / "violations.csv")},
        provisions={key: tuple(rows) for key, rows in provisions.items()},
        laws=laws,
    )


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _tables(rng: random.Random, province: str, count: int, vocabulary: Vocabulary) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {name: [] for name in _TABLES}
    for number in range(count):
        batch, place = divmod(number, _PER_RELEASE)
        if place == 0:
            tables["releases"].append(_release(rng, province, batch, min(_PER_RELEASE, count - number), vocabulary))
        _case(rng, tables, f"bench-{province}-{batch + 1:04d}", place + 1, vocabulary=vocabulary, province=province)
    return tables


def _release(rng: random.Random, province: str, batch: int, count: int, vocabulary: Vocabulary) -> Row:
    place = vocabulary.jurisdictions[province]
    release_id = f"bench-{province}-{batch + 1:04d}"
    title = f"{place['name_zh']}知识产权行政执法虚构案例第{batch + 1}批"
    return {
        "release_id": release_id,
        "kind": "batch",
        "title_zh": title,
        "title_en": f"{place['name_en']}: made-up cases of IP enforcement, batch {batch + 1}",
        "publisher_zh": "",
        "jurisdiction_code": province,
        "released_on": "2025-12-31",
        "case_count_stated": str(count),
        **_source(rng, release_id, title),
    }


def _case(
    rng: random.Random,
    tables: dict[str, list[Row]],
    release_id: str,
    number: int,
    *,
    vocabulary: Vocabulary,
    province: str,
) -> None:
    case_id = f"{release_id}-{number:02d}"
    violation = vocabulary.violations[_pick(rng, _VIOLATIONS)]
    agencies = rng.sample(
        vocabulary.agencies[province], min(_pick(rng, _AUTHORITIES), len(vocabulary.agencies[province]))
    )
    goods_zh, goods_en = rng.choice(phrases.GOODS)
    mark, fine = phrases.mark(rng), rng.choice((5, 8, 12, 20, 35, 50, 80, 150)) * 1000
    words = {
        "goods": goods_zh,
        "goods_en": goods_en.lower(),
        "mark": mark,
        "count": rng.randint(20, 4000),
        "sold": rng.randint(1, 300),
        "place": vocabulary.jurisdictions[agencies[0]["jurisdiction_code"]]["name_zh"],
        "fine": f"{fine:,}",
    }
    decided = date(2022, 1, 1) + timedelta(days=rng.randrange(1300))
    is_dated, is_cross = rng.random() < 0.21, len(agencies) > 1 and rng.random() < 0.5
    title = f"{agencies[0]['name_zh']}查处{phrases.company(rng)}{violation['name_zh']}（“{mark}”）案"
    others = [_pick(rng, _OTHER_OUTCOMES) for _ in range(_pick(rng, _OUTCOMES))]
    is_fined = bool(others) and rng.random() < 0.5
    outcome = f"罚款{fine}元。" * is_fined + phrases.outcome(rng, **words)
    tables["typical-cases"].append(
        {
            "case_id": case_id,
            "release_id": release_id,
            "title_zh": title,
            "title_en": f"{agencies[0]['name_en']}: {violation['name_en']} ({goods_en.lower()})",
            "ip_type": _IP_TYPES.get(violation["ip_type"], violation["ip_type"]),
            "procedure": _pick(rng, _PROCEDURES),
            "status": _pick(rng, _STATUSES),
            "completeness": _pick(rng, _COMPLETENESS),
            "filed_on": (decided - timedelta(days=rng.randint(10, 80))).isoformat() if rng.random() < 0.07 else "",
            "seized_on": (decided - timedelta(days=rng.randint(5, 60))).isoformat() if rng.random() < 0.15 else "",
            "decided_on": decided.isoformat() if is_dated else "",
            "published_on": (decided + timedelta(days=rng.randint(5, 90))).isoformat() if rng.random() < 0.76 else "",
            "decision_no": f"虚测罚〔{decided.year}〕9{rng.randrange(10**6):06d}号" if rng.random() < 0.1 else "",
            "goods_zh": goods_zh,
            "goods_en": goods_en,
            "is_cross_region": str(is_cross).lower(),
            "cross_region_kind": "cities" if is_cross else "",
            "is_ecommerce": str(rng.random() < 0.19).lower(),
            "facts_zh": phrases.facts(rng, **words),
            "outcome_zh": outcome,
            "significance_zh": phrases.significance(rng),
            "summary_en": phrases.summary(rng, **words),
            "source_date": (decided + timedelta(days=100)).isoformat() if rng.random() < 0.82 else "",
            **_source(rng, case_id, title),
        }
    )
    _children(rng, tables, case_id, violation=violation, agencies=agencies, vocabulary=vocabulary)
    kinds = (["fine"] if is_fined else []) + others[is_fined:]
    for seq, kind in enumerate(kinds, 1):
        amount = {"amount_cny": str(fine), "qualifier": "exact"} if kind == "fine" else {}
        detail = {} if kind == "fine" else {"detail_zh": phrases.outcome(rng, **words)}
        tables["case-outcomes"].append({"case_id": case_id, "seq": str(seq), "kind": kind, **amount, **detail})


def _children(
    rng: random.Random,
    tables: dict[str, list[Row]],
    case_id: str,
    *,
    violation: Row,
    agencies: Sequence[Row],
    vocabulary: Vocabulary,
) -> None:
    def add(table: str, rows: Sequence[Row]) -> None:
        tables[table] += [{"case_id": case_id, "seq": str(seq), **row} for seq, row in enumerate(rows, 1)]

    add(
        "case-authorities",
        [
            {
                "role": "joint" if place else "deciding",
                "jurisdiction_code": agency["jurisdiction_code"],
                "agency_id": agency["agency_id"],
                "stated_zh": agency["name_zh"],
            }
            for place, agency in enumerate(agencies)
        ],
    )
    add("case-violations", [{"violation_id": violation["violation_id"]}])
    kinds = [_pick(rng, _PARTY_KINDS) for _ in range(_pick(rng, _PARTIES))]
    add("case-parties", [_party(rng, kind) for kind in kinds])
    add(
        "case-amounts",
        [
            {
                "basis": _pick(rng, _BASES),
                "qualifier": rng.choice(("exact", "exact", "about")),
                "amount_cny": str(rng.randint(800, 900_000)),
            }
            for _ in range(_pick(rng, _AMOUNTS))
        ],
    )
    stock = vocabulary.provisions.get(violation["violation_id"], ())
    cited = rng.sample(stock, min(_pick(rng, _CITATIONS), len(stock)))
    add(
        "case-citations",
        [
            {
                "law_title_zh": vocabulary.laws[row["law_id"]]["short_zh"].partition("（")[0],
                "law_id": row["law_id"] if rng.random() < 0.7 and _is_early(vocabulary.laws[row["law_id"]]) else "",
                "article": row["article"],
            }
            for row in cited
        ],
    )


def _is_early(law: Row) -> bool:
    return law["effective_from"] < "2022"


def _party(rng: random.Random, kind: str) -> Row:
    name = phrases.company(rng) if kind == "company" and rng.random() < 0.3 else ""
    return {"role": "respondent", "kind": kind, "name_zh": name, "headcount": "3" if rng.random() < 0.03 else ""}


def _source(rng: random.Random, record_id: str, title: str) -> Row:
    return {
        "source_url": f"https://bench.invalid/{record_id}.html",
        "source_title": title,
        "source_publisher": MARK,
        "source_kind": _pick(rng, _SOURCE_KINDS),
        "not_seen_zh": phrases.not_seen(rng),
        "note_zh": f"虚构记录，只供性能测试（{MARK}）。",
    }


def _pick(rng: random.Random, shares: Mapping[K, int]) -> K:
    return rng.choices(tuple(shares), weights=tuple(shares.values()))[0]


def main() -> None:
    """Make a corpus from the command line: ``python -m benchmarks.corpus_maker 10000 /tmp/corpus``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    project = Path(__file__).resolve().parent.parent
    make(arguments.target, cases=arguments.cases, project=project, seed=arguments.seed)


if __name__ == "__main__":
    main()
