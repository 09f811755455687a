"""Turn records into the documents that the search finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator import formats
from generator.corpus import NATION, Corpus
from generator.i18n import Catalogue
from generator.pages.list_specs import ListSpec, facet_codes
from generator.pages.lists import lists
from generator.pages.writer import Writer
from generator.search.documents import SearchDocument
from generator.search_cooperation import agreement_documents, body_documents, mechanism_documents, pair_documents
from generator.search_parts import facets_of, texts
from generator.urls import Kind, record_url


def documents(corpus: Corpus, catalogue: Catalogue) -> Iterator[SearchDocument]:
    """Yield a document for every record that has a page worth finding, kind by kind."""
    writer = Writer(corpus, catalogue)
    for found in _finders(writer).values():
        yield from found(writer)


def facet_labels(corpus: Corpus, catalogue: Catalogue) -> Mapping[str, Mapping[str, str]]:
    """Return the words for every code that a facet of the search can hold."""
    writer = Writer(corpus, catalogue)
    return {
        "kind": {kind: catalogue(f"search.kind.{kind}") for kind in _finders(writer)},
        "region": {code: writer.region_name(code) for code in corpus.jurisdictions if code != NATION},
        "ip_type": {
            key.removeprefix("code.ip_type."): word
            for key, word in catalogue.words.items()
            if key.startswith("code.ip_type.")
        },
        "violation": {code: writer.violation(item).text for code, item in corpus.violations.items()},
    }


def _finders(writer: Writer) -> Mapping[str, Callable[[Writer], Iterator[SearchDocument]]]:
    """Return what makes the documents of each kind: its own function, or for a list without one its rows."""
    listed = {str(spec.kind): partial(_listed, spec) for spec in lists(writer)}
    return {**listed, **_DOCUMENTS}


def _cases(writer: Writer) -> Iterator[SearchDocument]:
    corpus = writer.corpus
    for key, case in corpus.cases.items():
        row = case.row
        laws = [
            writer.article(corpus.laws[item.law_id], item.article).text
            if item.law_id
            else f"{item.law_title_zh}{formats.article(item.article, 'zh')}"
            for item in case.citations
        ]
        agencies = [corpus.agencies[item.agency_id] for item in case.authorities if item.agency_id]
        money = [
            *(amount.amount_cny for amount in case.amounts),
            *(outcome.amount_cny for outcome in case.outcomes if outcome.amount_cny is not None),
        ]
        yield SearchDocument(
            kind=str(Kind.CASES),
            url=record_url(Kind.CASES, key),
            title=writer.case(case).text,
            keywords=texts(key, row.decision_no),
            body=texts(
                *(writer.violation(violation).text for violation in case.violations),
                *(writer.agency(agency).text for agency in agencies),
                *(writer.region_name(code) for code in case.places),
                writer.t.pick(row.goods_zh, row.goods_en),
                *laws,
                row.summary_en if writer.lang == "en" else "",
                *((row.facts_zh, row.outcome_zh, row.significance_zh) if writer.lang == "zh" else ()),
                *(formats.money(amount, writer.lang) for amount in money),
                *(party.name_zh for party in case.parties if writer.lang == "zh"),
                writer.release(case.release).text,
            ),
            facets=facets_of(
                writer,
                places=case.places,
                date=case.date,
                ip_types=(row.ip_type,),
                violations=(violation.violation_id for violation in case.violations),
            ),
            date=case.date,
        )


def _standards(writer: Writer) -> Iterator[SearchDocument]:
    corpus = writer.corpus
    for key, standard in corpus.standards.items():
        row = standard.row
        tiers = [tier.row for tier in standard.tiers]
        violations = tuple(dict.fromkeys(tier.violation_id for tier in tiers))
        date = row.effective_from or row.issued_on
        yield SearchDocument(
            kind=str(Kind.STANDARDS),
            url=record_url(Kind.STANDARDS, key),
            title=writer.standard(standard).text,
            keywords=texts(key, row.doc_no),
            body=texts(
                writer.t.code("standard_kind", row.kind),
                *(writer.agency(agency).text for agency in standard.issuers),
                *(writer.region_name(code) for code in standard.places),
                *(writer.violation(corpus.violations[code]).text for code in violations),
                *dict.fromkeys(writer.t.code("severity", tier.severity) for tier in tiers),
                *(writer.t.pick(tier.condition_zh, tier.condition_en) for tier in tiers),
                *dict.fromkeys(
                    writer.article(corpus.laws[tier.law_id], tier.article).text for tier in tiers if tier.law_id
                ),
                *((row.note_zh,) if writer.lang == "zh" else ()),
            ),
            facets=facets_of(
                writer,
                places=standard.places,
                date=date,
                ip_types=(corpus.violations[code].ip_type for code in violations),
                violations=violations,
            ),
            date=date,
        )


def _violations(writer: Writer) -> Iterator[SearchDocument]:
    corpus = writer.corpus
    t = writer.t
    for key, violation in corpus.violations.items():
        liabilities = corpus.liabilities_by_violation.get(key, ())
        lay = t.pick(violation.lay_terms_zh, violation.lay_terms_en).replace("，", "、").replace(", ", "、").split("、")
        yield SearchDocument(
            kind=str(Kind.VIOLATIONS),
            url=record_url(Kind.VIOLATIONS, key),
            title=writer.violation(violation).text,
            keywords=texts(key, *lay),
            body=texts(
                t.code("ip_type", violation.ip_type),
                t.pick(violation.definition_zh, violation.definition_en),
                *dict.fromkeys(writer.article(item.law, item.row.article).text for item in liabilities),
                *dict.fromkeys(t.pick(item.row.liability_zh, item.row.liability_en) for item in liabilities),
            ),
            facets=facets_of(writer, places=(), date="", ip_types=(violation.ip_type,), violations=(key,)),
            date="",
        )


def _laws(writer: Writer) -> Iterator[SearchDocument]:
    corpus = writer.corpus
    t = writer.t
    for key, law in corpus.laws.items():
        liabilities = corpus.liabilities_by_law.get(key, ())
        yield SearchDocument(
            kind=str(Kind.LAWS),
            url=record_url(Kind.LAWS, key),
            title=t.pick(law.title_zh, law.title_en),
            keywords=texts(key, t.pick(law.short_zh, law.short_en)),
            body=texts(
                t.code("law_level", law.level),
                writer.region_name(law.jurisdiction_code),
                *dict.fromkeys(writer.article(law, item.row.article).text for item in liabilities),
                *dict.fromkeys(t.pick(item.row.liability_zh, item.row.liability_en) for item in liabilities),
                *dict.fromkeys(writer.violation(corpus.violations[item.row.violation_id]).text for item in liabilities),
            ),
            facets=facets_of(
                writer,
                places=(law.jurisdiction_code,),
                date=law.effective_from or law.version,
                ip_types=(corpus.violations[item.row.violation_id].ip_type for item in liabilities),
                violations=(item.row.violation_id for item in liabilities),
            ),
            date=law.effective_from or law.version,
        )


def _listed(spec: ListSpec[Any], writer: Writer) -> Iterator[SearchDocument]:
    """Yield a document for each record of a list from what its row shows and its facets hold."""
    facets = {facet.name: facet for facet in spec.facets}
    for record in spec.records:
        row, key = spec.result(record), spec.recent(record).identifier
        words = (*(tag.text for tag in row.tags), *(value.text for value in row.line))
        yield SearchDocument(
            kind=str(spec.kind),
            url=record_url(spec.kind, key),
            title=row.title.text,
            keywords=(key,),
            body=(writer.t(f"search.kind.{spec.kind}"), *words),
            facets={
                name: tuple(code for code in facet_codes(facets[name], record) if code != NATION)
                if name in facets
                else ()
                for name in ("region", "year", "ip_type", "violation")
            },
            date=spec.date(record),
        )


def _regions(writer: Writer) -> Iterator[SearchDocument]:
    t = writer.t
    for code, place in writer.corpus.jurisdictions.items():
        yield SearchDocument(
            kind=str(Kind.REGIONS),
            url=record_url(Kind.REGIONS, code),
            title=writer.region_name(code),
            keywords=texts(code, t.pick(place.name_zh, place.name_en)),
            body=(t("regions.one"),),
            facets=facets_of(writer, places=(code,), date="", ip_types=(), violations=()),
            date="",
        )


_DOCUMENTS: Mapping[str, Callable[[Writer], Iterator[SearchDocument]]] = {
    str(Kind.CASES): _cases,
    str(Kind.STANDARDS): _standards,
    str(Kind.AGREEMENTS): agreement_documents,
    str(Kind.VIOLATIONS): _violations,
    str(Kind.LAWS): _laws,
    str(Kind.MECHANISMS): mechanism_documents,
    str(Kind.BODIES): body_documents,
    "between": pair_documents,
    str(Kind.REGIONS): _regions,
}
