"""Write a report as Markdown for a comment on a forge: nothing in it links, mentions or runs, and it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.difference.report import Line, PageKind, Report
from generator.i18n import Catalogue

# A comment on GitHub holds 65,536 characters; what posts it may add a line or two.
MOST_CHARACTERS = 60_000
_PAGES_SHOWN = 50

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=])")
# What forges turn into a mention, a reference, a link or an emoji: @name #1 !1 GH-1 :+1: https:// www. a@b, a commit.
_LIVELY = re.compile(
    r"[@#!~%&$^:][\w+\-]|://|www\.|\bGH-\d|\w@\w|\b[0-9a-f]{7,40}\b|\w/\w[^ ]*#", re.ASCII | re.IGNORECASE
)


def as_markdown(report: Report, t: Catalogue) -> str:
    """Return the report, cut at its end where it is too long, with a sentence that says how much is missing."""
    room = MOST_CHARACTERS - 500
    kept: list[str] = []
    left_out = 0
    for text, is_counted in _pieces(report, t):
        if left_out or len(text) > room:
            left_out += is_counted
            # A heading that nothing follows says nothing.
            room = 0
            continue
        kept.append(text)
        room -= len(text)
    if left_out:
        kept.append("\n" + t("difference.left_out", n=f"{left_out:,}") + "\n")
    return "".join(kept)


def escaped(text: str) -> str:
    """Return a stranger's `text` so that it stands in a cell of a table just as it is."""
    if not _LIVELY.search(text):
        return _PUNCTUATION.sub(r"\\\1", text)
    # Inside code nothing comes alive; a bar would end the cell, whatever stands before it.
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    shown = text.replace("|", "\\u007c")
    return f"{fence}{blank}{shown}{blank}{fence}"


def _pieces(report: Report, t: Catalogue) -> Iterator[tuple[str, bool]]:
    """Yield the report piece by piece, and whether a piece counts as one change that may be left out."""
    yield f"## {report.title}\n\n{escaped(report.sentence)}\n\n{escaped(report.sides)}\n", False
    if report.notes:
        yield "\n" + "".join(f"- {escaped(note)}\n" for note in report.notes), False
    if report.kinds:
        yield f"\n### {t('difference.pages')}\n\n" + _kinds(report, t), False
    columns = [t(f"difference.column.{name}") for name in ("change", "record", "what", "old", "new")]
    head = f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
    for section in report.sections:
        first, *rest = section.lines
        yield f"\n### {escaped(section.heading)}\n\n{head}{_row(first, t)}", True
        yield from ((_row(line, t), True) for line in rest)
    for kind in report.kinds:
        heading = t("difference.kind", change=t(f"difference.change.{kind.change}"), kind=kind.title, n=len(kind.pages))
        yield f"\n<details><summary>{heading}</summary>\n\n{_pages(kind, t)}\n</details>\n", True


def _row(line: Line, t: Catalogue) -> str:
    cells = (t(f"difference.change.{line.change}"), line.subject, line.what, line.old, line.new)
    return f"| {' | '.join(escaped(cell) for cell in cells)} |\n"


def _kinds(report: Report, t: Catalogue) -> str:
    columns = [t(f"difference.column.{name}") for name in ("kind", "change", "number")]
    rows = "".join(
        f"| {escaped(kind.title)} | {t(f'difference.change.{kind.change}')} | {len(kind.pages):,} |\n"
        for kind in report.kinds
    )
    return f"| {' | '.join(columns)} |\n| --- | --- | ---: |\n{rows}"


def _pages(kind: PageKind, t: Catalogue) -> str:
    lines = [f"- `{page.path}` {escaped(page.title)}\n" for page in kind.pages[:_PAGES_SHOWN]]
    if len(kind.pages) > _PAGES_SHOWN:
        lines.append(f"- {t('difference.more_pages', n=f'{len(kind.pages) - _PAGES_SHOWN:,}')}\n")
    return "".join(lines)
