"""Answer in CNY, by the engine of the penalty check, what each region's rules come to at chosen amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import formats, statute
from generator.corpus import NATION, Corpus
from generator.pages.compare_scope import Scope
from generator.pages.tier_words import ANY_VIOLATION
from generator.pages.view import DataTable, StackedTable, Value
from generator.pages.writer import Writer
from generator.penalty import Answer, Base, Question, StatutoryItem, TierItem, ask
from generator.penalty.answer import Applies, Fine
from generator.statute import Span, Unit

AMOUNTS = (Decimal(30000), Decimal(60000), Decimal(120000), Decimal(300000))


def amount_tables(writer: Writer, scope: Scope, *, places: Sequence[str]) -> Iterator[DataTable]:
    """Yield a table for each base that the statute counts: amounts in rows, regions in columns."""
    for base in scope.bases:
        yield _table(writer, scope, base=base, places=places)


def with_general_rules(corpus: Corpus, scope: Scope) -> tuple[str, ...]:
    """Return the regions of `scope` and those whose general rules the engine applies to it, by code."""
    places = set(scope.places)
    if scope.standards:
        for standard in corpus.standards_by_violation.get(ANY_VIOLATION, ()):
            places |= {code for code in standard.places if code != NATION and _is_computed(corpus, scope, code)}
    return tuple(sorted(places))


def answer_for(corpus: Corpus, violation_id: str, *, region: str, base: Base, amount: Decimal) -> Answer:
    """Return the engine's answer for an act on the day up to which the data were checked."""
    return ask(
        corpus,
        Question(violation_id=violation_id, region=region, act_on=corpus.as_of, base=base, amount=amount),
    )


def _is_computed(corpus: Corpus, scope: Scope, region: str) -> bool:
    if not scope.bases:
        return False
    found = answer_for(corpus, scope.violation.violation_id, region=region, base=scope.bases[0], amount=AMOUNTS[1])
    return any(tier.is_computed for tier in found.tiers)


def _table(writer: Writer, scope: Scope, *, base: Base, places: Sequence[str]) -> DataTable:
    t = writer.t
    rows = []
    for amount in AMOUNTS:
        answers = [
            answer_for(writer.corpus, scope.violation.violation_id, region=code, base=base, amount=amount)
            for code in (NATION, *places)
        ]
        rows.append(
            (
                (writer.money(amount),),
                national_cell(writer, answers[0]),
                *(cell(writer, answer) for answer in answers[1:]),
            )
        )
    counted = t.code("fine_of", base.basis)
    return StackedTable(
        heading=t("compare.amounts", base=counted),
        anchor=f"amounts-{base.value}",
        columns=(counted, t("compare.national"), *(writer.region_name(code) for code in places)),
        rows=tuple(rows),
        note=t("compare.amounts_note", date=formats.date(writer.corpus.as_of, writer.lang)),
    )


def national_cell(writer: Writer, answer: Answer) -> tuple[Value, ...]:
    """Return what national law and, where there are some, its tiers come to."""
    branches = tuple(_branch(writer, item) for item in answer.statutory if not item.is_local)
    return (*branches, *_tiers(writer, answer)) or (Value(writer.t("compare.no_national")),)


def cell(writer: Writer, answer: Answer) -> tuple[Value, ...]:
    """Return what a region's own rules say: its tiers, then its regulations."""
    local = tuple(_branch(writer, item) for item in answer.statutory if item.is_local)
    return (*_tiers(writer, answer), *local) or (Value(writer.t("compare.no_own")),)


def _tiers(writer: Writer, answer: Answer) -> tuple[Value, ...]:
    # A tier without a figure says something only beside those that have one.
    has_figures = any(tier.fine.high is not None for tier in answer.tiers)
    return tuple(_tier(writer, tier) for tier in answer.tiers if has_figures and tier.fine.is_set)


def _tier(writer: Writer, tier: TierItem) -> Value:
    t = writer.t
    severity = t.code("severity", tier.severity)
    notes = [t("compare.computed")] if tier.is_computed else []
    notes += [t("compare.if_met")] if tier.applies is Applies.CONDITIONAL else []
    said = t("compare.tier", severity=severity, fine=_money(writer, tier.fine))
    return Value(said, note=t("standards.list_comma").join(notes))


def _branch(writer: Writer, item: StatutoryItem) -> Value:
    t = writer.t
    article = writer.article(item.law, item.article)
    said = t("compare.branch", article=article.text, fine=_money(writer, item.fine))
    is_open = item.applies is Applies.CONDITIONAL
    note = t("compare.when", when=t.pick(item.when_zh, item.when_en)) if is_open else ""
    return Value(said, article.href, note=note)


def _money(writer: Writer, fine: Fine) -> str:
    t = writer.t
    if not fine.is_set:
        return t("statute.no_fine_branch")
    if fine.low is None and fine.high is None:
        return t("compare.no_figure")
    span = Span(
        unit=Unit.CNY,
        low=fine.low,
        low_inclusive=fine.low_inclusive is not False,
        high=fine.high,
        high_inclusive=fine.high_inclusive is not False,
    )
    return statute.span_words(span, t=t)
