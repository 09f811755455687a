"""Papers as lines through the columns of the regions that they bind."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.charts.network import WIDTH, Bundle, Node, Strand, network

NODES = tuple(Node(code, code.upper()) for code in "abcd")


def strand(key, tone="unknown", **ties):
    return Strand(key=key, label=key, words=f"{key} words", href=f"{key}.html", tone=tone, ties=ties, empty="none")


def draw(*bundles):
    drawn = network(
        NODES, [Bundle(str(number), "群", items) for number, items in enumerate(bundles)], title="题", description="述"
    )
    return ElementTree.fromstring(drawn)


def test_a_region_has_the_same_column_in_every_group_in_the_order_given():
    root = draw((strand("x", a=1, c=1, d=1),), (strand("y", b=1, c=1),))
    dots = {}
    for circle in root.iter("circle"):
        dots.setdefault(circle.attrib["data-code"], set()).add(float(circle.attrib["cx"]))

    assert all(len(places) == 1 for places in dots.values())
    places = [dots[code].pop() for code in "abcd"]
    assert places == sorted(places) and places[0] > 0 and places[-1] < WIDTH


def test_only_the_columns_that_a_group_touches_are_named_there_with_their_number_of_papers():
    [group] = draw((strand("x", a=1, c=2), strand("y", c=1))).findall("g")

    assert [text.text for text in group.findall("text[@class='od-net__name']")] == ["A", "C"]
    assert [text.text for text in group.findall("text[@class='od-net__weight']")] == ["1", "2"]


def test_several_parties_of_a_region_are_a_number_in_its_dot():
    [link] = draw((strand("x", a=1, b=9),)).findall("g/a")

    assert [text.text for text in link.findall("text")] == ["x", "9"]


def test_a_line_reaches_from_its_first_region_to_its_last():
    [link] = draw((strand("x", b=1, d=1),)).findall("g/a")
    line, dots = link.find("line"), link.findall("circle")

    assert [line.attrib["x1"], line.attrib["x2"]] == [dot.attrib["cx"] for dot in dots]


def test_a_paper_that_binds_no_region_says_so_in_its_row():
    [link] = draw((strand("x"),)).findall("g/a")

    assert [text.text for text in link.findall("text")] == ["x", "none"]
    assert link.find("line") is None
