"""Show which commitments there is evidence for, which there is not, and the share of each agreement."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.cooperation import by_date
from generator.corpus import Accord
from generator.pages.agreement_views import agreement_views
from generator.pages.commitment_blocks import commitment
from generator.pages.descriptions import describe
from generator.pages.grouped import Group, Grouped
from generator.pages.view import DataTable, Notice, PageView, Value
from generator.pages.writer import Writer
from generator.urls import EVIDENCE_URL, Kind, record_url


def evidence_page(writer: Writer) -> Iterator[PageView]:
    """Yield the page that follows commitments over all agreements, the earliest agreement first."""
    t = writer.t
    title = t("evidence.title")
    accords = tuple(accord for accord in by_date(writer.corpus.agreements.values()) if accord.commitments)
    yield PageView(
        path=EVIDENCE_URL,
        section="agreements",
        template="record.html",
        title=title,
        description=describe(t("evidence.lead")),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        lead=t("evidence.lead"),
        views=agreement_views(writer, EVIDENCE_URL),
        blocks=(
            Notice(
                text=(
                    Value(
                        t(
                            "evidence.counts",
                            m=sum(len(accord.commitments) for accord in accords),
                            n=sum(len(accord.evidence) for accord in accords),
                            rows=sum(len(items) for accord in accords for items in accord.evidence.values()),
                            date=formats.date(writer.corpus.as_of, writer.lang),
                        )
                    ),
                )
            ),
            Grouped(
                heading=t("evidence.found"),
                anchor="found",
                groups=tuple(
                    Group(
                        writer.agreement(accord),
                        tuple(commitment(writer, item) for item in accord.commitments if item.seq in accord.evidence),
                    )
                    for accord in accords
                    if accord.evidence
                ),
            ),
            DataTable(
                heading=t("evidence.shares"),
                anchor="shares",
                columns=(t("agreements.one"), t("agreements.signed_on"), t("evidence.share")),
                rows=tuple(_share(writer, accord) for accord in accords),
                numeric=frozenset({2}),
                note=t("evidence.shares_note"),
            ),
        ),
    )


def _share(writer: Writer, accord: Accord) -> tuple[tuple[Value, ...], ...]:
    link = f"{record_url(Kind.AGREEMENTS, accord.row.agreement_id)}#commitments"
    return (
        (writer.agreement(accord),),
        writer.date(accord.row.signed_on),
        (Value(f"{len(accord.evidence)}/{len(accord.commitments)}", link),),
    )
