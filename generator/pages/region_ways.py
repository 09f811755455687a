"""Lead on from a region: to the penalty check, the comparisons, the narrowed lists and the feed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import NATION
from generator.pages.compare_scope import Scope, compare_url
from generator.pages.region_holdings import OWN_LAW, Holdings
from generator.pages.view import Fact, Facts, Value
from generator.pages.writer import Writer
from generator.urls import Kind, check_url, facet_url


def region_ways(writer: Writer, held: Holdings, *, compared: tuple[Scope, ...]) -> Iterator[Facts]:
    """Yield the ways on from a region, if there are any; `compared` are the comparisons that the site has."""
    t = writer.t
    code = held.place.jurisdiction_code
    lists = {Kind.CASES: held.cases, Kind.STANDARDS: held.standards, Kind.AGREEMENTS: held.agreements}
    is_asked = code not in OWN_LAW and held.place.level != "customs-district"
    line = set(writer.corpus.lineage(code)) - {NATION} if is_asked else set()
    ways = {
        "regions.check": (Value(t("regions.check_link"), check_url(region=code)),) if is_asked else (),
        "compare.title": tuple(
            Value(writer.violation(scope.violation).text, compare_url(scope.violation.violation_id))
            for scope in compared
            if line.intersection(scope.places)
        ),
        "regions.lists": tuple(
            Value(t(f"regions.all_{kind}", n=len(records)), facet_url(kind, "region", code))
            for kind, records in lists.items()
            if records and held.has_lists
        ),
    }
    if any(ways.values()):
        feed = Fact(t("data.feeds"), (Value(t("data.feed_text"), "feed.xml"),))
        facts = tuple(Fact(t(term), values) for term, values in ways.items() if values)
        yield Facts(heading=t("regions.ways"), facts=(*facts, feed))
