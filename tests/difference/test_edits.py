"""Whatever edits are made to rows, just those are told."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.difference.comparing import compare
from generator.difference.sides import Side
from generator.packages import Package, Reading, Row, Table
from tests.validation.corpus import PACKAGES, SCHEMAS, Rows

Data = dict[str, dict[str, list[dict[str, str]]]]
TABLES = [(package, table) for package, tables in PACKAGES.items() for table in tables]
# A text that stands nowhere in the data, so that no edited row is taken for another one.
FRESH = st.integers(min_value=0, max_value=10**6).map(lambda number: f"改{number:07}")


def side(data: Data) -> Side:
    packages = tuple(
        Package(
            name=name,
            folder=Path(name),
            descriptor={"resources": [{"name": table, "path": f"{table}.csv"} for table in tables]},
            tables={
                table: Table(
                    name=table,
                    path=f"{name}/{table}.csv",
                    schema=SCHEMAS[table],
                    header=(),
                    rows=tuple(Row(line, row) for line, row in enumerate(rows, start=2)),
                )
                for table, rows in tables.items()
            },
        )
        for name, tables in data.items()
    )
    return Side(name="", commit="", reading=Reading(packages=packages, problems=()), schemas=SCHEMAS, others={})


def whole(rows: Rows) -> dict[str, list[dict[str, str]]]:
    return {
        table: [{field.name: row.get(field.name, "") for field in SCHEMAS[table].fields} for row in found]
        for table, found in rows.items()
    }


def key(table: str, row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in SCHEMAS[table].primary_key)


@st.composite
def edited(draw) -> tuple[Data, set[tuple]]:
    """Return the data after some edits, and the edits as they must be told."""
    data: Data = {package: whole(tables) for package, tables in PACKAGES.items()}
    expected: set[tuple] = set()
    rows = [(package, table, index) for package, table in TABLES for index in range(len(data[package][table]))]
    for package, table, index in draw(st.lists(st.sampled_from(rows), unique=True, max_size=8)):
        row = data[package][table][index]
        own = SCHEMAS[table].primary_key
        free = [name for name in row if name not in own]
        action = draw(st.sampled_from(("change", "remove", "add") if free else ("remove",)))
        if action == "change":
            names = draw(st.lists(st.sampled_from(free), unique=True, min_size=1, max_size=3))
            data[package][table][index] = {**row, **{name: draw(FRESH) for name in names}}
            expected.add(("changed", package, table, key(table, row), frozenset(names)))
        elif action == "remove":
            data[package][table][index] = {}
            expected.add(("removed", package, table, key(table, row), frozenset()))
        else:
            new = {**row, own[-1]: f"{draw(FRESH)}-{index}", **{name: draw(FRESH) for name in free}}
            data[package][table].append(new)
            expected.add(("added", package, table, key(table, new), frozenset()))
    kept = {
        package: {table: [row for row in found if row] for table, found in tables.items()}
        for package, tables in data.items()
    }
    return kept, expected


@settings(max_examples=60, deadline=None)
@given(edited())
def test_random_edits_are_told_one_by_one_and_nothing_else_is(made):
    after, expected = made
    before = {package: whole(tables) for package, tables in PACKAGES.items()}

    difference = compare(side(before), side(after))

    changes = [
        change for record in difference.records for change in (*((record.own,) if record.own else ()), *record.children)
    ]
    told = {
        (
            str(change.change),
            change.row.package,
            change.table,
            key(change.table, change.row.values),
            frozenset(change.fields),
        )
        for change in changes
    }
    assert told == expected
    assert len(changes) == len(expected)
    assert difference.is_empty == (not expected)
