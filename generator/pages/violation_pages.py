"""Show one violation: what it is, what each law provides, how each region's standard cuts it, and cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import formats, statute
from generator.corpus import NATION, Liability, Standard
from generator.pages import liability_words
from generator.pages.compare_scope import compare_url, is_compared
from generator.pages.comparison import comparison_tables, tier_list
from generator.pages.descriptions import describe
from generator.pages.static_answers import answer_url
from generator.pages.tier_figures import tier_figure
from generator.pages.tier_words import ANY_VIOLATION, Branch, branches, fine, measures
from generator.pages.view import Block, DataTable, Fact, Facts, Layout, PageView, Prose, Results, Value
from generator.pages.violation_cases import violation_cases
from generator.pages.writer import Writer
from generator.records import Law, Violation
from generator.statute import family_name
from generator.urls import Kind, check_url, record_url


def violation_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every violation."""
    for violation in writer.corpus.violations.values():
        yield violation_page(writer, violation)


def violation_page(writer: Writer, violation: Violation) -> PageView:
    """Return the page of `violation`."""
    t = writer.t
    title = t.pick(violation.name_zh, violation.name_en)
    definition = t.pick(violation.definition_zh, violation.definition_en)
    return PageView(
        path=record_url(Kind.VIOLATIONS, violation.violation_id),
        section="laws",
        template="record.html",
        title=title,
        description=describe(t("violations.description", definition=definition)),
        breadcrumb=writer.crumbs(Kind.LAWS, title),
        kicker=t("violations.one"),
        tags=(writer.ip_tag(violation.ip_type),),
        lead=definition,
        blocks=tuple(_blocks(writer, violation)),
        aside=(
            _facts(writer, violation),
            writer.source(violation, table="violations"),
        ),
        more=tuple(violation_cases(writer, violation)),
        layout=Layout.COMPARING,
    )


def _blocks(writer: Writer, violation: Violation) -> Iterator[Block]:
    code = violation.violation_id
    liabilities = writer.corpus.liabilities_by_violation.get(code, ())
    national = [item for item in liabilities if item.law.level != "local"]
    local = [item for item in liabilities if item.law.level == "local"]
    if not national:
        yield Prose(
            heading=writer.t("violations.provision"),
            anchor="statute",
            paragraphs=(Value(writer.t("violations.no_statute")),),
        )
    yield from _statutes(writer, national)
    yield from _standards(writer, violation)
    yield from _statutes(writer, local)
    if code != ANY_VIOLATION:
        yield _general(writer)


def _facts(writer: Writer, violation: Violation) -> Facts:
    t = writer.t
    corpus = writer.corpus
    code = violation.violation_id
    other = writer.foreign(violation.name_zh) if writer.lang == "en" else Value(violation.name_en, lang="en")
    lay = violation.lay_terms_zh.split("、") if writer.lang == "zh" else violation.lay_terms_en.split(", ")
    tiers = [tier for standard in corpus.standards.values() for tier in standard.tiers if tier.row.violation_id == code]
    return Facts(
        heading=t("violations.about"),
        facts=(
            Fact(t("violations.other_name"), (other,)),
            Fact(t("violations.lay"), tuple(Value(word) for word in lay if word)),
            Fact(t("violations.ip_type"), (Value(t.code("ip_type", violation.ip_type)),)),
            Fact(
                t("violations.counts"),
                (
                    Value(
                        t(
                            "violations.counts_text",
                            liabilities=len(corpus.liabilities_by_violation.get(code, ())),
                            tiers=len(tiers),
                            cases=len(corpus.cases_by_violation.get(code, ())),
                        )
                    ),
                ),
            ),
            Fact(
                t("check.title"),
                (
                    Value(t("check.answers_own"), check_url(v=code)),
                    Value(t("check.answers_link"), answer_url(code)),
                ),
            ),
            *(
                (Fact(t("compare.title"), (Value(t("violations.compare_link"), compare_url(code)),)),)
                if is_compared(corpus, violation)
                else ()
            ),
        ),
    )


def _statutes(writer: Writer, liabilities: Iterable[Liability]) -> Iterator[DataTable]:
    """Yield a table for each law, its versions in order of force."""
    families: dict[str, list[Liability]] = {}
    for item in liabilities:
        families.setdefault(item.law.family_id, []).append(item)
    for items in families.values():
        yield _statute(writer, sorted(items, key=lambda item: (_since(item.law), liability_words.branch_order(item))))


def _day(writer: Writer) -> str:
    return formats.date(writer.corpus.as_of, writer.lang)


def _since(law: Law) -> str:
    return law.effective_from or law.version


