"""Run the stock checks of frictionless: descriptors, and rows against their table schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import frictionless
from frictionless.errors import CellError, RowError

from generator.errors import Problem
from generator.packages import DESCRIPTOR
from generator.schemas import Field, TableSchema
from generator.validation.dataset import Dataset, Record
from generator.validation.dates import DATE_SHAPE
from generator.validation.suggestions import nearest

_CONSTRAINT = re.compile(r'constraint "(\w+)" is')
_CONSTRAINT_CODES = {
    "required": "required",
    "enum": "code-unknown",
    "minimum": "below-minimum",
    "maximum": "above-maximum",
}
_ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_TYPE_CODES = {"integer": "not-an-integer", "number": "not-a-number", "boolean": "not-a-boolean"}
# Reports stop at 1,000 errors unless told otherwise; a contributor mends a file once.
_NO_LIMIT = 10**9


def check_rows(dataset: Dataset) -> Iterator[Problem]:
    """Yield what frictionless finds, in our codes and with the physical line.

    One run over each table joined from all packages costs a fifth of one run for each package,
    and makes keys unique over all of them. Foreign keys are followed in ``references``, because
    frictionless can follow them in one package only.
    """
    package = frictionless.Package(name="all")
    for name, records in dataset.records.items():
        if records:
            package.add_resource(_resource(dataset.schemas[name], records))
    if not package.resources:
        return
    report = package.validate(limit_errors=_NO_LIMIT)
    for task in report.tasks:
        records = dataset.records[task.name]
        for error in task.errors:
            yield from _translate(error, records=records, schema=dataset.schemas[task.name])
    for record in dataset:
        yield from _blank_cells(record)


def check_descriptors(dataset: Dataset) -> Iterator[Problem]:
    """Yield what frictionless holds against a descriptor, its table schemas left aside."""
    for package in dataset.packages:
        resources = [
            {key: value for key, value in resource.items() if key != "schema"}
            for resource in package.descriptor["resources"]
        ]
        for error in frictionless.Package.metadata_validate({**package.descriptor, "resources": resources}):
            yield Problem(
                code="descriptor-profile", path=f"{package.name}/{DESCRIPTOR}", params={"note": str(error.note)}
            )


def _resource(schema: TableSchema, records: tuple[Record, ...]) -> frictionless.Resource:
    document = {key: value for key, value in schema.document.items() if key != "foreignKeys"}
    names = [field.name for field in schema.fields]
    data = [names, *([record[name] for name in names] for record in records)]
    return frictionless.Resource(name=schema.name, data=data, schema=frictionless.Schema.from_descriptor(document))


def _translate(error: frictionless.Error, *, records: tuple[Record, ...], schema: TableSchema) -> Iterator[Problem]:
    if not isinstance(error, RowError):
        yield Problem(code="table-schema", path=f"_schema/{schema.name}.json", params={"note": error.note})
        return
    # The header is row 1 to frictionless, so the first record is row 2.
    record = records[error.row_number - 2]
    if error.type == "blank-row":
        yield record.error("blank-line", "")
    elif error.type == "primary-key":
        yield from _duplicate(record, records=records, fields=schema.primary_key)
    elif not isinstance(error, CellError) or (field := schema.field(error.field_name)) is None:
        yield record.error("table-schema", "", note=error.note)
    elif error.type == "unique-error":
        yield from _duplicate(record, records=records, fields=(field.name,))
    elif error.type == "type-error":
        yield _type_problem(record, field, note=error.note)
    else:
        yield _constraint_problem(record, field, note=error.note, document=schema.document)


def _duplicate(record: Record, *, records: tuple[Record, ...], fields: tuple[str, ...]) -> Iterator[Problem]:
    key = tuple(record[field] for field in fields)
    other = next(other for other in records if tuple(other[field] for field in fields) == key)
    if other is record:
        return
    code = "duplicate-id" if other.package == record.package else "duplicate-id-across"
    yield record.error(code, fields[0], key="、".join(key), other_path=other.place)


def _type_problem(record: Record, field: Field, *, note: str) -> Problem:
    code = "url-form" if field.type == "string" else _TYPE_CODES.get(field.type, "table-schema")
    return record.error(code, field.name, note=note)


def _constraint_problem(record: Record, field: Field, *, note: str, document: Mapping[str, Any]) -> Problem:
    found = _CONSTRAINT.search(note)
    kind = found.group(1) if found else ""
    if kind == "pattern":
        return record.error(_pattern_code(field), field.name, pattern=field.pattern)
    code = _CONSTRAINT_CODES.get(kind, "table-schema")
    limits = next(item for item in document["fields"] if item["name"] == field.name)["constraints"]
    return record.error(
        code,
        field.name,
        limit=str(limits.get(kind, "")),
        allowed="、".join(field.enum),
        suggestion=nearest(record[field.name], field.enum) if kind == "enum" else "",
        note=note,
    )


def _pattern_code(field: Field) -> str:
    if field.name == "article":
        return "article-form"
    if field.pattern == _ID_PATTERN:
        return "id-form"
    return "date-form" if field.pattern.startswith(DATE_SHAPE) else "pattern"


def _blank_cells(record: Record) -> Iterator[Problem]:
    for field in record.table.schema.fields:
        value = record[field.name]
        # To frictionless a cell of blanks is filled.
        if field.is_required and value and not value.strip():
            yield record.error("required", field.name)
