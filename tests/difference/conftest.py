"""Stand in a scratch repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.difference.scratch import Scratch, make


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANG", raising=False)
    return make(tmp_path)
