"""Put a neutral notice where a record was that is no longer public: its number, the rule and the day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lifecycle.ended import Ended
from generator.pages.record_kinds import KINDS
from generator.pages.rule_link import rule_link
from generator.pages.view import Block, Fact, Facts, Notice, PageView, Value
from generator.pages.writer import Writer
from generator.urls import record_url

_BY_PERIOD = frozenset({"expired", "credit-repaired"})


def ended_pages(writer: Writer) -> Iterator[PageView]:
    """Yield a page for every record that is no longer public; no list, feed or site map leads there."""
    for ended in writer.corpus.ended:
        yield _page(writer, ended)


def _page(writer: Writer, ended: Ended) -> PageView:
    t = writer.t
    kind, section = KINDS[ended.table]
    title = t("ended.title", id=ended.record_id)
    return PageView(
        path=record_url(kind, ended.record_id),
        section=section,
        template="record.html",
        title=title,
        description=t("ended.description"),
        breadcrumb=writer.crumbs(kind, title),
        kicker=t(f"{kind}.one"),
        blocks=tuple(_blocks(writer, ended)),
        is_indexed=False,
    )


def _blocks(writer: Writer, ended: Ended) -> Iterator[Block]:
    t = writer.t
    yield Notice(text=(Value(t("ended.notice")),))
    rule = rule_link(writer, ended.law_id, ended.article)
    if ended.reason in _BY_PERIOD:
        rule = (*rule, Value(t("credit.title"), "credit/index.html"))
    yield Facts(
        heading=t("ended.facts"),
        facts=(
            Fact(t("ended.number"), (Value(ended.record_id),)),
            Fact(t("ended.since"), writer.date(ended.ended_on)),
            Fact(t("ended.reason"), (Value(t.code("ended_reason", ended.reason)),)),
            *((Fact(t("ended.rule"), rule),) if rule else ()),
            Fact(t("ended.more"), (Value(t("ended.corrections"), "corrections/index.html"),)),
        ),
    )
