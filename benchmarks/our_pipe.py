"""Build the record pages of a data root with the generator, and print the seconds of each stage as JSON.

Run as a program of its own, so that starting Python, importing and compiling the templates count.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from generator.artifacts import Artifact
from generator.config import Settings
from generator.i18n import read_catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.case_pages import case_shares
from generator.pages.render import Renderer
from generator.pages.view import PageView
from generator.pages.writer import Writer
from generator.schemas import read_schemas
from generator.stamping import Shell
from generator.validation import validate
from generator.workers import spread
from generator.writing import write

PROJECT = Path(__file__).resolve().parent.parent
SITE_URL = "https://example.org/"
# After everything that the vocabularies say was read.
_TODAY = date(2027, 1, 1)
SETTINGS = Settings(root=PROJECT, site_url=SITE_URL, repo_url="")


def build(corpus_folder: Path, target: Path, *, shell: Shell) -> dict[str, float]:
    """Write the Chinese case pages of `corpus_folder` below `target`; return the seconds of each stage."""
    start = time.perf_counter()
    reading = read_packages(corpus_folder, schemas=read_schemas(corpus_folder / "_schema"))
    read = time.perf_counter()
    corpus = link(reading.packages)
    linked = time.perf_counter()
    catalogue = read_catalogue(SETTINGS.words, "zh")
    renderer = Renderer(
        templates=SETTINGS.templates,
        catalogue=catalogue,
        shells={"cases": shell},
        site_url=SETTINGS.site_url,
        terms=corpus.terms,
    )
    tasks = [partial(_render, renderer, share) for share in case_shares(Writer(corpus, catalogue))]
    write(chain.from_iterable(spread(tasks, workers=os.cpu_count() or 1)), target)
    done = time.perf_counter()
    return {"read": read - start, "link": linked - read, "pages": done - linked}


def _render(renderer: Renderer, share: Callable[[], Iterator[PageView]]) -> tuple[Artifact, ...]:
    return tuple(renderer.render(share()))


def seconds_to_validate(corpus_folder: Path) -> float:
    """Return the seconds of every check of every package; raise ValueError when one finds an error."""
    start = time.perf_counter()
    problems = validate(corpus_folder, schemas_folder=corpus_folder / "_schema", today=_TODAY)
    errors = [problem for problem in problems if problem.severity.value == "error"]
    if errors:
        raise ValueError(f"the made-up corpus does not validate: {errors[0]}")
    return time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1] == "validate":
        print(json.dumps({"validate": seconds_to_validate(Path(sys.argv[2]))}))
    else:
        pieces = json.loads(Path(sys.argv[4]).read_text(encoding="utf-8"))
        print(json.dumps(build(Path(sys.argv[2]), Path(sys.argv[3]), shell=Shell(tuple(pieces)))))
