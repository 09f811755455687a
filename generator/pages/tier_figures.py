"""Plot the tiers of a branch over its statutory range, with the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats, statute
from generator.charts.tier_bar import End, Segment, tier_bar
from generator.corpus import Tier
from generator.pages.tier_words import Branch, branch_title, condition, fine, tier_names
from generator.pages.view import DataTable, Figure, Value
from generator.pages.writer import Writer
from generator.statute import STATUTORY_RANGE, Span, Unit

_MANY = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class _Limit:
    """The range that tiers share out; `low` is None where the statute states no minimum."""

    unit: Unit
    of: str
    low: Decimal | None
    high: Decimal
    words: str

    @property
    def is_place(self) -> bool:
        """Tell whether tiers are places within whatever range the statute sets."""
        return self.of == STATUTORY_RANGE


def tier_figure(writer: Writer, branch: Branch, *, anchor: str, name: str = "") -> Figure | None:
    """Return the bar of a branch's tiers; None where the statute or the tiers give no figures in one unit.

    `name` leads the heading where the bar does not stand below the table of its own standard.
    """
    limit = _limit(writer, branch)
    if limit is None:
        return None
    names = tier_names(writer, branch.tiers)
    track = _track(writer, limit)
    segments: list[Segment] = []
    left_out: list[str] = []
    for tier, words in zip(branch.tiers, names, strict=True):
        span = _drawable(tier, limit=limit)
        if span is None:
            left_out.append(words.text)
        else:
            segments.append(_segment(writer, tier, span=span, name=words, track=track))
    if not segments:
        return None
    t = writer.t
    title = _title(writer, segments, limit=limit, name=name)
    return Figure(
        heading=title,
        anchor=anchor,
        subtitle=_subtitle(writer, branch, limit=limit),
        svg=tier_bar(
            segments,
            track=track,
            tick=lambda figure: _tick(writer, figure, unit=limit.unit),
            axis=_axis(writer, limit),
            title=title,
            description=_description(writer, segments, track=track),
        ),
        table=DataTable(
            columns=(t("standards.label"), t("standards.condition"), t("standards.fine")),
            rows=tuple(
                ((words,), (condition(writer, tier),), (fine(writer, tier),))
                for tier, words in zip(branch.tiers, names, strict=True)
            ),
        ),
        note=t("standards.bar_left_out", names=t("standards.list_comma").join(left_out)) if left_out else "",
    )


def _limit(writer: Writer, branch: Branch) -> _Limit | None:
    if branch.liability is not None:
        own = statute.provision_fine(branch.liability.row)
        if own.span is None or own.span.high is None:
            return None
        return _Limit(
            unit=own.span.unit,
            of=own.of,
            low=own.span.low,
            high=own.span.high,
            words=statute.fine_words(own, t=writer.t),
        )
    if any(tier.row.fine_of == STATUTORY_RANGE and tier.row.fine_unit for tier in branch.tiers):
        return _Limit(unit=Unit.PERCENT, of=STATUTORY_RANGE, low=Decimal(0), high=Decimal(100), words="")
    return None


def _drawable(tier: Tier, *, limit: _Limit) -> Span | None:
    """Return a tier's range when it counts the same thing in the same unit as the statute."""
    own = statute.tier_fine(tier.row)
    if own.span is None or own.span.unit is not limit.unit or own.of != limit.of:
        return None
    return None if own.span.low is None and own.span.high is None else own.span


def _track(writer: Writer, limit: _Limit) -> Segment:
    label = writer.t("standards.statutory")
    if limit.words:
        label = writer.t("standards.track", statutory=label, range=limit.words)
    return Segment(
        label=label,
        words=label,
        low=limit.low if limit.low is not None else Decimal(0),
        high=limit.high,
        low_end=End.BARE if limit.low is None else End.CLOSED,
    )


def _segment(writer: Writer, tier: Tier, *, span: Span, name: Value, track: Segment) -> Segment:
    high = track.high if span.high is None else span.high
    low, low_end = span.low, End.CLOSED if span.low_inclusive else End.OPEN
    if low is None:
        low, low_end = (track.low if track.low < high else Decimal(0)), End.BARE
    elif low == 0 and track.low == 0 and track.low_end is End.BARE:
        low_end = End.BARE
    high_end = End.CLOSED if span.high_inclusive else End.OPEN
    return Segment(
        label=name.text,
        lang=name.lang,
        words=fine(writer, tier).text,
        tone=tier.row.severity,
        low=low,
        high=high,
        low_end=low_end,
        high_end=End.BARE if span.high is None else high_end,
    )


def _title(writer: Writer, segments: Sequence[Segment], *, limit: _Limit, name: str) -> str:
    """Return the finding: how many tiers, cut where, up to what."""
    t = writer.t
    figures = {figure for segment in segments for figure in (segment.low, segment.high)}
    cuts = [
        statute.figure_words(cut, unit=limit.unit, t=t)
        for cut in sorted(figures)
        if (limit.low or Decimal(0)) < cut < limit.high
    ]
    finding = t("standards.bar_n", n=len(segments))
    if len(cuts) > _MANY:
        finding = t("standards.bar_many", tiers=finding, n=len(cuts), first=cuts[0], last=cuts[-1])
    elif cuts:
        finding = t("standards.bar_cuts", tiers=finding, cuts=t("standards.list_comma").join(cuts))
    most = statute.figure_words(limit.high, unit=limit.unit, t=t)
    end = t("standards.bar_place") if limit.is_place else t("standards.bar_most", max=most)
    finding = t("standards.bar_finding", finding=finding, end=end)
    return t("standards.bar_named", name=name, finding=finding) if name else finding


def _subtitle(writer: Writer, branch: Branch, *, limit: _Limit) -> str:
    if limit.is_place:
        return writer.t("standards.bar_place_sub")
    return writer.t("standards.bar_sub", article=branch_title(writer, branch), unit=_axis(writer, limit))


def _axis(writer: Writer, limit: _Limit) -> str:
    if limit.is_place:
        return writer.t("standards.axis_place")
    return writer.t(f"standards.axis_{limit.unit}", of=writer.t.code("fine_of", limit.of))


def _tick(writer: Writer, figure: Decimal, *, unit: Unit) -> str:
    """Return a figure for the axis: English leaves the unit to the axis, which names it."""
    if writer.lang == "en" and unit is not Unit.PERCENT:
        return formats.grouped(figure)
    return statute.figure_words(figure, unit=unit, t=writer.t)


def _description(writer: Writer, segments: Sequence[Segment], *, track: Segment) -> str:
    t = writer.t
    tiers = [t("standards.bar_desc_tier", name=segment.label, fine=segment.words) for segment in segments]
    return t("standards.bar_join").join((t("standards.bar_desc", range=track.label), *tiers))
