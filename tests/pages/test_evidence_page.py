"""What shows that commitments were acted on: recomputed from the CSV files."""

from __future__ import annotations

from collections import defaultdict

from generator.formats import date
from generator.pages.agreement_pages import agreement_page
from generator.pages.evidence_page import evidence_page
from tests.pages.real_site import block, corpus, rows, texts, writer

EVIDENCE = rows("commitment-evidence", package="cooperation")
PROMISED = defaultdict(set)
for _row in rows("commitments", package="cooperation"):
    PROMISED[_row["agreement_id"]].add(_row["seq"])
SHOWN = defaultdict(set)
for _row in EVIDENCE:
    SHOWN[_row["agreement_id"]].add(_row["commitment_seq"])


def commitments(agreement_id):
    return block(agreement_page(writer(), corpus().agreements[agreement_id]), "commitments")


def test_the_share_of_every_agreement_is_that_of_the_tables():
    [page] = evidence_page(writer())
    shares = {row[0][0].href: row[2][0].text for row in block(page, "shares").rows}
    assert shares == {
        f"agreements/{key}.html": f"{len(SHOWN[key])}/{len(promised)}" for key, promised in PROMISED.items()
    }
    [counts] = page.blocks[0].text
    total = sum(len(promised) for promised in PROMISED.values())
    assert counts.text.startswith(
        f"收录承诺 {total} 项，其中 {sum(map(len, SHOWN.values()))} 项有落实记录，共 {len(EVIDENCE)} 条"
    )


def test_every_record_is_shown_with_date_kind_words_and_source_in_the_order_of_signature():
    [page] = evidence_page(writer())
    shown = [
        (group.title.href, line[0].text.split("，")[0], line[1].text, line[2].text)
        for group in block(page, "found").groups
        for entry in group.entries
        for line in entry.lines
    ]
    signed = {row["agreement_id"]: row["signed_on"] or "9999" for row in rows("agreements", package="cooperation")}
    assert shown == [
        (
            f"agreements/{row['agreement_id']}.html",
            f"落实：{date(row['occurred_on'], 'zh') or '日期来源未载'}",
            row["evidence_zh"],
            row["source_title"] or row["source_url"],
        )
        for row in sorted(
            EVIDENCE,
            key=lambda row: (
                signed[row["agreement_id"]],
                row["agreement_id"],
                int(row["commitment_seq"]),
                int(row["seq"]),
            ),
        )
    ]


def test_an_agreement_states_its_share_and_what_lacks_evidence_says_so():
    shown = commitments("twelve-provinces-ip-protection-agreement-2019")
    assert shown.note.startswith("8 项承诺中，2 项有落实记录。")
    silent = [entry for group in shown.groups for entry in group.entries if not entry.lines]
    assert [texts(entry.meta)[-1] for entry in silent] == ["没有见到落实记录"] * 6


def test_every_record_rests_on_a_source_that_our_tables_hold():
    known = {
        (row["source_url"], row["source_title"])
        for table in ("agreements", "commitments", "bodies")
        for row in rows(table, package="cooperation")
    }
    assert [row for row in EVIDENCE if (row["source_url"], row["source_title"]) not in known] == []
