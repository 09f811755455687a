"""Check that evidence belongs to a commitment and is not older than the agreement."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.validation.dataset import Dataset
from generator.validation.periods import read_period


def check_commitments(dataset: Dataset) -> Iterator[Problem]:
    """Yield evidence for a commitment that its agreement does not have."""
    if "commitments" in dataset.incomplete:
        return
    known = {record.key for record in dataset.records["commitments"]}
    for record in dataset.records["commitment-evidence"]:
        if (record["agreement_id"], record["commitment_seq"]) not in known:
            yield record.error("commitment-unknown", "commitment_seq", agreement=record["agreement_id"])


def check_dates(dataset: Dataset) -> Iterator[Problem]:
    """Yield evidence from before the day on which its agreement was signed."""
    for record in dataset.records["commitment-evidence"]:
        agreement = dataset.get("agreements", record["agreement_id"])
        if agreement is None:
            continue
        signed, occurred = read_period(agreement["signed_on"]), read_period(record["occurred_on"])
        if signed and occurred and signed.is_after(occurred):
            yield record.error("evidence-before-signature", "occurred_on", signed=agreement["signed_on"])
