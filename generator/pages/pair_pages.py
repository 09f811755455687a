"""Show what binds two regions: mechanisms since when and in which words, documents, bodies, cases."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cooperation import DRAFT, Between, Bond, Promise, between, status
from generator.corpus import Accord
from generator.pages.binding_words import binding_crumbs, pair_name, place_name, since_words, status_word
from generator.pages.descriptions import describe
from generator.pages.grouped import Entry, Pledged, Pledges
from generator.pages.view import Block, DataTable, Fact, Facts, Layout, PageView, Results, StackedTable, Value
from generator.pages.writer import Writer
from generator.records import Commitment, Signatory, SourcedRow
from generator.urls import BETWEEN_URL, Kind, between_url, facet_url, record_url


def pair_page(writer: Writer, a: str, b: str) -> PageView:
    """Return the page of what binds `a` and `b`."""
    t = writer.t
    found = between(writer.corpus, a, b)
    title = t("binding.title_pair", pair=pair_name(writer, a, b))
    return PageView(
        path=between_url(a, b),
        section="agreements",
        template="record.html",
        title=title,
        description=describe(
            t(
                "binding.pair_description",
                pair=pair_name(writer, a, b),
                n=len(found.bonds),
                m=len(found.promises),
            )
        ),
        breadcrumb=(*binding_crumbs(writer), Value(t("binding.between"), BETWEEN_URL), Value(pair_name(writer, a, b))),
        kicker=t("binding.one"),
        lead=t("binding.pair_lead"),
        blocks=tuple(_blocks(writer, found)),
        aside=(_facts(writer, found),),
        layout=Layout.COMPARING,
    )


def _facts(writer: Writer, found: Between) -> Facts:
    t = writer.t
    statuses = [status(item.accord) for item in found.bonds]
    dates = [item.accord.row.signed_on for item in found.bonds if status(item.accord) != DRAFT]
    earliest = min((date for date in dates if date), default="")
    live = f"{BETWEEN_URL}?a={found.a}&b={found.b}"
    return Facts(
        heading=t("binding.key_facts"),
        facts=(
            Fact(t("binding.agreements"), (Value(t("binding.n", n=len(found.bonds))),)),
            Fact(
                t("binding.by_status"),
                tuple(
                    Value(status_word(writer, name), note=t("binding.n", n=statuses.count(name)))
                    for name in dict.fromkeys(statuses)
                ),
            ),
            Fact(t("binding.earliest"), writer.date(earliest)),
            Fact(t("binding.narrow"), (Value(t("binding.narrow_link"), live),)),
        ),
    )


def _blocks(writer: Writer, found: Between) -> Iterator[Block]:
    t = writer.t
    if found.promises:
        yield _mechanisms(writer, found)
    yield _agreements(writer, found)
    if found.bodies:
        yield DataTable(
            heading=t("binding.bodies"),
            anchor="bodies",
            columns=(t("bodies.one"), t("bodies.established_on"), t("bodies.functions"), t("bodies.agreement")),
            rows=tuple(
                (
                    (Value(t.pick(body.name_zh, body.name_en), record_url(Kind.BODIES, body.body_id)),),
                    writer.date(body.established_on),
                    (Value(words),) if (words := t.pick(body.functions_zh, body.functions_en)) else (),
                    (writer.agreement(writer.corpus.agreements[body.agreement_id]),),
                )
                for body in found.bodies
            ),
        )
    yield Results(
        heading=t("binding.naming"),
        anchor="cases",
        results=tuple(writer.case_result(case) for case in found.naming),
        empty=t("binding.no_naming"),
    )
    if found.joint:
        yield Results(
            heading=t("binding.joint"),
            anchor="joint-cases",
            note=t("binding.joint_note"),
            results=tuple(writer.case_result(case) for case in found.joint),
        )


def _agreements(writer: Writer, found: Between) -> DataTable:
    t = writer.t
    sides = (
        (t("binding.parties_within"),)
        if found.a == found.b
        else tuple(t("binding.on_behalf", region=place_name(writer, code)) for code in (found.a, found.b))
    )
    return StackedTable(
        heading=t("binding.agreements_n", n=len(found.bonds)),
        anchor="agreements",
        columns=(t("agreements.one"), t("agreements.signed_on"), t("agreements.status"), *sides),
        rows=tuple(
            (
                (writer.agreement(item.accord),),
                writer.date(item.accord.row.signed_on),
                (Value(status_word(writer, status(item.accord))),),
                *(_behalf(writer, side, code) for side, code in _sides(found, item)),
            )
            for item in found.bonds
        ),
        note=t("binding.agreements_note"),
    )


def _sides(found: Between, item: Bond) -> tuple[tuple[tuple[Signatory, ...], str], ...]:
    return ((item.a, found.a),) if found.a == found.b else ((item.a, found.a), (item.b, found.b))


def _behalf(writer: Writer, parties: tuple[Signatory, ...], code: str) -> tuple[Value, ...]:
    """Return the parties of one side; the region of a party below `code` is said unless its name says it."""
    return tuple(_party(writer, party, code) for party in parties)


def _party(writer: Writer, party: Signatory, code: str) -> Value:
    place = writer.corpus.jurisdictions[party.jurisdiction_code]
    name = writer.t.pick(party.name_zh, party.name_en)
    is_plain = party.jurisdiction_code == code or writer.t.pick(place.name_zh, place.name_en) in name
    return Value(
        name,
        record_url(Kind.AGENCIES, party.agency_id) if party.agency_id else "",
        note="" if is_plain else place_name(writer, party.jurisdiction_code),
    )


def _mechanisms(writer: Writer, found: Between) -> Pledges:
    t = writer.t
    through = {item.accord.row.agreement_id: _through(writer, found, item) for item in found.bonds}
    return Pledges(
        heading=t("binding.mechanisms_n", n=len(found.promises)),
        anchor="mechanisms",
        note=t("binding.mechanisms_note"),
        mechanisms=tuple(_pledged(writer, promise, through) for promise in found.promises),
    )


def _through(writer: Writer, found: Between, item: Bond) -> str:
    """Return the regions below `a` and `b` by which alone they are bound; '' where both sign themselves."""
    if found.a == found.b:
        return ""
    below = [
        party.jurisdiction_code
        for side, code in _sides(found, item)
        if all(party.jurisdiction_code != code for party in side)
        for party in side
    ]
    names = (place_name(writer, code) for code in dict.fromkeys(below))
    return writer.t("binding.through", regions=writer.t("binding.comma").join(names)) if below else ""


def _pledged(writer: Writer, promise: Promise, through: dict[str, str]) -> Pledged:
    t = writer.t
    row = promise.mechanism
    return Pledged(
        name=t.pick(row.name_zh, row.name_en),
        since=since_words(writer, promise),
        count=t("binding.pledges_n", n=len(promise.commitments)),
        about=Value(
            t.pick(row.definition_zh, row.definition_en), facet_url(Kind.AGREEMENTS, "mechanism", row.mechanism_id)
        ),
        entries=tuple(
            _entry(writer, accord, item, through[accord.row.agreement_id]) for accord, item in promise.commitments
        ),
    )


def _entry(writer: Writer, accord: Accord, item: Commitment, through: str) -> Entry:
    t = writer.t
    own = status(accord)
    marks = (own,) if own in (DRAFT, "superseded", "expired") else ()
    return Entry(
        Value(t.pick(item.commitment_zh, item.commitment_en)),
        (
            writer.agreement(accord),
            *(writer.date(accord.row.signed_on) or (Value(t("binding.undated")),)),
            *(Value(status_word(writer, mark)) for mark in marks),
            *((Value(through),) if through else ()),
            Value(t("agreements.basis_is", basis=t.code("commitment_basis", item.basis))),
            *(() if _where(item) == _where(accord.row) else writer.source_link(item)),
        ),
    )


def _where(row: SourcedRow) -> str:
    return row.source_url or row.source_title
