"""What git cannot say is told in words: no repository, no such commit, a history cut off."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from generator.cli import main
from tests.difference.scratch import make
from tests.validation.corpus import SCHEMAS_FOLDER, cell, write_root


def refused(capsys, *arguments: str) -> str:
    assert main(["diff", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()[0]


def test_a_folder_outside_of_git_is_named_as_such(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(SCHEMAS_FOLDER, write_root(tmp_path / "datasets") / "_schema")

    assert refused(capsys, "main") == "当前文件夹不在git仓库里，没有可以比较的提交。"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mian", "没有“mian”这个提交、分支或标签；是不是“main”？"),
        ("2024-annual-data", "没有“2024-annual-data”这个提交、分支或标签。"),
        ("", "没有“”这个提交、分支或标签。"),
        ("main:datasets", "没有“main:datasets”这个提交、分支或标签。"),
    ],
)
def test_a_commit_that_does_not_exist_is_refused_and_the_nearest_name_offered(scratch, capsys, name, said):
    assert refused(capsys, name) == said


@pytest.mark.parametrize("revisions", [(), ("main", "main", "main")])
def test_one_or_two_commits_are_asked_for(scratch, capsys, revisions):
    assert refused(capsys, *revisions) == f"要写一个或两个提交（BASE [HEAD]），写了{len(revisions)}个。"


def test_a_shallow_clone_says_how_to_get_the_history(scratch, capsys, monkeypatch, tmp_path_factory):
    first = scratch.git("rev-parse", "main")
    scratch.commit(cell("liaoning/typical-cases", 3, "ip_type", "patent"))
    scratch.git("branch", "other", first)
    clone = tmp_path_factory.mktemp("clone")
    source = f"file://{scratch.folder}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", "--no-single-branch", source, clone], check=True)
    monkeypatch.chdir(clone)

    assert "git fetch --unshallow" in refused(capsys, f"{first[:12]}~1")
    assert "fetch-depth: 0" in refused(capsys, "origin/other", "origin/main", "--merge-base")


def test_histories_without_a_common_commit_have_no_merge_base(scratch, capsys):
    scratch.git("switch", "-q", "--orphan", "other")
    scratch.commit()
    scratch.git("switch", "-q", "main")

    assert refused(capsys, "other", "main", "--merge-base") == "两个提交没有共同祖先。"


def test_a_missing_git_is_said(scratch, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert refused(capsys, "main") == "没有找到git；请先安装git。"


def test_a_table_schema_that_cannot_be_read_is_named_with_its_commit(scratch, capsys):
    scratch.write("datasets/_schema/agencies.json", "{")
    scratch.commit()
    scratch.git("checkout", "-q", "main~1", "--", ".")

    assert refused(capsys, "main").startswith("表结构文件 main:datasets/_schema 读不了：")


def test_a_project_may_stand_deeper_in_the_repository(tmp_path, monkeypatch, capsys):
    whole = make(tmp_path / "a" / "b" / "project")
    shutil.move(whole.folder / ".git", tmp_path / "a" / ".git")
    monkeypatch.chdir(whole.folder)
    whole.git("add", "-A", ":/")
    whole.git("commit", "-qm", "moved")
    whole.edit(cell("liaoning/typical-cases", 3, "ip_type", "patent"))

    assert main(["diff", "HEAD"]) == 0

    assert capsys.readouterr().out.startswith("修改1个案例。")
