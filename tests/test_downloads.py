"""Downloads: typed JSON, zips that validate alone, an index that names every listed record."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from frictionless import Package as StockPackage

from generator.downloads import downloads
from generator.linking import link
from generator.packages import read_packages
from generator.record_index import record_index
from generator.schemas import read_schemas
from tests.pages.real_site import writer

ROOT = Path(__file__).parents[1] / "datasets"


@pytest.fixture(scope="module")
def files():
    packages = read_packages(ROOT, schemas=read_schemas(ROOT / "_schema")).packages
    return {artifact.path: artifact.content for artifact in downloads(link(packages))}


def rows(package, table):
    return list(csv.DictReader(io.StringIO((ROOT / package / f"{table}.csv").read_text(encoding="utf-8"))))


def test_every_table_is_there_as_csv_and_json_with_the_same_rows(files):
    for path in sorted(ROOT.glob("[a-z]*/*.csv")):
        name = f"data/{path.parent.name}/{path.stem}"
        assert files[f"{name}.csv"] == path.read_bytes()
        assert len(json.loads(files[f"{name}.json"])) == len(rows(path.parent.name, path.stem)), name


def test_json_types_numbers_and_flags_and_leaves_the_unknown_null(files):
    provisions = {row["provision_id"]: row for row in json.loads(files["data/reference/provisions.json"])}
    row = provisions["trademark-law-2019:51:turnover-from-50000"]
    assert (row["threshold_from_cny"], row["threshold_from_inclusive"], row["fine_max_percent"]) == (50000, True, 20)
    assert (row["fine_min_cny"], row["cap_cny"], row["article"]) == (None, None, "51")


@pytest.mark.parametrize("name", ["guangdong", "cooperation", "reference"])
def test_a_zip_unpacked_anywhere_passes_the_stock_validator(files, name, tmp_path):
    with zipfile.ZipFile(io.BytesIO(files[f"data/{name}.zip"])) as archive:
        archive.extractall(tmp_path)
    report = StockPackage(str(tmp_path / name / "datapackage.json")).validate()
    assert (report.valid, report.flatten(["code", "message"])) == (True, [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_index_names_every_record_of_the_lists_once_whatever_the_language(lang):
    listed = [(entry["kind"], entry["id"]) for entry in json.loads(record_index(writer(lang)).content)["records"]]
    expected = [
        (kind, row[key])
        for kind, table, key in (
            ("cases", "typical-cases", "case_id"),
            ("standards", "penalty-standards", "standard_id"),
            ("agreements", "agreements", "agreement_id"),
            ("zones", "demonstration-zones", "zone_id"),
        )
        for path in ROOT.glob(f"[a-z]*/{table}.csv")
        for row in rows(path.parent.name, table)
    ]
    assert sorted(listed) == sorted(expected)
