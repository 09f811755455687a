"""Show how long penalties are published and how credit is repaired, final rules and drafts apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import formats
from generator.pages.descriptions import describe
from generator.pages.view import Block, DataTable, Fact, Facts, Layout, Notice, PageView, Value
from generator.pages.writer import Writer
from generator.records import CreditClass
from generator.urls import Kind

_SEVERITIES = ("minor", "general", "serious")


def credit_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of credit-repair classes."""
    t = writer.t
    title = t("credit.title")
    final, drafts = _by_rule(writer, status="final"), _by_rule(writer, status="draft")
    laws = dict.fromkeys(rows[0].law_id for rows in (*final.values(), *drafts.values()))
    yield PageView(
        path="credit/index.html",
        section="laws",
        template="record.html",
        title=title,
        description=describe(t("credit.description")),
        breadcrumb=writer.crumbs(Kind.LAWS, title),
        kicker=t("credit.one"),
        lead=t("credit.lead"),
        blocks=tuple(_blocks(writer, final=final, drafts=drafts)),
        layout=Layout.COMPARING,
        aside=(
            Facts(
                heading=t("credit.rules"),
                facts=tuple(
                    Fact(
                        writer.law(writer.corpus.laws[law_id]).text,
                        (
                            Value(t("laws.one"), writer.law(writer.corpus.laws[law_id]).href),
                            *writer.period(
                                writer.corpus.laws[law_id].effective_from, writer.corpus.laws[law_id].effective_to
                            ),
                        ),
                    )
                    for law_id in laws
                ),
            ),
        ),
    )


def _blocks(
    writer: Writer, *, final: Mapping[str, list[CreditClass]], drafts: Mapping[str, list[CreditClass]]
) -> Iterator[Block]:
    t = writer.t
    for key, rows in final.items():
        yield _table(writer, rows, anchor=key)
    if drafts:
        yield Notice(heading=t("credit.draft"), text=(Value(t("credit.draft_text")),), tone="caution")
    for key, rows in drafts.items():
        yield _table(writer, rows, anchor=key)
    yield _sources(writer, [row for rows in (*final.values(), *drafts.values()) for row in rows])


def _by_rule(writer: Writer, *, status: str) -> dict[str, list[CreditClass]]:
    """Return the classes of each rule's text, mildest first, under the anchor of its table."""
    rules: dict[str, list[CreditClass]] = {}
    for row in sorted(writer.corpus.credit_classes, key=lambda row: (row.law_id, _SEVERITIES.index(row.severity))):
        if row.text_status == status:
            rules.setdefault(f"{row.law_id}-{status}", []).append(row)
    return rules


def _table(writer: Writer, rows: list[CreditClass], *, anchor: str) -> DataTable:
    t = writer.t
    columns = ("class", "definition", "published", "months", "repair", "end", "clock")
    return DataTable(
        heading=_heading(writer, rows[0]),
        anchor=anchor,
        columns=tuple(t(f"credit.{name}") for name in columns),
        rows=tuple(
            (
                (Value(t.code("credit_severity", row.severity)),),
                (Value(t.pick(row.definition_zh, row.definition_en)),),
                _said(writer, row.published_zh, row.published_en),
                _months(writer, row),
                _said(writer, row.repair_condition_zh, row.repair_condition_en),
                _said(writer, row.end_of_publicity_zh, row.end_of_publicity_en),
                _said(writer, row.clock_start_zh, row.clock_start_en),
            )
            for row in rows
        ),
        note=t("credit.note"),
    )


def _heading(writer: Writer, row: CreditClass) -> str:
    t = writer.t
    rule = writer.law(writer.corpus.laws[row.law_id]).text
    text = t.code("text_status", row.text_status)
    if not row.draft_on:
        return t("credit.of", rule=rule, text=text)
    return t("credit.draft_of", rule=rule, text=text, date=formats.date(row.draft_on, writer.lang))


def _said(writer: Writer, zh: str, en: str) -> tuple[Value, ...]:
    words = writer.t.pick(zh, en)
    return (Value(words),) if words else ()


def _months(writer: Writer, row: CreditClass) -> tuple[Value, ...]:
    t = writer.t
    low, high = row.min_publicity_months, row.max_publicity_months
    if low is None and high is None:
        return ()
    if low is None:
        return (Value(t("credit.months_to", b=high)),)
    return (Value(t("credit.months_from", a=low) if high is None else t("credit.months_from_to", a=low, b=high)),)


def _sources(writer: Writer, rows: list[CreditClass]) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("credit.sources"),
        anchor="source",
        columns=tuple(t(f"credit.{name}") for name in ("rule", "class", "source", "retrieved", "not_seen", "remarks")),
        rows=tuple(
            (
                (Value(_heading(writer, row)),),
                (Value(t.code("credit_severity", row.severity)),),
                writer.source_link(row),
                writer.date(row.retrieved_on),
                writer.words(row.not_seen_zh) or (Value(t("source.nothing_missing")),),
                writer.words(row.note_zh) or (Value(""),),
            )
            for row in rows
        ),
    )
