"""Show one region: its cases, rules, agreements, the regions it works with, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import NATION
from generator.pages.descriptions import describe
from generator.pages.region_holdings import OWN_LAW, Holdings, holdings
from generator.pages.region_index import region_index
from generator.pages.region_tables import region_tables
from generator.pages.view import Block, Fact, Facts, Layout, Notice, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.urls import Kind, facet_url, list_url, record_url

_NEWEST = 8


def region_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the way in by region and the page of every region."""
    yield region_index(writer)
    for code in writer.corpus.jurisdictions:
        yield region_page(writer, code)


def region_page(writer: Writer, code: str) -> PageView:
    """Return the page of the region `code`; a region that no record names is kept out of search engines."""
    t = writer.t
    held = holdings(writer.corpus, code)
    is_customs = held.place.level == "customs-district"
    # A customs district crosses province borders, so it does not carry the name of its seat.
    title = t.pick(held.place.name_zh, held.place.name_en) if is_customs else writer.region_name(code)
    blocks = tuple(_blocks(writer, held))
    tables = tuple(region_tables(writer, held))
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
        blocks=blocks or tables,
        aside=(_facts(writer, held), *_gaps(writer, held)),
        more=tables if blocks else (),
        layout=Layout.COMPARING,
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
    """Yield what is missing, stated plainly."""
    t = writer.t
    is_customs = held.place.level == "customs-district"
    issues_standards = not is_customs and held.place.jurisdiction_code not in OWN_LAW
    partial = sum(case.row.completeness != "full" for case in held.cases)
    gaps = [
        *((t("regions.missing_cases"),) if not held.cases else ()),
        *((t("regions.missing_text", n=partial, m=len(held.cases)),) if partial else ()),
        *((t("regions.missing_standards"),) if not held.standards and issues_standards else ()),
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
        code = held.place.jurisdiction_code
        is_cut = held.has_lists and len(held.agreements) > _NEWEST
        shown = held.agreements[:_NEWEST] if is_cut else held.agreements
        yield Results(
            heading=t("regions.agreements"),
            anchor="agreements",
            results=tuple(writer.agreement_result(accord) for accord in shown),
            more=Value(t("regions.all_agreements", n=len(held.agreements)), facet_url(Kind.AGREEMENTS, "region", code))
            if is_cut
            else None,
        )


def _case_block(writer: Writer, held: Holdings) -> Iterator[Results]:
    t = writer.t
    if not held.cases:
        return
    code = held.place.jurisdiction_code
    has_list = held.has_lists
    shown = held.cases[:_NEWEST] if has_list else held.cases
    yield Results(
        heading=t("regions.cases"),
        anchor="cases",
        note=t(
            "regions.cases_note" if len(shown) < len(held.cases) else "regions.cases_all",
            n=len(held.cases),
            shown=len(shown),
        ),
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
