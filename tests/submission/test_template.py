"""The workbook that an office fills in: what it holds, what it offers, and that its values can be taken back."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from generator import messages
from generator.cli import main
from generator.i18n import read_catalogue
from generator.packages import Package, Row, read_packages
from generator.schemas import read_schemas
from generator.submission import layout, template_styles
from generator.submission.choices import Choices, read_choices, site_words
from generator.submission.template import EMPTY_ROWS, Order, write_template
from generator.submission.template_columns import Use, columns

DATASETS = Path("datasets")
SCHEMAS = read_schemas(DATASETS / "_schema")
PACKAGES = {package.name: package for package in read_packages(DATASETS, schemas=SCHEMAS).packages}
CASES = layout.kinds(SCHEMAS)["cases"]


@cache
def choices() -> Choices:
    return read_choices(PACKAGES.values(), schemas=SCHEMAS, words=site_words())


def tables_of(package: Package) -> tuple[str, ...]:
    kinds = layout.kinds(SCHEMAS)
    return tuple(table for kind in layout.kinds_of(package.tables, SCHEMAS) for table in kinds[kind])


def written(package: Package, *, tables: tuple[str, ...] = (), has_rows: bool = False) -> bytes:
    order = Order(
        package=package, packages=tuple(PACKAGES.values()), tables=tables or tables_of(package), has_rows=has_rows
    )
    words = {lang: read_catalogue(messages.LOCALE_FOLDER, lang) for lang in ("zh", "en")}
    return write_template(order, choices=choices(), words=words)


@cache
def zhejiang() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(PACKAGES["zhejiang"], has_rows=True)))


def sheet_of(table: str) -> Worksheet:
    return zhejiang()[layout.sheet_name(SCHEMAS[table])]


def validation_of(table: str, field: str):
    at = [one.name for one in SCHEMAS[table].fields].index(field) + 1
    cell = sheet_of(table).cell(layout.FIRST_RECORD_ROW, at)
    (found,) = [one for one in sheet_of(table).data_validations.dataValidation if cell.coordinate in one.sqref]
    return found


def offered(name: str) -> list[str]:
    sheet, _, cells = zhejiang().defined_names[name].attr_text.rpartition("!")
    return [cell.value for (cell,) in zhejiang()[sheet.strip("'")][cells.replace("$", "")]]


def taken_back(value: object, field: str, table: str) -> str:
    """Read a cell by the rules of the submission alone: code after the last blank, 是 and 否, plain numbers."""
    if value in ("", None):
        return ""
    found = SCHEMAS[table].field(field)
    if found.type == "boolean":
        return {"是": "true", "否": "false"}[value]
    if found.enum or found.references:
        return str(value).rpartition(" ")[2]
    if isinstance(value, float):
        text = f"{Decimal(repr(value)):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    assert isinstance(value, str), value
    return value


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_every_text_of_a_package_can_be_taken_back_from_its_workbook(name):
    package = PACKAGES[name]
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(package, has_rows=True)))
    for table in package.tables.values():
        head, *_ = rows = book.get_sheet_by_name(layout.sheet_name(table.schema)).to_python()[2:]
        found = [
            {field: taken_back(value, field, table.name) for field, value in zip(head, row, strict=True)}
            for row in rows[1:]
        ]
        assert found == [dict(row.values) for row in table.rows]


def test_the_same_data_give_the_same_bytes():
    assert written(PACKAGES["anhui"], has_rows=True) == written(PACKAGES["anhui"], has_rows=True)


def test_every_font_is_named_and_nothing_of_a_workbook_is_left_for_the_next_one():
    before = dict(template_styles.DEFAULT)

    with zipfile.ZipFile(io.BytesIO(written(PACKAGES["anhui"]))) as archive:
        assert "<scheme" not in archive.read("xl/styles.xml").decode()

    assert before == template_styles.DEFAULT


def test_the_file_names_no_author_and_bears_the_day_of_the_data():
    properties = zhejiang().properties
    assert (properties.creator or "", properties.lastModifiedBy or "") == ("", "")
    day = max(package.descriptor["last_checked"] for package in PACKAGES.values())
    assert properties.created == properties.modified == datetime.fromisoformat(day)
    with zipfile.ZipFile(io.BytesIO(written(PACKAGES["anhui"]))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        comments = archive.read("xl/comments2.xml").decode()
    assert "<authors><author></author></authors>" in comments or "<author/>" in comments


def test_a_large_package_makes_a_small_file():
    assert len(written(PACKAGES["zhejiang"], has_rows=True)) < 1_000_000


def test_the_sheets_are_the_guide_the_tables_of_the_kinds_and_what_explains_them():
    titles = [layout.sheet_name(SCHEMAS[table]) for table in CASES]
    assert zhejiang().sheetnames == ["说明", *titles, "字段说明", "代码"]


def test_a_column_is_headed_in_chinese_in_english_and_by_its_name_and_required_ones_are_marked():
    sheet = sheet_of("typical-cases")
    heads = {sheet.cell(3, at).value: (sheet.cell(1, at).value, sheet.cell(2, at).value) for at in range(1, 32)}
    assert heads["ip_type"] == ("权利类型＊", "IP type")
    assert heads["procedure"] == ("程序", "Procedure")
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref.startswith("A3:")


def test_an_order_that_rows_number_themselves_is_not_marked_as_required():
    assert sheet_of("case-parties")["B1"].value == "序"


def test_the_guide_states_package_publisher_day_and_schema_version():
    facts = {label: value for _, label, value, *_ in zhejiang()["说明"].iter_rows(values_only=True) if label}
    assert facts["数据包"] == "浙江省知识产权行政执法典型案例 zhejiang"
    assert facts["发布者"] == "浙江省市场监督管理局"
    assert facts["数据截至"] == max(package.descriptor["last_checked"] for package in PACKAGES.values())
    assert facts["表结构版本"].partition("（")[0] == layout.schema_version(SCHEMAS, CASES)


@pytest.mark.parametrize("table", CASES)
def test_every_column_says_on_selection_what_it_is_within_what_excel_shows(table):
    for field in SCHEMAS[table].fields:
        found = validation_of(table, field.name)
        assert found.showInputMessage
        assert found.promptTitle == field.title
        assert field.description in found.prompt
        assert len(found.promptTitle) <= 32
        assert len(found.prompt) <= 255


def test_the_longest_help_of_any_table_keeps_within_what_excel_shows():
    for name in ("samr", "cooperation", "reference", "beijing"):
        book = openpyxl.load_workbook(io.BytesIO(written(PACKAGES[name])))
        for table in tables_of(PACKAGES[name]):
            found = book[layout.sheet_name(SCHEMAS[table])].data_validations.dataValidation
            assert len(found) == len(SCHEMAS[table].fields)
            assert max(len(one.prompt) for one in found) <= 255


def test_rules_reach_five_hundred_rows_below_the_last_record():
    rows = len(PACKAGES["zhejiang"].tables["releases"].rows)
    assert str(validation_of("releases", "kind").sqref) == f"B4:B{3 + rows + EMPTY_ROWS}"
    assert EMPTY_ROWS >= 500


def test_codes_are_chosen_by_name_from_a_closed_list():
    found = validation_of("case-parties", "role")
    assert (found.type, found.errorStyle or "stop") == ("list", "stop")
    assert offered(found.formula1.lstrip("=")) == [
        "当事人 respondent",
        "请求人 applicant",
        "权利人 right-holder",
        "其他 other",
    ]


def test_references_offer_the_publishers_own_region_first_then_the_nation():
    agencies = offered(validation_of("case-authorities", "agency_id").formula1)
    own = [label for label in agencies if label.endswith("-hangzhou")]
    assert (
        agencies.index(own[0])
        < agencies.index("国家知识产权局 cnipa")
        < agencies.index("北京市市场监督管理局 amr-beijing")
    )
    assert len(agencies) == len(PACKAGES["reference"].tables["agencies"].rows)
    places = offered(validation_of("releases", "jurisdiction_code").formula1)
    assert places[:2] == ["浙江省 330000", "杭州市 330100"]


def test_ids_of_the_parents_sheet_are_offered_and_others_only_doubted():
    found = validation_of("case-parties", "case_id")
    assert found.errorStyle == "warning"
    assert "'典型案例'!$A$4" in found.formula1
    assert "'发布批次'!$A$4" in validation_of("typical-cases", "release_id").formula1


def test_the_known_articles_of_the_chosen_law_are_offered_and_others_only_doubted():
    found = validation_of("case-citations", "article")
    assert found.errorStyle == "warning"
    assert "$D4" in found.formula1
    law = "商标法（2019） trademark-law-2019"
    pairs = list(zip(offered("list_article_laws"), offered("list_articles"), strict=True))
    of_2019 = [article for beside, article in pairs if beside == law]
    known = {
        row.values["article"]
        for row in PACKAGES["reference"].tables["provisions"].rows
        if row.values["law_id"] == "trademark-law-2019"
    }
    assert known <= set(of_2019)
    # The list of one law is one block of the sheet.
    first = pairs.index(("商标法（2019） trademark-law-2019", of_2019[0]))
    assert [law for law, _ in pairs[first : first + len(of_2019)]] == ["商标法（2019） trademark-law-2019"] * len(
        of_2019
    )


def test_a_reference_into_the_workbook_itself_may_name_a_record_that_it_adds():
    book = openpyxl.load_workbook(io.BytesIO(written(PACKAGES["cooperation"])))
    sheet = book[layout.sheet_name(SCHEMAS["agreement-relations"])]
    (found,) = [one for one in sheet.data_validations.dataValidation if "C4" in one.sqref]
    assert (found.type, found.errorStyle) == ("list", "warning")


def test_dates_and_numbers_of_documents_are_text_and_amounts_are_numbers():
    sheet = sheet_of("typical-cases")
    heads = [cell.value for cell in sheet[3]]
    for field in ("decided_on", "decision_no", "case_id"):
        cell = sheet.cell(4, heads.index(field) + 1)
        assert cell.number_format == "@"
        (below,) = [one for one in sheet.column_dimensions.values() if one.min <= cell.column <= one.max]
        assert below.number_format == "@"
    amounts = sheet_of("case-amounts")
    at = [cell.value for cell in amounts[3]].index("amount_cny") + 1
    assert amounts.cell(4, at).data_type == "n"
    assert amounts.cell(4, at).number_format == "#,##0.00"


def test_text_that_begins_like_a_formula_stays_text():
    package = PACKAGES["zhejiang"]
    table = package.tables["releases"]
    row = Row(table.rows[0].line, {**table.rows[0].values, "title_zh": "=1+1", "note_zh": "@SUM(A1)"})
    made = dataclasses.replace(
        package, tables={**package.tables, "releases": dataclasses.replace(table, rows=(row, *table.rows[1:]))}
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written(made, has_rows=True)))["发布批次"]
    heads = [cell.value for cell in sheet[3]]
    for field, text in (("title_zh", "=1+1"), ("note_zh", "@SUM(A1)")):
        cell = sheet.cell(4, heads.index(field) + 1)
        assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")


def test_nothing_in_the_workbook_is_a_formula_or_leads_outside():
    with zipfile.ZipFile(io.BytesIO(written(PACKAGES["zhejiang"], has_rows=True))) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8")
            assert "<f>" not in content
            assert 'TargetMode="External"' not in content


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("50000", 50000.0),
        ("3500.5", 3500.5),
        ("3500.50", "3500.50"),
        ("1234567890123456", "1234567890123456"),
        ("", ""),
    ],
)
def test_an_amount_is_a_number_only_where_the_number_gives_the_same_text_back(text, shown):
    (amount,) = [
        column
        for column in columns("case-amounts", tables=CASES, choices=choices())
        if column.field.name == "amount_cny"
    ]
    assert amount.use is Use.NUMBER
    assert amount.shown(text) == shown
    assert type(amount.shown(text)) is type(shown)


def test_an_empty_required_cell_is_coloured_once_its_row_holds_anything():
    rules = {
        str(one.sqref): rule.formula[0] for one in sheet_of("case-parties").conditional_formatting for rule in one.rules
    }
    last = 3 + len(PACKAGES["zhejiang"].tables["case-parties"].rows) + EMPTY_ROWS
    assert rules[f"C4:C{last}"] == 'AND(C4="",COUNTA($A4:$G4)>0)'
    assert f"B4:B{last}" not in rules


def test_the_sheet_of_fields_explains_every_field_of_the_tables():
    rows = list(zhejiang()["字段说明"].iter_rows(min_row=3, values_only=True))
    assert [(row[0], row[2]) for row in rows] == [
        (SCHEMAS[table].title, field.name) for table in CASES for field in SCHEMAS[table].fields
    ]
    (ip_type,) = [row for row in rows if row[2] == "ip_type"]
    assert ip_type[6] == "商标 trademark"


def test_without_its_rows_a_workbook_holds_headers_only():
    book = openpyxl.load_workbook(io.BytesIO(written(PACKAGES["zhejiang"])))
    assert {book[layout.sheet_name(SCHEMAS[table])].max_row for table in CASES} == {3}


def test_the_colours_are_those_of_the_site():
    tokens = Path("site_src/assets/css/00-tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--c-([\w-]+): (#[0-9a-f]{6})", tokens.partition("@media")[0]))
    used = {
        "INK": "ink", "MUTED": "muted", "PAPER": "paper-2", "LINE": "line", "RULE": "line-2",
        "LINK": "link", "SOFT": "bar-2", "MARK": "mark", "BAND": "band", "WHITE": "raised",
    }  # fmt: skip
    assert {name: getattr(template_styles, name) for name in used} == {
        name: light[token] for name, token in used.items()
    }


def test_the_command_writes_the_kinds_that_the_package_has(tmp_path, capsys):
    out = tmp_path / "beijing.xlsx"
    assert main(["template", "beijing", str(out), "--lang", "zh"]) == 0
    tables = (*CASES, *layout.kinds(SCHEMAS)["standards"])
    assert openpyxl.load_workbook(out).sheetnames[1:-2] == [layout.sheet_name(SCHEMAS[table]) for table in tables]
    assert f"已写出{len(tables)}张表" in capsys.readouterr().err


def test_the_command_writes_the_kind_asked_for_and_the_rows(tmp_path):
    out = tmp_path / "beijing.xlsx"
    assert main(["template", "beijing", "--kind", "standards", "--rows", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[1] == "裁量基准"
    assert book["裁量基准"].max_row == 3 + len(PACKAGES["beijing"].tables["penalty-standards"].rows)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["zhejang", "out.xlsx"], "是不是 zhejiang？"),
        (["浙江", "out.xlsx"], "是不是 zhejiang？"),
        (["zhejiang", "out.csv"], "要以 .xlsx 结尾"),
        (["zhejiang", "--kind", "case", "out.xlsx"], "cases standards"),
        (["zhejiang"], "看不懂这些参数"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_written(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "datasets").symlink_to(
        DATASETS.resolve() if DATASETS.exists() else Path(__file__).parents[2] / "datasets"
    )
    assert main(["template", *arguments, "--lang", "zh"]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["datasets"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"releases.csv": "release_id\nmade-1,too,many\n"}, "releases.csv"),
        ({"datapackage.json": {"last_checked": "soon", "publisher": "us"}}, "datapackage.json"),
    ],
)
def test_what_cannot_be_read_whole_is_not_written_into_a_workbook(broken, said, tmp_path, monkeypatch, capsys):
    root = tmp_path / "datasets"
    (root / "_schema").mkdir(parents=True)
    for path in (DATASETS / "_schema").iterdir():
        (root / "_schema" / path.name).write_bytes(path.read_bytes())
    (root / "made").mkdir()
    head = ",".join(field.name for field in SCHEMAS["releases"].fields) + "\n"
    descriptor = {"name": "made", "resources": [{"name": "releases", "path": "releases.csv"}]}
    descriptor.update(broken.get("datapackage.json", {}))
    (root / "made" / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (root / "made" / "releases.csv").write_text(broken.get("releases.csv", head), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["template", "made", "--rows", "made.xlsx"]) == 1
    assert said in capsys.readouterr().out
    assert not (tmp_path / "made.xlsx").exists()
