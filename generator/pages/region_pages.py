"""Show one region: its cases, rules, agreements, the regions it works with, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.corpus import NATION
from generator.pages.descriptions import describe
from generator.pages.region_holdings import OWN_LAW, Holdings, cases_of, holdings
from generator.pages.region_index import region_index
from generator.pages.view import Block, DataTable, Fact, Facts, Notice, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.pages.zone_pages import zone_link
from generator.urls import Kind, facet_url, list_url, record_url

_NEWEST = 10


def region_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the way in by region and the page of every region."""
    yield region_index(writer)
    for code in writer.corpus.jurisdictions:
        yield region_page(writer, code)


def region_page(writer: Writer, code: str) -> PageView:
    """Return the page of the region `code`; a region that no record names is kept out of search engines."""
    t = writer.t
    held = holdings(writer.corpus, code)
    title = writer.region_name(code)
    return PageView(
        path=record_url(Kind.REGIONS, code),
        section="regions",
        template="record.html",
        title=title,
        description=describe(
            t(
                "regions.description",
                name=title,
                cases=len(held.cases),
                standards=len(held.standards),
                agreements=len(held.agreements),
            )
        ),
        breadcrumb=_crumbs(writer, code),
        kicker=t("regions.one"),
        tags=(Tag(t.code("jurisdiction_level", held.place.level), "plain"),),
        blocks=tuple(_blocks(writer, held)),
        aside=(_facts(writer, held), *_gaps(writer, held)),
        json_ld={
            "@context": "https://schema.org",
            "@type": "AdministrativeArea",
            "name": title,
            "identifier": code,
        },
        is_indexed=not held.is_empty,
    )


def _crumbs(writer: Writer, code: str) -> tuple[Value, ...]:
    t = writer.t
    jurisdictions = writer.corpus.jurisdictions
    above = [
        Value(t.pick(place.name_zh, place.name_en), record_url(Kind.REGIONS, place.jurisdiction_code))
        for place in (jurisdictions[upper] for upper in reversed(writer.corpus.lineage(code)[1:]))
        if place.jurisdiction_code != NATION and jurisdictions[code].level != "customs-district"
    ]
    place = jurisdictions[code]
    return (
        Value(t("shell.home"), "index.html"),
        Value(t("regions.title"), list_url(Kind.REGIONS)),
        *above,
        Value(t.pick(place.name_zh, place.name_en)),
    )


def _facts(writer: Writer, held: Holdings) -> Facts:
    t = writer.t
    place = held.place
    upper = "seat" if place.level == "customs-district" else "upper"
    groups = tuple(writer.corpus.groups[group] for group in held.groups)
    used = {accord.row.group_id for accord in writer.corpus.agreements.values()}
    kept = "regions.gbt2260" if place.is_gbt2260 else "regions.own_code"
    return Facts(
        heading=t("regions.key_facts"),
        facts=(
            Fact(t("regions.code"), (Value(place.jurisdiction_code, note=t(kept)),)),
            Fact(t("regions.level"), (Value(t.code("jurisdiction_level", place.level)),)),
            *((Fact(t(f"regions.{upper}"), (writer.region(place.parent_code),)),) if place.parent_code else ()),
            Fact(
                t("regions.groups"),
                tuple(
                    Value(
                        t.pick(group.name_zh, group.name_en),
                        facet_url(Kind.AGREEMENTS, "group", group.group_id) if group.group_id in used else "",
                    )
                    for group in groups
                )
                or (Value(t("regions.no_groups")),),
            ),
            *(
                (Fact(t("regions.valid"), period),)
                if (period := writer.period(place.valid_from, place.valid_to))
                else ()
            ),
            *((Fact(t("regions.note"), writer.words(place.note_zh)),) if place.note_zh else ()),
        ),
    )


def _gaps(writer: Writer, held: Holdings) -> Iterator[Notice]:
    """Yield what is missing, stated plainly, and where the law of the region is not what the rules apply to."""
    t = writer.t
    code = held.place.jurisdiction_code
    partial = sum(case.row.completeness != "full" for case in held.cases)
    gaps = [
        *((t("regions.missing_cases"),) if not held.cases else ()),
        *((t("regions.missing_text", n=partial, m=len(held.cases)),) if partial else ()),
        *((t("regions.missing_standards"),) if not held.standards and code not in OWN_LAW else ()),
        *((t("regions.missing_agreements"),) if not held.agreements else ()),
    ]
    if gaps:
        text = ("" if writer.lang == "zh" else " ").join(gaps)
        yield Notice(heading=t("regions.missing"), text=(Value(text),), tone="caution")


