"""Write made-up tables as a data package that says it is made up."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from generator.schemas import TableSchema, stamped

MARK = "made for benchmarks"
Row = dict[str, str]


def write_package(
    target: Path,
    place: Row,
    tables: Mapping[str, list[Row]],
    schemas: Mapping[str, TableSchema],
) -> None:
    """Write `tables` with their descriptor into a folder of their own below `target`, but no empty ones."""
    folder = target / f"bench-{place['jurisdiction_code']}"
    folder.mkdir()
    filled = {name: rows for name, rows in tables.items() if rows}
    for name, rows in filled.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            columns = [field.name for field in schemas[name].fields]
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    descriptor = _descriptor(folder.name, place, filled, schemas)
    text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _descriptor(
    name: str, place: Row, tables: Mapping[str, list[Row]], schemas: Mapping[str, TableSchema]
) -> dict[str, object]:
    declared = frozenset(tables)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": f"{place['name_zh']}虚构案例（只供性能测试）",
        "title_en": f"{place['name_en']}: made-up cases, {MARK}",
        "description": "为性能测试编造的记录，其中没有一件真实发生。",
        "description_en": f"Records {MARK}; none of them happened.",
        "version": "1.0.0",
        "created": "2026-01-01T00:00:00Z",
        "licenses": [
            {"name": "CC0-1.0", "title": "CC0 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
        ],
        "contributors": [{"title": MARK, "roles": ["compiler"]}],
        "publisher": {
            "name_zh": "性能测试",
            "name_en": MARK,
            "agency_id": "",
            "jurisdiction_code": place["jurisdiction_code"],
        },
        "contact_office": {"zh": "本项目议题跟踪", "en": "The project's issue tracker"},
        "official": False,
        "notice_zh": "虚构数据，只供性能测试。",
        "notice_en": f"Made-up data, {MARK}.",
        "last_checked": "2026-01-01",
        "update_frequency": "irregular",
        "id_prefixes": [f"{name}-"],
        "row_bounds": {table: {"min": 1, "max": 10 * len(rows)} for table, rows in tables.items()},
        "pia_reference": MARK,
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "title": schemas[table].title,
                "title_en": schemas[table].title_en,
                "schema": stamped(schemas[table], tables=declared),
            }
            for table in tables
        ],
    }
