"""Make the files that offices send; all content is made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path

import xlsxwriter

from generator.errors import Problem, Severity
from generator.messages import LANGUAGES, render
from tests.validation.corpus import SCHEMAS

SAMPLE_FORMATS = ("yyyy-mm-dd", 'yyyy"年"m"月"', "mmm-yy", "yyyy/m/d")
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


def write_sample(path: Path) -> Path:
    """Write what ``fixtures/sample.xls`` and ``sample.ods`` hold; LibreOffice converted them from this."""
    with xlsxwriter.Workbook(path) as book:
        formats = {code: book.add_format({"num_format": code}) for code in SAMPLE_FORMATS}
        sheet = book.add_worksheet("涉案金额")
        sheet.write_row("A1", ["文字", "00123", 50000, 0.5, True])
        sheet.write_rich_string("F1", "甲", book.add_format({"bold": True}), "  乙\n丙")
        for column, code in enumerate(SAMPLE_FORMATS):
            sheet.write_datetime(1, column, datetime(2024, 5, 3), formats[code])
        sheet.write_datetime("A3", datetime(2024, 5, 3, 9, 30), formats["yyyy-mm-dd"])
        sheet.write_datetime("B3", time(9, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("D3", "=NA()", None, "#N/A")
        sheet.write_formula("E3", "=1+1", None, 2)
        sheet.write_number("F3", 3301061990010110)
        sheet.merge_range("A5:A7", "合并")
        sheet.write_column("B5", [1, 2, 3])
        sheet.merge_range("C5:D5", "跨列")
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.write_row("B9", ["同", "同", "同"])
        sheet.write_comment("B9", "批注不是内容")
        hidden = book.add_worksheet("隐藏")
        hidden.write("C2", "在")
        hidden.hide()
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
