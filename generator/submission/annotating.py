"""Give an office its own workbook back, with each finding on its cell and all of them on a first sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Problem, Severity
from generator.i18n import Catalogue, read_catalogue
from generator.messages import LANGUAGES, LOCALE_FOLDER, visible, wording
from generator.schemas import TableSchema
from generator.submission.file_kinds import KINDS_BY_ENDING, FileKind
from generator.submission.findings_sheet import TINTS, Finding, tint, write_findings
from generator.submission.office_books import new_book, open_book
from generator.submission.reading import read_workbook

_ORDER = tuple(Severity)
# More would not fit a comment that can be read; the first sheet has them all.
_MAX_IN_COMMENT = 12
_COMMENT_WIDTH = 380
_CHARACTERS_IN_LINE = 26
_LINE_HEIGHT = 19
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def annotate(
    source: Path, problems: Iterable[Problem], target: Path, *, lang: str, schemas: Mapping[str, TableSchema]
) -> None:
    """Write a copy of the workbook `source` to `target` (.xlsx) that shows `problems` in `lang`.

    Cells are tinted and carry the messages as comments; formats, widths and dropdowns stay. Macros and
    links to other files do not. A file of another kind than xlsx becomes a new workbook of its cells.
    Raise ValueError where `target` is the source itself or no .xlsx.
    """
    if target.suffix.lower() != ".xlsx" or (target.exists() and target.samefile(source)):
        raise ValueError(target)
    t = read_catalogue(LOCALE_FOLDER, lang)
    workbook = read_workbook(source)
    is_xlsx = KINDS_BY_ENDING.get(source.suffix.lower()) is FileKind.XLSX and bool(workbook.sheets)
    opened = open_book(source, workbook) if is_xlsx else None
    book, names = (opened, {}) if opened is not None else new_book(workbook)
    for sheet in book.worksheets:
        _clear(sheet)
        sheet.sheet_view.tabSelected = False
    placed = sorted(
        (_placed(problem, book, names) for problem in problems),
        key=lambda item: _ORDER.index(item[0].severity),
    )
    findings = [_finding(problem, place, lang, schemas) for problem, place in placed]
    _mark(book, findings, t)
    first = book.create_sheet(t("findings.name"), 0)
    write_findings(first, findings, t)
    book.active = 0
    book.properties.lastModifiedBy = t("findings.author")
    book.save(target)


def _placed(problem: Problem, book: openpyxl.Workbook, names: Mapping[str, str]) -> tuple[Problem, tuple[str, str]]:
    """Return a problem with the sheet and the cell that show it; ('', '') for one of the whole file."""
    name = names.get(problem.sheet, problem.sheet)
    if not name or name not in book.sheetnames:
        return problem, ("", "")
    return problem, (name, problem.cell if _ADDRESS.fullmatch(problem.cell) else "A1")


def _finding(problem: Problem, place: tuple[str, str], lang: str, schemas: Mapping[str, TableSchema]) -> Finding:
    said = wording(problem, lang=lang, schemas=schemas)
    return Finding(
        severity=problem.severity,
        sheet=visible(problem.sheet),
        cell=problem.cell,
        field=said.field_title,
        value=visible(problem.value),
        wording=said,
        target=place,
    )


def _mark(book: openpyxl.Workbook, findings: Sequence[Finding], t: Catalogue) -> None:
    by_cell: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.target[0]:
            by_cell[_top_left(book[finding.target[0]], finding.target)].append(finding)
    for (name, address), found in by_cell.items():
        cell = book[name][address]
        cell.fill = tint(found[0].severity)
        existing = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
        cell.comment = _comment(existing, found, t)


def _top_left(sheet: Worksheet, place: tuple[str, str]) -> tuple[str, str]:
    """Return the cell of a merged range that shows its content."""
    cell = sheet[place[1]]
    if isinstance(cell, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        return place[0], str(merged.start_cell.coordinate)
    return place


def _comment(existing: str, findings: Sequence[Finding], t: Catalogue) -> Comment:
    parts = [
        t(
            f"findings.comment_{finding.severity.value}",
            message=finding.wording.message,
            mend=finding.wording.mend,
            rule=finding.wording.rule,
        )
        for finding in findings[:_MAX_IN_COMMENT]
    ]
    if more := findings[_MAX_IN_COMMENT:]:
        parts.append(t("findings.more", count=len(more)))
    text = existing + t("findings.marker") + "\n" + "\n\n".join(parts)
    lines = sum(1 + len(line) // _CHARACTERS_IN_LINE for line in text.split("\n"))
    height = min(600, _LINE_HEIGHT * (lines + 1))
    return Comment(text, t("findings.author"), width=_COMMENT_WIDTH, height=height)


def _clear(sheet: Worksheet) -> None:
    """Take off what an earlier run put on, so that a mended cell looks mended."""
    markers = [read_catalogue(LOCALE_FOLDER, lang)("findings.marker") for lang in LANGUAGES]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is None or not any(marker in cell.comment.text for marker in markers):
                continue
            theirs = cell.comment.text
            for marker in markers:
                theirs = theirs.partition(marker)[0].rstrip()
            cell.comment = Comment(theirs, cell.comment.author) if theirs else None
            if cell.fill.fgColor.rgb in TINTS.values():
                cell.fill = PatternFill()
