"""Every record has its page, every page its counterpart, its place in the site map and words of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from fnmatch import fnmatch
from statistics import median
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from generator.urls import Kind
from tests.conftest import SITE_URL
from tests.site import records

KINDS = (*records.TABLES, "publishers", "data")
LANGUAGES = ("zh", "en")
LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|\[\[slot|\bUndefined\b|\bundefined\b|\bNaN\b|(?<!\w)\{[a-z_]+\}")
MOST_MEDIAN_BYTES = 20 * 1024
LONGEST = 200
# Pages in the folder of a kind that are about its records, not one of them.
NOT_RECORDS = {"agreements": ("evidence", "leads", "network", "timeline"), "laws": ("review", "family-*")}


def address(path: str) -> str:
    """Return the absolute address of a page: a folder's index is the folder."""
    return SITE_URL + quote(path.removesuffix("index.html"))


def record_pages(pages, kind, lang):
    prefix = f"{'en/' if lang == 'en' else ''}{kind}/"
    return [page for page in pages.values() if page.path.startswith(prefix) and page.kind == kind]


def test_every_kind_of_record_is_looked_at():
    assert set(KINDS) == {str(kind) for kind in Kind} | {"data"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_one_page_in_each_language(pages, kind, lang):
    built = sorted(page.path.rpartition("/")[2].removesuffix(".html") for page in record_pages(pages, kind, lang))

    about = NOT_RECORDS.get(kind, ())
    assert [name for name in built if not any(fnmatch(name, form) for form in about)] == records.record_ids(kind)


def test_every_page_has_its_counterpart_in_the_other_language(pages):
    chinese = {page.tail for page in pages.values() if page.lang == "zh"} - {"404.html"}
    english = {page.tail for page in pages.values() if page.lang == "en"}

    assert chinese ^ english == set()


def test_canonical_and_hreflang_addresses_point_at_the_page_and_at_its_counterpart(pages):
    wrong = {}
    for page in pages.values():
        if page.path == "404.html":
            continue
        found = {
            "canonical": [tag["href"] for tag in page.links("canonical")],
            **{tag["hreflang"]: [tag["href"]] for tag in page.links("alternate") if "hreflang" in tag},
        }
        chinese, english = address(page.tail), address(f"en/{page.tail}")
        expected = {
            "canonical": [address(page.path)],
            "zh-Hans": [chinese],
            "en": [english],
            "x-default": [chinese],
        }
        if found != expected:
            wrong[page.path] = found

    assert wrong == {}


def test_the_language_switch_leads_to_the_same_page_in_the_other_language(pages):
    wrong = []
    for page in pages.values():
        if page.path == "404.html":
            continue
        switch = next(tag for name, tag in page.tags if name == "a" and "od-masthead__lang" in tag.get("class", ""))
        other = f"en/{page.tail}" if page.lang == "zh" else page.tail
        way = "../" * page.path.count("/") or "./"
        if (switch["href"], switch["hreflang"]) != (way + other, "en" if page.lang == "zh" else "zh-Hans"):
            wrong.append(page.path)

    assert wrong == []


def test_the_site_map_lists_each_indexable_page_once_and_nothing_else(pages, site):
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    listed = Counter(loc.text for loc in ElementTree.parse(site / "sitemap.xml").iter(name))
    expected = Counter(address(page.path) for page in pages.values() if page.is_indexable and page.path != "404.html")

    assert expected - listed == Counter(), "missing"
    assert listed - expected == Counter(), "too many"


def test_the_site_map_pairs_the_languages(site):
    space = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    wrong = []
    for url in ElementTree.parse(site / "sitemap.xml").iterfind("m:url", space):
        tail = url.findtext("m:loc", namespaces=space).removeprefix(SITE_URL).removeprefix("en/")
        pairs = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", space)}
        if pairs != {"zh-Hans": SITE_URL + tail, "en": f"{SITE_URL}en/{tail}"}:
            wrong.append(tail)

    assert wrong == []


def test_every_page_has_a_title_and_a_description_of_readable_length(pages):
    wrong = [
        (page.path, page.title, page.metas("description"))
        for page in pages.values()
        if page.path != "404.html"
        and (
            not 0 < len(page.title) <= LONGEST
            or len(page.metas("description")) != 1
            or not 0 < len(page.metas("description")[0].strip()) <= LONGEST
        )
    ]

    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_two_records_of_a_kind_share_a_title_only_when_their_data_do(pages, kind, lang):
    by_title = defaultdict(list)
    for page in record_pages(pages, kind, lang):
        by_title[page.title].append(page.path.rpartition("/")[2].removesuffix(".html"))
    shared = {title: ids for title, ids in by_title.items() if len(ids) > 1 and not have_one_name(kind, ids, lang)}

    assert shared == {}


def have_one_name(kind, ids, lang):
    """Tell whether the records' own names are the same (in English also: missing, so that Chinese stands in)."""
    if kind not in records.TABLES:
        return False
    table, key = records.TABLES[kind]
    named = [row for row in records.rows(table) if row[key] in ids]
    fields = [field for field in named[0] if field in (f"title_{lang}", f"name_{lang}", f"short_{lang}")]
    return len({tuple(row[field] for field in fields[:1]) for row in named}) == 1


def test_nothing_of_the_machinery_is_left_on_a_page(pages):
    found = {page.path: LEFTOVERS.findall(page.markup) for page in pages.values() if LEFTOVERS.search(page.markup)}

    assert found == {}


def test_no_page_shows_a_missing_value_of_the_program(pages):
    # An English word of the data dictionary may be "None"; both languages come out of the same program.
    lines = {
        page.path: [line for line in page.words.splitlines() if re.search(r"\b(None|nan)\b", line)]
        for page in pages.values()
        if page.lang == "zh" or page.kind != "data"
    }
    shown = {path: found for path, found in lines.items() if found}
    in_attributes = [
        page.path
        for page in pages.values()
        for _, attributes in page.tags
        if any(value in ("None", "nan") or "/None" in value for value in attributes.values())
    ]

    assert (shown, in_attributes) == ({}, [])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", records.TABLES)
def test_half_of_the_record_pages_of_a_kind_weigh_no_more_than_20_kib(pages, kind, lang):
    sizes = [len(page.source.encode("utf-8")) for page in record_pages(pages, kind, lang)]

    assert median(sizes) <= MOST_MEDIAN_BYTES
