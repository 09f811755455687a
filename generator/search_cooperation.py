"""Turn agreements, mechanisms, bodies and what binds two regions into the documents that the search finds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.between_pages import pairs
from generator.pages.binding_words import pair_name
from generator.pages.writer import Writer
from generator.search.documents import SearchDocument
from generator.search_parts import facets_of, texts
from generator.urls import Kind, between_url, record_url


def agreement_documents(writer: Writer) -> Iterator[SearchDocument]:
    """Yield the document of each agreement."""
    corpus = writer.corpus
    t = writer.t
    for key, accord in corpus.agreements.items():
        row = accord.row
        yield SearchDocument(
            kind=str(Kind.AGREEMENTS),
            url=record_url(Kind.AGREEMENTS, key),
            title=writer.agreement(accord).text,
            keywords=(key,),
            body=texts(
                t.pick(accord.group.name_zh, accord.group.name_en),
                t.pick(row.summary_zh, row.summary_en),
                *(t.pick(party.name_zh, party.name_en) for party in accord.signatories),
                *dict.fromkeys(
                    t.pick(corpus.mechanisms[item.mechanism_id].name_zh, corpus.mechanisms[item.mechanism_id].name_en)
                    for item in accord.commitments
                ),
                *(t.pick(item.commitment_zh, item.commitment_en) for item in accord.commitments),
                *(writer.region_name(code) for code in accord.places),
            ),
            facets=facets_of(writer, places=accord.places, date=row.signed_on, ip_types=accord.ip_types, violations=()),
            date=row.signed_on,
        )


def mechanism_documents(writer: Writer) -> Iterator[SearchDocument]:
    """Yield the document of each mechanism."""
    t = writer.t
    for key, mechanism in writer.corpus.mechanisms.items():
        yield SearchDocument(
            kind=str(Kind.MECHANISMS),
            url=record_url(Kind.MECHANISMS, key),
            title=writer.mechanism(mechanism).text,
            keywords=(key,),
            body=(t("mechanisms.one"), t.pick(mechanism.definition_zh, mechanism.definition_en)),
            facets=facets_of(writer, places=(), date="", ip_types=(), violations=()),
            date="",
        )


def body_documents(writer: Writer) -> Iterator[SearchDocument]:
    """Yield the document of each body."""
    corpus = writer.corpus
    t = writer.t
    for key, body in corpus.bodies.items():
        places = [member.jurisdiction_code for member in corpus.body_members.get(key, ()) if member.jurisdiction_code]
        groups = corpus.body_groups.get(key, ())
        yield SearchDocument(
            kind=str(Kind.BODIES),
            url=record_url(Kind.BODIES, key),
            title=t.pick(body.name_zh, body.name_en),
            keywords=(key,),
            body=texts(
                *(t.pick(group.name_zh, group.name_en) for group in groups),
                t("bodies.groups_n", n=len(groups)) if groups else "",
                t.pick(body.structure_zh, body.structure_en),
                t.pick(body.functions_zh, body.functions_en),
                *(writer.region_name(code) for code in places),
            ),
            facets=facets_of(writer, places=places, date=body.established_on, ip_types=(), violations=()),
            date=body.established_on,
        )


def pair_documents(writer: Writer) -> Iterator[SearchDocument]:
    """Yield the document of each page on what binds two regions."""
    t = writer.t
    for a, b in pairs(writer.corpus):
        pair = pair_name(writer, a, b)
        yield SearchDocument(
            kind="between",
            url=between_url(a, b),
            title=t("binding.title_pair", pair=pair),
            body=(t("binding.one"), t("binding.between")),
            facets=facets_of(writer, places=(a, b), date="", ip_types=(), violations=()),
            date="",
        )
