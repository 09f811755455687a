"""The engine finds every substring, ranks by field and rarity, counts facets, and says when it relaxed."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.folding import fold, is_cjk, tokens
from generator.search.query import search
from generator.search.reader import IndexReader, MissingIndexFileError
from tests.search.support import document, index_of, real_documents, real_index

shared_index = functools.cache(lambda: real_index("zh"))


def titles(index, query, **options):
    return [hit.title for hit in search(index, query, **options).hits]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_run_of_chinese_in_a_real_document_finds_it(data):
    chosen = data.draw(st.sampled_from(real_documents("zh")))
    block = fold(data.draw(st.sampled_from([text for text in (chosen.title, *chosen.body) if text])))
    start = data.draw(st.integers(0, len(block) - 1))
    run = block[start : start + data.draw(st.integers(1, 12))]
    run = "".join(token for token in tokens(run) if is_cjk(token)) if all(map(is_cjk, run)) else run[:1]
    if is_cjk(run[:1]):
        found = {hit.url for hit in search(shared_index(), run, limit=2000).hits}
        assert chosen.url in found


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_short_runs_of_chinese_find_exactly_the_documents_that_hold_them(data):
    chosen = data.draw(st.sampled_from(real_documents("zh")))
    block = [token for token in tokens(fold(" ".join((chosen.title, *chosen.body)))) if is_cjk(token)]
    start = data.draw(st.integers(0, len(block) - 1))
    run = "".join(block[start : start + data.draw(st.integers(1, 4))])
    truth = {
        one.url
        for one in real_documents("zh")
        if any(run in fold(text) for text in (one.title, *one.keywords, *one.body))
    }
    result = search(shared_index(), f'"{run}"', limit=2000)
    assert truth <= {hit.url for hit in result.hits}
    assert result.is_exact


def test_a_title_outranks_a_keyword_and_a_keyword_the_body():
    index = index_of(
        [
            document(1, title="甲", body=["阳澄湖一带"]),
            document(2, title="乙", keywords=["阳澄湖大闸蟹"]),
            document(3, title="阳澄湖案"),
        ]
    )
    assert titles(index, "阳澄湖") == ["阳澄湖案", "乙", "甲"]


def test_the_rarer_term_weighs_more():
    common = [document(number, title=f"案{number}", body=["商标"]) for number in range(20)]
    index = index_of([*common, document(50, title="商标", body=["蟹扣"]), document(51, title="蟹扣", body=["商标"])])
    assert titles(index, "商标 蟹扣") == ["蟹扣", "商标"]


def test_the_newer_record_comes_first_on_a_tie_and_the_undated_last():
    index = index_of(
        [
            document(1, title="旧案", date="2019"),
            document(2, title="无日期案"),
            document(3, title="新案", date="2024-05"),
        ]
    )
    assert titles(index, "案") == ["新案", "旧案", "无日期案"]


def test_an_exact_name_comes_first_whatever_its_qualifier_or_age():
    index = index_of(
        [
            document(1, title="商标法案例", date="2026"),
            document(
                2, title="中华人民共和国商标法（2019年修正）", keywords=["商标法（2019）"], kind="laws", date="2019"
            ),
        ]
    )
    assert titles(index, "商标法")[0] == "中华人民共和国商标法（2019年修正）"


def test_quotes_ask_for_the_whole_phrase():
    index = index_of([document(1, title="侵犯商业秘密"), document(2, title="秘密", body=["侵犯商标", "商业秘密"])])
    assert titles(index, '"侵犯商业秘密"') == ["侵犯商业秘密"]


def test_a_candidate_whose_pairs_are_scattered_is_dropped():
    index = index_of([document(1, title="注册商标"), document(2, title="注册与册商，商标")])
    result = search(index, "注册商标")
    assert ([hit.title for hit in result.hits], result.total, result.is_exact) == (["注册商标"], 1, True)


def test_the_beginning_of_the_last_word_is_enough():
    index = index_of([document(1, title="Counterfeit watches"), document(2, title="Watchmen")], lang="en")
    assert titles(index, "counterfeit wat") == ["Counterfeit watches"]


def test_a_short_word_before_the_last_must_be_whole():
    index = index_of([document(1, title="art of law"), document(2, title="article of law")], lang="en")
    assert titles(index, "art law") == ["art of law"]


@pytest.mark.parametrize("query", ["五万元", "5万元", "50000", "50,000元", "５００００元", "五萬元"])
def test_an_amount_is_found_in_every_way_of_writing(query):
    records = ["罚款五万元", "罚款5万元", "罚款50,000元", "罚款50000元"]
    index = index_of([document(number, title=text) for number, text in enumerate(records)])
    assert sorted(titles(index, query)) == sorted(records)


@pytest.mark.parametrize("query", ["第60条", "第六十条", "第六十條", "商标法60", "商标法第60条", "60", "第60条第2款"])
def test_an_article_is_found_in_every_way_of_writing(query):
    index = index_of(
        [document(1, title="甲", body=["商标法 第六十条第二款"]), document(2, title="乙", body=["商标法 第六条"])]
    )
    assert titles(index, query) == ["甲"]


def test_what_means_the_amount_comes_before_what_only_contains_its_characters():
    index = index_of([document(1, title="二十五万元", date="2026"), document(2, title="5万元", date="2020")])
    assert titles(index, "五万元") == ["5万元", "二十五万元"]


def test_facets_narrow_and_count_live_without_their_own_choice():
    index = index_of(
        [
            document(1, title="商标案", region=("330000", "330200"), year=("2024",)),
            document(2, title="商标案", region=("440000",), year=("2024",)),
            document(3, title="商标案", region=("440000",), year=("2023",), kind="laws"),
        ]
    )
    result = search(index, "商标", chosen={"region": ["440000"], "year": ["2024"]})
    assert [hit.url for hit in result.hits] == ["cases/2.html"]
    assert result.counts["region"] == {"330000": 1, "330200": 1, "440000": 1}
    assert result.counts["year"] == {"2023": 1, "2024": 1}


def test_facets_alone_list_the_newest_first():
    index = index_of(
        [document(1, title="甲", date="2020"), document(2, title="乙", date="2024"), document(3, kind="laws")]
    )
    assert titles(index, "", chosen={"kind": ["cases"]}) == ["乙", "甲"]


def test_a_sentence_that_stands_nowhere_is_cut_into_words_that_do():
    index = index_of([document(1, title="深圳海关查获手表", body=["假冒商标"]), document(2, title="手表")])
    result = search(index, "深圳假冒手表")
    assert ([hit.title for hit in result.hits], result.relaxed_to) == (["深圳海关查获手表"], ("深圳", "假冒", "手表"))


def test_a_quoted_phrase_is_never_cut():
    index = index_of([document(1, title="深圳海关查获手表")])
    assert search(index, '"深圳手表"').total == 0


def test_nothing_but_punctuation_lists_everything():
    index = index_of([document(1, title="甲"), document(2, title="乙")])
    assert search(index, "……").total == 2


def test_an_empty_index_answers():
    assert search(index_of([]), "商标").total == 0


def test_a_missing_file_is_named():
    def read(path):
        raise FileNotFoundError(path)

    with pytest.raises(MissingIndexFileError, match=r"search/zh/index\.json"):
        IndexReader(read, lang="zh")
