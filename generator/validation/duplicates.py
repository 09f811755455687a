"""Find rows that seem to tell the same thing twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record, grouped

_TITLED = {
    "typical-cases": "title_zh",
    "agreements": "title_zh",
    "penalty-standards": "title_zh",
    "releases": "title_zh",
}
# Of 313 cases, different ones of different releases reach 0.41 at most (two customs decisions in one wording).
_ALIKE = 0.5
_SHORTEST = 30
# A bigram in more cases than this (商标, 罚款) says nothing about sameness.
_RARE = 12
_SHARED = 6


def check_decision_numbers(dataset: Dataset) -> Iterator[Problem]:
    """Yield cases with the decision number of an earlier one of the same agency (R64)."""
    agencies: dict[str, set[str]] = defaultdict(set)
    for authority in dataset.records["case-authorities"]:
        if authority["role"] == "deciding" and authority["agency_id"]:
            agencies[authority["case_id"]].add(authority["agency_id"])
    for (number,), cases in grouped(dataset.records["typical-cases"], "decision_no").items():
        if not number:
            continue
        first = cases[0]
        for case in cases[1:]:
            known = agencies[first["case_id"]], agencies[case["case_id"]]
            if not all(known) or known[0] & known[1]:
                yield case.warning("same-decision-number", "decision_no", other_path=first.place, other=first.key[0])


def check_titles(dataset: Dataset) -> Iterator[Problem]:
    """Yield rows with the title of an earlier one."""
    for table, field in _TITLED.items():
        for (title,), records in grouped(dataset.records[table], field).items():
            if title:
                for record in records[1:]:
                    yield record.warning("same-title", field, other_path=records[0].place, other=records[0].key[0])


def check_facts(dataset: Dataset) -> Iterator[Problem]:
    """Yield cases of different releases whose facts share most of their character bigrams."""
    cases = [case for case in dataset.records["typical-cases"] if len(case["facts_zh"]) >= _SHORTEST]
    bigrams = [_bigrams(case["facts_zh"]) for case in cases]
    for first, second in _candidates(bigrams):
        likeness = len(bigrams[first] & bigrams[second]) / len(bigrams[first] | bigrams[second])
        if likeness >= _ALIKE and cases[first]["release_id"] != cases[second]["release_id"]:
            yield _alike(cases[second], cases[first], likeness)


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def _candidates(bigrams: list[frozenset[str]]) -> list[tuple[int, int]]:
    """Return the pairs that share enough rare bigrams to be worth comparing."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(bigrams):
        for bigram in found:
            holders[bigram].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _RARE:
            shared.update((a, b) for place, a in enumerate(numbers) for b in numbers[place + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= _SHARED)


def _alike(case: Record, other: Record, likeness: float) -> Problem:
    return case.warning(
        "facts-alike", "facts_zh", other_path=other.place, other=other.key[0], percent=f"{likeness * 100:.0f}"
    )
