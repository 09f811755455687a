"""Hold the rows that tell a record's life: its corrections and its end, and the calendar that limits count by."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.row import Row, SourcedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class EndedRecord(Row):
    """One row of ``ended-records``."""

    record_id: str
    record_table: str
    ended_on: str
    reason: str
    required_on: str
    law_id: str
    article: str
    release_id: str
    year: str
    ip_type: str
    procedure: str
    rule_set: str
    severity: str
    clock_start_on: str
    source_url: str
    source_publisher: str
    source_kind: str
    retrieved_on: str
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction(Row):
    """One row of ``corrections``; without `corrected_on` it is a request still open."""

    record_id: str
    seq: int
    record_table: str
    received_on: str
    corrected_on: str
    field: str
    said_zh: str
    says_zh: str
    reason: str
    reason_zh: str
    reason_en: str
    source_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HolidayAdjustment(SourcedRow):
    """One row of ``holiday-adjustments``."""

    falls_on: str
    day_kind: str
    name_zh: str
    name_en: str
