"""A package that is exported to a workbook and imported again has the same bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.i18n import read_catalogue
from generator.messages import LANGUAGES, LOCALE_FOLDER
from generator.packages import Package, Reading, read_packages
from generator.submission import layout
from generator.submission.assembling import Assembly, assemble
from generator.submission.choices import Choices, read_choices, site_words
from generator.submission.matching import match_sheets
from generator.submission.reading import read_workbook
from generator.submission.submitted import submitted_rows
from generator.submission.template import Order, write_template
from tests.conftest import ROOT
from tests.validation.corpus import SCHEMAS

DATASETS = ROOT / "datasets"
PUBLISHERS = sorted(path.parent.name for path in DATASETS.glob("*/datapackage.json"))


@cache
def reading() -> Reading:
    return read_packages(DATASETS, schemas=SCHEMAS)


@cache
def choices() -> Choices:
    return read_choices(reading().packages, schemas=SCHEMAS, words=site_words())


def package_of(publisher: str) -> Package:
    return next(package for package in reading().packages if package.name == publisher)


def export(publisher: str, folder: Path) -> Path:
    """Write the publisher's workbook with its rows, as the template command does."""
    package = package_of(publisher)
    wanted = layout.kinds_of(package.tables, SCHEMAS)
    content = write_template(
        Order(
            package=package,
            packages=reading().packages,
            tables=tuple(table for kind, own in layout.kinds(SCHEMAS).items() if kind in wanted for table in own),
            has_rows=True,
        ),
        choices=choices(),
        words={lang: read_catalogue(LOCALE_FOLDER, lang) for lang in LANGUAGES},
    )
    path = folder / f"{publisher}.xlsx"
    path.write_bytes(content)
    return path


def take_in(path: Path, publisher: str) -> Assembly:
    """Import a workbook as far as the package that comes of it; whatever was noticed on the way fails the test."""
    workbook = read_workbook(path)
    sheets, problems = match_sheets(workbook, schemas=SCHEMAS)
    assert (*workbook.problems, *problems) == ()
    rows = submitted_rows([(workbook.name, sheet) for sheet in sheets], choices=choices())
    return assemble(rows, package=package_of(publisher), schemas=SCHEMAS)


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_an_exported_package_comes_back_byte_for_byte(publisher, tmp_path):
    assembly = take_in(export(publisher, tmp_path), publisher)

    assert assembly.notes == ()
    assert assembly.package.descriptor == package_of(publisher).descriptor
    for table in package_of(publisher).tables.values():
        assert assembly.package.tables[table.name].text.encode() == (DATASETS / table.path).read_bytes()
    filled = {name: len(table.rows) for name, table in package_of(publisher).tables.items() if table.rows}
    assert {changes.table: changes.unchanged for changes in assembly.changes} == filled
    assert [changes.rows for changes in assembly.changes if changes.rows] == []
