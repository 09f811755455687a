"""Every query of the golden list finds its records in the real data, and what it names comes first."""

import tomllib
from pathlib import Path

import pytest

from generator.search.query import search
from tests.search.support import real_index

QUERIES = tomllib.loads((Path(__file__).parents[1] / "golden/search.toml").read_text(encoding="utf-8"))["query"]


def keys(results):
    return [hit.url.removesuffix(".html") for hit in results.hits]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query['lang']}:{query['q']}")
def test_a_query_finds_what_it_must_and_nothing_it_must_not(query):
    found = set(keys(search(real_index(query["lang"]), query["q"], limit=10_000)))
    missing = set(query["must_find"]) - found
    assert (missing, found & set(query.get("must_not_find", ()))) == (set(), set())


@pytest.mark.parametrize(
    "query", [query for query in QUERIES if "names" in query], ids=lambda query: f"{query['lang']}:{query['q']}"
)
def test_the_record_that_a_query_names_is_among_the_first_three(query):
    first = keys(search(real_index(query["lang"]), query["q"], limit=3))
    assert set(query["names"]) <= set(first), first


def test_the_list_is_long_enough_in_both_languages():
    counts = {lang: sum(query["lang"] == lang for query in QUERIES) for lang in ("zh", "en")}
    assert counts["zh"] >= 85 and counts["en"] >= 35
