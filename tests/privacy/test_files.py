# Made-up personal data: no number, name or address in this file is anybody's.
"""Every kind of file is looked through, or does not pass; nothing breaks the gate."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.privacy.archives import MOST_ENTRIES
from generator.privacy.files import file_findings

TODAY = date(2026, 11, 22)
MOBILE = "15400000000"
ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:dc="d"><office:body>'
    '<table:table table:name="案件"><table:table-row table:number-rows-repeated="3"/>'
    '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
    f"<table:table-cell><office:annotation><dc:creator>王大锤</dc:creator><text:p>电话{MOBILE}</text:p>"
    "</office:annotation><text:p>当事人李狗蛋售假</text:p></table:table-cell></table:table-row></table:table>"
    "</office:body></office:document-content>"
)
WORD = (
    f'<w:document xmlns:w="w"><w:p><w:r><w:t>电话{MOBILE[:5]}</w:t></w:r>'
    f"<w:r><w:t>{MOBILE[5:]}</w:t></w:r></w:p></w:document>"
)

PICTURES = [b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP", b"II*\x00", b"GIF89a", b""]


def packed(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    book = Workbook()
    book.active.append([f"电话{MOBILE}"])
    book.save(out)
    return out.getvalue()


def codes(name: str, content: bytes) -> list[str]:
    return sorted(one.code for one in file_findings(name, content, today=TODAY))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", f"电话{MOBILE}".encode("gb18030"), ["mobile-number"]),
        ("a.txt", f"电话{MOBILE}".encode("utf-16"), ["mobile-number"]),
        (f"笔录{MOBILE}/a.txt", b"x", ["mobile-number"]),
        ("a.csv", "联系人,卡\n方大同,x\n".encode(), ["person-named"]),
        ("a.csv", "案情,罚款\n某公司售假,5000\n".encode(), []),
        ("a.md", b"https://example.org/art_15400000000.html", []),
        ("a.docx", packed(**{"[Content_Types].xml": "<a/>", "word__document.xml": WORD}), ["mobile-number"]),
        ("a.zip", packed(**{"a.txt": MOBILE}), ["mobile-number"]),
        ("a.zip", packed(**{"a.zip": packed(**{"a.txt": MOBILE})}), ["unseen-embedded"]),
        ("a.xlsx", packed(**{"[Content_Types].xml": "<a/>", "xl__vbaProject.bin": b"x"}), ["unseen-macro"]),
        ("a.xlsx", packed(**{"[Content_Types].xml": "<a/>", "xl__x.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
         ["unseen-broken"]),
        ("a.xlsx", b"PK\x03\x04broken", ["unseen-broken"]),
        ("a.xlsx", f"电话{MOBILE}".encode(), ["mobile-number"]),
        ("a.zip", packed(**{f"{number}.txt": "" for number in range(MOST_ENTRIES + 1)}), ["unseen-too-large"]),
        ("a.zip", packed(**{"a.txt": b"0" * 200_000_001}), ["unseen-too-large"]),
        ("a.pdf", b"%PDF-1.7\n", ["unseen-pdf"]),
        ("a.bin", b"\x00\x01\x02\xff", ["unseen-binary"]),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ["unseen-old-office"]),
    ],
)  # fmt: skip
def test_a_file_is_looked_through_or_does_not_pass(name: str, content: bytes, expected: list[str]):
    assert codes(name, content) == expected


def test_an_open_document_names_sheet_and_cell():
    content = packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": ODS})

    found = {(one.code, one.sheet, one.cell) for one in file_findings("a.ods", content, today=TODAY)}

    expected = {"document-author", "mobile-number", "person-named"}
    assert found == {(code, "案件", "C4") for code in expected}


def test_an_archive_with_a_password_does_not_pass():
    # Bit 0 of the flags says that an entry is encrypted: in its own header and in the directory.
    content = bytearray(packed(**{"a.txt": "a"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert codes("a.zip", bytes(content)) == ["unseen-locked"]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_a_finding_and_never_an_accident(place: int, noise: bytes):
    whole = workbook()
    damaged = whole[:place] + noise + whole[place + len(noise) :]

    assert all(one.code for one in file_findings("a.xlsx", damaged, today=TODAY))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PICTURES), st.binary(max_size=200))
def test_a_damaged_picture_is_a_finding_and_never_an_accident(opening: bytes, noise: bytes):
    assert all(one.code for one in file_findings("a.jpg", opening + noise, today=TODAY))
