"""Show one typical case: what happened, what was decided, why it matters, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.corpus import Case
from generator.pages.case_fines import fine_block
from generator.pages.case_gaps import gap_block
from generator.pages.case_law import law_block
from generator.pages.case_parties import has_one_party, outcome_table, party_kind, party_name, party_table
from generator.pages.case_partners import partner_blocks
from generator.pages.case_period import period_fact
from generator.pages.case_platforms import platforms
from generator.pages.case_sequence import Sequences
from generator.pages.citations import citation
from generator.pages.similar import SimilarWords
from generator.pages.view import Block, Fact, Facts, PageView, Prose, Sequence, Tag, Value
from generator.pages.writer import Writer
from generator.similarity.nearest import SimilarCases
from generator.urls import Kind, facet_url, record_url

_SHARE = 250


def case_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every case."""
    for share in case_shares(writer):
        yield from share()


def case_shares(writer: Writer) -> Iterator[Callable[[], Iterator[PageView]]]:
    """Yield the making of all case pages in shares of a few hundred cases."""
    similar, words = SimilarCases(writer.corpus), SimilarWords(writer)
    sequences = Sequences(writer)
    cases = tuple(writer.corpus.cases.values())

    def pages(share: tuple[Case, ...]) -> Iterator[PageView]:
        for case in share:
            block = words.block(case, similar.of(case))
            yield case_page(writer, case, similar=block, sequence=sequences.of(case))

    for start in range(0, len(cases), _SHARE):
        yield partial(pages, cases[start : start + _SHARE])


def case_page(writer: Writer, case: Case, *, similar: Block, sequence: Sequence | None) -> PageView:
    """Return the page of `case`, its place in the release and the block of `similar` ones below it."""
    t = writer.t
    row = case.row
    title = t.pick(row.title_zh, row.title_en)
    tags = [
        writer.ip_tag(row.ip_type, Kind.CASES),
        writer.status_tag("case_status", row.status),
        Tag(t.code("completeness", row.completeness), f"completeness-{row.completeness}"),
    ]
    if row.is_cross_region:
        tags.append(Tag(t("cases.cross_region"), "seal", facet_url(Kind.CASES, "cross_region", "yes")))
    if row.is_ecommerce:
        tags.append(Tag(t("cases.ecommerce"), "plain", facet_url(Kind.CASES, "ecommerce", "yes")))
    return PageView(
        path=record_url(Kind.CASES, row.case_id),
        section="cases",
        template="record.html",
        title=title,
        description=row.summary_en if writer.lang == "en" else _shorten(row.facts_zh or row.outcome_zh or row.title_zh),
        breadcrumb=writer.crumbs(Kind.CASES, title),
        kicker=t("cases.one"),
        tags=tuple(tags),
        lead=row.summary_en if writer.lang == "en" else "",
        blocks=tuple(_blocks(writer, case)),
        aside=(
            _facts(writer, case),
            writer.source(row, published_on=row.source_date, table="typical-cases", with_gaps=False),
            citation(
                writer, kind=Kind.CASES, record_id=row.case_id, title=title, source=row, source_date=row.source_date
            ),
        ),
        more=(*((sequence,) if sequence else ()), similar),
        json_ld=_json_ld(writer, case),
    )


def _blocks(writer: Writer, case: Case) -> Iterator[Block]:
    t = writer.t
    row = case.row
    for key, text in (("facts", row.facts_zh), ("outcome", row.outcome_zh), ("significance", row.significance_zh)):
        paragraph = writer.foreign(text) if text else Value(t("common.not_stated"))
        origin = t("cases.in_chinese") if paragraph.lang and key == "facts" else ""
        yield Prose(heading=t(f"cases.{key}"), anchor=key, paragraphs=(paragraph,), origin=origin)
    if not has_one_party(case) and case.parties:
        yield party_table(writer, case)
    elif case.outcomes:
        yield outcome_table(writer, case)
    fines = fine_block(writer, case)
    if fines:
        yield fines
    yield law_block(writer, case)
    yield from partner_blocks(writer, case)
    gaps = gap_block(writer, case)
    if gaps:
        yield gaps


def _facts(writer: Writer, case: Case) -> Facts:
    t = writer.t
    row = case.row
    agencies = [writer.agency(writer.corpus.agencies[a.agency_id]) for a in case.authorities if a.agency_id]
    goods = t.pick(row.goods_zh, row.goods_en)
    return Facts(
        heading=t("cases.key_facts"),
        facts=(
            Fact(t("cases.violation"), tuple(writer.violation(violation) for violation in case.violations)),
            Fact(t("cases.region"), writer.regions(case.places)),
            Fact(t("cases.agency"), tuple(dict.fromkeys(agencies))),
            *_party(writer, case),
            Fact(t("cases.goods"), (Value(goods),) if goods else ()),
            *((Fact(t("cases.platforms"), platforms(writer, row)),) if row.is_ecommerce else ()),
            Fact(t("cases.amounts"), writer.case_amounts(case)),
            Fact(t("cases.fine"), writer.case_fines(case)),
            Fact(t("cases.procedure"), (Value(t.code("procedure", row.procedure)),) if row.procedure else ()),
            Fact(t("cases.decision_no"), writer.words(row.decision_no)),
            *(
                Fact(t(f"cases.{name}"), writer.date(getattr(row, name)))
                for name in ("filed_on", "seized_on", "decided_on", "published_on")
                if name == "decided_on" or getattr(row, name)
            ),
            period_fact(writer, case),
            Fact(t("cases.release"), (writer.release(case.release),)),
        ),
    )


def _party(writer: Writer, case: Case) -> tuple[Fact, ...]:
    """Return the party of a case with one; several stand in a table of their own."""
    if not has_one_party(case):
        return ()
    [party] = case.parties
    name = (party_name(writer, party),) if party.name_zh else ()
    return (Fact(writer.t("cases.party"), (*name, *party_kind(writer, party))),)


def _json_ld(writer: Writer, case: Case) -> dict[str, object]:
    row = case.row
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "identifier": row.case_id,
        "headline": writer.t.pick(row.title_zh, row.title_en),
        "inLanguage": "zh-Hans" if writer.lang == "zh" else "en",
        **({"datePublished": case.date} if case.date else {}),
        **({"isBasedOn": row.source_url} if row.source_url else {}),
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def _shorten(text: str) -> str:
    return text if len(text) <= 110 else text[:109] + "…"
