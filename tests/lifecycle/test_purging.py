"""A record of any kind leaves with all that hangs on it, and what stays still links."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from generator.lifecycle.purging import public_on
from generator.linking import link
from generator.packages import read_packages
from tests.lifecycle.support import SCHEMAS, package
from tests.pages.real_site import ROOT, all_rows

PACKAGES = read_packages(ROOT / "datasets", schemas=SCHEMAS).packages
TODAY = date(2026, 11, 22)


def without(table, *ids, since="2026-11-22"):
    """Return what is public when real records are, for this test alone, withdrawn."""
    row = {"record_table": table, "ended_on": since, "reason": "published-by-mistake"}
    rows = [{**row, "record_id": one} for one in ids]
    return public_on((*PACKAGES, package("made", {"ended-records": rows})), today=TODAY)


def cells_with(packages, word):
    return {
        (table.name, name)
        for one in packages
        for table in one.tables.values()
        if table.name != "ended-records"
        for row in table.rows
        for name, value in row.values.items()
        if value == word
    }


def referenced(table, field):
    """Return the value that most rows of a table name in `field`."""
    values = [row[field] for row in all_rows(table) if row[field]]
    return max(sorted(set(values)), key=values.count)


@pytest.mark.parametrize(
    ("table", "record_id"),
    [
        ("typical-cases", referenced("case-outcomes", "case_id")),
        ("releases", referenced("typical-cases", "release_id")),
        ("penalty-standards", referenced("case-citations", "standard_id")),
        ("penalty-standards", referenced("penalty-tiers", "standard_id")),
        ("agreements", referenced("agreement-relations", "related_agreement_id")),
        ("agreements", referenced("bodies", "agreement_id")),
        ("demonstration-zones", referenced("demonstration-zones", "zone_id")),
    ],
)
def test_nothing_names_the_record_any_more_and_the_rest_links(table, record_id):
    assert cells_with(PACKAGES, record_id)
    public = without(table, record_id)
    assert cells_with(public.packages, record_id) == set()
    corpus = link(public.packages, ended=public.ended)
    assert record_id not in {*corpus.cases, *corpus.releases, *corpus.standards, *corpus.agreements, *corpus.zones}
    texts = [table.text for one in public.packages for table in one.tables.values() if table.name != "ended-records"]
    assert [text for text in texts if f"\n{record_id}," in text] == []


def test_the_cases_of_a_withdrawn_release_leave_with_it_and_each_has_its_notice():
    release = referenced("typical-cases", "release_id")
    cases = {row["case_id"] for row in all_rows("typical-cases") if row["release_id"] == release}
    ended = without("releases", release).ended
    assert {(one.table, one.record_id, one.reason) for one in ended} == {
        ("releases", release, "published-by-mistake"),
        *(("typical-cases", case, "published-by-mistake") for case in cases),
    }


def test_a_single_release_leaves_with_its_only_case_and_a_batch_stays_while_it_has_one():
    kinds = {row["release_id"]: row["kind"] for row in all_rows("releases")}
    rows = all_rows("typical-cases")
    held = Counter(row["release_id"] for row in rows)
    alone = next(row for row in rows if kinds[row["release_id"]] == "single" and held[row["release_id"]] == 1)
    batch = referenced("typical-cases", "release_id")
    listed = [row["case_id"] for row in rows if row["release_id"] == batch]
    assert kinds[batch] == "batch"
    assert [one.record_id for one in without("typical-cases", alone["case_id"]).ended] == [
        alone["release_id"],
        alone["case_id"],
    ]
    assert batch in link(without("typical-cases", *listed).packages).releases


def test_an_ending_that_lies_ahead_changes_nothing():
    case = referenced("case-outcomes", "case_id")
    public = without("typical-cases", case, since="2026-11-23")
    assert public.ended == ()
    assert public.packages[:-1] == PACKAGES


def test_packages_that_lose_nothing_stay_as_they_are():
    public = without("demonstration-zones", referenced("demonstration-zones", "zone_id"))
    same = [one.name for one, other in zip(public.packages, PACKAGES, strict=False) if one is other]
    assert len(same) == len(PACKAGES) - 1


def test_a_case_keeps_its_row_when_the_agreement_that_it_names_leaves():
    agreement = "made-agreement"
    case = {"case_id": "a-1", "release_id": "r-1", "agreement_id": agreement}
    row = {"record_table": "agreements", "record_id": agreement, "ended_on": "2026-11-22", "reason": "personal-data"}
    one = package("a", {"typical-cases": [case], "ended-records": [row]})
    [public] = public_on((one,), today=TODAY).packages
    [left] = public.tables["typical-cases"].rows
    assert (left.values["case_id"], left.values["agreement_id"]) == ("a-1", "")
