# Made-up personal data: no number, name or address in this file is anybody's.
"""The comment on a request tells what the check found, and nothing that a request wrote can act in it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.conftest import ROOT

REPOSITORY = "open/data"
RUN = 77
HEAD = "0123456789abcdef0123456789abcdef01234567"
FORK = "zhejiang/data"
MARK = "<!-- what the check found -->"
OUTCOMES = {
    "privacy": "success",
    "paths": "success",
    "validate": "failure",
    "difference": "success",
    "lint": "success",
    "test": "success",
    "site": "failure",
}
DIFF = {
    "summary": "新增1个案例；1处罚款由5,000元改为50,000元。",
    "packages": [
        {
            "name": "zhejiang",
            "title": "浙江省典型案例",
            "change": "changed",
            "descriptor": [{"path": ["version"], "title": "版本", "old": "1.0.0", "new": "1.1.0"}],
            "records": [
                {"change": "added", "label": "典型案例“甲案”（zhejiang-1）", "fields": [], "children": []},
                {
                    "change": "changed",
                    "label": "典型案例“乙案”（zhejiang-2）",
                    "fields": [{"field": "status", "title": "状态", "old": "现行", "new": "已变更"}],
                    "children": [
                        {
                            "change": "changed",
                            "label": "处理结果 1",
                            "fields": [{"field": "amount_cny", "title": "金额", "old": "5,000元", "new": "50,000元"}],
                        }
                    ],
                },
            ],
            "files": [],
        }
    ],
    "schemas": [],
    "pages": {
        "added": [{"path": "cases/zhejiang-1.html", "title": "甲案", "kind": "cases", "kind_title": "案例"}],
        "gone": [],
        "changed": [
            {"path": "cases/zhejiang-2.html", "title": "乙案", "kind": "cases", "kind_title": "案例"},
            {"path": "releases/zhejiang.html", "title": "某批", "kind": "releases", "kind_title": "发布批次"},
            {"path": "cases/zhejiang-3.html", "title": "丙案", "kind": "cases", "kind_title": "案例"},
        ],
    },
}
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "https://evil.example www.evil.example a@evil.example",
    "@everyone @open/maintainers open/data#1 #1 GH-1 gh-2",
    "a | b\n| c |\n\n# heading",
    "``` `` ` ~~~~",
    "</details></table><!-- what the check found -->",
    "\u202eturned\u200b \x1b[2J",
    "**bold** _it_ ~~x~~ $x$ &lt;b&gt; &amp;",
)


class Forge:
    """A forge in a folder: its answers, and the script run against it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()
        gh = folder / "bin/gh"
        gh.write_text(f"#!{sys.executable}\n" + (ROOT / "tests/forge/fake_gh.py").read_text("utf-8"), "utf-8")
        gh.chmod(0o755)
        self.event = {
            "workflow_run": {
                "id": RUN,
                "head_sha": HEAD,
                "head_branch": "update",
                "head_repository": {"full_name": FORK, "owner": {"login": "zhejiang"}},
            }
        }
        self.answers = {
            f"repos/{REPOSITORY}/pulls": [request(number=9)],
            f"repos/{REPOSITORY}/actions/runs/{RUN}/jobs": {
                "jobs": [
                    {"steps": [{"name": "Set up job", "conclusion": "success"}]},
                    {"steps": [{"name": name, "conclusion": end} for name, end in OUTCOMES.items()]},
                ]
            },
            f"repos/{REPOSITORY}/pulls/9/files": [[{"filename": "datasets/zhejiang/typical-cases.csv"}]],
            f"repos/{REPOSITORY}/actions/runs/{RUN}/artifacts": {
                "artifacts": [{"id": 5, "name": "report", "size_in_bytes": 900, "expired": False}]
            },
            f"repos/{REPOSITORY}/issues/9/comments": [[]],
        }
        self.report({"diff.zh.json": json.dumps(DIFF), "findings.zh.txt": "datasets/zhejiang/a.csv:2：日期不对。\n"})

    def report(self, files: dict[str, str]) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        (self.folder / "report.zip").write_bytes(buffer.getvalue())

    def comment(self) -> list[dict]:
        """Run the script; return what it asked the forge to write."""
        (self.folder / "answers.json").write_text(json.dumps(self.answers), encoding="utf-8")
        (self.folder / "event.json").write_text(json.dumps(self.event), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-I", "scripts/comment"],
            cwd=ROOT,
            env={
                "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "FAKE_FORGE": str(self.folder),
                "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_SERVER_URL": "https://forge.example",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [asked for asked in self.asked() if asked["given"]]

    def body(self) -> str:
        [written] = self.comment()
        return written["given"]["body"]

    def asked(self) -> list[dict]:
        return [json.loads(line) for line in (self.folder / "asked.jsonl").read_text("utf-8").splitlines()]


def request(*, number: int, sha: str = HEAD, origin: str = FORK) -> dict:
    return {"number": number, "head": {"sha": sha, "repo": {"full_name": origin}}}


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


class Seen(HTMLParser):
    """The elements, links and running text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self._code = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self._code += tag in ("code", "pre")

    def handle_endtag(self, tag):
        self._code -= tag in ("code", "pre")

    def handle_data(self, data):
        # A forge looks for names and references outside of code only.
        self.text += "" if self._code else data


def seen(body: str) -> Seen:
    return Seen(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body))


def test_the_comment_shows_verdicts_findings_and_the_difference_as_a_table(forge):
    [written] = forge.comment()

    assert written["arguments"][1:4] == [f"repos/{REPOSITORY}/issues/9/comments", "--method", "POST"]
    page = seen(written["given"]["body"])
    rows = [line for line in written["given"]["body"].splitlines() if line.startswith("|")]
    assert "| 个人信息 · Personal data | ✅ 通过 · passed |" in rows
    assert "| 数据校验 · Data | ❌ 未通过 · failed |" in rows
    assert "datasets/zhejiang/a.csv:2：日期不对。" in written["given"]["body"]
    assert DIFF["summary"] in page.text
    assert "| 新增 | 典型案例“甲案”（zhejiang\\-1） |  |  |  |" in rows
    assert "| 修改 | 典型案例“乙案”（zhejiang\\-2） | 状态 | 现行 | 已变更 |" in rows
    assert "| 修改 | 典型案例“乙案”（zhejiang\\-2） | 处理结果 1 金额 | 5\\,000元 | 50\\,000元 |" in rows
    assert "| 新增 | 案例 | 1 | 甲案 |" in rows
    assert "| 修改 | 案例 | 2 | 乙案、丙案 |" in rows
    assert "| 修改 | 发布批次 | 1 | 某批 |" in rows
    assert page.links == [f"https://forge.example/{REPOSITORY}/actions/runs/{RUN}#artifacts"]


def test_a_second_run_writes_the_same_comment_anew_and_touches_no_other(forge):
    said = [("github-actions[bot]", "something else"), ("mallory", MARK), ("github-actions[bot]", f"{MARK}\nold")]
    forge.answers[f"repos/{REPOSITORY}/issues/9/comments"] = [
        [{"id": number, "user": {"login": login}, "body": body} for number, (login, body) in enumerate(said, start=1)]
    ]

    [written] = forge.comment()

    assert written["arguments"][1:4] == [f"repos/{REPOSITORY}/issues/comments/3", "--method", "PATCH"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_request_wrote_is_shown_as_text_and_does_nothing(forge, text):
    everywhere = json.dumps(DIFF)
    for word in (
        "浙江省典型案例",
        "甲案",
        "乙案",
        "版本",
        "1.0.0",
        "状态",
        "已变更",
        "处理结果 1",
        "新增1个案例",
        "发布批次",
    ):
        everywhere = everywhere.replace(json.dumps(word)[1:-1], json.dumps(text)[1:-1])
    forge.report({"diff.zh.json": everywhere, "diff.en.json": everywhere, "findings.zh.txt": text * 2})

    body = forge.body()

    page = seen(body)
    assert page.tags <= {
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "p",
        "a",
        "code",
        "pre",
        "details",
        "summary",
    }
    assert page.links == [f"https://forge.example/{REPOSITORY}/actions/runs/{RUN}#artifacts"]
    assert not re.search(r"[@#]\w|GH-\d|://|\w@\w", page.text, re.IGNORECASE)
    assert body.startswith(MARK)
    assert not re.search(r"[\u202e\u200b\x1b]", body)
    table = [line for line in body.splitlines() if line.startswith(("| 修改", "| 新增"))]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5, 6}


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "[" * 100_000,
        "[1]",
        '{"packages": 1, "summary": {"a": 1}}',
        json.dumps({"pages": {"added": [{"title": 1}, 2], "gone": {}}, "packages": 1}),
        json.dumps(
            {
                "pages": [1],
                "packages": [1, {"records": [{"change": ["added"], "label": [[]], "children": [{"label": {}}]}]}],
            }
        ),
    ],
)
def test_a_report_of_another_shape_is_left_out_and_the_verdicts_stand(forge, content):
    forge.report({"diff.zh.json": content, "diff.en.json": content})

    assert "❌ 未通过 · failed" in forge.body()


def test_an_artifact_that_is_too_large_is_not_fetched(forge):
    forge.answers[f"repos/{REPOSITORY}/actions/runs/{RUN}/artifacts"]["artifacts"][0]["size_in_bytes"] = 2_000_001

    assert "新增" not in forge.body()
    assert [asked for asked in forge.asked() if asked["arguments"][1].endswith("/zip")] == []


def test_an_archive_that_swells_or_is_none_is_not_read(forge):
    forge.report({"findings.zh.txt": "水" * 3_000_000, "../../escaped.txt": "x"})
    assert "水" not in forge.body()

    (forge.folder / "asked.jsonl").unlink()
    (forge.folder / "report.zip").write_bytes(b"PK\x03\x04 no archive")
    assert "❌ 未通过 · failed" in forge.body()


@pytest.mark.parametrize(
    "found",
    [
        [],
        [request(number=8, sha="f" * 40)],
        [request(number=8, origin="mallory/data")],
        [{"number": 8, "head": {"sha": HEAD, "repo": None}}],
    ],
    ids=["none is open", "another commit", "another copy", "a copy that is gone"],
)
def test_a_run_that_is_the_head_of_no_open_request_writes_nothing(forge, found):
    forge.answers[f"repos/{REPOSITORY}/pulls"] = found

    assert forge.comment() == []


def test_the_request_is_found_by_what_the_forge_says_and_not_by_the_artifact(forge):
    forge.report({"number": "1", "pr_number.txt": "1", "diff.zh.json": json.dumps(DIFF)})

    [written] = forge.comment()

    assert written["arguments"][1] == f"repos/{REPOSITORY}/issues/9/comments"
    assert "head=zhejiang:update" in forge.asked()[0]["arguments"]


def test_personal_data_and_a_changed_program_are_said_first(forge):
    steps = forge.answers[f"repos/{REPOSITORY}/actions/runs/{RUN}/jobs"]["jobs"][1]["steps"]
    steps[0]["conclusion"] = "failure"
    forge.answers[f"repos/{REPOSITORY}/pulls/9/files"] = [
        [{"filename": "datasets/zhejiang/a.csv"}, {"filename": "Makefile"}],
        [{"filename": "datasets/_schema/releases.json"}, {"filename": "x.py", "previous_filename": "datasets/y.csv"}],
    ]

    body = forge.body()

    assert body.index("先处理个人信息") < body.index("详情")
    assert "数据以外的3个文件" in body


def test_a_long_difference_is_cut_and_says_by_how_much(forge):
    record = {"change": "added", "label": "典型案例" * 60, "fields": [], "children": []}
    package = {**DIFF["packages"][0], "descriptor": [], "records": [record] * 450}
    long = json.dumps({"summary": "新增450个案例。", "packages": [package]})
    forge.report({"diff.zh.json": long, "diff.en.json": long, "findings.zh.txt": "某行：有误。\n" * 9_000})

    body = forge.body()

    assert len(body) < 65_536
    assert "另有350行" in body


def test_the_script_runs_with_nothing_but_the_standard_library(tmp_path):
    shutil.copytree(ROOT / "scripts/comment", tmp_path / "comment", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-I", "-S", "comment"], cwd=tmp_path, env={}, capture_output=True, text=True, check=False
    )

    assert "GITHUB_EVENT_PATH" in done.stderr and "ModuleNotFoundError" not in done.stderr
