"""An office gets its own workbook back: each finding on its cell, all of them on a first sheet, nothing that acts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Problem, Severity
from generator.submission.annotating import annotate
from generator.submission.findings_sheet import TINTS
from generator.submission.matching import match_sheets
from generator.submission.reading import read_workbook
from tests.submission.sheets import AMOUNT, AMOUNTS, brief, repacked, write_xlsx
from tests.validation.corpus import SCHEMAS

SHEET = "涉案金额"


def finding(code: str = "required", cell: str = "C2", *, sheet: str = SHEET, **more: object) -> Problem:
    return Problem(code=code, path="data.xlsx", sheet=sheet, cell=cell, table="case-amounts", **more)


def warning(cell: str) -> Problem:
    return finding("half-width", cell, severity=Severity.WARNING, value="a,b", params={"found": ",", "expected": "，"})


def note(cell: str) -> Problem:
    return finding("merged-rows", cell, severity=Severity.NOTE, value="甲", params={"range": "A2:A3"})


def annotated(source: Path, problems: Sequence[Problem], *, lang: str = "zh") -> openpyxl.Workbook:
    target = source.with_name("批注.xlsx")
    annotate(source, problems, target, lang=lang, schemas=SCHEMAS)
    return openpyxl.load_workbook(target)


def plain(folder: Path) -> Path:
    return write_xlsx(folder / "data.xlsx", {SHEET: [AMOUNTS, AMOUNT, AMOUNT]})


def fills(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type}


def comments(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_cells_are_tinted_by_weight_and_say_in_words_what_is_wrong(tmp_path: Path) -> None:
    book = annotated(plain(tmp_path), [note("A2"), warning("F2"), finding(), finding("required", "B3")])

    sheet = book[SHEET]
    assert fills(sheet) == {
        "A2": TINTS[Severity.NOTE],
        "F2": TINTS[Severity.WARNING],
        "C2": TINTS[Severity.ERROR],
        "B3": TINTS[Severity.ERROR],
    }
    assert len(set(TINTS.values())) == 3
    found = comments(sheet)
    assert found["C2"] == (
        "【数据检查】\n【错误】此项必填，现为空。\n"
        "请填写；来源没有写明的，请改用允许留空的写法并在备注说明。\n依据：数据字典：必填项。"
    )
    assert found["F2"].startswith("【数据检查】\n【提示】汉字之间用了半角标点")
    assert found["A2"] == "【数据检查】\n【说明】合并单元格A2:A3中的“甲”已用于其中每一行。"
    assert sheet["C2"].comment.author == "知识产权跨区域执法公开数据"
    with zipfile.ZipFile(tmp_path / "批注.xlsx") as archive:
        (boxes,) = (archive.read(name).decode() for name in archive.namelist() if "commentsDrawing" in name)
    # Wide enough for a sentence, and higher for more lines.
    assert boxes.count("width:380px") == 4
    assert {"height:76px", "height:114px"} <= set(re.findall(r"height:\d+px", boxes))


def test_several_findings_of_a_cell_share_a_comment_and_the_gravest_gives_the_tint(tmp_path: Path) -> None:
    sheet = annotated(plain(tmp_path), [note("C2"), warning("C2"), finding()])[SHEET]

    (text,) = comments(sheet).values()
    assert [text.index(mark) for mark in ("【错误】", "【提示】", "【说明】")] == sorted(
        text.index(mark) for mark in ("【错误】", "【提示】", "【说明】")
    )
    assert fills(sheet) == {"C2": TINTS[Severity.ERROR]}


def test_a_cell_with_very_many_findings_has_a_comment_that_can_be_read(tmp_path: Path) -> None:
    (text,) = comments(annotated(plain(tmp_path), [finding()] * 40)[SHEET]).values()

    assert text.count("【错误】") == 12
    assert text.endswith("此格还有28处，见第一张工作表。")


def test_the_first_sheet_lists_everything_gravest_first_with_links(tmp_path: Path) -> None:
    problems = [
        note("A2"),
        finding(field="basis"),
        finding("workbook-macros", "", sheet="", severity=Severity.WARNING),
        finding("sheet-unknown", "", sheet="别的表", params={"known_tables": "case-amounts"}),
    ]

    book = annotated(write_xlsx(tmp_path / "data.xlsx", {SHEET: [AMOUNTS, AMOUNT], "别的表": [["略"]]}), problems)

    assert book.sheetnames == ["检查结果", SHEET, "别的表"]
    assert book.active.title == "检查结果"
    sheet = book["检查结果"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "数据检查结果"
    assert rows[1][0] == "错误2处，提示1处，说明1处。"
    assert rows[3] == ["类别", "工作表", "单元格", "列", "内容", "问题", "怎样改", "依据"]
    assert [row[:4] for row in rows[4:]] == [
        ["错误", SHEET, "C2", "口径"],
        ["错误", "别的表", "A1", None],
        ["提示", None, None, None],
        ["说明", SHEET, "A2", None],
    ]
    links = [sheet.cell(row, 3).hyperlink for row in range(5, 9)]
    assert [link and (link.location, link.target) for link in links] == [
        (f"'{SHEET}'!C2", None),
        ("'别的表'!A1", None),
        None,
        (f"'{SHEET}'!A2", None),
    ]


def test_in_english_everything_is_english(tmp_path: Path) -> None:
    book = annotated(plain(tmp_path), [finding(), warning("F2"), note("A2")], lang="en")

    assert book.sheetnames[0] == "Findings"
    assert [book["Findings"].cell(row, 1).value for row in (1, 2, 4, 5, 6, 7)] == [
        "Findings in the data", "Errors: 1; warnings: 1; notes: 1.", "Kind", "Error", "Warning", "Note",
    ]  # fmt: skip
    assert comments(book[SHEET])["C2"].startswith("[Data check]\n[Error] ")


def test_their_own_formats_widths_dropdowns_and_comments_stay(tmp_path: Path) -> None:
    source = tmp_path / "data.xlsx"
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet(SHEET)
        sheet.set_column("C:C", 33)
        sheet.write_row("A1", AMOUNTS, book.add_format({"bold": True, "bg_color": "#00FF00"}))
        sheet.write_row("A2", AMOUNT)
        sheet.write_rich_string("F2", book.add_format({"italic": True}), "斜", "正")
        sheet.write_number("E2", 50000, book.add_format({"num_format": '#,##0"元"', "border": 1}))
        sheet.data_validation("C2:C9", {"validate": "list", "source": ["甲", "乙"]})
        sheet.write_comment("C2", "请王某核对", {"author": "王某"})
        sheet.write_comment("A1", "只在这里")
        sheet.freeze_panes(1, 0)
        sheet.set_row(1, 30)

    sheet = annotated(source, [finding(), finding(cell="E2")])[SHEET]

    assert (sheet["A1"].font.b, sheet["A1"].fill.fgColor.rgb) == (True, "FF00FF00")
    assert sheet.column_dimensions["C"].width == pytest.approx(33.7, abs=0.1)
    assert (sheet["E2"].number_format, sheet["E2"].border.left.style, sheet["E2"].value) == ('#,##0"元"', "thin", 50000)
    assert (sheet["F2"].value, sheet.freeze_panes, sheet.row_dimensions[2].height) == ("斜正", "A2", 30)
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["C2:C9"]
    assert comments(sheet)["A1"] == "只在这里"
    assert comments(sheet)["C2"].startswith("请王某核对\n\n【数据检查】\n【错误】")


def test_a_finding_inside_a_merged_cell_is_shown_where_its_content_stands(tmp_path: Path) -> None:
    source = tmp_path / "data.xlsx"
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet(SHEET).merge_range("A2:A4", "甲")

    sheet = annotated(source, [finding(cell="A3")])[SHEET]

    assert list(comments(sheet)) == ["A2"]


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://example.com","x")'
    (tmp_path / "data.csv").write_text(f'案件,备注\n"{evil.replace(chr(34), chr(34) * 2)}",+1\n', encoding="utf-8")

    problem = Problem(code="formula", path="data.csv", sheet="data", cell="A2", value=evil, params={"opening": "="})
    book = annotated(tmp_path / "data.csv", [problem])

    cell = book["data"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (evil, "s", True)
    assert (book["检查结果"]["E5"].value, book["检查结果"]["E5"].data_type) == (evil, "s")
    with zipfile.ZipFile(tmp_path / "批注.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_nothing_that_acts_or_reaches_out_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "data.xlsm"
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        sheet = book.add_worksheet(SHEET)
        sheet.write_row("A1", AMOUNTS)
        sheet.write_formula("A2", "='[other.xlsx]Sheet1'!A1", None, "demo-2024-01")
        sheet.write_formula("B2", "=cmd|'/c calc'!A0", None, 1)
        sheet.write_formula("C2", '=WEBSERVICE("http://example.com")', None, "甲")
        sheet.write_formula("E2", "=SUM(1,2)", None, 3)
        sheet.write_url("D2", "https://example.gov.cn/a.html")
        sheet.write_url("F2", r"external:\\server\share\a.xlsx")
        book.define_name("外部", "='[other.xlsx]Sheet1'!$A$1")
    source.write_bytes(repacked(tmp_path / "book.xlsx", {"xl/vbaProject.bin": b"program"}))

    sheet = annotated(source, [finding()])[SHEET]

    assert [sheet.cell(2, column).value for column in (1, 2, 3, 5)] == ["demo-2024-01", 1, "甲", "=SUM(1,2)"]
    assert (sheet["D2"].hyperlink.target, sheet["F2"].hyperlink) == ("https://example.gov.cn/a.html", None)
    with zipfile.ZipFile(tmp_path / "批注.xlsx") as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "vba" in name or "externalLink" in name]
    assert b"other.xlsx" not in text
    assert b"macroEnabled" not in text


@pytest.mark.parametrize("name", ["data.csv", "很长的名字" * 8 + "[1].csv"])
def test_a_text_file_becomes_a_workbook_of_the_same_cells(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("案件,备注\na\x01,甲\n\nb,乙\n", encoding="utf-8")

    book = annotated(tmp_path / name, [finding(cell="B4", sheet=Path(name).stem)])

    sheet = book.worksheets[1]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["案件", "备注"], ["a\ufffd", "甲"], [None, None], ["b", "乙"],
    ]  # fmt: skip
    assert list(comments(sheet)) == ["B4"]


@pytest.mark.parametrize("name", ["sample.xls", "sample.ods"])
def test_a_workbook_of_another_program_becomes_one_of_excel(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes((Path(__file__).parent / "fixtures" / name).read_bytes())

    book = annotated(tmp_path / name, read_workbook(tmp_path / name).sheets[0].problems)

    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("检查结果", "visible"), (SHEET, "visible"), ("隐藏", "hidden"),
    ]  # fmt: skip
    sheet = book[SHEET]
    assert (sheet["A2"].value, sheet["B1"].value, sheet.row_dimensions[6].hidden) == (
        datetime(2024, 5, 3),
        "00123",
        True,
    )
    assert re.sub(r'["\\\\]', "", sheet["B2"].number_format) == "yyyy年m月"
    assert "#DIV/0!" in comments(sheet)["C3"]


def test_a_file_that_cannot_be_read_gives_the_findings_alone(tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").write_bytes(b"%PDF-1.7")

    book = annotated(tmp_path / "data.xlsx", read_workbook(tmp_path / "data.xlsx").problems)

    assert book.sheetnames == ["检查结果"]
    assert "PDF" in book["检查结果"]["F5"].value


def test_an_annotated_workbook_can_be_mended_and_sent_again(tmp_path: Path) -> None:
    source = write_xlsx(tmp_path / "data.xlsx", {SHEET: [AMOUNTS, AMOUNT], "检查结果": [["抽检结果"], ["合格"]]})
    book = openpyxl.load_workbook(source)
    book[SHEET]["C2"].comment = openpyxl.comments.Comment("请核对", "王某")
    book.save(source)
    once, twice = tmp_path / "once.xlsx", tmp_path / "twice.xlsx"
    annotate(source, [finding(), finding(cell="D2")], once, lang="en", schemas=SCHEMAS)

    before, after = (match_sheets(read_workbook(path), schemas=SCHEMAS) for path in (source, once))
    annotate(once, [finding(cell="E2")], twice, lang="zh", schemas=SCHEMAS)

    assert (before[0], brief(before[1])) == (after[0], brief(after[1]))
    book = openpyxl.load_workbook(twice)
    # A sheet of the office that happens to have our name is the office's.
    assert book.sheetnames == ["检查结果1", SHEET, "检查结果"]
    assert list(fills(book[SHEET])) == ["E2"]
    assert list(comments(book[SHEET])) == ["C2", "E2"]
    assert comments(book[SHEET])["C2"] == "请核对"


def test_the_source_is_never_written_over(tmp_path: Path) -> None:
    source = plain(tmp_path)
    content = source.read_bytes()
    (tmp_path / "link.xlsx").symlink_to(source)

    for target in (source, tmp_path / "link.xlsx", tmp_path / "other.csv"):
        with pytest.raises(ValueError, match=target.name):
            annotate(source, [finding()], target, lang="zh", schemas=SCHEMAS)

    assert source.read_bytes() == content


def test_cells_and_sheets_that_are_not_there_do_no_harm(tmp_path: Path) -> None:
    book = annotated(plain(tmp_path), [finding(cell="ZZ900"), finding(cell="2"), finding(sheet="没有")])

    assert sorted(comments(book[SHEET])) == ["A1", "ZZ900"]
