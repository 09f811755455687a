"""The command line says what is wrong, mends form and schemas, and never shows a traceback."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import ROOT
from tests.validation.corpus import SCHEMAS_FOLDER, cell, write_root

PROBLEM = "datasets/liaoning/typical-cases.csv:3"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a small data root that is right in every respect."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANG", raising=False)
    root = write_root(tmp_path / "datasets")
    shutil.copytree(SCHEMAS_FOLDER, root / "_schema")
    return root


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={"PATH": "", "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_clean_data_give_exit_code_0_and_one_line_on_standard_error(root, capsys):
    assert main(["validate"]) == 0

    assert capsys.readouterr() == ("", "未发现问题。\n")


def test_an_error_gives_exit_code_1_with_its_place_on_standard_output(root, capsys):
    cell("liaoning/typical-cases", 3, "ip_type", "trade-mark")(root)

    assert main(["validate"]) == 1

    out, err = capsys.readouterr()
    assert out.startswith(PROBLEM) and out.count("\n") == 1 and "trade-mark" in out
    assert err == "共1个错误、0条提示，涉及1个文件。\n"


def test_a_warning_alone_gives_exit_code_0(root, capsys):
    cell("liaoning/typical-cases", 3, "facts_zh", "查获商品,依法扣押。")(root)

    assert main(["validate"]) == 0

    out, err = capsys.readouterr()
    assert out.startswith(PROBLEM) and "提示" in out
    assert err == "共0个错误、1条提示，涉及1个文件。\n"


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["datasets/liaoning"], 1),
        (["datasets/liaoning/typical-cases.csv"], 1),
        (["datasets/liaoning/releases.csv"], 0),
        (["datasets/zhejiang"], 0),
        (["datasets/zhejiang", "datasets/liaoning"], 1),
        (["datasets"], 1),
    ],
)
def test_paths_choose_the_packages_and_files_that_are_judged(root, capsys, paths, code):
    cell("liaoning/typical-cases", 3, "ip_type", "trade-mark")(root)

    assert main(["validate", *paths]) == code

    assert (PROBLEM in capsys.readouterr().out) == (code == 1)


def test_a_path_finds_its_data_root_from_another_folder(root, capsys, monkeypatch):
    cell("liaoning/typical-cases", 3, "ip_type", "trade-mark")(root)
    monkeypatch.chdir(root / "zhejiang")

    assert main(["validate", "../liaoning"]) == 1

    assert capsys.readouterr().out.startswith("../liaoning/typical-cases.csv:3")


def test_json_is_for_programs(root, capsys):
    cell("liaoning/typical-cases", 3, "ip_type", "trade-mark")(root)

    assert main(["validate", "--format", "json", "--lang", "en"]) == 1

    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["path"], problem["line"], problem["field"], problem["severity"]) == (
        "datasets/liaoning/typical-cases.csv",
        3,
        "ip_type",
        "error",
    )


def test_annotations_are_for_the_forge(root, capsys):
    cell("liaoning/typical-cases", 3, "ip_type", "trade-mark")(root)

    assert main(["validate", "--format=github"]) == 1

    assert capsys.readouterr().out.startswith("::error file=datasets/liaoning/typical-cases.csv,line=3,")


@pytest.mark.parametrize(
    ("arguments", "environment", "summary"),
    [
        (["validate"], {}, "未发现问题。\n"),
        (["validate"], {"LANG": "zh_CN.UTF-8"}, "未发现问题。\n"),
        (["validate"], {"LANG": "en_GB.UTF-8"}, "No problems found.\n"),
        (["validate", "--lang", "zh"], {"LANG": "en_GB.UTF-8"}, "未发现问题。\n"),
        (["--lang=en", "validate"], {"LANG": "zh_CN.UTF-8"}, "No problems found.\n"),
    ],
)
def test_the_language_is_asked_for_or_the_environments_or_chinese(root, arguments, environment, summary):
    done = run(*arguments, cwd=root.parent, **environment)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", summary)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "没有写命令"),
        (["publish"], "“publish”"),
        (["validate", "--format", "xml"], "text json github"),
        (["validate", "--format"], "看不懂这些参数：--format。"),
        (["validate", "--lang", "fr"], "zh en"),
        (["validate", "--all"], "--all"),
        (["validate", "--check"], "--check"),
        (["format", "--format", "json"], "--format"),
        (["stamp", "datasets/liaoning"], "datasets/liaoning"),
        (["validate", "datasets/atlantis"], "datasets/atlantis"),
        (["validate", "\x1b[31mred"], "\\u001b[31mred"),
        (["validate", "datasets/liaoning", "elsewhere"], "elsewhere"),
    ],
)
def test_a_command_that_cannot_be_understood_gives_exit_code_2_and_says_why(root, capsys, arguments, said):
    (root.parent / "elsewhere").mkdir()

    assert main(arguments) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert said in err and err.endswith("运行 generator --help 查看用法。\n")


def test_without_a_data_root_the_command_says_where_to_stand(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(["validate", "--lang", "en"]) == 2

    assert "datasets/_schema" in capsys.readouterr().err


def test_help_names_every_command_in_both_languages(root, capsys):
    for lang in ("zh", "en"):
        assert main(["--help", "--lang", lang]) == 0
        shown = capsys.readouterr().out
        assert all(f"\n  {command} " in shown for command in ("validate", "stamp", "format"))


@pytest.mark.parametrize("content", ["{", "[]", '{"name": "releases"}'])
def test_a_broken_table_schema_is_named_without_a_traceback(root, content):
    (root / "_schema/releases.json").write_text(content, encoding="utf-8")

    done = run("validate", cwd=root.parent)

    assert done.returncode == 2
    assert "表结构文件" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["validate", "stamp", "format"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{", b"[]", b'{"resources": [{"name": 1}]}', b"[" * 100_000])
def test_a_broken_descriptor_stops_no_command_with_a_traceback(root, command, content):
    (root / "liaoning/datapackage.json").write_bytes(content)

    done = run(command, cwd=root.parent)

    assert done.returncode == 1
    assert "datasets/liaoning/datapackage.json" in done.stdout and "Traceback" not in done.stdout + done.stderr


def test_stamping_stamped_descriptors_changes_nothing(root, capsys):
    main(["stamp"])
    capsys.readouterr()
    before = files(root)

    assert main(["stamp", "--check"]) == 0
    assert main(["stamp"]) == 0

    assert files(root) == before
    assert capsys.readouterr().out == ""


def test_stamping_writes_the_schemas_and_keeps_the_rest_of_a_descriptor(root, capsys):
    main(["stamp"])
    stamped = files(root)
    path = root / "liaoning/datapackage.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["resources"][0]["schema"]["fields"].pop()
    document["resources"][0]["note"] = "kept"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    drifted = files(root)
    capsys.readouterr()

    assert main(["stamp", "--check"]) == 1
    assert "datasets/liaoning/datapackage.json" in capsys.readouterr().out
    assert files(root) == drifted
    assert main(["stamp"]) == 0

    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["resources"][0].pop("note") == "kept"
    assert document == json.loads(stamped["liaoning/datapackage.json"])
    assert {name for name, content in files(root).items() if content != stamped[name]} == {"liaoning/datapackage.json"}


def test_formatting_puts_tables_into_canonical_form(root, capsys):
    before = files(root)
    path = root / "liaoning/typical-cases.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([header, *reversed(rows), ""]).encode())

    assert main(["format"]) == 0

    out, err = capsys.readouterr()
    assert files(root) == before
    assert out.count("\n") == 1 and "datasets/liaoning/typical-cases.csv" in out
    assert err.count("\n") == 1


def test_formatting_leaves_alone_what_was_not_asked_for_and_what_cannot_be_read(root, capsys):
    asked, other, broken = (
        root / "liaoning" / name for name in ("releases.csv", "typical-cases.csv", "case-parties.csv")
    )
    asked.write_bytes(asked.read_bytes().replace(b"\n", b"\r\n"))
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    broken.write_bytes(broken.read_text(encoding="utf-8").encode("gb18030"))
    before = files(root)

    assert main(["format", "datasets/liaoning/releases.csv"]) == 0
    assert {name for name, content in files(root).items() if content != before[name]} == {"liaoning/releases.csv"}
    assert main(["format", "datasets/liaoning/case-parties.csv"]) == 1

    assert files(root)["liaoning/case-parties.csv"] == before["liaoning/case-parties.csv"]
    assert "datasets/liaoning/case-parties.csv:2" in capsys.readouterr().out


def test_the_repositorys_own_data_are_stamped_and_without_errors(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert main(["stamp", "--check"]) == 0
    assert main(["validate"]) == 0


def test_the_installed_command_is_the_same_program(root):
    command = Path(sys.executable).with_name("generator")

    done = subprocess.run([command, "--help"], capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "validate" in done.stdout
