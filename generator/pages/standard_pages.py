"""Show one penalty standard: the document, its tiers beside the statute, its versions, and cases."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.corpus import Case, Standard
from generator.pages.citations import citation
from generator.pages.descriptions import describe
from generator.pages.law_endings import review_link
from generator.pages.tier_blocks import tier_table
from generator.pages.tier_figures import tier_figure
from generator.pages.tier_words import ANY_VIOLATION, branches
from generator.pages.view import Block, DataTable, Fact, Facts, Layout, Notice, PageView, Prose, Results, Tag, Value
from generator.pages.writer import Writer
from generator.records import Law
from generator.urls import Kind, facet_url, record_url

_SHOWN = 10
_WITHOUT_TIERS = {"no-penalty-list": "list", "general-rule": "rule", "tier-table": "seen"}


def standard_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every penalty standard."""
    for standard in writer.corpus.standards.values():
        yield standard_page(writer, standard)


def standard_page(writer: Writer, standard: Standard) -> PageView:
    """Return the page of `standard`."""
    t = writer.t
    row = standard.row
    title = t.pick(row.title_zh, row.title_en)
    kind = t.code("standard_kind", row.kind)
    places = t("standards.list_comma").join(writer.region_name(code) for code in standard.places)
    tiers = t("standards.tiers_n", n=len(standard.tiers)) if standard.tiers else t("standards.none_recorded")
    return PageView(
        path=record_url(Kind.STANDARDS, row.standard_id),
        section="standards",
        template="record.html",
        title=title,
        description=describe(t("standards.description", title=title, kind=kind, places=places, tiers=tiers)),
        breadcrumb=writer.crumbs(Kind.STANDARDS, title),
        kicker=t("standards.one"),
        tags=(
            Tag(kind, "plain", facet_url(Kind.STANDARDS, "kind", row.kind)),
            writer.status_tag("standard_status", row.status),
        ),
        blocks=tuple(_blocks(writer, standard)),
        aside=(
            _facts(writer, standard),
            writer.source(row, published_on=row.issued_on, table="penalty-standards"),
            citation(writer, kind=Kind.STANDARDS, record_id=row.standard_id, title=title, source=row),
        ),
        more=tuple(_more(writer, standard)),
        layout=Layout.COMPARING if standard.tiers else Layout.READING,
        json_ld=_json_ld(writer, standard),
    )


def _blocks(writer: Writer, standard: Standard) -> Iterator[Block]:
    yield from _notices(writer, standard)
    if standard.tiers:
        yield from _tiers(writer, standard)
    else:
        key = _WITHOUT_TIERS.get(standard.row.kind, "other")
        words = Value(writer.t(f"standards.no_tiers_{key}"))
        yield Prose(heading=writer.t("standards.tiers"), anchor="tiers", paragraphs=(words,))
    relatives = _relatives(writer, standard)
    if relatives:
        yield DataTable(
            heading=writer.t("standards.versions"),
            anchor="versions",
            columns=tuple(writer.t(f"standards.{name}") for name in ("document", "relation", "issued_on", "in_force")),
            rows=tuple(
                (
                    (writer.standard(other),),
                    (Value(relation),),
                    writer.date(other.row.issued_on),
                    writer.period(other.row.effective_from, other.row.effective_to),
                )
                for relation, other in relatives
            ),
        )


def _more(writer: Writer, standard: Standard) -> Iterator[Results]:
    cases = _cases(writer, standard)
    if cases:
        yield Results(
            heading=writer.t("standards.cases"),
            anchor="cases",
            note=writer.t("standards.cases_note", n=len(cases), shown=min(len(cases), _SHOWN)),
            results=tuple(writer.case_result(case) for case in cases[:_SHOWN]),
        )


def _notices(writer: Writer, standard: Standard) -> Iterator[Notice]:
    t = writer.t
    row = standard.row
    if row.not_seen_zh:
        yield Notice(
            heading=t("standards.incomplete"),
            text=(Value(t("standards.incomplete_text")), writer.foreign(row.not_seen_zh)),
            tone="caution",
        )
    if row.effective_to:
        ends = formats.date(row.effective_to, writer.lang)
        yield Notice(
            heading=t("standards.expires"), text=(Value(t("standards.expires_text", date=ends)),), tone="caution"
        )
    for law in _laws(writer, standard):
        if law.effective_to:
            yield _law_ends(writer, standard, law=law)


