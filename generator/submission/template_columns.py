"""Tell what each column of a sheet is for, and what its cells show of a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from generator.formats import plain
from generator.schemas import Field, TableSchema
from generator.submission import layout
from generator.submission.choices import Choices
from generator.validation.dates import DATE_SHAPE

# Beyond this a spreadsheet's binary number loses digits.
_EXACT_DIGITS = 15


class Use(Enum):
    """What the cells of a column hold, as the person who fills them in sees it."""

    TEXT = auto()
    URL = auto()
    DATE = auto()
    BOOLEAN = auto()
    WHOLE = auto()
    NUMBER = auto()
    SEQUENCE = auto()
    CODE = auto()
    REFERENCE = auto()
    REFERENCE_HERE = auto()
    PARENT = auto()
    ID = auto()
    ARTICLE = auto()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One field of a table's sheet; `parent` is the table whose ids a column of use PARENT takes, else ''.

    `labels` holds what a cell shows for each code. The cell of a required column may be empty
    where the row's order numbers it.
    """

    table: str
    field: Field
    use: Use
    parent: str
    labels: Mapping[str, str]

    @property
    def is_needed(self) -> bool:
        """Tell whether every row must fill the cell in."""
        return self.field.is_required and self.use is not Use.SEQUENCE

    def shown(self, text: str) -> str | int | float:
        """Return what a cell shows for a value: ``杭州市 330100``, 是, a number where it gives the same text back."""
        if self.use is Use.BOOLEAN:
            return {"true": layout.YES, "false": layout.NO}.get(text, text)
        if self.use in (Use.WHOLE, Use.SEQUENCE) and text.isdecimal() and str(int(text)) == text:
            return int(text)
        if self.use is Use.NUMBER and _is_exact(text):
            return float(text)
        return self.labels.get(text, text)


def columns(table: str, *, tables: tuple[str, ...], choices: Choices) -> tuple[Column, ...]:
    """Return the columns of a table's sheet in a workbook that holds `tables`."""
    schema = choices.schemas[table]
    parents = {key["fields"][0]: key["reference"]["resource"] for key in schema.document.get("foreignKeys", ())}
    return tuple(
        Column(
            table=table,
            field=field,
            use=use,
            parent=parents[field.name] if use is Use.PARENT else "",
            labels={choice.code: choice.label for choice in choices.of(table, field.name)},
        )
        for field in schema.fields
        for use in (_use(field, schema, tables=tables, parent=parents.get(field.name, "")),)
    )


def _use(field: Field, schema: TableSchema, *, tables: tuple[str, ...], parent: str) -> Use:
    if field.references:
        return Use.REFERENCE_HERE if field.references in tables else Use.REFERENCE
    if field.enum:
        return Use.CODE
    if parent in tables:
        return Use.PARENT
    if field.type != "string":
        is_order = field.name == "seq" and bool(schema.parent)
        whole = Use.SEQUENCE if is_order else Use.WHOLE
        return {"boolean": Use.BOOLEAN, "integer": whole, "number": Use.NUMBER}[field.type]
    return _text_use(field, schema)


def _text_use(field: Field, schema: TableSchema) -> Use:
    if schema.primary_key == (field.name,) and field.name.endswith("_id"):
        return Use.ID
    if field.pattern.startswith(DATE_SHAPE):
        return Use.DATE
    if field.name == "article":
        return Use.ARTICLE
    return Use.URL if field.name.endswith("_url") else Use.TEXT


def _is_exact(text: str) -> bool:
    """Tell whether a spreadsheet's number gives just `text` back."""
    digits = text.replace(".", "", 1)
    return digits.isdecimal() and len(digits) <= _EXACT_DIGITS and plain(Decimal(repr(float(text)))) == text
