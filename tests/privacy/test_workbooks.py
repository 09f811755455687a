# Made-up personal data: no number, name or address in this file is anybody's.
"""Personal data are found in every part of a workbook, and the finding says where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from generator.errors import Problem, Severity
from generator.privacy.files import workbook_findings

TODAY = date(2026, 11, 22)
MOBILE = "15400000000"
SHOWN = "15*********"


def cell_text(book: Workbook) -> None:
    book["案件"]["C12"] = f"电话{MOBILE}"


def cell_number(book: Workbook) -> None:
    book["案件"]["C12"] = int(MOBILE)


def formula(book: Workbook) -> None:
    book["案件"]["C12"] = f'="电话{MOBILE}"'


def hidden_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("底稿")
    sheet.sheet_state = "veryHidden"
    sheet["B2"] = MOBILE


def hidden_row(book: Workbook) -> None:
    book["案件"]["A5"] = MOBILE
    book["案件"].row_dimensions[5].hidden = True


def comment(book: Workbook) -> None:
    book["案件"]["D5"].comment = Comment(f"线索人电话{MOBILE}", "x")


def header(book: Workbook) -> None:
    book["案件"].oddHeader.center.text = f"电话{MOBILE}"


def sheet_name(book: Workbook) -> None:
    book["案件"].title = MOBILE


def defined_name(book: Workbook) -> None:
    book.defined_names["x"] = DefinedName("x", attr_text=f'"{MOBILE}"')


def title(book: Workbook) -> None:
    book.properties.title = f"台账{MOBILE}"


def custom_property(book: Workbook) -> None:
    book.custom_doc_props.append(StringProperty(name="电话", value=MOBILE))


def validation(book: Workbook) -> None:
    hint = DataValidation(type="list", formula1='"a,b"', prompt=f"问{MOBILE}", showInputMessage=True)
    hint.add("F2:F9")
    book["案件"].add_data_validation(hint)


def link(book: Workbook) -> None:
    book["案件"]["G1"] = "联系"
    book["案件"]["G1"].hyperlink = f"tel:{MOBILE}"


@pytest.mark.parametrize(
    ("hide", "sheet", "cell", "part"),
    [
        (cell_text, "案件", "C12", None),
        (cell_number, "案件", "C12", None),
        (formula, "案件", "C12", None),
        (hidden_sheet, "底稿", "B2", None),
        (hidden_row, "案件", "A5", None),
        (comment, "案件", "D5", "comments"),
        (header, "案件", "", "header"),
        (sheet_name, SHOWN, "", "sheet-name"),
        (defined_name, "", "", "names"),
        (title, "", "", "properties"),
        (custom_property, "", "", "properties"),
        (validation, "案件", "F2", "validation"),
        (link, "案件", "", "link"),
    ],
)
def test_a_mobile_number_is_found_wherever_a_workbook_can_keep_it(tmp_path: Path, hide, sheet, cell, part):
    book = Workbook()
    book.active.title = "案件"
    book["案件"]["A1"] = "案情"
    hide(book)
    book.save(tmp_path / "a.xlsx")

    found = workbook_findings(tmp_path / "a.xlsx", today=TODAY)

    assert {place(problem) for problem in found if problem.code == "mobile-number"} >= {(sheet, cell, part, SHOWN)}


def place(problem: Problem) -> tuple[str, str, str | None, str]:
    return problem.sheet, problem.cell, problem.params.get("part"), problem.value


def test_the_author_of_a_workbook_is_a_warning(tmp_path: Path):
    book = Workbook()
    book.properties.creator = "王大锤"
    book.save(tmp_path / "a.xlsx")

    found = [(one.code, one.severity, one.value) for one in workbook_findings(tmp_path / "a.xlsx", today=TODAY)]

    assert found == [("document-author", Severity.WARNING, "王**")]


def test_a_workbook_without_personal_data_is_clean(tmp_path: Path):
    book = Workbook()
    book.active.append(["案件名称", "罚款", "决定日期"])
    book.active.append(["某公司侵犯注册商标专用权案", 50000, date(2025, 5, 3)])
    book.save(tmp_path / "a.xlsx")

    assert workbook_findings(tmp_path / "a.xlsx", today=TODAY) == ()
