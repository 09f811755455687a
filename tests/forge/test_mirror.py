"""The mirror gets the build as it was published, and keeps nothing that was withdrawn."""

from __future__ import annotations

import os
import subprocess
import tarfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

BUILD = {"index.html": "<h1>2026</h1>", "en/index.html": "<h1>2026</h1>", ".gitignore": "en/\n"}


def git(*arguments: str, at: Path) -> str:
    done = subprocess.run(["git", *arguments], cwd=at, capture_output=True, text=True, check=True)
    return done.stdout


def push(build: dict[str, str], *, at: Path, mirror: Path) -> None:
    """Run the step as the workflow has it, where the artifact was put."""
    document = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    [step] = [step for step in document["jobs"]["mirror"]["steps"] if "run" in step]
    for name, content in build.items():
        path = at / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    with tarfile.open(at / "artifact.tar", "w") as archive:
        archive.add(at / "made", ".")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=at,
        env={
            **kept,
            "URL": str(mirror),
            "BRANCH": "pages",
            "KEY": "key",
            "HOST_KEYS": "host",
            "GITHUB_SHA": "0" * 40,
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
        check=True,
        capture_output=True,
    )


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror.git"
    folder.mkdir()
    git("init", "--quiet", "--bare", at=folder)
    return folder


def test_the_mirror_holds_just_the_newest_build_without_history_or_keys(tmp_path, mirror):
    for number, build in enumerate(({**BUILD, "cases/withdrawn.html": "x"}, BUILD)):
        runner = tmp_path / str(number)
        runner.mkdir()
        push(build, at=runner, mirror=mirror)

    assert git("ls-tree", "-r", "--name-only", "pages", at=mirror).split() == sorted(BUILD)
    assert git("show", "pages:en/index.html", at=mirror) == BUILD["en/index.html"]
    assert git("rev-list", "--count", "--all", at=mirror).strip() == "1"