def _blocks(writer: Writer, held: Holdings) -> Iterator[Block]:
    yield from _case_block(writer, held)
    yield from _standard_blocks(writer, held)
    if held.agreements:
        t = writer.t
        yield Results(
            heading=t("regions.agreements"),
            anchor="agreements",
            results=tuple(writer.agreement_result(accord) for accord in held.agreements),
        )
    if held.partners:
        yield _partners(writer, held)
    yield from _registers(writer, held)
    children = writer.corpus.children.get(held.place.jurisdiction_code, ())
    if children:
        yield _children(writer, tuple(child.jurisdiction_code for child in children))
    if held.packages:
        yield _packages(writer, held)


def _case_block(writer: Writer, held: Holdings) -> Iterator[Results]:
    t = writer.t
    if not held.cases:
        return
    code = held.place.jurisdiction_code
    # There is no narrowed list for the nation, nor for a customs district, whose cases lie in several provinces.
    has_list = code != NATION and held.place.level != "customs-district"
    shown = held.cases[:_NEWEST] if has_list else held.cases
    yield Results(
        heading=t("regions.cases"),
        anchor="cases",
        note=t("regions.cases_note", n=len(held.cases), shown=len(shown)),
        results=tuple(writer.case_result(case) for case in shown),
        more=Value(t("regions.all_cases", n=len(held.cases)), facet_url(Kind.CASES, "region", code))
        if has_list
        else None,
    )


def _standard_blocks(writer: Writer, held: Holdings) -> Iterator[Results]:
    t = writer.t
    for name, standards, note in (
        ("standards", held.standards, ""),
        ("standards_above", held.standards_above, t("regions.standards_above_note")),
    ):
        if standards:
            yield Results(
                heading=t(f"regions.{name}"),
                anchor=name.replace("_", "-"),
                note=note,
                results=tuple(writer.standard_result(standard) for standard in standards),
            )


def _partners(writer: Writer, held: Holdings) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("regions.partners"),
        anchor="partners",
        columns=(t("regions.name"), t("regions.shared"), t("regions.agreements")),
        rows=tuple(
            (
                (writer.region(other),),
                (Value(str(len(accords))),),
                tuple(writer.agreement(accord) for accord in accords),
            )
            for other, accords in held.partners.items()
        ),
        numeric=frozenset({1}),
        note=t("regions.partners_note"),
    )


def _registers(writer: Writer, held: Holdings) -> Iterator[DataTable]:
    t = writer.t
    if held.zones:
        yield DataTable(
            heading=t("regions.zones"),
            anchor="zones",
            columns=(t("zones.one"), t("zones.batch"), t("zones.stage")),
            rows=tuple(
                (
                    (zone_link(writer, zone),),
                    (Value(t("zones.batch_n", n=zone.batch)),),
                    (Value(t.code("zone_stage", zone.stage)),),
                )
                for zone in held.zones
            ),
        )
    if held.laws:
        is_nation = held.place.jurisdiction_code == NATION
        yield DataTable(
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
    if held.agencies:
        yield DataTable(
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


def _children(writer: Writer, codes: tuple[str, ...]) -> DataTable:
    t = writer.t
    corpus = writer.corpus
    jurisdictions = corpus.jurisdictions
    return DataTable(
        heading=t("regions.children"),
        anchor="children",
        columns=(
            t("regions.name"),
            t("regions.level"),
            t("regions.cases"),
            t("regions.standards"),
            t("regions.agreements"),
        ),
        rows=tuple(
            (
                (
                    Value(
                        t.pick(jurisdictions[code].name_zh, jurisdictions[code].name_en), record_url(Kind.REGIONS, code)
                    ),
                ),
                (Value(t.code("jurisdiction_level", jurisdictions[code].level)),),
                (Value(str(len(cases_of(corpus, code)))),),
                (Value(str(len(corpus.standards_by_region.get(code, ())))),),
                (Value(str(len(corpus.agreements_by_region.get(code, ())))),),
            )
            for code in codes
        ),
        numeric=frozenset({2, 3, 4}),
        note=t("regions.counts_note"),
    )


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
