"""Show in tables what a region's page lists besides records: partners, zones, laws, agencies, regions within."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.corpus import NATION, Accord
from generator.pages.ended_counts import counted
from generator.pages.region_holdings import Holdings
from generator.pages.release_table import release_table
from generator.pages.view import DataTable, Value
from generator.pages.writer import Writer
from generator.pages.zone_pages import zone_link
from generator.records import Jurisdiction
from generator.urls import Kind, facet_url, record_url

# So many agreements are named beside each partner; the others are in the region's own list.
_NAMED = 3


def region_tables(writer: Writer, held: Holdings) -> Iterator[DataTable]:
    """Yield the tables that have rows, in the order of the page."""
    if held.partners:
        yield _partners(writer, held)
    if _within(writer, held):
        yield _children(writer, held)
    if held.releases:
        yield release_table(
            writer,
            held.releases,
            heading=writer.t("regions.releases"),
            anchor="releases",
            note=writer.t("regions.releases_note", n=len(held.releases)),
            of_one_agency=False,
        )
    if held.zones:
        yield _zones(writer, held)
    if held.laws:
        yield _laws(writer, held)
    if held.agencies:
        yield _agencies(writer, held)
    if held.packages:
        yield _packages(writer, held)


def _partners(writer: Writer, held: Holdings) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("regions.partners"),
        anchor="partners",
        columns=(t("regions.name"), t("regions.shared")),
        rows=tuple(
            (
                (writer.region(other)._replace(note=t("regions.shared_n", n=len(accords))),),
                (*(writer.agreement(accord) for accord in accords[:_NAMED]), *_other_agreements(writer, held, accords)),
            )
            for other, accords in held.partners.items()
        ),
        note=t("regions.partners_note"),
    )


def _other_agreements(writer: Writer, held: Holdings, accords: tuple[Accord, ...]) -> tuple[Value, ...]:
    """Return the way to the agreements that a partner's row does not name."""
    rest = len(accords) - _NAMED
    if rest <= 0:
        return ()
    words = writer.t("regions.other_agreements", n=rest)
    code = held.place.jurisdiction_code
    here = f"{record_url(Kind.REGIONS, code)}#agreements"
    return (Value(words, facet_url(Kind.AGREEMENTS, "region", code) if held.has_lists else here),)


def _zones(writer: Writer, held: Holdings) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("regions.zones"),
        anchor="zones",
        columns=(t("zones.one"), t("zones.batch"), t("zones.stage")),
        rows=tuple(
            (
                (zone_link(writer, zone),),
                (Value(t("zones.batch_n", n=zone.batch)),),
                (Value(t.code("stage", zone.stage)),),
            )
            for zone in held.zones
        ),
    )


def _laws(writer: Writer, held: Holdings) -> DataTable:
    t = writer.t
    is_nation = held.place.jurisdiction_code == NATION
    return DataTable(
        heading=t("regions.national_laws" if is_nation else "regions.laws"),
        anchor="laws",
        columns=(t("regions.law"), t("regions.law_in_force")),
        rows=tuple(
            (
                (writer.law(law),),
                writer.period(law.effective_from, law.effective_to),
            )
            for law in sorted(held.laws, key=lambda law: (law.family_id, law.version))
        ),
    )


def _agencies(writer: Writer, held: Holdings) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("regions.agencies"),
        anchor="agencies",
        columns=(t("agencies.name"), t("agencies.kind"), t("regions.cases")),
        rows=tuple(
            (
                (writer.agency(agency),),
                (Value(t.code("agency_kind", agency.kind)),),
                (Value(str(len(writer.corpus.cases_by_agency.get(agency.agency_id, ())))),),
            )
            for agency in held.agencies
        ),
        numeric=frozenset({2}),
    )


def _within(writer: Writer, held: Holdings) -> tuple[Jurisdiction, ...]:
    """Return the regions directly within; a customs district only has its seat there."""
    children = writer.corpus.children.get(held.place.jurisdiction_code, ())
    return tuple(child for child in children if child.level != "customs-district")


def _children(writer: Writer, held: Holdings) -> DataTable:
    """Return what the region's own agencies and each region within it have, in code order."""
    t = writer.t
    corpus = writer.corpus
    code = held.place.jurisdiction_code
    own_standards = sum(code in standard.places for standard in held.standards)
    own = ((t("regions.own"), ""), t.code("jurisdiction_level", held.place.level))
    own_ended = sum(code in one.places for one in corpus.ended_cases)
    counts = (counted(writer, held.own_cases, own_ended), *_numbers(own_standards, held.own_agreements))
    within = [
        (
            (t.pick(child.name_zh, child.name_en), record_url(Kind.REGIONS, child.jurisdiction_code)),
            t.code("jurisdiction_level", child.level),
            (
                counted(
                    writer,
                    len(corpus.cases_by_region.get(child.jurisdiction_code, ())),
                    corpus.ended_by_region.get(child.jurisdiction_code, 0),
                ),
                *_numbers(
                    len(corpus.standards_by_region.get(child.jurisdiction_code, ())),
                    len(corpus.agreements_by_region.get(child.jurisdiction_code, ())),
                ),
            ),
        )
        for child in _within(writer, held)
    ]
    return DataTable(
        heading=t("regions.children"),
        anchor="children",
        columns=tuple(t(f"regions.{name}") for name in ("name", "level", "cases", "standards", "agreements")),
        rows=tuple(
            ((Value(*name),), (Value(level),), *((number,) for number in numbers))
            for name, level, numbers in ((*own, counts), *within)
        ),
        numeric=frozenset({2, 3, 4}),
        note=t("regions.children_note"),
    )


def _numbers(*numbers: int) -> tuple[Value, ...]:
    return tuple(Value(str(number)) for number in numbers)


def _packages(writer: Writer, held: Holdings) -> DataTable:
    t = writer.t
    packages = writer.corpus.packages
    return DataTable(
        heading=t("regions.publishers"),
        anchor="publishers",
        columns=(t("publishers.one"), t("regions.package_records"), t("publishers.last_checked")),
        rows=tuple(
            (
                (
                    Value(
                        t.pick(packages[name].descriptor["title"], packages[name].descriptor["title_en"]),
                        record_url(Kind.PUBLISHERS, name),
                    ),
                ),
                (Value(str(count)),),
                (Value(formats.date(packages[name].descriptor["last_checked"], writer.lang)),),
            )
            for name, count in held.packages.items()
        ),
        numeric=frozenset({1}),
        note=t("regions.package_note"),
    )
