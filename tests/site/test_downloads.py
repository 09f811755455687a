"""What is published for machines: tables, zips, feeds; complete, valid alone, without names that must not be there."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from urllib.parse import urlsplit
from xml.etree import ElementTree

import frictionless
import pytest

from tests.conftest import SITE_URL
from tests.site import records

ATOM = "{http://www.w3.org/2005/Atom}"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def packages_by_size():
    size = {
        name: sum(path.stat().st_size for path in (records.DATASETS / name).glob("*.csv"))
        for name in records.packages()
    }
    return sorted(size, key=lambda name: (-size[name], name))


def test_the_tables_for_download_are_the_tables_of_the_repository(site):
    published = {
        path.relative_to(site / "data").as_posix(): path.read_bytes() for path in (site / "data").glob("*/*.csv")
    }
    expected = {
        path.relative_to(records.DATASETS).as_posix(): path.read_bytes()
        for path in records.DATASETS.glob("[!_]*/*.csv")
    }

    assert published.keys() == expected.keys()
    assert [name for name in expected if published[name] != expected[name]] == []


def test_every_table_as_json_says_what_its_csv_says(site):
    different = []
    for path in sorted((site / "data").glob("*/*.csv")):
        rows = records.read(path)
        objects = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"), parse_float=Decimal)
        if [list(row) for row in rows] != [list(item) for item in objects] or any(
            not is_the_same(cell, item[name])
            for row, item in zip(rows, objects, strict=True)
            for name, cell in row.items()
        ):
            different.append(path.relative_to(site).as_posix())

    assert different == []


def is_the_same(cell, value):
    if cell == "" or value is None:
        return cell == "" and value is None
    if isinstance(value, bool):
        return cell == ("true" if value else "false")
    if isinstance(value, int | Decimal):
        return Decimal(cell) == value
    return cell == value


@pytest.mark.parametrize("name", [packages_by_size()[0], packages_by_size()[1], packages_by_size()[-1]])
def test_a_downloaded_package_validates_with_the_stock_tool_where_it_was_unpacked(site, tmp_path, name):
    with zipfile.ZipFile(site / "data" / f"{name}.zip") as archive:
        archive.extractall(tmp_path)

    report = frictionless.Package(str(tmp_path / name / "datapackage.json")).validate()

    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(list((records.DATASETS / name).glob("*.csv")))


def test_every_zip_holds_the_package_of_the_repository_in_one_folder(site):
    for name in records.packages():
        with zipfile.ZipFile(site / "data" / f"{name}.zip") as archive:
            found = {item: archive.read(item) for item in archive.namelist()}
        readme = found.pop(f"{name}/README.md").decode("utf-8")
        expected = {
            f"{name}/{path.name}": path.read_bytes()
            for path in (records.DATASETS / name).iterdir()
            if path.suffix == ".csv" or path.name == "datapackage.json"
        }
        assert found == expected
        assert "frictionless validate datapackage.json" in readme


def test_the_index_lists_every_record_of_the_lists_with_addresses_that_exist(site, pages):
    index = json.loads((site / "data/index.json").read_text(encoding="utf-8"))
    listed = {(record["kind"], record["id"]) for record in index["records"]}
    kinds = ("cases", "standards", "agreements", "zones")
    expected = {(kind, identifier) for kind in kinds for identifier in records.record_ids(kind)}
    addresses = [record[key] for record in index["records"] for key in ("url_zh", "url_en")]

    assert listed == expected and len(index["records"]) == len(expected)
    assert [address for address in addresses if address.removeprefix(SITE_URL) not in pages] == []
    assert [package["name"] for package in index["packages"]] == records.packages()


@pytest.mark.parametrize(("path", "lang"), [("feed.xml", "zh-Hans"), ("en/feed.xml", "en")])
def test_the_feed_is_atom_with_everything_that_atom_requires(site, pages, path, lang):
    feed = ElementTree.parse(site / path).getroot()
    entries = feed.findall(f"{ATOM}entry")
    home = SITE_URL + path.removesuffix("feed.xml")

    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert feed.findtext(f"{ATOM}id") == home
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        home + "feed.xml"
    ]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert 0 < len(entries) <= 50
    for item in (feed, *entries):
        assert all(
            len(item.findall(ATOM + name)) == 1 and item.findtext(ATOM + name) for name in ("id", "title", "updated")
        )
        assert _INSTANT.fullmatch(item.findtext(f"{ATOM}updated"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries]
    assert [link for link in links if link.removeprefix(SITE_URL) not in pages] == []
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]


def test_no_party_of_a_single_published_case_and_no_natural_person_is_named(site):
    singles = {row["release_id"] for row in records.rows("releases") if row["kind"] == "single"}
    single_cases = {row["case_id"] for row in records.rows("typical-cases") if row["release_id"] in singles}
    tables = [*(site / "data").glob("*/case-parties.csv"), *(site / "data").glob("*.zip")]
    named, counted = [], 0
    for path in tables:
        for row in parties(path):
            if row["case_id"] in single_cases or row["kind"] == "individual":
                counted += 1
                if re.sub(r"[某×*＊XＸ\d]", "", row["name_zh"])[1:]:
                    named.append((path.name, row["case_id"], row["seq"]))
                if row["case_id"] in single_cases and row["name_zh"]:
                    named.append((path.name, row["case_id"], row["seq"]))

    assert counted > 0
    assert named == []


def parties(path):
    if path.suffix == ".csv":
        return records.read(path)
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith("/case-parties.csv")]
        return [row for name in names for row in csv.DictReader(io.StringIO(archive.read(name).decode("utf-8")))]


def test_no_page_of_a_single_published_case_shows_the_name_of_a_party(pages):
    singles = {row["release_id"] for row in records.rows("releases") if row["kind"] == "single"}
    cases = {row["case_id"]: row for row in records.rows("typical-cases") if row["release_id"] in singles}
    facts = {key: " ".join((row["title_zh"], row["facts_zh"], row["outcome_zh"])) for key, row in cases.items()}
    # A company that the agency's own text names stands in the text, never in the table of parties.
    shown = []
    for prefix, nobody in (("", "名称不公开|全部当事人"), ("en/", "name|All parties")):
        for key in cases:
            table = re.search(r'<h2 id="parties">.*?</table>', pages[f"{prefix}cases/{key}.html"].source, re.DOTALL)
            for cell in re.findall(r'<th scope="row">(.*?)</th>', table.group(0) if table else ""):
                if not re.search(nobody, cell):
                    shown.append((prefix, key, cell))

    assert len(facts) > 0
    assert shown == []


def test_no_address_of_the_data_index_leaves_the_site(site):
    index = json.loads((site / "data/index.json").read_text(encoding="utf-8"))
    hosts = {urlsplit(package[key]).hostname for package in index["packages"] for key in ("zip", "descriptor")}
    missing = [
        package[key]
        for package in index["packages"]
        for key in ("zip", "descriptor")
        if not (site / package[key].removeprefix(SITE_URL)).is_file()
    ]

    assert (hosts, missing) == ({urlsplit(SITE_URL).hostname}, [])
