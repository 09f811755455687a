"""Break the life of records: publication periods, endings, credit repair, corrections."""

from __future__ import annotations

import json
from pathlib import Path

from generator.schemas import stamped
from tests.validation.cases import Case, Finding
from tests.validation.corpus import SCHEMAS, SOURCE, Edit, both, cells, csv_text, new_row

CASES_CSV = "liaoning/typical-cases.csv"
ENDED_CSV = "liaoning/ended-records.csv"
CORRECTIONS_CSV = "liaoning/corrections.csv"

LAW = {
    "law_id": "ndrc-credit-repair-2025",
    "family_id": "ndrc-credit-repair",
    "title_zh": "信用修复管理办法",
    "title_en": "Credit repair",
    "short_zh": "信用修复管理办法（2025）",
    "short_en": "Credit repair (2025)",
    "version": "2025-11-20",
    "effective_from": "2026-04-01",
    "effective_to": "",
}
CLASS = {
    "law_id": "ndrc-credit-repair-2025",
    "text_status": "final",
    "definition_zh": "界定",
    "definition_en": "Definition",
    **SOURCE,
}
ENDED = {
    "record_id": "liaoning-2023-09",
    "record_table": "typical-cases",
    "ended_on": "2026-11-20",
    "reason": "withdrawn-revoked",
    "required_on": "2026-11-18",
    "law_id": "ndrc-credit-repair-2025",
    "release_id": "liaoning-2024",
    "year": "2023",
    "ip_type": "trademark",
    **{key: value for key, value in SOURCE.items() if key != "source_title"},
}
REPAIR = {
    **ENDED,
    "reason": "credit-repaired",
    "rule_set": "ndrc36",
    "severity": "general",
    "clock_start_on": "2026-08-18",
}
CORRECTION = {
    "record_id": "liaoning-2024-01",
    "seq": "1",
    "record_table": "typical-cases",
    "received_on": "2026-11-16",
    "corrected_on": "2026-11-18",
    "field": "decided_on",
    "said_zh": "2024-03-02",
    "says_zh": "2024-03-20",
    "reason": "entered-wrongly",
    "reason_zh": "录入时看错一位。",
}


def table(package: str, name: str, *rows: dict[str, str]) -> Edit:
    """Return an edit that adds a whole table to a package."""

    def edit(root: Path) -> None:
        file = root / package / "datapackage.json"
        document = json.loads(file.read_text(encoding="utf-8"))
        names = frozenset({name, *(resource["name"] for resource in document["resources"])})
        schema = stamped(SCHEMAS[name], tables=names)
        document["resources"].append(
            {
                "name": name,
                "path": f"{name}.csv",
                "type": "table",
                "format": "csv",
                "encoding": "utf-8",
                "schema": schema,
            }
        )
        document["row_bounds"][name] = {"min": 1, "max": 9}
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        (root / package / f"{name}.csv").write_text(csv_text(name, list(rows)), encoding="utf-8")

    return edit


RULES = both(
    new_row("reference/laws", 2, LAW, like=2),
    table(
        "reference",
        "credit-classes",
        {
            **CLASS,
            "credit_class_id": "general",
            "severity": "general",
            "min_publicity_months": "3",
            "max_publicity_months": "12",
        },
    ),
)


def clocked(**values: str) -> Edit:
    return both(RULES, cells("liaoning/typical-cases", 2, values))


def ended(places: str = "210000", **values: str) -> Edit:
    row = {**ENDED, **values}
    place = {"record_id": row["record_id"], "seq": "1", "jurisdiction_code": "210000"}
    own = table("liaoning", "ended-records", row)
    return both(RULES, own, table("liaoning", "ended-places", place)) if places else both(RULES, own)


def repaired(**values: str) -> Edit:
    return ended(**{**REPAIR, **values})


def corrected(**values: str) -> Edit:
    return table("liaoning", "corrections", {**CORRECTION, **values})


def at(code: str, path: str, field: str, value: str = "", *, is_warning: bool = False) -> Finding:
    return Finding(code, path, 2, field, value, is_warning)


