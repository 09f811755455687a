"""Show one statistic as a figure: its finding, unit and denominator, drawing, table, source and file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator import formats
from generator.charts.columns import Column, bar_chart
from generator.pages.ended_counts import counted
from generator.pages.view import Block, DataTable, Figure, Value
from generator.pages.writer import Writer
from generator.statistics.overview import UNKNOWN
from generator.statistics.tables import file_path
from generator.statistics.tallies import Count, Shares, Tally, percent
from generator.urls import Kind, facet_url

# The statistics whose codes are a facet of the list of cases.
_FACETS = {
    "year": "year",
    "ip-type": "ip_type",
    "violation": "violation",
    "procedure": "procedure",
    "status": "status",
    "completeness": "completeness",
}
_CODE_LISTS = {"ip-type": "ip_type", "status": "case_status"}


@dataclass(frozen=True, kw_only=True)
class Parts(Block):
    """The way to the other parts of a text in several pages; the current one has no address."""

    template: ClassVar[str] = "partials/parts.html"
    label: str
    items: tuple[Value, ...]


def statistic(
    writer: Writer, name: str, *, heading: str, stated: str, svg: str, table: DataTable, **values: object
) -> Figure:
    """Return the statistic `name`; `values` fill the words of its subtitle."""
    t = writer.t
    return Figure(
        heading=heading,
        anchor=name,
        subtitle=t(f"statistics.{name}.sub", **values),
        svg=svg,
        table=table,
        stated=stated,
        source=(
            Value(t("statistics.source", date=formats.date(writer.corpus.as_of, writer.lang))),
            writer.file(file_path(name), t("statistics.csv")),
        ),
        note=t(f"statistics.{name}.note"),
    )


def tally_statistic(writer: Writer, tally: Tally, *, heading: str = "") -> Figure:
    """Return cases by code as lying bars; the heading says the most frequent code where none is given."""
    t = writer.t
    items = [(label(writer, tally.name, count.code), count) for count in tally.counts]
    heading = heading or finding(writer, tally.name, tally.top, of=tally.stated)
    return statistic(
        writer,
        tally.name,
        heading=heading,
        stated=t("statistics.stated", n=tally.stated, m=tally.total),
        svg=bar_chart(
            [Column(text, count.n, f"{count.n} · {share(count.n, tally.stated)}") for text, count in items],
            title=heading,
            description=spoken(writer, ((text, count.n) for text, count in items)),
        ),
        table=DataTable(
            columns=(t(f"statistics.{tally.name}.column"), t("statistics.cases"), t("statistics.share")),
            rows=tuple(
                (
                    (Value(text),),
                    (number(writer, tally.name, count),),
                    (Value(share(count.n, tally.stated)),),
                )
                for text, count in items
            ),
            numeric=frozenset({1, 2}),
        ),
        n=tally.stated,
        m=tally.total,
    )


def shares_statistic(writer: Writer, shares: Shares, *, by: str, of: int, total: str = "") -> Figure:
    """Return a part of a whole by the codes of `by` as bars of two shades, out of `of` cases.

    `total` is the list behind the sum.
    """
    t = writer.t
    whole = shares.whole
    drawn = [(label(writer, by, one.code), one) for one in shares.parts if one.code != UNKNOWN]
    stated = sum(one.whole for _, one in drawn)
    heading = t(f"statistics.{shares.name}.find", n=whole.part, m=whole.whole, share=share(whole.part, whole.whole))
    listed = [
        (label(writer, by, one.code), Value(str(one.part)), number(writer, by, Count(one.code, one.whole)), one)
        for one in shares.parts
    ]
    listed.append((t("statistics.total"), Value(str(whole.part), total), Value(str(whole.whole)), whole))
    return statistic(
        writer,
        shares.name,
        heading=heading,
        stated=t("statistics.stated_year" if by == "year" else "statistics.stated", n=stated, m=of),
        svg=bar_chart(
            [
                Column(one.code if by == "year" else text, one.whole, f"{one.part}/{one.whole}", one.part)
                for text, one in drawn
            ],
            title=heading,
            description=spoken(writer, ((text, t("statistics.n_of", n=one.part, m=one.whole)) for text, one in drawn)),
        ),
        table=DataTable(
            columns=(
                t(f"statistics.{by}.column"),
                t(f"statistics.{shares.name}.part"),
                t("statistics.cases"),
                t("statistics.share"),
            ),
            rows=tuple(
                ((Value(text),), (part,), (cases,), (Value(share(one.part, one.whole)),))
                for text, part, cases, one in listed
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def finding(writer: Writer, name: str, top: Sequence[Count], *, of: int) -> str:
    """Return the most frequent code in a sentence, all of them where they tie."""
    t = writer.t
    what = t(f"statistics.{name}.what")
    if not top:
        return t("statistics.find_none", what=what)
    names = t("statistics.and").join(label(writer, name, count.code) for count in top)
    key = "statistics.find_tie" if len(top) > 1 else "statistics.find"
    return t(key, what=what, top=names, n=top[0].n, m=of, share=share(top[0].n, of))


def label(writer: Writer, name: str, code: str) -> str:
    """Return the word for a code of the statistic `name`."""
    t = writer.t
    if code == UNKNOWN:
        return t("common.unknown_date")
    if name == "year":
        return t("statistics.year_of", year=code)
    if name == "violation":
        return writer.violation(writer.corpus.violations[code]).text
    return t.code(_CODE_LISTS.get(name, name.replace("-", "_")), code)


def number(writer: Writer, name: str, count: Count) -> Value:
    """Return a number, a link to the list of exactly these cases, so far as they are public, where there is one."""
    facet = _FACETS.get(name)
    href = facet_url(Kind.CASES, facet, count.code) if facet and count.code != UNKNOWN else ""
    return counted(writer, count.n - count.ended, count.ended, href=href)


def share(part: int, whole: int) -> str:
    """Return a share in words: ``57.2%``."""
    return f"{percent(part, whole)}%"


def spoken(writer: Writer, items: Iterable[tuple[str, object]]) -> str:
    """Return labels and figures in a row, for those who hear the drawing."""
    t = writer.t
    return t("statistics.gap").join(t("statistics.item", what=text, n=figure) for text, figure in items)
