"""Show the cooperation mechanisms: who promised each since when, in which words, and which cases show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import formats
from generator.cooperation import Promise, binding_parties, by_region, register, status
from generator.corpus import Accord
from generator.pages.agreement_views import agreement_views
from generator.pages.binding_words import place_name, since_words, status_word
from generator.pages.commitment_blocks import commitment
from generator.pages.descriptions import describe
from generator.pages.grouped import Group, Grouped
from generator.pages.view import Block, DataTable, Fact, Facts, Notice, PageView, Results, Value
from generator.pages.writer import Writer
from generator.records import Mechanism
from generator.urls import BETWEEN_URL, MATRIX_URL, Kind, facet_url, list_url, record_url

_RELATED = 5


def mechanism_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of mechanisms and the page of each, promised or not."""
    promised = register(writer.corpus)
    yield _register(writer, promised)
    for promise in promised:
        yield mechanism_page(writer, promise)


def mechanism_page(writer: Writer, promise: Promise) -> PageView:
    """Return the page of a mechanism and of every agreement that promises it."""
    t = writer.t
    mechanism = promise.mechanism
    title = writer.mechanism(mechanism).text
    cases = (
        case for accord in promise.accords for case in writer.corpus.cases_by_agreement.get(accord.row.agreement_id, ())
    )
    return PageView(
        path=record_url(Kind.MECHANISMS, mechanism.mechanism_id),
        section="agreements",
        template="record.html",
        title=title,
        description=describe(f"{t('mechanisms.described', name=title)}{_definition(writer, mechanism)}"),
        breadcrumb=(
            *writer.crumbs(Kind.AGREEMENTS, title)[:-1],
            Value(t("mechanisms.title"), list_url(Kind.MECHANISMS)),
            Value(title),
        ),
        kicker=t("mechanisms.one"),
        lead=_definition(writer, mechanism),
        blocks=tuple(_blocks(writer, promise))
        if promise.commitments
        else (Notice(text=(Value(t("mechanisms.unpromised")),)),),
        aside=(_facts(writer, promise),),
        more=(
            Results(
                heading=t("mechanisms.cases"),
                anchor="cases",
                results=tuple(map(writer.case_result, cases)),
                empty=t("mechanisms.no_cases"),
            ),
        ),
        json_ld={
            "@context": "https://schema.org",
            "@type": "DefinedTerm",
            "identifier": mechanism.mechanism_id,
            "name": title,
            "description": _definition(writer, mechanism),
            "inLanguage": "zh-Hans" if writer.lang == "zh" else "en",
        },
    )


def _blocks(writer: Writer, promise: Promise) -> Iterator[Block]:
    t = writer.t
    yield Grouped(
        heading=t("mechanisms.agreements_n", n=len(promise.accords)),
        anchor="agreements",
        groups=tuple(
            Group(
                writer.agreement(accord),
                tuple(commitment(writer, item) for of, item in promise.commitments if of is accord),
                Value(_when_and_where(writer, accord)),
            )
            for accord in promise.accords
        ),
        note=t("mechanisms.agreements_note"),
    )
    regions = by_region(writer.corpus, promise)
    if regions:
        yield DataTable(
            heading=t("mechanisms.regions_n", n=len(regions)),
            anchor="regions",
            columns=(t("mechanisms.region"), t("mechanisms.since"), t("mechanisms.agreements")),
            rows=tuple(
                (
                    (Value(place_name(writer, code), record_url(Kind.REGIONS, code)),),
                    (Value(since_words(writer, part)),),
                    (Value(str(len(part.accords))),),
                )
                for code, part in regions.items()
            ),
            numeric=frozenset({2}),
            note=t("mechanisms.regions_note"),
        )


def _when_and_where(writer: Writer, accord: Accord) -> str:
    """Return the date, the status, and the regions whose agencies signed, in code order."""
    t = writer.t
    codes = sorted({party.jurisdiction_code for party in binding_parties(accord)})
    places = t("binding.comma").join(place_name(writer, code) for code in codes) or t("mechanisms.binds_none")
    date = formats.date(accord.row.signed_on, writer.lang) or t("binding.undated")
    return t("mechanisms.signed", date=date, status=status_word(writer, status(accord)), places=places)


def _facts(writer: Writer, promise: Promise) -> Facts:
    t = writer.t
    key = promise.mechanism.mechanism_id
    return Facts(
        heading=t("mechanisms.key_facts"),
        facts=(
            Fact(t("mechanisms.since"), (Value(since_words(writer, promise)),) if promise.commitments else ()),
            Fact(
                t("mechanisms.documents"),
                (
                    Value(
                        t("binding.n", n=len(promise.accords)),
                        facet_url(Kind.AGREEMENTS, "mechanism", key) if promise.commitments else "",
                    ),
                ),
            ),
            *((Fact(t("mechanisms.related"), related),) if (related := _related(writer, promise)) else ()),
            Fact(
                t("binding.see"),
                (
                    Value(t("mechanisms.title"), list_url(Kind.MECHANISMS)),
                    Value(t("binding.matrix"), f"{MATRIX_URL}?mechanism={key}"),
                    Value(t("binding.between"), BETWEEN_URL),
                ),
            ),
        ),
    )


def _related(writer: Writer, promise: Promise) -> tuple[Value, ...]:
    """Return the mechanisms that most often stand in the same agreements, each with the number of these."""
    shared = Counter(
        key
        for accord in promise.accords
        for key in {item.mechanism_id for item in accord.commitments}
        if key != promise.mechanism.mechanism_id
    )
    # Ties stand in the order of the register.
    first = sorted((key for key in writer.corpus.mechanisms if shared[key]), key=lambda key: -shared[key])[:_RELATED]
    return tuple(
        writer.mechanism(writer.corpus.mechanisms[key])._replace(note=writer.t("mechanisms.shared", n=shared[key]))
        for key in first
    )


def _register(writer: Writer, promised: tuple[Promise, ...]) -> PageView:
    t = writer.t
    title = t("mechanisms.title")
    return PageView(
        path=list_url(Kind.MECHANISMS),
        section="agreements",
        template="record.html",
        title=title,
        description=describe(t("mechanisms.lead")),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        lead=t("mechanisms.lead"),
        views=agreement_views(writer, list_url(Kind.MECHANISMS)),
        blocks=(
            DataTable(
                columns=(
                    t("mechanisms.one"),
                    t("mechanisms.definition"),
                    t("mechanisms.since"),
                    t("mechanisms.agreements"),
                    t("mechanisms.regions"),
                ),
                rows=tuple(
                    (
                        (writer.mechanism(promise.mechanism),),
                        (Value(_definition(writer, promise.mechanism)),),
                        (Value(since_words(writer, promise) if promise.commitments else t("mechanisms.none")),),
                        (Value(str(len(promise.accords))),),
                        (Value(str(len(by_region(writer.corpus, promise)))),),
                    )
                    for promise in promised
                ),
                numeric=frozenset({3, 4}),
                note=t("mechanisms.register_note", date=formats.date(writer.corpus.as_of, writer.lang)),
            ),
        ),
    )


def _definition(writer: Writer, mechanism: Mechanism) -> str:
    return writer.t.pick(mechanism.definition_zh, mechanism.definition_en)
