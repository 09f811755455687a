"""Show one region: its cases, rules, agreements, the regions it works with, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import NATION
from generator.pages.compare_scope import Scope, scopes
from generator.pages.descriptions import describe
from generator.pages.region_gaps import region_gaps
from generator.pages.region_holdings import Holdings, holdings
from generator.pages.region_index import region_index
from generator.pages.region_tables import region_tables
from generator.pages.region_ways import region_ways
from generator.pages.view import Fact, Facts, Layout, Notice, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.urls import Kind, facet_url, list_url, record_url

_NEWEST = 8


def region_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the way in by region and the page of every region."""
    yield region_index(writer)
    compared = scopes(writer.corpus)
    for code in writer.corpus.jurisdictions:
        yield region_page(writer, code, compared=compared)


def region_page(writer: Writer, code: str, *, compared: tuple[Scope, ...]) -> PageView:
    """Return the page of the region `code`; a region that no record names is kept out of search engines.

    `compared` are the comparisons that the site has; those with rules of the region are linked.
    """
    t = writer.t
    held = holdings(writer.corpus, code)
    is_customs = held.place.level == "customs-district"
    # A customs district crosses province borders, so it does not carry the name of its seat.
    title = t.pick(held.place.name_zh, held.place.name_en) if is_customs else writer.region_name(code)
    nothing = Notice(heading=t("regions.missing"), text=(Value(t("regions.nothing")),), tone="caution")
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
        aside=(
            _facts(writer, held),
            *region_ways(writer, held, compared=compared),
            *((nothing,) if held.is_empty else ()),
        ),
        more=(*region_tables(writer, held), *(() if held.is_empty else (region_gaps(writer, held),))),
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
            *((Fact(t("regions.customs"), customs),) if (customs := _customs(writer, held)) else ()),
            *((Fact(t("regions.note"), writer.words(place.note_zh)),) if place.note_zh else ()),
        ),
    )


def _customs(writer: Writer, held: Holdings) -> tuple[Value, ...]:
    """Return the customs districts whose customs house has its seat in the region: they are not within it."""
    return tuple(
        Value(writer.t.pick(place.name_zh, place.name_en), record_url(Kind.REGIONS, place.jurisdiction_code))
        for place in writer.corpus.children.get(held.place.jurisdiction_code, ())
        if place.level == "customs-district"
    )


def _blocks(writer: Writer, held: Holdings) -> Iterator[Results]:
    yield from _cases(writer, held)
    yield from _standards(writer, held)
    yield from _agreements(writer, held)


def _cases(writer: Writer, held: Holdings) -> Iterator[Results]:
    t = writer.t
    if not held.cases:
        return
    count = len(held.cases)
    shown = held.cases[:_NEWEST] if held.has_lists else held.cases
    said = [t("regions.cases_note" if len(shown) < count else "regions.cases_all", n=count, shown=len(shown))]
    if held.has_lists and held.own_cases < count:
        said.append(t("regions.cases_from", own=held.own_cases, below=count - held.own_cases))
    said.append(t("regions.cases_seen"))
    if ended := writer.corpus.ended_by_region.get(held.place.jurisdiction_code, 0):
        said.append(t("ended.besides", n=ended))
    yield Results(
        heading=t("regions.cases"),
        anchor="cases",
        note=_joined(writer, said),
        results=tuple(writer.case_result(case) for case in shown),
        more=_all(writer, held, Kind.CASES, count) if len(shown) < count else None,
    )


def _standards(writer: Writer, held: Holdings) -> Iterator[Results]:
    t = writer.t
    for name, standards in (("standards", held.standards), ("standards_above", held.standards_above)):
        if not standards:
            continue
        valid = sum(standard.row.status == "in-force" for standard in standards)
        said = [t("regions.standards_n", n=len(standards), m=valid)]
        if name == "standards_above":
            if not held.standards:
                said.insert(0, t("regions.standards_inherited"))
            said.append(t("regions.standards_above_note"))
        yield Results(
            heading=t(f"regions.{name}"),
            anchor=name.replace("_", "-"),
            note=_joined(writer, said),
            results=tuple(writer.standard_result(standard) for standard in standards),
        )


def _agreements(writer: Writer, held: Holdings) -> Iterator[Results]:
    t = writer.t
    count = len(held.agreements)
    if not count:
        return
    is_cut = held.has_lists and count > _NEWEST
    shown = held.agreements[:_NEWEST] if is_cut else held.agreements
    said = [t("regions.agreements_shown" if is_cut else "regions.agreements_n", n=count, shown=len(shown))]
    if held.has_lists and held.own_agreements < count:
        said.append(t("regions.agreements_from", own=held.own_agreements, below=count - held.own_agreements))
    yield Results(
        heading=t("regions.agreements"),
        anchor="agreements",
        note=_joined(writer, said),
        results=tuple(writer.agreement_result(accord) for accord in shown),
        more=_all(writer, held, Kind.AGREEMENTS, count) if len(shown) < count else None,
    )


def _all(writer: Writer, held: Holdings, kind: Kind, count: int) -> Value:
    """Return the way to the list of the region's records."""
    return Value(writer.t(f"regions.all_{kind}", n=count), facet_url(kind, "region", held.place.jurisdiction_code))


def _joined(writer: Writer, sentences: list[str]) -> str:
    return ("" if writer.lang == "zh" else " ").join(sentences)
