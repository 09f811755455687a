"""Show one agency or organisation: its cases, rules, agreements and releases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.corpus import Accord, Corpus, Standard
from generator.pages.descriptions import describe
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.release_table import release_table
from generator.pages.view import Block, DataTable, Fact, Facts, Layout, Notice, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.records import Agency
from generator.urls import Kind, list_url, record_url

_KINDS = (
    "ministry",
    "ip-office",
    "market-regulator",
    "customs",
    "copyright",
    "culture-enforcement",
    "agriculture",
    "police",
    "procuratorate",
    "court",
    "justice",
    "government",
    "association",
    "body",
    "other",
)

_CASE_ROLES = ("deciding", "joint", "assisting", "transferring", "receiving", "reviewing")
_PARTY_ROLES = ("signatory", "host", "guide", "witness")

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """What agencies did, by agency."""

    standards: Mapping[str, tuple[Standard, ...]]
    agreements: Mapping[str, tuple[Accord, ...]]
    packages: Mapping[str, tuple[str, ...]]


def agency_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of agencies and the page of each."""
    yield _register(writer)
    deeds = _deeds(writer.corpus)
    for agency in writer.corpus.agencies.values():
        yield _page(writer, agency, deeds)


def _deeds(corpus: Corpus) -> Deeds:
    return Deeds(
        standards=_by_agency(corpus.standards.values(), lambda item: (issuer.agency_id for issuer in item.issuers)),
        agreements=_by_agency(corpus.agreements.values(), lambda item: (party.agency_id for party in item.signatories)),
        packages=_by_agency(
            corpus.packages, lambda name: (corpus.packages[name].descriptor["publisher"]["agency_id"],)
        ),
    )


