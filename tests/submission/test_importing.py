# Made-up personal data: no number, name or address in this file is anybody's.
"""What an office sends goes into its package row by row, and what stands against it is told on its own cells."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.errors import Problem, Severity
from generator.i18n import read_catalogue
from generator.messages import LOCALE_FOLDER
from generator.packages import Reading, read_packages
from generator.submission.carried import Received
from generator.submission.choices import Choices, read_choices, site_words
from generator.submission.importing import Import, import_workbooks
from generator.submission.reporting import Report
from generator.submission.storing import store
from generator.submission.values import Workbook
from generator.validation import validate
from tests.submission.books import Row, book
from tests.validation.corpus import CASE, LIAONING, SCHEMAS, SCHEMAS_FOLDER, SOURCE, cell, write_root

TODAY = date(2026, 11, 22)
CASE_1 = LIAONING["typical-cases"][0]
NEW_CASE: Row = {
    "case_id": "liaoning-2024-03",
    "release_id": "liaoning-2024",
    "title_zh": "查处侵犯“戊”商标案",
    "title_en": "Case E",
    **CASE,
}
NEW_RELEASE: Row = {
    "release_id": "liaoning-2025",
    "kind": "batch",
    "title_zh": "二〇二五年典型案例",
    "title_en": "Typical cases 2025",
    "jurisdiction_code": "210000",
    **SOURCE,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_root(tmp_path / "datasets")


@cache
def choices_of(root: Path) -> Choices:
    return read_choices(reading_of(root).packages, schemas=SCHEMAS, words=site_words())


def reading_of(root: Path) -> Reading:
    return read_packages(root, schemas=SCHEMAS)


def take(root: Path, *books: Workbook, publisher: str = "liaoning") -> Import:
    return take_all(root, *(Received(workbook=one) for one in books), publisher=publisher)


def take_all(root: Path, *files: Received, publisher: str = "liaoning") -> Import:
    return import_workbooks(files, publisher=publisher, reading=reading_of(root), choices=choices_of(root), today=TODAY)


def submit(root: Path, sheets: Mapping[str, Sequence[Row]], *, publisher: str = "liaoning") -> Import:
    return take(root, book(sheets), publisher=publisher)


def rows_of(found: Import, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found.files[path].decode("utf-8"), newline="")))


def stored(root: Path, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader((root / path).open(encoding="utf-8", newline="")))


def errors(found: Import) -> list[tuple[str, str, str]]:
    return [(p.code, p.sheet, p.cell) for p in found.problems if p.severity is Severity.ERROR]


def told(found: Import, *, lang: str = "zh") -> tuple[str, str]:
    report = Report(
        found=found, publisher="liaoning", written=(), annotated="", schemas=SCHEMAS, root_name="datasets", today=TODAY
    )
    t = read_catalogue(LOCALE_FOLDER, lang)
    return report.as_text(t), report.as_json(t)


def moved(found: Import, table: str) -> tuple[list[str], list[tuple[str, ...]], list[str], int]:
    """Return of one table the keys that come in, those that change with their columns, those that go, and the rest."""
    (changes,) = (one for one in found.changes if one.table == table)
    added = [" ".join(row.key) for row in changes.rows if row.before is None]
    changed = [(" ".join(row.key), *row.fields) for row in changes.rows if row.before and row.after]
    removed = [" ".join(row.key) for row in changes.rows if row.after is None]
    return added, changed, removed, changes.unchanged


def test_a_new_row_is_added_and_every_other_row_stays_as_it_was(root):
    found = submit(root, {"typical-cases": [NEW_CASE]})

    assert errors(found) == []
    assert moved(found, "typical-cases") == (["liaoning-2024-03"], [], [], 0)
    assert set(found.files) == {"liaoning/typical-cases.csv"}
    before = stored(root, "liaoning/typical-cases.csv")
    blank = dict.fromkeys(before[0], "")
    # The new id sorts behind liaoning-2024-02 and before liaoning-single-1-01.
    assert rows_of(found, "liaoning/typical-cases.csv") == [*before[:2], {**blank, **NEW_CASE}, before[2]]


def test_a_row_with_a_known_key_replaces_it_and_keeps_the_columns_that_the_sheet_lacks(root):
    row = {name: value for name, value in CASE_1.items() if name != "facts_zh"}

    found = submit(root, {"typical-cases": [{**row, "title_en": "Case A, corrected", "seized_on": ""}]})

    assert moved(found, "typical-cases") == ([], [("liaoning-2024-01", "title_en", "seized_on")], [], 0)
    written = rows_of(found, "liaoning/typical-cases.csv")[0]
    assert (written["title_en"], written["seized_on"], written["facts_zh"]) == (
        "Case A, corrected",
        "",
        CASE_1["facts_zh"],
    )


def test_rows_that_are_stored_already_are_unchanged_and_there_is_nothing_to_write(root):
    found = submit(root, {"releases": LIAONING["releases"], "typical-cases": LIAONING["typical-cases"]})

    assert [moved(found, table) for table in ("releases", "typical-cases")] == [([], [], [], 2), ([], [], [], 3)]
    assert (found.is_refused, found.files) == (False, {})


def test_the_children_of_a_parent_are_replaced_as_a_set_and_only_where_the_sheet_speaks_of_it(root):
    for line, kind in ((1, "company"), (2, "institution"), (3, "company")):
        add_party(root, "liaoning-2024-01", str(line), kind)

    found = submit(
        root,
        {
            "typical-cases": LIAONING["typical-cases"],
            "case-parties": [
                {"case_id": "liaoning-2024-01", "seq": 1, "role": "respondent", "kind": "company"},
                {"case_id": "liaoning-2024-01", "seq": 2, "role": "respondent", "kind": "unknown"},
            ],
        },
    )

    assert errors(found) == []
    added, changed, removed, unchanged = moved(found, "case-parties")
    assert (added, changed, removed, unchanged) == (
        [],
        [("liaoning-2024-01 2", "kind")],
        ["liaoning-2024-01 3"],
        1,
    )
    assert [(row["case_id"], row["seq"]) for row in rows_of(found, "liaoning/case-parties.csv")] == [
        ("liaoning-2024-01", "1"),
        ("liaoning-2024-01", "2"),
        ("liaoning-2024-02", "1"),
        ("liaoning-single-1-01", "1"),
    ]
    # The sheet says nothing of the other two cases; of the amounts there is no sheet at all.
    assert found.kept == {"case-parties": (("liaoning-2024-02", "1"), ("liaoning-single-1-01", "1"))}


def add_party(root: Path, case: str, seq: str, kind: str) -> None:
    path = root / "liaoning" / "case-parties.csv"
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    rows = [rows[0], *(row for row in rows[1:] if row[:2] != [case, seq]), [case, seq, "respondent", kind, "", "", ""]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([rows[0], *sorted(rows[1:])])


def test_children_without_a_number_are_numbered_in_their_order(root):
    party = {"case_id": "liaoning-2024-03", "role": "respondent", "kind": "company"}
    parties = [{**party, "note_zh": "甲"}, {**party, "note_zh": "乙", "seq": 1}, {**party, "note_zh": "丙"}]

    found = submit(root, {"typical-cases": [NEW_CASE], "case-parties": parties})

    written = [row for row in rows_of(found, "liaoning/case-parties.csv") if row["case_id"] == "liaoning-2024-03"]
    assert [(row["seq"], row["note_zh"]) for row in written] == [("1", "乙"), ("2", "甲"), ("3", "丙")]
    assert [p.cell for p in found.problems if p.code == "numbered"] == ["B2", "B4"]


def test_a_parent_without_an_id_is_refused_with_the_next_free_one(root):
    nameless = {**NEW_CASE, "case_id": ""}
    release = {**NEW_RELEASE, "release_id": "", "released_on": "2025-04-26"}

    found = submit(
        root,
        {
            "releases": [release, {**release, "title_zh": "第二批"}],
            # Its release has two cases, and another one in the workbook itself.
            "typical-cases": [NEW_CASE, {**nameless, "title_zh": "己"}, {**nameless, "title_zh": "庚"}],
        },
    )

    suggested = [(p.cell, p.params["suggestion"]) for p in found.problems if p.code == "id-missing"]
    assert suggested == [
        ("A2", "liaoning-2025-01"),
        ("A3", "liaoning-2025-02"),
        ("A3", "liaoning-2024-04"),
        ("A4", "liaoning-2024-05"),
    ]
    assert found.files == {}


def test_a_child_of_a_refused_row_is_refused_with_it_and_names_its_cell(root):
    broken = {**NEW_CASE, "ip_type": "trade-mark"}
    party = {"case_id": "liaoning-2024-03", "seq": 1, "role": "respondent", "kind": "company"}

    found = submit(root, {"typical-cases": [broken], "case-parties": [party]})

    assert errors(found) == [("code-unknown", "典型案例", "E2"), ("parent-refused", "当事人", "A2")]
    assert "（典型案例!E2）未被接受" in told(found)[0]
    assert [(count.table, count.rows, count.accepted, count.refused) for count in found.sheets] == [
        ("typical-cases", 1, 0, 1),
        ("case-parties", 1, 0, 1),
    ]


def test_refusal_goes_down_through_every_generation(root):
    release = {**NEW_RELEASE, "kind": "bundle"}
    case = {**NEW_CASE, "release_id": "liaoning-2025", "case_id": "liaoning-2025-01"}
    party = {"case_id": "liaoning-2025-01", "seq": 1, "role": "respondent", "kind": "company"}

    found = submit(root, {"case-parties": [party], "typical-cases": [case], "releases": [release]})

    assert errors(found) == [
        ("code-unknown", "发布批次", "B2"),
        ("parent-refused", "当事人", "A2"),
        ("parent-refused", "典型案例", "B2"),
    ]
    assert [count.refused for count in found.sheets] == [1, 1, 1]


def test_one_refused_row_keeps_everything_from_being_written(root):
    found = submit(root, {"typical-cases": [NEW_CASE, {**NEW_CASE, "case_id": "liaoning-2024-04", "status": "?"}]})

    assert [(count.rows, count.accepted, count.refused) for count in found.sheets] == [(2, 1, 1)]
    assert (found.files, found.changes) == ({}, ())


def test_two_rows_with_one_key_are_told_of_the_second_with_the_cell_of_the_first(root):
    found = submit(root, {"typical-cases": [NEW_CASE, {**NEW_CASE, "title_zh": "另一案"}]})

    assert errors(found) == [("duplicate-id", "典型案例", "A3")]
    (line,) = [line for line in told(found)[0].splitlines() if "A3" in line]
    assert "与典型案例!A2重复" in line


def test_what_a_row_repeats_of_a_later_package_is_told_of_the_row_that_was_sent(root):
    # Packages are read in the order of their names, so it is the stored case that is found to be the second.
    same = {**NEW_CASE, "title_zh": "查处侵犯“丁”商标案"}

    found = submit(root, {"typical-cases": [same]})

    (problem,) = [problem for problem in found.problems if problem.code == "same-title"]
    assert (problem.sheet, problem.cell, problem.params["other"]) == ("典型案例", "C2", "zhejiang-2024-01")
    assert "datasets/zhejiang/typical-cases.csv:2" in told(found)[0]


def test_what_was_wrong_before_and_elsewhere_is_not_told_again(root):
    cell("zhejiang/typical-cases", 2, "ip_type", "trade-mark")(root)
    cell("liaoning/typical-cases", 3, "ip_type", "trade-mark")(root)

    found = submit(root, {"typical-cases": [NEW_CASE]})

    assert {problem.severity for problem in found.problems} == {Severity.NOTE}
    assert set(found.files) == {"liaoning/typical-cases.csv"}


def test_a_package_that_cannot_be_read_whole_takes_nothing_in(root):
    path = root / "liaoning" / "case-parties.csv"
    path.write_text(path.read_text("utf-8") + "liaoning-2024-02,2\n", encoding="utf-8")

    found = submit(root, {"typical-cases": [NEW_CASE]})

    assert [(p.code, p.path, p.line) for p in found.problems if p.severity is Severity.ERROR] == [
        ("cell-count", "liaoning/case-parties.csv", 5)
    ]
    assert ([count.refused for count in found.sheets], found.files) == ([1], {})


def test_tables_that_all_share_go_into_their_register_only(root):
    agency = {"agency_id": "amr-x", "name_zh": "某局", "name_en": "X", "kind": "other", "jurisdiction_code": "210000"}

    there = submit(root, {"agencies": [agency], "typical-cases": [NEW_CASE]})
    here = submit(root, {"typical-cases": [NEW_CASE]}, publisher="reference")

    assert errors(there) == [("table-of-register", "机关与机构", "")]
    assert [count.refused for count in there.sheets] == [1, 0]
    assert errors(here) == [("table-not-of-register", "典型案例", "")]


def test_an_id_of_another_publisher_is_refused(root):
    found = submit(root, {"typical-cases": [{**NEW_CASE, "case_id": "zhejiang-2024-77"}]})

    assert errors(found) == [("id-prefix", "典型案例", "A2")]


def test_a_finding_about_a_whole_row_stands_on_its_first_cell(root):
    violation = {"case_id": "liaoning-2024-03", "seq": 1, "violation_id": "trademark-infringement"}
    no_source = {name: value for name, value in NEW_CASE.items() if not name.startswith("source_")}

    found = submit(root, {"typical-cases": [no_source], "case-violations": [violation]})

    assert [(problem.code, problem.cell) for problem in found.problems if problem.code == "source-missing"] != []
    assert {problem.cell for problem in found.problems if problem.code == "source-missing"} == {"A2"}


def test_a_new_table_enters_the_descriptor_in_its_place_and_the_package_validates(root):
    case = {**NEW_CASE, "case_id": "zhejiang-2024-02", "release_id": "zhejiang-2024"}
    amount = {"case_id": "zhejiang-2024-02", "basis": "goods-value", "qualifier": "exact", "amount_cny": "500"}
    party = {"case_id": "zhejiang-2024-02", "role": "respondent", "kind": "company"}

    found = submit(
        root, {"case-amounts": [amount], "case-parties": [party], "typical-cases": [case]}, publisher="zhejiang"
    )

    document = json.loads(found.files["zhejiang/datapackage.json"])
    assert [resource["name"] for resource in document["resources"]] == [
        "releases",
        "typical-cases",
        "case-parties",
        "case-amounts",
    ]
    assert document["row_bounds"]["case-amounts"] == {"min": 0, "max": 10}
    store(found.files, root=root)
    assert validate(root, schemas_folder=SCHEMAS_FOLDER, today=TODAY) == ()


PERSONAL = [
    ("facts_zh", "当事人电话１３８００１３８０００，已当场查获。", "３８００１３８０００"),
    ("facts_zh", "查明当事人身份证号11010519491231002X，住所不明。", "0519491231002X"),
    ("title_zh", "张某（zhangsan1986@example.com）侵权案", "zhangsan1986@example.com"),
]


@pytest.mark.parametrize(("field", "text", "secret"), PERSONAL)
def test_personal_data_are_refused_and_never_quoted(root, field, text, secret):
    found = submit(root, {"typical-cases": [{**NEW_CASE, field: text}]})

    assert found.is_refused
    for lang in ("zh", "en"):
        assert [shown for shown in told(found, lang=lang) if secret in shown or text in shown] == []


def test_a_name_that_is_masked_from_now_on_is_not_quoted_as_it_was(root):
    cell("liaoning/case-parties", 3, "name_zh", "欧阳明远")(root)
    party = {"case_id": "liaoning-2024-02", "seq": 1, "role": "respondent", "kind": "individual", "name_zh": "欧阳某"}

    found = submit(root, {"case-parties": [party]})

    assert moved(found, "case-parties")[1] == [("liaoning-2024-02 1", "name_zh")]
    for lang in ("zh", "en"):
        assert [shown for shown in told(found, lang=lang) if "明远" in shown] == []
    assert "欧阳某" in told(found)[0]


def test_what_reading_noticed_of_a_cell_with_personal_data_does_not_quote_it(root):
    sent = book({"case-parties": [{"case_id": "liaoning-2024-02", "seq": 1, "role": "respondent", "kind": "individual",
                                   "name_zh": "欧阳明远"}]})  # fmt: skip
    noticed = Problem(
        code="blanks-removed", severity=Severity.NOTE, path=sent.name, sheet="当事人", cell="E2", value="欧阳明远",
        params={"other": "欧阳明远"},
    )  # fmt: skip

    found = take(root, dataclasses.replace(sent, problems=(noticed,)))

    assert ("person-unmasked", "当事人", "E2") in errors(found)
    for lang in ("zh", "en"):
        assert [shown for shown in told(found, lang=lang) if "明远" in shown] == []


def finding(**place: str) -> Problem:
    part = {"part": place.pop("part")} if "part" in place else {}
    return Problem(code="mobile-number", path="报送.xlsx", value="13*********", params=part, **place)


def test_personal_data_beside_the_records_of_a_sheet_refuse_it(root):
    sent = book({"typical-cases": [NEW_CASE]})
    beside = finding(sheet="典型案例", cell="Z9")
    # That cell is taken: it is judged as the row that it becomes.
    taken = finding(sheet="典型案例", cell="A2")

    found = take_all(root, Received(workbook=sent, findings=(beside, taken)))

    assert errors(found) == [("mobile-number", "典型案例", "Z9")]
    assert found.files == {}


def test_personal_data_elsewhere_in_the_file_are_left_out_with_a_warning(root):
    sent = book({"typical-cases": [NEW_CASE]})
    findings = (finding(part="comments", sheet="典型案例", cell="A2"), finding(sheet="通讯录", cell="B2"))

    found = take_all(root, Received(workbook=sent, findings=findings))

    warnings = [(p.code, p.sheet, p.cell) for p in found.problems if p.severity is Severity.WARNING]
    assert sorted(warnings) == [
        ("carried-along", "", ""),
        ("mobile-number", "典型案例", "A2"),
        ("mobile-number", "通讯录", "B2"),
    ]
    assert set(found.files) == {"liaoning/typical-cases.csv"}
    assert "报送.xlsx：提示：文件里另有个人信息" in told(found)[0]


def test_a_note_that_quotes_a_row_with_personal_data_is_masked(root):
    sent = book({"typical-cases": [NEW_CASE]})
    note = Problem(
        code="row-above", severity=Severity.NOTE, path=sent.name, sheet="典型案例", cell="A9", value="联系人 欧阳明远",
        params={"other": "联系人 欧阳明远"},
    )  # fmt: skip
    named = Problem(code="person-named", path=sent.name, sheet="典型案例", cell="B9", value="欧***")

    found = take_all(root, Received(workbook=dataclasses.replace(sent, problems=(note,)), findings=(named,)))

    assert [shown for shown in told(found) if "明远" in shown] == []


def test_names_of_files_and_sheets_are_shown_without_personal_data(root):
    sheets = {"typical-cases": [NEW_CASE]}
    sent = book(sheets, name="案例13800138000.xlsx")

    shown = told(take(root, sent))

    assert [text for text in shown if "13800138000" in text] == []
    assert all("案例*" in text for text in shown)


def test_files_are_replaced_together_or_not_at_all(root, monkeypatch):
    found = submit(root, {"releases": [NEW_RELEASE], "typical-cases": [NEW_CASE]})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    replace, calls = Path.replace, []

    def failing(source: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space left"):
        store(found.files, root=root)

    assert len(found.files) == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


def test_a_new_file_goes_again_when_a_later_one_fails(root, monkeypatch):
    files = {"zhejiang/case-parties.csv": b"new\n", "zhejiang/datapackage.json": b"{}\n"}
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    replace = Path.replace

    def failing(source: Path, target: Path) -> Path:
        if target.name == "datapackage.json" and "new" in source.parts:
            raise KeyboardInterrupt
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(KeyboardInterrupt):
        store(files, root=root)

    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_stored_files_read_as_they_were_written(root):
    found = submit(root, {"releases": [NEW_RELEASE], "typical-cases": [NEW_CASE]})

    store(found.files, root=root)

    assert {path: (root / path).read_bytes() for path in found.files} == dict(found.files)
    assert validate(root, schemas_folder=SCHEMAS_FOLDER, today=TODAY) == ()
    assert submit(root, {"releases": [NEW_RELEASE], "typical-cases": [NEW_CASE]}).files == {}
