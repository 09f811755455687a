"""Set the local regulations for one violation side by side, region by region and version by version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator import formats, statute
from generator.charts.aligned_bars import Row, aligned_bars, round_ticks
from generator.charts.tier_bar import Segment
from generator.corpus import Liability, Standard
from generator.pages import liability_words
from generator.pages.compare_scope import Scope
from generator.pages.law_changes import changes
from generator.pages.law_endings import family_url
from generator.pages.tier_words import measures
from generator.pages.view import Block, DataTable, Figure, StackedTable, Value
from generator.pages.writer import Writer
from generator.penalty import competence
from generator.statute import Unit, family_name


def local_blocks(writer: Writer, scope: Scope) -> Iterator[Block]:
    """Yield the table of every branch, by region code, and a drawing for each unit that several branches share."""
    if not scope.local:
        return
    yield _table(writer, scope)
    grouped: dict[tuple[Unit, str], list[Liability]] = {}
    for item in scope.local:
        own = statute.provision_fine(item.row)
        if own.span is not None and own.span.high is not None:
            grouped.setdefault((own.span.unit, own.of), []).append(item)
    for number, ((unit, of), items) in enumerate(sorted(grouped.items()), start=1):
        if len({item.law.law_id for item in items}) > 1:
            yield _bars(writer, items, unit=unit, of=of, anchor=f"local-bars-{number}")


def over_time(writer: Writer, scope: Scope) -> DataTable | None:
    """Return what can be said over time for regions with several versions or documents; None where none has."""
    t = writer.t
    rows = [*_law_rows(writer, scope), *_standard_rows(writer, scope)]
    if not rows:
        return None
    return StackedTable(
        heading=t("compare.time"),
        anchor="time",
        columns=(t("violations.region"), t("compare.older"), t("compare.newer"), t("compare.time_said")),
        rows=tuple(rows),
        note=t("compare.time_note"),
    )


def _table(writer: Writer, scope: Scope) -> DataTable:
    t = writer.t
    as_of = writer.corpus.as_of
    return DataTable(
        heading=t("compare.local"),
        anchor="local",
        columns=(
            *(t(f"violations.{name}") for name in ("region", "provision", "when", "fine", "measures", "in_force")),
            t("laws.status", date=formats.date(as_of, writer.lang)),
        ),
        rows=tuple(
            (
                (writer.region(item.law.jurisdiction_code),),
                (writer.article(item.law, item.row.article),),
                (liability_words.when(writer, item),),
                (liability_words.fine(writer, item),),
                measures(writer, item.measures),
                writer.period(item.law.effective_from, item.law.effective_to),
                (Value(t(f"statute.force_{statute.force_on(item.law, as_of=as_of)}")),),
            )
            for item in scope.local
        ),
        note=t("compare.local_note"),
    )


def _bars(writer: Writer, items: Sequence[Liability], *, unit: Unit, of: str, anchor: str) -> Figure:
    t = writer.t
    grouped: dict[str, list[Liability]] = {}
    for item in items:
        grouped.setdefault(item.law.law_id, []).append(item)
    rows = tuple(_row(writer, own) for own in grouped.values())
    high = max(segment.high for row in rows for segment in row.segments)
    axis = t(f"standards.axis_{unit}", of=t.code("fine_of", of))
    title = t("compare.local_bars", n=len(rows), axis=axis)
    lines = [
        t(
            "compare.bars_line",
            place=row.label,
            ranges=t("standards.list_comma").join(segment.words for segment in row.segments),
        )
        for row in rows
    ]
    return Figure(
        heading=title,
        anchor=anchor,
        subtitle=t("compare.local_sub"),
        svg=aligned_bars(
            rows,
            high=high,
            ticks=round_ticks(high),
            tick=lambda figure: _tick(writer, figure, unit=unit),
            axis=axis,
            title=title,
            description=t("standards.bar_join").join(lines),
        ),
        table=DataTable(
            columns=(t("violations.region"), t("violations.provision"), t("violations.when"), t("violations.fine")),
            rows=tuple(
                (
                    (writer.region(item.law.jurisdiction_code),),
                    (writer.article(item.law, item.row.article),),
                    (liability_words.when(writer, item),),
                    (liability_words.fine(writer, item),),
                )
                for item in items
            ),
        ),
    )


def _tick(writer: Writer, figure: Decimal, *, unit: Unit) -> str:
    if writer.lang == "en" and unit is Unit.CNY:
        return formats.grouped(figure)
    return statute.figure_words(figure, unit=unit, t=writer.t)


def _row(writer: Writer, items: Sequence[Liability]) -> Row:
    t = writer.t
    law = items[0].law
    label = t("compare.place_law", place=writer.region_name(law.jurisdiction_code), law=writer.law(law).text)
    force = statute.force_on(law, as_of=writer.corpus.as_of)
    if force is not statute.Force.IN_FORCE:
        label = t("compare.place_force", label=label, force=t(f"statute.force_{force}"))
    segments = []
    for item in items:
        span = statute.provision_fine(item.row).span
        if span is not None and span.high is not None:
            said = liability_words.fine(writer, item).text
            tone = "heavy" if item.row.circumstance else "ordinary"
            segments.append(
                Segment(
                    label=statute.span_words(span, t=t),
                    words=t("family.branch", when=liability_words.when(writer, item).text, who="", fine=said),
                    low=span.low or Decimal(0),
                    high=span.high,
                    tone=tone,
                )
            )
    return Row(label=label, segments=tuple(segments))


def _law_rows(writer: Writer, scope: Scope) -> Iterator[tuple[tuple[Value, ...], ...]]:
    corpus = writer.corpus
    code = scope.violation.violation_id
    for family_id in dict.fromkeys(item.law.family_id for item in scope.local):
        versions = tuple(reversed(corpus.families[family_id]))
        for old, new in pairwise(versions):
            before, after = (
                [item for item in corpus.liabilities_by_law.get(law.law_id, ()) if item.row.violation_id == code]
                for law in (old, new)
            )
            found = changes(corpus, old=old, new=new, before=before, after=after)
            name = family_name(old, t=writer.t)
            yield (
                (writer.region(old.jurisdiction_code),),
                (writer.law(old),),
                (writer.law(new),),
                (
                    *(Value(writer.t(f"family.change_{change}")) for change in found),
                    Value(writer.t("family.title", name=name), family_url(family_id)),
                ),
            )


def _standard_rows(writer: Writer, scope: Scope) -> Iterator[tuple[tuple[Value, ...], ...]]:
    """Yield the region's other tables of tiers: what they cut was not seen, so nothing is compared."""
    t = writer.t
    for standard in scope.standards:
        others = [other for other in writer.corpus.standards.values() if _is_kin(standard, other)]
        for other in others:
            if competence.may_concern(other.row.title_zh, scope.violation):
                yield (
                    writer.regions(standard.places),
                    (writer.standard(other),),
                    (writer.standard(standard),),
                    (Value(t("compare.time_unseen")),),
                )


def _is_kin(standard: Standard, other: Standard) -> bool:
    """Tell whether `other` may be another version of `standard`: same region, same issuers, no tiers seen."""
    return (
        other.places == standard.places
        and other.row.kind == standard.row.kind == "tier-table"
        and not other.tiers
        and [one.agency_id for one in other.issuers] == [one.agency_id for one in standard.issuers]
    )
