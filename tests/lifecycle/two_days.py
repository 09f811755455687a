"""Make the files of a small site with made-up cases on the last day of a period and on the day after."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.chrome import SECTIONS
from generator.config import Settings
from generator.corpus import Corpus
from generator.i18n import read_catalogue
from generator.stamping import Shell
from generator.urls import LANGUAGES
from tests.pages.real_site import ROOT
from tests.validation.corpus import CASE, SOURCE, csv_text, descriptor_of

LAST, NEXT = date(2026, 11, 30), date(2026, 12, 1)
CATALOGUES = {lang: read_catalogue(ROOT / "site_src/i18n", lang) for lang in LANGUAGES}

# A batch of three (one stays), and a decision published alone; none of it is real.
LEAVING, LEAVING_ALONE, STAYING, WITHDRAWN = "made-2025-01", "made-single-01", "made-2025-02", "made-2025-03"
CLOCK = {"rule_set": "ndrc36", "severity": "general", "decided_on": "2025-11-30"}
TABLES = {
    "releases": [
        {"release_id": "made-2025", "kind": "batch", "title_zh": "虚构批次", "title_en": "Made-up batch",
         "jurisdiction_code": "330100", "released_on": "2025-12-01", "case_count_stated": "3", **SOURCE},
        {"release_id": "made-single", "kind": "single", "title_zh": "饕餮公司被罚", "title_en": "Taotie fined",
         "jurisdiction_code": "330100", **SOURCE},
    ],
    "typical-cases": [
        {**CASE, **CLOCK, "case_id": LEAVING, "release_id": "made-2025", "title_zh": "查处貔貅商行侵犯商标案",
         "title_en": "Pixiu shop infringing a mark", "decision_no": "虚测罚〔2025〕907号",
         "goods_zh": "虚构茶叶九百盒", "goods_en": "nine hundred made-up boxes", "facts_zh": "执法人员查获虚构茶叶。"},
        {**CASE, "case_id": STAYING, "release_id": "made-2025", "title_zh": "查处麒麟商行侵犯商标案",
         "title_en": "Qilin shop infringing a mark"},
        {**CASE, **CLOCK, "case_id": LEAVING_ALONE, "release_id": "made-single", "title_zh": "饕餮公司被罚案",
         "title_en": "Taotie fined for patents", "ip_type": "patent"},
    ],
    "case-authorities": [{"case_id": LEAVING, "seq": "1", "role": "deciding", "jurisdiction_code": "330100"}],
    "case-parties": [
        {"case_id": LEAVING, "seq": "1", "role": "respondent", "kind": "company", "name_zh": "貔貅虚构商行"},
        {"case_id": STAYING, "seq": "1", "role": "respondent", "kind": "company", "name_zh": "麒麟虚构商行"},
    ],
    "case-amounts": [
        {"case_id": LEAVING, "seq": "1", "basis": "illegal-turnover", "qualifier": "exact", "amount_cny": "90807"}
    ],
    "corrections": [
        {"record_id": LEAVING, "seq": "1", "record_table": "typical-cases", "corrected_on": "2026-01-05",
         "field": "goods_zh", "said_zh": "虚构茶叶八百盒", "says_zh": "虚构茶叶九百盒", "reason": "entered-wrongly",
         "reason_zh": "貔貅商行来信指出。", "reason_en": "Pixiu wrote in."},
    ],
    "ended-records": [
        {"record_id": WITHDRAWN, "record_table": "typical-cases", "ended_on": "2026-05-01",
         "reason": "withdrawn-revoked", "required_on": "2026-04-30", "law_id": "administrative-penalty-law-2021",
         "article": "48", "release_id": "made-2025", "year": "2025", "ip_type": "trademark", "procedure": "penalty",
         "source_kind": "official", "note_zh": "虚构。"},
    ],
    "ended-places": [{"record_id": WITHDRAWN, "seq": "1", "jurisdiction_code": "330100"}],
}  # fmt: skip
SECRETS = (
    "貔貅", "Pixiu", "〔2025〕907", "虚构茶叶", "made-up boxes", "90807", "90,807",
    "饕餮", "Taotie", LEAVING, LEAVING_ALONE, "made-single",
)  # fmt: skip


@dataclass(frozen=True)
class Day:
    """What a build on one day makes."""

    corpus: Corpus
    files: Mapping[str, bytes]


def settings(folder: Path) -> Settings:
    """Return a project in `folder` that holds the reference tables and the made-up package."""
    shutil.copytree(ROOT / "datasets/_schema", folder / "datasets/_schema")
    shutil.copytree(ROOT / "datasets/reference", folder / "datasets/reference")
    made = folder / "datasets/made"
    made.mkdir()
    licence = {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    descriptor = {**descriptor_of("made", TABLES), "licenses": [licence], "version": "1.0.0"}
    (made / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for table, rows in TABLES.items():
        (made / f"{table}.csv").write_text(csv_text(table, rows), encoding="utf-8")
    (folder / "site_src").symlink_to(ROOT / "site_src")
    return Settings(root=folder, site_url="https://data.example.org/", repo_url="")


def built(project: Settings, today: date) -> Day:
    """Return every file that the data decide on `today`, those within zips and workbooks besides."""
    corpus = pipeline.load(project, today=today)
    shells = {lang: {name: Shell(("", "head", "", "body", "")) for name in SECTIONS} for lang in LANGUAGES}
    files = {}
    for artifact in pipeline.artifacts(corpus, settings=project, catalogues=CATALOGUES, shells=shells):
        files[artifact.path] = artifact.content
        if artifact.path.endswith((".zip", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(artifact.content)) as archive:
                files |= {f"{artifact.path}/{name}": archive.read(name) for name in archive.namelist()}
    return Day(corpus, files)
