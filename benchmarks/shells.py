"""Let MkDocs render the shell of the record pages, the one part of them that it makes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.our_pipe import PROJECT
from generator import mkdocs_plugin
from generator.stamping import Shell


def case_shell(scratch: Path) -> tuple[Shell, float]:
    """Return the Chinese shell of case pages, and the seconds that MkDocs takes for the site without data."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    found: list[Shell] = []

    def keep(plugin: mkdocs_plugin.OpenDataPlugin, *, config: object) -> None:
        found.append(plugin._shells["zh"]["cases"])

    with (
        patch.object(mkdocs_plugin.pipeline, "load", lambda *_, **__: None),
        patch.object(mkdocs_plugin.OpenDataPlugin, "on_post_build", keep),
    ):
        start = time.perf_counter()
        build(load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(scratch)))
        return found[0], time.perf_counter() - start
