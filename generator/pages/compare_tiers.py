"""Set the tiers of several regions on one branch of the statute side by side, as shares of its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from generator import formats, statute
from generator.charts.aligned_bars import Row, aligned_bars, range_mark
from generator.charts.tier_bar import Segment
from generator.corpus import NATION, Corpus, Liability, Standard, Tier
from generator.pages.tier_words import ANY_VIOLATION, SEVERITIES, Branch, branch_title, cut_line, fine, statutory_note
from generator.pages.view import Block, DataTable, Figure, Value
from generator.pages.writer import Writer
from generator.statute import STATUTORY_RANGE
from generator.uniformity import comparable_span, normalised

_STEPS = 5
_TICKS = tuple(Decimal(number) for number in (0, 20, 40, 60, 80, 100))


class HeatCell(NamedTuple):
    """One cell: words, a small drawing of the range, and a shade from 1 to 5; 0 where nothing is stated."""

    values: tuple[Value, ...]
    level: int
    mark: str = ""


class HeatRow(NamedTuple):
    """One row with what its cells come to in words."""

    head: str
    cells: tuple[HeatCell, ...]
    said: str


@dataclass(frozen=True, kw_only=True)
class HeatTable(Block):
    """A table whose cells are shaded by how high in the range they lie; words and marks say the same."""

    template: ClassVar[str] = "partials/heat.html"
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    note: str


class Share(NamedTuple):
    """A tier's stretch of the statutory range, from 0 to 1."""

    tier: Tier
    low: Decimal
    high: Decimal


@dataclass(frozen=True, kw_only=True)
class Column:
    """One region's tiers on a branch; `is_general` where a rule for any violation places the fine."""

    standard: Standard
    tiers: tuple[Tier, ...]
    is_general: bool


