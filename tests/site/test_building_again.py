"""The same data give the same bytes, wherever and whenever the site is built."""

from __future__ import annotations

import shutil

from tests.conftest import copy_project
from tests.site.folders import contents, times


def test_building_again_elsewhere_changes_no_byte_and_writes_only_what_differs(project, tmp_path):
    again = copy_project(tmp_path / "again")
    shutil.copytree(project.site, again.site)
    (again.site / "index.html").unlink()
    (again.site / "en/cases/index.html").write_text("of yesterday", encoding="utf-8")
    (again.site / "cases/withdrawn.html").write_text("withdrawn", encoding="utf-8")
    old = times(again.site)

    done = again.build(PYTHONHASHSEED="2", TZ="Asia/Shanghai", LANG="C.UTF-8")

    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(again.site) == contents(project.site)
    new = times(again.site)
    assert {path for path in new if new[path] != old.get(path)} == {"index.html", "en/cases/index.html"}


def test_building_leaves_nothing_behind_but_the_site(project):
    assert sorted(path.name for path in project.folder.iterdir()) == [
        ".cache",
        "datasets",
        "mkdocs.yml",
        "site",
        "site_src",
    ]
    assert list((project.folder / ".cache").iterdir()) == []
