"""Every number of the statistics pages, read from their HTML and counted again from the CSV files."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from functools import cache
from itertools import product

import html5lib
import pandas as pd
import pytest

from generator.pages.list_pages import list_pages
from generator.pages.render import Renderer
from generator.pages.statistics_pages import statistics_pages
from generator.stamping import Shell
from generator.statistics.tables import statistics_files
from tests.pages import recount
from tests.pages.real_site import ROOT, block, corpus, writer
from tests.pages.recount import cases, share, table

INDEX, OUTCOMES, QUALITY = "statistics/index.html", "statistics/outcomes.html", "statistics/quality.html"
CODE_LISTS = {"ip-type": "ip_type", "status": "case_status"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@cache
def pages(lang="zh"):
    return {page.path: page for page in statistics_pages(writer(lang))}


@cache
def html(path, lang="zh"):
    renderer = Renderer(
        templates=ROOT / "site_src/templates",
        catalogue=writer(lang).t,
        shells={"cases": Shell(("", "body", ""))},
        site_url="https://data.example.org/",
        terms=corpus().terms,
    )
    [page] = renderer.render([pages(lang)[path]])
    return html5lib.parse(page.content.decode(), namespaceHTMLElements=False)


def section(path, anchor, lang="zh"):
    """Return the element that holds the heading with `anchor`."""
    return next(item for item in html(path, lang).iter() if any(child.get("id") == anchor for child in item))


def said(element):
    return "".join(element.itertext()).strip()


def rows(path, anchor, lang="zh"):
    """Return the words of the table below `anchor`, row by row, without its head."""
    return [[said(cell) for cell in row] for row in section(path, anchor, lang).find(".//tbody")]


def figures_in(figure):
    """Return the figures that stand in the drawing."""
    return [said(item) for item in figure.iter() if item.get("class") == "od-columns__value"]


def words(name, code):
    if name == "violation":
        found = table("violations").set_index("violation_id")
        return found.loc[code, "name_zh"]
    return writer().t(f"code.{CODE_LISTS.get(name, name.replace('-', '_'))}.{code}")


TALLIES = {
    "ip-type": (INDEX, lambda: recount.of_case("ip_type")),
    "violation": (INDEX, lambda: recount.of_child("case-violations", "violation_id")),
    "procedure": (INDEX, lambda: recount.of_case("procedure")),
    "status": (INDEX, lambda: recount.of_case("status")),
    "outcome": (OUTCOMES, lambda: recount.of_child("case-outcomes", "kind")),
    "authority-role": (OUTCOMES, lambda: recount.of_child("case-authorities", "role")),
    "completeness": (QUALITY, lambda: recount.of_case("completeness")),
    "source-kind": (QUALITY, lambda: recount.of_case("source_kind")),
}


@pytest.mark.parametrize("name", TALLIES)
def test_cases_by_code_are_those_of_the_files(name):
    path, count = TALLIES[name]
    counts, stated = count()
    expected = {words(name, code): [str(n), share(n, stated)] for code, n in counts.items()}
    assert {label: numbers for label, *numbers in rows(path, name)} == expected
    figure = section(path, name)
    assert f"{len(cases())}件案例中，{stated}件写明此项。" in said(figure)
    assert figures_in(figure) == [f"{n} · {part}" for _, n, part in rows(path, name)]


@pytest.mark.parametrize("name", [name for name in TALLIES if name not in {"authority-role", "completeness"}])
def test_a_finding_names_the_most_frequent_with_its_numbers(name):
    path, count = TALLIES[name]
    counts, stated = count()
    [(code, most), (_, second)] = counts.most_common(2)
    assert most > second
    heading = said(section(path, name).find("h2"))
    assert heading.endswith(f"以{words(name, code)}最多：{stated}件中{most}件（{share(most, stated)}）")


def test_years_and_what_dates_them_are_those_of_the_files():
    found = cases()
    expected = []
    for year in recount.years():
        own = found[found["year"] == year]
        by = [str((own["dated_by"] == name).sum()) for name in ("decided", "published", "source", "release")]
        expected.append([f"{year}年", str(len(own)), *by])
    assert rows(INDEX, "year") == expected
    stated = int((found["year"] != "").sum())
    most = max(int(row[1]) for row in expected)
    top = "和".join(row[0] for row in expected if row[1] == str(most))
    heading = said(section(INDEX, "year").find("h2"))
    assert heading.startswith(f"年份以{top}最多：{stated}件中")
    assert heading.endswith(f"{most}件（{share(most, stated)}）")


def test_types_by_year_are_those_of_the_files():
    found = cases()
    by_size = [words for words, *_ in rows(INDEX, "ip-type")]
    codes = {words("ip-type", code): code for code in set(found["ip_type"])}
    counts = found.groupby(["year", "ip_type"]).size()
    expected = [
        [f"{year}年", *(str(counts.get((year, codes[label]), 0)) for label in by_size)] for year in recount.years()
    ]
    assert rows(INDEX, "year-ip-type") == expected
    held = [row for row in expected if any(cell != "0" for cell in row[1:])]
    leading = sum(int(row[1]) == max(map(int, row[1:])) for row in held)
    heading = said(section(INDEX, "year-ip-type").find("h2"))
    assert heading == f"{by_size[0]}案例在{len(held)}个有案例的年份中，有{leading}个年份件数最多"
    peaks = [max(int(row[place]) for row in expected) for place in range(1, 1 + len(by_size))]
    assert figures_in(section(INDEX, "year-ip-type")) == [str(peak) for peak in peaks if peak]


@pytest.mark.parametrize(("name", "column"), [("cross-region", "is_cross_region"), ("ecommerce", "is_ecommerce")])
def test_shares_by_year_are_those_of_the_files(name, column):
    expected = recount.by_year(lambda own: own[column] == "true")
    labels = [f"{row[0]}年" for row in expected[:-2]] + ["日期未载", "合计"]
    assert rows(OUTCOMES, name) == [[label, *row[1:]] for label, row in zip(labels, expected, strict=True)]
    _, part, whole, percent = expected[-1]
    assert said(section(OUTCOMES, name).find("h2")).startswith(f"{whole}件案例中，{part}件")
    assert said(section(OUTCOMES, name).find("h2")).endswith(f"（{percent}）")


def test_kinds_of_crossing_are_those_of_the_files():
    crossing = cases()[cases()["is_cross_region"] == "true"]
    expected = []
    for code, label in (("provinces", "跨省"), ("cities", "跨市"), ("districts", "跨区县")):
        own = crossing[crossing["cross_region_kind"] == code]
        named = int((own["agreement_id"] != "").sum())
        expected.append([label, str(named), str(len(own)), share(named, len(own))])
    named = int((crossing["agreement_id"] != "").sum())
    expected.append(["合计", str(named), str(len(crossing)), share(named, len(crossing))])
    assert rows(OUTCOMES, "cross-region-kind") == expected


def test_stated_amounts_are_those_of_the_files():
    amounts, outcomes = table("case-amounts"), table("case-outcomes")
    qualifiers = ("exact", "about", "at-least", "up-to")
    expected = {}
    for code in set(amounts["basis"]):
        own = amounts[amounts["basis"] == code]
        by = [own[own["qualifier"] == one]["case_id"].nunique() for one in qualifiers]
        expected[writer().t(f"code.basis.{code}")] = [own["case_id"].nunique(), len(cases()), *by]
    for code in ("fine", "fine-and-confiscation", "confiscate-gains"):
        own = outcomes[outcomes["kind"] == code]
        stating = own[own["amount_cny"] != ""]
        by = [stating[stating["qualifier"] == one]["case_id"].nunique() for one in qualifiers]
        expected[words("outcome", code)] = [stating["case_id"].nunique(), own["case_id"].nunique(), *by]
    assert {label: numbers for label, *numbers in rows(OUTCOMES, "amounts")} == {
        label: [str(n), str(of), share(n, of), *map(str, by)] for label, (n, of, *by) in expected.items()
    }
    n, of, *_ = expected["罚款"]
    assert said(section(OUTCOMES, "amounts").find("h2")) == f"有罚款的{of}件案例中，{n}件写明数额（{share(n, of)}）"


def respondent_counts():
    found = table("case-parties")
    found = found[found["role"] == "respondent"].merge(cases()[["case_id", "ip_type"]], on="case_id")
    found = found.assign(n=pd.to_numeric(found["headcount"]).fillna(1).astype(int))
    counts = found.pivot_table(index="ip_type", columns="kind", values="n", aggfunc="sum", fill_value=0)
    kinds = ["company", "institution", "individual-business", "individual", "unknown"]
    counts = counts.reindex(columns=kinds, fill_value=0)
    counts["total"] = counts.sum(axis=1)
    counts.loc["total"] = counts.sum()
    return counts


def test_respondents_are_those_of_the_files_and_no_small_count_of_persons_is_shown():
    counts = respondent_counts()
    shown = rows(OUTCOMES, "respondents")
    names = {**{words("ip-type", code): code for code in counts.index if code != "total"}, "合计": "total"}
    assert {names[row[0]] for row in shown} == set(counts.index)
    for label, *cells in shown:
        for kind, cell in zip(counts.columns, cells, strict=True):
            n = int(counts.loc[names[label], kind])
            is_small = kind in {"individual", "individual-business"} and 0 < n < 3
            assert cell in ({"<3"} if is_small else {str(n), "隐去"})
    people = int(counts.loc["total", "total"])
    assert f"共{people}个，其中{counts.loc['total', 'unknown']}个没有写明类别" in said(section(OUTCOMES, "respondents"))


def test_no_hidden_count_of_respondents_follows_from_what_is_shown():
    shown = [cells for _, *cells in rows(OUTCOMES, "respondents")]
    # Both figures of every small count remain possible: a search over all tables that fit what is shown.
    small = [(row, column) for row, cells in enumerate(shown) for column, cell in enumerate(cells) if cell == "<3"]
    assert small
    for cell, figure in product(small, (1, 2)):
        assert fits(shown, {cell: figure}), (cell, figure)


def fits(shown, fixed):
    """Tell whether whole numbers can be put into the hidden cells so that all totals hold."""
    hidden = [(r, c) for r, cells in enumerate(shown) for c, cell in enumerate(cells) if not cell.isdigit()]
    assert all(r < len(shown) - 1 and c < len(shown[0]) - 1 for r, c in hidden)
    left_row = [int(cells[-1]) - sum(int(cell) for cell in cells[:-1] if cell.isdigit()) for cells in shown[:-1]]
    left_column = [
        int(shown[-1][c]) - sum(int(cells[c]) for cells in shown[:-1] if cells[c].isdigit())
        for c in range(len(shown[0]) - 1)
    ]

    def place(index):
        if index == len(hidden):
            return not any(left_row) and not any(left_column)
        r, c = hidden[index]
        limits = (1, 2) if shown[r][c] == "<3" else range(min(left_row[r], left_column[c]) + 1)
        for figure in [fixed[r, c]] if (r, c) in fixed else limits:
            is_last = all(other[0] != r for other in hidden[index + 1 :])
            if figure > min(left_row[r], left_column[c]) or (is_last and figure != left_row[r]):
                continue
            left_row[r] -= figure
            left_column[c] -= figure
            if place(index + 1):
                return True
            left_row[r] += figure
            left_column[c] += figure
        return False

    return place(0)


def measured():
    found = cases()
    both = found[(found["filed_on"].str.len() == 10) & (found["decided_on"].str.len() == 10)].copy()
    both["days"] = [
        (date.fromisoformat(end) - date.fromisoformat(start)).days
        for start, end in zip(both["filed_on"], both["decided_on"], strict=True)
    ]
    return both


def test_days_from_filing_to_decision_are_those_of_the_files():
    days = measured()["days"]
    bins = [(0, 30), (31, 60), (61, 90), (91, 180), (181, 365)]
    expected = [[f"{a}至{b}日", str(days.between(a, b).sum())] for a, b in bins]
    assert rows(QUALITY, "duration") == [*expected, ["超过365日", str((days > 365).sum())]]
    low, middle, high = (f"{round(days.quantile(one) + 1e-9, 1):g}" for one in (0.25, 0.5, 0.75))
    heading = said(section(QUALITY, "duration").find("h2"))
    assert heading == f"从立案到决定，{len(days)}件案例的中位数是{middle}日，中间一半在{low}至{high}日"
    found = cases()
    rough = int(((found["filed_on"] != "") & (found["decided_on"] != "")).sum()) - len(days)
    assert f"{len(found)}件案例中，{len(days)}件的立案和决定" in said(section(QUALITY, "duration"))
    assert f"另有{rough}件" in said(section(QUALITY, "duration"))


def test_every_measured_case_is_listed_with_its_days():
    listed = rows(QUALITY, "duration-cases")
    found = measured().sort_values("decided_on", ascending=False)
    assert [(row[0], row[4]) for row in listed] == list(zip(found["title_zh"], found["days"].astype(str), strict=True))


def test_the_share_within_ninety_days_counts_penalty_decisions_since_the_limit_is_law():
    found = measured()
    law = found[(found["procedure"] == "penalty") & (found["decided_on"] >= "2021-07-15")]
    within = int((law["days"] <= 90).sum())
    assert f"处罚决定有{len(law)}件，其中{within}件不超过90日（{share(within, len(law))}）" in said(html(QUALITY))


def test_indicators_are_those_of_the_files():
    found = cases()
    status = found[found["status"] != "not-stated"]["status"]
    concluded = status.isin({"decided", "upheld", "changed", "revoked"})
    law = measured()
    law = law[(law["procedure"] == "penalty") & (law["decided_on"] >= "2021-07-15")]
    agencies = table("case-authorities")
    others = agencies[agencies["role"].isin({"joint", "assisting", "transferring", "receiving"})]
    crossing = found[found["is_cross_region"] == "true"]
    regulated = set(table("provisions")["violation_id"])
    releases = table("releases")
    counted = releases[releases["case_count_stated"] != ""]
    here = counted["release_id"].map(found["release_id"].value_counts()).fillna(0).astype(int)
    expected = [
        ((found["completeness"] == "full").sum(), len(found)),
        (concluded.sum(), len(status)),
        ((law["days"] <= 90).sum(), len(law)),
        (others["case_id"].nunique(), agencies["case_id"].nunique()),
        ((crossing["agreement_id"] != "").sum(), len(crossing)),
        (len(regulated & set(table("penalty-tiers")["violation_id"])), len(regulated)),
        ((here == counted["case_count_stated"].astype(int)).sum(), len(counted)),
    ]
    assert [row[1:4] for row in rows(QUALITY, "indicators")] == [
        [str(n), str(of), share(int(n), of)] for n, of in expected
    ]


@pytest.mark.parametrize("path", [INDEX, OUTCOMES, QUALITY])
def test_both_languages_show_the_same_numbers(path):
    anchors = [item.anchor for item in pages()[path].blocks if item.anchor]
    assert anchors == [item.anchor for item in pages("en")[path].blocks if item.anchor]
    for anchor in anchors:
        if anchor not in {"duration-cases", "missing"}:
            chinese, english = (
                [[_NUMBER.findall(cell) for cell in row[:4]] for row in rows(path, anchor, lang)]
                for lang in ("zh", "en")
            )
            assert chinese == english


def test_a_number_leads_to_the_list_of_exactly_as_many_cases():
    total = {}
    for page in list_pages(writer()):
        if page.path.startswith("cases/"):
            total.setdefault(page.path, getattr(page.extra, "count", ""))
    links = [
        (link.get("href").removeprefix("../"), said(link))
        for path in pages()
        for link in html(path).iter("a")
        if "cases/by/" in link.get("href", "")
    ]
    assert len(links) > 30
    assert {href: total[href] for href, _ in links} == {
        href: total[href] for href, n in links if total[href].startswith(f"共 {n} 条")
    }


def test_every_figure_has_its_table_as_a_file_with_the_same_numbers():
    files = {file.path: list(csv.reader(io.StringIO(file.content.decode()))) for file in statistics_files(corpus())}
    figures = {item.anchor: path for path, page in pages().items() for item in page.blocks if hasattr(item, "svg")}
    assert {f"statistics/{anchor}.csv" for anchor in figures} <= files.keys()
    for anchor, path in figures.items():
        shown = [sorted(number for cell in row[1:] for number in _NUMBER.findall(cell)) for row in rows(path, anchor)]
        filed = []
        for _, *cells in files[f"statistics/{anchor}.csv"][1:]:
            filed.append(sorted(number for cell in cells for number in _NUMBER.findall(cell)))
        if anchor in {"year", "respondents"}:
            assert shown == filed
        elif anchor == "duration":
            assert [row[0] for row in shown] == [row[-1] for row in files["statistics/duration.csv"][1:]]
        else:
            assert all(set(own) <= set(other) for own, other in zip(shown, filed, strict=True)), anchor


def test_no_statistic_is_by_region():
    regions = {place.name_zh for code, place in corpus().jurisdictions.items() if code.endswith("0000")}
    for path, page in pages().items():
        for item in page.blocks:
            if item.anchor and item.anchor != "duration-cases":
                assert not regions & {row[0] for row in rows(path, item.anchor)}


def test_the_caution_stands_first_on_every_page():
    for page in pages().values():
        assert page.blocks[1].text[0].text.startswith("典型案例由机关挑选公布，不是抽样。")


def test_what_cannot_be_computed_is_named_with_the_missing_field():
    assert len(block(pages()[QUALITY], "missing").rows) == 7
    assert all(row[1][0].text for row in block(pages()[QUALITY], "missing").rows)
