"""Show one cooperation agreement: who promised what to whom, on what evidence; and the leads not yet listed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.corpus import Accord
from generator.pages.agreement_parties import other_agreements, parties
from generator.pages.agreement_views import agreement_views
from generator.pages.citations import citation
from generator.pages.commitment_blocks import commitments
from generator.pages.descriptions import describe
from generator.pages.view import Block, DataTable, Fact, Facts, PageView, Prose, Results, Value
from generator.pages.writer import Writer
from generator.records import AgreementRelation, Lead
from generator.urls import LEADS_URL, Kind, facet_url, record_url


def agreement_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every agreement, and the page of leads to be verified."""
    for accord in writer.corpus.agreements.values():
        yield agreement_page(writer, accord)
    yield leads_page(writer)


def agreement_page(writer: Writer, accord: Accord) -> PageView:
    """Return the page of `accord`."""
    t = writer.t
    row = accord.row
    title = writer.agreement(accord).text
    summary = t.pick(row.summary_zh, row.summary_en)
    return PageView(
        path=record_url(Kind.AGREEMENTS, row.agreement_id),
        section="agreements",
        template="record.html",
        title=title,
        description=describe(summary or title),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        kicker=t("agreements.one"),
        tags=(
            writer.status_tag("agreement_status", row.status),
            *(writer.ip_tag(ip_type, Kind.AGREEMENTS) for ip_type in accord.ip_types),
        ),
        blocks=tuple(_blocks(writer, accord, summary)),
        aside=(
            _facts(writer, accord),
            writer.source(row, published_on=row.source_date, table="agreements"),
            citation(
                writer,
                kind=Kind.AGREEMENTS,
                record_id=row.agreement_id,
                title=title,
                source=row,
                source_date=row.source_date,
            ),
        ),
        more=tuple(_more(writer, accord)),
        json_ld={
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "identifier": row.agreement_id,
            "name": title,
            "inLanguage": "zh-Hans",
            **({"dateCreated": row.signed_on} if row.signed_on else {}),
            **({"isBasedOn": row.source_url} if row.source_url else {}),
        },
    )


def leads_page(writer: Writer) -> PageView:
    """Return the page of what was seen but does not meet the standard of evidence."""
    t = writer.t
    title = t("agreements.leads")
    return PageView(
        path=LEADS_URL,
        section="agreements",
        template="record.html",
        title=title,
        description=t("agreements.leads_note"),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        lead=t("agreements.leads_note"),
        views=agreement_views(writer, LEADS_URL),
        blocks=(
            DataTable(
                columns=(
                    t("agreements.lead_name"),
                    t("agreements.lead_known"),
                    t("agreements.lead_reason"),
                    t("agreements.lead_where"),
                ),
                rows=tuple(
                    (
                        writer.words(lead.name_zh),
                        writer.words(lead.known_zh),
                        writer.words(lead.reason_zh),
                        _where_seen(writer, lead),
                    )
                    for lead in writer.corpus.leads
                ),
            ),
        ),
    )


def _blocks(writer: Writer, accord: Accord, summary: str) -> Iterator[Block]:
    t = writer.t
    if summary:
        yield Prose(
            heading=t("agreements.summary"),
            anchor="summary",
            paragraphs=(Value(summary),),
            origin=t("agreements.summary_origin"),
        )
    yield parties(writer, accord)
    yield commitments(writer, accord)


def _more(writer: Writer, accord: Accord) -> Iterator[Block]:
    t = writer.t
    if accord.relations or accord.reverse_relations:
        yield _relations(writer, accord)
    if accord.bodies:
        yield _bodies(writer, accord)
    yield from other_agreements(writer, accord)
    cases = writer.corpus.cases_by_agreement.get(accord.row.agreement_id, ())
    yield Results(
        heading=t("agreements.cases"),
        anchor="cases",
        results=tuple(writer.case_result(case) for case in cases),
        empty=t("agreements.no_cases"),
    )


def _facts(writer: Writer, accord: Accord) -> Facts:
    t = writer.t
    row = accord.row
    group = accord.group
    place = t.pick(row.place_zh, row.place_en)
    return Facts(
        heading=t("agreements.key_facts"),
        facts=(
            Fact(t("agreements.signed_on"), writer.date(row.signed_on)),
            Fact(t("agreements.place"), (Value(place),) if place else ()),
            Fact(
                t("agreements.group"),
                (
                    Value(
                        t.pick(group.name_zh, group.name_en),
                        facet_url(Kind.AGREEMENTS, "group", group.group_id),
                        note=t.pick(group.definition_zh, group.definition_en),
                    ),
                ),
            ),
            Fact(t("agreements.level"), (Value(t.code("agreement_level", row.level)),)),
            Fact(t("agreements.type"), (Value(t.code("document_type", row.document_type)),)),
            Fact(t("agreements.status"), (Value(t.code("agreement_status", row.status)),)),
            Fact(t("agreements.status_note"), writer.words(row.status_note_zh)),
            Fact(t("agreements.valid_until"), writer.date(row.valid_until)),
            Fact(t("agreements.ip_types"), tuple(Value(t.code("ip_type", code)) for code in accord.ip_types)),
            *(
                (Fact(t("agreements.title_note"), (Value(t("agreements.title_descriptive")),)),)
                * row.is_title_descriptive
            ),
            Fact(t("binding.see"), agreement_views(writer, "")),
        ),
    )


def _relations(writer: Writer, accord: Accord) -> DataTable:
    t = writer.t

    def line(words: str, other_id: str, relation: AgreementRelation) -> tuple[tuple[Value, ...], ...]:
        other = writer.corpus.agreements[other_id]
        return (
            (writer.agreement(other),),
            (Value(words),),
            writer.date(other.row.signed_on),
            writer.words(relation.evidence_zh),
        )

    rows = [
        line(t(f"agreements.forward_{relation.relation}"), relation.related_agreement_id, relation)
        for relation in accord.relations
    ]
    rows += [
        line(t(f"agreements.reverse_{relation.relation}"), relation.agreement_id, relation)
        for relation in accord.reverse_relations
    ]
    return DataTable(
        heading=t("agreements.relations"),
        anchor="relations",
        columns=(
            t("agreements.other"),
            t("agreements.relation"),
            t("agreements.signed_on"),
            t("agreements.evidence"),
        ),
        rows=tuple(rows),
    )


def _bodies(writer: Writer, accord: Accord) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("agreements.bodies"),
        anchor="bodies",
        columns=(t("bodies.one"), t("bodies.established_on"), t("bodies.functions")),
        rows=tuple(
            (
                (Value(t.pick(body.name_zh, body.name_en), record_url(Kind.BODIES, body.body_id)),),
                writer.date(body.established_on),
                (Value(words),) if (words := t.pick(body.functions_zh, body.functions_en)) else (),
            )
            for body in accord.bodies
        ),
    )


def _where_seen(writer: Writer, lead: Lead) -> tuple[Value, ...]:
    """Return where a lead was seen; an address is a link only on a host that is known to be sound."""
    seen = writer.words(lead.where_seen_zh)
    if not lead.source_url:
        return seen
    host = writer.corpus.hosts.get(urlsplit(lead.source_url).hostname or "")
    if host is not None and host.link_advice == "ok":
        return (*seen, Value(lead.source_url, lead.source_url))
    return (*seen, Value(writer.t("source.unlinked", url=lead.source_url)))
