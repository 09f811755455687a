"""A difference names the pages that a reader will see come, go or change."""

from __future__ import annotations

import json

from generator.cli import main
from tests.validation.corpus import cell, cells, descriptor, new_row, text

NEW_CASE = new_row("zhejiang/typical-cases", 3, {"case_id": "zhejiang-2024-02", "title_zh": "查处戊案"}, like=2)


def pages(capsys, *arguments: str):
    assert main(["diff", "main", "--pages", "--format", "json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)["pages"]


def paths(found) -> set[str]:
    return {page["path"] for page in found}


def test_a_new_case_brings_its_page_and_changes_those_that_list_it(scratch, capsys):
    scratch.edit(NEW_CASE)

    found = pages(capsys)

    assert {path for path in paths(found["added"]) if "/by/" not in path} == {"cases/zhejiang-2024-02.html"}
    assert found["gone"] == []
    assert {"index.html", "cases/index.html", "releases/zhejiang-2024.html", "publishers/zhejiang.html"} <= paths(
        found["changed"]
    )
    # Laws, agreements and the other publisher have nothing to do with it.
    assert not {"laws/trademark-law-2019.html", "agreements/liaoning-memo-2023.html", "data/liaoning.html"} & paths(
        found["changed"]
    )


def test_a_case_that_goes_takes_its_page_along(scratch, capsys):
    scratch.commit(
        new_row("zhejiang/typical-cases", 3, {"case_id": "zhejiang-2024-02", "title_zh": "查处戊案"}, like=2)
    )

    assert main(["diff", "main", "main~1", "--pages", "--lang", "en"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("1 case removed; ")
    assert "  cases/zhejiang-2024-02.html  Case D\n" in out


def test_the_pages_that_compare_regions_are_counted_apart(scratch, capsys):
    scratch.edit(cells("liaoning/penalty-tiers", 3, {"condition_zh": "违法经营额一万元以上不足四万元"}))

    found = pages(capsys)

    violation = "unregistered-mandatory-trademark.html"
    assert set(found["comparisons"]) == {f"compare/{violation}", f"violations/{violation}"} & paths(found["changed"])
    assert f"violations/{violation}" in found["comparisons"]
    assert main(["diff", "main", "--pages"]) == 0
    assert f"影响{len(found['comparisons'])}个对比页" in capsys.readouterr().out.splitlines()[0]


def test_a_later_day_of_the_data_does_not_make_every_page_that_prints_it_changed(scratch, capsys):
    scratch.edit(descriptor("zhejiang", last_checked="2026-11-09"))

    found = pages(capsys)

    # What states this package's own day; the home page and the comparisons print that of all data.
    assert "data/zhejiang.html" in paths(found["changed"])
    assert {page["kind"] for page in found["changed"]} <= {"data", "publishers", "coverage", "regions", "review"}
    assert found["days"] == {"old": "2026-11-01", "new": "2026-11-09"}
    assert main(["diff", "main", "--pages"]) == 0
    assert "数据的截至日由2026-11-01改为2026-11-09" in capsys.readouterr().out


def test_equal_data_change_no_page(scratch, capsys):
    found = pages(capsys)

    assert (found["is_compared"], found["added"], found["gone"], found["changed"]) == (True, [], [], [])


def test_another_order_of_rows_changes_neither_records_nor_pages(scratch, capsys):
    def edit(root):
        file = root / "liaoning" / "case-citations.csv"
        header, *rows = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join([header, *reversed(rows)]), "utf-8")

    scratch.edit(edit, text("zhejiang/datapackage.json", "\n", "\n "))

    assert main(["diff", "main", "--pages"]) == 0

    assert capsys.readouterr().out.splitlines()[0] == "数据没有变化。"


def test_data_with_errors_before_the_change_still_have_a_difference_of_records(scratch, capsys):
    scratch.commit(cell("liaoning/typical-cases", 3, "ip_type", "trade-mark"))
    scratch.edit(cell("liaoning/typical-cases", 3, "ip_type", "trademark"))

    assert main(["diff", "main", "--pages"]) == 0

    out = capsys.readouterr().out
    assert "改动前的数据有1个错误，没有比较页面；记录的变化仍然列出。\n" in out
    assert "权利类型：trade-mark → 商标 trademark\n" in out


def test_a_text_in_english_changes_the_pages_that_show_it_in_english(scratch, capsys):
    scratch.edit(cell("liaoning/typical-cases", 2, "summary_en", "Another summary."))

    assert "cases/liaoning-2024-01.html" in paths(pages(capsys)["changed"])


def test_english_readers_get_the_pages_by_their_english_titles(scratch, capsys):
    scratch.edit(NEW_CASE)

    [page] = [page for page in pages(capsys, "--lang", "en")["added"] if "/by/" not in page["path"]]

    assert page == {
        "path": "cases/zhejiang-2024-02.html",
        "title": "Case D",
        "kind": "cases",
        "kind_title": "Typical cases",
    }
