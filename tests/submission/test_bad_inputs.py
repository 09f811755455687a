"""Every bad input of the corpus gets the finding that it must get, in both languages, and leaves no trace."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from generator.cli import main
from generator.commands import import_
from generator.submission.importing import Import, import_workbooks
from tests.submission.makers import make
from tests.submission.test_normalising import field, kinds, read, said
from tests.validation.corpus import CASE, SCHEMAS, SCHEMAS_FOLDER, TIER, write_root

CORPUS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "bad_inputs.toml").read_text(encoding="utf-8")
)
CELLS, FILES = CORPUS["cell"], CORPUS["file"]

# A row that is right in every respect but its bad cell, for the tables that an office fills in.
ROWS: Mapping[str, Mapping[str, str]] = {
    "typical-cases": {"release_id": "liaoning-2024", "title_zh": "案件", "title_en": "Case", **CASE},
    "case-amounts": {"case_id": "liaoning-2024-02", "basis": "sales", "qualifier": "exact", "amount_cny": "1"},
    "case-citations": {"case_id": "liaoning-2024-02", "law_title_zh": "商标法", "law_id": "trademark-law-2019"},
    "case-parties": {"case_id": "liaoning-2024-02", "role": "respondent", "kind": "company"},
    "releases": {"kind": "batch", "title_zh": "案例", "title_en": "Cases", "jurisdiction_code": "210000"},
    "penalty-tiers": dict(TIER),
}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small data root that is right in every respect and that no import may change."""
    root = write_root(tmp_path_factory.mktemp("project") / "datasets")
    shutil.copytree(SCHEMAS_FOLDER, root / "_schema")
    return root


@pytest.fixture
def root(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    before = contents(untouched)
    monkeypatch.chdir(untouched.parent)
    yield untouched
    assert contents(untouched) == before


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(path: Path, lang: str, capsys: pytest.CaptureFixture[str], *, write: bool) -> tuple[int, dict[str, Any]]:
    arguments = ["import", str(path), "--publisher", "liaoning", "--format", "json", "--lang", lang]
    code = main([*arguments, *(["--write"] if write else [])])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, json.loads(out)


def places(document: dict[str, Any]) -> list[str]:
    """Return severity, code and place of each problem; a cell as spreadsheets name it: ``涉案金额!C12``."""
    return [
        f"{found['severity']} {found['code']} {found['sheet']}!{found['cell']}"
        if found.get("cell")
        else f"{found['severity']} {found['code']}"
        for found in document["problems"]
    ]


def words(document: dict[str, Any]) -> str:
    parts = ("message", "rule", "mend", "field_title", "field")
    return "\n".join(" ".join(str(found.get(part, "")) for part in parts) for found in document["problems"])


@pytest.mark.parametrize("entry", CELLS, ids=[f"{entry['field']}={entry['value']}" for entry in CELLS])
def test_a_bad_cell_is_refused_or_doubted_in_these_words(entry: dict[str, Any]):
    result = read(entry["field"], entry["value"], entry.get("number_format", ""))

    assert (result.text, kinds(result)) == (entry.get("text", ""), entry["findings"])
    for lang in ("zh", "en"):
        text = said(result, lang)
        assert [word for word in entry[lang] if word not in text] == [], text


@pytest.mark.parametrize("entry", FILES, ids=[entry["is"] for entry in FILES])
def test_a_bad_file_gets_its_findings_and_nothing_is_written(
    entry: dict[str, Any],
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    path = make(entry, tmp_path)
    is_bad = bool(entry["findings"])
    found: list[Import] = []

    def import_once(*given: Any, **options: Any) -> Import:
        # Judging the root is most of a run, and the second language says the same findings again.
        return found[0] if found else found.append(import_workbooks(*given, **options)) or found[0]

    monkeypatch.setattr(import_, "import_workbooks", import_once)

    for lang in ("zh", "en"):
        code, document = run(path, lang, capsys, write=is_bad)

        shown = places(document)
        assert (code, [place for place in shown if not place.startswith("note")]) == (int(is_bad), entry["findings"])
        assert set(entry.get("notes", [])) <= set(shown)
        assert list(document["rows"].values()) == entry["rows"]
        text = words(document)
        assert [word for word in entry[lang] if word not in text] == [], text
        assert [word for word in entry.get("absent", []) if word in json.dumps(document, ensure_ascii=False)] == []


def test_every_bad_cell_of_a_workbook_is_named_by_its_own_address(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """All bad cells that need no register, each in a row of its own, in one workbook."""
    sheets: dict[str, list[tuple[dict[str, str], str, dict[str, Any]]]] = {}
    for number, entry in enumerate(CELLS, start=1):
        table, _, column = entry["field"].partition(".")
        if table in ROWS and not field(entry["field"]).references and is_for_workbooks(entry):
            sheets.setdefault(table, []).append(({**ROWS[table], **key(table, number)}, column, entry))
    expected = write(sheets, tmp_path / "报送.xlsx")

    code, document = run(tmp_path / "报送.xlsx", "zh", capsys, write=True)

    assert len(expected) > 60
    assert (code, sorted(set(expected) - set(places(document)))) == (1, [])
    assert document["rows"]["in"] == sum(map(len, sheets.values()))
    assert document["rows"]["in"] == document["rows"]["accepted"] + document["rows"]["refused"]


def is_for_workbooks(entry: dict[str, Any]) -> bool:
    """Tell whether a workbook that keeps formats can hold the cell: there a date or a time has one."""
    return "number_format" in entry or not isinstance(entry["value"], date | time)


def key(table: str, number: int) -> dict[str, str]:
    """Return the cells that make a row of `table` another than the others."""
    own = SCHEMAS[table].primary_key[-1]
    return {own: str(number) if own == "seq" else f"liaoning-2099-{number}"}


def write(sheets: Mapping[str, list[tuple[dict[str, str], str, dict[str, Any]]]], path: Path) -> list[str]:
    """Write each row with its bad cell; return the findings that must be made, with their places."""
    expected = []
    with xlsxwriter.Workbook(path) as book:
        for table, rows in sheets.items():
            title = SCHEMAS[table].title
            sheet = book.add_worksheet(title)
            columns = list(dict.fromkeys([*rows[0][0], *(column for _, column, _ in rows)]))
            sheet.write_row(0, 0, columns)
            for at, (row, bad, entry) in enumerate(rows, start=1):
                for name in row.keys() - {bad}:
                    sheet.write_string(at, columns.index(name), row[name])
                form = book.add_format({"num_format": entry.get("number_format", "General")})
                put = sheet.write_string if isinstance(entry["value"], str) else sheet.write
                put(at, columns.index(bad), entry["value"], form)
                place = xlsxwriter.utility.xl_rowcol_to_cell(at, columns.index(bad))
                expected += [f"{found} {title}!{place}" for found in entry["findings"]]
    return expected
