"""Build the real site and start a browser once for every test that looks at them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium

ROOT = Path(__file__).parents[1]
SITE_URL = "https://data.example.org/open-data/"


@dataclass(frozen=True)
class Project:
    """A copy of what a site is made from; builds in it leave the repository's own folders alone."""

    folder: Path

    @property
    def datasets(self) -> Path:
        return self.folder / "datasets"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``mkdocs build --strict`` as a user would."""
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=self.folder,
            env={
                **os.environ,
                "NO_MKDOCS_2_WARNING": "1",
                "PYTHONPATH": str(ROOT),
                "REPO_URL": "",
                "SITE_URL": SITE_URL,
                **environment,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )


def copy_project(folder: Path) -> Project:
    """Copy the parts of the repository that a site is made from into `folder`."""
    for name in ("datasets", "site_src"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return Project(folder)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project whose site is built: one for all processes that share the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        project = Project(shared / "project")
        if not project.site.exists():
            done = copy_project(project.folder).build(PYTHONHASHSEED="1", TZ="UTC")
            assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture(scope="session")
def site(project: Project) -> Path:
    """Return the folder of the built site; tests only read it."""
    return project.site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium."""
    with chromium() as running:
        yield running
