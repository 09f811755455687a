"""Show how long cases took where known, the indicators that can be computed, and those that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from generator import formats
from generator.charts.columns import Column, bar_chart
from generator.pages.compare_scope import COMPARE_URL
from generator.pages.statistics_blocks import share, spoken, statistic
from generator.pages.view import Block, DataTable, Notice, Value
from generator.pages.writer import Writer
from generator.statistics.durations import LIMIT, LIMIT_SINCE, Bin, Durations
from generator.statistics.indicators import MISSING, Indicator
from generator.statistics.tables import file_path
from generator.urls import Kind, list_url

_LISTED = 50
# Where the records behind an indicator are listed.
_BEHIND = {
    "complete": list_url(Kind.CASES),
    "concluded": "statistics/index.html#status",
    "within_limit": "statistics/quality.html#duration-cases",
    "together": "statistics/outcomes.html#authority-role",
    "by_agreement": "statistics/outcomes.html#cross-region-kind",
    "benchmarks": "coverage/index.html#violations",
    "whole_releases": list_url(Kind.RELEASES),
}


def duration_blocks(writer: Writer, found: Durations) -> Iterator[Block]:
    """Yield the days from filing to decision: their distribution, then the cases one by one."""
    t = writer.t
    n = len(found.measured)
    middle = found.quantile(Decimal("0.5"))
    heading = (
        t("statistics.duration.find_none")
        if middle is None
        else t(
            "statistics.duration.find",
            n=n,
            median=_days(middle),
            low=_days(found.quantile(Decimal("0.25"))),
            high=_days(found.quantile(Decimal("0.75"))),
        )
    )
    items = [(_span(writer, one), one.n) for one in found.bins]
    yield statistic(
        writer,
        "duration",
        heading=heading,
        stated=t("statistics.duration.stated", n=n, m=found.total, rough=found.rough),
        svg=bar_chart([Column(text, count) for text, count in items], title=heading, description=spoken(writer, items)),
        table=DataTable(
            columns=(t("statistics.duration.column"), t("statistics.cases")),
            rows=tuple(((Value(text),), (Value(str(count)),)) for text, count in items),
            numeric=frozenset({1}),
        ),
    )
    within = found.within
    yield Notice(
        text=(
            Value(
                t(
                    "statistics.duration.within",
                    date=formats.date(LIMIT_SINCE, writer.lang),
                    days=LIMIT,
                    n=within.part,
                    m=within.whole,
                    share=share(within.part, within.whole),
                )
            ),
            Value(t("statistics.duration.file")),
            writer.file(file_path("duration-cases"), t("statistics.csv")),
            Value(t("standards.full_stop")),
        )
    )
    yield _cases(writer, found)


def _cases(writer: Writer, found: Durations) -> DataTable:
    t = writer.t
    listed = found.measured[:_LISTED]
    return DataTable(
        heading=t("statistics.duration-cases.heading", n=len(listed), m=len(found.measured)),
        anchor="duration-cases",
        columns=tuple(
            t(f"statistics.duration-cases.{name}") for name in ("case", "procedure", "filed", "decided", "days")
        ),
        rows=tuple(
            (
                (writer.case(one.case),),
                (Value(t.code("procedure", one.case.row.procedure)),) if one.case.row.procedure else (),
                writer.date(one.case.row.filed_on),
                writer.date(one.case.row.decided_on),
                (Value(str(one.days)),),
            )
            for one in listed
        ),
        numeric=frozenset({4}),
        note=t("statistics.duration-cases.note"),
    )


def indicator_blocks(writer: Writer, found: Sequence[Indicator]) -> Iterator[Block]:
    """Yield the indicators with numerator and denominator, then those that lack a field."""
    t = writer.t
    yield DataTable(
        heading=t("statistics.indicators.heading", n=len(found)),
        anchor="indicators",
        columns=tuple(t(f"statistics.indicators.{name}") for name in ("column", "n", "of", "share", "counts")),
        rows=(
            *(
                (
                    (Value(t(f"statistics.indicator_{item.name}")),),
                    (Value(str(item.n), _BEHIND[item.name]),),
                    (Value(str(item.of)),),
                    (Value(share(item.n, item.of)),),
                    (Value(t(f"statistics.indicator_{item.name}_counts")),),
                )
                for item in found
            ),
        ),
        numeric=frozenset({1, 2, 3}),
        note=t("statistics.indicators.note"),
    )
    yield Notice(
        text=(
            Value(t("statistics.indicators.uniformity")),
            Value(t("compare.title"), COMPARE_URL),
            Value(t("statistics.indicators.file")),
            writer.file(file_path("indicators"), t("statistics.csv")),
            Value(t("standards.full_stop")),
        )
    )
    yield DataTable(
        heading=t("statistics.missing.heading", n=len(MISSING)),
        anchor="missing",
        columns=(t("statistics.missing.column"), t("statistics.missing.field")),
        rows=tuple(
            ((Value(t(f"statistics.missing_{name}")),), (Value(t(f"statistics.missing_{name}_field")),))
            for name in MISSING
        ),
        note=t("statistics.missing.note"),
    )


def _days(figure: Decimal | None) -> str:
    rounded = Decimal(0) if figure is None else figure.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return formats.plain(rounded)


def _span(writer: Writer, one: Bin) -> str:
    if one.last is None:
        return writer.t("statistics.days_over", n=one.first - 1)
    return writer.t("statistics.days_from", a=one.first, b=one.last)
