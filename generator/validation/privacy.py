"""Stop personal data before it is published: numbers, addresses, and names of natural persons.

Findings never repeat what they found in full: their messages are printed in public logs.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from generator.errors import Problem
from generator.privacy.findings import KINDS, Finding, masked, problem_of
from generator.privacy.texts import personal_data
from generator.validation.cells import text_cells
from generator.validation.dataset import Dataset

_MASKED = re.compile(r"[\u4e00-\u9fff]{1,2}(?:某{1,3}|[×xX*＊]{1,3})(?:\d|[\u4e00-\u9fff])?(?:等)?")

PERSONAL_DATA = KINDS | {"person-unmasked"}


def check_texts(dataset: Dataset) -> Iterator[Problem]:
    """Yield personal data in any text cell (R30, R31; 个人信息保护法 第二十八条)."""
    for record in dataset:
        for field, text in text_cells(record):
            for finding in personal_data(text, today=dataset.today):
                yield problem_of(finding, path=record.table.path, line=record.row.line, field=field)


def check_file_names(dataset: Dataset) -> Iterator[Problem]:
    """Yield personal data in the names of folders and files."""
    for package in dataset.packages:
        names = [package.folder, *sorted(package.folder.rglob("*"))]
        for path in names:
            for finding in personal_data(path.stem, today=dataset.today):
                shown = path.relative_to(package.folder.parent).as_posix()
                yield problem_of(finding, path=shown.replace(path.stem, masked(path.stem)))


def check_parties(dataset: Dataset) -> Iterator[Problem]:
    """Yield natural persons who are parties under a full name (最高法 2016 裁判文书上网规定 第九条)."""
    for record in dataset.records["case-parties"]:
        name = record["name_zh"]
        if record["kind"] == "individual" and name and not _MASKED.fullmatch(name):
            finding = Finding("person-unmasked", 0, len(name), name)
            yield problem_of(finding, path=record.table.path, line=record.row.line, field="name_zh")


def check_single_cases(dataset: Dataset) -> Iterator[Problem]:
    """Yield parties named in a case that was not published as a typical case."""
    for record in dataset.records["case-parties"]:
        case = dataset.get("typical-cases", record["case_id"])
        release = dataset.get("releases", case["release_id"]) if case else None
        if release and release["kind"] == "single" and record["name_zh"] and "某" not in record["name_zh"]:
            yield record.error("single-case-named", "name_zh")


def withhold_personal_data(problems: Iterable[Problem], *, today: date) -> list[Problem]:
    """Return `problems` so that none but its own finding quotes personal data, and that one masked.

    Another check may quote the same cell, and its message would carry the data into a public log.
    """
    found = list(problems)
    cells = {_cell(problem) for problem in found if problem.code in PERSONAL_DATA}
    return [
        problem if problem.code in PERSONAL_DATA else _withheld(problem, cells=cells, today=today) for problem in found
    ]


def _cell(problem: Problem) -> Hashable:
    """Return what names a cell: where it stands in a workbook, else line and column of a file."""
    if problem.cell:
        return (problem.path, problem.sheet, problem.cell)
    return (problem.path, problem.line, problem.field)


def _withheld(problem: Problem, *, cells: set[Hashable], today: date) -> Problem:
    path = problem.path
    for part in path.split("/"):
        stem = part.rpartition(".")[0] or part
        if any(personal_data(stem, today=today)):
            path = path.replace(stem, masked(stem))
    is_cell = _cell(problem) in cells

    def shown(text: str) -> str:
        return masked(text) if is_cell or any(True for _ in personal_data(text, today=today)) else text

    params = {name: shown(text) for name, text in problem.params.items()}
    return dataclasses.replace(problem, path=path, value=shown(problem.value), params=params)
