"""Show one version of a law: when it applies, what it provides article by article, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats, statute
from generator.corpus import Case, Liability
from generator.pages import liability_words
from generator.pages.citations import citation
from generator.pages.descriptions import describe
from generator.pages.law_endings import family_url, review_link
from generator.pages.tier_words import branches, measures
from generator.pages.view import Block, DataTable, Fact, Facts, Layout, Notice, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.records import ArticleMove, Law
from generator.statute import Force
from generator.urls import Kind, record_url

_SHOWN = 10
_LEGAL_FORCE = {Force.IN_FORCE: "InForce", Force.EXPIRED: "NotInForce", Force.NOT_YET: "NotInForce"}


def law_pages(writer: Writer, *, as_of: str) -> Iterator[PageView]:
    """Yield the page of every law version; `as_of` is the ISO date on which force is stated."""
    for law in writer.corpus.laws.values():
        yield law_page(writer, law, as_of=as_of)


def law_page(writer: Writer, law: Law, *, as_of: str) -> PageView:
    """Return the page of `law`."""
    t = writer.t
    title = t.pick(law.title_zh, law.title_en)
    force = statute.force_on(law, as_of=as_of)
    articles = {formats.article_number(item.row.article) for item in _liabilities(writer, law)}
    key = "laws.description" if articles else "laws.description_plain"
    return PageView(
        path=record_url(Kind.LAWS, law.law_id),
        section="laws",
        template="record.html",
        title=title,
        description=describe(t(key, title=title, articles=len(articles))),
        breadcrumb=writer.crumbs(Kind.LAWS, t.pick(law.short_zh, law.short_en)),
        kicker=t("laws.one"),
        tags=(
            Tag(t.code("law_level", law.level), "plain"),
            Tag(t(f"statute.force_{force}"), f"status-{force}"),
        ),
        blocks=tuple(_blocks(writer, law, force=force, as_of=as_of)),
        aside=(
            _facts(writer, law, force=force, as_of=as_of),
            writer.source(law, table="laws"),
            citation(writer, kind=Kind.LAWS, record_id=law.law_id, title=title, source=law),
        ),
        more=tuple(_more(writer, law)),
        layout=Layout.COMPARING,
        json_ld=_json_ld(writer, law, force=force),
    )


def _blocks(writer: Writer, law: Law, *, force: Force, as_of: str) -> Iterator[Block]:
    yield from _notices(writer, law, force=force, as_of=as_of)
    family = writer.corpus.families[law.family_id]
    if len(family) > 1:
        yield _versions(writer, law, family=family)
    if not _liabilities(writer, law):
        yield Notice(text=(Value(writer.t("laws.no_provisions")),))
    has_note = False
    for base in _articles(writer, law):
        found = [item for item in _liabilities(writer, law) if formats.article_number(item.row.article) == base]
        if not found:
            yield _cited_article(writer, law, base=base)
            continue
        yield _article(writer, found, base=base, note="" if has_note else writer.t("laws.article_note"))
        has_note = True
    moves = _moves(writer, law)
    if moves:
        yield move_table(writer, moves)


def _more(writer: Writer, law: Law) -> Iterator[Block]:
    if law.law_id in writer.corpus.tiers_by_law:
        yield _standards(writer, law)
    cases = writer.corpus.cases_by_law.get(law.law_id, ())
    if cases:
        yield Results(
            heading=writer.t("laws.cited_by_cases"),
            anchor="cases",
            note=writer.t("laws.cases_note", n=len(cases), shown=min(len(cases), _SHOWN)),
            results=tuple(writer.case_result(case) for case in cases[:_SHOWN]),
        )


def _notices(writer: Writer, law: Law, *, force: Force, as_of: str) -> Iterator[Notice]:
    t = writer.t
    day = formats.date(as_of, writer.lang)
    family = writer.corpus.families[law.family_id]
    place = family.index(law)
    if force is Force.NOT_YET:
        text = [Value(t("laws.not_yet_text", date=day, from_on=formats.date(law.effective_from, writer.lang)))]
        if place + 1 < len(family):
            text += [Value(t("laws.not_yet_before")), writer.law(family[place + 1])]
        yield Notice(heading=t("laws.not_yet"), text=tuple(text), tone="caution")
    elif force is Force.EXPIRED:
        text = [Value(t("laws.expired_text", date=day, to_on=formats.date(law.effective_to, writer.lang)))]
        if place > 0:
            text += [Value(t("laws.expired_after")), writer.law(family[place - 1])]
        text += [Value(t("standards.full_stop")), Value(t("review.see")), review_link(writer, law)]
        yield Notice(heading=t("laws.expired"), text=tuple(text), tone="caution")
    elif force is Force.UNKNOWN:
        yield Notice(text=(Value(t("laws.from_unknown")),))


def _facts(writer: Writer, law: Law, *, force: Force, as_of: str) -> Facts:
    t = writer.t
    other = writer.foreign(law.title_zh) if writer.lang == "en" else Value(law.title_en, lang="en")
    has_family = len(writer.corpus.families[law.family_id]) > 1
    has_credit = any(item.law_id == law.law_id for item in writer.corpus.credit_classes)
    return Facts(
        heading=t("laws.facts"),
        facts=(
            Fact(t("laws.original_title"), (other,)),
            Fact(t("laws.level"), (Value(t.code("law_level", law.level)),)),
            Fact(t("laws.place"), (writer.region(law.jurisdiction_code),)),
            Fact(t("laws.version_on"), writer.date(law.version)),
            Fact(t("laws.from_on"), writer.date(law.effective_from)),
            Fact(
                t("laws.to_on"), (*writer.date(law.effective_to), review_link(writer, law)) if law.effective_to else ()
            ),
            Fact(t("laws.status", date=formats.date(as_of, writer.lang)), (Value(t(f"statute.force_{force}")),)),
            *((Fact(t("laws.versions"), (Value(t("family.link"), family_url(law.family_id)),)),) if has_family else ()),
            Fact(t("laws.official"), _official(writer, law)),
            *((Fact(t("laws.credit"), (Value(t("laws.credit_link"), "credit/index.html"),)),) if has_credit else ()),
        ),
    )


def _official(writer: Writer, law: Law) -> tuple[Value, ...]:
    if not law.official_url:
        return ()
    note = writer.t("laws.official_unchecked")
    if writer.is_linked(law.official_url, "official"):
        return (Value(law.official_url, law.official_url, note=note),)
    return (Value(law.official_url, note=note),)


def _versions(writer: Writer, law: Law, *, family: tuple[Law, ...]) -> DataTable:
    t = writer.t
    here = t("laws.this_version")
    return DataTable(
        heading=t("laws.versions"),
        anchor="versions",
        columns=tuple(t(f"laws.{name}") for name in ("version", "version_on", "from_on", "to_on")),
        rows=tuple(
            (
                (Value(writer.law(item).text, note=here) if item is law else writer.law(item),),
                writer.date(item.version),
                writer.date(item.effective_from),
                writer.date(item.effective_to),
            )
            for item in reversed(family)
        ),
    )


def _liabilities(writer: Writer, law: Law) -> tuple[Liability, ...]:
    return writer.corpus.liabilities_by_law.get(law.law_id, ())


def _articles(writer: Writer, law: Law) -> tuple[str, ...]:
    """Return every article that is recorded or that anything links to, so that each link finds its place."""
    corpus = writer.corpus
    numbers = [item.row.article for item in _liabilities(writer, law)]
    numbers += [tier.row.article for tier in corpus.tiers_by_law.get(law.law_id, ())]
    for case in corpus.cases_by_law.get(law.law_id, ()):
        numbers += [item.article for item in case.citations if item.law_id == law.law_id]
    for move in corpus.moves:
        numbers += [move.from_article] if move.from_law_id == law.law_id else []
        numbers += [move.to_article] if move.to_law_id == law.law_id else []
    return tuple(sorted({formats.article_number(number) for number in numbers if number}, key=statute.article_order))


def _article(writer: Writer, found: list[Liability], *, base: str, note: str) -> DataTable:
    t = writer.t
    columns = ["when", "paragraph", "liability", "fine", "measures", "violation"]
    has_subject = any(item.row.subject != "any" for item in found)
    columns += ["subject"] if has_subject else []
    return DataTable(
        heading=_heading(writer, base),
        anchor=f"a{base}",
        columns=tuple(t(f"laws.{name}") for name in columns),
        rows=tuple(
            (
                (liability_words.when(writer, item),),
                (Value(formats.article(item.row.article, writer.lang)),),
                (liability_words.text(writer, item),),
                (liability_words.fine(writer, item),),
                measures(writer, item.measures),
                (writer.violation(writer.corpus.violations[item.row.violation_id]),),
                *(((liability_words.subject(writer, item),),) if has_subject else ()),
            )
            for item in sorted(found, key=liability_words.branch_order)
        ),
        note=note,
    )


def _cited_article(writer: Writer, law: Law, *, base: str) -> DataTable:
    """Return the cases that cite an article whose liability is not recorded."""
    t = writer.t
    rows: list[tuple[Case, str]] = []
    for case in writer.corpus.cases_by_law.get(law.law_id, ()):
        numbers = [
            formats.article(item.article, writer.lang)
            for item in case.citations
            if item.law_id == law.law_id and formats.article_number(item.article) == base
        ]
        if numbers:
            rows.append((case, t("standards.list_comma").join(dict.fromkeys(numbers))))
    shown = rows[:_SHOWN]
    return DataTable(
        heading=_heading(writer, base),
        anchor=f"a{base}",
        columns=(t("laws.case"), t("laws.paragraph"), t("laws.case_date")),
        rows=tuple(((writer.case(case),), (Value(numbers),), writer.date(case.date)) for case, numbers in shown),
        note=t("laws.cited_only", n=len(rows), shown=len(shown)) if rows else t("laws.cited_nowhere"),
    )


def _heading(writer: Writer, base: str) -> str:
    words = formats.article(base, writer.lang)
    return words[:1].upper() + words[1:]


def _moves(writer: Writer, law: Law) -> tuple[ArticleMove, ...]:
    return tuple(move for move in writer.corpus.moves if law.law_id in {move.from_law_id, move.to_law_id})


def move_table(writer: Writer, moves: tuple[ArticleMove, ...]) -> DataTable:
    """Return where articles went from one version to the next."""
    t = writer.t
    laws = writer.corpus.laws
    return DataTable(
        heading=t("laws.moves"),
        anchor="moves",
        columns=(t("laws.from"), t("laws.to"), t("laws.change")),
        rows=tuple(
            (
                (writer.article(laws[move.from_law_id], move.from_article),),
                (writer.article(laws[move.to_law_id], move.to_article),),
                (Value(t.pick(move.change_zh, move.change_en)),),
            )
            for move in moves
        ),
        note=t("laws.moves_note"),
    )


def _standards(writer: Writer, law: Law) -> DataTable:
    t = writer.t
    corpus = writer.corpus
    grouped: dict[str, list[tuple[Value, Value, int]]] = {}
    for branch in branches(corpus, corpus.tiers_by_law[law.law_id]):
        violation = writer.violation(corpus.violations[branch.violation_id])
        grouped.setdefault(branch.standard.row.standard_id, []).append(
            (writer.article(law, branch.article), violation, len(branch.tiers))
        )
    return DataTable(
        heading=t("laws.cited_by_tiers"),
        anchor="standards",
        columns=tuple(t(f"laws.{name}") for name in ("standard", "place", "paragraph", "violation", "tier_count")),
        rows=tuple(
            (
                (writer.standard(corpus.standards[standard_id]),),
                writer.regions(corpus.standards[standard_id].places),
                tuple(dict.fromkeys(article for article, _, _ in items)),
                tuple(dict.fromkeys(violation for _, violation, _ in items)),
                (Value(str(sum(count for _, _, count in items))),),
            )
            for standard_id, items in grouped.items()
        ),
        numeric=frozenset({4}),
    )


def _json_ld(writer: Writer, law: Law, *, force: Force) -> dict[str, object]:
    place = writer.corpus.jurisdictions[law.jurisdiction_code]
    legal_force = _LEGAL_FORCE.get(force)
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "identifier": law.law_id,
        "name": writer.t.pick(law.title_zh, law.title_en),
        "legislationType": writer.t.code("law_level", law.level),
        "spatialCoverage": writer.t.pick(place.name_zh, place.name_en),
        **({"legislationDateVersion": law.version} if law.version else {}),
        **({"legislationLegalForce": f"https://schema.org/{legal_force}"} if legal_force else {}),
        **({"sameAs": law.official_url} if law.official_url else {}),
    }
