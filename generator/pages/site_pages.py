"""Name every page of the site in order: the one place where a new kind of page is registered."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.agency_pages import agency_pages
from generator.pages.agreement_pages import agreement_pages
from generator.pages.body_pages import body_pages
from generator.pages.case_pages import case_pages
from generator.pages.credit_pages import credit_pages
from generator.pages.data_pages import data_pages
from generator.pages.home_page import home_page
from generator.pages.law_pages import law_pages
from generator.pages.list_pages import list_pages
from generator.pages.publisher_pages import publisher_pages
from generator.pages.region_pages import region_pages
from generator.pages.register_pages import register_pages
from generator.pages.release_pages import release_pages
from generator.pages.search_page import search_page
from generator.pages.standard_pages import standard_pages
from generator.pages.view import PageView
from generator.pages.violation_pages import violation_pages
from generator.pages.writer import Writer
from generator.pages.zone_pages import zone_pages


def site_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the view of every page of one language."""
    yield from home_page(writer)
    yield from search_page(writer)
    yield from list_pages(writer)
    yield from case_pages(writer)
    yield from release_pages(writer)
    yield from standard_pages(writer)
    yield from violation_pages(writer)
    yield from law_pages(writer, as_of=writer.corpus.as_of)
    yield from credit_pages(writer)
    yield from agreement_pages(writer)
    yield from body_pages(writer)
    yield from zone_pages(writer)
    yield from region_pages(writer)
    yield from agency_pages(writer)
    yield from publisher_pages(writer)
    yield from register_pages(writer)
    yield from data_pages(writer)
