"""Say once what the workbook looks like: its sheets, their headers, its version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from generator.schemas import Field, TableSchema

GUIDE_SHEET = "说明"
FIELDS_SHEET = "字段说明"
CODES_SHEET = "代码"
# Sheets of a template that hold no records.
OTHER_SHEETS = frozenset({GUIDE_SHEET, FIELDS_SHEET, CODES_SHEET})

# Chinese title, English title, field name; records begin in the row below.
HEADER_ROWS = 3
FIRST_RECORD_ROW = HEADER_ROWS + 1
REQUIRED_MARK = "＊"
YES, NO = "是", "否"

# The tables that are filled in together, in the order of the work. Children not named here follow at the end;
# any other table without a parent is a kind of its own.
_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "cases": (
        "releases", "typical-cases", "case-authorities", "case-parties",
        "case-violations", "case-amounts", "case-outcomes", "case-citations",
    ),
    "standards": ("penalty-standards", "standard-issuers", "standard-jurisdictions", "penalty-tiers"),
    "agreements": ("agreements", "signatories", "agreement-ip-types", "commitments", "commitment-evidence"),
    "zones": ("demonstration-zones",),
    "laws": ("laws", "provisions", "provision-measures", "article-moves", "credit-classes"),
    "jurisdictions": ("jurisdictions", "region-groups"),
}  # fmt: skip


def kinds(schemas: Mapping[str, TableSchema]) -> Mapping[str, tuple[str, ...]]:
    """Return each kind of record with its tables, in the order in which a workbook shows them."""
    together = {table for tables in _TOGETHER.values() for table in tables}
    single = {name: (name,) for name, schema in schemas.items() if not schema.parent and name not in together}
    return {
        kind: tuple(dict.fromkeys([*tables, *(child for table in tables for child in _children(table, schemas))]))
        for kind, tables in {**_TOGETHER, **single}.items()
    }


def kinds_of(tables: Iterable[str], schemas: Mapping[str, TableSchema]) -> tuple[str, ...]:
    """Return the kinds that have one of `tables`, in the order of `kinds`."""
    present = frozenset(tables)
    return tuple(kind for kind, own in kinds(schemas).items() if present.intersection(own))


def sheet_name(schema: TableSchema) -> str:
    """Return the name of a table's sheet: its Chinese title without what Excel forbids, at most 31 characters."""
    return "".join(character for character in schema.title if character not in "[]:*?/\\")[:31]


def header(field: Field, *, is_needed: bool) -> tuple[str, str, str]:
    """Return what stands above a column: Chinese title (marked where it must be filled in), English title, name."""
    return field.title + (REQUIRED_MARK if is_needed else ""), field.title_en, field.name


def schema_version(schemas: Mapping[str, TableSchema], tables: Iterable[str]) -> str:
    """Return a short digest of what `tables` take: ``v-3f2a91c04b``; wording does not change it."""
    content = [
        (
            name,
            schemas[name].primary_key,
            [
                (field["name"], field["type"], field.get("constraints", {}), field.get("references", ""))
                for field in schemas[name].document["fields"]
            ],
        )
        for name in sorted(tables)
    ]
    return "v-" + hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:10]


def _children(table: str, schemas: Mapping[str, TableSchema]) -> Iterator[str]:
    for name, schema in schemas.items():
        if schema.parent == table:
            yield name
            yield from _children(name, schemas)
