"""The tier bar: positions, ends, rows, words."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from generator.charts.tier_bar import WIDTH, End, Segment, text_width, tier_bar

LEFT, RIGHT = 14, WIDTH - 14


def segment(label, low, high, *, low_end=End.CLOSED, high_end=End.CLOSED):
    return Segment(
        label=label, words=label, low=Decimal(low), high=Decimal(high), low_end=low_end, high_end=high_end, tone="light"
    )


TRACK = segment("statutory", 0, 100, low_end=End.BARE)


def draw(*segments, track=TRACK):
    markup = tier_bar(segments, track=track, tick=str, axis="axis", title="A & B", description="all <said>")
    return ElementTree.fromstring(markup)


def tiers(svg):
    return [group for group in svg.iter("g") if "od-tierbar__tier" in group.attrib["class"]]


def top(group):
    return float(group.find("rect").attrib["y"])


def ends(group):
    return [circle.attrib["class"].rpartition("--")[2] for circle in group.findall("circle")]


def test_tiers_stand_where_their_figures_lie_between_minimum_and_maximum():
    low, high = tiers(draw(segment("a", 0, 30), segment("b", 30, 100)))
    width = RIGHT - LEFT
    assert float(low.find("rect").attrib["x"]) == pytest.approx(LEFT + 1, abs=0.1)
    assert float(high.find("rect").attrib["x"]) == pytest.approx(LEFT + 0.3 * width + 1, abs=0.1)
    assert float(high.find("rect").attrib["width"]) == pytest.approx(0.7 * width - 2, abs=0.1)


def test_tiers_that_only_touch_share_a_row_and_tiers_that_overlap_do_not():
    touching = tiers(draw(segment("a", 0, 30), segment("b", 30, 100)))
    overlapping = tiers(draw(segment("a", 0, 40), segment("b", 30, 100)))
    assert len({top(group) for group in touching}) == 1
    assert len({top(group) for group in overlapping}) == 2


def test_a_single_figure_at_the_end_of_another_tier_gets_a_row_and_a_mark_of_its_own():
    wide, point = tiers(draw(segment("a", 50, 100, high_end=End.OPEN), segment("b", 100, 100)))
    assert top(wide) != top(point)
    assert (ends(wide), ends(point)) == (["closed", "open"], ["closed"])


def test_an_end_that_nothing_states_carries_no_mark():
    [group] = tiers(draw(segment("a", 0, 30, low_end=End.BARE, high_end=End.OPEN)))
    assert ends(group) == ["open"]


def test_a_tier_beyond_the_statute_widens_the_axis_instead_of_leaving_the_drawing():
    [group] = tiers(draw(segment("a", 0, 200)))
    box = group.find("rect").attrib
    assert float(box["x"]) + float(box["width"]) <= RIGHT


def test_every_figure_stands_under_the_axis_once_and_none_runs_into_its_neighbour():
    svg = draw(*(segment(str(low), low, low + 1) for low in range(0, 12)), track=segment("statutory", 0, 100))
    figures = [text for text in svg.iter("text") if text.attrib.get("class") == "od-tierbar__figure"]
    assert [text.text for text in figures] == [*(str(number) for number in range(13)), "100"]
    lines: dict[str, list[tuple[float, float]]] = {}
    for text in figures:
        middle, half = float(text.attrib["x"]), text_width(text.text) / 2
        lines.setdefault(text.attrib["y"], []).append((middle - half, middle + half))
    for spans in lines.values():
        assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_labels_of_narrow_tiers_stand_above_each_other():
    groups = tiers(draw(segment("一二三四五", 0, 5), segment("六七八九十", 5, 10)))
    assert len({group.find("text").attrib["y"] for group in groups}) == 2


def test_the_drawing_names_and_describes_itself_with_escaped_words():
    svg = draw(segment("<b>", 0, 30))
    assert svg.attrib["role"] == "img"
    assert (svg.find("title").text, svg.find("desc").text) == ("A & B", "all <said>")
    assert tiers(svg)[0].find("text").text == "<b>"


def test_colour_comes_from_classes_only():
    markup = tier_bar((segment("a", 0, 30),), track=TRACK, tick=str, axis="", title="", description="")
    assert "fill=" not in markup
    assert "style=" not in markup
