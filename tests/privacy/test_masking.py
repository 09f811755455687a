# Made-up personal data: no number, name or address in this file is anybody's.
"""A masked copy keeps surnames, masks one person in one way, and says what was taken out without saying it again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from generator.cli import main
from generator.privacy.files import file_findings
from generator.privacy.masked_files import write_masked
from generator.privacy.masking import mask_of

TODAY = date(2026, 11, 22)
MOBILE = "15400000000"


@pytest.mark.parametrize(
    ("name", "mask"),
    [("张三", "张某"), ("张三丰", "张某"), ("欧阳大海", "欧阳某"), ("买买提·江", "买某"), ("Zhang Dachui", "Z D")],
)
def test_the_surname_stays_and_one_character_stands_for_the_given_name(name: str, mask: str):
    assert mask_of(name) == mask


def masked(tmp_path: Path, text: str) -> str:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    write_masked(tmp_path / "a.txt", tmp_path / "b.txt", today=TODAY)
    return (tmp_path / "b.txt").read_text(encoding="utf-8")


def test_a_person_has_the_same_mask_in_the_whole_document_and_two_of_one_mask_are_numbered(tmp_path: Path):
    text = "当事人张三丰、张大锤售假。\n张大锤供述，张三丰出资。\n李四，男，出货。\n"

    assert masked(tmp_path, text) == "当事人张某1、张某2售假。\n张某2供述，张某1出资。\n李某，男，出货。\n"


def test_a_short_name_is_not_replaced_inside_another_word(tmp_path: Path):
    assert masked(tmp_path, "当事人张强供述。气氛紧张强度大。\n") == "当事人张某供述。气氛紧张强度大。\n"


def test_numbers_and_addresses_give_way_to_neutral_marks(tmp_path: Path):
    text = f"电话{MOBILE}，家住甲县乙镇丙村3组12号。\n"

    assert masked(tmp_path, text) == "电话（电话已隐去），（住址已隐去）。\n"


def test_a_masked_workbook_is_clean_in_cells_comments_headers_and_properties(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    sheet.append(["姓名", "手机号", "罚款"])
    sheet.append(["王大锤", int(MOBILE), 5000])
    sheet["A3"] = "李某"
    sheet["A3"].comment = Comment(f"真名李铁柱，电话{MOBILE}", "赵六")
    sheet.oddHeader.center.text = "经办人：赵小云"
    book.properties.creator = "王大锤"
    book.save(tmp_path / "a.xlsx")

    done = write_masked(tmp_path / "a.xlsx", tmp_path / "b.xlsx", today=TODAY)

    copy = load_workbook(tmp_path / "b.xlsx").active
    cells = [[cell.value for cell in row] for row in copy["A1:C2"]]
    assert cells == [["姓名", "手机号", "罚款"], ["王某", "（电话已隐去）", 5000]]
    assert file_findings("b.xlsx", (tmp_path / "b.xlsx").read_bytes(), today=TODAY) == done.left == ()
    assert dict(done.counts) == {"mobile-number": 2, "person-named": 3}


def test_the_command_logs_kinds_and_counts_and_never_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.csv").write_bytes(f"姓名,备注\n王大锤,电话{MOBILE}\n".encode("gb18030"))

    code = main(["mask", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--format", "json"])

    out = capsys.readouterr().out
    log = {"redactions": {"mobile-number": 1, "person-named": 1}, "review": ["unnamed-persons"], "left": 0}
    assert (code, json.loads(out)) == (0, log)
    assert (tmp_path / "b.csv").read_text(encoding="utf-8-sig") == "姓名,备注\n王某,电话（电话已隐去）\n"


def test_a_file_is_never_masked_into_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.txt"
    path.write_text("当事人张三。", encoding="utf-8")

    assert main(["mask", str(path), str(path)]) == 2
    assert path.read_text(encoding="utf-8") == "当事人张三。"
    assert capsys.readouterr().err != ""
