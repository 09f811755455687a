"""Show one cooperation agreement: who promised what to whom, on what evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.charts.timeline import precision
from generator.cooperation import joint_cases, status
from generator.corpus import Accord
from generator.pages.agreement_gaps import gap_block
from generator.pages.agreement_lineage import lineage, succession
from generator.pages.agreement_map import party_map
from generator.pages.agreement_parties import other_agreements, parties
from generator.pages.agreement_views import agreement_views, dated, relations
from generator.pages.binding_words import status_word
from generator.pages.citations import citation
from generator.pages.commitment_blocks import commitments
from generator.pages.descriptions import describe
from generator.pages.view import Block, DataTable, Fact, Facts, PageView, Points, Prose, Results, Tag, Value
from generator.pages.writer import Writer
from generator.urls import EVIDENCE_URL, MATRIX_URL, NETWORK_URL, TIMELINE_URL, Kind, facet_url, record_url

# The views of all agreements in which each of them is found.
_DRAWN_IN = (MATRIX_URL, TIMELINE_URL, NETWORK_URL, EVIDENCE_URL)
# So many cases that nobody says rest on the agreement are named, from the newest.
_NEWEST = 2


def agreement_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every agreement."""
    for accord in writer.corpus.agreements.values():
        yield agreement_page(writer, accord)


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
            Tag(status_word(writer, status(accord)), f"status-{status(accord)}"),
            *(writer.ip_tag(ip_type, Kind.AGREEMENTS) for ip_type in accord.ip_types),
        ),
        blocks=tuple(_blocks(writer, accord, summary)),
        aside=(
            _facts(writer, accord),
            writer.source(row, published_on=row.source_date, table="agreements", with_gaps=False),
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


def _blocks(writer: Writer, accord: Accord, summary: str) -> Iterator[Block]:
    t = writer.t
    yield from succession(writer, accord)
    if summary:
        yield Prose(
            heading=t("agreements.summary"),
            anchor="summary",
            paragraphs=(Value(summary),),
            origin=t("agreements.summary_origin"),
        )
    yield from party_map(writer, accord)
    yield parties(writer, accord)
    yield commitments(writer, accord)


def _more(writer: Writer, accord: Accord) -> Iterator[Block]:
    t = writer.t
    yield from lineage(writer, accord)
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
    joint = joint_cases(writer.corpus, accord)
    if joint:
        yield Points(
            heading=t("drawn.joint", n=len(joint)),
            anchor="joint-cases",
            note=t("drawn.joint_note", n=min(len(joint), _NEWEST)),
            points=tuple(
                writer.case(case)._replace(note=formats.date(case.date, writer.lang)) for case in joint[:_NEWEST]
            ),
        )
    gaps = gap_block(writer, accord)
    if gaps:
        yield gaps


def _facts(writer: Writer, accord: Accord) -> Facts:
    t = writer.t
    row = accord.row
    group = accord.group
    place = t.pick(row.place_zh, row.place_en)
    return Facts(
        heading=t("agreements.key_facts"),
        facts=(
            Fact(t("agreements.signed_on"), writer.date(row.signed_on)),
            Fact(t("drawn.precision"), (Value(t(f"drawn.precise_{precision(row.signed_on)}")),)),
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
            Fact(t("agreements.status"), (Value(status_word(writer, status(accord))),)),
            Fact(t("agreements.status_note"), writer.words(row.status_note_zh)),
            *((Fact(t("drawn.relations"), found),) if (found := tuple(relations(writer, accord))) else ()),
            Fact(t("agreements.valid_until"), writer.date(row.valid_until)),
            Fact(t("agreements.ip_types"), tuple(Value(t.code("ip_type", code)) for code in accord.ip_types)),
            *(
                (Fact(t("agreements.title_note"), (Value(t("agreements.title_descriptive")),)),)
                * row.is_title_descriptive
            ),
            Fact(t("binding.see"), tuple(way for way in agreement_views(writer, "") if way.href in _DRAWN_IN)),
        ),
    )


def _bodies(writer: Writer, accord: Accord) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("agreements.bodies"),
        anchor="bodies",
        columns=(t("bodies.one"), t("bodies.established_on"), t("bodies.structure"), t("bodies.functions")),
        rows=tuple(
            (
                (Value(t.pick(body.name_zh, body.name_en), record_url(Kind.BODIES, body.body_id)),),
                dated(writer, body.established_on),
                (Value(words),) if (words := t.pick(body.structure_zh, body.structure_en)) else (),
                (Value(words),) if (words := t.pick(body.functions_zh, body.functions_en)) else (),
            )
            for body in accord.bodies
        ),
    )
