"""Word the branches of statutory provisions for tables: case, fine, measures, subject."""

from __future__ import annotations

from generator import statute
from generator.corpus import Liability
from generator.pages.view import Value
from generator.pages.writer import Writer


def when(writer: Writer, liability: Liability) -> Value:
    """Return the case in which a branch applies."""
    return Value(writer.t.pick(liability.row.when_zh, liability.row.when_en))


def text(writer: Writer, liability: Liability) -> Value:
    """Return what a branch provides, in the editor's words."""
    return Value(writer.t.pick(liability.row.liability_zh, liability.row.liability_en))


def fine(writer: Writer, liability: Liability) -> Value:
    """Return the fine of a branch in words."""
    return Value(statute.fine_words(statute.provision_fine(liability.row), t=writer.t))


def threshold(writer: Writer, liability: Liability) -> Value:
    """Return the amount on which a branch turns."""
    found = statute.provision_threshold(liability.row)
    return Value(statute.threshold_words(found, t=writer.t) if found else writer.t("statute.any_amount"))


def subject(writer: Writer, liability: Liability) -> Value:
    """Return who is liable: the statute's own word in Chinese, its class in English."""
    row = liability.row
    label = writer.t.code("subject", row.subject)
    return Value(row.subject_zh or label) if writer.lang == "zh" else Value(label)


def branch_order(liability: Liability) -> tuple[object, ...]:
    """Return a sort key: article, violation, then fines before other consequences and the rule before exceptions."""
    row = liability.row
    return (
        statute.article_order(row.article),
        row.violation_id,
        row.fine_basis == "none",
        bool(row.circumstance),
        row.line,
    )
