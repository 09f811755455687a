"""Show one typical case: what happened, what was decided, why it matters, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator import formats
from generator.corpus import Case
from generator.pages.similar import SimilarCases
from generator.pages.view import Block, Citation, DataTable, Fact, Facts, PageView, Prose, Results, Tag, Value
from generator.pages.writer import Writer
from generator.records import CaseOutcome
from generator.urls import Kind, facet_url, record_url

_SHARE = 250


def case_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every case."""
    for share in case_shares(writer):
        yield from share()


def case_shares(writer: Writer) -> Iterator[Callable[[], Iterator[PageView]]]:
    """Yield the making of all case pages in shares of a few hundred cases."""
    similar = SimilarCases(writer.corpus)
    cases = tuple(writer.corpus.cases.values())
    for start in range(0, len(cases), _SHARE):
        yield partial(_pages, writer, cases[start : start + _SHARE], similar)


def _pages(writer: Writer, cases: tuple[Case, ...], similar: SimilarCases) -> Iterator[PageView]:
    return (case_page(writer, case, similar=similar.of(case)) for case in cases)


def case_page(writer: Writer, case: Case, *, similar: tuple[Case, ...]) -> PageView:
    """Return the page of `case` with the `similar` ones below it."""
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
            writer.source(row, published_on=row.source_date, table="typical-cases"),
            _citation(writer, case),
        ),
        more=tuple(_more(writer, similar)),
        json_ld=_json_ld(writer, case),
    )


def _blocks(writer: Writer, case: Case) -> Iterator[Block]:
    t = writer.t
    row = case.row
    for key, text in (("facts", row.facts_zh), ("outcome", row.outcome_zh), ("significance", row.significance_zh)):
        paragraph = writer.foreign(text) if text else Value(t("common.not_stated"))
        origin = t("cases.in_chinese") if paragraph.lang and key == "facts" else ""
        yield Prose(heading=t(f"cases.{key}"), anchor=key, paragraphs=(paragraph,), origin=origin)
    if case.parties:
        yield _parties(writer, case)
    if case.outcomes:
        yield _outcomes(writer, case)
    if case.citations:
        yield _law(writer, case)
    else:
        yield Prose(heading=t("cases.law"), anchor="law", paragraphs=(Value(t("cases.no_law")),))


def _more(writer: Writer, similar: tuple[Case, ...]) -> Iterator[Block]:
    t = writer.t
    if similar:
        yield Results(
            heading=t("cases.similar"),
            anchor="similar",
            note=t("cases.similar_note"),
            results=tuple(writer.case_result(other) for other in similar),
        )


def _facts(writer: Writer, case: Case) -> Facts:
    t = writer.t
    row = case.row
    agencies = [writer.agency(writer.corpus.agencies[a.agency_id]) for a in case.authorities if a.agency_id]
    amounts = tuple(writer.money(item.amount_cny, qualifier=item.qualifier, basis=item.basis) for item in case.amounts)
    fines = tuple(
        writer.money(item.amount_cny, qualifier=item.qualifier)
        for item in case.outcomes
        if item.kind == "fine" and item.amount_cny is not None
    )
    goods = t.pick(row.goods_zh, row.goods_en)
    return Facts(
        heading=t("cases.key_facts"),
        facts=(
            Fact(t("cases.violation"), tuple(writer.violation(violation) for violation in case.violations)),
            Fact(t("cases.region"), writer.regions(case.places)),
            Fact(t("cases.agency"), tuple(dict.fromkeys(agencies))),
            Fact(t("cases.goods"), (Value(goods),) if goods else ()),
            Fact(t("cases.amounts"), amounts),
            Fact(t("cases.fine"), fines),
            Fact(t("cases.procedure"), (Value(t.code("procedure", row.procedure)),) if row.procedure else ()),
            Fact(t("cases.decision_no"), writer.words(row.decision_no)),
            *(
                Fact(t(f"cases.{name}"), writer.date(getattr(row, name)))
                for name in ("filed_on", "seized_on", "decided_on", "published_on")
                if name == "decided_on" or getattr(row, name)
            ),
            Fact(t("cases.release"), (writer.release(case.release),)),
            *_cooperation(writer, case),
        ),
    )


