# Made-up personal data: no number, name or address in this file is anybody's.
"""Make a repository of its own with a small data root in it, and branches to compare."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.validation.corpus import SCHEMAS_FOLDER, Edit, write_root

_NAME = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Scratch:
    """A repository whose branch ``main`` holds the data root that is right in every respect."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "datasets"

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *_NAME, *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def commit(self, *edits: Edit) -> str:
        """Make the edits and commit everything; return the id."""
        self.edit(*edits)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def edit(self, *edits: Edit) -> None:
        for edit in edits:
            edit(self.root)

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def make(folder: Path) -> Scratch:
    """Return a repository in `folder` with the data committed on ``main``."""
    scratch = Scratch(folder)
    root = write_root(scratch.root)
    shutil.copytree(SCHEMAS_FOLDER, root / "_schema")
    shutil.copytree(ROOT / "site_src" / "i18n", folder / "site_src" / "i18n")
    scratch.git("init", "-q", "-b", "main")
    scratch.commit()
    return scratch
