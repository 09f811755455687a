"""What is due, and when: everything here is made up."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime

import pytest

from generator import mkdocs_plugin
from generator.cli import main
from generator.commands import shared
from generator.due import due
from tests.lifecycle.support import classes, package
from tests.validation.cases_lives import ENDED, RULES, corrected, ended
from tests.validation.corpus import SCHEMAS_FOLDER, both, cells, write_root

REFERENCE = package(
    "reference",
    {
        "credit-classes": classes(("ndrc-credit-repair-2025", "general", "3", "12")),
        "holiday-adjustments": [{"falls_on": "2026-11-19", "day_kind": "off"}],
    },
)


def items(tables, on, **descriptor):
    found = due((package("a", tables, **descriptor), REFERENCE), on=date.fromisoformat(on))
    return [(item.on.isoformat(), item.kind, item.path, item.record_id, item.is_certain) for item in found]


CASE = {"case_id": "a-1", "rule_set": "ndrc36", "severity": "general", "decided_on": "2025-11-21"}


def test_a_case_is_due_on_the_day_after_its_period_and_not_before():
    tables = {"typical-cases": [CASE]}
    assert items(tables, "2026-11-21") == []
    assert items(tables, "2026-11-22") == [("2026-11-22", "period", "a/typical-cases.csv", "a-1", True)]


def test_an_ended_record_still_in_its_file_is_due_for_deletion_once():
    row = {"record_id": "a-1", "record_table": "typical-cases", "ended_on": "2026-11-22", "reason": "expired"}
    found = items({"typical-cases": [CASE], "ended-records": [row]}, "2026-12-31")
    assert found == [("2026-11-22", "row", "a/typical-cases.csv", "a-1", True)]


@pytest.mark.parametrize(
    ("reason", "required_on", "limit"),
    [
        # Wednesday the 18th; Thursday is off here: Friday, Monday, Tuesday.
        ("withdrawn-revoked", "2026-11-18", "2026-11-24"),
        ("credit-repaired", "2026-11-18", "2026-11-30"),
        ("credit-repaired", "2025-12-24", "2026-01-14"),
        ("personal-data", "2026-11-18", ""),
    ],
)
def test_an_ending_planned_beyond_its_limit_is_due_at_the_limit(reason, required_on, limit):
    row = {"record_id": "a-1", "record_table": "typical-cases", "ended_on": "2027-01-01", "reason": reason,
           "required_on": required_on}  # fmt: skip
    found = items({"ended-records": [row]}, "2026-12-31")
    assert [one[0] for one in found] == ([limit] if limit else [])


def test_an_open_correction_is_due_and_a_made_one_is_not():
    rows = [
        {"record_id": "a-1", "seq": "1", "received_on": "2026-11-16"},
        {"record_id": "a-1", "seq": "2", "received_on": "2026-11-16", "corrected_on": "2026-11-17"},
    ]
    assert items({"corrections": rows}, "2026-12-31") == [
        ("2026-11-24", "correction", "a/corrections.csv", "a-1", True)
    ]


def test_a_limit_in_a_year_without_a_calendar_is_not_certain():
    rows = [{"record_id": "a-1", "seq": "1", "received_on": "2027-03-01"}]
    assert items({"corrections": rows}, "2027-12-31") == [
        ("2027-03-08", "correction", "a/corrections.csv", "a-1", False)
    ]


def test_a_package_is_due_after_its_own_interval_and_an_irregular_one_never():
    assert items({}, "2027-12-31") == []
    assert items({}, "2027-12-31", update_frequency="quarterly") == [
        ("2027-02-01", "check", "a/datapackage.json", "", True)
    ]


@pytest.mark.parametrize(("selected_on", "first"), [("2024-11-20", "2026-11-21"), ("2023-04", "2025-05-01")])
def test_a_zone_is_due_on_the_first_day_that_certainly_lies_after_its_period(selected_on, first):
    zone = {"zone_id": "z-1", "stage": "construction", "selected_on": selected_on, "batch": "1"}
    found = items({"demonstration-zones": [zone]}, "2026-12-31")
    assert found == [(first, "zone", "a/demonstration-zones.csv", "z-1", True)]


def test_the_earliest_comes_first_whatever_the_file():
    rows = [{"record_id": "a-9", "seq": "1", "received_on": "2026-11-02"}]
    found = items({"typical-cases": [CASE], "corrections": rows}, "2026-12-31")
    assert [one[1] for one in found] == ["correction", "period"]


@pytest.fixture
def root(tmp_path, monkeypatch):
    """Stand in a folder with a small data root whose first case has a period."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANG", raising=False)
    root = write_root(tmp_path / "datasets")
    shutil.copytree(SCHEMAS_FOLDER, root / "_schema")
    return root


def clocked(root):
    both(RULES, cells("liaoning/typical-cases", 2, {"rule_set": "ndrc36", "severity": "general"}))(root)


def test_nothing_due_gives_exit_code_0_and_a_sentence(root, capsys):
    assert main(["due", "--on", "2026-11-22"]) == 0
    assert capsys.readouterr() == ("", "以2026-11-22为准，共0项。\n")


def test_the_command_names_day_file_record_and_rule(root, capsys):
    clocked(root)
    # Decided on 20 March 2024.
    assert main(["due", "--on", "2025-03-20"]) == 0
    assert main(["due", "--on", "2025-03-20", "--within", "1"]) == 1
    assert capsys.readouterr().out == (
        "2025-03-21 将到 datasets/liaoning/typical-cases.csv liaoning-2024-01：公示期满，自这一天起不再公开；"
        "请从数据文件删除此行，登入 ended-records；依据：信用修复管理办法（2025）。\n"
    )
    assert main(["due", "--on", "2025-03-22", "--lang", "en"]) == 1
    assert "2025-03-21 late datasets/liaoning/typical-cases.csv liaoning-2024-01: " in capsys.readouterr().out


def test_json_has_the_same_in_fields(root, capsys):
    both(ended(), corrected(corrected_on="", received_on="2026-11-16"))(root)
    assert main(["due", "--on", "2026-11-23", "--format", "json"]) == 1
    [found] = json.loads(capsys.readouterr().out)
    assert (found["due_on"], found["kind"], found["record_id"]) == ("2026-11-23", "correction", "liaoning-2024-01")
    assert (found["working_days_known"], ENDED["record_id"]) == ("false", "liaoning-2023-09")


@pytest.mark.parametrize("arguments", [["--on", "2026-13-01"], ["--on", "tomorrow"], ["--within", "-1"]])
def test_what_is_no_day_is_refused(root, capsys, arguments):
    assert main(["due", *arguments]) == 2
    assert "--o" in (err := capsys.readouterr().err) or "--within" in err


def test_broken_data_give_no_dates(root, capsys):
    cells("liaoning/typical-cases", 2, {"status": "gone"})(root)
    assert main(["due", "--on", "2026-11-22"]) == 2
    assert "generator validate" in capsys.readouterr().err


def test_the_day_turns_with_that_of_china(monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 30, 16, 0, tzinfo=UTC).astimezone(tz)

    for module in (shared, mkdocs_plugin):
        monkeypatch.setattr(module, "datetime", Clock)
    assert (shared.today(), mkdocs_plugin._today()) == (date(2026, 12, 1), date(2026, 12, 1))
