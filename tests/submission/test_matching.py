"""A sheet is known by its name or its titles, a column by any of its titles; nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from generator.errors import Problem
from generator.submission import layout
from generator.submission.matching import match_sheets
from generator.submission.reading import read_workbook
from generator.submission.values import Cell, Sheet, SheetTable, Workbook
from tests.submission.sheets import AMOUNT, AMOUNTS, brief, errors, said
from tests.validation.corpus import SCHEMAS

Row = Sequence[object]


def sheet_of(rows: Sequence[Row], *, name: str = "涉案金额", **more: object) -> Sheet:
    filled = {
        number: tuple(Cell(number, column, value) for column, value in enumerate(row, start=1) if value != "")
        for number, row in enumerate(rows, start=1)
    }
    return Sheet(name=name, rows={number: cells for number, cells in filled.items() if cells}, **more)


def match(*sheets: Sheet) -> tuple[tuple[SheetTable, ...], tuple[Problem, ...]]:
    tables, problems = match_sheets(Workbook(name="data.xlsx", sheets=sheets), schemas=SCHEMAS)
    assert said(problems) or not problems
    assert all(problem.path == "data.xlsx" for problem in problems)
    return tables, problems


def match_rows(*rows: Row, name: str = "涉案金额") -> tuple[SheetTable, tuple[Problem, ...]]:
    (table,), problems = match(sheet_of(rows, name=name))
    return table, problems


def row_numbers(table: SheetTable) -> list[int]:
    return [row.row for row in table.rows]


COLUMNS = {"case_id": 1, "seq": 2, "basis": 3, "qualifier": 4, "amount_cny": 5, "note_zh": 6}


# ── Which table ──


@pytest.mark.parametrize(
    "name",
    ["涉案金额", " 涉案金额 ", "涉案金额 (2)", "涉案金额（2）", "涉案金额 - 副本", "涉案金额-副本 (3)", "副本涉案金额",
     "Amounts of a case", "case-amounts", "CASE-AMOUNTS"],
)  # fmt: skip
def test_a_sheet_is_known_by_its_name(name: str) -> None:
    (table,), problems = match(sheet_of([AMOUNTS, AMOUNT], name=name))

    assert (table.table, table.sheet, dict(table.columns)) == ("case-amounts", name, COLUMNS)
    assert problems == ()


def test_every_table_is_known_by_the_name_that_the_template_gives_its_sheet() -> None:
    for table, schema in SCHEMAS.items():
        header = [
            [layout.header(field, is_needed=field.is_required)[line] for field in schema.fields] for line in range(3)
        ]
        found, problems = match(sheet_of(header, name=layout.sheet_name(schema)))
        (only,) = found
        assert (only.table, only.rows, problems) == (table, (), ())
        assert list(only.columns) == [field.name for field in schema.fields]


@pytest.mark.parametrize("lang", ["zh", "en", "name"])
def test_nearly_every_table_is_known_by_its_header_alone(lang: str) -> None:
    unknown = set()
    for table, schema in SCHEMAS.items():
        titles = [{"zh": field.title, "en": field.title_en, "name": field.name}[lang] for field in schema.fields]
        found, problems = match(sheet_of([titles, ["x"] * len(titles)], name="Sheet1"))
        if found:
            assert [only.table for only in found] == [table]
            assert problems[0].code == "sheet-taken"
        else:
            assert [problem.code for problem in problems] == ["sheet-unknown"]
            unknown.add(table)
    # Tables of two columns say too little of themselves.
    assert unknown == {table for table, schema in SCHEMAS.items() if len(schema.fields) < 3}


def test_a_sheet_that_is_no_table_is_an_error_that_lists_the_tables() -> None:
    tables, problems = match(sheet_of([["一季度工作总结"], ["略"]], name="典型案列"))

    assert (tables, brief(problems)) == ((), [("error", "sheet-unknown", "")])
    assert "典型案例、" in said(problems)
    assert "是否为“典型案例”？" in said(problems)


def test_sheets_of_the_template_and_blank_sheets_are_passed_over() -> None:
    others = [sheet_of([["怎样填写"]], name=name, is_hidden=True) for name in sorted(layout.OTHER_SHEETS)]

    tables, problems = match(*others, sheet_of([AMOUNTS, AMOUNT]), sheet_of([], name="Sheet2"))

    assert ([table.table for table in tables], problems) == (["case-amounts"], ())


def test_a_workbook_of_nothing_but_instructions_is_an_error() -> None:
    assert brief(match(sheet_of([["怎样填写"]], name="说明"))[1]) == [("error", "tables-missing", "")]


# ── Where the header is ──


def test_several_header_rows_are_one_header() -> None:
    english = ("Case", "Order", "Basis", "Qualifier", "Amount", "Note")

    table, problems = match_rows(AMOUNTS, english, tuple(COLUMNS), AMOUNT)

    assert (dict(table.columns), row_numbers(table), problems) == (COLUMNS, [4], ())
    assert table.rows[0].cells["amount_cny"] == Cell(4, 5, 50000)


def test_what_stands_above_the_header_is_passed_over_with_a_note() -> None:
    table, problems = match_rows(("2024年涉案金额表",), (), ("填报单位：", "某局"), AMOUNTS, AMOUNT)

    assert row_numbers(table) == [5]
    assert brief(problems) == [("note", "row-above", "A1"), ("note", "row-above", "A3")]
    assert problems[1].value == "填报单位： 某局"


@pytest.mark.parametrize(("row", "found"), [(15, True), (16, False)])
def test_a_header_stands_in_the_first_fifteen_rows(row: int, found: bool) -> None:
    tables, problems = match(sheet_of([*[()] * (row - 1), AMOUNTS, AMOUNT]))

    assert (len(tables), errors(problems)) == ((1, []) if found else (0, ["header-missing"]))


def test_a_header_without_records_is_no_problem() -> None:
    table, problems = match_rows(AMOUNTS)

    assert (table.rows, problems) == ((), ())


# ── Which column ──


@pytest.mark.parametrize(
    "title",
    ["金额", " 金额 ", "金\n额", "金　额", "金额*", "金额＊", "*金额", "金额（必填）", "金额(选填)", "金额（元）",
     "金额(元)", "金额【人民币元】", "金额（元）（必填）", "金额（元）*", "金额：", "Amount", "AMOUNT", "Amount (CNY)",
     "amount_cny", "ＡＭＯＵＮＴ", "金额\nAmount", "金额 Amount amount_cny", "金额 amount_cny",
     "\ufeff金\u200b额", "金额*必填", "金额必填"],
)  # fmt: skip
def test_a_column_is_known_by_any_of_its_titles(title: str) -> None:
    table, problems = match_rows((*AMOUNTS[:4], title, "备注"), AMOUNT)

    assert (table.columns["amount_cny"], problems) == (5, ())


def test_columns_stand_in_any_order() -> None:
    table, problems = match_rows(AMOUNTS[::-1], AMOUNT[::-1])

    assert dict(table.columns) == {name: 7 - column for name, column in COLUMNS.items()}
    assert (table.rows[0].cells["case_id"].value, problems) == ("demo-2024-01", ())


@pytest.mark.parametrize(
    "title", ["金额（万元）", "金额(万)", "Amount (million yuan)", "金额（美元）", "金额（千元）", "金额（%）"]
)
def test_a_column_in_another_unit_is_refused(title: str) -> None:
    _, problems = match_rows((*AMOUNTS[:4], title, "备注"), AMOUNT)

    assert [(problem.code, problem.cell, problem.value) for problem in problems] == [("title-unit", "E1", title)]
    assert "换算" in said(problems)


def test_a_title_in_brackets_is_not_taken_for_another_field() -> None:
    _, problems = match(sheet_of([["编号", "类别", "题名（英文）"], ["a", "b", "c"]], name="发布批次"))

    assert ("title-unknown", "C1", "题名") in [(p.code, p.cell, p.params.get("suggestion", "")) for p in problems]


@pytest.mark.parametrize(("title", "suggestion"), [("案件号", "案件"), ("金额（约）", "金额"), ("电话", "")])
def test_an_unknown_column_with_content_is_an_error_with_what_is_nearest(title: str, suggestion: str) -> None:
    _, problems = match_rows((*AMOUNTS, title), (*AMOUNT, "x"))

    assert [(problem.code, problem.cell, problem.value) for problem in problems] == [("title-unknown", "G1", title)]
    assert problems[0].params["suggestion"] == suggestion


def test_an_unknown_column_without_content_is_passed_over_with_a_note() -> None:
    table, problems = match_rows((*AMOUNTS, "电话"), AMOUNT)

    assert (dict(table.columns), brief(problems)) == (COLUMNS, [("note", "title-passed-over", "G1")])


def test_content_without_a_title_is_an_error() -> None:
    _, problems = match_rows(AMOUNTS, AMOUNT, (*AMOUNT, "x"))

    assert brief(problems) == [("error", "title-missing", "G3")]


def test_a_field_in_two_columns_is_an_error_that_names_both() -> None:
    _, problems = match_rows((*AMOUNTS, "Amount"), (*AMOUNT, 60000))

    assert [(p.code, p.cell, p.params["other_cell"]) for p in problems] == [("title-twice", "G1", "E1")]


def test_titles_of_one_column_that_mean_two_fields_are_an_error() -> None:
    english = ("Case", "Order", "Basis", "Qualifier", "Note", "Amount")

    _, problems = match_rows(AMOUNTS, english, AMOUNT)

    assert [(p.code, p.cell) for p in problems] == [("title-contradictory", "E2"), ("title-contradictory", "F2")]
    assert "同一列上方，一处写“金额 amount_cny”，此处却是“备注 note_zh”" in said(problems)


def test_a_missing_required_column_is_named_and_optional_ones_are_noted() -> None:
    table, problems = match_rows(("案件", "口径", "金额"), ("demo-2024-01", "货值", 1))

    # The rows of a child need no numbers: their order gives them.
    assert [(p.severity.value, p.code, p.field, p.cell) for p in problems] == [
        ("error", "required-column", "qualifier", "A1"),
        ("note", "columns-absent", "", "A1"),
    ]
    assert problems[1].params == {"absent_fields": "note_zh"}
    assert row_numbers(table) == [2]


def test_a_column_that_only_numbers_the_rows_is_passed_over_with_a_note() -> None:
    rows = [("序号", *AMOUNTS), (1, *AMOUNT), ("2", *AMOUNT)]

    assert brief(match_rows(*rows)[1]) == [("note", "title-of-numbering", "A1")]
    assert brief(match_rows(*rows, (7, *AMOUNT))[1]) == [("error", "title-unknown", "A1")]


@pytest.mark.parametrize(
    "text", ["单位：万元", "金额单位:人民币 万元", "2024年涉案金额表（万元）", "（单位：亿元）", "单位：万"]
)
def test_a_unit_stated_for_the_whole_table_is_not_overlooked(text: str) -> None:
    _, problems = match_rows((text,), AMOUNTS, AMOUNT)
    _, in_name = match(sheet_of([AMOUNTS, AMOUNT], name="涉案金额（万元）"))

    assert brief(problems) == [("note", "row-above", "A1"), ("error", "unit-of-table", "A1")]
    assert ("error", "unit-of-table", "") in brief(in_name)


@pytest.mark.parametrize("text", ["单位：元", "填报单位：万达公司", "单位：某某市场监督管理局", "罚款10万元以上的案件"])
def test_other_lines_above_a_table_are_no_units(text: str) -> None:
    assert brief(match_rows((text,), AMOUNTS, AMOUNT)[1]) == [("note", "row-above", "A1")]


# ── Which rows ──


def test_blank_rows_are_no_records() -> None:
    table, problems = match_rows(AMOUNTS, (), AMOUNT, (), (), AMOUNT)

    assert (row_numbers(table), problems) == ([3, 6], ())


@pytest.mark.parametrize("first", ["合计", "合 计", "总计：", "小计", "Total", "合计（2起）", "累计"])
def test_a_row_of_totals_is_an_error_and_no_record(first: str) -> None:
    table, problems = match_rows(AMOUNTS, AMOUNT, (first, 2, "", "—", "100,000元"))

    assert (row_numbers(table), brief(problems)) == ([2], [("error", "row-of-totals", "A3")])


def test_a_record_that_only_begins_like_a_total_is_a_record() -> None:
    table, problems = match_rows(AMOUNTS, ("合计", 1, "货值", "确数", 5, ""))

    assert (row_numbers(table), problems) == ([2], ())


@pytest.mark.parametrize("text", ["注：本表由某局填报", "填表人：张某    审核人：李某", "备注：\n数据截至三月"])
def test_remarks_below_the_table_are_an_error_and_no_record(text: str) -> None:
    table, problems = match_rows(AMOUNTS, AMOUNT, (text,))

    assert (row_numbers(table), brief(problems)) == ([2], [("error", "row-of-remarks", "A3")])


def test_a_header_repeated_for_print_is_passed_over_with_a_note() -> None:
    table, problems = match_rows(AMOUNTS, AMOUNT, AMOUNTS, AMOUNT)

    assert (row_numbers(table), brief(problems)) == ([2, 4], [("note", "header-again", "A3")])


# ── What was noticed on reading ──


def test_what_was_noticed_counts_where_records_stand(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "data.xlsx") as book:
        # The first sheet of a workbook cannot be hidden.
        book.add_worksheet("代码").write_formula("A1", "=1/0", None, "#DIV/0!")
        sheet = book.add_worksheet("涉案金额")
        sheet.merge_range("A1:F1", "2024年涉案金额表")
        sheet.write_row("A2", AMOUNTS)
        for row in (3, 4, 5):
            sheet.write_row(f"A{row}", AMOUNT)
        sheet.merge_range("A3:A5", "demo-2024-01")
        sheet.merge_range("C4:D4", "货值")
        sheet.write_formula("E3", "=1+1", None, 2)
        sheet.write_formula("E4", "=1/0", None, "#DIV/0!")
        sheet.write_formula("I1", "=1/0", None, "#DIV/0!")
        sheet.write("A6", "合计")
        sheet.write_formula("E6", "=SUM(E3:E5)", None, 100002)
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.hide()

    (table,), problems = match_sheets(read_workbook(tmp_path / "data.xlsx"), schemas=SCHEMAS)

    assert [(p.severity.value, p.code, p.cell, p.field) for p in problems] == [
        ("note", "sheet-hidden", "", ""),
        ("note", "row-above", "A1", ""),
        ("note", "rows-hidden", "A5", ""),
        ("error", "row-of-totals", "A6", ""),
        ("note", "merged-rows", "A3", "case_id"),
        ("error", "merged-columns", "C4", "basis"),
        ("error", "cell-error", "E4", "amount_cny"),
        ("note", "formula-taken", "E3", "amount_cny"),
    ]
    assert [row.cells["case_id"].value for row in table.rows] == ["demo-2024-01"] * 3
    assert "第5行是隐藏的" in said(problems)
