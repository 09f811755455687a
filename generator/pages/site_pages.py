"""Name every page of the site in order: the one place where a new kind of page is registered."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.case_pages import case_pages
from generator.pages.data_pages import data_pages
from generator.pages.home_page import home_page
from generator.pages.list_pages import list_pages
from generator.pages.register_pages import register_pages
from generator.pages.search_page import search_page
from generator.pages.view import PageView
from generator.pages.writer import Writer


def site_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the view of every page of one language."""
    yield from home_page(writer, map_svg="")
    yield from search_page(writer)
    yield from list_pages(writer)
    yield from case_pages(writer)
    yield from register_pages(writer)
    yield from data_pages(writer)
