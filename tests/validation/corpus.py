"""Write a small data root that is right in every respect, and break it in one place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.schemas import read_schemas, stamped

SCHEMAS_FOLDER = Path(__file__).parents[2] / "datasets" / "_schema"
SCHEMAS = read_schemas(SCHEMAS_FOLDER)

SOURCE = {
    "source_url": "https://example.gov.cn/a.html",
    "source_title": "来源题名",
    "source_publisher": "发布者",
    "source_kind": "official",
    "retrieved_on": "2026-11-01",
}

Rows = Mapping[str, list[dict[str, str]]]

REFERENCE: Rows = {
    "jurisdictions": [
        {
            "jurisdiction_code": "100000",
            "name_zh": "全国",
            "name_en": "China",
            "level": "nation",
            "is_gbt2260": "false",
        },
        {
            "jurisdiction_code": "210000",
            "name_zh": "辽宁省",
            "name_en": "Liaoning",
            "level": "province",
            "parent_code": "100000",
            "is_gbt2260": "true",
        },
        {
            "jurisdiction_code": "330100",
            "name_zh": "杭州市",
            "name_en": "Hangzhou",
            "level": "city",
            "parent_code": "100000",
            "is_gbt2260": "true",
        },
    ],
    "agencies": [
        {
            "agency_id": "amr-liaoning",
            "name_zh": "辽宁省市场监督管理局",
            "name_en": "Liaoning AMR",
            "kind": "market-regulator",
            "jurisdiction_code": "210000",
        },
    ],
    "laws": [
        {
            "law_id": "trademark-law-2013",
            "family_id": "trademark-law",
            "title_zh": "中华人民共和国商标法（2013年修正）",
            "title_en": "Trademark Law (2013)",
            "short_zh": "商标法",
            "short_en": "Trademark Law",
            "level": "law",
            "jurisdiction_code": "100000",
            "version": "2013-08-30",
            "effective_from": "2014-05-01",
            "effective_to": "2019-10-31",
            **SOURCE,
        },
        {
            "law_id": "trademark-law-2019",
            "family_id": "trademark-law",
            "title_zh": "中华人民共和国商标法（2019年修正）",
            "title_en": "Trademark Law (2019)",
            "short_zh": "商标法",
            "short_en": "Trademark Law",
            "level": "law",
            "jurisdiction_code": "100000",
            "version": "2019-04-23",
            "effective_from": "2019-11-01",
            "effective_to": "2026-12-31",
            **SOURCE,
        },
    ],
    "mechanisms": [
        {
            "mechanism_id": "joint-conference",
            "name_zh": "联席会议",
            "name_en": "Joint conference",
            "definition_zh": "各方定期开会。",
            "definition_en": "The parties meet.",
        },
    ],
    "region-groups": [{"group_id": "other", "name_zh": "其他", "name_en": "Other", **SOURCE}],
    "violations": [
        {
            "violation_id": "trademark-infringement",
            "name_zh": "侵犯注册商标专用权",
            "name_en": "Trademark infringement",
            "ip_type": "trademark",
            "definition_zh": "未经许可使用他人注册商标。",
            **SOURCE,
        },
        {
            "violation_id": "unregistered-mandatory-trademark",
            "name_zh": "应当注册而未注册商标",
            "name_en": "Mandatory registration missing",
            "ip_type": "trademark",
            "definition_zh": "必须注册的商品未经核准注册即销售。",
            **SOURCE,
        },
    ],
    "provisions": [
        {
            "provision_id": "trademark-law-2019:51:turnover-from-50000",
            "law_id": "trademark-law-2019",
            "article": "51",
            "branch": "turnover-from-50000",
            "violation_id": "unregistered-mandatory-trademark",
            "subject": "any",
            "liability_zh": "可以处违法经营额百分之二十以下的罚款",
            "liability_en": "Fine up to 20 % of the illegal turnover",
            "when_zh": "违法经营额五万元以上",
            "when_en": "Turnover from 50,000",
            "threshold_basis": "illegal-turnover",
            "threshold_from_cny": "50000",
            "threshold_from_inclusive": "true",
            "fine_basis": "percent",
            "fine_of": "illegal-turnover",
            "fine_max_percent": "20",
            **SOURCE,
        },
        {
            "provision_id": "trademark-law-2019:51:turnover-under-50000",
            "law_id": "trademark-law-2019",
            "article": "51",
            "branch": "turnover-under-50000",
            "violation_id": "unregistered-mandatory-trademark",
            "subject": "any",
            "liability_zh": "可以处一万元以下的罚款",
            "liability_en": "Fine up to 10,000",
            "when_zh": "没有违法经营额或者违法经营额不足五万元",
            "when_en": "Turnover below 50,000 or none",
            "threshold_basis": "illegal-turnover",
            "threshold_to_cny": "50000",
            "threshold_to_inclusive": "false",
            "fine_basis": "fixed",
            "fine_max_cny": "10000",
            **SOURCE,
        },
        {
            "provision_id": "trademark-law-2019:60(2):turnover-from-50000",
            "law_id": "trademark-law-2019",
            "article": "60(2)",
            "branch": "turnover-from-50000",
            "violation_id": "trademark-infringement",
            "subject": "any",
            "liability_zh": "可以处违法经营额五倍以下的罚款",
            "liability_en": "Fine up to five times the illegal turnover",
            "when_zh": "违法经营额五万元以上",
            "when_en": "Turnover from 50,000",
            "threshold_basis": "illegal-turnover",
            "threshold_from_cny": "50000",
            "threshold_from_inclusive": "true",
            "fine_basis": "multiple",
            "fine_of": "illegal-turnover",
            "fine_max_multiple": "5",
            **SOURCE,
        },
        {
            "provision_id": "trademark-law-2019:68(1):always",
            "law_id": "trademark-law-2019",
            "article": "68(1)",
            "branch": "always",
            "violation_id": "trademark-infringement",
            "subject": "agency",
            "liability_zh": "处一万元以上十万元以下的罚款",
            "liability_en": "Fine from 10,000 to 100,000",
            "when_zh": "任何情形",
            "when_en": "Always",
            "fine_basis": "fixed",
            "fine_min_cny": "10000",
            "fine_max_cny": "100000",
            **SOURCE,
        },
    ],
}

CASE = {
    "ip_type": "trademark",
    "procedure": "penalty",
    "status": "decided",
    "completeness": "full",
    "is_cross_region": "false",
    "is_ecommerce": "false",
    "summary_en": "Summary.",
    **SOURCE,
}

TIER = {
    "standard_id": "liaoning-2022",
    "violation_id": "unregistered-mandatory-trademark",
    "law_id": "trademark-law-2019",
    "article": "51",
    "base": "illegal-turnover",
    "from_inclusive": "true",
    "to_inclusive": "false",
    "bound_unit": "CNY",
    **SOURCE,
}

LIAONING: Rows = {
    "releases": [
        {
            "release_id": "liaoning-2024",
            "kind": "batch",
            "title_zh": "二〇二四年典型案例",
            "title_en": "Typical cases 2024",
            "jurisdiction_code": "210000",
            **SOURCE,
        },
        {
            "release_id": "liaoning-single-1",
            "kind": "single",
            "title_zh": "公开的行政处罚决定",
            "title_en": "A published decision",
            "jurisdiction_code": "210000",
            **SOURCE,
        },
    ],
    "typical-cases": [
        {
            "case_id": "liaoning-2024-01",
            "release_id": "liaoning-2024",
            "title_zh": "查处侵犯“甲”商标案",
            "title_en": "Case A",
            "filed_on": "2024-01-10",
            "seized_on": "2024-01-09",
            "decided_on": "2024-03-20",
            "published_on": "2024-04-26",
            "decision_no": "辽市监处罚〔2024〕17号",
            "facts_zh": "当事人销售侵权白酒，违法经营额六万元，执法人员现场查获商品一百二十瓶并依法扣押。",
            "outcome_zh": "没收侵权商品，罚款10万元。",
            **CASE,
        },
        {
            "case_id": "liaoning-2024-02",
            "release_id": "liaoning-2024",
            "title_zh": "查处侵犯“乙”商标案",
            "title_en": "Case B",
            **CASE,
        },
        {
            "case_id": "liaoning-single-1-01",
            "release_id": "liaoning-single-1",
            "title_zh": "查处某公司侵犯“丙”商标案",
            "title_en": "Case C",
            **CASE,
        },
    ],
    "case-violations": [{"case_id": "liaoning-2024-01", "seq": "1", "violation_id": "trademark-infringement"}],
    "case-parties": [
        {
            "case_id": "liaoning-2024-01",
            "seq": "1",
            "role": "respondent",
            "kind": "company",
            "name_zh": "沈阳甲乙丙酒业有限公司",
        },
        {"case_id": "liaoning-2024-02", "seq": "1", "role": "respondent", "kind": "individual", "name_zh": "张某"},
        {"case_id": "liaoning-single-1-01", "seq": "1", "role": "respondent", "kind": "company"},
    ],
    "case-amounts": [
        {
            "case_id": "liaoning-2024-01",
            "seq": "1",
            "basis": "illegal-turnover",
            "qualifier": "exact",
            "amount_cny": "60000",
        }
    ],
    "case-outcomes": [
        {"case_id": "liaoning-2024-01", "seq": "1", "kind": "fine", "amount_cny": "100000", "qualifier": "exact"}
    ],
    "case-citations": [
        {
            "case_id": "liaoning-2024-01",
            "seq": "1",
            "law_title_zh": "商标法",
            "law_id": "trademark-law-2019",
            "article": "60(2)",
        }
    ],
    "penalty-standards": [
        {
            "standard_id": "liaoning-2022",
            "title_zh": "商标行政处罚裁量基准",
            "title_en": "Trademark penalty standard",
            "is_title_descriptive": "false",
            "kind": "tier-table",
            "doc_no": "辽市监发〔2022〕8号",
            "issued_on": "2022-07-01",
            "effective_from": "2022-08-01",
            "status": "in-force",
            "tier_method": "range-30-70",
            "claims_complete": "true",
            **SOURCE,
        }
    ],
    "penalty-tiers": [
        {
            **TIER,
            "tier_id": "liaoning-2022-1",
            "seq": "1",
            "provision_id": "trademark-law-2019:51:turnover-under-50000",
            "severity": "light",
            "condition_zh": "违法经营额不足1万元",
            "condition_en": "Turnover below 10,000",
            "from_value": "0",
            "to_value": "10000",
            "fine_basis": "fixed",
            "fine_max": "3000",
            "fine_max_inclusive": "false",
            "fine_unit": "CNY",
        },
        {
            **TIER,
            "tier_id": "liaoning-2022-2",
            "seq": "2",
            "provision_id": "trademark-law-2019:51:turnover-under-50000",
            "severity": "ordinary",
            "condition_zh": "违法经营额1万元以上不足4万元",
            "condition_en": "Turnover from 10,000 to below 40,000",
            "from_value": "10000",
            "to_value": "40000",
            "fine_basis": "fixed",
            "fine_min": "3000",
            "fine_min_inclusive": "true",
            "fine_max": "7000",
            "fine_max_inclusive": "true",
            "fine_unit": "CNY",
        },
        {
            **TIER,
            "tier_id": "liaoning-2022-3",
            "seq": "3",
            "provision_id": "trademark-law-2019:51:turnover-under-50000",
            "severity": "heavy",
            "condition_zh": "违法经营额4万元以上不足5万元",
            "condition_en": "Turnover from 40,000 to below 50,000",
            "from_value": "40000",
            "to_value": "50000",
            "fine_basis": "fixed",
            "fine_min": "7000",
            "fine_min_inclusive": "false",
            "fine_max": "10000",
            "fine_max_inclusive": "true",
            "fine_unit": "CNY",
        },
    ],
    "agreements": [
        {
            "agreement_id": "liaoning-memo-2023",
            "title_zh": "知识产权保护合作备忘录",
            "title_en": "Memorandum on IP protection",
            "is_title_descriptive": "false",
            "document_type": "memorandum",
            "signed_on": "2023-05",
            "group_id": "other",
            "level": "provincial",
            "status": "unknown",
            "status_note_zh": "未见后续资料。",
            "summary_zh": "各方每年开会。",
            "summary_en": "The parties meet every year.",
            **SOURCE,
        }
    ],
    "commitments": [
        {
            "agreement_id": "liaoning-memo-2023",
            "seq": "1",
            "mechanism_id": "joint-conference",
            "commitment_zh": "每年召开联席会议。",
            "commitment_en": "Meet once a year.",
            "basis": "text",
            **SOURCE,
        }
    ],
    "commitment-evidence": [
        {
            "agreement_id": "liaoning-memo-2023",
            "commitment_seq": "1",
            "seq": "1",
            "occurred_on": "2023-05-31",
            "kind": "meeting",
            "evidence_zh": "召开第一次联席会议。",
            "evidence_en": "The first joint conference met.",
            **SOURCE,
        }
    ],
}

ZHEJIANG: Rows = {
    "releases": [
        {
            "release_id": "zhejiang-2024",
            "kind": "batch",
            "title_zh": "浙江省典型案例",
            "title_en": "Zhejiang cases",
            "jurisdiction_code": "330100",
            **SOURCE,
        }
    ],
    "typical-cases": [
        {
            "case_id": "zhejiang-2024-01",
            "release_id": "zhejiang-2024",
            "title_zh": "查处侵犯“丁”商标案",
            "title_en": "Case D",
            **CASE,
        }
    ],
}

PACKAGES: Mapping[str, Rows] = {"liaoning": LIAONING, "reference": REFERENCE, "zhejiang": ZHEJIANG}


def write_root(folder: Path) -> Path:
    """Write the right data root into `folder` and return it."""
    for name, tables in PACKAGES.items():
        (folder / name).mkdir(parents=True)
        descriptor = json.dumps(descriptor_of(name, tables), ensure_ascii=False, indent=2)
        (folder / name / "datapackage.json").write_text(descriptor + "\n", encoding="utf-8")
        for table, rows in tables.items():
            (folder / name / f"{table}.csv").write_text(csv_text(table, rows), encoding="utf-8")
    return folder


def descriptor_of(name: str, tables: Rows) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": "数据包",
        "title_en": "Package",
        "description": "说明。",
        "description_en": "Description.",
        "version": "1.0.0",
        "licenses": [{"name": "CC-BY-4.0", "title": "Attribution", "path": "https://example.org/by/4.0/"}],
        "publisher": {"name_zh": "机关", "name_en": "Agency", "agency_id": "", "jurisdiction_code": "210000"},
        "contact_office": {"zh": "知识产权保护处", "en": "IP protection office"},
        "official": False,
        "notice_zh": "由本项目整理。",
        "notice_en": "Compiled by this project.",
        "last_checked": "2026-11-01",
        "update_frequency": "irregular",
        "id_prefixes": [] if name == "reference" else [f"{name}-"],
        "row_bounds": {table: {"min": 1, "max": 9} for table in tables},
        "pia_reference": "PIA-2026-1",
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "type": "table",
                "format": "csv",
                "encoding": "utf-8",
                "schema": stamped(SCHEMAS[table], tables=frozenset(tables)),
            }
            for table in tables
        ],
    }


def csv_text(table: str, rows: list[dict[str, str]]) -> str:
    columns = [field.name for field in SCHEMAS[table].fields]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


Edit = Callable[[Path], None]


def cell(table: str, line: int, field: str, value: str) -> Edit:
    """Return an edit that writes `value` into one cell; `table` is ``package/table``."""
    return cells(table, line, {field: value})


def cells(table: str, line: int, values: Mapping[str, str]) -> Edit:
    def edit(root: Path) -> None:
        rows = read_rows(root, table)
        rows[line - 2].update(values)
        write_rows(root, table, rows)

    return edit


def new_row(table: str, line: int, values: Mapping[str, str], *, like: int) -> Edit:
    """Return an edit that inserts a copy of line `like`, changed by `values`, so that it is line `line`."""

    def edit(root: Path) -> None:
        rows = read_rows(root, table)
        rows.insert(line - 2, {**rows[like - 2], **values})
        write_rows(root, table, rows)

    return edit


def without_row(table: str, line: int) -> Edit:
    def edit(root: Path) -> None:
        rows = read_rows(root, table)
        del rows[line - 2]
        write_rows(root, table, rows)

    return edit


def text(path: str, old: str, new: str) -> Edit:
    """Return an edit that replaces the first `old` in a file."""

    def edit(root: Path) -> None:
        file = root / path
        content = file.read_text(encoding="utf-8")
        assert old in content, f"{old!r} is not in {path}"
        file.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")

    return edit


def raw(path: str, change: Callable[[bytes], bytes]) -> Edit:
    """Return an edit of a file's bytes."""

    def edit(root: Path) -> None:
        (root / path).write_bytes(change((root / path).read_bytes()))

    return edit


def descriptor(package: str, **values: object) -> Edit:
    """Return an edit that sets top-level fields of a descriptor."""

    def edit(root: Path) -> None:
        file = root / package / "datapackage.json"
        document = json.loads(file.read_text(encoding="utf-8"))
        document.update(values)
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    return edit


def resource(package: str, number: int, **values: object) -> Edit:
    """Return an edit that sets fields of one resource of a descriptor."""

    def edit(root: Path) -> None:
        file = root / package / "datapackage.json"
        document = json.loads(file.read_text(encoding="utf-8"))
        document["resources"][number].update(values)
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    return edit


def both(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


def read_rows(root: Path, table: str) -> list[dict[str, str]]:
    with (root / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(root: Path, table: str, rows: list[dict[str, str]]) -> None:
    name = table.partition("/")[2]
    (root / f"{table}.csv").write_text(csv_text(name, rows), encoding="utf-8", newline="")
