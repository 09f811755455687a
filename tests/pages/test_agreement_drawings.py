"""Timeline and network say what the CSV files say: in the drawing, and in the list below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from xml.etree import ElementTree

import pytest

from generator.pages.agreement_views import agreement_views
from generator.pages.matrix_page import matrix_page
from generator.pages.network_page import network_page
from generator.pages.timeline_page import timeline_page
from tests.pages.real_site import block, rows, writer
from tests.test_cooperation import above, parties

LANGUAGES = ("zh", "en")


def table(name):
    return rows(name, package="cooperation")


AGREEMENTS = {row["agreement_id"]: row for row in table("agreements")}
RELATIONS = {
    (row["related_agreement_id"], row["agreement_id"]): row["relation"] for row in table("agreement-relations")
}


def timeline_of(lang):
    [page] = timeline_page(writer(lang))
    return page


def drawn(page):
    return ElementTree.fromstring(page.blocks[0].svg)


def identifier(href):
    return href.rpartition("/")[2].removesuffix(".html")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_timeline_draws_every_agreement_with_the_precision_of_its_date_and_links_to_it(lang):
    links = drawn(timeline_of(lang)).findall("a")
    shapes = {"": "unknown", "0": "year", "1": "month", "2": "day"}

    assert {link.attrib["data-key"]: (link.attrib["data-date"], link.attrib["href"]) for link in links} == {
        key: (shapes[str(row["signed_on"].count("-")) if row["signed_on"] else ""], f"../agreements/{key}.html")
        for key, row in AGREEMENTS.items()
    }
    assert len(links) == len(AGREEMENTS)
    title = "title_zh" if lang == "zh" else "title_en"
    assert all(link.attrib["aria-label"].startswith(AGREEMENTS[link.attrib["data-key"]][title]) for link in links)


def test_the_arrows_of_the_timeline_are_the_relations_of_the_table():
    arrows = [path.attrib for path in drawn(timeline_of("zh")).findall("path")]

    assert {(arrow["data-from"], arrow["data-to"]): arrow["class"].rpartition("--")[2] for arrow in arrows} == RELATIONS
    assert len(arrows) == len(RELATIONS)


def test_superseded_expired_and_draft_papers_are_drawn_apart():
    tones = {
        link.attrib["data-key"]: link[1].attrib["class"].rpartition("--")[2]
        for link in drawn(timeline_of("zh")).findall("a")
    }

    assert tones == {
        key: "draft" if "征求意见稿" in row["title_zh"] else row["status"] for key, row in AGREEMENTS.items()
    }


def test_the_list_below_the_timeline_groups_every_agreement_and_names_its_relations():
    page = timeline_of("zh")
    groups = block(page, "list").groups
    told = defaultdict(list)
    for group in groups:
        for entry in group.entries:
            for value in entry.meta:
                if value.href:
                    told[identifier(entry.text.href)].append((identifier(value.href), value.text[:2]))
    words = {"supersedes": "取代", "follows": "承接", "implements": "落实", "related": "相关"}
    wanted = defaultdict(list)
    for (earlier, later), relation in RELATIONS.items():
        wanted[later].append((earlier, words[relation]))
    for (earlier, later), relation in RELATIONS.items():
        back = {"supersedes": "被《", "follows": "由《", "implements": "由《", "related": "相关"}[relation]
        wanted[earlier].append((later, back))

    assert {identifier(group.title.href).removeprefix("group-"): len(group.entries) for group in groups} == Counter(
        row["group_id"] for row in AGREEMENTS.values()
    )
    assert sorted(identifier(entry.text.href) for group in groups for entry in group.entries) == sorted(AGREEMENTS)
    assert {key: sorted(values) for key, values in told.items()} == {
        key: sorted(values) for key, values in wanted.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_says_dates_as_precisely_as_the_source(lang):
    entries = [entry for group in block(timeline_of(lang), "list").groups for entry in group.entries]
    notes = {identifier(entry.text.href): entry.meta[0].note for entry in entries}

    assert {key for key, note in notes.items() if note} == {
        key for key, row in AGREEMENTS.items() if row["signed_on"] and row["signed_on"].count("-") < 2
    }


MOST_BYTES = 150_000


def network_of(lang):
    [page] = network_page(writer(lang))
    return page


def ties():
    """Return how many parties of each province or customs district each agreement binds."""
    return {key: Counter(above(place)[-1] for place in parties().get(key, [])) for key in AGREEMENTS}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_network_draws_each_agreement_through_the_regions_that_it_binds_with_their_parties(lang):
    shown = {}
    for strand in drawn(network_of(lang)).findall("g/a"):
        dots = strand.findall("circle")
        numbers = iter(strand.findall("text")[1:])
        shown[strand.attrib["data-key"]] = {
            dot.attrib["data-code"]: int(next(numbers).text) if float(dot.attrib["r"]) > 5 else 1 for dot in dots
        }

    assert shown == ties()
    assert sum(map(len, shown.values())) > 200


def test_the_network_counts_the_agreements_of_each_region_in_each_group():
    shown = {
        (group.attrib["data-group"], text.attrib["data-code"]): int(text.text)
        for group in drawn(network_of("zh")).findall("g")
        for text in group.findall("text")
        if "data-code" in text.attrib
    }

    assert shown == Counter((AGREEMENTS[key]["group_id"], code) for key, tied in ties().items() for code in tied)


def test_the_lists_below_the_network_name_every_tie_and_every_region_with_its_weight():
    page = network_of("zh")
    listed = {
        identifier(entry.text.href): [identifier(value.href) for value in entry.meta if value.href]
        for group in block(page, "agreements").groups
        for entry in group.entries
    }
    weights = {
        (identifier(entry.text.href).removeprefix("group-"), identifier(group.title.href)): entry.meta[0].text
        for group in block(page, "regions").groups
        for entry in group.entries
    }
    wanted = Counter((AGREEMENTS[key]["group_id"], code) for key, tied in ties().items() for code in tied)

    assert listed == {key: sorted(tied) for key, tied in ties().items()}
    assert weights == {key: f"{number} 份" for key, number in wanted.items()}


def test_an_agreement_that_no_matrix_cell_holds_joins_no_two_parties_in_the_network():
    [matrix] = matrix_page(writer())
    apart = {identifier(result.title.href) for result in matrix.blocks[0].results}

    assert apart == {key for key, tied in ties().items() if tied.total() < 2}


def test_a_paper_of_a_few_cities_names_them_beside_their_province():
    entries = [entry for group in block(network_of("zh"), "agreements").groups for entry in group.entries]
    [g60] = [entry for entry in entries if entry.text.href.endswith("/g60-ip-integration-agreement-2021.html")]

    assert [(value.text, value.note) for value in g60.meta] == [
        ("上海市", "松江区"),
        ("江苏省", "苏州市"),
        ("浙江省", "嘉兴市、杭州市、金华市、湖州市"),
        ("安徽省", "宣城市、芜湖市、合肥市"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page_of", [timeline_of, network_of])
def test_a_drawing_is_light_and_the_same_each_time(lang, page_of):
    svg = page_of(lang).blocks[0].svg

    assert len(svg.encode()) < MOST_BYTES
    assert svg == page_of(lang).blocks[0].svg


def test_each_way_to_look_at_the_agreements_leads_to_all_the_others():
    pages = [timeline_of("zh"), network_of("zh"), *matrix_page(writer())]

    for page in pages:
        assert page.views == agreement_views(writer(), page.path)
        assert [value.href for value in page.views].count("") == 1
