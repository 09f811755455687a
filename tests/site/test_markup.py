"""The HTML is valid, headings go down step by step, links have words, foreign words say their language."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter

import html5lib
import pytest

SAMPLED = 100
_HEADING = re.compile(r"<h([1-6])\b")
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-zA-Z]")
_LANGUAGES = {"zh-Hans", "en"}


@pytest.fixture(scope="module")
def sample(pages, one_of_each_kind):
    rest = sorted(set(pages) - {page.path for page in one_of_each_kind.values()})
    chosen = random.Random(20261121).sample(rest, SAMPLED)
    return [*one_of_each_kind.values(), *(pages[path] for path in chosen)]


@pytest.fixture(scope="module")
def parsed(sample):
    """Parse the sampled pages once: path → (errors, tree)."""
    found = {}
    for page in sample:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(page.source)
        found[page.path] = (parser.errors, tree)
    return found


def test_pages_parse_without_an_error_by_the_html_standard(parsed):
    faults = {path: [(place, code) for place, code, _ in errors] for path, (errors, _) in parsed.items() if errors}

    assert faults == {}


def test_no_page_uses_an_id_twice(pages):
    twice = {
        page.path: found
        for page in pages.values()
        if (found := [name for name, count in Counter(page.ids).items() if count > 1])
    }

    assert twice == {}


def test_every_page_has_one_main_heading_and_skips_no_level(pages):
    wrong = {}
    for page in pages.values():
        levels = [int(level) for level in _HEADING.findall(page.markup)]
        jumps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or levels[0] != 1 or jumps:
            wrong[page.path] = levels

    assert wrong == {}


def test_every_link_has_words_or_a_label(pages):
    empty = {
        page.path: attributes
        for page in pages.values()
        for attributes, content in _LINK.findall(page.markup)
        # The theme's own way past its navigation is not shown; ours stands before the masthead.
        if "md-skip" not in attributes
        and "href=" in attributes
        and not _MARKUP.sub("", content).strip()
        and "aria-label=" not in attributes
    }

    assert empty == {}


def test_every_page_says_its_own_language_and_no_unknown_one(pages):
    wrong = {}
    for page in pages.values():
        found = [attributes["lang"] for _, attributes in page.tags if "lang" in attributes]
        if found[0] != ("en" if page.lang == "en" else "zh-Hans") or not set(found) <= _LANGUAGES:
            wrong[page.path] = found[0], set(found) - _LANGUAGES

    assert wrong == {}


def test_chinese_words_on_english_pages_are_marked_as_chinese(parsed):
    unmarked = {}
    for path, (_, tree) in parsed.items():
        if path.startswith("en/"):
            found = list(chinese_in_english(tree.find("body"), "en"))
            if found:
                unmarked[path] = found[:3]

    assert unmarked == {}


def chinese_in_english(element, lang):
    if element.tag in ("script", "style") or not isinstance(element.tag, str):
        return
    lang = element.get("lang", lang)
    if lang == "en" and is_chinese(element.text):
        yield element.text.strip()[:60]
    for child in element:
        yield from chinese_in_english(child, lang)
        if lang == "en" and is_chinese(child.tail):
            yield child.tail.strip()[:60]


def is_chinese(text):
    """Tell whether a text is Chinese; one that only names a mark or a term in Chinese is not."""
    return bool(text) and len(_CHINESE.findall(text)) > len(_LATIN.findall(text))


def test_every_form_field_and_picture_has_a_name(pages):
    nameless = set()
    for page in pages.values():
        labelled = {attributes.get("for") for name, attributes in page.tags if name == "label"}
        for name, attributes in page.tags:
            if "md-toggle" in attributes.get("class", ""):
                continue  # The theme's drawers, which are not shown.
            if name in ("input", "select", "textarea") and attributes.get("type") not in ("hidden", "submit"):
                if attributes.get("id") not in labelled and "aria-label" not in attributes:
                    nameless.add((page.path, attributes.get("id", name)))
            elif name == "img" and "alt" not in attributes:
                nameless.add((page.path, attributes.get("src")))

    assert nameless == set()
