"""The provinces as tiles."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from generator.charts.tile_grid import PLACES, Tile, tile_grid
from tests.pages.real_site import corpus


def draw(*tiles, lang="zh"):
    return tile_grid(tiles, lang=lang, href=lambda code: f"regions/{code}.html", title="题", description="述")


def test_every_province_has_one_cell_and_no_cell_two_provinces():
    provinces = {code for code, place in corpus().jurisdictions.items() if place.level == "province"}
    assert set(PLACES) == provinces
    assert len({(place.column, place.row) for place in PLACES.values()}) == 34


def test_tiles_lie_roughly_where_the_provinces_do():
    def west_of(a, b):
        return PLACES[a].column < PLACES[b].column

    def north_of(a, b):
        return PLACES[a].row < PLACES[b].row

    assert west_of("650000", "370000") and west_of("540000", "510000") and west_of("510000", "310000")
    assert north_of("230000", "210000") and north_of("110000", "410000") and north_of("440000", "460000")
    assert west_of("350000", "710000") and north_of("440000", "810000")


def test_short_names_are_distinct_and_fit_on_a_tile():
    assert len({place.zh for place in PLACES.values()}) == len({place.en for place in PLACES.values()}) == 34
    assert all(len(place.zh) <= 3 and re.fullmatch("[A-Z]{2}", place.en) for place in PLACES.values())


def test_a_tile_links_to_its_region_and_says_its_name_and_count():
    root = ElementTree.fromstring(draw(Tile(code="330000", count=58, label="浙江省：58 件")))
    [link] = root.findall("a")
    assert link.attrib == {"class": "od-tile", "href": "regions/330000.html", "aria-label": "浙江省：58 件"}
    assert [text.text for text in link.findall("text")] == ["浙江", "58"]


def test_a_tile_without_cases_is_told_apart_by_its_outline_not_its_hue():
    root = ElementTree.fromstring(draw(Tile(code="630000", count=0, label="x"), lang="en"))
    assert root.find("a").attrib["class"] == "od-tile od-tile--none"
    assert root.find("a/text").text == "QH"


def test_links_follow_in_reading_order_and_unplaced_regions_are_left_out():
    drawn = draw(*(Tile(code=code, count=1, label=code) for code in ("460000", "x-xpcc", "230000")))
    assert re.findall(r'href="regions/(.*?)\.html"', drawn) == ["230000", "460000"]


def test_labels_are_escaped_and_no_colour_is_written_into_the_drawing():
    drawn = draw(Tile(code="330000", count=1, label='<b>"&'))
    assert "&lt;b&gt;&#34;&amp;" in drawn
    assert not re.search(r"fill=|style=|#[0-9a-f]{3}\b", drawn.replace("&#34;", ""))


def test_tiles_without_an_address_are_only_part_of_the_picture():
    drawn = tile_grid(
        [Tile(code="330000", count=2, label="x", tone="signs"), Tile(code="360000", count=0, label="y")],
        lang="zh",
        href=lambda code: "" if code == "360000" else "z",
        title="题",
        description="述",
    )
    root = ElementTree.fromstring(drawn)

    assert root.find("a").attrib["class"] == "od-tile od-tile--signs"
    assert [text.text for text in root.findall("a/text")] == ["浙江", "2"]
    assert root.find("path").attrib["d"].count("M") == 1
