"""Say until when a case is public, by which rule, or that no period is stated."""

from __future__ import annotations

from dataclasses import asdict

from generator.corpus import Case
from generator.lifecycle.clock import clock
from generator.pages.rule_link import rule_link
from generator.pages.view import Fact, Value
from generator.pages.writer import Writer


def period_fact(writer: Writer, case: Case) -> Fact:
    """Return the publication period of `case` with its last day, that day included."""
    t = writer.t
    term = t("cases.public_until")
    if not case.row.rule_set and not case.row.public_until:
        return Fact(term, (Value(t("cases.no_period")),))
    period = clock(asdict(case.row), writer.corpus.publication_terms)
    if period is None or period.until is None:
        last: tuple[Value, ...] = (Value(t("cases.period_unknown")),)
    else:
        last = writer.date(period.until.isoformat())
    if period and period.is_stated:
        last = (*last, Value(t("cases.period_stated")))
    severity = (Value(t.code("credit_severity", case.row.severity)),) if case.row.severity else ()
    return Fact(term, (*last, *(rule_link(writer, period.law_id, period.article) if period else ()), *severity))
