"""A chain of papers as a ladder."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.charts.ladder import WIDTH, Rung, ladder
from generator.charts.timeline import Arrow


def rung(key, *, title="协议", href="x.html", tone="unknown"):
    return Rung(key=key, title=title, about="2020年", href=href, tone=tone)


def draw(*rungs, arrows=()):
    return ElementTree.fromstring(ladder(rungs, arrows, title="题"))


def test_rungs_are_numbered_from_the_top_and_the_pages_own_is_no_link():
    root = draw(rung("a"), rung("b", href=""), rung("c"))
    items = [item for item in root if "data-key" in item.attrib]

    assert [(item.tag, item.attrib["data-key"], item[1].text) for item in items] == [
        ("a", "a", "1"),
        ("g", "b", "2"),
        ("a", "c", "3"),
    ]
    heights = [float(item[0].attrib["cy"]) for item in items]
    assert heights == sorted(set(heights))


def test_a_long_title_takes_several_lines_and_the_next_rung_makes_room():
    short = draw(rung("a"), rung("b"))
    long = draw(rung("a", title="知识产权保护合作协议" * 8), rung("b"))

    def second(root):
        return float([item for item in root if "data-key" in item.attrib][1][0].attrib["cy"])

    assert len(long.findall("a/text/tspan")) > len(short.findall("a/text/tspan"))
    assert second(long) > second(short)


def test_arrows_that_pass_a_rung_by_have_lanes_of_their_own_within_the_drawing():
    keys = "abcd"
    arrows = [Arrow("a", "b", "follows"), Arrow("a", "c", "supersedes"), Arrow("a", "d", "related")]
    root = draw(*(rung(key) for key in keys), arrows=arrows)
    paths = root.findall("path")
    lanes = [path.attrib["d"].split("V")[0].rsplit(" ", 2)[-2].lstrip("M") for path in paths]

    assert len(set(lanes)) == 3
    assert all(0 < float(lane) < WIDTH for lane in lanes)
    assert [path.attrib.get("marker-end") is not None for path in paths] == [True, True, False]
