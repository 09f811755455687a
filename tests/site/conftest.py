"""Read every page of the built site once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.site.html import Page, read_site


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, Page]:
    """Return every HTML page of the site by its path."""
    return {page.path: page for page in read_site(site)}


@pytest.fixture(scope="session")
def one_of_each_kind(pages: Mapping[str, Page]) -> Mapping[str, Page]:
    """Return the longest page of each kind and language: new kinds of page come in by themselves."""
    longest: dict[str, Page] = {}
    for page in pages.values():
        key = f"{page.lang}:{page.kind}"
        if key not in longest or len(longest[key].source) < len(page.source):
            longest[key] = page
    return longest
