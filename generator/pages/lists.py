"""Say what the lists of cases, standards and agreements hold, and name every list: register a new one here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.corpus import Accord, Case, Standard
from generator.feeds import Recent, recent_agreement, recent_case, recent_standard
from generator.pages.agreement_pages import agreement_pages
from generator.pages.agreement_views import agreement_views
from generator.pages.case_pages import case_shares
from generator.pages.list_specs import AmountSpec, ColumnSpec, FacetSpec, ListSpec, Stated
from generator.pages.shared_facets import coded_facet, region_facet, violation_facet, year_facet
from generator.pages.standard_pages import standard_pages
from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.pages.zone_pages import zone_list
from generator.urls import Kind, list_url, record_url

_CROSSING = ("provinces", "cities", "districts")


def case_list(writer: Writer) -> ListSpec[Case]:
    """Return the list of cases."""
    t = writer.t
    corpus = writer.corpus
    agencies = corpus.agencies
    releases = {code: place for place, code in enumerate(corpus.releases)}
    return ListSpec(
        kind=Kind.CASES,
        section="cases",
        records=tuple(corpus.cases.values()),
        pages=case_shares(writer),
        result=writer.case_result,
        recent=recent_case,
        date=lambda case: case.date,
        title=lambda case: writer.case(case).text,
        facets=(
            region_facet(writer, lambda case: case.places),
            year_facet(lambda case: case.date),
            coded_facet(writer, "ip_type", lambda case: (case.row.ip_type,), has_feed=True),
            violation_facet(writer, lambda case: (violation.violation_id for violation in case.violations)),
            FacetSpec(
                name="cross_region",
                codes=lambda case: ("yes", case.row.cross_region_kind) if case.row.is_cross_region else ("no",),
                label=lambda code: (
                    t.code("cross_region_kind", code) if code in _CROSSING else t(f"list.cross_region.{code}")
                ),
                order=("yes", *_CROSSING, "no").index,
                parent=lambda code: "yes" if code in _CROSSING else "",
                has_feed=True,
            ),
            coded_facet(writer, "procedure", lambda case: (case.row.procedure,)),
            coded_facet(writer, "status", lambda case: (case.row.status,), words="case_status"),
            FacetSpec(
                name="ecommerce",
                codes=lambda case: ("yes" if case.row.is_ecommerce else "no",),
                label=lambda code: t(f"list.ecommerce.{code}"),
                order=("yes", "no").index,
            ),
            coded_facet(writer, "basis", lambda case: (amount.basis for amount in case.amounts)),
            coded_facet(writer, "completeness", lambda case: (case.row.completeness,)),
            FacetSpec(
                name="agency",
                codes=lambda case: (authority.agency_id for authority in case.authorities),
                label=lambda code: writer.agency(agencies[code]).text,
                order=lambda code: (agencies[code].jurisdiction_code, code),
                has_feed=True,
            ),
            FacetSpec(
                name="release",
                codes=lambda case: (case.release.release_id,),
                label=lambda code: writer.release(corpus.releases[code]).text,
                order=releases.__getitem__,
            ),
        ),
        columns=(
            ColumnSpec(name="date", values=lambda case: writer.date(case.date), order="newest"),
            ColumnSpec(name="region", values=lambda case: writer.regions(case.places[:3]), order="region"),
            ColumnSpec(
                name="violation",
                values=lambda case: tuple(map(writer.violation, case.violations)),
                order="violation",
            ),
            ColumnSpec(name="fine", values=writer.case_fines, order="fine", is_numeric=True),
            ColumnSpec(name="turnover", values=writer.case_amounts, order="turnover", is_numeric=True),
        ),
        amounts=(
            AmountSpec(
                name="fine",
                stated=lambda case: tuple(
                    Stated(item.amount_cny)
                    for item in case.outcomes
                    if item.kind == "fine" and item.amount_cny is not None
                ),
            ),
            AmountSpec(
                name="turnover",
                stated=lambda case: tuple(Stated(item.amount_cny, item.basis) for item in case.amounts),
                facet="basis",
            ),
        ),
    )


def standard_list(writer: Writer) -> ListSpec[Standard]:
    """Return the list of penalty standards."""

    def date(item: Standard) -> str:
        return item.row.effective_from or item.row.issued_on

    return ListSpec(
        kind=Kind.STANDARDS,
        section="standards",
        records=tuple(writer.corpus.standards.values()),
        pages=(partial(standard_pages, writer),),
        result=writer.standard_result,
        recent=recent_standard,
        date=date,
        title=lambda item: writer.standard(item).text,
        facets=(
            region_facet(writer, lambda item: item.places),
            coded_facet(writer, "kind", lambda item: (item.row.kind,), words="standard_kind"),
            coded_facet(writer, "status", lambda item: (item.row.status,), words="standard_status"),
            violation_facet(writer, lambda item: (tier.row.violation_id for tier in item.tiers)),
            year_facet(date),
        ),
        columns=(
            ColumnSpec(name="date", values=lambda item: writer.date(date(item)), order="newest"),
            ColumnSpec(name="region", values=lambda item: writer.regions(item.places), order="region"),
            ColumnSpec(name="kind", values=lambda item: (Value(writer.t.code("standard_kind", item.row.kind)),)),
            ColumnSpec(name="status", values=lambda item: (Value(writer.t.code("standard_status", item.row.status)),)),
        ),
    )


def agreement_list(writer: Writer) -> ListSpec[Accord]:
    """Return the list of cooperation agreements."""
    groups, mechanisms = writer.corpus.groups, writer.corpus.mechanisms
    pick = writer.t.pick
    return ListSpec(
        kind=Kind.AGREEMENTS,
        section="agreements",
        views=agreement_views(writer, list_url(Kind.AGREEMENTS)),
        records=tuple(writer.corpus.agreements.values()),
        pages=(partial(agreement_pages, writer),),
        result=writer.agreement_result,
        recent=recent_agreement,
        date=lambda item: item.row.signed_on,
        title=lambda item: writer.agreement(item).text,
        facets=(
            FacetSpec(
                name="group",
                codes=lambda item: (item.row.group_id,),
                label=lambda code: pick(groups[code].name_zh, groups[code].name_en),
                has_feed=True,
            ),
            region_facet(writer, lambda item: item.places),
            FacetSpec(
                name="mechanism",
                codes=lambda item: (commitment.mechanism_id for commitment in item.commitments),
                label=lambda code: pick(mechanisms[code].name_zh, mechanisms[code].name_en),
                has_feed=True,
                page=lambda code: record_url(Kind.MECHANISMS, code),
            ),
            year_facet(lambda item: item.row.signed_on),
            coded_facet(writer, "level", lambda item: (item.row.level,), words="agreement_level"),
            coded_facet(writer, "status", lambda item: (item.row.status,), words="agreement_status"),
            coded_facet(writer, "ip_type", lambda item: item.ip_types),
        ),
        columns=(
            ColumnSpec(name="date", values=lambda item: writer.date(item.row.signed_on), order="newest"),
            ColumnSpec(name="region", values=lambda item: writer.regions(item.places[:4]), order="region"),
            ColumnSpec(name="group", values=lambda item: (Value(pick(item.group.name_zh, item.group.name_en)),)),
            ColumnSpec(name="status", values=lambda item: (Value(writer.t.code("agreement_status", item.row.status)),)),
        ),
    )


LISTS: tuple[Callable[[Writer], ListSpec[Any]], ...] = (case_list, standard_list, agreement_list, zone_list)


def lists(writer: Writer) -> Iterator[ListSpec[Any]]:
    """Yield every list of the site."""
    for make in LISTS:
        yield make(writer)


def listed_records(writer: Writer) -> Iterator[Recent]:
    """Yield what feeds and the index of records say of every record that a list holds, list by list."""
    for spec in lists(writer):
        yield from map(spec.recent, spec.records)
