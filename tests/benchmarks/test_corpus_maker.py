"""Hold the maker of benchmark corpora to its promises."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpus_maker import make
from benchmarks.packaging import MARK
from benchmarks.phrases import LENGTHS, QUANTILES, at_share
from generator.errors import Severity
from generator.validation import validate

PROJECT = Path(__file__).resolve().parents[2]
CASES = 400


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("corpus") / "datasets"
    make(target, cases=CASES, project=PROJECT)
    return target


def rows(corpus: Path, table: str) -> list[dict[str, str]]:
    found = []
    for path in sorted(corpus.glob(f"bench-*/{table}.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file)
    return found


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", cases=CASES, project=PROJECT)
    assert files(tmp_path / "again") == files(corpus)


def test_another_seed_gives_other_cases(corpus: Path, tmp_path: Path) -> None:
    make(tmp_path / "other", cases=CASES, project=PROJECT, seed=1)
    assert rows(tmp_path / "other", "typical-cases") != rows(corpus, "typical-cases")


def test_a_made_corpus_validates(corpus: Path) -> None:
    problems = validate(corpus, schemas_folder=corpus / "_schema", today=date(2027, 1, 1))
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_every_case_is_there_once_with_rows_in_every_child_table(corpus: Path) -> None:
    cases = [row["case_id"] for row in rows(corpus, "typical-cases")]
    assert len(cases) == len(set(cases)) == CASES
    for table in ("authorities", "violations", "parties", "amounts", "outcomes", "citations"):
        assert {row["case_id"] for row in rows(corpus, f"case-{table}")} & set(cases), table


def test_every_case_says_that_it_is_made_up(corpus: Path) -> None:
    unmarked = [
        row["case_id"]
        for row in rows(corpus, "typical-cases")
        if MARK not in row["note_zh"] or not row["source_url"].startswith("https://bench.invalid/")
    ]
    assert unmarked == []


def test_lengths_follow_the_published_quantiles() -> None:
    for lengths in LENGTHS.values():
        assert tuple(at_share(lengths, share) for share in QUANTILES) == lengths
