"""Set tiers out as tables: one row a tier, or grade by amount where the document is two-dimensional."""

from __future__ import annotations

from generator.corpus import Tier
from generator.pages.tier_words import (
    Branch,
    branch_title,
    condition,
    cut_line,
    fine,
    measures,
    remarks,
    statutory_note,
    tier_label,
)
from generator.pages.view import DataTable, Value
from generator.pages.writer import Writer


def tier_table(writer: Writer, branch: Branch, *, anchor: str) -> DataTable:
    """Return the tiers of a branch: a grid when every tier has a grade, else one row a tier."""
    if all(tier.row.grade_zh for tier in branch.tiers):
        return _grid(writer, branch, anchor=anchor)
    return _list(writer, branch, anchor=anchor)


def branch_heading(writer: Writer, branch: Branch) -> str:
    """Return the violation and the branch of the statute that tiers belong to."""
    violation = writer.corpus.violations[branch.violation_id]
    name = writer.t.pick(violation.name_zh, violation.name_en)
    if branch.law is None:
        return name
    return writer.t("standards.tiers_of", violation=name, article=branch_title(writer, branch))


def _list(writer: Writer, branch: Branch, *, anchor: str) -> DataTable:
    t = writer.t
    has_base = any(tier.row.base != "none" for tier in branch.tiers)
    has_remarks = any(tier.row.note_zh or tier.row.not_seen_zh for tier in branch.tiers)
    columns = ["label", "severity", "condition", *(["base"] if has_base else []), "fine", "measures"]
    columns += ["remarks"] if has_remarks else []
    return DataTable(
        heading=branch_heading(writer, branch),
        anchor=anchor,
        columns=tuple(t(f"standards.{name}") for name in columns),
        rows=tuple(
            (
                (tier_label(writer, tier),),
                (Value(t.code("severity", tier.row.severity)),),
                (condition(writer, tier),),
                *(((cut_line(writer, tier),),) if has_base else ()),
                (fine(writer, tier),),
                measures(writer, tier.measures),
                *((remarks(writer, tier),) if has_remarks else ()),
            )
            for tier in branch.tiers
        ),
        note=statutory_note(writer, branch),
    )


def _grid(writer: Writer, branch: Branch, *, anchor: str) -> DataTable:
    t = writer.t
    cells: dict[str, dict[str, list[Tier]]] = {}
    bands: list[str] = []
    for tier in branch.tiers:
        row = cells.setdefault(tier.row.grade_zh, {})
        band = tier.row.label_zh.partition("-")[2] or t("standards.band", n=len(row) + 1)
        row.setdefault(band, []).append(tier)
        if band not in bands:
            bands.append(band)
    return DataTable(
        heading=branch_heading(writer, branch),
        anchor=anchor,
        columns=(t("standards.grade"), *(t("standards.band_named", name=band) for band in bands)),
        rows=tuple(
            (
                (writer.foreign(grade),),
                *(
                    tuple(
                        Value(fine(writer, tier).text, note=cut_line(writer, tier).text) for tier in row.get(band, ())
                    )
                    for band in bands
                ),
            )
            for grade, row in cells.items()
        ),
        note=t("standards.list_space").join((statutory_note(writer, branch), t("standards.grid_note"))),
    )
