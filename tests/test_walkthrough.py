"""The walk through the demonstration zones in CONTRIBUTING names real files, and what it promises is there."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from generator.downloads import downloads
from generator.i18n import read_catalogue
from generator.list_feeds import list_feeds
from generator.list_index import list_indexes
from generator.pages.data_pages import data_pages
from generator.pages.list_pages import list_pages
from generator.pages.site_pages import site_pages
from generator.pages.zone_pages import zone_pages
from generator.record_index import record_index
from generator.search_documents import documents, facet_labels
from generator.sitemap import sitemap
from tests.pages.real_site import ROOT, corpus, rows, writer

SITE = "https://data.example.org/"
ROWS = rows("demonstration-zones", package="cooperation")
ZONES = {f"zones/{row['zone_id']}.html" for row in ROWS}


def named(guide, heading):
    section = (ROOT / guide).read_text(encoding="utf-8").split(heading)[1].split("\n### ")[0]
    table = [line for line in section.splitlines() if line.startswith("| `")]
    return [path for line in table for path in re.findall(r"`([^`]+/[^`]+)`", line.split("|")[1])]


FILES = named("CONTRIBUTING.md", "### Add a record type")


@pytest.mark.parametrize("path", FILES)
def test_every_file_of_the_walk_exists_and_speaks_of_zones(path):
    assert "zone" in (ROOT / path).read_text(encoding="utf-8")


def test_both_guides_name_the_same_files_in_the_same_order():
    assert named("CONTRIBUTING.zh.md", "### 增加一种记录") == FILES


def test_no_module_that_names_the_record_or_its_kind_is_left_out_of_the_walk():
    registrations = re.compile(
        r"\bKind\.ZONES\b|\bDemonstrationZone\b|\"demonstration-zones\"|\bzone_(?:pages|list)\b|corpus\.zones\b"
    )
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "generator").rglob("*.py")
        if registrations.search(path.read_text(encoding="utf-8"))
    }
    # Holdings of a region gather every type alike; region_tables shows them.
    assert found - set(FILES) == {"generator/pages/region_holdings.py"}


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def lists(lang):
    return {page.path: page for page in list_pages(writer(lang)) if page.path.startswith("zones/")}


def shown(lists, run):
    """Return the addresses on the pages of one run of the list."""
    pages = [page for path, page in lists.items() if re.fullmatch(rf"zones/{run}\.html", path)]
    return [result.title.href for page in pages for result in page.extra.results]


def test_the_list_holds_every_zone_and_counts_them_by_batch_stage_year_and_region(lists):
    assert sorted(shown(lists, r"(index|page-\d+)")) == sorted(ZONES)
    facets = {facet.name: facet.values for facet in lists["zones/index.html"].extra.facets}
    assert list(facets) == ["batch", "region", "stage", "year"]
    for name, code in (
        ("batch", lambda row: row["batch"]),
        ("region", lambda row: f"{row['jurisdiction_code'][:2]}0000"),
        ("stage", lambda row: row["stage"]),
        ("year", lambda row: row["selected_on"][:4]),
    ):
        expected = Counter(map(code, ROWS))
        assert {value.code: value.count for value in facets[name]} == expected
        for value, count in expected.items():
            assert len(shown(lists, rf"by/{name}-{value}(-\d+)?")) == count


def test_the_list_in_the_browser_holds_every_zone(lang):
    files = {file.path: json.loads(file.content) for file in list_indexes(writer(lang)) if "/zones" in file.path}
    assert files[f"lists/zones.{lang}.json"]["size"] == len(ZONES)
    assert {f"zones/{row[1]}.html" for row in files[f"lists/zones/{lang}-0.json"]} == ZONES


def test_feeds_of_batches_and_regions_hold_their_zones_by_day(lang):
    root = "" if lang == "zh" else "en/"
    feeds = {file.path: file.content.decode() for file in list_feeds(writer(lang), site_url=SITE)}
    for name, code in (("batch", "1"), ("batch", "2"), ("region", "330000"), ("region", "330100")):
        ids = set(re.findall(rf"<entry>.*?<id>{SITE}{root}(.*?)</id>", feeds[f"{root}zones/by/{name}-{code}.xml"]))
        assert ids == {
            f"zones/{row['zone_id']}.html"
            for row in ROWS
            if (row["batch"] == code if name == "batch" else row["jurisdiction_code"].startswith(code.rstrip("0")))
        }


def test_the_sitemap_names_every_zone_and_its_list(lists, lang):
    made = {page.path for page in site_pages(writer(lang))}
    pages = (*lists.values(), *zone_pages(writer(lang)))
    assert {page.path for page in pages} <= made
    found = sitemap(sorted(page.path for page in pages if page.is_indexed), site_url=SITE).content.decode()
    assert {f"{SITE}{path}" for path in (*ZONES, "zones/", "zones/by/batch-1.html")} <= set(
        re.findall("<loc>(.*?)</loc>", found)
    )


def test_downloads_and_the_index_of_records_hold_every_zone(lang):
    files = {file.path: file.content for file in downloads(corpus())}
    table = json.loads(files["data/cooperation/demonstration-zones.json"])
    assert {f"zones/{row['zone_id']}.html" for row in table} == ZONES
    index = json.loads(record_index(writer(lang)).content)["records"]
    assert {f"zones/{entry['id']}.html" for entry in index if entry["kind"] == "zones"} == ZONES


def test_each_zone_has_a_page_with_json_ld_a_search_document_and_its_table_in_the_data_dictionary(lang):
    pages = {page.path: page.json_ld["identifier"] for page in zone_pages(writer(lang))}
    assert pages == {path: path[6:-5] for path in ZONES}
    catalogue = read_catalogue(ROOT / "site_src" / "i18n", lang)
    assert {found.url for found in documents(corpus(), catalogue) if found.kind == "zones"} == ZONES
    assert facet_labels(corpus(), catalogue)["kind"]["zones"]
    [dictionary] = [page for page in data_pages(writer(lang)) if page.path == "data/cooperation.html"]
    assert "demonstration-zones" in {block.anchor for block in dictionary.blocks}
