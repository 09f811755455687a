"""Show commitments: what was promised under which mechanism, on what basis, and what shows that it was done."""

from __future__ import annotations

from generator import formats
from generator.corpus import Accord
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.view import Block, Notice, Value
from generator.pages.writer import Writer
from generator.records import Commitment, CommitmentEvidence, SourcedRow


def commitments(writer: Writer, accord: Accord) -> Block:
    """Return what `accord` promises, by mechanism in the order of the register."""
    t = writer.t
    if not accord.commitments:
        return Notice(heading=t("agreements.commitments"), text=(Value(t("agreements.no_commitments")),))
    groups = []
    for key, mechanism in writer.corpus.mechanisms.items():
        entries = tuple(
            commitment(writer, item, page=accord.row) for item in accord.commitments if item.mechanism_id == key
        )
        if entries:
            about = Value(t.pick(mechanism.definition_zh, mechanism.definition_en))
            groups.append(Group(writer.mechanism(mechanism), entries, about))
    return Grouped(
        heading=t("agreements.commitments"),
        anchor="commitments",
        groups=tuple(groups),
        note=t("evidence.share_of", m=len(accord.commitments), n=len(accord.evidence))
        + t("agreements.commitments_note"),
    )


def commitment(writer: Writer, item: Commitment, *, page: SourcedRow | None = None) -> Entry:
    """Return one commitment with its basis, and what shows that it was acted on.

    Its source is named where that is not the one of the `page` it stands on.
    """
    t = writer.t
    evidence = writer.corpus.agreements[item.agreement_id].evidence.get(item.seq, ())
    return Entry(
        Value(t.pick(item.commitment_zh, item.commitment_en)),
        (
            Value(t("agreements.basis_is", basis=t.code("commitment_basis", item.basis))),
            *(() if page and _where(item) == _where(page) else writer.source_link(item)),
            *(() if evidence else (Value(t("evidence.none")),)),
        ),
        tuple(_evidence(writer, found) for found in evidence),
    )


def _evidence(writer: Writer, found: CommitmentEvidence) -> tuple[Value, ...]:
    t = writer.t
    date = formats.date(found.occurred_on, writer.lang) or t("evidence.undated")
    return (
        Value(t("evidence.dated", date=date, kind=t.code("evidence_kind", found.kind))),
        Value(t.pick(found.evidence_zh, found.evidence_en)),
        *writer.source_link(found),
        *(value._replace(text=t("evidence.note", note=value.text)) for value in writer.words(found.note_zh)),
    )


def _where(row: SourcedRow) -> str:
    return row.source_url or row.source_title
