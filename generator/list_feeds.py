"""Publish an Atom feed of every value of the main facets of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from generator.artifacts import Artifact
from generator.feeds import FEED_SIZE, Recent, atom_feed, newest
from generator.pages.list_specs import ListSpec, facet_codes
from generator.pages.lists import agreement_list, case_list, standard_list
from generator.pages.writer import Writer
from generator.urls import facet_feed_url, facet_url

T = TypeVar("T")


def list_feeds(writer: Writer, *, site_url: str) -> Iterator[Artifact]:
    """Yield ``<kind>/by/<facet>-<value>.xml`` for every value of the facets that have feeds."""
    yield from _feeds(writer, case_list(writer), site_url=site_url)
    yield from _feeds(writer, standard_list(writer), site_url=site_url)
    yield from _feeds(writer, agreement_list(writer), site_url=site_url)


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
