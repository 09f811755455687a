"""Which agreement came of which."""

from __future__ import annotations

from generator.lineage import chain, in_descent
from tests.pages.real_site import corpus, rows


def chain_of(agreement_id):
    return chain(corpus(), corpus().agreements[agreement_id])


def names(accords):
    return [accord.row.agreement_id for accord in accords]


def test_the_whole_chain_is_found_from_each_of_its_members():
    whole = [f"gd-hk-ip-projects-{year}" for year in (2013, 2016, 2018, 2020, 2022)]

    assert [names(chain_of(member).accords) for member in whole] == [whole] * 5


def test_the_2018_framework_of_the_delta_was_replaced_by_that_of_2023():
    links = chain_of("yrd-ip-integration-framework-2018").links

    assert [link.agreement_id for link in links if link.relation == "supersedes"] == [
        "yrd-ip-integration-framework-2023"
    ]


def test_a_paper_without_a_date_stands_before_what_came_of_it():
    assert names(chain_of("g60-procuratorate-technical-investigator-memo-2024").accords) == [
        "g60-procuratorates-framework",
        "g60-procuratorate-technical-investigator-memo-2024",
    ]


def test_an_agreement_without_relations_has_no_chain():
    assert chain_of("anhui-guangdong-market-regulation-2018") is None


def test_every_relation_of_the_table_is_a_link_of_one_chain_and_no_agreement_is_lost():
    stated = [
        (row["agreement_id"], row["relation"], row["related_agreement_id"])
        for row in rows("agreement-relations", package="cooperation")
    ]
    chains = {tuple(names(found.accords)): found for key in corpus().agreements if (found := chain_of(key))}
    linked = [
        (link.agreement_id, link.relation, link.related_agreement_id) for item in chains.values() for link in item.links
    ]

    assert sorted(linked) == sorted(stated)
    assert sorted(names(in_descent(corpus().agreements.values()))) == sorted(corpus().agreements)


def test_nothing_stands_before_what_it_came_of():
    order = names(in_descent(corpus().agreements.values()))

    assert all(
        order.index(row["related_agreement_id"]) < order.index(row["agreement_id"])
        for row in rows("agreement-relations", package="cooperation")
    )
