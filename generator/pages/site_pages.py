"""Name every page of the site in order: pages of listed records stand in `lists`, all others here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.pages.agency_pages import agency_pages
from generator.pages.between_pages import between_pages
from generator.pages.body_pages import body_pages
from generator.pages.check_page import check_pages
from generator.pages.compare_pages import compare_pages
from generator.pages.correction_pages import correction_log, corrections_shown
from generator.pages.credit_pages import credit_pages
from generator.pages.data_pages import data_pages
from generator.pages.ended_pages import ended_pages
from generator.pages.evidence_page import evidence_page
from generator.pages.family_pages import family_pages
from generator.pages.glossary_page import glossary_page
from generator.pages.home_page import home_page
from generator.pages.law_pages import law_pages
from generator.pages.leads_page import leads_page
from generator.pages.list_pages import list_pages
from generator.pages.lists import lists
from generator.pages.matrix_page import matrix_page
from generator.pages.mechanism_pages import mechanism_pages
from generator.pages.network_page import network_page
from generator.pages.publisher_pages import publisher_pages
from generator.pages.region_pages import region_pages
from generator.pages.register_pages import register_pages
from generator.pages.release_pages import release_pages
from generator.pages.review_page import review_page
from generator.pages.search_page import search_page
from generator.pages.statistics_pages import statistics_pages
from generator.pages.timeline_page import timeline_page
from generator.pages.view import PageView
from generator.pages.violation_pages import violation_pages
from generator.pages.writer import Writer

Builder = Callable[[Writer], Iterator[PageView]]
Share = Callable[[], Iterator[PageView]]

BUILDERS: tuple[Builder, ...] = (
    home_page,
    search_page,
    check_pages,
    list_pages,
    release_pages,
    statistics_pages,
    violation_pages,
    lambda writer: law_pages(writer, as_of=writer.corpus.as_of),
    family_pages,
    review_page,
    compare_pages,
    credit_pages,
    matrix_page,
    between_pages,
    timeline_page,
    mechanism_pages,
    evidence_page,
    network_page,
    leads_page,
    body_pages,
    region_pages,
    agency_pages,
    publisher_pages,
    register_pages,
    glossary_page,
    data_pages,
    correction_log,
    ended_pages,
)


def page_shares(writer: Writer) -> Iterator[Share]:
    """Yield the work of making every page of one language in shares that can be done side by side."""
    add = corrections_shown(writer)
    shares: list[Share] = [share for spec in lists(writer) for share in spec.pages]
    shares += (partial(builder, writer) for builder in BUILDERS)
    yield from (partial(_changed, share, add) for share in shares)


def _changed(share: Share, change: Callable[[PageView], PageView]) -> Iterator[PageView]:
    return map(change, share())


def site_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the view of every page of one language."""
    for share in page_shares(writer):
        yield from share()
