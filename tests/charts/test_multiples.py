"""Small multiples: one scale for all, one panel for each series."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.charts.multiples import Panel, small_multiples

PANELS = (Panel("商标", (4, 8), "2024年4，2025年8"), Panel("A & B", (2, 0), "2024: 2, 2025: 0"))


def drawn():
    return ElementTree.fromstring(small_multiples(PANELS, periods=("2024", "2025")))


def test_every_panel_has_the_same_scale():
    heights = [[float(rect.attrib["height"]) for rect in panel.iter("rect")] for panel in drawn()]
    # The highest figure of all, 8, takes the whole height of 64.
    assert heights == [[32, 64], [16, 0]]


def test_only_the_highest_column_and_the_ends_of_the_axis_are_lettered():
    assert [[text.text for text in panel.iter("text")] for panel in drawn()] == [
        ["8", "2024", "2025"],
        ["2", "2024", "2025"],
    ]


def test_each_panel_says_its_figures_in_words():
    found = [(panel.find("p").text, panel.find("svg/desc").text) for panel in drawn()]
    assert found == [("商标", "2024年4，2025年8"), ("A & B", "2024: 2, 2025: 0")]


def test_no_series_is_no_panel():
    assert list(ElementTree.fromstring(small_multiples((), periods=()))) == []
