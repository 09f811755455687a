"""Show corrections: a table on the page of each record that was corrected, and the log of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.pages.correction_words import field_name, reason, said, says
from generator.pages.record_kinds import KINDS, record_link
from generator.pages.view import DataTable, PageView, Prose, Value
from generator.pages.writer import Writer
from generator.records import Correction
from generator.urls import CORRECTIONS_FEED, CORRECTIONS_URL, record_url

_COLUMNS = ("corrected_on", "field", "said", "says", "reason")


def correction_log(writer: Writer) -> Iterator[PageView]:
    """Yield the page of all corrections, newest first."""
    t = writer.t
    title = t("corrections.log")
    lead = t("corrections.lead")
    made = writer.corpus.corrections
    table = DataTable(
        columns=tuple(t(f"corrections.{name}") for name in ("corrected_on", "record", *_COLUMNS[1:])),
        rows=tuple(
            (date, (record_link(writer, one.record_table, one.record_id),), *rest)
            for one in made
            for date, *rest in (_row(writer, one),)
        ),
    )
    yield PageView(
        path=CORRECTIONS_URL,
        section="other",
        template="record.html",
        title=title,
        description=lead,
        breadcrumb=(
            Value(t("shell.home"), "index.html"),
            Value(t("corrections.title"), "corrections/index.html"),
            Value(title),
        ),
        lead=lead,
        blocks=(table,) if made else (Prose(paragraphs=(Value(t("corrections.none")),)),),
        feed=CORRECTIONS_FEED,
    )


def corrections_shown(writer: Writer) -> Callable[[PageView], PageView]:
    """Return what adds to the page of a record the corrections made to it; other pages stay as they are."""
    made: defaultdict[str, list[Correction]] = defaultdict(list)
    for one in writer.corpus.corrections:
        made[record_url(KINDS[one.record_table][0], one.record_id)].append(one)

    def add(view: PageView) -> PageView:
        if view.path not in made:
            return view
        return replace(view, blocks=(*view.blocks, _table(writer, made[view.path])))

    return add


def _table(writer: Writer, made: list[Correction]) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("corrections.log"),
        anchor="corrections",
        columns=tuple(t(f"corrections.{name}") for name in _COLUMNS),
        rows=tuple(_row(writer, one) for one in made),
    )


def _row(writer: Writer, one: Correction) -> tuple[tuple[Value, ...], ...]:
    return (
        writer.date(one.corrected_on),
        (Value(field_name(writer, one)),),
        (said(writer, one),),
        (says(writer, one),),
        reason(writer, one),
    )