CASES = (
    Case("a publication rule without a severity", clocked(rule_set="ndrc36"),
         at("clock-severity-missing", CASES_CSV, "severity"), "没有写失信程度"),
    Case("a period that starts on no known day", clocked(rule_set="samr45", severity="general", published_on="2024-04"),
         at("clock-start-missing", CASES_CSV, "published_on", "2024-04"), "没有精确到日"),
    Case("a period whose start no source shows", clocked(rule_set="samr107", severity="general"),
         at("clock-start-unseen", CASES_CSV, "public_until", is_warning=True), "算不出来"),
    # Decided on 20 March 2024: twelve months end on 20 March 2025.
    Case("a period that is over", clocked(rule_set="ndrc36", severity="general"),
         at("period-over", CASES_CSV, "public_until", is_warning=True), "已于2025-03-20届满"),
    Case("minor information that is not published",
         clocked(rule_set="ndrc36", severity="minor", public_until="2027-01-01"),
         at("minor-published", CASES_CSV, "severity", "minor", is_warning=True), "原则上不公示"),
    Case("a warning only",
         both(clocked(rule_set="samr107", severity="general", public_until="2027-01-01"),
              cells("liaoning/case-outcomes", 2, {"kind": "warning", "amount_cny": "", "qualifier": ""}),
              cells("liaoning/typical-cases", 2, {"outcome_zh": "警告。"})),
         at("warning-published", CASES_CSV, "rule_set", "samr107", is_warning=True), "仅受到警告"),
    Case("a revoked decision under a publication rule",
         clocked(rule_set="samr107", severity="general", public_until="2027-01-01", status="revoked"),
         at("decision-gone", CASES_CSV, "status", "revoked", is_warning=True), "应当撤回"),
    Case("an ending without its basis", ended(law_id=""),
         at("ended-basis-missing", ENDED_CSV, "law_id"), "没有写停止公开的依据"),
    Case("an ended case without its year", ended(year=""), at("ended-fact-missing", ENDED_CSV, "year"), "计数需要"),
    Case("an ended case without a region", ended(places=""),
         at("ended-place-missing", ENDED_CSV, "record_id", "liaoning-2023-09"), "没有登记地区"),
    Case("an ended case that is still in its file",
         ended(record_id="liaoning-2024-01", year="2024", procedure="penalty"),
         at("ended-still-here", ENDED_CSV, "record_id", "liaoning-2024-01", is_warning=True),
         "datasets/liaoning/typical-cases.csv:2"),
    Case("an ended case with another year than in its file",
         ended(record_id="liaoning-2024-01", procedure="penalty"),
         at("ended-fact-differs", ENDED_CSV, "year", "2023"), "原案是“2024”",
         others=(at("ended-still-here", ENDED_CSV, "record_id", "liaoning-2024-01", is_warning=True),)),
    # No calendar here: three weekdays after Wednesday the 18th is Monday the 23rd.
    Case("a withdrawal on the fourth working day", ended(ended_on="2026-11-24"),
         at("ended-late", ENDED_CSV, "ended_on", "2026-11-24", is_warning=True), "晚于2026-11-23：应在3个工作日内"),
    Case("a ground in the year 9999", ended(required_on="9999-12-31", ended_on="9999-12-31"),
         at("date-ahead", ENDED_CSV, "required_on", "9999-12-31"), "晚于校验之日"),
    Case("a repair without the day from which the period runs", repaired(clock_start_on=""),
         at("repair-incomplete", ENDED_CSV, "clock_start_on"), "信用修复缺少这一项"),
    Case("a repair one day before the shortest period ends", repaired(clock_start_on="2026-08-19"),
         at("repair-early", ENDED_CSV, "required_on", "2026-11-18"), "届满之日2026-11-19（3个月）"),
    Case("a repair of what has no early end", repaired(rule_set="samr45", severity="serious"),
         at("repair-barred", ENDED_CSV, "reason", "credit-repaired"), "不得提前停止公示"),
    Case("an ending of another package's record",
         ended(record_id="zhejiang-2024", record_table="releases", release_id="", year="", ip_type=""),
         at("record-of-another", ENDED_CSV, "record_id", "zhejiang-2024"), "是另一数据包的记录",
         others=(at("id-prefix", ENDED_CSV, "record_id", "zhejiang-2024"),)),
    Case("a correction of another package's record",
         corrected(record_id="zhejiang-2024", record_table="releases", field="title_zh"),
         at("record-of-another", CORRECTIONS_CSV, "record_id", "zhejiang-2024"), "datasets/zhejiang/releases.csv:2",
         others=(at("id-prefix", CORRECTIONS_CSV, "record_id", "zhejiang-2024"),)),
    Case("a correction of no record", corrected(record_id="liaoning-2024-99"),
         at("correction-record-unknown", CORRECTIONS_CSV, "record_id", "liaoning-2024-99"),
         "没有编号为“liaoning-2024-99”"),
    Case("a correction of no field", corrected(field="fine"),
         at("correction-field-unknown", CORRECTIONS_CSV, "field", "fine"), "没有栏目“fine”"),
    Case("a correction of a table that is no child", corrected(field="penalty-tiers.fine_max"),
         at("correction-field-unknown", CORRECTIONS_CSV, "field", "penalty-tiers.fine_max"), "没有栏目"),
    Case("a correction without a day", corrected(received_on="", corrected_on=""),
         at("correction-undated", CORRECTIONS_CSV, "corrected_on"), "收到日期和更正日期都没有"),
)  # fmt: skip
