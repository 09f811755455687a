"""Show what cases of a violation led to, the newest of them, and the violations next to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import formats
from generator.corpus import Case, Liability
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.tier_words import ANY_VIOLATION
from generator.pages.view import Block, DataTable, Prose, Results, Value
from generator.pages.writer import Writer
from generator.records import Violation
from generator.urls import Kind, facet_url

_SHOWN = 10
# Conduct that is not of one type of right has nothing in common by it.
_NO_TYPE = "general"


def violation_cases(writer: Writer, violation: Violation) -> Iterator[Block]:
    """Yield the outcomes of the violation's cases, the newest cases, and the neighbouring violations."""
    cases = writer.corpus.cases_by_violation.get(violation.violation_id, ())
    if cases:
        yield _outcomes(writer, cases)
    yield _cases(writer, violation, cases)
    yield from _neighbours(writer, violation)


def _outcomes(writer: Writer, cases: tuple[Case, ...]) -> Block:
    """Return in how many cases each kind of outcome is stated, the most frequent first."""
    t = writer.t
    kinds = Counter(kind for case in cases for kind in dict.fromkeys(outcome.kind for outcome in case.outcomes))
    stated = sum(bool(case.outcomes) for case in cases)
    heading, anchor = t("violations.outcomes"), "outcomes"
    if not stated:
        said = Value(t("violations.no_outcomes", m=len(cases)))
        return Prose(heading=heading, anchor=anchor, paragraphs=(said,))
    return DataTable(
        heading=heading,
        anchor=anchor,
        columns=(t("violations.outcome"), t("violations.outcome_cases", n=stated)),
        rows=tuple(
            ((Value(t.code("outcome", kind)),), (Value(str(count)),))
            for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
        ),
        numeric=frozenset({1}),
        note=t("violations.outcomes_note", n=stated, m=len(cases)),
    )


def _cases(writer: Writer, violation: Violation, cases: tuple[Case, ...]) -> Results:
    t = writer.t
    if not cases:
        return Results(heading=t("violations.cases"), anchor="cases", results=(), empty=t("violations.no_cases"))
    return Results(
        heading=t("violations.cases"),
        anchor="cases",
        note=t("violations.cases_note", n=len(cases), shown=min(len(cases), _SHOWN)),
        results=tuple(writer.case_result(case) for case in cases[:_SHOWN]),
        more=Value(t("violations.all_cases", n=len(cases)), facet_url(Kind.CASES, "violation", violation.violation_id)),
    )


def _neighbours(writer: Writer, violation: Violation) -> Iterator[Grouped]:
    """Yield the violations that the same article of national law provides for, then the others of the same IP type."""
    t = writer.t
    corpus = writer.corpus
    here = {_article(item) for item in _national(writer, violation)}
    same_article: list[Entry] = []
    same_type: list[Entry] = []
    for other in corpus.violations.values():
        if other == violation or other.violation_id == ANY_VIOLATION:
            continue
        shared = {
            _article(item): writer.article(item.law, formats.article_number(item.row.article))
            for item in _national(writer, other)
            if _article(item) in here
        }
        if shared:
            same_article.append(Entry(writer.violation(other), tuple(shared.values())))
        elif other.ip_type == violation.ip_type != _NO_TYPE:
            same_type.append(Entry(writer.violation(other)))
    groups = [
        Group(Value(t(f"violations.{name}")), tuple(entries))
        for name, entries in (("same_article", same_article), ("same_type", same_type))
        if entries
    ]
    if groups:
        yield Grouped(heading=t("violations.neighbours"), anchor="neighbours", groups=tuple(groups))


def _national(writer: Writer, violation: Violation) -> Iterator[Liability]:
    for item in writer.corpus.liabilities_by_violation.get(violation.violation_id, ()):
        if item.law.level != "local":
            yield item


def _article(liability: Liability) -> tuple[str, str]:
    return liability.law.law_id, formats.article_number(liability.row.article)
