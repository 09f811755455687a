"""The output folder: two claims on one file stop the run, unchanged files are left alone, stale ones go."""

from __future__ import annotations

import os

import pytest

from generator.artifacts import Artifact
from generator.writing import ClashError, sync, write


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_artifacts_land_where_they_say(tmp_path):
    paths = write([Artifact("a/b.html", b"1"), Artifact("c.txt", b"2")], tmp_path)
    assert (paths, tree(tmp_path)) == (("a/b.html", "c.txt"), {"a/b.html": b"1", "c.txt": b"2"})


def test_two_artifacts_for_one_file_are_refused(tmp_path):
    with pytest.raises(ClashError, match=r"a\.html"):
        write([Artifact("a.html", b"1"), Artifact("a.html", b"2")], tmp_path)


def test_sync_brings_the_target_up_to_date_and_touches_only_what_differs(tmp_path):
    source, target = tmp_path / "new", tmp_path / "old"
    write([Artifact("same.html", b"s"), Artifact("changed.html", b"n"), Artifact("in/added.html", b"a")], source)
    write([Artifact("same.html", b"s"), Artifact("changed.html", b"o"), Artifact("gone/stale.html", b"x")], target)
    os.utime(target / "same.html", (1, 1))
    sync(source, target)
    assert tree(target) == tree(source)
    assert (target / "same.html").stat().st_mtime == 1
    assert not (target / "gone").exists()


def test_sync_replaces_a_link_by_the_file_it_stood_for(tmp_path):
    source, target, elsewhere = tmp_path / "new", tmp_path / "old", tmp_path / "elsewhere.html"
    write([Artifact("page.html", b"new")], source)
    target.mkdir()
    elsewhere.write_bytes(b"mine")
    (target / "page.html").symlink_to(elsewhere)
    sync(source, target)
    assert (elsewhere.read_bytes(), (target / "page.html").is_symlink()) == (b"mine", False)
