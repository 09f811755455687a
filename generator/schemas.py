"""Read the table schemas: the one description of every table and field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column: Table Schema's own properties, and ours (English words, unit, example, references).

    `references` names the table whose primary key the column holds, in whatever package it lives.
    """

    name: str
    type: str
    title: str
    title_en: str
    description: str
    description_en: str
    example: str
    unit: str
    references: str
    is_required: bool
    enum: tuple[str, ...]
    pattern: str

    def title_in(self, lang: str) -> str:
        """Return the title in `lang` (``zh`` or ``en``)."""
        return self.title if lang == "zh" else self.title_en

    def description_in(self, lang: str) -> str:
        """Return the description in `lang` (``zh`` or ``en``)."""
        return self.description if lang == "zh" else self.description_en


@dataclass(frozen=True, kw_only=True)
class TableSchema:
    """One table: its fields in order, its primary key, and the parent whose source its rows share."""

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    parent: str
    primary_key: tuple[str, ...]
    fields: tuple[Field, ...]
    document: Mapping[str, Any]

    def title_in(self, lang: str) -> str:
        """Return the title in `lang` (``zh`` or ``en``)."""
        return self.title if lang == "zh" else self.title_en

    def description_in(self, lang: str) -> str:
        """Return the description in `lang` (``zh`` or ``en``)."""
        return self.description if lang == "zh" else self.description_en

    def field(self, name: str) -> Field | None:
        """Return the field called `name`, or None."""
        return next((field for field in self.fields if field.name == name), None)


def read_schemas(folder: Path) -> Mapping[str, TableSchema]:
    """Read every ``<table>.json`` in `folder`; the result is keyed and sorted by table name."""
    return {path.stem: _parse(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))}


def stamped(schema: TableSchema, *, tables: frozenset[str]) -> dict[str, Any]:
    """Return the schema as a descriptor holds it, when its package has just `tables`.

    Stock validators skip a resource's row checks when a foreign key leaves the package, so
    those keys are left out; the field's ``references`` stays and our own check follows it.
    """
    document = dict(schema.document)
    keys = [
        key
        for key in document.pop("foreignKeys", [])
        if key["reference"]["resource"] == "" or key["reference"]["resource"] in tables
    ]
    if keys:
        document["foreignKeys"] = keys
    return document


def _parse(document: dict[str, Any]) -> TableSchema:
    fields = tuple(_parse_field(field) for field in document["fields"])
    return TableSchema(
        name=document["name"],
        title=document["title"],
        title_en=document["title_en"],
        description=document["description"],
        description_en=document["description_en"],
        parent=document.get("parent", ""),
        primary_key=tuple(document["primaryKey"]),
        fields=fields,
        document=document,
    )


def _parse_field(field: dict[str, Any]) -> Field:
    constraints = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        title_en=field["title_en"],
        description=field["description"],
        description_en=field["description_en"],
        example=field["example"],
        unit=field.get("unit", ""),
        references=field.get("references", ""),
        is_required=bool(constraints.get("required", False)),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
    )
