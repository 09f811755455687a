# Made-up personal data: no number, name or address in this file is anybody's.
"""What the workflows run, run here: make targets on a scratch repository with real branches."""

from __future__ import annotations

import csv
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.validation.corpus import SCHEMAS_FOLDER, write_root

RELEASES = "datasets/zhejiang/releases.csv"
# Made up: no subscriber has a number of this range.
MOBILE = "15400000000"
PERSON = {"NAME": "", "EMAIL": "@example.org"}
COMPOSE = runpy.run_path(str(ROOT / "scripts/comment/wording.py"))["compose"]


class Repository:
    """A repository with a small data root that is right in every respect, on `main`, and a branch from there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_root(folder / "datasets")
        shutil.copytree(SCHEMAS_FOLDER, folder / "datasets/_schema")
        for name in ("Makefile", "scripts"):
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
        (folder / ".gitignore").write_text("/build/\n/site_src\n", encoding="utf-8")
        (folder / "site_src").symlink_to(ROOT / "site_src")
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit("Start")
        self.git("switch", "--quiet", "--create", "change")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, env=environment(), check=True, capture_output=True)

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def set(self, file: str, row: int, **cells: str) -> None:
        """Write `cells` into a row of a table; rows are counted from 0."""
        path = self.folder / file
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        rows[row].update(cells)
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        # Nothing is installed: the tools of this test run stand in for those of the copy.
        prepared = ("--assume-old=.venv/ready", "--assume-old=.venv/ready-dev", f"BIN={Path(sys.executable).parent}")
        return subprocess.run(
            ["make", *prepared, "BASE=main", *arguments],
            cwd=self.folder,
            env=environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def report(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in (self.folder / "build/report").iterdir()}


def environment() -> dict[str, str]:
    people = {f"GIT_{role}_{what}": f"test{at}" for role in ("AUTHOR", "COMMITTER") for what, at in PERSON.items()}
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "MAKE", "MFLAGS", "LANG"))
    }
    return {**kept, **people, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_a_publishers_good_change_passes_and_its_difference_is_told_in_the_comment(repository):
    repository.set(RELEASES, 0, title_zh="浙江省知识产权典型案例")
    repository.commit("Correct the title of a release")

    done = repository.make("--keep-going", "privacy", "paths", "validate", "diff", "findings")

    assert done.returncode == 0, done.stdout + done.stderr
    report = repository.report()
    assert {"diff.zh.json", "diff.en.json", "findings.zh.txt", "findings.en.txt"} <= report.keys()
    assert "错误" not in report["findings.zh.txt"] and RELEASES + ":" not in report["findings.zh.txt"]
    body = COMPOSE(
        verdicts={"privacy": "success"}, files=report, others=0, commit="0" * 40, run_url="https://forge.example/runs/1"
    )
    [row] = [line for line in body.splitlines() if line.startswith("| 修改") and "| 题名 |" in line]
    assert row.endswith("| 浙江省典型案例 | 浙江省知识产权典型案例 |")
    assert "| 修改 | 发布批次 |" in body
    assert "| changed |" in body and json.loads(report["diff.en.json"])["lang"] == "en"


def test_a_telephone_number_in_a_commit_between_fails_though_the_last_one_is_clean(repository):
    repository.set(RELEASES, 0, note_zh=f"联系电话{MOBILE}。")
    repository.commit("Add a note")
    repository.set(RELEASES, 0, note_zh="")
    repository.commit("Take the note out again")

    assert repository.make("validate").returncode == 0
    done = repository.make("privacy")

    assert done.returncode != 0
    assert RELEASES in done.stdout
    assert MOBILE not in done.stdout + done.stderr


def test_a_change_of_two_publishers_fails_at_the_path_rule(repository):
    repository.set(RELEASES, 0, title_zh="浙江省知识产权典型案例")
    repository.set("datasets/liaoning/releases.csv", 0, title_zh="辽宁省知识产权典型案例")
    repository.commit("Change two publishers at once")

    done = repository.make("paths")

    assert done.returncode != 0
    assert "liaoning" in done.stdout and "zhejiang" in done.stdout


def test_a_bad_row_is_noted_on_its_line(repository):
    repository.set(RELEASES, 0, released_on="2024-13-01")
    repository.commit("Date a release")

    done = repository.make("validate", "FORMAT=github")

    assert done.returncode != 0
    assert f"::error file={RELEASES},line=2,title=" in done.stdout


def test_one_run_shows_every_failure_and_the_findings_say_it_in_both_languages(repository):
    repository.set(RELEASES, 0, note_zh=f"联系电话{MOBILE}。", released_on="2024-13-01")
    repository.set("datasets/liaoning/releases.csv", 0, title_zh="辽宁省知识产权典型案例")
    repository.commit("Change two publishers, one of them badly")

    done = repository.make("--keep-going", "privacy", "paths", "validate", "findings")

    failed = [target for target in ("privacy", "paths", "validate") if f": {target}] Error" in done.stderr]
    assert failed == ["privacy", "paths", "validate"]
    report = repository.report()
    for lang in ("zh", "en"):
        found = report[f"findings.{lang}.txt"]
        assert f"{RELEASES}:2" in found and "2024-13-01" in found and MOBILE not in found
    assert "手机号" in report["findings.zh.txt"] and "obile number" in report["findings.en.txt"]


def test_the_whole_check_goes_from_what_is_fast_and_grave_to_what_is_slow(repository):
    done = repository.make("--dry-run", "check")

    order = ("generator privacy", "generator paths", "generator validate", "diff", "ruff check", "pytest", "mkdocs")
    places = [done.stdout.index(part) for part in order]
    assert places == sorted(places)
