"""Write a report as one HTML page that asks for nothing: no script, no font, no picture from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from generator.difference.report import Line, PageKind, Report, Section
from generator.difference.values import Change
from generator.i18n import Catalogue

_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HAN = re.compile(r"[\u3400-\u9fff]")
_LANG = {"zh": "zh-Hans", "en": "en"}


def as_html(report: Report, t: Catalogue) -> str:
    """Return the page; its links to pages of the site are relative to the site's root."""
    parts = [
        f'<!doctype html>\n<html lang="{_LANG[t.lang]}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">',
        f"<title>{escape(report.title)}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>",
        f"<main>\n<h1>{escape(report.title)}</h1>",
        f'<p class="lead">{_text(report.sentence, t)}</p>\n<p class="soft">{_text(report.sides, t)}</p>',
        *(["<ul>", *(f"<li>{_text(note, t)}</li>" for note in report.notes), "</ul>"] if report.notes else []),
        *(_section(section, t) for section in report.sections),
        *_pages(report.kinds, t),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _text(text: str, t: Catalogue) -> str:
    """Return `text` escaped, and marked where an English page says something in Chinese."""
    if t.lang == "en" and _HAN.search(text):
        return f'<span lang="{_LANG["zh"]}">{escape(text)}</span>'
    return escape(text)


def _section(section: Section, t: Catalogue) -> str:
    columns = [t(f"difference.column.{name}") for name in ("record", "change", "what", "old", "new")]
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = []
    for subject, group in groupby(section.lines, key=lambda line: line.subject):
        lines = list(group)
        first = f'<th scope="rowgroup" rowspan="{len(lines)}">{_text(subject, t)}</th>'
        cells = [_cells(line, columns, t) for line in lines]
        rows.append(f"<tbody>\n<tr>{first}{cells[0]}</tr>\n" + "".join(f"<tr>{cell}</tr>\n" for cell in cells[1:]))
    body = "</tbody>\n".join(rows)
    return f"<h2>{_text(section.heading, t)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n{body}</tbody>\n</table>"


def _cells(line: Line, columns: list[str], t: Catalogue) -> str:
    tone = {Change.ADDED: "added", Change.REMOVED: "removed"}.get(line.change, "")
    change = f'<td class="{tone}">{escape(t(f"difference.change.{line.change}"))}</td>'
    old = f"<del>{_text(line.old, t)}</del>" if line.old else ""
    new = f"<ins>{_text(line.new, t)}</ins>" if line.new else ""
    return (
        f"{change}<td>{_text(line.what, t)}</td>"
        f'<td data-column="{escape(columns[3])}">{old}</td><td data-column="{escape(columns[4])}">{new}</td>'
        if line.old or line.new
        else f"{change}<td>{_text(line.what, t)}</td><td></td><td></td>"
    )


def _pages(kinds: tuple[PageKind, ...], t: Catalogue) -> Iterator[str]:
    if not kinds:
        return
    yield f"<h2>{t('difference.pages')}</h2>"
    for kind in kinds:
        heading = t("difference.kind", change=t(f"difference.change.{kind.change}"), kind=kind.title, n=len(kind.pages))
        yield f"<details><summary>{escape(heading)}</summary>\n<ul>"
        for page in kind.pages:
            title = _text(page.title, t)
            is_gone = kind.change is Change.REMOVED
            yield f"<li>{title}</li>" if is_gone else f'<li><a href="{escape(page.path)}">{title}</a></li>'
        yield "</ul>\n</details>"
