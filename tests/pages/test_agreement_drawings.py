"""Timeline and network say what the CSV files say: in the drawing, and in the list below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from xml.etree import ElementTree

import pytest

from generator.pages.timeline_page import timeline_page
from tests.pages.real_site import block, rows, writer

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
    words = {"supersedes": "取代", "follows": "承接", "implements": "落实", "related": "有关"}
    wanted = defaultdict(list)
    for (earlier, later), relation in RELATIONS.items():
        wanted[later].append((earlier, words[relation]))
    for (earlier, later), relation in RELATIONS.items():
        back = {"supersedes": "被《", "follows": "由《", "implements": "由《", "related": "有关"}[relation]
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
