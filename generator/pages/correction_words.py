"""Put a correction into words: the field, what it said and says now, and why."""

from __future__ import annotations

from generator.pages.data_pages import code_label
from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.records import Correction


def field_name(writer: Writer, correction: Correction) -> str:
    """Return the title of the field that was changed; of a child table with the table's title."""
    child, _, name = correction.field.rpartition(".")
    tables = writer.corpus.packages[correction.package].tables
    table = tables.get(child or correction.record_table)
    field = table.schema.field(name) if table else None
    if table is None or field is None:
        return correction.field
    title = field.title_in(writer.lang)
    return writer.t("corrections.field_of", table=table.schema.title_in(writer.lang), field=title) if child else title


def said(writer: Writer, correction: Correction) -> Value:
    """Return what the field said, or that it is not repeated."""
    if not correction.said_zh:
        return Value(writer.t("corrections.withheld"))
    return _content(writer, correction, correction.said_zh)


def says(writer: Writer, correction: Correction) -> Value:
    """Return what the field says now, or that it was deleted."""
    if not correction.says_zh:
        return Value(writer.t("corrections.removed"))
    return _content(writer, correction, correction.says_zh)


def reason(writer: Writer, correction: Correction) -> tuple[Value, ...]:
    """Return why: the kind of reason, the reason in words, and a link to the evidence."""
    t = writer.t
    words = t.pick(correction.reason_zh, correction.reason_en)
    is_chinese = words == correction.reason_zh
    return (
        Value(t.code("correction_reason", correction.reason)),
        *(((writer.foreign(words) if is_chinese else Value(words)),) if words else ()),
        *_evidence(writer, correction.source_url),
    )


def _evidence(writer: Writer, url: str) -> tuple[Value, ...]:
    if not url:
        return ()
    if writer.is_linked(url, ""):
        return (Value(writer.t("corrections.evidence"), url),)
    return (Value(writer.t("corrections.evidence"), note=writer.t("source.unlinked", url=url)),)


def _content(writer: Writer, correction: Correction, text: str) -> Value:
    child, _, name = correction.field.rpartition(".")
    table = writer.corpus.packages[correction.package].tables.get(child or correction.record_table)
    field = table.schema.field(name) if table else None
    if table and field and text in field.enum:
        return Value(code_label(writer, table.name, field, text))
    return writer.foreign(text) if any("一" <= mark <= "鿿" for mark in text) else Value(text)
