"""Show the national IP protection demonstration zones and their list, with the stage that the source states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import formats
from generator.feeds import Recent
from generator.pages.agreement_views import agreement_views
from generator.pages.citations import citation
from generator.pages.descriptions import describe
from generator.pages.list_specs import ColumnSpec, FacetSpec, ListSpec
from generator.pages.shared_facets import coded_facet, region_facet, year_facet
from generator.pages.view import Fact, Facts, Notice, PageView, Prose, Result, Results, Value
from generator.pages.writer import Writer
from generator.records import DemonstrationZone
from generator.urls import Kind, list_url, record_url
from generator.zone_terms import due


def zone_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of each zone."""
    for zone in writer.corpus.zones.values():
        yield zone_page(writer, zone)


def zone_link(writer: Writer, zone: DemonstrationZone) -> Value:
    """Return a link to a zone's page."""
    return Value(writer.t.pick(zone.name_zh, zone.name_en), record_url(Kind.ZONES, zone.zone_id))


def zone_list(writer: Writer) -> ListSpec[DemonstrationZone]:
    """Return the list of zones, which stand by the day of selection, those of one day in the order of the table."""
    t = writer.t
    return ListSpec(
        kind=Kind.ZONES,
        section="agreements",
        views=agreement_views(writer, list_url(Kind.ZONES)),
        blocks=(Notice(text=(Value(t("zones.due_note", date=formats.date(writer.corpus.as_of, writer.lang))),)),),
        records=tuple(sorted(writer.corpus.zones.values(), key=lambda zone: zone.selected_on, reverse=True)),
        pages=(partial(zone_pages, writer),),
        result=partial(zone_result, writer),
        recent=recent_zone,
        date=lambda zone: zone.selected_on,
        title=lambda zone: zone_link(writer, zone).text,
        facets=(
            FacetSpec(
                name="batch",
                codes=lambda zone: (str(zone.batch),),
                label=lambda code: t("zones.batch_n", n=code),
                order=int,
                has_feed=True,
            ),
            region_facet(writer, lambda zone: (zone.jurisdiction_code,)),
            coded_facet(writer, "stage", lambda zone: (zone.stage,)),
            year_facet(lambda zone: zone.selected_on),
        ),
        columns=(
            ColumnSpec(name="date", values=lambda zone: writer.date(zone.selected_on), order="newest"),
            ColumnSpec(name="region", values=lambda zone: (writer.region(zone.jurisdiction_code),), order="region"),
            ColumnSpec(name="batch", values=lambda zone: (Value(t("zones.batch_n", n=zone.batch)),)),
            ColumnSpec(name="stage", values=lambda zone: (Value(t.code("stage", zone.stage)),)),
            ColumnSpec(name="due", values=partial(_due_day, writer)),
        ),
    )


def zone_result(writer: Writer, zone: DemonstrationZone) -> Result:
    """Return a zone as a row of a list; the end of its period is called due."""
    t = writer.t
    line = (
        Value(t("zones.batch_n", n=zone.batch)),
        *(Value(t("zones.due_on", date=day.text)) for day in _due_day(writer, zone)),
    )
    tags = (writer.status_tag("stage", zone.stage),)
    return Result(zone_link(writer, zone), tags, line, writer.date(zone.selected_on))


def recent_zone(zone: DemonstrationZone) -> Recent:
    """Return what a feed says of a zone."""
    return Recent(zone.selected_on, Kind.ZONES, zone.zone_id, zone.package, zone.name_zh, zone.name_en, "", "")


def due_words(writer: Writer, zone: DemonstrationZone) -> str:
    """Return when the period of the zone's stage is due to end, by which rule, and what no source states."""
    t = writer.t
    found = due(zone, as_of=writer.corpus.as_of)
    if found is None:
        return t(f"zones.due_none_{zone.stage}")
    return t(f"zones.due_{zone.stage}_{found.standing}", date=formats.date(found.on, writer.lang))


def zone_page(writer: Writer, zone: DemonstrationZone) -> PageView:
    """Return the page of `zone`."""
    t = writer.t
    title = zone_link(writer, zone).text
    stage = t.code("stage", zone.stage)
    accords = writer.corpus.agreements_by_region.get(zone.jurisdiction_code, ())
    return PageView(
        path=record_url(Kind.ZONES, zone.zone_id),
        section="agreements",
        template="record.html",
        title=title,
        description=describe(
            t(
                "zones.description",
                name=title,
                batch=t("zones.batch_n", n=zone.batch),
                date=formats.date(zone.selected_on, writer.lang) or t("common.unknown_date"),
                stage=stage,
            )
        ),
        breadcrumb=writer.crumbs(Kind.ZONES, title),
        kicker=t("zones.title"),
        tags=(writer.status_tag("stage", zone.stage),),
        blocks=(
            Facts(
                heading=t("zones.key_facts"),
                facts=(
                    Fact(t("zones.batch"), (Value(t("zones.batch_n", n=zone.batch)),)),
                    Fact(t("zones.region"), (writer.region(zone.jurisdiction_code),)),
                    Fact(t("zones.selected_on"), writer.date(zone.selected_on)),
                    Fact(t("zones.stage"), (Value(stage),)),
                    Fact(t("zones.recognised_on"), writer.date(zone.recognised_on)),
                ),
            ),
            Prose(
                heading=t("zones.due"),
                anchor="due",
                paragraphs=(Value(due_words(writer, zone)),),
                origin=t("zones.due_origin"),
            ),
            Notice(text=(Value(t("zones.note")),)),
        ),
        aside=(
            writer.source(zone, table="demonstration-zones"),
            citation(writer, kind=Kind.ZONES, record_id=zone.zone_id, title=title, source=zone),
        ),
        more=(
            Results(
                heading=t("zones.agreements"),
                anchor="agreements",
                results=tuple(writer.agreement_result(accord) for accord in accords),
                empty=t("regions.missing_agreements"),
            ),
        ),
        json_ld={
            "@context": "https://schema.org",
            "@type": "AdministrativeArea",
            "identifier": zone.zone_id,
            "name": title,
            "additionalType": t("zones.one"),
            **({"subjectOf": zone.source_url} if zone.source_url else {}),
        },
    )


def _due_day(writer: Writer, zone: DemonstrationZone) -> tuple[Value, ...]:
    found = due(zone, as_of=writer.corpus.as_of)
    return writer.date(found.on) if found else ()
