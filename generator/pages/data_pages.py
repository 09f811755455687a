"""Show the data catalogue and, for each package, its dictionary: what every field means and where to get it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.code_lists import word_key
from generator.packages import Package, Table
from generator.pages.package_table import package_table
from generator.pages.view import Block, DataTable, Fact, Facts, Notice, PageView, Prose, Value
from generator.pages.writer import Writer
from generator.schemas import Field, TableSchema
from generator.urls import Kind, dictionary_url, record_url


def data_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the catalogue and one page for each package."""
    yield _catalogue(writer)
    for package in writer.corpus.packages.values():
        yield _dictionary(writer, package)


def code_label(writer: Writer, table: str, field: Field, code: str) -> str:
    """Return the label of a code in the closed list of a table's field; the code itself where it is a word."""
    return writer.t.words.get(word_key(table, field.name, code), code)


def _catalogue(writer: Writer) -> PageView:
    t = writer.t
    packages = writer.corpus.packages
    rows = tuple(
        (
            (Value(t.pick(package.descriptor["title"], package.descriptor["title_en"]), dictionary_url(name)),),
            (Value(str(len(package.tables))),),
            (Value(f"{sum(len(table.rows) for table in package.tables.values()):,}"),),
            writer.date(package.descriptor["last_checked"]),
            (writer.file(f"data/{name}.zip", t("data.zip")), writer.file(f"data/{name}.xlsx", t("data.workbook"))),
        )
        for name, package in packages.items()
    )
    schemas: dict[str, TableSchema] = {}
    counts: dict[str, int] = {}
    for package in packages.values():
        for name, table in package.tables.items():
            schemas[name] = table.schema
            counts[name] = counts.get(name, 0) + len(table.rows)
    tables = tuple(
        (
            (Value(schema.title_in(writer.lang), note=name),),
            (Value(schema.description_in(writer.lang)),),
            (Value(f"{counts[name]:,}"),),
        )
        for name, schema in sorted(schemas.items())
    )
    title = t("data.title")
    return PageView(
        path="data/index.html",
        section="data",
        template="record.html",
        title=title,
        description=t("data.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("data.lead"),
        blocks=(
            DataTable(
                heading=t("data.packages"),
                anchor="packages",
                columns=(
                    t("data.package"),
                    t("data.tables"),
                    t("data.rows"),
                    t("coverage.last_checked"),
                    t("data.downloads"),
                ),
                rows=rows,
                numeric=frozenset({1, 2}),
            ),
            DataTable(
                heading=t("data.tables"),
                anchor="tables",
                columns=(t("data.table"), t("data.description"), t("data.rows")),
                rows=tables,
                numeric=frozenset({2}),
            ),
            Prose(heading=t("data.api"), anchor="api", paragraphs=(Value(t("data.api_text")), Value(t("data.check")))),
        ),
        aside=(
            Facts(
                heading=t("common.also"),
                facts=(
                    Fact(t("data.feeds"), (Value(t("data.feed_text"), "feed.xml"),)),
                    Fact(t("coverage.title"), (Value(t("coverage.title"), "coverage/index.html"),)),
                    Fact(t("publishers.title"), (Value(t("publishers.title"), "publishers/index.html"),)),
                    Fact(t("glossary.title"), (Value(t("glossary.title"), "glossary/index.html"),)),
                ),
            ),
        ),
        json_ld={
            "@context": "https://schema.org",
            "@type": "DataCatalog",
            "name": t("shell.name"),
            "license": "https://creativecommons.org/licenses/by/4.0/",
        },
    )


def _dictionary(writer: Writer, package: Package) -> PageView:
    t = writer.t
    descriptor = package.descriptor
    title = t.pick(descriptor["title"], descriptor["title_en"])
    licence: Mapping[str, str] = descriptor["licenses"][0]
    blocks: list[Block] = []
    if not descriptor["official"]:
        blocks.append(Notice(text=(Value(t.pick(descriptor["notice_zh"], descriptor["notice_en"])),)))
    blocks.append(package_table(writer, package))
    blocks.extend(_fields(writer, table) for table in package.tables.values())
    return PageView(
        path=dictionary_url(package.name),
        section="data",
        template="record.html",
        title=title,
        description=t.pick(descriptor["description"], descriptor["description_en"]),
        breadcrumb=(Value(t("shell.home"), "index.html"), Value(t("data.title"), "data/index.html"), Value(title)),
        kicker=t("data.one"),
        lead=t.pick(descriptor["description"], descriptor["description_en"]),
        blocks=tuple(blocks),
        aside=(
            Facts(
                heading=t("data.package"),
                facts=(
                    Fact(t("publishers.one"), (Value(title, record_url(Kind.PUBLISHERS, package.name)),)),
                    Fact(t("coverage.last_checked"), writer.date(descriptor["last_checked"])),
                    Fact(t("data.licence"), (Value(licence["name"], licence["path"]),)),
                    Fact(
                        t("data.downloads"),
                        (
                            writer.file(f"data/{package.name}.zip", t("data.zip")),
                            writer.file(f"data/{package.name}.xlsx", t("data.workbook")),
                            writer.file(f"data/{package.name}/datapackage.json", t("data.descriptor")),
                        ),
                    ),
                ),
            ),
        ),
        json_ld={
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": title,
            "description": t.pick(descriptor["description"], descriptor["description_en"]),
            "license": licence["path"],
            "version": descriptor["version"],
        },
    )


def _fields(writer: Writer, table: Table) -> DataTable:
    t = writer.t
    schema = table.schema
    return DataTable(
        heading=schema.title_in(writer.lang),
        anchor=schema.name,
        columns=(t("data.field"), t("data.type"), t("data.description"), t("data.values"), t("data.example")),
        rows=tuple(
            (
                (Value(field.title_in(writer.lang), note=field.name),),
                (Value(_type(writer, field)),),
                (Value(field.description_in(writer.lang)),),
                tuple(Value(code_label(writer, schema.name, field, code), note=code) for code in field.enum)
                or (Value(field.references or field.pattern),),
                (writer.foreign(field.example),),
            )
            for field in schema.fields
        ),
        note=schema.description_in(writer.lang),
    )


def _type(writer: Writer, field: Field) -> str:
    t = writer.t
    words = [t.code("field_type", field.type)]
    if field.unit:
        words.append(field.unit)
    if field.is_required:
        words.append(t("data.required"))
    return ("，" if writer.lang == "zh" else ", ").join(words)
