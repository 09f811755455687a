"""Write each facet as a column: its values with labels, and the values of every document."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from generator.artifacts import Artifact
from generator.search.coding import write_column, write_frame

FACETS = ("kind", "region", "year", "ip_type", "violation")


def facet_artifacts(
    facets: Mapping[str, Sequence[tuple[str, ...]]],
    *,
    ranks: array[int],
    labels: Mapping[str, Mapping[str, str]],
    root: str,
) -> Iterator[Artifact]:
    """Yield ``f/<facet>.bin`` for every facet.

    The header holds `values`, `labels` (the value itself where no label was given), `sets` (each
    distinct combination as positions in `values`), how the column is coded and its highest number.
    """
    for name, by_arrival in facets.items():
        values = sorted({value for combination in by_arrival for value in combination})
        place = {value: position for position, value in enumerate(values)}
        sets = sorted({tuple(sorted({place[value] for value in combination})) for combination in by_arrival})
        number = {combination: position for position, combination in enumerate(sets)}
        column = [0] * len(by_arrival)
        for arrival, combination in enumerate(by_arrival):
            column[ranks[arrival]] = number[tuple(sorted({place[value] for value in combination}))]
        highest = max(len(sets) - 1, 0)
        coding, body = write_column(column, highest=highest)
        shown = [labels.get(name, {}).get(value, value) for value in values]
        header = {"coding": coding, "highest": highest, "labels": shown, "sets": sets, "values": values}
        yield Artifact(f"{root}/f/{name}.bin", write_frame(header, body))
