"""Show the national IP protection demonstration zones, by batch, with the stage that the source states."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.pages.agreement_views import agreement_views
from generator.pages.citations import citation
from generator.pages.descriptions import describe
from generator.pages.view import DataTable, Fact, Facts, Notice, PageView, Prose, Results, Value
from generator.pages.writer import Writer
from generator.records import DemonstrationZone
from generator.urls import Kind, list_url, record_url
from generator.zone_terms import due


def zone_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of zones and the page of each."""
    yield _register(writer)
    for zone in writer.corpus.zones.values():
        yield zone_page(writer, zone)


def zone_link(writer: Writer, zone: DemonstrationZone) -> Value:
    """Return a link to a zone's page."""
    return Value(writer.t.pick(zone.name_zh, zone.name_en), record_url(Kind.ZONES, zone.zone_id))


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
    stage = t.code("zone_stage", zone.stage)
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
        tags=(writer.status_tag("zone_stage", zone.stage),),
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


def _register(writer: Writer) -> PageView:
    t = writer.t
    title = t("zones.title")
    zones = sorted(writer.corpus.zones.values(), key=lambda zone: (zone.batch, zone.jurisdiction_code))
    return PageView(
        path=list_url(Kind.ZONES),
        section="agreements",
        template="record.html",
        title=title,
        description=t("zones.lead"),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        lead=t("zones.lead"),
        views=agreement_views(writer, list_url(Kind.ZONES)),
        blocks=(
            Notice(text=(Value(t("zones.note")),)),
            *(
                _batch(writer, batch, tuple(zone for zone in zones if zone.batch == batch))
                for batch in dict.fromkeys(zone.batch for zone in zones)
            ),
        ),
    )


def _batch(writer: Writer, batch: int, zones: tuple[DemonstrationZone, ...]) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("zones.batch_n", n=batch),
        anchor=f"batch-{batch}",
        columns=(t("zones.one"), t("zones.region"), t("zones.selected_on"), t("zones.stage"), t("zones.due_column")),
        rows=tuple(
            (
                (zone_link(writer, zone),),
                (writer.region(zone.jurisdiction_code),),
                writer.date(zone.selected_on),
                (Value(t.code("zone_stage", zone.stage)),),
                writer.date(found.on)
                if (found := due(zone, as_of=writer.corpus.as_of))
                else (Value(t("zones.no_due")),),
            )
            for zone in zones
        ),
        note=t("zones.due_note", date=formats.date(writer.corpus.as_of, writer.lang)),
    )
