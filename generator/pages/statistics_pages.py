"""Show the cases in figures on three pages: what they are about, how they ended, how well they are documented."""

from __future__ import annotations

from collections.abc import Iterator

from generator.charts.columns import Column, column_chart
from generator.charts.multiples import Panel, small_multiples
from generator.pages.descriptions import describe
from generator.pages.statistics_blocks import (
    Parts,
    finding,
    label,
    number,
    share,
    shares_statistic,
    spoken,
    statistic,
    tally_statistic,
)
from generator.pages.statistics_outcomes import amounts_statistic, respondents_statistic
from generator.pages.statistics_quality import duration_blocks, indicator_blocks
from generator.pages.view import Block, DataTable, Figure, Notice, PageView, Value
from generator.pages.writer import Writer
from generator.statistics.overview import ENDED, Overview, overview
from generator.statistics.tallies import Count
from generator.urls import Kind, facet_url

STATISTICS_URL = "statistics/index.html"
_PARTS = (("cases", STATISTICS_URL), ("outcomes", "statistics/outcomes.html"), ("quality", "statistics/quality.html"))


def statistics_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the three pages."""
    found = overview(writer.corpus)
    blocks = {
        "cases": _case_blocks(writer, found),
        "outcomes": _outcome_blocks(writer, found),
        "quality": _quality_blocks(writer, found),
    }
    for name, path in _PARTS:
        yield _page(writer, name, path=path, blocks=tuple(blocks[name]))


def _page(writer: Writer, name: str, *, path: str, blocks: tuple[Block, ...]) -> PageView:
    t = writer.t
    title = t(f"statistics.title_{name}")
    lead = t(f"statistics.lead_{name}", n=len(writer.corpus.cases))
    if ended := len(writer.corpus.ended_cases):
        lead += ("" if writer.lang == "zh" else " ") + t("ended.statistics", n=ended)
    items = tuple(Value(t(f"statistics.part_{one}"), "" if one == name else url) for one, url in _PARTS)
    return PageView(
        path=path,
        section="cases",
        template="record.html",
        title=title,
        description=describe(lead),
        breadcrumb=writer.crumbs(Kind.CASES, title),
        lead=lead,
        blocks=(
            Parts(label=t("statistics.parts"), items=items),
            Notice(heading=t("statistics.caution_head"), text=(Value(t("statistics.caution")),), tone="caution"),
            *blocks,
        ),
    )


def _case_blocks(writer: Writer, found: Overview) -> Iterator[Block]:
    yield _years(writer, found)
    yield tally_statistic(writer, found.ip_type)
    yield _years_by_type(writer, found)
    for tally in (found.violation, found.procedure, found.status):
        yield tally_statistic(writer, tally)


def _outcome_blocks(writer: Writer, found: Overview) -> Iterator[Block]:
    cases = len(writer.corpus.cases)
    yield tally_statistic(writer, found.outcome)
    yield amounts_statistic(writer, found)
    yield respondents_statistic(writer, found.respondents)
    yield shares_statistic(
        writer,
        found.cross_region,
        by="year",
        of=cases,
        total=facet_url(Kind.CASES, "cross_region", "yes") if found.cross_region.whole.part else "",
    )
    yield shares_statistic(writer, found.cross_region_kind, by="cross-region-kind", of=found.cross_region.whole.part)
    yield tally_statistic(
        writer, found.authority_role, heading=_said(writer, found, "together", anchor="authority-role")
    )
    yield shares_statistic(
        writer,
        found.ecommerce,
        by="year",
        of=cases,
        total=facet_url(Kind.CASES, "ecommerce", "yes") if found.ecommerce.whole.part else "",
    )


def _quality_blocks(writer: Writer, found: Overview) -> Iterator[Block]:
    yield from duration_blocks(writer, found.durations)
    yield tally_statistic(writer, found.completeness, heading=_said(writer, found, "complete", anchor="completeness"))
    yield tally_statistic(writer, found.source_kind)
    yield from indicator_blocks(writer, found.indicators)


def _said(writer: Writer, found: Overview, name: str, *, anchor: str) -> str:
    """Return the indicator `name` as the finding of the statistic `anchor`."""
    [one] = [item for item in found.indicators if item.name == name]
    return writer.t(f"statistics.{anchor}.find", n=one.n, m=one.of, share=share(one.n, one.of))


def _years(writer: Writer, found: Overview) -> Figure:
    t = writer.t
    year = found.year
    counts = [Count(row, year.row_total(row), year.cells.get((row, ENDED), 0)) for row in year.rows]
    most = max((count.n for count in counts), default=0)
    heading = finding(writer, "year", [count for count in counts if most and count.n == most], of=year.stated)
    return statistic(
        writer,
        "year",
        heading=heading,
        stated=t("statistics.stated", n=year.stated, m=year.total),
        svg=column_chart(
            [Column(count.code, count.n) for count in counts],
            title=heading,
            description=spoken(writer, ((label(writer, "year", count.code), count.n) for count in counts)),
        ),
        table=DataTable(
            columns=(
                t("statistics.year.column"),
                t("statistics.cases"),
                *(t(f"statistics.dated_{name}") for name in year.columns),
            ),
            rows=tuple(
                (
                    (Value(label(writer, "year", count.code)),),
                    (number(writer, "year", count),),
                    *((Value(str(year.cells[count.code, name])),) for name in year.columns),
                )
                for count in counts
            ),
            numeric=frozenset(range(1, 2 + len(year.columns))),
        ),
    )


def _years_by_type(writer: Writer, found: Overview) -> Figure:
    t = writer.t
    table = found.year_ip_type
    names = {code: label(writer, "ip-type", code) for code in table.columns}
    held = [row for row in table.rows if table.row_total(row)]
    first = table.columns[0] if table.columns else ""
    leading = sum(table.cells[row, first] == max(table.cells[row, one] for one in table.columns) for row in held)
    heading = t("statistics.year-ip-type.find", top=names.get(first, ""), n=leading, m=len(held))
    panels = [
        Panel(
            names[code],
            tuple(table.cells[row, code] for row in table.rows),
            spoken(writer, ((label(writer, "year", row), table.cells[row, code]) for row in table.rows)),
        )
        for code in table.columns
        if any(table.cells[row, code] for row in table.rows)
    ]
    return statistic(
        writer,
        "year-ip-type",
        heading=heading,
        stated=t("statistics.stated", n=table.stated, m=table.total),
        svg=small_multiples(panels, periods=table.rows),
        table=DataTable(
            columns=(t("statistics.year.column"), *names.values()),
            rows=tuple(
                (
                    (Value(label(writer, "year", row)),),
                    *((Value(str(table.cells[row, code])),) for code in table.columns),
                )
                for row in table.rows
            ),
            numeric=frozenset(range(1, 1 + len(names))),
        ),
    )
