# Made-up personal data: no number, name or address in this file is anybody's.
"""A difference is made of strangers' words: none of them comes alive, and no personal data are repeated."""

from __future__ import annotations

import json
import re

import pytest
from marko.ext.gfm import gfm

from generator.cli import main
from tests.validation.corpus import SCHEMAS, both, cell, cells, descriptor, new_row

FORMATS = ("text", "json", "markdown", "html")
CASE = "liaoning/typical-cases"
# None of these belongs to anybody; they only have the right form.
PERSONAL = ("13800138000", "11010519491231002X", "6222021234567890128", "someone@example.org")
TAGS = "html head meta title style body main h1 h2 p table thead tbody tr th td ins del"
HOSTILE = (
    "@octocat #123 GH-7 !5 <img src=x onerror=alert(1)> [甲](https://evil.example) https://a.example www.evil.example",
    "a|b `c` ``d`` \\| *e* _f_ ~g~ $h$ &lt; | @octocat",
    "`@octocat` || \\`@octocat\\` :tada: 0123456789abcdef0123456789abcdef01234567",
    "![图](http://evil.example/p.png) </details> <!-- --> someone/repo#1",
)


def told(capsys, *arguments: str) -> str:
    assert main(["diff", "main", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("found", PERSONAL)
def test_personal_data_stand_in_no_form_of_a_difference(scratch, capsys, format, found):
    scratch.commit(cell(CASE, 2, "facts_zh", f"联系方式{found}。" + "查获商品。" * 30))
    scratch.edit(
        cell(CASE, 2, "facts_zh", "联系方式略。" + "查获商品。" * 30),
        cell(CASE, 3, "title_zh", f"电话{found}案"),
        cell("liaoning/case-parties", 2, "note_zh", found),
        descriptor("zhejiang", contact_office={"zh": f"处室{found}", "en": "Office"}),
        lambda root: (root / "zhejiang" / f"{found}.txt").write_text("x"),
    )

    out = told(capsys, "--format", format)

    assert found not in out and found[:8] not in out
    assert out.count("疑似个人信息") >= 4


@pytest.mark.parametrize("format", FORMATS)
def test_the_name_of_a_natural_person_is_not_repeated_when_it_is_masked_at_last(scratch, capsys, format):
    scratch.commit(cell("liaoning/case-parties", 3, "name_zh", "欧阳试验"))
    scratch.edit(cell("liaoning/case-parties", 3, "name_zh", "欧阳某"))

    out = told(capsys, "--format", format)

    assert "欧阳试验" not in out
    assert "欧阳某" in out


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_comes_alive_in_markdown(scratch, capsys, text):
    scratch.edit(
        cells(CASE, 2, {"title_zh": text, "goods_zh": text, "note_zh": text[::-1]}),
        descriptor("zhejiang", title=text),
    )

    out = told(capsys, "--format", "markdown")
    html = gfm.convert(out)
    # What stands outside of code is what a forge searches for names and numbers.
    outside = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)

    assert not re.search(r"<(?!/?(?:h[1-6]|p|table|thead|tbody|tr|th|td|ul|li|details|summary|code)\b)", html)
    assert not re.search(r"(?<![&\w])[@#!:]\w|://|www\.|GH-\d|[0-9a-f]{40}", outside)
    assert "| 变化 | 记录 | 内容 | 原值 | 新值 |\n" in out
    # One record with three fields and one property: five cells in each row and no more.
    assert [row.count("<td") for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)] == [0, 5, 5, 5, 0, 5]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_comes_alive_in_html_and_nothing_is_asked_for(scratch, capsys, text):
    scratch.edit(cells(CASE, 2, {"title_zh": text, "goods_zh": text}), descriptor("zhejiang", title=text))

    out = told(capsys, "--format", "html")
    tags = set(re.findall(r"<([a-z]+[0-9]?)", out))

    assert tags <= set(TAGS.split())
    assert not re.search(r"\b(?:src|href|url)\s*[=(]", re.sub(r">[^<]*<", "><", out))
    assert "default-src 'none'" in out


