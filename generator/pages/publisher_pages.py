"""Show one data package from its publisher's side: who answers for it, how fresh it is, what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.charts.columns import Column, bar_chart
from generator.corpus import Case
from generator.packages import Package
from generator.pages.descriptions import describe
from generator.pages.ended_counts import counted
from generator.pages.package_table import package_table
from generator.pages.view import Block, DataTable, Fact, Facts, Figure, Notice, PageView, Result, Results, Value
from generator.pages.writer import Writer
from generator.urls import Kind, dictionary_url, list_url, record_url

_NEWEST = 5
_COMPLETENESS = ("full", "excerpt", "title-only")


def publisher_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of publishers and the page of each package."""
    yield _register(writer)
    for package in writer.corpus.packages.values():
        yield publisher_page(writer, package)


def publisher_page(writer: Writer, package: Package) -> PageView:
    """Return the page of `package`."""
    t = writer.t
    descriptor = package.descriptor
    title = _title(writer, package)
    text = t.pick(descriptor["description"], descriptor["description_en"])
    return PageView(
        path=record_url(Kind.PUBLISHERS, package.name),
        section="data",
        template="record.html",
        title=title,
        description=describe(text),
        breadcrumb=writer.crumbs(Kind.PUBLISHERS, title),
        kicker=t("publishers.one"),
        lead=text,
        blocks=tuple(_blocks(writer, package)),
        aside=(_facts(writer, package),),
        json_ld={
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": title,
            "description": text,
            "identifier": package.name,
            "version": descriptor["version"],
            "license": descriptor["licenses"][0]["path"],
            "dateModified": descriptor["last_checked"],
            "isAccessibleForFree": True,
        },
    )


def _blocks(writer: Writer, package: Package) -> Iterator[Block]:
    t = writer.t
    descriptor = package.descriptor
    yield Notice(
        heading=t("publishers.is_official" if descriptor["official"] else "publishers.not_official"),
        text=(Value(t.pick(descriptor["notice_zh"], descriptor["notice_en"])),),
    )
    if not any(table.rows for table in package.tables.values()):
        yield Notice(heading=t("publishers.nothing_yet"), text=(Value(t("publishers.nothing_yet_note")),))
    yield package_table(writer, package)
    cases = tuple(case for case in writer.corpus.cases.values() if case.row.package == package.name)
    if cases:
        yield _completeness(writer, cases)
    yield from _unseen(writer, package)
    newest = _newest(writer, package)
    if newest:
        yield Results(heading=t("publishers.newest"), anchor="newest", results=newest)


def _facts(writer: Writer, package: Package) -> Facts:
    t = writer.t
    descriptor = package.descriptor
    responsible = descriptor["publisher"]
    agency = writer.corpus.agencies.get(responsible["agency_id"])
    name = Value(t.pick(responsible["name_zh"], responsible["name_en"]))
    contact = descriptor["contact_office"]
    code = responsible["jurisdiction_code"]
    return Facts(
        heading=t("publishers.key_facts"),
        facts=(
            Fact(t("publishers.responsible"), (writer.agency(agency) if agency else name,)),
            Fact(t("publishers.region"), (writer.region(code),) if code else (Value(t("publishers.no_region")),)),
            Fact(t("publishers.contact"), (Value(t.pick(contact["zh"], contact["en"])),)),
            Fact(t("publishers.official"), (Value(t("common.yes" if descriptor["official"] else "common.no")),)),
            Fact(
                t("publishers.licence"),
                tuple(Value(licence["title"], licence["path"]) for licence in descriptor["licenses"]),
            ),
            Fact(t("publishers.last_checked"), writer.date(descriptor["last_checked"])),
            Fact(t("publishers.frequency"), (Value(t.code("update_frequency", descriptor["update_frequency"])),)),
            *(
                (Fact(t("publishers.assessment"), (Value(descriptor["pia_reference"]),)),)
                if descriptor["pia_reference"]
                else ()
            ),
            Fact(t("publishers.dictionary"), (Value(t("publishers.dictionary"), dictionary_url(package.name)),)),
            Fact(
                t("publishers.downloads"),
                (
                    writer.file(f"data/{package.name}.zip", t("publishers.download")),
                    writer.file(f"data/{package.name}.xlsx", t("data.workbook")),
                ),
            ),
        ),
    )


