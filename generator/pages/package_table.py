"""Show the tables of a package: how many rows each has, and where to get them."""

from __future__ import annotations

from generator.packages import Package
from generator.pages.view import DataTable, Value
from generator.pages.writer import Writer
from generator.urls import dictionary_url


def package_table(writer: Writer, package: Package) -> DataTable:
    """Return the tables of `package` with their rows and files."""
    t = writer.t
    return DataTable(
        heading=t("data.tables"),
        anchor="tables",
        columns=(t("data.table"), t("data.rows"), t("data.downloads")),
        rows=tuple(
            (
                (Value(table.schema.title_in(writer.lang), f"{dictionary_url(package.name)}#{name}", note=name),),
                (Value(f"{len(table.rows):,}"),),
                (
                    writer.file(f"data/{package.name}/{name}.csv", t("data.csv")),
                    writer.file(f"data/{package.name}/{name}.json", t("data.json")),
                ),
            )
            for name, table in package.tables.items()
        ),
        numeric=frozenset({1}),
    )
