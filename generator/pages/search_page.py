"""Show the search page: a frame that the browser's search fills, and lists for readers without script."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.view import PageView
from generator.pages.writer import Writer


def search_page(writer: Writer) -> Iterator[PageView]:
    """Yield the search page."""
    title = writer.t("search.title")
    yield PageView(
        path="search/index.html",
        section="front",
        template="search.html",
        title=title,
        description=writer.t("home.search"),
        is_indexed=False,
    )
