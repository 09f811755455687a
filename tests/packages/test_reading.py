"""Reading gives rows with their physical lines, and never raises for what a contributor wrote."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.packages import MAX_CELL_CHARACTERS, Reading, read_packages
from tests.validation.corpus import SCHEMAS, cell, descriptor, raw, text, write_root


def read(root: Path) -> Reading:
    return read_packages(root, schemas=SCHEMAS)


def test_packages_come_sorted_with_their_tables_in_the_descriptor_s_order(tmp_path: Path):
    packages = read(write_root(tmp_path / "datasets")).packages

    assert [package.name for package in packages] == ["liaoning", "reference", "zhejiang"]
    assert list(packages[2].tables) == ["releases", "typical-cases"]


def test_a_row_after_a_cell_of_two_lines_has_its_physical_line(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    cell("liaoning/case-parties", 2, "note_zh", "一\n二")(root)

    rows = read(root).packages[0].tables["case-parties"].rows

    assert [row.line for row in rows] == [2, 4, 5]


def test_the_readme_of_a_package_and_hidden_files_are_welcome(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    for path in (root / "liaoning/README.md", root / "README.md", root / ".gitkeep"):
        path.write_text("x", encoding="utf-8")

    assert read(root).problems == ()


def test_a_table_that_could_not_be_read_in_full_is_named(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    text("liaoning/case-parties.csv", "张某,,", "张某,")(root)
    raw("reference/laws.csv", lambda _: b"")(root)

    assert read(root).incomplete == {"case-parties", "laws"}


def test_a_package_without_descriptor_makes_every_table_incomplete(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    (root / "zhejiang/datapackage.json").unlink()

    assert read(root).incomplete == frozenset(SCHEMAS)


def test_an_oversized_cell_is_cut_for_the_checks_that_follow(tmp_path: Path):
    root = write_root(tmp_path / "datasets")
    cell("liaoning/case-parties", 2, "note_zh", "长" * 30_000)(root)

    table = read(root).packages[0].tables["case-parties"]

    assert (len(table.rows[0].values["note_zh"]), table.is_whole) == (MAX_CELL_CHARACTERS, False)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_in_a_table_make_reading_raise(tmp_path: Path, content: bytes):
    root = tmp_path / "datasets"
    if not root.exists():
        write_root(root)
    (root / "liaoning/case-parties.csv").write_bytes(content)

    assert read(root).problems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), st.lists, max_leaves=5))
def test_no_resources_make_reading_raise(tmp_path: Path, resources: object):
    root = tmp_path / "datasets"
    if not root.exists():
        write_root(root)
    descriptor("zhejiang", resources=resources)(root)

    assert [problem.code for problem in read(root).problems] == ["descriptor-incomplete"]
