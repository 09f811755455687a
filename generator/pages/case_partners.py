"""Show who worked on a case together: authorities with their roles and regions, and what the cooperation rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import NATION, Accord, Case, Corpus
from generator.pages.view import Block, DataTable, Fact, Facts, Value
from generator.pages.writer import Writer
from generator.records import CaseAuthority

_SHOWN = 3
_ENDED = frozenset({"expired", "superseded"})
# What agencies promise each other for single cases; conferences, training and finance are left out.
_FOR_CASES = frozenset(
    {
        "appraisal-recognition", "case-assistance", "case-transfer", "clue-notification", "evidence-recognition",
        "joint-enforcement",
    }
)  # fmt: skip


def partner_blocks(writer: Writer, case: Case) -> Iterator[Block]:
    """Yield the authorities of a case where there are several, and the basis of cooperation across regions."""
    if len(case.authorities) > 1:
        yield _authorities(writer, case)
    if case.row.is_cross_region:
        yield _basis(writer, case)


def standing_accords(corpus: Corpus, case: Case) -> tuple[Accord, ...]:
    """Return the agreements on handling cases that bind two regions of `case`: signed before, not known to have ended.

    A region is bound where it, or a region that it lies in, is a party. Whether an agreement was used in
    the case is not known.
    """
    bound: dict[str, set[str]] = {}
    for place in case.places:
        for above in corpus.lineage(place):
            for accord in corpus.agreements_by_region.get(above, ()):
                if above != NATION and above in accord.places:
                    bound.setdefault(accord.row.agreement_id, set()).add(above)
    return tuple(
        accord
        for key, accord in corpus.agreements.items()
        if len(bound.get(key, ())) > 1 and _stands(accord, ip_type=case.row.ip_type, on=case.date)
    )


def _stands(accord: Accord, *, ip_type: str, on: str) -> bool:
    row = accord.row
    if row.status in _ENDED or not {ip_type, "all"}.intersection(accord.ip_types):
        return False
    if not any(commitment.mechanism_id in _FOR_CASES for commitment in accord.commitments):
        return False
    return _is_before(row.signed_on, on) and not (row.valid_until and _is_before(row.valid_until, on))


def _is_before(first: str, second: str) -> bool:
    """Tell whether a date lies surely before another, as far as both are known."""
    known = min(len(first), len(second))
    return first[:known] < second[:known]


def _authorities(writer: Writer, case: Case) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("cases.authorities"),
        anchor="authorities",
        columns=(t("cases.authority"), t("cases.authority_role"), t("cases.region")),
        rows=tuple(
            (
                _authority(writer, item),
                (Value(t.code("authority_role", item.role)),),
                writer.regions((item.jurisdiction_code,) if item.jurisdiction_code else ()),
            )
            for item in case.authorities
        ),
    )


def _authority(writer: Writer, item: CaseAuthority) -> tuple[Value, ...]:
    """Return a link to an agency with what the source adds in brackets; its words where it names no agency."""
    agency = writer.corpus.agencies.get(item.agency_id)
    if agency is None:
        return (writer.foreign(item.stated_zh),)
    added = item.stated_zh.partition("（")[2].removesuffix("）")
    return (writer.agency(agency), *writer.words("" if added in agency.name_zh else added))


def _basis(writer: Writer, case: Case) -> Facts:
    t = writer.t
    accord = writer.corpus.agreements.get(case.row.agreement_id)
    kind = case.row.cross_region_kind
    facts = [
        Fact(t("cases.cross_region"), (Value(t.code("cross_region_kind", kind)),) if kind else ()),
        Fact(t("cases.agreement"), (writer.agreement(accord) if accord else Value(t("cases.no_agreement")),)),
    ]
    standing = sorted(standing_accords(writer.corpus, case), key=lambda item: item.row.signed_on, reverse=True)
    others = tuple(writer.agreement(other) for other in standing[:_SHOWN] if other is not accord)
    if others:
        facts.append(Fact(t("cases.standing_accords"), (*others, Value(t("cases.computed_accords")))))
    return Facts(heading=t("cases.cooperation"), anchor="cooperation", facts=tuple(facts))
