"""Tell which values no report may repeat: personal data, and what is no longer public."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.lifecycle.ended import ended_on
from generator.lifecycle.tables import rows_of
from generator.packages import Package
from generator.privacy.texts import personal_data

_MASK = re.compile(r"[某×*＊]|(?<=[\u4e00-\u9fff])[xX]{1,3}")


def holds_personal_data(text: str, *, today: date) -> bool:
    """Tell whether something in `text` looks like personal data."""
    return bool(personal_data(text, today=today))


def ended_records(packages: tuple[Package, ...], *, today: date) -> frozenset[tuple[str, str]]:
    """Return the table and id of every record that is no longer public, or stated not to be from a later day on."""
    stated = {(row["record_table"], row["record_id"]) for _, row in rows_of(packages, "ended-records")}
    try:
        counted = {(one.table, one.record_id) for one in ended_on(packages, today=today)}
    except (KeyError, ValueError):
        # Data that did not pass validation may lack what the period of publication is counted from.
        counted = set()
    return frozenset(stated | counted)


def names_a_person(table: str, field: str, values: Mapping[str, str]) -> bool:
    """Tell whether a cell is the unmasked name of a natural person who is a party."""
    is_name = table == "case-parties" and field == "name_zh" and values.get("kind") == "individual"
    return is_name and not _MASK.search(values.get(field, ""))
