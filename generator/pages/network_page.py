"""Show which agreement binds which regions as a network by region group, and the same as lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.charts.network import Bundle, Node, Strand, dot, network
from generator.charts.tile_grid import PLACES
from generator.cooperation import DRAFT, binding_parties, line, status
from generator.corpus import Accord
from generator.pages.agreement_views import agreement_views, grouped, spoken, view_crumbs
from generator.pages.binding_words import place_name, status_word
from generator.pages.descriptions import describe
from generator.pages.drawing import Drawing, Sign
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.view import PageView, Value
from generator.pages.writer import Writer
from generator.records import Signatory
from generator.urls import NETWORK_URL, Kind, facet_url, record_url, to_root

_TONES = ("unknown", "superseded", "expired", DRAFT)


def network_page(writer: Writer) -> Iterator[PageView]:
    """Yield the network of agreements and regions."""
    t = writer.t
    accords = tuple(writer.corpus.agreements.values())
    title = t("drawn.network")
    bundles = tuple(
        Bundle(
            group.group_id,
            t.pick(group.name_zh, group.name_en),
            tuple(_strand(writer, accord) for accord in members),
        )
        for group, members in grouped(writer)
    )
    nodes = sorted({code for accord in accords for code in _ties(writer, accord)})
    yield PageView(
        path=NETWORK_URL,
        section="agreements",
        template="record.html",
        title=title,
        description=describe(t("drawn.network_description", n=len(accords), m=len(nodes))),
        breadcrumb=view_crumbs(writer, title),
        lead=t("drawn.network_lead"),
        views=agreement_views(writer, NETWORK_URL),
        blocks=(
            _drawing(writer, tuple(Node(code, _short(writer, code)) for code in nodes), bundles),
            _by_agreement(writer),
            _by_region(writer, nodes, bundles),
        ),
    )


def _ties(writer: Writer, accord: Accord) -> Mapping[str, tuple[Signatory, ...]]:
    """Return the provinces and customs districts that `accord` binds, with the parties that sign for each."""
    ties: defaultdict[str, list[Signatory]] = defaultdict(list)
    for party in binding_parties(accord):
        ties[line(writer.corpus, party.jurisdiction_code)[-1]].append(party)
    return {code: tuple(ties[code]) for code in sorted(ties)}


def _drawing(writer: Writer, nodes: tuple[Node, ...], bundles: tuple[Bundle, ...]) -> Drawing:
    t = writer.t
    strands = [strand for bundle in bundles for strand in bundle.strands]
    title = t("drawn.network_title", n=len(strands), m=len(nodes), ties=sum(len(strand.ties) for strand in strands))
    return Drawing(
        heading=title,
        anchor="network",
        svg=network(nodes, bundles, title=title, description=t("drawn.network_note")),
        legend=(
            Sign(dot("unknown", 1), t("drawn.tie")),
            Sign(dot("unknown", 3), t("drawn.ties")),
            *(Sign(dot(tone, 1), status_word(writer, tone)) for tone in _TONES[1:]),
        ),
        instead=t("drawn.network_instead"),
        note=t("drawn.network_note"),
    )


def _strand(writer: Writer, accord: Accord) -> Strand:
    return Strand(
        key=accord.row.agreement_id,
        label=writer.agreement(accord).text,
        words=spoken(writer, accord),
        href=f"{to_root(NETWORK_URL)}{record_url(Kind.AGREEMENTS, accord.row.agreement_id)}",
        tone=status(accord),
        ties={code: len(parties) for code, parties in _ties(writer, accord).items()},
        empty=writer.t("drawn.no_tie"),
    )


def _short(writer: Writer, code: str) -> str:
    """Return the name at the head of a column: of a province the short one in Chinese."""
    if writer.lang == "zh" and code in PLACES:
        return PLACES[code].zh
    place = writer.corpus.jurisdictions[code]
    return writer.t.pick(place.name_zh, place.name_en)


def _by_agreement(writer: Writer) -> Grouped:
    t = writer.t
    return Grouped(
        heading=t("drawn.by_agreement"),
        anchor="agreements",
        note=t("drawn.by_agreement_note"),
        groups=tuple(
            Group(
                Value(t.pick(group.name_zh, group.name_en), facet_url(Kind.AGREEMENTS, "group", group.group_id)),
                tuple(_entry(writer, accord) for accord in members),
            )
            for group, members in grouped(writer)
        ),
    )


def _entry(writer: Writer, accord: Accord) -> Entry:
    t = writer.t
    own = status(accord)
    tied = tuple(
        Value(place_name(writer, code), record_url(Kind.REGIONS, code), note=_below(writer, code, parties))
        for code, parties in _ties(writer, accord).items()
    )
    return Entry(
        writer.agreement(accord),
        (
            *((Value(status_word(writer, own)),) if own in _TONES[1:] else ()),
            *(tied or (Value(t("drawn.no_tie")),)),
        ),
    )


def _below(writer: Writer, code: str, parties: tuple[Signatory, ...]) -> str:
    """Return which places below a region sign, else how many parties it has where there are several."""
    t = writer.t
    places = [writer.corpus.jurisdictions[party.jurisdiction_code] for party in parties]
    names = dict.fromkeys(t.pick(place.name_zh, place.name_en) for place in places if place.jurisdiction_code != code)
    if names:
        return t("binding.comma").join(names)
    return t("agreements.parties_n", n=len(parties)) if len(parties) > 1 else ""


def _by_region(writer: Writer, nodes: list[str], bundles: tuple[Bundle, ...]) -> Grouped:
    t = writer.t
    return Grouped(
        heading=t("drawn.by_region"),
        anchor="regions",
        note=t("drawn.by_region_note"),
        groups=tuple(
            Group(
                Value(place_name(writer, code), record_url(Kind.REGIONS, code)),
                tuple(
                    Entry(
                        Value(bundle.name, facet_url(Kind.AGREEMENTS, "group", bundle.key)),
                        (Value(t("binding.n", n=bundle.weight(code))),),
                    )
                    for bundle in bundles
                    if bundle.weight(code)
                ),
            )
            for code in nodes
        ),
    )
