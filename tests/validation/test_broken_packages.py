"""Every broken package is found at its place, with its value, its rule and its mend."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import frictionless
import pytest

from generator.errors import Problem, Severity
from generator.i18n import read_catalogue
from generator.messages import LOCALE_FOLDER, render
from generator.validation import validate
from tests.validation import cases_files, cases_lives, cases_rows, cases_texts, cases_tiers
from tests.validation.cases import Case, Finding
from tests.validation.corpus import SCHEMAS, SCHEMAS_FOLDER, write_root

TODAY = date(2026, 11, 22)
CASES = (*cases_files.CASES, *cases_rows.CASES, *cases_tiers.CASES, *cases_texts.CASES, *cases_lives.CASES)

Problems = Callable[[Case], tuple[Problem, ...]]

# Proved in modules of their own: they need another schema folder.
PROVED_ELSEWHERE = {"table-schema"}
# What stands against a workbook or a file of another kind is proved there, each by its code.
NAMED_IN = tuple(Path(__file__).parents[1] / name for name in ("submission", "privacy"))


def check(root: Path) -> tuple[Problem, ...]:
    return validate(root, schemas_folder=SCHEMAS_FOLDER, today=TODAY)


def finding(problem: Problem) -> Finding:
    is_warning = problem.severity is Severity.WARNING
    return Finding(problem.code, problem.path, problem.line, problem.field, problem.value, is_warning)


@pytest.fixture(scope="session")
def problems_of(tmp_path_factory: pytest.TempPathFactory) -> Problems:
    """Return what a case gives; each root is written and checked once for all tests."""

    @cache
    def problems(case: Case) -> tuple[Problem, ...]:
        root = write_root(tmp_path_factory.mktemp("case") / "datasets")
        case.edit(root)
        return check(root)

    return problems


def test_a_right_root_has_no_problems(tmp_path: Path):
    assert check(write_root(tmp_path / "datasets")) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_package_is_found_where_it_is_broken(problems_of: Problems, case: Case):
    found = {finding(problem) for problem in problems_of(case)}

    assert found == {case.finding, *case.others}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_message_names_place_value_rule_and_mend_in_both_languages(problems_of: Problems, case: Case):
    problem = next(problem for problem in problems_of(case) if finding(problem) == case.finding)

    chinese = render([problem], lang="zh", format="text", schemas=SCHEMAS, root_name="datasets")
    english = render([problem], lang="en", format="text", schemas=SCHEMAS, root_name="datasets")

    place = f"datasets/{problem.path}" + (f":{problem.line}" if problem.line else "")
    assert chinese.startswith(place)
    assert english.startswith(place)
    assert case.says in chinese
    assert "；依据：" in chinese
    assert "; rule: " in english
    assert not re.search(r"\{[a-z_]+\}", chinese + english)
    assert (chinese.count("\n"), english.count("\n")) == (1, 1)


def test_every_problem_of_the_catalogue_is_proved_by_a_broken_package_workbook_or_file():
    words = read_catalogue(LOCALE_FOLDER, "zh").words
    codes = {key.split(".")[1] for key in words if key.startswith("problem.")}

    proved = {one.code for case in CASES for one in (case.finding, *case.others)}

    assert proved <= codes
    texts = "\n".join(path.read_text("utf-8") for folder in NAMED_IN for path in folder.glob("*.*"))
    assert [code for code in sorted(codes - proved - PROVED_ELSEWHERE) if not re.search(rf"\b{code}\b", texts)] == []


def test_every_code_in_the_sources_is_in_the_catalogue():
    words = read_catalogue(LOCALE_FOLDER, "zh").words
    codes = {key.split(".")[1] for key in words if key.startswith("problem.")}
    generator = Path(__file__).parents[2] / "generator"
    used: set[str] = set()
    for path in [generator / "packages.py", *(generator / "validation").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                used |= _code_argument(node)

    assert used - codes == set()


def _code_argument(call: ast.Call) -> set[str]:
    """Return the literal code of ``Problem(code=…)``, ``record.error(…)`` and ``record.warning(…)``."""
    keyword = next((item.value for item in call.keywords if item.arg == "code"), None)
    is_method = isinstance(call.func, ast.Attribute) and call.func.attr in ("error", "warning")
    node = keyword if keyword is not None else call.args[0] if is_method and call.args else None
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


# The stock tool waits for ever at a pipe's other end, and for minutes over files that we refuse by size.
TOO_SLOW = {"a table file is a pipe", "a file above 100 MB", "a cell of 50 MB"}
SELF_CONTAINED = [
    case
    for case in (*cases_files.CASES, *cases_rows.CASES)
    if case.name not in TOO_SLOW and case.finding.path.startswith(("liaoning/", "zhejiang/"))
]


@pytest.mark.parametrize("case", SELF_CONTAINED, ids=lambda case: case.name)
def test_what_the_stock_tool_rejects_we_reject(tmp_path: Path, problems_of: Problems, case: Case):
    root = write_root(tmp_path / "datasets")
    case.edit(root)
    try:
        folder = case.finding.path.partition("/")[0]
        is_valid = frictionless.Package(str(root / folder / "datapackage.json")).validate().valid
    except frictionless.FrictionlessException:
        is_valid = False

    has_error = any(problem.severity is Severity.ERROR for problem in problems_of(case))

    assert has_error or is_valid
