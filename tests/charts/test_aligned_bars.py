"""Aligned bars: one axis for all rows, the order given, and words that survive hostile text."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from generator.charts.aligned_bars import Row, aligned_bars, range_mark, round_ticks
from generator.charts.tier_bar import Segment


def segment(low, high, label="档"):
    return Segment(label=label, words=f"{low} to {high}", low=Decimal(low), high=Decimal(high), tone="light")


def drawing(*rows):
    ticks = (Decimal(0), Decimal(50), Decimal(100))
    return aligned_bars(
        rows,
        high=Decimal(100),
        ticks=ticks,
        tick=lambda figure: f"{figure}%",
        axis="share",
        title="<title>",
        description="words",
    )


def bars(svg):
    return [
        (float(x), float(y), float(width))
        for x, y, width in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', svg)
    ]


def test_equal_figures_of_two_rows_stand_under_each_other():
    first, second = bars(
        drawing(Row(label="甲", segments=(segment(30, 70),)), Row(label="乙", segments=(segment(30, 70),)))
    )
    assert (first[0], first[2]) == (second[0], second[2])
    assert first[1] < second[1]


def test_the_axis_runs_from_zero_over_the_whole_width():
    # 452 units between the edges of 14: 30 % starts at 14 + 135.6, and 40 % of it are 180.8 wide.
    [(x, _, width)] = bars(drawing(Row(label="甲", segments=(segment(30, 70),))))
    assert (x, width) == (150.1, 179.8)


def test_ranges_that_overlap_stand_on_lanes_of_their_own():
    first, second, third = bars(drawing(Row(label="甲", segments=(segment(0, 60), segment(40, 100), segment(60, 100)))))
    assert first[1] == second[1] != third[1]


def test_a_row_without_figures_says_so():
    assert "not stated" in drawing(Row(label="甲", segments=(), empty="not stated"))


def test_text_is_escaped_and_the_drawing_is_well_formed():
    svg = drawing(Row(label="<script>", segments=(segment(0, 50, label="<b>"),)))
    ElementTree.fromstring(svg)
    assert "<script>" not in svg


def test_the_small_track_keeps_a_point_inside_itself():
    assert 'x="94.0" width="2.0"' in range_mark(Decimal(1), Decimal(1))


@pytest.mark.parametrize(
    ("high", "expected"),
    [
        (250_000, [0, 50_000, 100_000, 150_000, 200_000, 250_000]),
        (4, [0, 1, 2, 3, 4]),
        (100, [0, 20, 40, 60, 80, 100]),
        (5_000_000, [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000]),
    ],
)
def test_the_axis_is_marked_at_round_figures(high, expected):
    assert list(round_ticks(Decimal(high))) == expected
