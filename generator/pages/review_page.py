"""List what has to be looked at again because the law version it cites has a last day."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.corpus import Case
from generator.pages.descriptions import describe
from generator.pages.law_endings import REVIEW_URL, Ending, Stage, endings, moved_to
from generator.pages.tier_words import tier_label
from generator.pages.view import Block, DataTable, Layout, Notice, PageView, Prose, Value
from generator.pages.writer import Writer
from generator.urls import Kind


def review_page(writer: Writer) -> Iterator[PageView]:
    """Yield the page of what cites a law version that ends or has ended."""
    t = writer.t
    as_of = writer.corpus.as_of
    found = endings(writer.corpus, as_of=as_of)
    title = t("review.title")
    yield PageView(
        path=REVIEW_URL,
        section="laws",
        template="record.html",
        title=title,
        description=describe(t("review.lead")),
        breadcrumb=writer.crumbs(Kind.LAWS, title),
        kicker=t("review.kicker"),
        lead=t("review.lead"),
        blocks=tuple(_blocks(writer, found, as_of=as_of)),
        layout=Layout.COMPARING,
    )


def _blocks(writer: Writer, found: tuple[Ending, ...], *, as_of: str) -> Iterator[Block]:
    t = writer.t
    yield Notice(text=(Value(t("review.as_of", date=formats.date(as_of, writer.lang))),))
    yield _overview(writer, found)
    for stage in (Stage.SOON, Stage.LATER, Stage.ENDED):
        for ending in found:
            if ending.stage is stage and (ending.tiers or ending.cases):
                yield from _of_law(writer, ending)


def _overview(writer: Writer, found: tuple[Ending, ...]) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("review.overview"),
        anchor="overview",
        columns=tuple(t(f"review.{name}") for name in ("law", "last_day", "stage", "after", "tiers_n", "cases_n")),
        rows=tuple(
            (
                (writer.law(one.law),),
                writer.date(one.law.effective_to),
                (Value(t(f"review.stage_{one.stage}")),),
                (writer.law(one.after),) if one.after else (Value(t("review.no_after")),),
                (Value(str(len(one.tiers))),),
                (Value(str(len(one.cases))),),
            )
            for one in found
        ),
        numeric=frozenset({4, 5}),
        note=t("review.overview_note"),
    )


def _of_law(writer: Writer, ending: Ending) -> Iterator[Block]:
    t = writer.t
    law = ending.law
    last = formats.date(law.effective_to, writer.lang)
    text = [writer.law(law), Value(t(f"review.law_{ending.stage}", date=last))]
    if ending.after:
        text += [Value(t("review.law_after")), writer.law(ending.after), Value(t("standards.full_stop"))]
    yield Prose(heading=writer.law(law).text, anchor=law.law_id, paragraphs=(Value("".join(v.text for v in text)),))
    if ending.tiers:
        yield _tiers(writer, ending)
    if ending.cases:
        yield _cases(writer, ending)


def _tiers(writer: Writer, ending: Ending) -> DataTable:
    t = writer.t
    corpus = writer.corpus
    law = ending.law
    standards = {tier.row.standard_id for tier in ending.tiers}
    return DataTable(
        heading=t("review.tiers", law=writer.law(law).text, standards=len(standards), n=len(ending.tiers)),
        anchor=f"tiers-{law.law_id}",
        columns=tuple(t(f"review.{name}") for name in ("standard", "place", "tier", "violation", "cited", "now")),
        rows=tuple(
            (
                (writer.standard(corpus.standards[tier.row.standard_id]),),
                writer.regions(corpus.standards[tier.row.standard_id].places),
                (tier_label(writer, tier),),
                (writer.violation(corpus.violations[tier.row.violation_id]),),
                (writer.article(law, tier.row.article),),
                moved_to(writer, law, article=tier.row.article),
            )
            for tier in ending.tiers
        ),
        note=t("review.tiers_note"),
    )


def _cases(writer: Writer, ending: Ending) -> DataTable:
    t = writer.t
    law = ending.law
    return DataTable(
        heading=t("review.cases", law=writer.law(law).text, n=len(ending.cases)),
        anchor=f"cases-{law.law_id}",
        columns=tuple(t(f"review.{name}") for name in ("case", "date", "cited", "now")),
        rows=tuple(_case(writer, ending, case) for case in ending.cases),
        note=t("review.cases_note"),
    )


def _case(writer: Writer, ending: Ending, case: Case) -> tuple[tuple[Value, ...], ...]:
    law = ending.law
    cited = tuple(dict.fromkeys(item.article for item in case.citations if item.law_id == law.law_id))
    now = dict.fromkeys(_now(writer, ending, article, several=len(cited) > 1) for article in cited if article)
    return (
        (writer.case(case),),
        writer.date(case.date),
        tuple(writer.article(law, article) if article else writer.law(law) for article in cited),
        tuple(value for values in now for value in values) or (Value(writer.t("review.whole_law")),),
    )


def _now(writer: Writer, ending: Ending, article: str, *, several: bool) -> tuple[Value, ...]:
    """Return where a cited article stands, with the article it was where a case cites several."""
    found = moved_to(writer, ending.law, article=article)
    was = formats.article(article, writer.lang) if several else ""
    return tuple(value._replace(note=was) for value in found)
