"""Tell a spreadsheet which values a column takes, what to offer, and what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from generator.schemas import TableSchema
from generator.submission import layout
from generator.submission.template_columns import Column, Use
from generator.submission.template_help import MAX_TITLE, Help
from generator.submission.template_lists import ARTICLE_LAWS, ARTICLES, Lists

_FIRST = layout.FIRST_RECORD_ROW
# Lists that hold all there is; others may lack what the workbook itself adds.
_CLOSED = frozenset({Use.BOOLEAN, Use.CODE, Use.REFERENCE})


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The data validations of one workbook; `last_rows` tells the last row of each table that has one.

    What the program can only doubt is a warning, which the office may pass over; a code outside a
    closed list is stopped.
    """

    lists: Lists
    help: Help
    last_rows: Mapping[str, int]

    def of(self, column: Column, at: int) -> dict[str, object]:
        """Return the data validation of the column at the zero-based place `at`, as XlsxWriter takes it."""
        return {
            **self._rule(column, at),
            "input_title": column.field.title[:MAX_TITLE],
            "input_message": self.help.message(column),
        }

    def _rule(self, column: Column, at: int) -> dict[str, object]:
        schema = self.help.schemas[column.table]
        if source := self._source(column, schema):
            return self._list(source, is_doubt=column.use not in _CLOSED)
        if column.use in (Use.WHOLE, Use.SEQUENCE, Use.NUMBER):
            kind = "decimal" if column.use is Use.NUMBER else "integer"
            return {"validate": kind, "criteria": ">=", "value": _minimum(column, schema), **self._doubt("number")}
        if column.use is Use.ID:
            ids = _column_range(at, self.last_rows[column.table])
            once = f"=COUNTIF({ids},{xl_col_to_name(at)}{_FIRST})=1"
            return {"validate": "custom", "value": once, **self._doubt("id")}
        return {"validate": "any"}

    def _source(self, column: Column, schema: TableSchema) -> str | list[str]:
        """Return where the list of a column stands; '' for a column without one."""
        if column.use is Use.BOOLEAN:
            return [layout.YES, layout.NO]
        if column.use is Use.PARENT:
            return self._ids_of(self.help.schemas[column.parent])
        if column.use is Use.ARTICLE:
            law = _place(schema, "law_id")
            return "" if law is None or not self.lists.articles else _articles_beside(law)
        name = self.lists.names.get((column.table, column.field.name))
        return f"={name}" if name else ""

    def _list(self, source: str | list[str], *, is_doubt: bool) -> dict[str, object]:
        t = self.help.words["zh"]
        refusal = {"error_title": t("template.refused_title"), "error_message": t("template.refused")}
        return {"validate": "list", "source": source, **(self._doubt("value") if is_doubt else refusal)}

    def _doubt(self, what: str) -> dict[str, object]:
        t = self.help.words["zh"]
        return {
            "error_type": "warning",
            "error_title": t("template.doubted_title"),
            "error_message": t(f"template.doubted_{what}"),
        }

    def _ids_of(self, parent: TableSchema) -> str:
        """Return the formula for the ids that stand in the parent's sheet, without the empty cells below them."""
        at = next(place for place, field in enumerate(parent.fields) if field.name == parent.primary_key[0])
        sheet, letter = layout.sheet_name(parent), xl_col_to_name(at)
        ids = f"'{sheet}'!{_column_range(at, self.last_rows[parent.name])}"
        return f"=OFFSET('{sheet}'!${letter}${_FIRST},0,0,MAX(1,COUNTA({ids})),1)"


def _articles_beside(law: int) -> str:
    """Return the formula for the known articles of the law that the same row names in the column at `law`."""
    chosen = f"${xl_col_to_name(law)}{_FIRST}"
    return f"=OFFSET({ARTICLES},MATCH({chosen},{ARTICLE_LAWS},0)-1,0,COUNTIF({ARTICLE_LAWS},{chosen}),1)"


def _place(schema: TableSchema, name: str) -> int | None:
    return next((at for at, field in enumerate(schema.fields) if field.name == name), None)


def _minimum(column: Column, schema: TableSchema) -> int:
    described = next(field for field in schema.document["fields"] if field["name"] == column.field.name)
    return int(described.get("constraints", {}).get("minimum", 0))


def _column_range(at: int, last_row: int) -> str:
    letter = xl_col_to_name(at)
    return f"${letter}${_FIRST}:${letter}${last_row}"
