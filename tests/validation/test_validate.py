# Made-up personal data: no number, name or address in this file is anybody's.
"""A run reports everything, in one order, and can be narrowed to what changed."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.errors import Problem
from generator.validation import validate
from tests.validation.corpus import (
    SCHEMAS_FOLDER,
    both,
    cell,
    csv_text,
    new_row,
    read_rows,
    text,
    write_root,
    write_rows,
)

TODAY = date(2026, 11, 22)


def check(root: Path, *, only: tuple[Path, ...] = (), schemas_folder: Path = SCHEMAS_FOLDER) -> tuple[Problem, ...]:
    return validate(root, schemas_folder=schemas_folder, only=only, today=TODAY)


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str, str]]:
    return [(problem.path, problem.line, problem.field, problem.code) for problem in problems]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    root = write_root(tmp_path / "datasets")
    both(
        cell("zhejiang/typical-cases", 2, "status", "x"),
        cell("liaoning/typical-cases", 4, "status", "x"),
        cell("liaoning/typical-cases", 2, "status", "x"),
        cell("liaoning/case-parties", 2, "role", "x"),
    )(root)
    return root


def test_problems_come_in_order_of_path_line_field_and_code(broken: Path):
    assert places(check(broken)) == [
        ("liaoning/case-parties.csv", 2, "role", "code-unknown"),
        ("liaoning/typical-cases.csv", 2, "status", "code-unknown"),
        ("liaoning/typical-cases.csv", 4, "status", "code-unknown"),
        ("zhejiang/typical-cases.csv", 2, "status", "code-unknown"),
    ]


@pytest.mark.parametrize(
    ("only", "count"), [("liaoning", 3), ("liaoning/typical-cases.csv", 2), ("zhejiang", 1), ("reference", 0), (".", 4)]
)
def test_a_run_can_be_narrowed_to_folders_and_files(broken: Path, only: str, count: int):
    assert len(check(broken, only=(Path(only),))) == count
    assert len(check(broken, only=((broken / only).resolve(),))) == count


def test_references_are_followed_out_of_what_a_run_is_narrowed_to(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    text("reference/jurisdictions.csv", "330100,", "330200,")(root)

    assert places(check(root, only=(Path("zhejiang"),))) == [
        ("zhejiang/releases.csv", 2, "jurisdiction_code", "reference-unknown")
    ]


def test_more_than_a_thousand_errors_are_all_reported(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    rows = [{"case_id": "liaoning-2024-01", "seq": str(number), "violation_id": "x"} for number in range(1, 1501)]
    (root / "liaoning/case-violations.csv").write_text(csv_text("case-violations", rows), encoding="utf-8")

    assert Counter(problem.code for problem in check(root)) == {"reference-unknown": 1500, "rows-too-many": 1}


def test_a_stock_rule_without_words_of_ours_is_still_reported(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    schemas = tmp_path / "schemas"
    shutil.copytree(SCHEMAS_FOLDER, schemas)
    schema = json.loads((schemas / "releases.json").read_text(encoding="utf-8"))
    title = next(field for field in schema["fields"] if field["name"] == "title_en")
    title["constraints"]["minLength"] = 16
    (schemas / "releases.json").write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")

    problems = [problem for problem in check(root, schemas_folder=schemas) if problem.code == "table-schema"]

    # "A published decision" has 20 letters, "Zhejiang cases" 14; "Typical cases 2024" has 18.
    assert places(tuple(problems)) == [("zhejiang/releases.csv", 2, "title_en", "table-schema")]


def test_a_problem_never_quotes_personal_data_of_its_cell(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    cell("liaoning/typical-cases", 3, "facts_zh", " 电话15400000000,已停机")(root)

    problems = check(root)

    assert {problem.code for problem in problems} == {"mobile-number", "surrounding-blanks"}
    assert not any("15400000000" in problem.value for problem in problems)


def test_the_same_input_gives_the_same_answer(broken: Path):
    assert check(broken) == check(broken)


def test_a_shared_id_is_reported_once_for_each_row_that_repeats_it(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    new_row("liaoning/typical-cases", 4, {"title_zh": "另一案"}, like=3)(root)
    rows = read_rows(root, "liaoning/typical-cases")
    write_rows(root, "liaoning/typical-cases", [*rows[:3], {**rows[2], "title_zh": "又一案"}, *rows[3:]])

    assert places(check(root)) == [
        ("liaoning/typical-cases.csv", 4, "case_id", "duplicate-id"),
        ("liaoning/typical-cases.csv", 5, "case_id", "duplicate-id"),
    ]
