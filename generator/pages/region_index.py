"""Show the way in by region: the provinces as a grid of tiles, and every region as a tree."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from generator.charts.tile_grid import PLACES, Tile, tile_grid
from generator.corpus import NATION
from generator.pages.grouped import RegionNode, RegionTree
from generator.pages.region_holdings import cases_of
from generator.pages.view import DataTable, Figure, PageView, Value
from generator.pages.writer import Writer
from generator.records import Jurisdiction
from generator.urls import Kind, list_url, record_url


def region_index(writer: Writer) -> PageView:
    """Return the page that leads to every region."""
    t = writer.t
    corpus = writer.corpus
    title = t("regions.title")
    provinces = _provinces(writer)
    customs = tuple(place for place in corpus.jurisdictions.values() if place.level == "customs-district")
    nation = (corpus.jurisdictions[NATION],) if NATION in corpus.jurisdictions else ()
    return PageView(
        path=list_url(Kind.REGIONS),
        section="regions",
        template="record.html",
        title=title,
        description=t("regions.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("regions.lead"),
        blocks=(
            _figure(writer, provinces),
            RegionTree(
                heading=t("regions.tree"),
                anchor="tree",
                nodes=tuple(_node(writer, province) for province in provinces),
                note=t("regions.counts_note"),
            ),
            RegionTree(
                heading=t("regions.others"),
                anchor="others",
                nodes=tuple(RegionNode(_link(writer, place), _count(writer, place)) for place in (*nation, *customs)),
                note=t("regions.others_note"),
            ),
        ),
    )


def province_map(writer: Writer, *, href: Callable[[str], str]) -> Markup:
    """Return the tile grid of the provinces; `href` gives a region's address as seen from the page."""
    t = writer.t
    provinces = tuple(place for place in _provinces(writer) if place.jurisdiction_code in PLACES)
    counts = {place.jurisdiction_code: _cases(writer, place) for place in provinces}
    return tile_grid(
        (
            Tile(
                code=place.jurisdiction_code,
                count=counts[place.jurisdiction_code],
                label=t(
                    "regions.tile",
                    name=t.pick(place.name_zh, place.name_en),
                    n=counts[place.jurisdiction_code],
                ),
            )
            for place in provinces
        ),
        lang=writer.lang,
        href=href,
        title=t("regions.map_title"),
        description=t("regions.map_description", m=len(provinces), n=sum(count > 0 for count in counts.values())),
    )


def _figure(writer: Writer, provinces: tuple[Jurisdiction, ...]) -> Figure:
    t = writer.t
    corpus = writer.corpus
    seen = sum(_cases(writer, place) > 0 for place in provinces)
    return Figure(
        heading=t("regions.map_title"),
        anchor="map",
        subtitle=t("regions.map_description", m=len(provinces), n=seen),
        svg=province_map(writer, href=lambda code: f"{code}.html"),
        table=DataTable(
            columns=(t("regions.name"), t("regions.cases"), t("regions.standards"), t("regions.agreements")),
            rows=tuple(
                (
                    (_link(writer, place),),
                    (Value(str(_cases(writer, place))),),
                    (Value(str(len(corpus.standards_by_region.get(place.jurisdiction_code, ())))),),
                    (Value(str(len(corpus.agreements_by_region.get(place.jurisdiction_code, ())))),),
                )
                for place in provinces
            ),
            numeric=frozenset({1, 2, 3}),
        ),
        note=t("regions.map_sub"),
    )


def _node(writer: Writer, place: Jurisdiction) -> RegionNode:
    children = tuple(
        RegionNode(_link(writer, child), _count(writer, child))
        for child in writer.corpus.children.get(place.jurisdiction_code, ())
        if child.level != "customs-district"
    )
    return RegionNode(_link(writer, place), _count(writer, place), children)


def _provinces(writer: Writer) -> tuple[Jurisdiction, ...]:
    return tuple(place for place in writer.corpus.jurisdictions.values() if place.level == "province")


def _cases(writer: Writer, place: Jurisdiction) -> int:
    """Return how many cases a region has, those no longer public included."""
    code = place.jurisdiction_code
    return len(cases_of(writer.corpus, code)) + writer.corpus.ended_by_region.get(code, 0)


def _count(writer: Writer, place: Jurisdiction) -> str:
    return str(_cases(writer, place))


def _link(writer: Writer, place: Jurisdiction) -> Value:
    return Value(writer.t.pick(place.name_zh, place.name_en), record_url(Kind.REGIONS, place.jurisdiction_code))
