"""The values that a field may hold, with the names by which an office knows them, and the layout of the workbook."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.packages import read_packages
from generator.schemas import read_schemas
from generator.submission import layout
from generator.submission.choices import Choices, read_choices, site_words
from generator.submission.values import Choice

DATASETS = Path("datasets")
SCHEMAS = read_schemas(DATASETS / "_schema")


@cache
def real_choices() -> Choices:
    return read_choices(read_packages(DATASETS, schemas=SCHEMAS).packages, schemas=SCHEMAS, words=site_words())


def column(path: str, name: str) -> list[str]:
    with (DATASETS / path).open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def test_every_code_of_every_closed_list_has_a_name_in_both_languages() -> None:
    nameless = {
        (table, field.name, choice.code)
        for table, schema in SCHEMAS.items()
        for field in schema.fields
        for choice in real_choices().of(table, field.name)
        if not choice.name_zh or not choice.name_en
    }
    assert nameless == set()


def test_a_closed_list_stands_in_the_order_of_the_schema() -> None:
    assert real_choices().of("case-parties", "role") == (
        Choice("respondent", "当事人", "Respondent"),
        Choice("applicant", "请求人", "Applicant"),
        Choice("right-holder", "权利人", "Right holder"),
        Choice("other", "其他", "Other"),
    )


def test_a_reference_offers_every_row_of_the_referenced_table() -> None:
    offered = [choice.code for choice in real_choices().of("case-authorities", "agency_id")]
    assert offered == sorted(column("reference/agencies.csv", "agency_id"))


def test_a_city_is_known_by_its_own_name_and_a_district_by_its_citys_too() -> None:
    places = {choice.code: choice for choice in real_choices().of("releases", "jurisdiction_code")}
    assert places["330100"].label == "杭州市 330100"
    assert places["110105"] == Choice("110105", "北京市朝阳区", "Chaoyang District, Beijing")


def test_no_two_places_bear_the_same_name_in_either_language() -> None:
    places = real_choices().of("releases", "jurisdiction_code")
    assert {choice.name_en for choice in places if choice.name_en.startswith("Taizhou")} == {
        "Taizhou, Jiangsu",
        "Taizhou, Zhejiang",
    }
    assert max(Counter(choice.name_zh for choice in places).values()) == 1
    assert max(Counter(choice.name_en for choice in places).values()) == 1


def test_a_law_is_named_with_its_version() -> None:
    laws = {choice.code: choice.name_zh for choice in real_choices().of("case-citations", "law_id")}
    assert laws["aucl-2019"] == "反不正当竞争法（2019）"
    assert laws["aucl-2025"] == "反不正当竞争法（2025）"


def test_a_branch_of_a_provision_is_named_by_law_article_violation_and_case() -> None:
    branches = {choice.code: choice.name_zh for choice in real_choices().of("penalty-tiers", "provision_id")}
    assert branches["advertising-law-2021:59(1):always"].startswith("广告法（2021）第五十九条第一款：")
    assert max(Counter(branches.values()).values()) == 1


def test_every_label_gives_its_code_after_its_last_blank() -> None:
    choices = real_choices()
    every = [choice for found in (*choices.enums.values(), *choices.rows.values()) for choice in found]
    assert [choice for choice in every if choice.label.rpartition(" ")[2] != choice.code] == []


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("typical-cases", "title_zh"),
        ("typical-cases", "case_id"),
        ("typical-cases", "is_ecommerce"),
        ("case-parties", "case_id"),
        ("case-citations", "article"),
        ("case-parties", "no_such_field"),
    ],
)
def test_text_ids_booleans_and_articles_are_free(table: str, field: str) -> None:
    assert real_choices().of(table, field) == ()


def test_records_that_a_workbook_adds_can_be_chosen_besides_the_known_ones() -> None:
    new = Choice("made-up-agreement-2031", "虚构协议", "Made-up agreement")
    known = real_choices().of("bodies", "agreement_id")
    extended = real_choices().including("agreements", [new, known[0]])
    assert extended.of("bodies", "agreement_id") == (*known, new)


def test_every_table_belongs_to_just_one_kind() -> None:
    counts = Counter(table for tables in layout.kinds(SCHEMAS).values() for table in tables)
    assert counts == Counter(SCHEMAS.keys())


def test_a_kind_is_what_is_filled_in_together() -> None:
    assert layout.kinds(SCHEMAS)["cases"] == (
        "releases",
        "typical-cases",
        "case-authorities",
        "case-parties",
        "case-violations",
        "case-amounts",
        "case-outcomes",
        "case-citations",
    )
    assert layout.kinds_of(["penalty-tiers", "releases"], SCHEMAS) == ("cases", "standards")


def test_sheet_names_are_what_excel_takes_and_never_the_same() -> None:
    names = [layout.sheet_name(schema) for schema in SCHEMAS.values()]
    assert len({*names, *layout.OTHER_SHEETS}) == len(SCHEMAS) + 3
    assert all(1 <= len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_the_schema_version_changes_with_a_column_but_not_with_another_table() -> None:
    cases = layout.kinds(SCHEMAS)["cases"]
    version = layout.schema_version(SCHEMAS, cases)
    changed = {**SCHEMAS, "releases": SCHEMAS["agencies"]}
    assert layout.schema_version({**SCHEMAS, "hosts": SCHEMAS["agencies"]}, cases) == version
    assert layout.schema_version(changed, cases) != version
