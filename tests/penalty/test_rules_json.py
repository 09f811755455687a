"""The published rule table: valid, small, the same each time, and enough to answer."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal

from jsonschema import Draft202012Validator

from generator.penalty.rules_json import PATH, SCHEMA_PATH, rules_artifacts
from tests.pages.real_site import corpus, rows


def published():
    return {artifact.path: artifact.content for artifact in rules_artifacts(corpus())}


def test_the_rule_table_fits_its_schema():
    files = {path: json.loads(content) for path, content in published().items()}
    Draft202012Validator.check_schema(files[SCHEMA_PATH])
    assert [error.message for error in Draft202012Validator(files[SCHEMA_PATH]).iter_errors(files[PATH])] == []


def test_the_rule_table_is_small_and_the_same_each_time():
    first, second = published(), published()
    assert first == second
    assert len(gzip.compress(first[PATH])) < 200_000


def test_every_figure_of_a_provision_travels_unchanged():
    table = json.loads(published()[PATH])
    held = {row["provision_id"]: row for row in table["provisions"]}
    columns = [
        name for name in rows("provisions", package="reference")[0] if name.endswith(("_cny", "_multiple", "_percent"))
    ]
    source = rows("provisions", package="reference")
    wanted = {row["provision_id"]: {name: Decimal(row[name]) for name in columns if row[name]} for row in source}
    found = {key: {name: Decimal(str(row[name])) for name in columns if name in row} for key, row in held.items()}
    assert found == wanted


def test_every_reference_in_the_table_leads_to_a_row():
    table = json.loads(published()[PATH])
    laws = {law["law_id"] for law in table["laws"]}
    codes = {region["code"] for region in table["regions"]}
    provisions = {row["provision_id"] for row in table["provisions"]}
    tiers = [tier for standard in table["standards"] for tier in standard.get("tiers", [])]
    lost = [
        *({row["law_id"] for row in table["provisions"]} - laws),
        *({tier["law_id"] for tier in tiers if "law_id" in tier} - laws),
        *({tier["provision_id"] for tier in tiers if "provision_id" in tier} - provisions),
        *({law["jurisdiction_code"] for law in table["laws"]} - codes),
        *({place for standard in table["standards"] for place in standard["places"]} - codes),
        *({region["parent_code"] for region in table["regions"] if "parent_code" in region} - codes),
        *({move[key] for move in table["moves"] for key in ("from_law_id", "to_law_id")} - laws),
    ]
    assert lost == []