def columns_of(corpus: Corpus, same: Sequence[Branch], *, general: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns for the standards of one branch and the general rules in force in `general`, by code."""
    found = [Column(standard=branch.standard, tiers=branch.tiers, is_general=False) for branch in same]
    held = {code for branch in same for code in branch.standard.places}
    for standard in corpus.standards_by_violation.get(ANY_VIOLATION, ()):
        tiers = tuple(tier for tier in standard.tiers if tier.row.fine_of == STATUTORY_RANGE)
        if tiers and NATION not in standard.places and set(standard.places) & (set(general) - held):
            found.append(Column(standard=standard, tiers=tiers, is_general=True))
    return tuple(sorted(found, key=lambda one: (one.standard.places, one.standard.row.standard_id)))


def shares(column: Column, *, liability: Liability) -> tuple[Share, ...]:
    """Return what of the range each tier takes, where its figures can be set against the statute's."""
    found = []
    for tier in column.tiers:
        span = statute.tier_fine(tier.row).span if column.is_general else comparable_span(tier, liability=liability)
        if span is None or (span.low is None and span.high is None):
            continue
        if column.is_general:
            low: Decimal | None = (span.low or Decimal(0)) / 100
            high: Decimal | None = Decimal(1) if span.high is None else span.high / 100
        else:
            low = Decimal(0) if span.low is None else normalised(span.low, liability=liability)
            high = Decimal(1) if span.high is None else normalised(span.high, liability=liability)
        if low is not None and high is not None:
            found.append(Share(tier, max(low, Decimal(0)), high))
    return tuple(found)


def heat_table(writer: Writer, branch: Branch, columns: Sequence[Column], *, anchor: str) -> HeatTable | None:
    """Return the shares by severity; None where fewer than two columns state any."""
    liability = branch.liability
    if liability is None:
        return None
    t = writer.t
    held = [shares(column, liability=liability) for column in columns]
    if sum(1 for found in held if found) < 2:
        return None
    rows = [_basis_row(writer, columns)]
    for severity in SEVERITIES:
        own = [[share for share in found if share.tier.row.severity == severity] for found in held]
        if any(own):
            cells = tuple(_cell(writer, found) for found in own)
            rows.append(HeatRow(t.code("severity", severity), cells, _said(writer, own)))
    return HeatTable(
        heading=t("compare.heat", branch=branch_title(writer, branch)),
        anchor=anchor,
        columns=(t("standards.severity"), *(column_name(writer, one) for one in columns), t("compare.difference")),
        rows=tuple(rows),
        note=t("standards.list_space").join((statutory_note(writer, branch), t("compare.heat_note"))),
    )


def bars(writer: Writer, branch: Branch, columns: Sequence[Column], *, anchor: str) -> Figure | None:
    """Return the shares as bars on one axis, a row a region in the order of their codes."""
    liability = branch.liability
    if liability is None:
        return None
    t = writer.t
    held = [(column, shares(column, liability=liability)) for column in columns]
    if sum(1 for _, found in held if found) < 2:
        return None
    title = t("compare.bars", n=len(columns), branch=branch_title(writer, branch))
    lines = [
        t("compare.bars_line", place=column_name(writer, column), ranges=_in_words(writer, found))
        for column, found in held
    ]
    return Figure(
        heading=title,
        anchor=anchor,
        subtitle=t("compare.bars_sub"),
        svg=aligned_bars(
            tuple(_bar_row(writer, column, found) for column, found in held),
            high=Decimal(100),
            ticks=_TICKS,
            tick=formats.percent,
            axis=t("compare.axis_share"),
            title=title,
            description=t("standards.bar_join").join(lines),
        ),
        table=DataTable(
            columns=(t("violations.region"), t("standards.severity"), t("compare.share_of"), t("standards.fine")),
            rows=tuple(
                (
                    (Value(column_name(writer, column)),),
                    (Value(t.code("severity", share.tier.row.severity)),),
                    (Value(share_words(writer, share.low, share.high)),),
                    (fine(writer, share.tier),),
                )
                for column, found in held
                for share in found
            ),
        ),
    )


def column_name(writer: Writer, column: Column) -> str:
    """Return the region of a column, and that it is a general rule where it is one."""
    place = writer.t("standards.list_comma").join(writer.region_name(code) for code in column.standard.places)
    return writer.t("compare.general", place=place) if column.is_general else place


def share_words(writer: Writer, low: Decimal, high: Decimal) -> str:
    """Return a stretch of the range in per cent, to a tenth."""
    first, last = _percent(low), _percent(high)
    return first if first == last else writer.t("compare.share", a=first, b=last)


def documents(writer: Writer, columns: Sequence[Column], *, anchor: str) -> DataTable:
    """Return the documents that the columns rest on, with their period and what they are cut by."""
    t = writer.t
    return DataTable(
        heading=t("compare.documents"),
        anchor=anchor,
        columns=(t("violations.region"), t("violations.standard"), t("violations.in_force"), t("standards.status")),
        rows=tuple(
            (
                writer.regions(column.standard.places),
                (writer.standard(column.standard),),
                writer.period(column.standard.row.effective_from, column.standard.row.effective_to),
                (Value(t.code("standard_status", column.standard.row.status)),),
            )
            for column in columns
        ),
        note=t("compare.order"),
    )


def _percent(share: Decimal) -> str:
    return formats.percent((share * 100).quantize(Decimal("0.1")))


def _basis_row(writer: Writer, columns: Sequence[Column]) -> HeatRow:
    cells = []
    codes = []
    for column in columns:
        bases = frozenset(tier.row.base for tier in column.tiers)
        codes.append(bases)
        words = dict.fromkeys(writer.t(f"statute.base_{tier.row.base}") for tier in column.tiers)
        cells.append(HeatCell(tuple(Value(word[:1].upper() + word[1:]) for word in words), 0))
    said = "compare.same" if len(set(codes)) == 1 else "compare.basis_differs"
    return HeatRow(writer.t("standards.base"), tuple(cells), writer.t(said))


def _cell(writer: Writer, found: Sequence[Share]) -> HeatCell:
    if not found:
        return HeatCell((), 0)
    low, high = min(share.low for share in found), max(share.high for share in found)
    values = tuple(
        Value(
            share_words(writer, share.low, share.high),
            note=writer.t("compare.note_join").join((fine(writer, share.tier).text, cut_line(writer, share.tier).text))
            if len(found) > 1
            else fine(writer, share.tier).text,
        )
        for share in sorted(found, key=lambda one: (one.low, one.high))
    )
    level = min(_STEPS, int((low + high) / 2 * _STEPS) + 1)
    return HeatCell(values, level, range_mark(low, high))


def _said(writer: Writer, own: Sequence[Sequence[Share]]) -> str:
    """Return whether the columns that state a severity give it the same stretch."""
    t = writer.t
    stated = [{(share.low, share.high) for share in found} for found in own if found]
    if len(stated) < 2:
        return t("compare.one_only")
    is_same = all(found == stated[0] for found in stated)
    if len(stated) == len(own):
        return t("compare.same" if is_same else "compare.differs")
    return t("compare.same_of" if is_same else "compare.differs_of", n=len(stated), m=len(own))


def _in_words(writer: Writer, found: Sequence[Share]) -> str:
    t = writer.t
    words = [
        t(
            "compare.range_of",
            severity=t.code("severity", share.tier.row.severity),
            range=share_words(writer, share.low, share.high),
        )
        for share in found
    ]
    return t("standards.list_comma").join(words) or t("compare.not_drawable")


def _bar_row(writer: Writer, column: Column, found: Sequence[Share]) -> Row:
    t = writer.t
    return Row(
        label=column_name(writer, column),
        empty=t("compare.not_drawable"),
        segments=tuple(
            Segment(
                label=t.code("severity", share.tier.row.severity),
                words=f"{t.code('severity', share.tier.row.severity)} {share_words(writer, share.low, share.high)}",
                low=share.low * 100,
                high=share.high * 100,
                tone=share.tier.row.severity,
            )
            for share in found
        ),
    )