def _law_ends(writer: Writer, standard: Standard, *, law: Law) -> Notice:
    """Return the warning that a cited law version ends, with where the cited articles stand in the next."""
    t = writer.t
    cited = {tier.row.article for tier in standard.tiers if tier.row.law_id == law.law_id}
    bases = {formats.article_number(article) for article in cited}
    moved = [
        writer.article(writer.corpus.laws[move.to_law_id], move.to_article)
        for move in writer.corpus.moves
        if move.from_law_id == law.law_id and formats.article_number(move.from_article) in bases
    ]
    ends = formats.date(law.effective_to, writer.lang)
    text = [writer.law(law), Value(t("standards.law_ends_on", date=ends))]
    if moved:
        text.append(Value(t("standards.law_moved")))
        for place, article in enumerate(moved):
            text += [Value(t("standards.list_comma"))] if place else []
            text.append(article)
        text.append(Value(t("standards.full_stop")))
    text += [Value(t("review.see")), review_link(writer, law)]
    return Notice(heading=t("standards.law_old"), text=tuple(text), tone="caution")


def _laws(writer: Writer, standard: Standard) -> tuple[Law, ...]:
    cited = dict.fromkeys(tier.row.law_id for tier in standard.tiers if tier.row.law_id)
    return tuple(writer.corpus.laws[law_id] for law_id in cited)


def _tiers(writer: Writer, standard: Standard) -> Iterator[Block]:
    for number, branch in enumerate(branches(writer.corpus, standard.tiers), start=1):
        yield tier_table(writer, branch, anchor=f"tiers-{number}")
        figure = tier_figure(writer, branch, anchor=f"bar-{number}")
        if figure:
            yield figure


def _facts(writer: Writer, standard: Standard) -> Facts:
    t = writer.t
    row = standard.row
    corpus = writer.corpus
    violations = dict.fromkeys(tier.row.violation_id for tier in standard.tiers)
    articles = dict.fromkeys((tier.row.law_id, tier.row.article) for tier in standard.tiers if tier.row.law_id)
    complete = {True: "complete_yes", False: "complete_no", None: ""}[row.claims_complete]
    return Facts(
        heading=t("standards.document"),
        facts=(
            *((Fact(t("standards.original_title"), (writer.foreign(row.title_zh),)),) if writer.lang == "en" else ()),
            *(
                (Fact(t("standards.title_note"), (Value(t("standards.descriptive_title")),)),)
                if row.is_title_descriptive
                else ()
            ),
            Fact(t("standards.kind"), (Value(t.code("standard_kind", row.kind)),)),
            Fact(t("standards.doc_no"), writer.words(row.doc_no)),
            Fact(t("standards.issuers"), tuple(writer.agency(agency) for agency in standard.issuers)),
            Fact(t("standards.places"), writer.regions(standard.places)),
            Fact(t("standards.issued_on"), writer.date(row.issued_on)),
            Fact(t("standards.in_force"), writer.period(row.effective_from, row.effective_to)),
            Fact(t("standards.status"), (Value(t.code("standard_status", row.status)),)),
            Fact(t("standards.method"), (Value(t.code("tier_method", row.tier_method)),) if row.tier_method else ()),
            Fact(t("standards.complete"), (Value(t(f"standards.{complete}")),) if complete else ()),
            Fact(
                t("standards.violations"),
                tuple(writer.violation(corpus.violations[violation_id]) for violation_id in violations)
                or (Value(t("standards.none_recorded")),),
            ),
            *(
                (Fact(t("standards.tiers"), (writer.data_file(row.package, "penalty-tiers"),)),)
                if standard.tiers
                else ()
            ),
            *(
                (
                    Fact(
                        t("standards.statute"),
                        tuple(writer.article(corpus.laws[law_id], article) for law_id, article in articles),
                    ),
                )
                if articles
                else ()
            ),
        ),
    )


def _relatives(writer: Writer, standard: Standard) -> list[tuple[str, Standard]]:
    t = writer.t
    standards = writer.corpus.standards
    row = standard.row
    found = [(t("standards.supersedes"), standards[row.supersedes_id])] if row.supersedes_id else []
    found += [
        (t("standards.superseded_by"), other)
        for other in standards.values()
        if other.row.supersedes_id == row.standard_id
    ]
    return found


def _cases(writer: Writer, standard: Standard) -> list[Case]:
    """Return the cases of the same violations in the regions the standard applies to, newest first."""
    corpus = writer.corpus
    wanted = {tier.row.violation_id for tier in standard.tiers} - {ANY_VIOLATION}
    places = set(standard.places)
    return [
        case
        for case in corpus.cases.values()
        if wanted & {violation.violation_id for violation in case.violations}
        and places & {above for code in case.places for above in corpus.lineage(code)}
    ]


def _json_ld(writer: Writer, standard: Standard) -> dict[str, object]:
    row = standard.row
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "identifier": row.standard_id,
        "name": writer.t.pick(row.title_zh, row.title_en),
        "legislationType": writer.t.code("standard_kind", row.kind),
        "spatialCoverage": [writer.region_name(code) for code in standard.places],
        **({"legislationIdentifier": row.doc_no} if row.doc_no else {}),
        **({"legislationDate": row.issued_on} if row.issued_on else {}),
    }
