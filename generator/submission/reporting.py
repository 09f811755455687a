"""Tell an office what an import did or would do: as text, and as an object for programs."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator import messages
from generator.errors import Problem
from generator.i18n import Catalogue
from generator.messages import visible
from generator.privacy.files import shown_path
from generator.privacy.findings import masked
from generator.privacy.texts import personal_data
from generator.schemas import TableSchema
from generator.submission.assembling import Key, RowChange, TableChanges
from generator.submission.importing import Import

# So many rows of a table are named one by one; programs are given all of them.
_NAMED = 20
_CELLS = 5


@dataclasses.dataclass(frozen=True, kw_only=True)
class Report:
    """What is told of an import into the package `publisher` below `root_name`; `written` are its files on disk.

    `annotated` is where the marked copy went, '' without one.
    """

    found: Import
    publisher: str
    written: tuple[str, ...]
    annotated: str
    schemas: Mapping[str, TableSchema]
    root_name: str
    today: date

    def as_text(self, t: Catalogue) -> str:
        """Return the problems, the rows counted by sheet, and the changes by table."""
        problems = "".join(self._said(problem, t, format="text") for problem in _gathered(self.found.problems, t))
        return problems + "".join(f"{line}\n" for line in (*self._counts(t), *self._changes(t), *self._ending(t)))

    def as_json(self, t: Catalogue) -> str:
        """Return the same as an object; rows and fields are named in full."""
        document = {
            "publisher": self.publisher,
            "is_refused": self.found.is_refused,
            "rows": {
                "in": sum(sheet.rows for sheet in self.found.sheets),
                "accepted": sum(sheet.accepted for sheet in self.found.sheets),
                "refused": sum(sheet.refused for sheet in self.found.sheets),
            },
            "sheets": [
                {
                    "file": shown_path(sheet.book, today=self.today),
                    "sheet": self._shown(sheet.sheet),
                    "table": sheet.table,
                    "rows": sheet.rows,
                    "accepted": sheet.accepted,
                    "refused": sheet.refused,
                }
                for sheet in self.found.sheets
            ],
            "tables": [self._table_object(changes) for changes in self.found.changes],
            "kept": {table: [list(key) for key in keys] for table, keys in self.found.kept.items()},
            "files": [f"{self.root_name}/{path}" for path in self.found.files],
            "is_written": bool(self.written),
            "problems": [json.loads(self._said(problem, t, format="json"))[0] for problem in self.found.problems],
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

    def _said(self, problem: Problem, t: Catalogue, *, format: str) -> str:
        """Return one problem in words; one of a file that was sent does not lie below the data root."""
        is_stored = "/" in problem.path
        shown = dataclasses.replace(
            problem,
            path=problem.path if is_stored else shown_path(problem.path, today=self.today),
            sheet=self._shown(problem.sheet),
        )
        root_name = self.root_name if is_stored or problem.sheet else ""
        return messages.render([shown], lang=t.lang, format=format, schemas=self.schemas, root_name=root_name)

    def _shown(self, text: str) -> str:
        """Return a text, masked when it holds personal data."""
        return masked(text) if personal_data(text, today=self.today) else text

    def _counts(self, t: Catalogue) -> Iterator[str]:
        sheets = self.found.sheets
        for sheet in sheets:
            values = {"rows": sheet.rows, "accepted": sheet.accepted, "refused": sheet.refused}
            names = {
                "file": visible(shown_path(sheet.book, today=self.today)),
                "sheet": visible(self._shown(sheet.sheet)),
            }
            yield t("import.sheet", **names, **values)
        yield t(
            "import.total",
            rows=sum(sheet.rows for sheet in sheets),
            accepted=sum(sheet.accepted for sheet in sheets),
            refused=sum(sheet.refused for sheet in sheets),
        )

    def _changes(self, t: Catalogue) -> Iterator[str]:
        for changes in self.found.changes:
            added, changed, removed = _parted(changes)
            counts = {
                "added": len(added),
                "changed": len(changed),
                "removed": len(removed),
                "unchanged": changes.unchanged,
            }
            said = [t(f"import.count.{name}", count=count) for name, count in counts.items() if count]
            yield t("import.table", table=self._title(changes.table, t), counts=t("import.join_counts").join(said))
            yield from _named([t("import.added", row=_key(row.key)) for row in added], t)
            yield from _named([self._changed(row, changes, t) for row in changed], t)
            yield from _named([t("import.removed", row=_key(row.key)) for row in removed], t)
        for table, keys in self.found.kept.items():
            yield t("import.kept", table=self._title(table, t), count=len(keys))
            yield from _named([t("import.kept_row", row=_key(key)) for key in keys], t)

    def _ending(self, t: Catalogue) -> Iterator[str]:
        files = t("import.join").join(f"{self.root_name}/{path}" for path in self.written or self.found.files)
        if self.found.is_refused:
            yield t("import.refused")
        elif not any(sheet.rows for sheet in self.found.sheets):
            yield t("import.without_rows")
        elif not files:
            yield t("import.nothing")
        else:
            yield t("import.written" if self.written else "import.not_written", files=files)
        if self.annotated:
            yield t("import.annotated", path=visible(self.annotated))
        elif self.found.is_refused:
            yield t("import.annotate")

    def _changed(self, row: RowChange, changes: TableChanges, t: Catalogue) -> str:
        fields = [
            t(
                "import.field",
                field=f"{self._field_title(changes.table, change['field'], t)} {change['field']}",
                old=visible(change["old"]) or t("import.empty"),
                new=visible(change["new"]) or t("import.empty"),
            )
            for change in self._fields(row, changes)
        ]
        return t("import.changed", row=_key(row.key), fields=t("import.join_fields").join(fields))

    def _fields(self, row: RowChange, changes: TableChanges) -> list[dict[str, str]]:
        """Return old and new text of each cell that differs, personal data masked."""
        if row.before is None or row.after is None:
            return []
        return [
            {
                "field": name,
                "old": self._quoted(row.before.values[name], (changes.path, row.before.line, name)),
                "new": self._quoted(row.after.values[name], (changes.path, row.after.line, name)),
            }
            for name in row.fields
        ]

    def _quoted(self, text: str, place: tuple[str, int, str]) -> str:
        return masked(text) if place in self.found.withheld else self._shown(text)

    def _table_object(self, changes: TableChanges) -> dict[str, Any]:
        added, changed, removed = _parted(changes)
        return {
            "table": changes.table,
            "added": [list(row.key) for row in added],
            "changed": [{"key": list(row.key), "fields": self._fields(row, changes)} for row in changed],
            "removed": [list(row.key) for row in removed],
            "unchanged": changes.unchanged,
        }

    def _title(self, table: str, t: Catalogue) -> str:
        return f"{self.schemas[table].title_in(t.lang)} {table}"

    def _field_title(self, table: str, name: str, t: Catalogue) -> str:
        field = self.schemas[table].field(name)
        return field.title_in(t.lang) if field else ""


def _gathered(problems: Iterable[Problem], t: Catalogue) -> Iterator[Problem]:
    """Yield what is told of many cells of a sheet in the same words once, with their addresses."""
    cells: dict[Hashable, list[Problem]] = defaultdict(list)
    for problem in problems:
        alone = dataclasses.replace(problem, cell="*" if problem.cell else "", params={})
        cells[repr(alone), *sorted(problem.params.items())].append(problem)
    for first, *others in cells.values():
        shown = [problem.cell for problem in (first, *others)][:_CELLS]
        more = 1 + len(others) - len(shown)
        named = t("import.join").join(shown)
        yield dataclasses.replace(first, cell=t("import.more_cells", cells=named, count=more) if more else named)


def _parted(changes: TableChanges) -> tuple[list[RowChange], list[RowChange], list[RowChange]]:
    added = [row for row in changes.rows if row.before is None]
    removed = [row for row in changes.rows if row.after is None]
    return added, [row for row in changes.rows if row.before and row.after], removed


def _key(key: Key) -> str:
    return " ".join(map(visible, key))


def _named(lines: list[str], t: Catalogue) -> Iterator[str]:
    yield from lines[:_NAMED]
    if len(lines) > _NAMED:
        yield t("import.more", count=len(lines) - _NAMED)
