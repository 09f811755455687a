"""Break files, paths and descriptors."""

from __future__ import annotations

import os
from pathlib import Path

from tests.validation.cases import Case, Finding
from tests.validation.corpus import (
    REFERENCE,
    Edit,
    both,
    cell,
    descriptor,
    descriptor_of,
    new_row,
    raw,
    resource,
    text,
)

CASES_CSV = "liaoning/typical-cases.csv"
DESCRIPTOR = "liaoning/datapackage.json"


def _link_file(root: Path) -> None:
    file = root / "liaoning/case-parties.csv"
    file.rename(root.parent / "elsewhere.csv")
    file.symlink_to(root.parent / "elsewhere.csv")


def _link_folder(root: Path) -> None:
    (root / "copy").symlink_to(root / "liaoning", target_is_directory=True)


def _link_stray(root: Path) -> None:
    (root / "liaoning/passwords").symlink_to("/etc/passwd")


def _pipe(root: Path) -> None:
    (root / "liaoning/case-parties.csv").unlink()
    os.mkfifo(root / "liaoning/case-parties.csv")


def _without_descriptor(root: Path) -> None:
    (root / "empty").mkdir()


def _folder_for_descriptor(root: Path) -> None:
    (root / "empty/datapackage.json").mkdir(parents=True)


def _missing_table(root: Path) -> None:
    (root / "liaoning/case-parties.csv").unlink()


def _stray(path: str) -> Edit:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x", encoding="utf-8")

    return edit


def _sparse_file(root: Path) -> None:
    with (root / "liaoning/case-parties.csv").open("r+b") as file:
        file.truncate(100 * 1024 * 1024 + 1)


def _twice(root: Path) -> None:
    document = descriptor_of("reference", REFERENCE)
    document["resources"].append(document["resources"][0])
    descriptor("reference", resources=document["resources"])(root)


HEADER = b"case_id,seq,role,kind,name_zh,headcount,note_zh\n"

