"""Show the whole chain that an agreement stands in: what it came of and what came of it, with the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.charts.ladder import Rung, ladder
from generator.charts.timeline import Arrow
from generator.cooperation import status
from generator.corpus import Accord
from generator.lineage import Chain, chain
from generator.pages.binding_words import status_word
from generator.pages.drawing import Drawing
from generator.pages.view import Block, DataTable, Notice, Value
from generator.pages.writer import Writer


def succession(writer: Writer, accord: Accord) -> Iterator[Notice]:
    """Yield what a reader must know first: which paper took the place of this one, on what evidence."""
    t = writer.t
    for relation in accord.reverse_relations:
        if relation.relation == "supersedes":
            later = writer.corpus.agreements[relation.agreement_id]
            yield Notice(
                tone="caution",
                heading=t("drawn.superseded"),
                text=(
                    writer.agreement(later),
                    *((Value(t("drawn.evidence")), writer.foreign(relation.evidence_zh)) * bool(relation.evidence_zh)),
                ),
            )


def lineage(writer: Writer, accord: Accord) -> Iterator[Block]:
    """Yield the chain as a drawing and as a table; nothing where no relation is recorded."""
    found = chain(writer.corpus, accord)
    if found is None:
        return
    t = writer.t
    own = accord.row.agreement_id
    title = t("drawn.lineage_title", n=len(found.accords))
    yield Drawing(
        heading=title,
        anchor="lineage",
        svg=ladder(
            tuple(_rung(writer, item, found, own) for item in found.accords),
            tuple(Arrow(link.related_agreement_id, link.agreement_id, link.relation) for link in found.links),
            title=title,
        ),
        instead=t("drawn.lineage_instead"),
        note=t("drawn.lineage_note"),
    )
    yield DataTable(
        heading=t("drawn.relations"),
        anchor="relations",
        columns=(t("drawn.later"), t("agreements.relation"), t("drawn.earlier"), t("agreements.evidence")),
        rows=tuple(
            (
                (_name(writer, link.agreement_id, own),),
                (Value(t.code("relation", link.relation)),),
                (_name(writer, link.related_agreement_id, own),),
                writer.words(link.evidence_zh),
            )
            for link in found.links
        ),
    )


def _rung(writer: Writer, item: Accord, found: Chain, own: str) -> Rung:
    t = writer.t
    key = item.row.agreement_id
    number = {other.row.agreement_id: place + 1 for place, other in enumerate(found.accords)}
    date = writer.date(item.row.signed_on)
    about = [
        date[0].text if date else t("binding.undated"),
        status_word(writer, status(item)),
        *(
            t(f"drawn.rung_{link.relation}", n=number[link.related_agreement_id])
            for link in found.links
            if link.agreement_id == key
        ),
        *([t("drawn.this")] if key == own else []),
    ]
    return Rung(
        key=key,
        title=writer.agreement(item).text,
        about=" · ".join(about),
        href="" if key == own else f"{key}.html",
        tone=status(item),
    )


def _name(writer: Writer, key: str, own: str) -> Value:
    name = writer.agreement(writer.corpus.agreements[key])
    return name._replace(href="", note=writer.t("drawn.this")) if key == own else name
