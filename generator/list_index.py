"""Write the small table behind each list, so that a browser can narrow and sort it at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeVar

from generator.artifacts import Artifact
from generator.pages.list_specs import ListSpec, agreement_list, case_list, facet_codes, standard_list
from generator.pages.view import Result
from generator.pages.writer import Writer

T = TypeVar("T")


def list_indexes(writer: Writer) -> Iterator[Artifact]:
    """Yield ``lists/<kind>.<lang>.json`` for cases, standards and agreements."""
    yield _index(writer, case_list(writer))
    yield _index(writer, standard_list(writer))
    yield _index(writer, agreement_list(writer))


def _index(writer: Writer, spec: ListSpec[T]) -> Artifact:
    """Return one list: facet names with the label of every code, and a row for each record.

    A row is [title, url, tags [[text, tone]…], line, meta, date, one list of codes for each facet].
    """
    labels: dict[str, dict[str, str]] = {facet.name: {} for facet in spec.facets}
    rows: list[list[object]] = []
    for record in spec.records:
        result: Result = spec.result(record)
        codes = []
        for facet in spec.facets:
            own = facet_codes(facet, record)
            for code in own:
                labels[facet.name].setdefault(code, facet.label(code))
            codes.append(own)
        rows.append(
            [
                result.title.text,
                result.title.href,
                [[tag.text, tag.tone] for tag in result.tags],
                [value.text for value in result.line],
                [value.text for value in result.meta],
                spec.date(record),
                codes,
            ]
        )
    document = {"facets": [{"name": facet.name, "labels": labels[facet.name]} for facet in spec.facets], "rows": rows}
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"lists/{spec.kind}.{writer.lang}.json", content.encode("utf-8"))
