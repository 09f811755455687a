"""Papers on one axis: the shape of a mark is the precision of its date."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.charts.timeline import Arrow, Lane, Point, precision, timeline

SVG = "{http://www.w3.org/2000/svg}"


def point(key, date, tone="unknown"):
    return Point(key=key, label=key, words=f"{key}, {date}", href=f"{key}.html", date=date, tone=tone)


def draw(*points, arrows=()):
    drawn = timeline([Lane("群", points)], arrows, unknown="未载", title="题", description="述")
    return ElementTree.fromstring(drawn)


def marks(root):
    return {link.attrib["data-key"]: link[1] for link in root.findall("a")}


def middle(mark):
    if mark.tag == "circle":
        return float(mark.attrib["cx"])
    if mark.tag == "rect":
        return float(mark.attrib["x"]) + float(mark.attrib["width"]) / 2
    return float(mark.attrib["d"][1:].split(" ")[0])


def test_a_date_is_as_precise_as_its_source():
    assert [precision(date) for date in ("2024-04-26", "2024-04", "2024", "")] == ["day", "month", "year", "unknown"]


def test_a_day_is_a_dot_a_month_a_short_bar_a_year_a_long_one_and_no_date_a_diamond_in_its_own_column():
    drawn = marks(draw(point("day", "2023-07-02"), point("month", "2023-07"), point("year", "2023"), point("none", "")))

    assert [drawn[key].tag for key in ("day", "month", "year", "none")] == ["circle", "rect", "rect", "path"]
    assert float(drawn["month"].attrib["width"]) < float(drawn["year"].attrib["width"])
    assert middle(drawn["none"]) > max(middle(drawn[key]) for key in ("day", "month", "year"))


def test_marks_stand_in_the_order_of_time_within_one_year_bar():
    drawn = marks(
        draw(point("a", "2020-02-01"), point("b", "2020-11-30"), point("year", "2020"), point("c", "2021-01-01"))
    )
    left = float(drawn["year"].attrib["x"])
    right = left + float(drawn["year"].attrib["width"])

    assert left < middle(drawn["a"]) < middle(drawn["b"]) < right < middle(drawn["c"])


def test_points_of_the_same_day_stand_on_different_rows():
    drawn = marks(draw(point("a", "2020-02-01"), point("b", "2020-02-01"), point("c", "2020-02-01")))

    assert len({mark.attrib["cy"] for mark in drawn.values()}) == 3


def test_an_arrow_names_both_ends_and_a_mere_relation_has_no_head():
    root = draw(
        point("a", "2020"), point("b", "2022"), point("c", ""),
        arrows=[Arrow("a", "b", "supersedes"), Arrow("b", "c", "related")],
    )  # fmt: skip
    arrows = [path.attrib for path in root.findall("path")]

    assert [(arrow["data-from"], arrow["data-to"], "marker-end" in arrow) for arrow in arrows] == [
        ("a", "b", True),
        ("b", "c", False),
    ]


def test_a_point_is_a_link_with_a_name_and_its_status_as_class():
    [link] = draw(point("a", "2020", tone="superseded")).findall("a")

    assert (link.attrib["href"], link.attrib["aria-label"]) == ("a.html", "a, 2020")
    assert "od-time__mark--superseded" in link[1].attrib["class"]


def test_words_are_escaped():
    drawn = timeline([Lane("<b>", [point('"&', "")])], (), unknown="<i>", title="<", description=">")

    assert ElementTree.fromstring(drawn).find("a").attrib["data-key"] == '"&'
