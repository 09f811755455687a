"""Show the page on which a reader asks what binds two regions, and lead to the pages of the pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cooperation import binding_parties, line, matrix
from generator.corpus import Corpus
from generator.pages.agreement_views import agreement_views
from generator.pages.binding_words import binding_crumbs, binding_words, place_name
from generator.pages.check_page import Option, OptionGroup
from generator.pages.descriptions import describe
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.pair_pages import pair_page
from generator.pages.view import PageView, Value
from generator.pages.writer import Writer
from generator.urls import BETWEEN_URL, COOPERATION_JSON, Kind, between_url, record_url


@dataclass(frozen=True, kw_only=True)
class BetweenContent:
    """What ``between.html`` shows besides the page's head and the list of pairs."""

    regions: tuple[OptionGroup, ...]
    mechanisms: tuple[Option, ...]
    examples: tuple[Value, ...]
    words: dict[str, str]
    data: str
    file: Value


# Questions to start from: two provinces, a city, a region and a mechanism.
_EXAMPLES = (
    ("provinces", "a=310000&b=340000"),
    ("cities", "a=310117&b=340100"),
    ("mechanism", "a=440000&mechanism=key-trademark-list"),
)


def between_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page to ask on, then the page of every pair of provinces (or customs districts) that is bound."""
    bound = pairs(writer.corpus)
    yield _question(writer, bound)
    for a, b in bound:
        yield pair_page(writer, a, b)


def pairs(corpus: Corpus) -> list[tuple[str, str]]:
    """Return every pair of provinces (or customs districts) that is bound, a region with itself included."""
    return [(a, b) for a, b in matrix(corpus, corpus.agreements.values()).cells if a <= b]


def _question(writer: Writer, pairs: Sequence[tuple[str, str]]) -> PageView:
    t = writer.t
    title = t("binding.between")
    return PageView(
        path=BETWEEN_URL,
        section="agreements",
        template="between.html",
        title=title,
        description=describe(t("binding.between_lead")),
        breadcrumb=(*binding_crumbs(writer), Value(title)),
        lead=t("binding.between_lead"),
        views=agreement_views(writer, BETWEEN_URL),
        blocks=(
            Grouped(
                heading=t("binding.pairs"),
                anchor="pairs",
                note=t("binding.pairs_note", n=len(pairs)),
                groups=tuple(_partners(writer, pairs)),
            ),
        ),
        extra=BetweenContent(
            regions=tuple(_regions(writer)),
            mechanisms=tuple(
                Option(row.mechanism_id, t.pick(row.name_zh, row.name_en)) for row in writer.corpus.mechanisms.values()
            ),
            examples=tuple(Value(t(f"binding.example_{name}"), f"{BETWEEN_URL}?{query}") for name, query in _EXAMPLES),
            words=binding_words(writer),
            data=COOPERATION_JSON,
            file=writer.file(COOPERATION_JSON, t("binding.download_json")),
        ),
    )


def _partners(writer: Writer, pairs: Sequence[tuple[str, str]]) -> Iterator[Group]:
    for place in sorted({code for pair in pairs for code in pair}):
        others = [(a if b == place else b) for a, b in pairs if place in (a, b)]
        yield Group(
            Value(place_name(writer, place), record_url(Kind.REGIONS, place)),
            tuple(
                Entry(
                    Value(
                        writer.t("binding.inside") if other == place else place_name(writer, other),
                        between_url(place, other),
                    )
                )
                for other in sorted(others)
            ),
        )


def _regions(writer: Writer) -> Iterator[OptionGroup]:
    """Yield the regions that sign themselves and the provinces above them, a group for each province."""
    corpus = writer.corpus
    groups: dict[str, set[str]] = {}
    for accord in corpus.agreements.values():
        for party in binding_parties(accord):
            above = line(corpus, party.jurisdiction_code)
            groups.setdefault(above[-1], set()).update((party.jurisdiction_code, above[-1]))
    for top, codes in sorted(groups.items()):
        yield OptionGroup(
            place_name(writer, top), tuple(Option(code, place_name(writer, code)) for code in sorted(codes))
        )
