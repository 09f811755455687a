"""The canonical form is one form: writing it again changes nothing."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.packages import Row, Table
from generator.validation import canonical_text
from tests.validation.corpus import SCHEMAS

COLUMNS = tuple(field.name for field in SCHEMAS["case-parties"].fields)
CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\x00"), max_size=8)
ROWS = st.lists(
    st.fixed_dictionaries({name: st.integers(1, 200).map(str) if name == "seq" else CELLS for name in COLUMNS})
)


def table(rows: list[dict[str, str]]) -> Table:
    numbered = tuple(Row(line, values) for line, values in enumerate(rows, start=2))
    return Table(name="case-parties", path="p", schema=SCHEMAS["case-parties"], header=COLUMNS, rows=numbered)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@given(ROWS)
def test_what_was_written_is_read_back_whole(rows: list[dict[str, str]]):
    def key(row: dict[str, str]) -> tuple[str, ...]:
        return tuple(row[name] for name in COLUMNS)

    assert sorted(read(canonical_text(table(rows))), key=key) == sorted(rows, key=key)


@given(ROWS)
def test_the_canonical_form_is_written_again_to_the_same_bytes(rows: list[dict[str, str]]):
    once = canonical_text(table(rows))

    assert canonical_text(table(read(once))) == once


def test_whole_numbers_in_a_key_are_sorted_by_value():
    rows = [dict.fromkeys(COLUMNS, "") | {"case_id": "a", "seq": seq} for seq in ("10", "9")]

    assert [row["seq"] for row in read(canonical_text(table(rows)))] == ["9", "10"]


def test_lines_end_with_a_line_feed_and_only_what_needs_quotes_has_them():
    row = dict.fromkeys(COLUMNS, "") | {"case_id": "a", "seq": "1", "name_zh": '甲"乙', "note_zh": "一，二"}

    assert canonical_text(table([row])).split("\n") == [",".join(COLUMNS), 'a,1,,,"甲""乙",,一，二', ""]
