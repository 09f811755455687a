"""Build the same record pages with the generator and with Hugo, in turn, and print the ratio.

``python -m benchmarks.record_pages`` takes the best of three runs each, at 1,000 and 10,000 cases.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.corpus_maker import make
from benchmarks.hugo_site import lay_out
from benchmarks.our_pipe import PROJECT, SETTINGS
from benchmarks.same_pages import compare
from benchmarks.shells import case_shell
from generator.i18n import read_catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.case_pages import case_pages
from generator.pages.writer import Writer
from generator.schemas import read_schemas
from generator.stamping import Shell


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one size gave; times in seconds, sizes in bytes."""

    cases: int
    ours: float
    stages: dict[str, float]
    hugo: float
    validate: float
    ours_median: float
    hugo_median: float
    alike: float


def measure(cases: int, *, runs: int, shell: Shell, scratch: Path) -> Result:
    """Return the best of `runs` runs of each side, taken in turn."""
    corpus, hugo_project = scratch / "corpus", scratch / "hugo"
    ours, theirs = scratch / "ours", hugo_project / "public"
    make(corpus, cases=cases, project=PROJECT)
    shell_file = scratch / "shell.json"
    shell_file.write_text(json.dumps(shell.pieces, ensure_ascii=False), encoding="utf-8")
    catalogue = read_catalogue(SETTINGS.words, "zh")
    records = link(read_packages(corpus, schemas=read_schemas(corpus / "_schema")).packages)
    lay_out(hugo_project, case_pages(Writer(records, catalogue)), shell=shell, catalogue=catalogue)
    del records
    best: dict[str, float] = {}
    stages: dict[str, float] = {}
    for _ in range(runs):
        for folder in (ours, theirs, hugo_project / "resources"):
            shutil.rmtree(folder, ignore_errors=True)
        seconds, output = _timed(
            lambda: _python("benchmarks.our_pipe", "build", str(corpus), str(ours), str(shell_file))
        )
        if seconds < best.get("ours", float("inf")):
            best["ours"], stages = seconds, json.loads(output)
        seconds, _ = _timed(lambda: _run("hugo", "--quiet", "--source", str(hugo_project)))
        best["hugo"] = min(seconds, best.get("hugo", float("inf")))
    alike = compare(ours / "cases", theirs / "cases")
    return Result(
        cases=cases,
        ours=best["ours"],
        stages=stages,
        hugo=best["hugo"],
        validate=json.loads(_python("benchmarks.our_pipe", "validate", str(corpus)))["validate"],
        ours_median=_median_size(ours / "cases"),
        hugo_median=_median_size(theirs / "cases"),
        alike=alike,
    )


def _timed(work: Callable[[], str]) -> tuple[float, str]:
    os.sync()
    start = time.perf_counter()
    output = work()
    return time.perf_counter() - start, output


def _python(module: str, *arguments: str) -> str:
    return _run(sys.executable, "-m", module, *arguments)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT).stdout


def _median_size(folder: Path) -> float:
    return statistics.median(path.stat().st_size for path in folder.glob("*.html"))


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _against(ratio: float) -> str:
    return f"{ratio:.2f} × as fast"


def _print(results: list[Result], *, shell_seconds: float) -> None:
    print(f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {platform.platform()}")
    print(f"Python {platform.python_version()}, Jinja2 {version('jinja2')}; {_run('hugo', 'version').strip()}\n")
    print("| cases | built with | seconds | pages/s | median page | against Hugo |")
    print("| --- | --- | --- | --- | --- | --- |")
    for result in results:
        validated = result.ours + result.validate
        for name, seconds, size, against in (
            ("the generator, CSV to pages", result.ours, result.ours_median, _against(result.hugo / result.ours)),
            ("Hugo", result.hugo, result.hugo_median, "1"),
            (
                "the generator with validation",
                validated,
                result.ours_median,
                f"{result.hugo / validated:.2f} × as fast",
            ),
        ):
            print(
                f"| {result.cases:,} | {name} | {seconds:.2f} | {result.cases / seconds:,.0f} "
                f"| {size / 1000:.1f} kB | {against} |"
            )
    print()
    for result in results:
        stages = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in result.stages.items())
        print(f"{result.cases:,} cases: {stages}; {result.alike:.1%} of pages alike to the letter, blanks aside.")
    print(f"MkDocs renders the shells and the hand-written pages once in {shell_seconds:.2f} s, whatever the number.")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    if shutil.which("hugo") is None:
        sys.exit("Hugo is missing: apt-get install -y hugo")
    with tempfile.TemporaryDirectory() as scratch:
        shell, shell_seconds = case_shell(Path(scratch) / "mkdocs")
        results = []
        for cases in arguments.cases:
            folder = Path(scratch) / str(cases)
            folder.mkdir()
            results.append(measure(cases, runs=arguments.runs, shell=shell, scratch=folder))
    _print(results, shell_seconds=shell_seconds)


if __name__ == "__main__":
    main()
