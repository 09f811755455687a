"""Whatever an office sends is read as its program shows it, or refused in words; it is never guessed at."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from generator.submission import reading, unreadable
from generator.submission.reading import read_workbook
from generator.submission.values import Sheet
from generator.submission.xls_records import Pieces, packed_number
from tests.submission.sheets import brief, repacked, said, write_sample, write_xlsx

ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
TABLE = "编号,题名\r\ndemo-2024-01,销售假冒注册商标商品案\r\n"


def book_with(folder: Path, fill: Callable[[xlsxwriter.Workbook, Worksheet], object], **options: object) -> Sheet:
    with xlsxwriter.Workbook(folder / "book.xlsx", options) as book:
        fill(book, book.add_worksheet("案例"))
    (sheet,) = read_workbook(folder / "book.xlsx").sheets
    return sheet


def values(sheet: Sheet) -> dict[str, object]:
    return {cell.address: cell.value for cells in sheet.rows.values() for cell in cells}


# ── What is refused ──


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("META_INF", "META-INF").replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def an_xlsx() -> bytes:
    target = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "编号"
    book.save(target)
    return target.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def encrypted_zip() -> bytes:
    content = bytearray(an_xlsx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


def doctype_xlsx() -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    return zipped(**{"[Content_Types].xml": b"", "xl__workbook.xml": bomb})


REFUSED = {
    "leer.xlsx": (b"", "workbook-empty"),
    "blank.csv": (b" \r\n\r\n", "workbook-empty"),
    "only-blanks.csv": (",,\r\n\u3000,,\r\n".encode(), "workbook-empty"),
    "table.xlsx": (TABLE.encode(), "content-is-text"),
    "export.xls": (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "content-is-web-page"),
    "export2.xls": (b"\xef\xbb\xbf\r\n<table border=1><tr><td>1</td></tr></table>", "content-is-web-page"),
    "sheet2003.xls": (b'<?xml version="1.0"?><?mso-application?><Workbook/>', "content-is-web-page"),
    "mail.xls": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "content-is-web-page"),
    "tabs.xls": ("编号\t题名\r\n".encode("gb18030"), "content-is-text"),
    "new.xls": (an_xlsx(), "content-is-workbook"),
    "old.xlsx": (ole("Workbook"), "content-is-workbook"),
    "table.csv": (an_xlsx(), "content-is-workbook"),
    "binary.xlsx": (zipped(**{"xl__workbook.bin": b"x"}), "content-is-xlsb"),
    "report.xlsx": (zipped(**{"[Content_Types].xml": b"x", "word__document.xml": b"x"}), "content-is-document"),
    "slides.ods": (zipped(**{"ppt__presentation.xml": b"x"}), "content-is-document"),
    "old-report.xls": (ole("WordDocument"), "content-is-document"),
    "scan.xlsx": (b"%PDF-1.7\n", "content-is-document"),
    "photo.xlsx": (b"\xff\xd8\xff\xe0" + bytes(100), "content-is-picture"),
    "files.xlsx": (zipped(**{"a.csv": TABLE.encode()}), "content-is-archive"),
    "files.xls": (b"Rar!\x1a\x07\x00" + bytes(100), "content-is-archive"),
    "noise.csv": (bytes(range(256)) * 8, "content-unknown"),
    "secret.xlsx": (ole("EncryptedPackage"), "workbook-encrypted"),
    "locked.xlsx": (encrypted_zip(), "workbook-encrypted"),
    "locked.ods": (
        zipped(mimetype=ODS_TYPE, META_INF__manifest_xml=b"<encryption-data/>"),
        "workbook-encrypted",
    ),
    "cut.xlsx": (an_xlsx()[:2000], "workbook-damaged"),
    "entities.xlsx": (doctype_xlsx(), "workbook-damaged"),
    "hollow.xlsx": (zipped(**{"[Content_Types].xml": b"", "xl__a.xml": b""}), "workbook-damaged"),
    "broken.xls": (ole("Workbook"), "workbook-damaged"),
    "broken.ods": (zipped(mimetype=ODS_TYPE), "workbook-damaged"),
    "bomb.xlsx": (zipped(**{"[Content_Types].xml": b"", "xl__a.xml": bytes(201 * 1024 * 1024)}), "workbook-bomb"),
    "parts.xlsx": (zipped(**{f"xl__{number}": b"" for number in range(2001)}), "workbook-bomb"),
    "table.et": (b"x", "workbook-ending"),
    "table": (b"x", "workbook-ending"),
    "big5.csv": ("編號,題名\r\n國務院臺灣辦公室發布專屬權處罰決定".encode("big5"), "csv-encoding-unknown"),
    "latin.csv": ("編,é\r\ncafé,à la carte,ñandú,déjà".encode("latin-1", "replace"), "csv-encoding-unknown"),
    "half.csv": ("编号,题名".encode() + b"\xe7\xbc", "csv-encoding-unknown"),
    "open.csv": ('编号,题名\r\na,"b\r\nc,d\r\n'.encode(), "csv-quotes"),
    "astray.csv": ('编号,题名\r\na,"b"c\r\n'.encode(), "csv-quotes"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason_in_both_languages(name: str, tmp_path: Path) -> None:
    content, code = REFUSED[name]
    (tmp_path / name).write_bytes(content)

    book = read_workbook(tmp_path / name)

    assert [problem.code for problem in book.problems] == [code]
    assert (book.name, book.sheets) == (name, ())
    assert said(book.problems)


def test_a_broken_quote_is_named_by_its_row(tmp_path: Path) -> None:
    (tmp_path / "open.csv").write_text('编号,题名\n\na,"b\nc,d\n', encoding="utf-8")

    (problem,) = read_workbook(tmp_path / "open.csv").problems

    assert (problem.sheet, problem.cell) == ("open", "A3")


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")

    assert [read_workbook(tmp_path / name).problems[0].code for name in ("folder.xlsx", "pipe.csv")] == [
        "not-a-file"
    ] * 2


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FILE_BYTES", 10)
    (tmp_path / "large.csv").write_text(TABLE, encoding="utf-8")

    assert brief(read_workbook(tmp_path / "large.csv").problems) == [("error", "workbook-too-large", "")]


@pytest.mark.parametrize("name", ["long.csv", "long.xlsx"])
def test_a_sheet_with_too_many_rows_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unreadable, "MAX_ROWS", 3)
    (tmp_path / "long.csv").write_text("a,b\n" * 4, encoding="utf-8")
    write_xlsx(tmp_path / "long.xlsx", {"long": [["a"]] * 4})

    (problem,) = read_workbook(tmp_path / name).problems

    assert (problem.code, problem.sheet, problem.params) == ("too-many-rows", "long", {"limit": "3"})


# ── Text files ──

ENCODINGS = {
    "plain": (TABLE.encode(), []),
    "excel-utf-8": (TABLE.encode("utf-8-sig"), ["UTF-8 BOM"]),
    "excel-ansi": (TABLE.encode("gb18030"), ["GB 18030 (GBK)"]),
    "excel-unicode": (TABLE.encode("utf-16"), ["UTF-16"]),
    "big-endian": (b"\xfe\xff" + TABLE.encode("utf-16-be"), ["UTF-16"]),
    "bare-utf-16": (TABLE.encode("utf-16-le"), ["UTF-16"]),
    "rare-characters": ("编号,题名\ndemo-2024-01,喆堃公司销售假冒注册商标商品案".encode("gb18030"), ["GB 18030 (GBK)"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_text_file_is_read_in_its_encoding_and_the_encoding_is_noted(name: str, tmp_path: Path) -> None:
    content, noted = ENCODINGS[name]
    (tmp_path / "DATA (1).CSV").write_bytes(content)

    book = read_workbook(tmp_path / "DATA (1).CSV")

    assert [(problem.code, problem.value) for problem in book.problems] == [("csv-encoding", value) for value in noted]
    assert values(book.sheets[0])["A1"] == "编号"
    assert str(values(book.sheets[0])["B2"]).endswith("销售假冒注册商标商品案")


SEPARATED = {
    "comma": ("编号,题名\na,甲；乙；丙\n", []),
    "semicolon": ("编号;题名\na;甲；乙；丙\n", ["csv-semicolon"]),
    "tab": ("编号\t题名\na\t甲；乙；丙\n", ["csv-tab"]),
    "tab with commas in the text": ("编号\t题名\na\t甲；乙；丙\nb\t1,2,3,4\n", ["csv-tab"]),
    "stated by Excel": ("sep=;\n编号;题名\na;甲；乙；丙\n", ["csv-semicolon"]),
    "old Mac": ("编号,题名\ra,甲；乙；丙\r", []),
    "Windows": ("编号,题名\r\na,甲；乙；丙\r\n", []),
    "quoted": ('"编号","题名"\n"a","甲；乙；丙"\n', []),
}


@pytest.mark.parametrize("name", SEPARATED)
def test_cells_are_parted_as_the_file_parts_them(name: str, tmp_path: Path) -> None:
    text, noted = SEPARATED[name]
    (tmp_path / "data.csv").write_bytes(text.encode())

    book = read_workbook(tmp_path / "data.csv")

    found = values(book.sheets[0])
    assert [found[address] for address in ("A1", "B1", "A2", "B2")] == ["编号", "题名", "a", "甲；乙；丙"]
    assert [problem.code for problem in book.problems] == noted
    assert not book.problems or said(book.problems)


def test_rows_of_a_text_file_are_numbered_as_the_office_program_shows_them(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text('编号,题名\n\na,"两行\n题名"\n,,\nb,c\n', encoding="utf-8")

    (sheet,) = read_workbook(tmp_path / "data.csv").sheets

    assert values(sheet) == {"A1": "编号", "B1": "题名", "A3": "a", "B3": "两行\n题名", "A5": "b", "B5": "c"}


# ── Excel ──


def test_values_keep_their_kind_and_number_format(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        def style(code: str) -> object:
            return book.add_format({"num_format": code})

        sheet.write("A1", "00123")
        sheet.write("B1", 50000)
        sheet.write("C1", 0.1 + 0.2)
        sheet.write("D1", True)
        sheet.write_datetime("E1", datetime(2024, 5, 3), style("yyyy/m/d"))
        sheet.write_datetime("F1", datetime(2024, 5, 1), style('yyyy"年"m"月"'))
        sheet.write_datetime("G1", datetime(2024, 5, 1), style("mmm-yy"))
        sheet.write_datetime("H1", datetime(2024, 5, 3, 9, 30), style("yyyy-mm-dd hh:mm"))
        sheet.write_datetime("I1", time(9, 30), style("hh:mm"))
        sheet.write_number("J1", 45415)
        sheet.write_number("K1", 45415, style(0x39))
        sheet.write_number("L1", 50000, style('#,##0.00"元"'))
        sheet.write_rich_string("M1", "甲", book.add_format({"bold": True}), "乙")
        sheet.write("N1", "  \u3000")

    (cells,) = book_with(tmp_path, fill).rows.values()

    assert [(cell.value, cell.number_format) for cell in cells] == [
        ("00123", "General"),
        (50000, "General"),
        (0.3, "General"),
        (True, "General"),
        (date(2024, 5, 3), "yyyy/m/d"),
        (date(2024, 5, 1), 'yyyy"年"m"月"'),
        (date(2024, 5, 1), "mmm-yy"),
        (datetime(2024, 5, 3, 9, 30), "yyyy-mm-dd hh:mm"),
        (time(9, 30), "hh:mm"),
        (45415, "General"),
        (date(2024, 5, 3), 'yyyy"年"m"月"'),
        (50000, '#,##0.00"元"'),
        ("甲乙", "General"),
    ]


def test_days_of_a_workbook_from_an_old_mac_are_right(tmp_path: Path) -> None:
    sheet = book_with(
        tmp_path,
        lambda book, sheet: sheet.write_datetime(
            "A1", datetime(2024, 5, 3), book.add_format({"num_format": "yyyy-mm-dd"})
        ),
        date_1904=True,
    )

    assert values(sheet) == {"A1": date(2024, 5, 3)}


def test_more_digits_than_the_program_keeps_are_an_error(tmp_path: Path) -> None:
    sheet = book_with(tmp_path, lambda _, sheet: sheet.write_row("A1", [999999999999999, 3301061990010110, "3" * 18]))

    assert brief(sheet.problems) == [("error", "digits-lost", "B1")]
    assert values(sheet)["C1"] == "3" * 18


def test_a_value_merged_down_holds_for_each_filled_row_and_is_noted(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.merge_range("A2:A5", "甲")
        sheet.merge_range("C2:C3", "")
        sheet.write_column("B2", [1, 2, 3])

    sheet = book_with(tmp_path, fill)

    assert values(sheet) == {"A2": "甲", "B2": 1, "A3": "甲", "B3": 2, "A4": "甲", "B4": 3}
    assert brief(sheet.problems) == [("note", "merged-rows", "A2")]
    assert sheet.problems[0].params == {"range": "A2:A5"}


def test_a_value_merged_across_columns_is_an_error(tmp_path: Path) -> None:
    sheet = book_with(tmp_path, lambda _, sheet: sheet.merge_range("B2:C2", "甲"))

    assert brief(sheet.problems) == [("error", "merged-columns", "B2")]
    assert said(sheet.problems)


def test_results_of_formulas_are_taken_and_noted_by_runs(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        for address in ("A1", "A2", "A3", "A5", "B1"):
            sheet.write_formula(address, "=1+1", None, 2)
        sheet.write_formula("C1", "=A1&A2", None, "22")

    sheet = book_with(tmp_path, fill)

    assert values(sheet) == {"A1": 2, "A2": 2, "A3": 2, "A5": 2, "B1": 2, "C1": "22"}
    assert [problem.params["range"] for problem in sheet.problems] == ["A1:A3", "A5", "B1", "C1"]
    assert {problem.code for problem in sheet.problems} == {"formula-taken"}


@pytest.mark.parametrize("shown", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_an_error_of_a_formula_is_named_by_its_cell(shown: str, tmp_path: Path) -> None:
    sheet = book_with(tmp_path, lambda _, sheet: sheet.write_formula("C7", "=X!Y1", None, shown))

    assert [(problem.code, problem.cell, problem.value) for problem in sheet.problems] == [("cell-error", "C7", shown)]
    assert shown in said(sheet.problems)


def test_a_formula_that_was_never_computed_is_an_error(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "=1+1"
    book.active["A1"] = "编号"
    book.save(tmp_path / "book.xlsx")

    (sheet,) = read_workbook(tmp_path / "book.xlsx").sheets

    assert brief(sheet.problems) == [("error", "formula-unvalued", "B2")]


def test_what_is_hidden_is_read_and_known_to_be_hidden(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "副本新建 Microsoft Excel 工作表.xlsx") as book:
        for name, hide in (("看得见", ""), ("隐藏", "hide"), ("深藏", "very_hidden")):
            sheet = book.add_worksheet(name)
            sheet.write_column("A1", ["一", "二", "三"])
            sheet.set_row(1, None, None, {"hidden": True})
            if hide:
                getattr(sheet, hide)()

    sheets = read_workbook(tmp_path / "副本新建 Microsoft Excel 工作表.xlsx").sheets

    assert [(sheet.name, sheet.is_hidden) for sheet in sheets] == [("看得见", False), ("隐藏", True), ("深藏", True)]
    assert {(sheet.hidden_rows, values(sheet)["A2"]) for sheet in sheets} == {(frozenset({2}), "二")}


def test_charts_are_no_sheets_and_macros_are_a_warning(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        book.add_worksheet("案例").write("A1", 1)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=案例!$A$1"})
        book.add_chartsheet("图").set_chart(chart)
    (tmp_path / "book.xlsm").write_bytes(repacked(tmp_path / "book.xlsx", {"xl/vbaProject.bin": b"program"}))

    plain, macros = read_workbook(tmp_path / "book.xlsx"), read_workbook(tmp_path / "book.xlsm")

    assert [sheet.name for sheet in plain.sheets] == [sheet.name for sheet in macros.sheets] == ["案例"]
    assert (brief(plain.problems), brief(macros.problems)) == ([], [("warning", "workbook-macros", "")])
    assert said(macros.problems)


def test_a_sheet_without_addresses_or_styles_and_in_the_strict_namespace_is_read(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "book.xlsx", {"案例": [["编号"]]})
    sheet = (
        '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>'
        '<row><c t="inlineStr"><is><t>编号</t></is></c><c><v>1E5</v></c></row>'
        '<row><c r="C2" t="d"><v>2024-05-03</v></c><c t="str"><f>A1</f><v>甲_x000D_</v></c></row>'
        "</sheetData></worksheet>"
    )
    (tmp_path / "book.xlsx").write_bytes(repacked(tmp_path / "book.xlsx", {"xl/worksheets/sheet1.xml": sheet.encode()}))

    (found,) = read_workbook(tmp_path / "book.xlsx").sheets

    assert values(found) == {"A1": "编号", "B1": 100000, "C2": date(2024, 5, 3), "D2": "甲_x000D_"}


def test_a_row_said_twice_is_damage_and_not_a_loss(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "book.xlsx", {"案例": [["编号"]]})
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    sheet = f'<x:worksheet xmlns:x="x" xmlns="x"><sheetData>{row}{row}</sheetData></x:worksheet>'
    (tmp_path / "book.xlsx").write_bytes(repacked(tmp_path / "book.xlsx", {"xl/worksheets/sheet1.xml": sheet.encode()}))

    assert brief(read_workbook(tmp_path / "book.xlsx").problems) == [("error", "workbook-damaged", "")]


@pytest.mark.parametrize("position", range(0, 4000, 97))
def test_a_workbook_damaged_anywhere_never_raises(position: int, tmp_path: Path) -> None:
    content = bytearray(write_xlsx(tmp_path / "book.xlsx", {"案例": [["编号", "题名"], ["a", 1]]}).read_bytes())
    content[position : position + 5] = b"\xff\x00<&\xff"
    (tmp_path / "book.xlsx").write_bytes(content)

    book = read_workbook(tmp_path / "book.xlsx")

    assert book.sheets or [problem.severity.value for problem in book.problems] == ["error"]


def test_a_text_file_with_quotes_in_it_round_trips(tmp_path: Path) -> None:
    with (tmp_path / "data.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["编号", "题名"], ["a", '称“甲”与"乙",丙']])

    (sheet,) = read_workbook(tmp_path / "data.csv").sheets

    assert values(sheet)["B2"] == '称“甲”与"乙",丙'


# ── Older and other programs ──

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("name", ["sample.xls", "sample.ods"])
def test_workbooks_of_other_programs_are_read_like_excel_s(name: str, tmp_path: Path) -> None:
    def seen(path: Path) -> list[object]:
        return [
            (
                sheet.name,
                sheet.is_hidden,
                sheet.hidden_rows,
                values(sheet),
                # LibreOffice keeps a truth value as a formula.
                [(p.code, p.cell, p.value, p.params) for p in sheet.problems if p.cell != "E1"],
            )
            for sheet in read_workbook(path).sheets
        ]

    assert seen(FIXTURES / name) == seen(write_sample(tmp_path / "sample.xlsx"))


@pytest.mark.parametrize("name", ["sample.xls", "sample.ods"])
def test_a_format_of_months_is_told_from_one_of_days_in_every_kind_of_file(name: str) -> None:
    formats = [cell.number_format for cell in read_workbook(FIXTURES / name).sheets[0].rows[2]]

    assert [re.sub(r'["\\\\]', "", code) for code in formats] == ["yyyy-mm-dd", "yyyy年m月", "mmm-yy", "yyyy/m/d"]


def test_a_text_of_an_xls_goes_on_in_another_width_where_its_record_is_continued() -> None:
    first = b"\x07\x00\x08\x01\x00" + b"ab"
    second = b"\x01" + "丙丁".encode("utf-16-le")
    third = b"\x00" + b"efg" + b"font" + b"\x01\x00\x00x"

    pieces = Pieces([first, second, third])

    assert [pieces.string(), pieces.string()] == ["ab丙丁efg", "x"]


@pytest.mark.parametrize(
    ("bits", "number"),
    [(0x3FF00000, 1), (0x3FF00001, 0.01), (0x004B5646, 1234321), (0x004B5647, 12343.21), (0xFFFFFFFE, -1)],
)
def test_packed_numbers_of_an_xls_are_unpacked(bits: int, number: float) -> None:
    assert packed_number(bits) == number


def test_a_workbook_from_before_excel_97_is_refused_as_such(tmp_path: Path) -> None:
    content = (FIXTURES / "sample.xls").read_bytes()
    at = content.index(b"\x09\x08\x10\x00\x00\x06")
    (tmp_path / "old.xls").write_bytes(content[: at + 4] + b"\x00\x05" + content[at + 6 :])

    assert brief(read_workbook(tmp_path / "old.xls").problems) == [("error", "workbook-too-old", "")]
    assert said(read_workbook(tmp_path / "old.xls").problems)


# The record of an xls that tells from when days count ([MS-XLS] 2.4.77).
DATE_MODE = b"\x22\x00\x02\x00\x00\x00"


def test_days_of_an_xls_from_an_old_mac_are_right(tmp_path: Path) -> None:
    content = (FIXTURES / "sample.xls").read_bytes().replace(DATE_MODE, b"\x22\x00\x02\x00\x01\x00")
    (tmp_path / "mac.xls").write_bytes(content)

    # 1904 began 1,462 days after the day from which Excel counts otherwise.
    assert values(read_workbook(tmp_path / "mac.xls").sheets[0])["A2"] == date(2024, 5, 3) + timedelta(1462)


def test_an_xls_with_a_password_is_refused(tmp_path: Path) -> None:
    content = (FIXTURES / "sample.xls").read_bytes().replace(DATE_MODE, b"\x2f\x00\x02\x00\x00\x00")
    (tmp_path / "locked.xls").write_bytes(content)

    assert brief(read_workbook(tmp_path / "locked.xls").problems) == [("error", "workbook-encrypted", "")]


@pytest.mark.parametrize("name", ["sample.xls", "sample.ods"])
@pytest.mark.parametrize("position", range(0, 14000, 251))
def test_an_older_workbook_damaged_anywhere_never_raises(name: str, position: int, tmp_path: Path) -> None:
    content = bytearray((FIXTURES / name).read_bytes())
    content[position : position + 6] = b"\xff\x00<&\xff\xfe"
    (tmp_path / name).write_bytes(content)

    book = read_workbook(tmp_path / name)

    assert book.sheets or [problem.severity.value for problem in book.problems] == ["error"]


ODS_HEAD = (
    '<document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
)


def ods_with(folder: Path, rows: str) -> Path:
    content = f'{ODS_HEAD}<table:table table:name="案例">{rows}</table:table></document-content>'.encode()
    (folder / "book.ods").write_bytes(zipped(mimetype=ODS_TYPE, content_xml=content))
    return folder / "book.ods"


def ods_cell(times: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">'
        '<text:p>甲<text:s text:c="2"/>乙</text:p></table:table-cell>'
    )


def ods_row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def test_repeated_and_grouped_rows_of_an_ods_stand_where_its_program_shows_them(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = (
        f"<table:table-header-rows>{ods_row(ods_cell())}</table:table-header-rows>"
        f"{ods_row(blank, 3)}"
        f"<table:table-row-group>{ods_row(blank + ods_cell(2), 2)}</table:table-row-group>"
        f"{ods_row(blank, 1_048_570)}"
    )

    (sheet,) = read_workbook(ods_with(tmp_path, rows)).sheets

    assert values(sheet) == dict.fromkeys(["A1", "C5", "D5", "C6", "D6"], "甲  乙")


def test_an_ods_cannot_claim_endless_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unreadable, "MAX_ROWS", 9)
    wide = read_workbook(ods_with(tmp_path, ods_row(ods_cell(9_999_999))))
    long = read_workbook(ods_with(tmp_path, ods_row(ods_cell(), 9_999_999)))

    assert len(wide.sheets[0].rows[1]) == 16_384
    assert brief(long.problems) == [("error", "too-many-rows", "")]
