"""Tell which values hold personal data, so that no report repeats them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.privacy.texts import personal_data

_MASK = re.compile(r"[某×*＊]|(?<=[\u4e00-\u9fff])[xX]{1,3}")


def holds_personal_data(text: str, *, today: date) -> bool:
    """Tell whether something in `text` looks like personal data."""
    return bool(personal_data(text, today=today))


def names_a_person(table: str, field: str, values: Mapping[str, str]) -> bool:
    """Tell whether a cell is the unmasked name of a natural person who is a party."""
    is_name = table == "case-parties" and field == "name_zh" and values.get("kind") == "individual"
    return is_name and not _MASK.search(values.get(field, ""))
