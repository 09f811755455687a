"""Set the tiers of several standards for one violation side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.pages.tier_words import (
    SEVERITIES,
    Branch,
    branch_title,
    condition,
    cut_line,
    fine,
    measures,
    statutory_note,
    tier_label,
)
from generator.pages.view import DataTable, Value
from generator.pages.writer import Writer


def comparison_tables(writer: Writer, found: Sequence[Branch]) -> Iterator[DataTable]:
    """Yield a table for each branch of the statute that at least two standards share out."""
    grouped: dict[str, list[Branch]] = {}
    for branch in found:
        if branch.liability is not None:
            grouped.setdefault(branch.liability.row.provision_id, []).append(branch)
    for number, same in enumerate((items for items in grouped.values() if len(items) > 1), start=1):
        yield _comparison(writer, same, anchor=f"compare-{number}")


def tier_list(writer: Writer, found: Sequence[Branch]) -> DataTable:
    """Return every tier of every standard for one violation, one row each, in the document's order."""
    t = writer.t
    columns = ("severity", "label", "condition", "base", "fine", "measures")
    return DataTable(
        heading=t("violations.tiers"),
        anchor="tiers",
        columns=(
            t("violations.region"),
            *(t(f"standards.{name}") for name in columns),
            t("violations.provision"),
            t("violations.standard"),
        ),
        rows=tuple(
            (
                writer.regions(branch.standard.places),
                (Value(t.code("severity", tier.row.severity)),),
                (tier_label(writer, tier),),
                (condition(writer, tier),),
                (cut_line(writer, tier),),
                (fine(writer, tier),),
                measures(writer, tier.measures),
                (writer.article(branch.law, branch.article),) if branch.law else (Value(t("standards.branch_open")),),
                (writer.standard(branch.standard),),
            )
            for branch in found
            for tier in branch.tiers
        ),
        note=t("violations.tiers_note"),
    )


def _comparison(writer: Writer, same: Sequence[Branch], *, anchor: str) -> DataTable:
    t = writer.t
    present = {tier.row.severity for branch in same for tier in branch.tiers}
    documents = ((Value(t("violations.standard")),), *((writer.standard(branch.standard),) for branch in same))
    in_force = (
        (Value(t("violations.in_force")),),
        *(writer.period(branch.standard.row.effective_from, branch.standard.row.effective_to) for branch in same),
    )
    return DataTable(
        heading=t("violations.compare", branch=branch_title(writer, same[0])),
        anchor=anchor,
        columns=(t("standards.severity"), *_column_names(writer, same)),
        rows=(
            documents,
            in_force,
            *(
                ((Value(t.code("severity", severity)),), *(_cell(writer, branch, severity=severity) for branch in same))
                for severity in SEVERITIES
                if severity in present
            ),
        ),
        note=t("standards.list_space").join((statutory_note(writer, same[0]), t("violations.compare_note"))),
    )


def _column_names(writer: Writer, same: Sequence[Branch]) -> tuple[str, ...]:
    """Return each standard's region; its title too where one region has several standards."""
    places = [
        writer.t("standards.list_comma").join(writer.region_name(code) for code in branch.standard.places)
        for branch in same
    ]
    count = Counter(places)
    return tuple(
        place if count[place] == 1 else f"{place} {writer.standard(branch.standard).text}"
        for place, branch in zip(places, same, strict=True)
    )


def _cell(writer: Writer, branch: Branch, *, severity: str) -> tuple[Value, ...]:
    return tuple(
        Value(fine(writer, tier).text, note=condition(writer, tier).text)
        for tier in branch.tiers
        if tier.row.severity == severity
    )
