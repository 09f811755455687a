"""Put what a check found into one comment, each word of the request as plain text that formats and links nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

MARK = "<!-- what the check found -->"
MOST_CHARACTERS = 60_000
MOST_FINDINGS = 12_000
MOST_ROWS = 100
MOST_KINDS = 40
LONGEST = 160

# The steps of check.yml, in the order of the comment.
CHECKS = {
    "privacy": "个人信息 · Personal data",
    "paths": "改动范围 · Folders touched",
    "validate": "数据校验 · Data",
    "difference": "数据变化 · Difference",
    "lint": "程序规范 · Lint",
    "test": "测试 · Tests",
    "site": "生成网站 · Site",
}
VERDICTS = {
    "success": "✅ 通过 · passed",
    "failure": "❌ 未通过 · failed",
    "skipped": "➖ 未运行 · not run",
    "cancelled": "➖ 已取消 · cancelled",
}
CHANGES = {
    "zh": {
        "added": "新增",
        "removed": "删除",
        "renamed": "改编号",
        "moved": "移入",
        "renumbered": "改序号",
        "changed": "修改",
    },
    "en": {
        "added": "added",
        "removed": "removed",
        "renamed": "new id",
        "moved": "moved",
        "renumbered": "renumbered",
        "changed": "changed",
    },
}
COLUMNS = {"zh": ("变化", "记录", "内容", "原为", "改为"), "en": ("Change", "Record", "What", "Before", "Now")}
PAGES = {"zh": ("页面", "种类", "数量", "例如"), "en": ("Pages", "Kind", "Number", "Such as")}
LEFT_OUT = {
    "zh": "另有{n}行，见附件 `report`。",
    "en": "{n} more rows are in the artifact `report`.",
}
LEAK = """\
> [!CAUTION]
> **先处理个人信息。** 推送过的内容已经公开，再提交一次删除不能收回。\
请告知维护者，删除这个分支，清理后用新的分支重新提交。
> **Personal data first.** What was pushed is public, and deleting it in a further commit does not take it back: tell \
the maintainers, delete this branch, and submit again from a clean one."""
PROGRAM = """\
> [!NOTE]
> 本请求还改动了数据以外的{n}个文件。以上结果出自改动后的程序，审核时请先看这些文件。
> This request also changes {n} files besides data. The verdicts above come from the program as changed: read those \
files first."""


def compose(*, verdicts: Mapping[str, str], files: Mapping[str, str], others: int, commit: str, run_url: str) -> str:
    """Return the comment: verdicts, findings in full, the difference as a table, where the preview is."""
    rows = "\n".join(
        f"| {CHECKS[name]} | {VERDICTS.get(verdict, VERDICTS['skipped'])} |" for name, verdict in verdicts.items()
    )
    parts = [
        f"{MARK}\n### 检查结果 · What the check found\n\n| 检查 · Check | 结果 · Result |\n| --- | --- |\n{rows}",
        f"`{plain(commit)[:12]}` · [日志与预览 · Log and preview]({run_url}#artifacts)："
        "下载附件 `site`，解压后打开 `index.html` · download the artifact `site`, unpack it and open `index.html`",
    ]
    if verdicts["privacy"] == "failure":
        parts.append(LEAK)
    if others:
        parts.append(PROGRAM.format(n=others))
    for lang, (found_title, diff_title) in {
        "zh": ("详情", "数据变化"),
        "en": ("Details", "Difference"),
    }.items():
        told = "\n\n".join(
            f"### {title}\n\n{text}"
            for title, text in (
                (found_title, fenced(files.get(f"findings.{lang}.txt", ""))),
                (diff_title, difference(files.get(f"diff.{lang}.json", ""), lang)),
            )
            if text
        )
        if told and lang == "en":
            told = f"<details><summary>English</summary>\n\n{told}\n\n</details>"
        if told and sum(map(len, parts)) + len(told) < MOST_CHARACTERS:
            parts.append(told)
    return "\n\n".join(parts) + "\n"


def fenced(text: str) -> str:
    """Return lines of plain text in a block that nothing in them can close; '' for ''."""
    shown = "\n".join(plain(line) for line in text.strip().splitlines())
    if not shown:
        return ""
    if len(shown) > MOST_FINDINGS:
        shown = shown[:MOST_FINDINGS].rpartition("\n")[0] + "\n…"
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", shown)), 3)
    return f"{fence}text\n{shown}\n{fence}"


def difference(text: str, lang: str) -> str:
    """Return the summary and the table of a difference in JSON; '' where there is none that can be read."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(document, dict):
        return ""
    rows = [row for item in objects(document, "packages") for row in package_rows(item)]
    for item in objects(document, "schemas"):
        rows += property_rows(item, "properties", item.get("title"))
    shown = [f"| {' | '.join((CHANGES[lang].get(said(change), ''), *map(cell, others)))} |" for change, *others in rows]
    parts = [cell(document.get("summary"), longest=600)]
    if shown:
        head = f"| {' | '.join(COLUMNS[lang])} |\n|{' --- |' * len(COLUMNS[lang])}"
        parts.append("\n".join([head, *shown[:MOST_ROWS]]))
    if len(shown) > MOST_ROWS:
        parts.append(LEFT_OUT[lang].format(n=len(shown) - MOST_ROWS))
    parts.append(pages(document, lang))
    return "\n\n".join(part for part in parts if part)