def _unseen(writer: Writer, package: Package) -> Iterator[DataTable]:
    """Yield in how many records of each table something is noted as not seen, where there is any."""
    t = writer.t
    noted = {
        name: sum(bool(row.values["not_seen_zh"]) for row in table.rows)
        for name, table in package.tables.items()
        if any(field.name == "not_seen_zh" for field in table.schema.fields)
    }
    if any(noted.values()):
        yield DataTable(
            heading=t("publishers.unseen"),
            anchor="unseen",
            columns=(t("data.table"), t("data.rows"), t("publishers.unseen_rows")),
            rows=tuple(
                (
                    (Value(package.tables[name].schema.title_in(writer.lang), note=name),),
                    (Value(f"{len(package.tables[name].rows):,}"),),
                    (Value(f"{count:,}"),),
                )
                for name, count in noted.items()
            ),
            numeric=frozenset({1, 2}),
            note=t("publishers.unseen_note"),
        )


def _completeness(writer: Writer, cases: tuple[Case, ...]) -> Figure:
    t = writer.t
    counts = Counter(case.row.completeness for case in cases)
    labels = [(t.code("completeness", code), counts[code]) for code in _COMPLETENESS]
    heading = t("publishers.completeness_n", n=counts["full"], m=len(cases))
    return Figure(
        heading=heading,
        anchor="completeness",
        subtitle=t("publishers.completeness_sub", m=len(cases)),
        svg=bar_chart(
            tuple(Column(label, count) for label, count in labels),
            title=heading,
            description=t("releases.chart_gap").join(f"{label} {count}" for label, count in labels),
        ),
        table=DataTable(
            columns=(t("publishers.completeness"), t("releases.here")),
            rows=tuple(((Value(label),), (Value(str(count)),)) for label, count in labels),
            numeric=frozenset({1}),
        ),
        note=t("publishers.completeness_note"),
    )


def _newest(writer: Writer, package: Package) -> tuple[Result, ...]:
    """Return the newest cases, standards and agreements of a package together, newest first."""
    corpus = writer.corpus
    dated: list[tuple[str, Result]] = []
    dated += [
        (case.date, writer.case_result(case)) for case in corpus.cases.values() if case.row.package == package.name
    ][:_NEWEST]
    dated += [
        (item.row.effective_from or item.row.issued_on, writer.standard_result(item))
        for item in corpus.standards.values()
        if item.row.package == package.name
    ][:_NEWEST]
    dated += [
        (accord.row.signed_on, writer.agreement_result(accord))
        for accord in corpus.agreements.values()
        if accord.row.package == package.name
    ][:_NEWEST]
    return tuple(result for _, result in sorted(dated, key=lambda pair: pair[0], reverse=True)[:_NEWEST])


def _register(writer: Writer) -> PageView:
    t = writer.t
    title = t("publishers.title")
    counts = Counter(case.row.package for case in writer.corpus.cases.values())
    return PageView(
        path=list_url(Kind.PUBLISHERS),
        section="data",
        template="record.html",
        title=title,
        description=t("publishers.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("publishers.lead"),
        blocks=(
            DataTable(
                columns=(
                    t("publishers.one"),
                    t("publishers.responsible"),
                    t("publishers.official"),
                    t("cases.title"),
                    t("publishers.rows"),
                    t("publishers.last_checked"),
                ),
                rows=tuple(
                    (
                        (Value(_title(writer, package), record_url(Kind.PUBLISHERS, name)),),
                        (
                            Value(
                                t.pick(
                                    package.descriptor["publisher"]["name_zh"],
                                    package.descriptor["publisher"]["name_en"],
                                )
                            ),
                        ),
                        (Value(t("common.yes" if package.descriptor["official"] else "common.no")),),
                        (counted(writer, counts[name], writer.corpus.ended_by_package.get(name, 0)),),
                        (Value(f"{sum(len(table.rows) for table in package.tables.values()):,}"),),
                        writer.date(package.descriptor["last_checked"]),
                    )
                    for name, package in writer.corpus.packages.items()
                ),
                numeric=frozenset({3, 4}),
                note=t("publishers.counts_note"),
            ),
        ),
    )


def _title(writer: Writer, package: Package) -> str:
    return writer.t.pick(package.descriptor["title"], package.descriptor["title_en"])
