"""Publish the Atom feeds of the lists: the newest records of all, and of every value of the main facets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from generator.artifacts import Artifact
from generator.feeds import FEED_SIZE, Recent, atom_feed, newest
from generator.pages.list_specs import ListSpec, facet_codes
from generator.pages.lists import listed_records, lists
from generator.pages.writer import Writer
from generator.urls import facet_feed_url, facet_url

T = TypeVar("T")


def list_feeds(writer: Writer, *, site_url: str) -> Iterator[Artifact]:
    """Yield ``feed.xml``, and ``<kind>/by/<facet>-<value>.xml`` for every value of the facets that have feeds."""
    t = writer.t
    yield atom_feed(
        newest(listed_records(writer), size=FEED_SIZE),
        path="feed.xml",
        page="index.html",
        title=t("shell.name"),
        subtitle=t("feed.title"),
        t=t,
        site_url=site_url,
    )
    for spec in lists(writer):
        yield from _feeds(writer, spec, site_url=site_url)


def _feeds(writer: Writer, spec: ListSpec[T], *, site_url: str) -> Iterator[Artifact]:
    t = writer.t
    for facet in spec.facets:
        if not facet.has_feed:
            continue
        members: defaultdict[str, list[Recent]] = defaultdict(list)
        for record in spec.records:
            for code in facet_codes(facet, record):
                members[code].append(spec.recent(record))
        for code, records in sorted(members.items()):
            title = t("list.narrowed", title=t(f"{spec.kind}.title"), value=facet.label(code))
            yield atom_feed(
                newest(records, size=FEED_SIZE),
                path=facet_feed_url(spec.kind, facet.name, code),
                page=facet_url(spec.kind, facet.name, code),
                title=title,
                subtitle=t("shell.name"),
                t=t,
                site_url=site_url,
            )