def _cooperation(writer: Writer, case: Case) -> tuple[Fact, ...]:
    t = writer.t
    row = case.row
    if not row.is_cross_region:
        return ()
    accord = writer.corpus.agreements.get(row.agreement_id)
    kind = (Value(t.code("cross_region_kind", row.cross_region_kind)),) if row.cross_region_kind else ()
    return (
        Fact(t("cases.cross_region"), kind),
        Fact(t("cases.agreement"), (writer.agreement(accord),) if accord else ()),
    )


def _parties(writer: Writer, case: Case) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("cases.parties"),
        anchor="parties",
        columns=(t("cases.party"), t("cases.party_role"), t("cases.party_kind"), t("cases.headcount")),
        rows=tuple(
            (
                (writer.foreign(party.name_zh) if party.name_zh else Value(t("cases.party_n", n=party.seq)),),
                (Value(t.code("party_role", party.role)),),
                (Value(t.code("party_kind", party.kind)),),
                (Value(str(party.headcount or 1)),),
            )
            for party in case.parties
        ),
        numeric=frozenset({3}),
        note=t("cases.parties_note"),
    )


def _outcomes(writer: Writer, case: Case) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("cases.outcomes"),
        anchor="outcomes",
        columns=(t("cases.outcome_kind"), t("cases.outcome_party"), t("cases.amount"), t("cases.detail")),
        rows=tuple(
            (
                (Value(t.code("outcome", item.kind)),),
                (_party(writer, case, item),),
                _outcome_amount(writer, item),
                (writer.foreign(item.detail_zh),) if item.detail_zh else (Value(""),),
            )
            for item in case.outcomes
        ),
        numeric=frozenset({2}),
    )


def _outcome_amount(writer: Writer, item: CaseOutcome) -> tuple[Value, ...]:
    if item.amount_cny is not None:
        return (writer.money(item.amount_cny, qualifier=item.qualifier),)
    return () if item.kind in {"fine", "fine-and-confiscation"} else (Value(""),)


def _party(writer: Writer, case: Case, item: CaseOutcome) -> Value:
    party = next((party for party in case.parties if party.seq == item.party_seq), None)
    if party is None:
        return Value(writer.t("cases.all_parties"))
    return writer.foreign(party.name_zh) if party.name_zh else Value(writer.t("cases.party_n", n=party.seq))


def _law(writer: Writer, case: Case) -> DataTable:
    t = writer.t
    corpus = writer.corpus
    rows: list[tuple[tuple[Value, ...], ...]] = []
    for item in case.citations:
        law = corpus.laws.get(item.law_id)
        standard = corpus.standards.get(item.standard_id)
        if law:
            name, version = writer.article(law, item.article), formats.date(law.version, writer.lang)
        else:
            cited = f"{item.law_title_zh}{formats.article(item.article, 'zh')}"
            name = (
                Value(cited, writer.standard(standard).href, lang=writer.foreign("").lang)
                if standard
                else writer.foreign(cited)
            )
            version = ""
        rows.append(((name,), (Value(version),) if version else (Value(t("cases.version_open")),)))
    return DataTable(
        heading=t("cases.law"),
        anchor="law",
        columns=(t("cases.citation"), t("laws.version")),
        rows=tuple(rows),
    )


def _citation(writer: Writer, case: Case) -> Citation:
    t = writer.t
    row = case.row
    title = t.pick(row.title_zh, row.title_en)
    year = case.date[:4]
    bibtex = "\n".join(
        (
            f"@misc{{{row.case_id},",
            f"  title = {{{title}}},",
            *((f"  year = {{{year}}},",) if year else ()),
            f"  howpublished = {{{t('shell.name')}}},",
            f"  note = {{{row.case_id}}}",
            "}",
        )
    )
    return Citation(heading=t("cite.heading"), gbt=t("cite.gbt", title=title, id=row.case_id), bibtex=bibtex)


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