@pytest.mark.parametrize("format", FORMATS)
def test_characters_that_steer_a_terminal_or_turn_text_round_are_spelled_out(scratch, capsys, format):
    scratch.edit(cell(CASE, 2, "title_zh", "\x1b[2J甲\u202e乙\u200b丙\r\n丁"))

    out = told(capsys, "--format", format)

    assert not set(out) & set("\x1b\u202e\u200b\r")
    assert "u202e" in out


def test_markdown_fits_into_a_comment_and_says_how_much_was_left_out(scratch, capsys):
    many = [
        new_row(
            "zhejiang/typical-cases", 3, {"case_id": f"zhejiang-2025-{n}", "title_zh": f"第{n}案" + "长" * 50}, like=2
        )
        for n in range(800)
    ]
    scratch.edit(both(*many))

    out = told(capsys, "--format", "markdown")

    shown = out.count("zhejiang\\-2025\\-")
    assert 200 < shown < 800 and len(out) <= 60_000
    assert f"另有{800 - shown}项没有列出" in out.splitlines()[-1]


def test_a_link_in_a_commit_is_not_followed(scratch, capsys, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text((scratch.root / "zhejiang" / "typical-cases.csv").read_text("utf-8"), "utf-8")
    file = scratch.root / "zhejiang" / "typical-cases.csv"
    file.unlink()
    file.symlink_to(secret)
    (scratch.root / "outside").symlink_to(tmp_path)
    scratch.commit()

    assert main(["diff", "main~1", "main", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert [(one["path"], one["code"]) for one in found["unread"] if one["side"] == "head"] == [
        ("outside", "symbolic-link"),
        ("zhejiang/typical-cases.csv", "symbolic-link"),
    ]


def test_no_program_that_the_repository_names_is_run(scratch, capsys, tmp_path):
    trap = tmp_path / "trap"
    ran = tmp_path / "ran"
    trap.write_text(f"#!/bin/sh\ntouch '{ran}'\ncat\n")
    trap.chmod(0o755)
    scratch.write(".gitattributes", "*.csv filter=trap diff=trap export-subst\n")
    scratch.commit(cell(CASE, 3, "ip_type", "patent"))
    for key in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv", "core.pager"):
        scratch.git("config", key, str(trap))

    assert main(["diff", "main~1", "main"]) == 0

    assert capsys.readouterr().out.startswith("修改1个案例。")
    assert not ran.exists()


def test_a_revision_that_looks_like_an_option_is_no_option(scratch, capsys):
    assert main(["diff", "--", "--output=x"]) == 2

    assert "--output=x" in capsys.readouterr().err
    assert not (scratch.folder / "x").exists()


def test_a_branch_name_cannot_be_a_command(scratch, capsys):
    assert main(["diff", "main; touch y"]) == 2
    assert main(["diff", "$(touch y)"]) == 2

    assert not (scratch.folder / "y").exists()
    assert scratch.git("status", "--porcelain") == ""


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_record_said_that_is_withdrawn_is_not_said_again(scratch, capsys, format):
    fields = [field.name for field in SCHEMAS["ended-records"].fields]
    row = {
        "record_table": "typical-cases",
        "record_id": "liaoning-2024-01",
        "ended_on": "2026-11-02",
        "reason": "withdrawn",
    }
    table = ",".join(fields) + "\n" + ",".join(row.get(name, "") for name in fields) + "\n"
    resource = {"name": "ended-records", "path": "ended-records.csv", "schema": {}}
    resources = json.loads((scratch.root / "liaoning" / "datapackage.json").read_text("utf-8"))["resources"]

    def withdraw(root):
        (root / "liaoning" / "ended-records.csv").write_text(table, "utf-8")

    scratch.edit(
        withdraw,
        descriptor("liaoning", resources=[*resources, resource]),
        cells(CASE, 2, {"facts_zh": "", "title_zh": "案"}),
        cell("liaoning/case-parties", 2, "name_zh", "某公司"),
    )

    out = told(capsys, "--format", format)

    assert "liaoning-2024-01" in out.replace("\\-", "-") and "停止公开" in out
    for said in ("查处侵犯“甲”商标案", "一百二十瓶", "沈阳甲乙丙酒业", "某公司"):
        assert said not in out
