"""The walk through the demonstration zones in CONTRIBUTING names real files, and what it promises is there."""

from __future__ import annotations

import re

import pytest

from generator.i18n import read_catalogue
from generator.pages.data_pages import data_pages
from generator.pages.site_pages import BUILDERS
from generator.pages.zone_pages import zone_pages
from generator.search_documents import documents
from tests.pages.real_site import ROOT, corpus, rows, writer

ZONES = {f"zones/{row['zone_id']}.html" for row in rows("demonstration-zones", package="cooperation")}


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
        r"\bKind\.ZONES\b|\bDemonstrationZone\b|\"demonstration-zones\"|\bzone_pages,|corpus\.zones\b"
    )
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "generator").rglob("*.py")
        if registrations.search(path.read_text(encoding="utf-8"))
    }
    # Holdings of a region gather every type alike; region_tables shows them.
    assert found - set(FILES) == {"generator/pages/region_holdings.py"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_walk_promises_of_zones_is_there(lang):
    assert zone_pages in BUILDERS
    register, *pages = zone_pages(writer(lang))
    listed = {row[0][0].href for block in register.blocks for row in getattr(block, "rows", ())}
    assert (listed, {page.path for page in pages}) == (ZONES, ZONES)
    assert {page.json_ld["identifier"] for page in pages} == {path[6:-5] for path in ZONES}
    found = documents(corpus(), read_catalogue(ROOT / "site_src" / "i18n", lang))
    assert {document.url for document in found if document.kind == "zones"} == ZONES
    [dictionary] = [page for page in data_pages(writer(lang)) if page.path == "data/cooperation.html"]
    assert "demonstration-zones" in {block.anchor for block in dictionary.blocks}
