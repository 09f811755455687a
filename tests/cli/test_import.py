"""The import command reads an office's files, tells what they come to, and writes only when asked and all is right."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from generator.cli import main
from tests.cli.test_cli import files
from tests.validation.corpus import CASE, SCHEMAS, SCHEMAS_FOLDER, write_root

NEW_CASE = {
    "case_id": "liaoning-2024-03",
    "release_id": "liaoning-2024",
    "title_zh": "查处侵犯“戊”商标案",
    "title_en": "Case E",
    **CASE,
}
PARTY = {"case_id": "liaoning-2024-03", "seq": "1", "role": "respondent", "kind": "company"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a small data root that is right in every respect."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANG", raising=False)
    root = write_root(tmp_path / "datasets")
    shutil.copytree(SCHEMAS_FOLDER, root / "_schema")
    return root


def save(path: str, sheets: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Save a workbook whose columns are named by their fields."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table, rows in sheets.items():
        sheet = book.create_sheet(SCHEMAS[table].title)
        fields = [field.name for field in SCHEMAS[table].fields if any(field.name in row for row in rows)]
        sheet.append(fields)
        for row in rows:
            sheet.append([row.get(name) for name in fields])
    book.save(path)
    return path


def save_csv(path: str, rows: Sequence[Mapping[str, str]]) -> str:
    with Path(path).open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def run(*arguments: str) -> int:
    return main(["import", *arguments, "--publisher", "liaoning"])


def test_without_write_nothing_is_written_and_the_last_line_says_how(root, capsys):
    before = files(root)

    assert run(save("报送.xlsx", {"typical-cases": [NEW_CASE], "case-parties": [PARTY]})) == 0

    assert files(root) == before
    out = capsys.readouterr().out.splitlines()
    assert "报送.xlsx 工作表“典型案例”：1行，接受1行，退回0行" in out
    assert "合计：2行，接受2行，退回0行" in out
    assert "典型案例 typical-cases：新增1行" in out
    assert "  新增 liaoning-2024-03" in out
    assert out[-1] == (
        "没有写入任何文件。核对无误后，加 --write 再运行一次，"
        "将写入datasets/liaoning/typical-cases.csv、datasets/liaoning/case-parties.csv。"
    )


def test_with_write_the_files_change_and_the_data_stay_valid(root, capsys):
    source = save("报送.xlsx", {"typical-cases": [NEW_CASE], "case-parties": [PARTY]})
    before = files(root)

    assert run(source, "--write") == 0

    after = files(root)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {"liaoning/typical-cases.csv", "liaoning/case-parties.csv"}
    assert capsys.readouterr().out.splitlines()[-1].startswith("已写入datasets/liaoning/typical-cases.csv")
    assert main(["validate"]) == 0
    assert run(source, "--write") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "与已有数据完全相同，没有要写入的内容。"
    assert files(root) == after


def test_an_error_gives_exit_code_1_and_write_writes_nothing(root, capsys):
    before = files(root)

    source = save("报送.xlsx", {"typical-cases": [NEW_CASE, {**NEW_CASE, "ip_type": "商表"}]})
    assert run(source, "--write") == 1

    assert files(root) == before
    out = capsys.readouterr().out
    assert "报送.xlsx 工作表“典型案例”E3" in out
    assert "有错误，没有写入任何文件。" in out


def test_a_workbook_without_records_is_told_so(root, capsys):
    before = files(root)

    assert run(save("空.xlsx", {"typical-cases": [dict.fromkeys(NEW_CASE, "")]}), "--write") == 0

    assert capsys.readouterr().out.endswith("合计：0行，接受0行，退回0行\n没有找到要导入的记录。\n")
    assert files(root) == before


def test_several_files_are_one_submission(root, capsys):
    cases = save_csv("typical-cases.csv", [NEW_CASE])
    parties = save_csv("当事人 (1).csv", [PARTY])

    assert run(cases, parties, "--format", "json", "--lang", "en") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["rows"] == {"in": 2, "accepted": 2, "refused": 0}
    assert [(one["file"], one["table"], one["accepted"]) for one in told["sheets"]] == [
        ("typical-cases.csv", "typical-cases", 1),
        ("当事人 (1).csv", "case-parties", 1),
    ]
    assert told["files"] == ["datasets/liaoning/typical-cases.csv", "datasets/liaoning/case-parties.csv"]
    assert (told["is_refused"], told["is_written"]) == (False, False)


def test_json_tells_old_and_new_of_each_cell_that_changes(root, capsys):
    with (root / "liaoning" / "typical-cases.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))

    assert (
        run(save("报送.xlsx", {"typical-cases": [{**row, "title_en": "Case A, corrected"}]}), "--format", "json") == 0
    )

    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert table == {
        "table": "typical-cases",
        "added": [],
        "changed": [
            {
                "key": ["liaoning-2024-01"],
                "fields": [{"field": "title_en", "old": "Case A", "new": "Case A, corrected"}],
            }
        ],
        "removed": [],
        "unchanged": 0,
    }


def test_the_marked_copy_is_another_file(root, capsys):
    source = save("报送.xlsx", {"typical-cases": [{**NEW_CASE, "ip_type": "商表"}]})
    content = Path(source).read_bytes()

    assert run(source, "--annotate", "批注.xlsx") == 1

    marked = openpyxl.load_workbook("批注.xlsx")["典型案例"]
    assert marked["E2"].comment is not None and "商表" in marked["E2"].comment.text
    assert Path(source).read_bytes() == content
    assert capsys.readouterr().out.endswith("标出问题的工作簿另存为 批注.xlsx。\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--publisher", "liaoning"], "请写明要导入的文件"),
        (["a.xlsx"], "--publisher"),
        (["nowhere.xlsx", "--publisher", "liaoning"], "nowhere.xlsx"),
        (["a.xlsx", "--publisher", "atlantis"], "没有名为“atlantis”的数据包；已有：liaoning reference zhejiang。"),
        (["a.xlsx", "--publisher", "liaoning", "--annotate", "a.xlsx"], "不能覆盖原文件"),
        (["a.xlsx", "--publisher", "liaoning", "--annotate", "b.csv"], "不能是 b.csv"),
        (["a.xlsx", "a.xlsx", "--publisher", "liaoning", "--annotate", "b.xlsx"], "一次只能用于一个文件"),
        (["a.xlsx", "--publisher", "liaoning", "--format", "github"], "--format"),
    ],
)
def test_what_cannot_be_understood_gives_exit_code_2(root, capsys, arguments, said):
    save("a.xlsx", {"typical-cases": [NEW_CASE]})
    before = files(root)

    assert main(["import", *arguments]) == 2

    out, err = capsys.readouterr()
    assert (out, files(root)) == ("", before)
    assert said in err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_package_that_cannot_be_read_says_why(root, capsys, lang):
    (root / "liaoning" / "datapackage.json").write_text("{", encoding="utf-8")

    assert run(save("a.xlsx", {"typical-cases": [NEW_CASE]}), "--lang", lang) == 1

    assert capsys.readouterr().out.startswith("datasets/liaoning/datapackage.json:1")
