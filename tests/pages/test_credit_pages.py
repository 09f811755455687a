"""The page of credit-repair classes."""

from __future__ import annotations

from generator.pages.credit_pages import credit_pages
from tests.pages.real_site import block, rows, writer


def test_final_rules_stand_before_the_draft_and_a_notice_between_them():
    [page] = credit_pages(writer())
    assert [item.anchor or item.heading for item in page.blocks] == [
        "ndrc-credit-repair-2025-final",
        "samr-credit-restoration-2025-final",
        "samr-penalty-publicity-2021-final",
        "以下是征求意见稿",
        "ndrc-credit-repair-2025-draft",
        "source",
    ]


def test_classes_run_from_minor_to_serious_with_their_months():
    [page] = credit_pages(writer())
    table = block(page, "ndrc-credit-repair-2025-final")
    assert [(row[0][0].text, row[3][0].text) for row in table.rows] == [
        ("轻微", "最长3个月"),
        ("一般", "最短3个月，最长12个月"),
        ("严重", "最短12个月，最长36个月"),
    ]


def test_what_a_draft_does_not_say_stays_empty():
    [page] = credit_pages(writer("en"))
    general = block(page, "ndrc-credit-repair-2025-draft").rows[1]
    assert general[4:] == ((), (), ())


def test_every_class_has_its_source():
    [page] = credit_pages(writer())
    assert len(block(page, "source").rows) == len(rows("credit-classes", package="reference"))
