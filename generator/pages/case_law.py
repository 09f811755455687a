"""Set out the provisions that a case cites, by version, each a link to its text."""

from __future__ import annotations

from generator import formats
from generator.corpus import Case
from generator.pages.view import Block, DataTable, Prose, Value
from generator.pages.writer import Writer
from generator.records import CaseCitation


def law_block(writer: Writer, case: Case) -> Block:
    """Return the provisions cited, or the sentence that the source cites none."""
    t = writer.t
    if not case.citations:
        return Prose(heading=t("cases.law"), anchor="law", paragraphs=(Value(t("cases.no_law")),))
    return DataTable(
        heading=t("cases.law"),
        anchor="law",
        columns=(t("cases.citation"), t("laws.version")),
        rows=tuple(_row(writer, item) for item in case.citations),
    )


def _row(writer: Writer, item: CaseCitation) -> tuple[tuple[Value, ...], ...]:
    law = writer.corpus.laws.get(item.law_id)
    if law:
        return (writer.article(law, item.article),), (Value(formats.date(law.version, writer.lang)),)
    cited = writer.foreign(f"{item.law_title_zh}{formats.article(item.article, 'zh')}")
    standard = writer.corpus.standards.get(item.standard_id)
    if standard:
        return (cited._replace(href=writer.standard(standard).href),), (Value(writer.t("cases.version_standard")),)
    return (cited,), (Value(writer.t("cases.version_open")),)
