"""Set the versions of one law side by side: which article, which fine, what changed, what moved where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator import formats, statute
from generator.corpus import Liability
from generator.pages import liability_words
from generator.pages.descriptions import describe
from generator.pages.law_changes import changes
from generator.pages.law_endings import REVIEW_URL, family_url
from generator.pages.law_pages import move_table
from generator.pages.view import Block, DataTable, Layout, Notice, PageView, StackedTable, Value
from generator.pages.writer import Writer
from generator.records import Law
from generator.statute import family_name
from generator.urls import Kind


def family_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every law of which at least two versions are held."""
    for family_id, family in writer.corpus.families.items():
        if len(family) > 1:
            yield family_page(writer, family_id)


def family_page(writer: Writer, family_id: str) -> PageView:
    """Return the page of one law with its versions, the oldest first."""
    t = writer.t
    versions = tuple(reversed(writer.corpus.families[family_id]))
    name = family_name(versions[0], t=t)
    title = t("family.title", name=name)
    lead = t("family.lead", name=name, n=len(versions))
    return PageView(
        path=family_url(family_id),
        section="laws",
        template="record.html",
        title=title,
        description=describe(lead),
        breadcrumb=writer.crumbs(Kind.LAWS, title),
        kicker=t("review.kicker"),
        lead=lead,
        blocks=tuple(_blocks(writer, versions)),
        layout=Layout.COMPARING,
    )


def _blocks(writer: Writer, versions: tuple[Law, ...]) -> Iterator[Block]:
    t = writer.t
    for law in versions:
        if law.not_seen_zh:
            said = writer.foreign(law.not_seen_zh)
            yield Notice(
                text=(writer.law(law), Value(t("family.not_seen")), said, Value(t("standards.full_stop"))),
                tone="caution",
            )
    yield _in_force(writer, versions)
    table = _by_violation(writer, versions)
    yield table if table.rows else Notice(text=(Value(t("laws.no_provisions")),))
    ids = {law.law_id for law in versions}
    moves = tuple(move for move in writer.corpus.moves if move.from_law_id in ids and move.to_law_id in ids)
    if moves:
        yield move_table(writer, moves)
    yield Notice(
        text=(Value(t("family.review")), Value(t("review.title"), REVIEW_URL), Value(t("standards.full_stop")))
    )


def _in_force(writer: Writer, versions: tuple[Law, ...]) -> DataTable:
    t = writer.t
    as_of = writer.corpus.as_of
    return DataTable(
        heading=t("laws.versions"),
        anchor="versions",
        columns=(
            *(t(f"laws.{name}") for name in ("version", "version_on", "from_on", "to_on")),
            t("laws.status", date=formats.date(as_of, writer.lang)),
        ),
        rows=tuple(
            (
                (writer.law(law),),
                writer.date(law.version),
                writer.date(law.effective_from),
                writer.date(law.effective_to),
                (Value(t(f"statute.force_{statute.force_on(law, as_of=as_of)}")),),
            )
            for law in versions
        ),
    )


def _by_violation(writer: Writer, versions: tuple[Law, ...]) -> DataTable:
    t = writer.t
    corpus = writer.corpus
    held = {law.law_id: corpus.liabilities_by_law.get(law.law_id, ()) for law in versions}
    cited = dict.fromkeys(item.row.violation_id for items in reversed(held.values()) for item in items)
    return StackedTable(
        heading=t("family.by_violation"),
        anchor="violations",
        columns=(t("violations.one"), *(writer.law(law).text for law in versions), t("family.change")),
        rows=tuple(_row(writer, versions, violation_id=violation_id) for violation_id in cited),
        note=t("family.note"),
    )


def _row(writer: Writer, versions: tuple[Law, ...], *, violation_id: str) -> tuple[tuple[Value, ...], ...]:
    corpus = writer.corpus
    items = {
        law.law_id: tuple(
            sorted(
                (
                    item
                    for item in corpus.liabilities_by_law.get(law.law_id, ())
                    if item.row.violation_id == violation_id
                ),
                key=liability_words.branch_order,
            )
        )
        for law in versions
    }
    found = [
        change
        for old, new in pairwise(versions)
        for change in changes(corpus, old=old, new=new, before=items[old.law_id], after=items[new.law_id])
    ]
    return (
        (writer.violation(corpus.violations[violation_id]),),
        *(_cell(writer, law, items[law.law_id]) for law in versions),
        tuple(Value(writer.t(f"family.change_{change}")) for change in found),
    )


def _cell(writer: Writer, law: Law, items: tuple[Liability, ...]) -> tuple[Value, ...]:
    if not items:
        return (Value(writer.t("family.none_recorded")),)
    values = []
    for item in items:
        article = writer.article(law, item.row.article)
        words = formats.article(item.row.article, writer.lang)
        said = writer.t(
            "family.branch",
            when=liability_words.when(writer, item).text,
            who=_who(writer, item),
            fine=liability_words.fine(writer, item).text,
        )
        values.append(Value(words[:1].upper() + words[1:], article.href, note=said))
    return tuple(values)


def _who(writer: Writer, item: Liability) -> str:
    if item.row.subject == "any":
        return ""
    return writer.t("family.who", who=liability_words.subject(writer, item).text)
