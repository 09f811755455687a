# Made-up personal data: no number, name or address in this file is anybody's.
"""The gate sees what git would keep: the index, and each commit of a range whatever came later."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.privacy.made_up import HEADER, is_made_up
from tests.test_house_rules import tracked

ROOT = Path(__file__).parents[2]
MOBILE = "15400000000"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@users.noreply.invalid")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.txt").write_text("案情\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(repository: Path, capsys):
    (repository / "a.txt").write_text(f"电话{MOBILE}\n", encoding="utf-8")
    git(repository, "add", ".")
    (repository / "a.txt").write_text("案情\n", encoding="utf-8")

    assert main(["privacy", "--staged"]) == 1
    assert "a.txt:1：“15*********”是手机号码" in capsys.readouterr().out
    assert main(["privacy"]) == 0


def test_a_commit_that_takes_it_away_again_does_not_undo_it(repository: Path, capsys):
    (repository / "b.txt").write_text(MOBILE, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "two")
    git(repository, "rm", "-q", "b.txt")
    git(repository, "commit", "-qm", "three")

    assert main(["privacy", "--since", "HEAD~2"]) == 1
    assert "b.txt:1（提交" in capsys.readouterr().out
    assert main(["privacy", "--since", "HEAD~1"]) == 0


def test_what_only_a_merge_brought_in_is_seen(repository: Path, capsys):
    git(repository, "checkout", "-qb", "side")
    (repository / "c.txt").write_text("c", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "side")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "--no-commit", "side")
    (repository / "a.txt").write_text(MOBILE, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "merge")

    assert main(["privacy", "--since", "HEAD~1"]) == 1
    assert "a.txt:1" in capsys.readouterr().out


def test_a_message_of_a_commit_and_the_name_of_a_file_are_texts_too(repository: Path, capsys):
    (repository / f"笔录{MOBILE}.txt").write_text("案情", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", f"来电{MOBILE}")

    assert main(["privacy", "--since", "HEAD~1"]) == 1
    out = capsys.readouterr().out
    assert "（文件名）" in out
    assert "（提交说明）" in out
    assert MOBILE not in out


def test_the_hook_stops_the_commit(repository: Path):
    hook = (ROOT / "scripts/pre-commit").read_text(encoding="utf-8")

    assert "generator privacy --staged" in hook
    assert (ROOT / "scripts/pre-commit").stat().st_mode & 0o111


def test_a_base_that_is_no_commit_is_refused_in_words(repository: Path, capsys):
    assert main(["privacy", "--since", "--output=x"]) == 2
    assert main(["privacy", "--since", "nope"]) == 2
    assert "没有“nope”这个提交" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("tests/privacy/x.py", f"# {HEADER}\n", True),
        ("tests/privacy/x.py", "x\n", False),
        ("datasets/tests/x.csv", f"# {HEADER}\n", False),
        ("site_src/pages/x.md", f"{HEADER}\n", False),
        ("tests/x.py", "\n" * 9 + HEADER, False),
    ],
)
def test_only_a_test_that_says_so_in_its_head_may_hold_made_up_data(path: str, content: str, expected: bool):
    assert is_made_up(path, content.encode()) is expected


def test_this_repository_is_clean(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.chdir(ROOT)

    # Named one by one, so that a copy without git is looked through as well.
    code = main(["privacy", *(path.relative_to(ROOT).as_posix() for path in tracked())])

    assert (code, capsys.readouterr().out) == (0, "")
