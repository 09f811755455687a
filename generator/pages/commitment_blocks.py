"""Show commitments: what was promised under which mechanism, on what basis, read where."""

from __future__ import annotations

from generator.corpus import Accord
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.view import Block, Notice, Value
from generator.pages.writer import Writer
from generator.records import Commitment, SourcedRow


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
        note=t("agreements.commitments_note"),
    )


def commitment(writer: Writer, item: Commitment, *, page: SourcedRow | None = None) -> Entry:
    """Return one commitment with its basis, and its source where that is not the one of the `page` it stands on."""
    t = writer.t
    return Entry(
        Value(t.pick(item.commitment_zh, item.commitment_en)),
        (
            Value(t("agreements.basis_is", basis=t.code("commitment_basis", item.basis))),
            *(() if page and _where(item) == _where(page) else writer.source_link(item)),
        ),
    )


def _where(row: SourcedRow) -> str:
    return row.source_url or row.source_title
