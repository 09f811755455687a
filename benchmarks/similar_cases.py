"""Time the choice of similar cases, and tell what the bound on its work costs.

``python -m benchmarks.similar_cases`` takes the best of three runs.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.corpus_maker import make
from benchmarks.our_pipe import PROJECT
from generator.corpus import Corpus
from generator.linking import link
from generator.packages import read_packages
from generator.schemas import read_schemas
from generator.similarity.nearest import FLOOR, SHOWN, SimilarCases

_SAMPLE = 50


def _read(folder: Path) -> Corpus:
    return link(read_packages(folder, schemas=read_schemas(folder / "_schema")).packages)


def measure(name: str, corpus: Corpus, *, runs: int) -> str:
    """Return a row of the table: cases, best seconds of processor time, and likeness offered against the best there is.

    The last is taken on cases spread over all: the points of those offered, against those that
    comparing with every case would have offered.
    """
    best_reading = best_choosing = float("inf")
    for _ in range(runs):
        start = time.process_time()
        similar = SimilarCases(corpus)
        read = time.process_time()
        for case in corpus.cases.values():
            similar.of(case)
        best_reading = min(best_reading, read - start)
        best_choosing = min(best_choosing, time.process_time() - read)
    cases = tuple(corpus.cases.values())
    offered = possible = 0
    for case in cases[:: max(1, len(cases) // _SAMPLE)]:
        found = similar.of(case)
        offered += sum(neighbour.points for neighbour in found)
        best = sorted((similar.likeness(case, other) for other in cases if other is not case), reverse=True)
        possible += sum(points for points in best[:SHOWN] if points >= FLOOR)
    share = offered / possible
    return f"| {name} | {len(cases):,} | {best_reading:.2f} | {best_choosing:.2f} | {share:.1%} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print("| corpus | cases | reading (s) | choosing (s) | likeness offered |")
    print("| --- | --- | --- | --- | --- |")
    print(measure("published", _read(PROJECT / "datasets"), runs=arguments.runs))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "corpus"
        make(folder, cases=arguments.cases, project=PROJECT)
        print(measure("made up", _read(folder), runs=arguments.runs))


if __name__ == "__main__":
    main()
