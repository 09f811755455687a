"""Set out what was decided: a row for each measure, grouped by party where a case has several."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Case
from generator.pages.view import DataTable, Value
from generator.pages.writer import Writer
from generator.records import CaseOutcome, CaseParty

# Kinds that are sums of money: where one of them has no amount, the source does not give it.
SUMS = frozenset({"fine", "fine-and-confiscation"})

_Row = tuple[tuple[Value, ...], ...]
_NOTHING = (Value(""),)


def has_one_party(case: Case) -> bool:
    """Tell whether everything that was decided concerns one party."""
    return len(case.parties) == 1 and (case.parties[0].headcount or 1) == 1


def outcome_table(writer: Writer, case: Case) -> DataTable:
    """Return the measures of a case with one party."""
    t = writer.t
    return DataTable(
        heading=t("cases.outcomes"),
        anchor="outcomes",
        columns=(t("cases.outcome_kind"), t("cases.amount"), t("cases.detail")),
        rows=tuple(_outcome(writer, item) for item in case.outcomes),
        numeric=frozenset({1}),
    )


def party_table(writer: Writer, case: Case) -> DataTable:
    """Return the parties of a case, each with its measures; what the source does not divide comes last."""
    t = writer.t
    return DataTable(
        heading=t("cases.by_party"),
        anchor="parties",
        columns=(
            t("cases.party"),
            t("cases.party_kind"),
            t("cases.outcome_kind"),
            t("cases.amount"),
            t("cases.detail"),
        ),
        rows=tuple(_party_rows(writer, case)),
        numeric=frozenset({3}),
        note=t("cases.parties_note"),
    )


def party_name(writer: Writer, party: CaseParty) -> Value:
    """Return a party's published name, else its number among the parties of the case."""
    return writer.foreign(party.name_zh) if party.name_zh else Value(writer.t("cases.party_n", n=party.seq))


def party_kind(writer: Writer, party: CaseParty) -> tuple[Value, ...]:
    """Return a party's role where it is not the respondent, its kind, its number and the record's remark on it."""
    t = writer.t
    kinds = [Value(t.code("party_kind", party.kind))]
    if party.role != "respondent":
        kinds.insert(0, Value(t.code("party_role", party.role)))
    if party.headcount and party.headcount > 1:
        kinds.append(Value(t("cases.parties_n", n=party.headcount)))
    return (*kinds, *writer.words(party.note_zh))


def _party_rows(writer: Writer, case: Case) -> Iterator[_Row]:
    t = writer.t
    shared = [item for item in case.outcomes if item.party_seq is None]
    for party in case.parties:
        head: _Row = ((party_name(writer, party),), party_kind(writer, party))
        own = [item for item in case.outcomes if item.party_seq == party.seq]
        for item in own:
            yield (*head, *_outcome(writer, item))
        if not own:
            # Nothing is decided against who asked for the decision.
            is_sought = party.role == "respondent"
            told = (Value(t("cases.see_shared")),) if shared else ()
            yield (*head, told if is_sought else _NOTHING, _NOTHING, _NOTHING)
    for item in shared:
        yield ((Value(t("cases.all_parties")),), _NOTHING, *_outcome(writer, item))


def _outcome(writer: Writer, item: CaseOutcome) -> _Row:
    amount: tuple[Value, ...] = () if item.kind in SUMS else _NOTHING
    if item.amount_cny is not None:
        amount = (writer.money(item.amount_cny, qualifier=item.qualifier),)
    return ((Value(writer.t.code("outcome", item.kind)),), amount, writer.words(item.detail_zh) or _NOTHING)
