"""Every package is there as a workbook that holds each of its public records."""

from __future__ import annotations

import io

from python_calamine import CalamineWorkbook

from generator.i18n import read_catalogue
from generator.schemas import read_schemas
from generator.submission.layout import FIRST_RECORD_ROW, sheet_name
from generator.workbook_downloads import workbooks
from tests.pages.real_site import ROOT, corpus, rows

SCHEMAS = read_schemas(ROOT / "datasets/_schema")


def test_each_package_has_a_workbook_with_the_keys_of_all_its_rows():
    catalogues = {lang: read_catalogue(ROOT / "site_src/i18n", lang) for lang in ("zh", "en")}
    made = [make() for make in workbooks(corpus(), schemas=SCHEMAS, catalogues=catalogues)]

    assert {file.path for file in made} == {f"data/{name}.xlsx" for name in corpus().packages}
    for file in made:
        name = file.path.removeprefix("data/").removesuffix(".xlsx")
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        for table in corpus().packages[name].tables:
            schema = SCHEMAS[table]
            at = [field.name for field in schema.fields].index(schema.primary_key[0])
            sheet = book.get_sheet_by_name(sheet_name(schema)).to_python(skip_empty_area=False)
            # A cell that refers to a record shows its name before the key.
            found = [str(record[at]).rsplit(" ", 1)[-1] for record in sheet[FIRST_RECORD_ROW - 1 :] if record[at] != ""]
            expected = [row[schema.primary_key[0]] for row in rows(table, package=name)]
            assert found == expected, (name, table)