def pages(document: Mapping[str, Any], lang: str) -> str:
    """Return how many pages of each kind come, go and change, with the first of them; '' where none is named."""
    found = document.get("pages")
    rows = []
    for change in ("added", "gone", "changed"):
        by_kind: dict[str, list[str]] = {}
        for page in objects(found if isinstance(found, dict) else {}, change):
            by_kind.setdefault(said(page.get("kind_title")), []).append(said(page.get("title")))
        word = CHANGES[lang]["removed" if change == "gone" else change]
        rows += [
            f"| {word} | {cell(kind)} | {len(titles)} | {cell('、'.join(titles[:3]))} |"
            for kind, titles in by_kind.items()
        ]
    if not rows:
        return ""
    return "\n".join([f"| {' | '.join(PAGES[lang])} |\n| --- | --- | ---: | --- |", *rows[:MOST_KINDS]])


Row = tuple[object, object, object, object, object]


def package_rows(package: Mapping[str, Any]) -> Iterator[Row]:
    """Yield change, record, what, before and now of everything in one package."""
    title = package.get("title") or package.get("name")
    if package.get("change") != "changed":
        yield package.get("change"), title, "", "", ""
    yield from property_rows(package, "descriptor", title)
    for record in objects(package, "records"):
        change, label, children = record.get("change"), record.get("label"), objects(record, "children")
        if change in ("added", "removed"):
            yield change, label, "、".join(said(child.get("label")) for child in children[:3]), "", ""
            continue
        was = record.get("old_id") or record.get("old_package") or ""
        if was:
            yield change, label, "", was, ""
        yield from property_rows({**record, "change": change}, "fields", label)
        for child in children:
            fields = list(property_rows(child, "fields", label))
            if not fields:
                yield child.get("change"), label, child.get("label"), "", ""
            for kind, _, what, old, new in fields:
                yield kind, label, f"{said(child.get('label'))} {said(what)}", old, new
    for file in objects(package, "files"):
        yield file.get("change"), file.get("path"), "", "", ""


def property_rows(owner: Mapping[str, Any], name: str, label: object) -> Iterator[Row]:
    """Yield a row for each of the properties or fields that `owner` lists under `name`."""
    for item in objects(owner, name):
        yield owner.get("change"), label, item.get("title"), item.get("old"), item.get("new")


def objects(owner: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the objects in the list that `owner` holds under `name`."""
    found = owner.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def cell(value: object, *, longest: int = LONGEST) -> str:
    """Return a stranger's value as plain text on one line of Markdown: it formats, links and mentions nothing."""
    text = plain(said(value))
    text = text if len(text) <= longest else text[:longest] + "…"
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
    # A forge looks for mentions and references in the finished text; a joiner that nobody sees parts them.
    return re.sub(r"([@#]|(?i:GH)\\-|:\\/|(?i:www)\\\.)", "\\1\u2060", escaped)


def said(value: object) -> str:
    """Return a text or a list of texts as one text, '' for what is neither."""
    if isinstance(value, list):
        return " ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def plain(text: str) -> str:
    """Return `text` with every character that cannot be seen or that turns the text round spelled out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
