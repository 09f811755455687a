"""Say what each list holds: its records in order, its facets, and how one record is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.corpus import NATION, Accord, Case, Standard
from generator.pages.view import Result
from generator.pages.writer import Writer
from generator.urls import Kind

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class FacetSpec(Generic[T]):
    """One facet of a list: the codes of a record, and the words for a code. `by_count` orders values."""

    name: str
    codes: Callable[[T], Iterable[str]]
    label: Callable[[str], str]
    by_count: bool = True


@dataclass(frozen=True, kw_only=True)
class ListSpec(Generic[T]):
    """One list: its records in their own order, how to show one, its facets and its other orders."""

    kind: Kind
    section: str
    records: Sequence[T]
    result: Callable[[T], Result]
    facets: tuple[FacetSpec[T], ...]
    date: Callable[[T], str]
    title: Callable[[T], str]


def case_list(writer: Writer) -> ListSpec[Case]:
    """Return the list of cases."""
    t = writer.t
    corpus = writer.corpus
    return ListSpec(
        kind=Kind.CASES,
        section="cases",
        records=tuple(corpus.cases.values()),
        result=writer.case_result,
        date=lambda case: case.date,
        title=lambda case: writer.case(case).text,
        facets=(
            FacetSpec(name="region", codes=lambda case: corpus.regions_of(case.places), label=writer.region_name),
            FacetSpec(name="year", codes=lambda case: (case.date[:4],), label=str, by_count=False),
            FacetSpec(name="ip_type", codes=lambda case: (case.row.ip_type,), label=lambda c: t.code("ip_type", c)),
            FacetSpec(
                name="violation",
                codes=lambda case: tuple(violation.violation_id for violation in case.violations),
                label=lambda code: writer.violation(corpus.violations[code]).text,
            ),
            FacetSpec(
                name="procedure", codes=lambda case: (case.row.procedure,), label=lambda c: t.code("procedure", c)
            ),
            FacetSpec(name="status", codes=lambda case: (case.row.status,), label=lambda c: t.code("case_status", c)),
            FacetSpec(
                name="cross_region",
                codes=lambda case: ("yes" if case.row.is_cross_region else "no",),
                label=lambda code: t(f"common.{code}"),
            ),
            FacetSpec(
                name="ecommerce",
                codes=lambda case: ("yes" if case.row.is_ecommerce else "no",),
                label=lambda code: t(f"common.{code}"),
            ),
            FacetSpec(
                name="completeness",
                codes=lambda case: (case.row.completeness,),
                label=lambda code: t.code("completeness", code),
            ),
        ),
    )


def standard_list(writer: Writer) -> ListSpec[Standard]:
    """Return the list of penalty standards."""
    t = writer.t
    corpus = writer.corpus
    return ListSpec(
        kind=Kind.STANDARDS,
        section="standards",
        records=tuple(corpus.standards.values()),
        result=writer.standard_result,
        date=lambda standard: standard.row.effective_from or standard.row.issued_on,
        title=lambda standard: writer.standard(standard).text,
        facets=(
            FacetSpec(name="region", codes=lambda item: corpus.regions_of(item.places), label=writer.region_name),
            FacetSpec(name="kind", codes=lambda item: (item.row.kind,), label=lambda c: t.code("standard_kind", c)),
            FacetSpec(
                name="status", codes=lambda item: (item.row.status,), label=lambda c: t.code("standard_status", c)
            ),
            FacetSpec(
                name="violation",
                codes=lambda item: tuple(tier.row.violation_id for tier in item.tiers),
                label=lambda code: writer.violation(corpus.violations[code]).text,
            ),
            FacetSpec(
                name="year",
                codes=lambda item: ((item.row.effective_from or item.row.issued_on)[:4],),
                label=str,
                by_count=False,
            ),
        ),
    )


def agreement_list(writer: Writer) -> ListSpec[Accord]:
    """Return the list of cooperation agreements."""
    t = writer.t
    corpus = writer.corpus
    return ListSpec(
        kind=Kind.AGREEMENTS,
        section="agreements",
        records=tuple(corpus.agreements.values()),
        result=writer.agreement_result,
        date=lambda accord: accord.row.signed_on,
        title=lambda accord: writer.agreement(accord).text,
        facets=(
            FacetSpec(
                name="group",
                codes=lambda item: (item.row.group_id,),
                label=lambda code: t.pick(corpus.groups[code].name_zh, corpus.groups[code].name_en),
            ),
            FacetSpec(name="region", codes=lambda item: corpus.regions_of(item.places), label=writer.region_name),
            FacetSpec(
                name="mechanism",
                codes=lambda item: tuple(commitment.mechanism_id for commitment in item.commitments),
                label=lambda code: t.pick(corpus.mechanisms[code].name_zh, corpus.mechanisms[code].name_en),
            ),
            FacetSpec(name="year", codes=lambda item: (item.row.signed_on[:4],), label=str, by_count=False),
            FacetSpec(name="level", codes=lambda item: (item.row.level,), label=lambda c: t.code("agreement_level", c)),
            FacetSpec(
                name="status", codes=lambda item: (item.row.status,), label=lambda c: t.code("agreement_status", c)
            ),
            FacetSpec(name="ip_type", codes=lambda item: item.ip_types, label=lambda c: t.code("ip_type", c)),
        ),
    )


def facet_codes(spec: FacetSpec[T], record: T) -> tuple[str, ...]:
    """Return the codes of `record` in a facet, each once, unknown ones and the nation left out."""
    return tuple(dict.fromkeys(code for code in spec.codes(record) if code and code != NATION))
