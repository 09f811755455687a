"""Look rows of text up over all packages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.packages import Package

Values = Mapping[str, str]


def rows_of(packages: Iterable[Package], table: str) -> Iterator[tuple[Package, Values]]:
    """Yield every row of `table` with its package, in order."""
    for package in packages:
        if table in package.tables:
            for row in package.tables[table].rows:
                yield package, row.values
