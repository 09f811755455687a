"""Show the plain registers: laws and violations, recent records, and the coverage board."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.corpus import Case
from generator.feeds import newest
from generator.pages.compare_scope import COMPARE_URL
from generator.pages.law_endings import REVIEW_URL
from generator.pages.lists import listed_records
from generator.pages.uniformity_blocks import uniformity_board
from generator.pages.view import DataTable, Fact, Facts, PageView, Result, Results, Value
from generator.pages.writer import Writer
from generator.urls import Kind, record_url

_RECENT = 100


def register_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the three registers."""
    yield _laws(writer)
    yield _changes(writer)
    yield _coverage(writer)


def recent_results(writer: Writer, *, size: int) -> tuple[Result, ...]:
    """Return the newest records as rows of a list, each with its kind and day."""
    t = writer.t
    return tuple(
        Result(
            title=Value(t.pick(record.title_zh, record.title_en), record_url(record.kind, record.identifier)),
            tags=(),
            line=(Value(t(f"{record.kind}.one")),),
            meta=writer.date(record.date),
        )
        for record in newest(listed_records(writer), size=size)
    )


def _laws(writer: Writer) -> PageView:
    t = writer.t
    corpus = writer.corpus
    families = sorted(corpus.families.values(), key=lambda laws: (_LEVELS.index(laws[0].level), laws[0].family_id))
    title = t("laws.title")
    return PageView(
        path="laws/index.html",
        section="laws",
        template="record.html",
        title=title,
        description=t("laws.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("laws.lead"),
        blocks=(
            DataTable(
                heading=t("laws.violations"),
                anchor="violations",
                columns=(t("violations.one"), t("violations.ip_type"), t("violations.lay"), t("cases.title")),
                rows=tuple(
                    (
                        (writer.violation(violation),),
                        (Value(t.code("ip_type", violation.ip_type)),),
                        (Value(t.pick(violation.lay_terms_zh, violation.lay_terms_en)),),
                        (Value(str(len(corpus.cases_by_violation.get(violation.violation_id, ())))),),
                    )
                    for violation in sorted(corpus.violations.values(), key=lambda v: (v.ip_type, v.violation_id))
                ),
                numeric=frozenset({3}),
            ),
            DataTable(
                heading=t("laws.laws"),
                anchor="laws",
                columns=(t("laws.one"), t("laws.level"), t("laws.place"), t("laws.in_force")),
                rows=tuple(
                    (
                        (writer.law(law),),
                        (Value(t.code("law_level", law.level)),),
                        (writer.region(law.jurisdiction_code),),
                        writer.period(law.effective_from, law.effective_to),
                    )
                    for laws in families
                    for law in laws
                ),
            ),
        ),
        aside=(
            Facts(
                heading=t("common.also"),
                facts=(
                    Fact(t("laws.credit"), (Value(t("laws.credit"), "credit/index.html"),)),
                    Fact(t("review.kicker"), (Value(t("review.title"), REVIEW_URL),)),
                    Fact(t("compare.title"), (Value(t("compare.list"), COMPARE_URL),)),
                ),
            ),
        ),
    )


_LEVELS = ("law", "regulation", "departmental-rule", "local")


def _changes(writer: Writer) -> PageView:
    t = writer.t
    title = t("changes.title")
    results = recent_results(writer, size=_RECENT)
    return PageView(
        path="changes/index.html",
        section="data",
        template="record.html",
        title=title,
        description=t("changes.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("changes.lead"),
        blocks=(
            Results(
                heading=t("changes.newest", n=len(results)),
                results=results,
                more=Value(t("data.feed_text"), "feed.xml"),
            ),
        ),
    )


_STATED: tuple[tuple[str, Callable[[Case], object]], ...] = (
    ("cases.facts", lambda case: case.row.facts_zh),
    ("cases.outcome", lambda case: case.row.outcome_zh),
    ("cases.significance", lambda case: case.row.significance_zh),
    ("cases.violation", lambda case: case.violations),
    ("cases.agency", lambda case: any(item.agency_id for item in case.authorities)),
    ("cases.decided_on", lambda case: case.row.decided_on),
    ("cases.decision_no", lambda case: case.row.decision_no),
    ("cases.amounts", lambda case: case.amounts),
    ("cases.fine", lambda case: any(o.kind == "fine" and o.amount_cny is not None for o in case.outcomes)),
    ("cases.law", lambda case: case.citations),
    ("source.where", lambda case: case.row.source_url),
)


def _coverage(writer: Writer) -> PageView:
    t = writer.t
    corpus = writer.corpus
    total = len(corpus.cases)
    stated = tuple((key, sum(1 for case in corpus.cases.values() if test(case))) for key, test in _STATED)
    title = t("coverage.title")
    covered = [code for code in corpus.liabilities_by_violation if code in corpus.standards_by_violation]
    return PageView(
        path="coverage/index.html",
        section="data",
        template="record.html",
        title=title,
        description=t("coverage.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("coverage.lead"),
        blocks=(
            DataTable(
                heading=t("coverage.fields"),
                anchor="fields",
                columns=(t("coverage.field"), t("coverage.stated"), t("coverage.share")),
                rows=tuple(
                    ((Value(t(key)),), (Value(f"{n} / {total}"),), (Value(f"{100 * n // max(total, 1)}%"),))
                    for key, n in stated
                ),
                numeric=frozenset({1, 2}),
                note=t("coverage.fields_sub", m=total),
            ),
            DataTable(
                heading=t("coverage.violations"),
                anchor="violations",
                columns=(t("violations.one"), t("standards.title")),
                rows=tuple(
                    (
                        (writer.violation(corpus.violations[code]),),
                        tuple(writer.standard(standard) for standard in corpus.standards_by_violation[code]),
                    )
                    for code in sorted(covered)
                ),
                note=t("coverage.violations_sub", m=len(corpus.liabilities_by_violation), n=len(covered)),
            ),
            uniformity_board(writer),
            _package_table(writer),
        ),
    )


def _package_table(writer: Writer) -> DataTable:
    t = writer.t
    corpus = writer.corpus
    rows = []
    for name, package in corpus.packages.items():
        descriptor = package.descriptor
        cases = [case for case in corpus.cases.values() if case.row.package == name]
        standards = [item for item in corpus.standards.values() if item.row.package == name]
        dates = [case.date for case in cases] + [item.row.effective_from or item.row.issued_on for item in standards]
        newest = max(dates, default="")
        rows.append(
            (
                (
                    Value(
                        t.pick(descriptor["title"], descriptor["title_en"]), record_url(Kind.PUBLISHERS, package.name)
                    ),
                ),
                (Value(str(len(cases))),),
                (Value(str(len(standards))),),
                writer.date(newest),
                writer.date(descriptor["last_checked"]),
            )
        )
    return DataTable(
        heading=t("coverage.packages"),
        anchor="packages",
        columns=(
            t("data.package"),
            t("coverage.cases"),
            t("coverage.standards"),
            t("coverage.newest"),
            t("coverage.last_checked"),
        ),
        rows=tuple(rows),
        numeric=frozenset({1, 2}),
    )