def _statute(writer: Writer, liabilities: list[Liability]) -> DataTable:
    t = writer.t
    law = liabilities[0].law
    name = family_name(law, t=t)
    is_local = law.level == "local"
    heading = t("violations.statute", family=name)
    if is_local:
        heading = t("violations.statute_local", family=name, place=writer.region_name(law.jurisdiction_code))
    has_threshold = any(item.row.threshold_basis for item in liabilities)
    has_subject = any(item.row.subject != "any" for item in liabilities)
    columns = ["provision", "force", "when", *(["threshold"] if has_threshold else []), "fine", "measures"]
    columns += ["subject"] if has_subject else []
    return DataTable(
        heading=heading,
        anchor=f"law-{law.family_id}",
        columns=tuple(t(f"violations.{column}") for column in columns),
        rows=tuple(
            (
                (writer.article(item.law, item.row.article),),
                (_force(writer, item.law),),
                (liability_words.when(writer, item),),
                *(((liability_words.threshold(writer, item),),) if has_threshold else ()),
                (liability_words.fine(writer, item),),
                _consequences(writer, item),
                *(((liability_words.subject(writer, item),),) if has_subject else ()),
            )
            for item in liabilities
        ),
        note=t("violations.statute_local_note" if is_local else "violations.statute_note", date=_day(writer)),
    )


def _force(writer: Writer, law: Law) -> Value:
    """Return whether a law version is in force on the day of the data, with its period."""
    force = statute.force_on(law, as_of=writer.corpus.as_of)
    period = writer.period(law.effective_from, law.effective_to)
    return Value(writer.t(f"statute.force_{force}"), note=period[0].text if period else "")


def _consequences(writer: Writer, liability: Liability) -> tuple[Value, ...]:
    """Return the measures; where a branch sets neither fine nor measure, what it provides in words."""
    if liability.row.fine_basis == "none" and not liability.measures:
        return (liability_words.text(writer, liability),)
    return measures(writer, liability.measures)


def _standards(writer: Writer, violation: Violation) -> Iterator[Block]:
    t = writer.t
    code = violation.violation_id
    standards = writer.corpus.standards_by_violation.get(code, ())
    if not standards:
        yield Results(
            heading=t("violations.standards"), anchor="standards", results=(), empty=t("violations.no_standards")
        )
        return
    yield _register(writer, violation, standards)
    tiers = [tier for standard in standards for tier in standard.tiers if tier.row.violation_id == code]
    found = branches(writer.corpus, tiers)
    yield from comparison_tables(writer, found)
    for number, branch in enumerate(sorted(found, key=_statutory_order), start=1):
        figure = tier_figure(writer, branch, name=_region(writer, branch.standard), anchor=f"bar-{number}")
        if figure:
            yield figure
    yield tier_list(writer, found)


def _register(writer: Writer, violation: Violation, standards: tuple[Standard, ...]) -> DataTable:
    """Return which document of which region has tiers for the violation, and whether it is in force."""
    t = writer.t
    code = violation.violation_id
    return DataTable(
        heading=t("violations.standards"),
        anchor="standards",
        columns=tuple(t(f"violations.{name}") for name in ("region", "standard", "force", "since", "tier_count")),
        rows=tuple(
            (
                writer.regions(standard.places),
                (writer.standard(standard),),
                (Value(t.code("standard_status", standard.row.status)),),
                writer.date(standard.row.effective_from or standard.row.issued_on),
                (Value(str(sum(tier.row.violation_id == code for tier in standard.tiers))),),
            )
            for standard in sorted(standards, key=_by_region)
        ),
        numeric=frozenset({4}),
        note=t("violations.standards_order" if code == ANY_VIOLATION else "violations.standards_note"),
    )


def _by_region(standard: Standard) -> tuple[object, ...]:
    return standard.places, standard.row.standard_id


def _statutory_order(branch: Branch) -> int:
    """Return a sort key that puts the standards of one statutory branch next to each other."""
    return branch.liability.row.line if branch.liability else 0


def _region(writer: Writer, standard: Standard) -> str:
    return writer.t("standards.list_comma").join(writer.region_name(code) for code in standard.places)


def _general(writer: Writer) -> DataTable:
    """Return the rules that apply to any violation: national provisions, then rules that place fines in the range."""
    t = writer.t
    corpus = writer.corpus
    provisions = [
        (
            (writer.article(item.law, item.row.article),),
            (writer.region(NATION),),
            (_force(writer, item.law),),
            (Value(liability_words.text(writer, item).text),),
        )
        for item in corpus.liabilities_by_violation.get(ANY_VIOLATION, ())
        if item.law.level != "local"
    ]
    rules = [
        (
            (writer.standard(standard),),
            writer.regions(standard.places),
            (Value(t.code("standard_status", standard.row.status)),),
            tuple(
                Value(
                    t(
                        "standards.bar_desc_tier",
                        name=t.code("severity", tier.row.severity),
                        fine=fine(writer, tier).text,
                    )
                )
                for tier in standard.tiers
                if tier.row.violation_id == ANY_VIOLATION and tier.row.fine_unit
            ),
        )
        for standard in sorted(corpus.standards_by_violation.get(ANY_VIOLATION, ()), key=_by_region)
    ]
    return DataTable(
        heading=t("violations.general"),
        anchor="general",
        columns=(
            t("violations.general_rule"),
            t("violations.region"),
            t("violations.force"),
            t("violations.general_text"),
        ),
        rows=(*provisions, *rules),
        note=t("violations.general_note"),
    )
