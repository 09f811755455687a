"""Every link among the pages of cooperation, places and publishers leads somewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from posixpath import join, normpath

import pytest

from generator.pages.agency_pages import agency_pages
from generator.pages.agreement_pages import agreement_pages
from generator.pages.between_pages import between_pages
from generator.pages.body_pages import body_pages
from generator.pages.compare_scope import compare_url, scopes
from generator.pages.evidence_page import evidence_page
from generator.pages.leads_page import leads_page
from generator.pages.list_pages import list_pages
from generator.pages.matrix_page import matrix_page
from generator.pages.mechanism_pages import mechanism_pages
from generator.pages.network_page import network_page
from generator.pages.publisher_pages import publisher_pages
from generator.pages.region_pages import region_pages
from generator.pages.release_pages import release_pages
from generator.pages.render import Renderer
from generator.pages.timeline_page import timeline_page
from generator.pages.zone_pages import zone_pages
from generator.stamping import SLOTS, cut, slot
from generator.urls import COOPERATION_JSON, Kind, dictionary_url, language_root, record_url
from tests.pages.real_site import ROOT, corpus, writer

BUILDERS = (
    agreement_pages,
    matrix_page,
    timeline_page,
    network_page,
    leads_page,
    between_pages,
    mechanism_pages,
    evidence_page,
    body_pages,
    zone_pages,
    region_pages,
    agency_pages,
    publisher_pages,
    release_pages,
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_links_lead_to_pages_and_files_that_exist(lang):
    views = [view for builder in BUILDERS for view in builder(writer(lang))]
    shell = cut("".join(slot(name) for name in SLOTS))
    renderer = Renderer(
        templates=ROOT / "site_src" / "templates",
        catalogue=writer(lang).t,
        shells=defaultdict(lambda: shell),
        site_url="https://example.org/",
        terms=corpus().terms,
    )
    home = language_root(lang)
    pages = {home + path for path in _paths(views, lang)}
    files = {f"data/{name}.{suffix}" for name in corpus().packages for suffix in ("zip", "xlsx")} | {
        f"data/{package.name}/{table}.{suffix}"
        for package in corpus().packages.values()
        for table in package.tables
        for suffix in ("csv", "json")
    }
    known = pages | files | {COOPERATION_JSON}
    broken = {
        (artifact.path, href)
        for artifact in renderer.render(views)
        for href in re.findall(r'<a [^>]*?href="([^"#?]+)', artifact.content.decode())
        if not href.startswith(("http://", "https://"))
        and normpath(join(PurePosixPath(artifact.path).parent, href)) not in known
    }
    assert broken == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_has_its_own_address_and_a_short_description(lang):
    views = [view for builder in BUILDERS for view in builder(writer(lang))]
    assert len({view.path for view in views}) == len(views)
    assert [view.path for view in views if not 0 < len(view.description) <= 160] == []


def test_both_languages_have_the_same_pages():
    chinese, english = ([view.path for builder in BUILDERS for view in builder(writer(lang))] for lang in ("zh", "en"))
    assert chinese == english


def _paths(views, lang):
    yield from (view.path for view in views)
    yield from (view.path for view in list_pages(writer(lang)))
    for kind, records in (
        (Kind.CASES, corpus().cases),
        (Kind.LAWS, corpus().laws),
        (Kind.STANDARDS, corpus().standards),
        (Kind.VIOLATIONS, corpus().violations),
    ):
        yield from (record_url(kind, identifier) for identifier in records)
    yield from (dictionary_url(name) for name in corpus().packages)
    yield from (compare_url(scope.violation.violation_id) for scope in scopes(corpus()))
    yield from (
        "index.html",
        "data/index.html",
        "corrections/index.html",
        "check/index.html",
        "feed.xml",
        "glossary/index.html",
    )
