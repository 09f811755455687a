"""The index is the same bytes for the same records, in small files, and its numbers read back."""

from hypothesis import given
from hypothesis import strategies as st

from generator.search.coding import read_column, read_number, read_set, write_column, write_number, write_set
from generator.search.documents import build_index
from generator.search.query import search
from tests.search.support import document, real_documents, real_files, real_index

MOST_BYTES_FOR_A_QUERY = 80_000


@given(st.integers(min_value=0, max_value=2**40))
def test_a_number_reads_back(value):
    content = bytearray()
    write_number(value, into=content)
    assert read_number(bytes(content), at=0) == (value, len(content))


@given(st.sets(st.integers(min_value=0, max_value=3000)))
def test_a_set_reads_back_as_gaps_or_bitmap(ids):
    content = bytearray()
    write_set(sorted(ids), into=content)
    assert read_set(bytes(content), at=0) == (sorted(ids), len(content))


@given(st.lists(st.integers(min_value=0, max_value=900)))
def test_a_column_reads_back_as_runs_or_bits(values):
    highest = max(values, default=0)
    coding, content = write_column(values, highest=highest)
    assert read_column(content, coding=coding, highest=highest, size=len(values)) == values


def test_the_order_of_arrival_changes_no_byte():
    documents = real_documents("zh")[:120]
    forward, backward = (
        {one.path: one.content for one in build_index(order, lang="zh", facet_labels={})}
        for order in (documents, documents[::-1])
    )
    assert forward == backward


def test_no_two_files_have_one_path():
    paths = [one.path for one in build_index(real_documents("en"), lang="en", facet_labels={})]
    assert len(paths) == len(set(paths))


def test_labels_of_facets_travel_with_the_values():
    files = {
        one.path: one.content
        for one in build_index([document(1, title="甲")], lang="zh", facet_labels={"kind": {"cases": "典型案例"}})
    }
    assert "典型案例".encode() in files["search/zh/f/kind.bin"]


def test_a_query_on_the_real_records_fetches_little():
    fetched = {}
    for query in ("侵权", "商标法60", "侵犯注册商标专用权", "nike", "第六十条", "五万元", "酒"):
        index = real_index("zh")
        search(index, query)
        fetched[query] = sum(index.fetched.values())
    assert {query: size for query, size in fetched.items() if size > MOST_BYTES_FOR_A_QUERY} == {}


def test_no_shard_of_the_real_index_is_large():
    sizes = {path: len(content) for path, content in real_files("zh").items() if "/t/" in path or "/w/" in path}
    assert {path: size for path, size in sizes.items() if size > 12_000} == {}
