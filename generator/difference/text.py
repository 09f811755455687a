"""Write a report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.difference.report import Line, Report
from generator.i18n import Catalogue

_PAGES_SHOWN = 20


def as_text(report: Report, t: Catalogue) -> str:
    """Return the report as lines of text."""
    return "".join(f"{line}\n" for line in _lines(report, t))


def _lines(report: Report, t: Catalogue) -> Iterator[str]:
    yield report.sentence
    yield report.sides
    yield from report.notes
    for section in report.sections:
        yield ""
        yield section.heading
        for (mark, subject), lines in groupby(section.lines, key=lambda line: (line.mark, line.subject)):
            yield f"  {mark} {subject}"
            yield from (f"      {part}" for line in lines if (part := _part(line, t)))
    for kind in report.kinds:
        yield ""
        yield t("difference.kind", change=t(f"difference.change.{kind.change}"), kind=kind.title, n=len(kind.pages))
        yield from (f"  {page.path}  {page.title}" for page in kind.pages[:_PAGES_SHOWN])
        if len(kind.pages) > _PAGES_SHOWN:
            yield "  " + t("difference.more_pages", n=f"{len(kind.pages) - _PAGES_SHOWN:,}")


def _part(line: Line, t: Catalogue) -> str:
    if not (line.old or line.new):
        return line.what
    return t("difference.from_to", what=line.what, old=line.old, new=line.new)
