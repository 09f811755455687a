"""Check that dates exist, come in the right order and do not lie ahead."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record
from generator.validation.periods import Period, read_period

DATE_SHAPE = r"\d{4}(-"

# Things that happened or were read: no source can report them from the future.
_EVENTS = frozenset(
    {
        "signed_on", "established_on", "selected_on", "issued_on", "released_on", "filed_on", "seized_on",
        "decided_on", "published_on", "source_date", "retrieved_on", "draft_on", "occurred_on", "recognised_on",
        "required_on", "received_on", "corrected_on", "clock_start_on",
    }
)  # fmt: skip

# (table, earlier field, later field)
_ORDERS = (
    ("typical-cases", "filed_on", "decided_on"),
    ("typical-cases", "seized_on", "decided_on"),
    ("typical-cases", "decided_on", "published_on"),
    ("typical-cases", "published_on", "public_until"),
    ("ended-records", "required_on", "ended_on"),
    ("corrections", "received_on", "corrected_on"),
    ("laws", "version", "effective_from"),
    ("laws", "effective_from", "effective_to"),
    ("penalty-standards", "effective_from", "effective_to"),
    ("agreements", "signed_on", "valid_until"),
    ("demonstration-zones", "selected_on", "recognised_on"),
    ("jurisdictions", "valid_from", "valid_to"),
)

# 行政处罚法 第六十条
_DAYS_TO_DECIDE = 90


def check_calendar(dataset: Dataset) -> Iterator[Problem]:
    """Yield dates that no calendar has, and events after the day of the check."""
    for table, schema in dataset.schemas.items():
        fields = [field.name for field in schema.fields if field.pattern.startswith(DATE_SHAPE)]
        for record in dataset.records[table]:
            for field in fields:
                if not record[field]:
                    continue
                period = read_period(record[field])
                if period is None:
                    # A date of another form was reported with the table schema.
                    if _has_form(record[field]):
                        yield record.error("date-unreal", field)
                elif field in _EVENTS and period.first > dataset.today:
                    yield record.error("date-ahead", field, today=dataset.today.isoformat())


def check_order(dataset: Dataset) -> Iterator[Problem]:
    """Yield rows where what must come first comes last."""
    for table, early, late in _ORDERS:
        for record in dataset.records[table]:
            first, second = read_period(record[early]), read_period(record[late])
            if first and second and first.is_after(second):
                yield record.error("date-order", late, earlier_field=early, earlier=record[early])


def check_time_to_decide(dataset: Dataset) -> Iterator[Problem]:
    """Yield penalties decided more than 90 days after filing (行政处罚法 第六十条)."""
    for record in dataset.records["typical-cases"]:
        filed, decided = read_period(record["filed_on"]), read_period(record["decided_on"])
        if record["procedure"] == "penalty" and filed and decided:
            days = _days_at_least(filed, decided)
            if days > _DAYS_TO_DECIDE:
                yield _late(record, days)


def _days_at_least(filed: Period, decided: Period) -> int:
    return (decided.first - filed.last).days


def _late(record: Record, days: int) -> Problem:
    return record.warning("decided-late", "decided_on", days=str(days), filed=record["filed_on"])


def _has_form(text: str) -> bool:
    parts = text.split("-")
    return [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2]) and all(part.isdecimal() for part in parts)
