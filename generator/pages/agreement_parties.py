"""Show the parties of an agreement, and what else the regions that it binds signed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cooperation import also_signed
from generator.corpus import Accord
from generator.pages.view import DataTable, StackedTable, Value
from generator.pages.writer import Writer
from generator.records import Signatory
from generator.urls import Kind, facet_url, record_url

_ROLES = ("signatory", "host", "guide", "witness")
# So many other agreements of a region are named, from the newest.
_NEWEST = 1


def parties(writer: Writer, accord: Accord) -> DataTable:
    """Return the parties by role, in the order of signature."""
    t = writer.t
    shown = sorted(accord.signatories, key=lambda party: (_ROLES.index(party.role), party.seq))
    has_notes = any(party.note_zh for party in shown)
    return DataTable(
        heading=t("agreements.parties"),
        anchor="parties",
        columns=(
            t("agreements.party"),
            t("agreements.role"),
            t("agreements.region"),
            *((t("agreements.party_note"),) if has_notes else ()),
        ),
        rows=tuple(
            (
                (_party_name(writer, party),),
                (Value(t.code("signatory_role", party.role)),),
                (writer.region(party.jurisdiction_code),) if party.jurisdiction_code else (),
                *((writer.words(party.note_zh) or (Value(""),),) if has_notes else ()),
            )
            for party in shown
        ),
        note=t("agreements.parties_note"),
    )


def _party_name(writer: Writer, party: Signatory) -> Value:
    t = writer.t
    name = t.pick(party.name_zh, party.name_en)
    href = record_url(Kind.AGENCIES, party.agency_id) if party.agency_id else ""
    if not party.is_group:
        return Value(name, href)
    size = t("agreements.group_of_n", n=party.headcount) if party.headcount else t("agreements.group_of")
    return Value(name, href, note=size)


def other_agreements(writer: Writer, accord: Accord) -> Iterator[StackedTable]:
    """Yield what else the regions that are bound signed themselves; nothing where they signed nothing else."""
    t = writer.t
    others = also_signed(writer.corpus, accord)
    if any(others.values()):
        yield StackedTable(
            heading=t("binding.also"),
            anchor="also-signed",
            columns=(t("agreements.region"), t("binding.also_newest")),
            rows=tuple(
                ((writer.region(place),), tuple(_newest(writer, place, accords)) or (Value(t("binding.also_none")),))
                for place, accords in others.items()
            ),
            note=t("binding.also_note"),
        )


def _newest(writer: Writer, place: str, accords: tuple[Accord, ...]) -> Iterator[Value]:
    yield from (writer.agreement(accord) for accord in accords[:_NEWEST])
    if rest := accords[_NEWEST:]:
        yield Value(writer.t("binding.also_more", n=len(rest)), facet_url(Kind.AGREEMENTS, "region", place))
