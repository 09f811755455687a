"""Write a difference as JSON, for programs; docs/diff.md describes it."""

from __future__ import annotations

import json
from typing import Any

from generator.difference.page_changes import Page, PageDifference
from generator.difference.report import kind_title
from generator.difference.sides import Side
from generator.difference.speaking import Speaker
from generator.difference.summary import count, sentence
from generator.difference.values import (
    Change,
    Difference,
    PackageChange,
    PropertyChange,
    RecordChange,
    RowChange,
    SchemaChange,
)

VERSION = 1


def as_json(
    difference: Difference, pages: PageDifference | None, speaker: Speaker, *, base: Side, head: Side, merge_base: bool
) -> str:
    """Return the document; every value is in words, as a report shows it, personal data withheld."""
    counts = count(difference)
    document = {
        "schema_version": VERSION,
        "lang": speaker.t.lang,
        "base": {"name": speaker.safe(base.name), "commit": base.commit, "is_merge_base": merge_base},
        "head": {"name": speaker.safe(head.name), "commit": head.commit, "is_working_tree": not head.commit},
        "summary": sentence(difference, pages, speaker),
        "counts": {
            str(change): {table: number for (kind, table), number in sorted(counts.records.items()) if kind is change}
            for change in Change
            if change is not Change.RENUMBERED
        },
        "amounts_changed": len(counts.amounts),
        "packages": [_package(package, speaker) for package in difference.packages],
        "schemas": [_schema(schema, speaker) for schema in difference.schemas],
        "unread": [
            {
                "path": speaker.safe(one.path),
                "side": "head" if one.is_head else "base",
                "code": one.problem.code,
                "reason": speaker.reason(one.problem),
            }
            for one in difference.unread
        ],
        "pages": _pages(pages, speaker) if pages else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _package(package: PackageChange, speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.safe(package.name),
        "title": speaker.safe(speaker.t.pick(package.title_zh, package.title_en)),
        "change": str(package.change),
        "descriptor": [_property(change, speaker) for change in package.properties],
        "records": [_record(record, speaker) for record in package.records],
        "files": [{"path": speaker.safe(file.path), "change": str(file.change)} for file in package.files],
    }


def _record(record: RecordChange, speaker: Speaker) -> dict[str, Any]:
    own = record.own
    old = own.old if own else None
    was = {
        **({"old_id": speaker.own_key(own.table, own.old)} if own and own.change is Change.RENAMED and own.old else {}),
        **({"old_package": speaker.safe(old.package)} if old and old.package != record.package else {}),
    }
    return {
        "change": str(record.change),
        "table": record.table,
        "id": [speaker.safe(part) for part in record.key],
        **was,
        "label": speaker.record(record),
        "fields": _fields(own, speaker) if own else [],
        "children": [_child(child, speaker) for child in record.children],
        "named_by": dict(record.named_by),
    }


def _child(child: RowChange, speaker: Speaker) -> dict[str, Any]:
    was = {"old_id": speaker.own_key(child.table, child.old)} if child.change is Change.RENUMBERED and child.old else {}
    return {
        "change": str(child.change),
        "table": child.table,
        "id": speaker.own_key(child.table, child.row),
        **was,
        "label": speaker.child(child),
        "fields": _fields(child, speaker),
    }


def _fields(change: RowChange, speaker: Speaker) -> list[dict[str, str]]:
    shown = []
    for field in change.fields:
        old, new = speaker.values(change, field)
        shown.append({"field": field, "title": speaker.field(change.table, field), "old": old, "new": new})
    return shown


def _property(change: PropertyChange, speaker: Speaker, table: str = "") -> dict[str, Any]:
    title, old, new = speaker.property(change, table=table)
    return {"path": [speaker.safe(part) for part in change.path], "title": title, "old": old, "new": new}


def _schema(schema: SchemaChange, speaker: Speaker) -> dict[str, Any]:
    return {
        "table": speaker.safe(schema.table),
        "title": speaker.table(schema.table),
        "change": str(schema.change),
        "properties": [_property(change, speaker, schema.table) for change in schema.properties],
    }


def _pages(pages: PageDifference, speaker: Speaker) -> dict[str, Any]:
    def shown(found: tuple[Page, ...]) -> list[dict[str, str]]:
        return [
            {
                "path": page.path,
                "title": speaker.safe(page.title),
                "kind": page.kind,
                "kind_title": kind_title(page.kind, speaker),
            }
            for page in found
        ]

    return {
        "is_compared": pages.is_compared,
        "reason": str(pages.reason or ""),
        "errors": pages.errors,
        "days": {"old": pages.days[0], "new": pages.days[1]},
        "added": shown(pages.added),
        "gone": shown(pages.gone),
        "changed": shown(pages.changed),
        "comparisons": [page.path for page in pages.comparisons],
    }