CASES = (
    Case(
        "a table file is a symbolic link", _link_file, Finding("symbolic-link", "liaoning/case-parties.csv"), "符号链接"
    ),
    Case("a package folder is a symbolic link", _link_folder, Finding("symbolic-link", "copy"), "符号链接"),
    Case("a stray symbolic link", _link_stray, Finding("symbolic-link", "liaoning/passwords"), "符号链接"),
    Case("a table file is a pipe", _pipe, Finding("not-a-file", "liaoning/case-parties.csv"), "普通文件"),
    Case(
        "a folder has the descriptor's name",
        _folder_for_descriptor,
        Finding("not-a-file", "empty/datapackage.json"),
        "普通文件",
    ),
    Case("a stray file", _stray("liaoning/扫描件.pdf"), Finding("stray-file", "liaoning/扫描件.pdf"), "没有登记"),
    Case(
        "a stray folder's file",
        _stray("liaoning/old/a.csv"),
        Finding("stray-file", "liaoning/old"),
        "没有登记",
        others=(Finding("stray-file", "liaoning/old/a.csv"),),
    ),
    Case("a stray file beside the packages", _stray("cases.csv"), Finding("stray-file", "cases.csv"), "没有登记"),
    Case(
        "no descriptor", _without_descriptor, Finding("descriptor-missing", "empty/datapackage.json"), "缺少数据包说明"
    ),
    Case(
        "a descriptor that is not JSON",
        text(DESCRIPTOR, '"title": "数据包",', '"title": "数据包"'),
        Finding("descriptor-not-json", DESCRIPTOR, 5, value='"title_en": "Package'),
        '“"title_en": "Package”处不符合 JSON 语法',
    ),
    Case(
        "a descriptor nested without end",
        raw("zhejiang/datapackage.json", lambda _: b"[" * 100_000),
        Finding("descriptor-not-json", "zhejiang/datapackage.json", 1, value="[" * 20),
        "JSON 语法",
    ),
    Case(
        "no resources in a descriptor",
        text("zhejiang/datapackage.json", '"resources"', '"tables"'),
        Finding("descriptor-incomplete", "zhejiang/datapackage.json", field="resources"),
        "没有列出数据表",
    ),
    Case(
        "resources without names",
        descriptor("zhejiang", resources=[{"path": "releases.csv"}]),
        Finding("descriptor-incomplete", "zhejiang/datapackage.json", field="resources"),
        "没有列出数据表",
    ),
    Case(
        "a descriptor that is a list",
        raw("zhejiang/datapackage.json", lambda _: b"[]\n"),
        Finding("descriptor-incomplete", "zhejiang/datapackage.json", field="resources"),
        "没有列出数据表",
    ),
    Case(
        "an unknown table",
        both(_stray("liaoning/cases.csv"), resource("liaoning", 3, name="cases", path="cases.csv"), _missing_table),
        Finding("table-unknown", DESCRIPTOR, field="name", value="cases"),
        "没有名为“cases”的数据表",
        others=(),
    ),
    Case(
        "a table listed twice",
        _twice,
        Finding("table-twice", "reference/datapackage.json", field="resources", value="jurisdictions"),
        "登记了两次",
        others=(Finding("descriptor-profile", "reference/datapackage.json"),),
    ),
    Case(
        "a path to the folder above",
        both(
            resource("zhejiang", 1, path="../liaoning/typical-cases.csv"),
            lambda root: (root / "zhejiang/typical-cases.csv").unlink(),
        ),
        Finding(
            "path-outside-package", "zhejiang/datapackage.json", field="path", value="../liaoning/typical-cases.csv"
        ),
        "“../liaoning/typical-cases.csv”不在本数据包内",
        others=(Finding("descriptor-profile", "zhejiang/datapackage.json"),),
    ),
    Case(
        "an absolute path",
        both(resource("zhejiang", 1, path="/etc/passwd"), lambda root: (root / "zhejiang/typical-cases.csv").unlink()),
        Finding("path-outside-package", "zhejiang/datapackage.json", field="path", value="/etc/passwd"),
        "“/etc/passwd”不在本数据包内",
        others=(Finding("descriptor-profile", "zhejiang/datapackage.json"),),
    ),
    Case(
        "a web address for a path",
        both(
            resource("zhejiang", 1, path="https://example.com/typical-cases.csv"),
            lambda root: (root / "zhejiang/typical-cases.csv").unlink(),
        ),
        Finding(
            "path-outside-package",
            "zhejiang/datapackage.json",
            field="path",
            value="https://example.com/typical-cases.csv",
        ),
        "请改为“typical-cases.csv”",
    ),
    Case("a listed file is missing", _missing_table, Finding("table-missing", "liaoning/case-parties.csv"), "不存在"),
    Case(
        "an empty file",
        raw("liaoning/case-parties.csv", lambda _: b""),
        Finding("file-empty", "liaoning/case-parties.csv"),
        "文件是空的",
    ),
    Case(
        "a file above 100 MB",
        _sparse_file,
        Finding("file-too-large", "liaoning/case-parties.csv", value="104857601"),
        "超过100MB",
    ),
    Case(
        "a byte order mark",
        raw("liaoning/case-parties.csv", lambda content: b"\xef\xbb\xbf" + content),
        Finding("byte-order-mark", "liaoning/case-parties.csv", 1),
        "BOM",
    ),
    Case(
        "Windows line ends",
        raw("liaoning/case-parties.csv", lambda content: content.replace(b"\n", b"\r\n")),
        Finding("line-ending", "liaoning/case-parties.csv", 1),
        "LF",
    ),
    Case(
        "one Windows line end far down",
        raw("liaoning/case-parties.csv", lambda content: content[:-1] + b"\r\n"),
        Finding("line-ending", "liaoning/case-parties.csv", 4),
        "LF",
    ),
    Case(
        "a GB 18030 file",
        raw("liaoning/case-parties.csv", lambda content: content.decode().encode("gb18030")),
        # 沈 is C9 F2 in GBK
        Finding("encoding-gb18030", "liaoning/case-parties.csv", 2, value="C9 F2 D1 F4 BC D7 D2 D2"),
        "GB 18030",
    ),
    Case(
        "bytes of no encoding",
        raw("liaoning/case-parties.csv", lambda content: content + b"\xff\xff\xff"),
        Finding("encoding", "liaoning/case-parties.csv", 5, value="FF FF FF"),
        "不是 UTF-8",
    ),
    Case(
        "an unbalanced quote",
        text("liaoning/case-parties.csv", "张某", '"张某'),
        Finding("csv-broken", "liaoning/case-parties.csv", 3, value="liaoning-2024-02,1,respondent,individual"),
        "引号不配对",
    ),
    Case(
        "a quote inside a cell",
        text("liaoning/case-parties.csv", "张某", '"张"某'),
        Finding("csv-broken", "liaoning/case-parties.csv", 3, value="liaoning-2024-02,1,respondent,individual"),
        "引号不配对",
    ),
    Case(
        "a cell too few",
        text("liaoning/case-parties.csv", "张某,,", "张某,"),
        Finding("cell-count", "liaoning/case-parties.csv", 3, value="6"),
        "本行有6格，应有7格",
    ),
    Case(
        "a line without content",
        text("liaoning/case-parties.csv", "张某,,\n", "张某,,\n\n"),
        Finding("cell-count", "liaoning/case-parties.csv", 4, value="0"),
        "本行有0格",
    ),
    Case(
        "a row of empty cells",
        text("liaoning/typical-cases.csv", "\nliaoning-single-1-01", "\n" + "," * 33 + "\nliaoning-single-1-01"),
        Finding("blank-line", CASES_CSV, 4),
        "整行没有内容",
        others=(
            Finding("rows-unsorted", CASES_CSV, 2),
            Finding("id-prefix", CASES_CSV, 4, "case_id"),
            Finding("source-missing", CASES_CSV, 4, "source_url"),
        ),
    ),
    Case(
        "a cell of 50 MB",
        cell("liaoning/case-parties", 2, "note_zh", "x" * 50_000_000),
        Finding("cell-too-large", "liaoning/case-parties.csv", 2, "note_zh", "x" * 20 + "…"),
        "有50000000字，超过20000字",
    ),
    Case(
        "a column missing",
        text("liaoning/case-parties.csv", "headcount,", ""),
        Finding("column-missing", "liaoning/case-parties.csv", 1, value="headcount"),
        "缺少列：headcount",
    ),
    Case(
        "a column too many",
        text("liaoning/case-parties.csv", "note_zh", "note_zh,remark"),
        Finding("column-unknown", "liaoning/case-parties.csv", 1, value="remark"),
        "多出列：remark",
    ),
    Case(
        "columns in another order",
        text("liaoning/case-parties.csv", "role,kind", "kind,role"),
        Finding(
            "column-order",
            "liaoning/case-parties.csv",
            1,
            value="case_id, seq, kind, role, name_zh, headcount, note_zh",
        ),
        "次序不对",
    ),
    Case(
        "needless quotes",
        text("liaoning/case-parties.csv", "张某", '"张某"'),
        Finding("not-canonical", "liaoning/case-parties.csv", 3),
        "规范形式",
    ),
    Case(
        "no line end at the end",
        raw("liaoning/case-parties.csv", lambda content: content[:-1]),
        Finding("not-canonical", "liaoning/case-parties.csv", 4),
        "规范形式",
    ),
    Case(
        "rows out of order",
        raw(
            "liaoning/case-parties.csv",
            lambda content: HEADER + b"".join(reversed(content.removeprefix(HEADER).splitlines(keepends=True))),
        ),
        Finding("rows-unsorted", "liaoning/case-parties.csv", 2),
        "此处应为“liaoning-2024-01、1”",
    ),
    # ── descriptors ──
    Case(
        "a name other than the folder's",
        descriptor("liaoning", name="jilin"),
        Finding("package-name", DESCRIPTOR, field="name", value="jilin"),
        "名称“jilin”与文件夹不一致",
    ),
    Case(
        "a blank title",
        descriptor("liaoning", title_en="  "),
        Finding("descriptor-field", DESCRIPTOR, field="title_en"),
        "缺失、为空",
    ),
    Case(
        "no contact office",
        descriptor("liaoning", contact_office={"zh": "", "en": "Office"}),
        Finding("descriptor-field", DESCRIPTOR, field="contact_office.zh"),
        "缺失、为空",
    ),
    Case(
        "no licence",
        descriptor("liaoning", licenses=[]),
        Finding("descriptor-field", DESCRIPTOR, field="licenses"),
        "缺失、为空",
    ),
    Case(
        "a licence that pages cannot link",
        descriptor("liaoning", licenses=[{"name": "CC-BY-4.0", "title": "Attribution"}]),
        Finding("descriptor-field", DESCRIPTOR, field="licenses"),
        "缺失、为空",
    ),
    Case(
        "a package without a version",
        descriptor("liaoning", version=""),
        Finding("descriptor-field", DESCRIPTOR, field="version"),
        "缺失、为空",
    ),
    Case(
        "prefixes that are no list",
        descriptor("liaoning", id_prefixes="liaoning-"),
        Finding("descriptor-field", DESCRIPTOR, field="id_prefixes"),
        "缺失、为空",
    ),
    Case(
        "an official flag in words",
        descriptor("liaoning", official="no"),
        Finding("descriptor-field", DESCRIPTOR, field="official"),
        "格式不对",
    ),
    Case(
        "no notice on an unofficial package",
        descriptor("liaoning", notice_en=""),
        Finding("notice-missing", DESCRIPTOR, field="notice_en"),
        "缺少说明",
    ),
    Case(
        "an unknown publisher",
        descriptor(
            "liaoning",
            publisher={
                "name_zh": "机关",
                "name_en": "Agency",
                "agency_id": "amr-liaonin",
                "jurisdiction_code": "210000",
            },
        ),
        Finding("reference-unknown", DESCRIPTOR, field="publisher.agency_id", value="amr-liaonin"),
        "是否为“amr-liaoning”？",
    ),
    Case(
        "a contributor without any name",
        descriptor("liaoning", contributors=[{"title": 7}]),
        Finding("descriptor-profile", DESCRIPTOR),
        "不符合数据包标准",
    ),
    Case(
        "an inline schema that was edited",
        text(DESCRIPTOR, '"title": "编号"', '"title": "号码"'),
        Finding("schema-drift", DESCRIPTOR, field="resources.0.schema", value="releases"),
        "“releases”内嵌的表结构",
    ),
    Case(
        "bounds the wrong way round",
        descriptor("zhejiang", row_bounds={"releases": {"min": 3, "max": 1}, "typical-cases": {"min": 1, "max": 9}}),
        Finding("row-bounds-form", "zhejiang/datapackage.json", field="row_bounds.releases"),
        "上下限",
    ),
    Case(
        "too few rows",
        descriptor("zhejiang", row_bounds={"releases": {"min": 2, "max": 9}, "typical-cases": {"min": 1, "max": 9}}),
        Finding("rows-too-few", "zhejiang/releases.csv", value="1"),
        "只有1行，少于下限2行",
    ),
    Case(
        "too many rows",
        descriptor("zhejiang", row_bounds={"releases": {"min": 0, "max": 0}, "typical-cases": {"min": 1, "max": 9}}),
        Finding("rows-too-many", "zhejiang/releases.csv", value="1", is_warning=True),
        "有1行，多于上限0行",
    ),
    Case(
        "an id without prefix",
        new_row("liaoning/releases", 4, {"release_id": "shenyang-2024", "title_zh": "沈阳市典型案例"}, like=2),
        Finding("id-prefix", "liaoning/releases.csv", 4, "release_id", "shenyang-2024"),
        "请以下列前缀之一开头：liaoning-",
    ),
    Case(
        "a prefix of two packages",
        descriptor("zhejiang", id_prefixes=["zhejiang-", "liaoning"]),
        Finding("prefix-claimed", "zhejiang/datapackage.json", field="id_prefixes", value="liaoning-"),
        "已由数据包“liaoning”使用",
    ),
    Case(
        "a natural person and no assessment",
        descriptor("liaoning", pia_reference=""),
        Finding("assessment-missing", DESCRIPTOR, field="pia_reference", is_warning=True),
        "影响评估",
    ),
    Case(
        "a last check in the future",
        descriptor("liaoning", last_checked="2026-11-23"),
        Finding("date-ahead", DESCRIPTOR, field="last_checked", value="2026-11-23"),
        "晚于校验之日2026-11-22",
    ),
    Case(
        "a last check on no day",
        descriptor("liaoning", last_checked="2026-11-31"),
        Finding("date-unreal", DESCRIPTOR, field="last_checked", value="2026-11-31"),
        "没有“2026-11-31”这一天",
    ),
)
