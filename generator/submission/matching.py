"""Find out which table a sheet of a workbook holds, and which of its columns is which field."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Problem, Severity
from generator.schemas import Field, TableSchema
from generator.submission import layout
from generator.submission.findings_sheet import is_findings_sheet
from generator.submission.headers import Header, find_header, is_header
from generator.submission.noticing import Area
from generator.submission.titles import ColumnTitles, fold, states_other_unit, table_named
from generator.submission.values import Cell, Sheet, SheetRow, SheetTable, Workbook
from generator.validation.suggestions import nearest

_NUMBERING = frozenset({"序号", "行号", "no", "no.", "#"})
_TOTAL = re.compile(r"(合计|总计|小计|共计|累计|总和|total|subtotal|grandtotal|sum)([:：(（].*)?")
_FOOTER = re.compile(
    r"(注|备注|说明|填表|制表|填报|审核|复核|联系人|联系电话|单位负责人|数据来源|note)[^:：]{0,6}[:：].*", re.DOTALL
)
_NUMBER = re.compile(r"[-+]?[\d,.]+%?(元|万元|件|起|家|人|个|倍)?|[-—/]+")


def match_sheets(
    workbook: Workbook, *, schemas: Mapping[str, TableSchema]
) -> tuple[tuple[SheetTable, ...], tuple[Problem, ...]]:
    """Return the records of each sheet that holds a table, and all that is wrong with it or passed over.

    What was noticed on reading is among the problems where it concerns records. A table may lack the
    column of a required field (``required-column``) or have one in a doubtful unit (``title-unit``):
    it is returned all the same, so that whatever else is wrong is found in the same run.
    """
    titles = {table: ColumnTitles(schema) for table, schema in schemas.items()}
    tables: list[SheetTable] = []
    problems: list[Problem] = []
    for sheet in workbook.sheets:
        if sheet.rows and sheet.name not in layout.OTHER_SHEETS and not is_findings_sheet(sheet):
            table, found = _Matching(path=workbook.name, sheet=sheet, schemas=schemas, titles=titles).run()
            tables += [table] if table else []
            problems += found
    if workbook.sheets and not tables and not problems:
        problems.append(Problem(code="tables-missing", path=workbook.name, params={"known_tables": _known(schemas)}))
    return tuple(tables), tuple(problems)


@dataclass(frozen=True, kw_only=True)
class _Matching:
    """One sheet on its way to a table."""

    path: str
    sheet: Sheet
    schemas: Mapping[str, TableSchema]
    titles: Mapping[str, ColumnTitles]

    def run(self) -> tuple[SheetTable | None, tuple[Problem, ...]]:
        """Return the table of the sheet and the findings."""
        table = table_named(self.sheet.name, self.schemas) or self._table_by_header()
        if not table:
            suggestion = nearest(self.sheet.name, (schema.title for schema in self.schemas.values()))
            params = {"known_tables": _known(self.schemas), "suggestion": suggestion}
            return None, (self._problem("sheet-unknown", params=params),)
        header = find_header(self.sheet, self.titles[table])
        if header is None:
            fields = " ".join(field.name for field in self.schemas[table].fields)
            params = {"target_table": table, "own_fields": fields}
            return None, (self._problem("header-missing", table=table, params=params),)
        below = {row: cells for row, cells in self.sheet.rows.items() if row > header.rows[-1]}
        rows, refused = self._records(below, header, table)
        problems = (
            *self._about_sheet(header, table),
            *self._about_columns(header, below, table),
            *refused,
            *self._noticed(header, frozenset(row.row for row in rows), table),
        )
        return SheetTable(table=table, sheet=self.sheet.name, columns=header.columns, rows=rows), problems

    def _table_by_header(self) -> str:
        """Return the table whose titles the header has most of, three or more; '' where that is not one.

        Of several, the one is meant that lacks none of its required columns.
        """
        headers = {table: find_header(self.sheet, titles) for table, titles in self.titles.items()}
        counts = {
            table: len(header.titles) - len(header.unknown)
            for table, header in headers.items()
            if header is not None and len(header.titles) >= 3
        }
        found = [table for table, count in counts.items() if count == max(counts.values())]
        whole = [table for table in found if not self._required(headers[table], table)]
        return found[0] if len(found) == 1 else whole[0] if len(whole) == 1 else ""

    def _about_sheet(self, header: Header, table: str) -> Iterator[Problem]:
        if not table_named(self.sheet.name, self.schemas):
            yield self._problem("sheet-taken", Severity.NOTE, table=table, params={"target_table": table})
        if self.sheet.is_hidden:
            yield self._problem("sheet-hidden", Severity.NOTE, table=table)
        if states_other_unit(self.sheet.name):
            yield self._problem("unit-of-table", table=table, value=self.sheet.name)
        for row in (row for row in self.sheet.rows if row < header.rows[0]):
            cells = self.sheet.rows[row]
            yield self._problem("row-above", Severity.NOTE, cells[0], table=table, value=_joined(cells))
            for cell in (cell for cell in cells if states_other_unit(str(cell.value))):
                yield self._problem("unit-of-table", at=cell, table=table)
        hidden = sorted(row for row in self.sheet.hidden_rows & self.sheet.rows.keys() if row > header.rows[-1])
        if hidden:
            first = self.sheet.rows[hidden[0]][0]
            yield self._problem("rows-hidden", Severity.NOTE, first, table=table, value=_ranges(hidden))

    def _about_columns(self, header: Header, below: Mapping[int, tuple[Cell, ...]], table: str) -> Iterator[Problem]:
        filled: dict[int, list[Cell]] = defaultdict(list)
        for cell in (cell for cells in below.values() for cell in cells):
            filled[cell.column].append(cell)
        titles = self.titles[table]
        for cell in header.unknown:
            if _is_numbering(cell, filled[cell.column]):
                yield self._problem("title-of-numbering", Severity.NOTE, cell, table=table)
            elif filled[cell.column]:
                params = {"target_table": table, "suggestion": titles.nearest(str(cell.value))}
                yield self._problem("title-unknown", at=cell, table=table, params=params)
            else:
                yield self._problem("title-passed-over", Severity.NOTE, cell, table=table)
        for name, cell in header.repeated:
            params = {"own_field": name, "other_cell": header.titles[name].address}
            yield self._problem("title-twice", at=cell, table=table, params=params)
        for name, cell in header.contradictory:
            params = {"own_field": name, "other_field": header.field_at(cell.column)}
            yield self._problem("title-contradictory", at=cell, table=table, params=params)
        for name, cell in header.other_units:
            yield self._problem("title-unit", at=cell, table=table, params={"own_field": name})
        for column, cells in sorted(filled.items()):
            if cells and column not in header.titled:
                yield self._problem("title-missing", at=cells[0], table=table)
        if below:
            yield from self._absent(header, table)

    def _absent(self, header: Header, table: str) -> Iterator[Problem]:
        at = self.sheet.rows[header.rows[0]][0]
        for field in self._required(header, table):
            params = {"target_table": table}
            yield self._problem("required-column", at=at, field=field.name, value="", table=table, params=params)
        fields = self.schemas[table].fields
        if absent := [field.name for field in fields if not (field.is_required or field.name in header.titles)]:
            params = {"absent_fields": " ".join(absent)}
            yield self._problem("columns-absent", Severity.NOTE, at, value="", table=table, params=params)

    def _required(self, header: Header | None, table: str) -> tuple[Field, ...]:
        """Return the required fields without a column; the rows of a child are numbered by their order."""
        schema = self.schemas[table]
        present = header.titles if header else {}
        return tuple(
            field
            for field in schema.fields
            if field.is_required and field.name not in present and not (schema.parent and field.name == "seq")
        )

    def _records(
        self, below: Mapping[int, tuple[Cell, ...]], header: Header, table: str
    ) -> tuple[tuple[SheetRow, ...], tuple[Problem, ...]]:
        fields = {column: name for name, column in header.columns.items()}
        rows: list[SheetRow] = []
        problems: list[Problem] = []
        for row, cells in below.items():
            if is_header(cells, self.titles[table]):
                problems.append(
                    self._problem("header-again", Severity.NOTE, cells[0], table=table, value=_joined(cells))
                )
            elif _is_total(cells):
                problems.append(self._problem("row-of-totals", at=cells[0], table=table))
            elif len(cells) == 1 and _FOOTER.fullmatch(str(cells[0].value).strip()):
                problems.append(self._problem("row-of-remarks", at=cells[0], table=table))
            elif known := {fields[cell.column]: cell for cell in cells if cell.column in fields}:
                rows.append(SheetRow(row=row, cells=known))
        return tuple(rows), tuple(problems)

    def _noticed(self, header: Header, rows: frozenset[int], table: str) -> Iterator[Problem]:
        """Yield what was noticed on reading, as far as it concerns records, which stand in `rows`."""
        fields = {column: name for name, column in header.columns.items()}
        for problem in self.sheet.problems:
            area = Area.at(problem.params["range"])
            columns = [column for column in fields if area.left <= column <= area.right]
            is_of_records = any(row in rows for row in range(area.top, area.bottom + 1))
            if is_of_records and len(columns) >= (2 if problem.code == "merged-columns" else 1):
                yield dataclasses.replace(problem, table=table, field=fields.get(area.left, ""))

    def _problem(
        self,
        code: str,
        severity: Severity = Severity.ERROR,
        at: Cell | None = None,
        *,
        table: str = "",
        field: str = "",
        value: str | None = None,
        params: Mapping[str, str] | None = None,
    ) -> Problem:
        return Problem(
            code=code,
            severity=severity,
            path=self.path,
            sheet=self.sheet.name,
            cell=at.address if at else "",
            field=field,
            value=value if value is not None else str(at.value) if at else "",
            table=table,
            params=params or {},
        )


def _known(schemas: Mapping[str, TableSchema]) -> str:
    """Return all tables in the order in which workbooks show them."""
    return " ".join(dict.fromkeys(table for tables in layout.kinds(schemas).values() for table in tables))


def _is_total(cells: tuple[Cell, ...]) -> bool:
    first, *others = (fold(str(cell.value)) for cell in cells)
    return _TOTAL.fullmatch(first) is not None and all(_NUMBER.fullmatch(text) for text in others)


def _is_numbering(title: Cell, cells: list[Cell]) -> bool:
    """Tell whether a column does nothing but count its rows from one."""
    numbers = [str(cell.value) for cell in cells]
    return fold(str(title.value)) in _NUMBERING and bool(cells) and numbers == [str(n + 1) for n in range(len(cells))]


def _joined(cells: tuple[Cell, ...]) -> str:
    return " ".join(str(cell.value) for cell in cells)


def _ranges(numbers: list[int]) -> str:
    """Return numbers in order with runs drawn together: ``3, 5–7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
