"""Plain columns and bars."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from generator.charts.columns import Column, bar_chart, column_chart


def bars(markup, size):
    return [float(rect.attrib[size].rstrip("%")) for rect in ElementTree.fromstring(markup).findall("rect")]


def test_columns_are_as_high_as_their_figures_from_zero():
    drawn = column_chart((Column("2023", 10), Column("2024", 5), Column("2025", 0)), title="t", description="d")
    assert bars(drawn, "height") == [160, 80, 0]


def test_columns_stand_on_one_line():
    drawn = ElementTree.fromstring(column_chart((Column("a", 3), Column("b", 7)), title="t", description="d"))
    feet = {int(rect.attrib["y"]) + int(rect.attrib["height"]) for rect in drawn.findall("rect")}
    assert feet == {int(drawn.find("line").attrib["y1"])}


def test_lying_bars_are_as_long_as_their_figures():
    drawn = bar_chart((Column("内容完整", 24), Column("仅见摘录", 12)), title="t", description="d")
    assert bars(drawn, "width") == [68, 34]


def test_a_part_is_drawn_over_its_whole_from_the_same_line():
    drawn = bar_chart((Column("2024", 50, "10/50", 10), Column("2025", 25, "0/25", 0)), title="t", description="d")
    # The longest bar takes 68 % of the width: 10 of 50 is a fifth of it, 25 half of it.
    assert bars(drawn, "width") == [68, 13.6, 34, 0]
    assert len(set(bars(drawn, "x"))) == 1


def test_bars_leave_room_for_short_labels_and_stand_below_long_ones():
    assert bars(bar_chart((Column("2024", 1),), title="t", description="d"), "x") == [14]
    assert bars(bar_chart((Column("侵犯注册商标专用权", 1),), title="t", description="d"), "x") == [0]


def test_a_figure_can_be_said_in_words():
    drawn = ElementTree.fromstring(bar_chart((Column("2024", 50, "10/50", 10),), title="t", description="d"))
    assert [text.text for text in drawn.findall("text")] == ["2024", "10/50"]


def test_of_many_columns_every_other_label_may_give_way_but_never_the_last():
    drawn = ElementTree.fromstring(
        column_chart([Column(str(2015 + index), 1) for index in range(9)], title="t", description="d")
    )
    labels = [text for text in drawn.findall("text") if "od-columns__label" in text.attrib["class"]]
    kept = [text.text for text in labels if "minor" not in text.attrib["class"]]
    assert kept == ["2015", "2017", "2019", "2021", "2023"]


def test_a_chart_takes_any_width_and_keeps_its_letters():
    drawn = ElementTree.fromstring(column_chart((Column("2023", 1),), title="t", description="d"))
    assert "viewBox" not in drawn.attrib
    assert (drawn.attrib["width"], drawn.attrib["font-size"]) == ("100%", "14")


@pytest.mark.parametrize("chart", [column_chart, bar_chart])
def test_every_bar_carries_its_label_and_figure_as_text(chart):
    drawn = ElementTree.fromstring(chart((Column("2023", 10),), title="t", description="d"))
    assert {text.text for text in drawn.findall("text")} == {"2023", "10"}


@pytest.mark.parametrize("chart", [column_chart, bar_chart])
def test_a_chart_says_in_words_what_it_shows_and_escapes_them(chart):
    drawn = chart((Column("<i>", 1),), title="A & B", description="one")
    root = ElementTree.fromstring(drawn)
    assert (root.attrib["role"], root.find("title").text, root.find("desc").text) == ("img", "A & B", "one")
    assert "<i>" not in drawn


@pytest.mark.parametrize("chart", [column_chart, bar_chart])
@pytest.mark.parametrize("columns", [(), (Column("a", 0),)])
def test_nothing_to_draw_is_drawn_as_nothing(chart, columns):
    assert all(
        length == 0
        for length in bars(chart(columns, title="t", description="d"), "width" if chart is bar_chart else "height")
    )