def _by_agency(records: Iterable[T], agencies: Callable[[T], Iterable[str]]) -> Mapping[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        for agency_id in dict.fromkeys(agencies(record)):
            found[agency_id].append(record)
    return {agency_id: tuple(items) for agency_id, items in found.items()}


def _page(writer: Writer, agency: Agency, deeds: Deeds) -> PageView:
    t = writer.t
    title = writer.agency(agency).text
    blocks = tuple(_blocks(writer, agency, deeds))
    counts = {
        "cases": len(writer.corpus.cases_by_agency.get(agency.agency_id, ())),
        "standards": len(deeds.standards.get(agency.agency_id, ())),
        "agreements": len(deeds.agreements.get(agency.agency_id, ())),
        "releases": len(writer.corpus.releases_by_agency.get(agency.agency_id, ())),
    }
    return PageView(
        path=record_url(Kind.AGENCIES, agency.agency_id),
        section="regions",
        template="record.html",
        title=title,
        description=describe(t("agencies.description", name=title, **counts)),
        breadcrumb=writer.crumbs(Kind.AGENCIES, title),
        kicker=t("agencies.one"),
        tags=(Tag(t.code("agency_kind", agency.kind), "plain"),),
        blocks=blocks or (Notice(text=(Value(t("agencies.none")),)),),
        aside=(_facts(writer, agency, deeds),),
        layout=Layout.COMPARING,
        json_ld={
            "@context": "https://schema.org",
            "@type": "Organization" if agency.kind in {"association", "body", "other"} else "GovernmentOrganization",
            "name": title,
            "identifier": agency.agency_id,
        },
        is_indexed=bool(blocks),
    )


def _facts(writer: Writer, agency: Agency, deeds: Deeds) -> Facts:
    t = writer.t
    packages = deeds.packages.get(agency.agency_id, ())
    return Facts(
        heading=t("agencies.key_facts"),
        facts=(
            Fact(t("agencies.kind"), (Value(t.code("agency_kind", agency.kind)),)),
            Fact(t("agencies.region"), (writer.region(agency.jurisdiction_code),) if agency.jurisdiction_code else ()),
            *(
                Fact(
                    t("agencies.package"),
                    (
                        Value(
                            t.pick(
                                writer.corpus.packages[name].descriptor["title"],
                                writer.corpus.packages[name].descriptor["title_en"],
                            ),
                            record_url(Kind.PUBLISHERS, name),
                        ),
                    ),
                )
                for name in packages
            ),
            *((Fact(t("agencies.note"), writer.words(agency.note_zh)),) if agency.note_zh else ()),
        ),
    )


def _blocks(writer: Writer, agency: Agency, deeds: Deeds) -> Iterator[Block]:
    t = writer.t
    agency_id = agency.agency_id
    yield from _cases(writer, agency)
    standards = tuple(writer.standard_result(item) for item in deeds.standards.get(agency_id, ()))
    if standards:
        yield Results(heading=t("agencies.standards"), anchor="standards", results=standards)
    yield from _agreements(writer, agency, deeds.agreements.get(agency_id, ()))
    yield from _bodies(writer, agency, deeds.agreements.get(agency_id, ()))
    releases = writer.corpus.releases_by_agency.get(agency_id, ())
    if releases:
        yield release_table(writer, releases, heading=t("agencies.releases"), anchor="releases", of_one_agency=True)


def _cases(writer: Writer, agency: Agency) -> Iterator[Results]:
    """Yield the agency's cases by the part that it took in them."""
    t = writer.t
    cases = writer.corpus.cases_by_agency.get(agency.agency_id, ())
    for role in _CASE_ROLES:
        found = [
            case
            for case in cases
            if any(item.agency_id == agency.agency_id and item.role == role for item in case.authorities)
        ]
        if found:
            yield Results(
                heading=t("agencies.cases_as", role=t.code("authority_role", role)),
                anchor=f"cases-{role}",
                note=t("agencies.cases_count", n=len(found)),
                results=tuple(writer.case_result(case) for case in found),
            )


def _agreements(writer: Writer, agency: Agency, accords: tuple[Accord, ...]) -> Iterator[Results]:
    if not accords:
        return
    t = writer.t
    roles = Counter(
        role
        for accord in accords
        for role in {party.role for party in accord.signatories if party.agency_id == agency.agency_id}
    )
    parts = [
        t("agencies.agreements_as", role=t.code("signatory_role", role), n=roles[role])
        for role in _PARTY_ROLES
        if roles[role]
    ]
    yield Results(
        heading=t("agencies.signed"),
        anchor="signed",
        note=t("agencies.roles", roles=t("agencies.roles_gap").join(parts)),
        results=tuple(writer.agreement_result(accord) for accord in accords),
    )


def _bodies(writer: Writer, agency: Agency, accords: tuple[Accord, ...]) -> Iterator[DataTable]:
    """Yield the bodies that name the agency among their members or rest on an agreement of the agency."""
    t = writer.t
    corpus = writer.corpus
    by_agreement = {body.body_id: accord for accord in accords for body in accord.bodies}
    rows = []
    for body_id, body in corpus.bodies.items():
        is_member = any(member.name_zh == agency.name_zh for member in corpus.body_members.get(body_id, ()))
        accord = by_agreement.get(body_id)
        if is_member or accord:
            rows.append(
                (
                    (Value(t.pick(body.name_zh, body.name_en), record_url(Kind.BODIES, body_id)),),
                    (Value(t("agencies.member" if is_member else "agencies.party")),),
                    (writer.agreement(accord),) if accord else (Value(t("agencies.no_own_agreement")),),
                )
            )
    if rows:
        yield DataTable(
            heading=t("bodies.title"),
            anchor="bodies",
            columns=(t("bodies.one"), t("agencies.part"), t("bodies.agreement")),
            rows=tuple(rows),
        )


def _register(writer: Writer) -> PageView:
    t = writer.t
    corpus = writer.corpus
    title = t("agencies.title")
    groups = []
    for kind in _KINDS:
        agencies = sorted(
            (agency for agency in corpus.agencies.values() if agency.kind == kind),
            key=lambda agency: (agency.jurisdiction_code, agency.agency_id),
        )
        if agencies:
            entries = tuple(Entry(writer.agency(agency), _meta(writer, agency)) for agency in agencies)
            groups.append(Group(Value(t.code("agency_kind", kind)), entries))
    return PageView(
        path=list_url(Kind.AGENCIES),
        section="regions",
        template="record.html",
        title=title,
        description=t("agencies.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("agencies.lead"),
        blocks=(Grouped(groups=tuple(groups), note=t("agencies.count_note", n=len(corpus.agencies))),),
    )


def _meta(writer: Writer, agency: Agency) -> tuple[Value, ...]:
    count = len(writer.corpus.cases_by_agency.get(agency.agency_id, ()))
    region = (writer.region(agency.jurisdiction_code),) if agency.jurisdiction_code else ()
    return (*region, *((Value(writer.t("agencies.cases_n", n=count)),) if count else ()))
