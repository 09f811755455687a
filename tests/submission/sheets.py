"""Make the files that offices send; all content is made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from generator.errors import Problem, Severity
from generator.messages import LANGUAGES, render
from tests.validation.corpus import SCHEMAS

AMOUNTS = ("案件", "序", "口径", "精度", "金额", "备注")
AMOUNT = ("demo-2024-01", 1, "违法经营额 illegal-turnover", "确数 exact", 50000, "")


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook of plain values, a sheet for each name."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def repacked(path: Path, replace: Mapping[str, bytes]) -> bytes:
    """Return the archive at `path` with parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name not in replace:
                archive.writestr(name, source.read(name))
        for name, content in replace.items():
            archive.writestr(name, content)
    return target.getvalue()


def brief(problems: Sequence[Problem]) -> list[tuple[str, str, str]]:
    """Return severity, code and cell of each problem."""
    return [(problem.severity.value, problem.code, problem.cell) for problem in problems]


def said(problems: Sequence[Problem]) -> str:
    """Return the words in both languages; it fails where one is missing."""
    return "".join(render(problems, lang=lang, format="text", schemas=SCHEMAS, root_name="") for lang in LANGUAGES)


def errors(problems: Sequence[Problem]) -> list[str]:
    """Return the codes of the errors."""
    return [problem.code for problem in problems if problem.severity is Severity.ERROR]
