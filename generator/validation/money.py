"""Check sums of money: complete, the same in text and column, and inside the statutory range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record, grouped
from generator.validation.numbers import is_ten_thousandfold, plain, read_number, sums_in
from generator.validation.periods import read_period, read_span

_TEXTS = ("title_zh", "facts_zh", "outcome_zh", "note_zh")
# A text that says 约 or 余 may be a little off the column, and the other way round.
_TOLERANCE = Decimal("1.1")


def check_qualifiers(dataset: Dataset) -> Iterator[Problem]:
    """Yield sums that do not say how exact they are."""
    for record in dataset.records["case-outcomes"]:
        if record["amount_cny"] and not record["qualifier"]:
            yield record.error("qualifier-missing", "qualifier", amount=record["amount_cny"])


def check_texts(dataset: Dataset) -> Iterator[Problem]:
    """Yield sums that differ from the text beside them by the factor between 元 and 万元."""
    for table in ("case-amounts", "case-outcomes"):
        for record in dataset.records[table]:
            amount = read_number(record["amount_cny"])
            case = dataset.get("typical-cases", record["case_id"])
            if amount is None or case is None:
                continue
            own = sums_in(record.row.values.get("detail_zh", "") + record.row.values.get("note_zh", ""))
            figures = own or sums_in("。".join(case[field] for field in _TEXTS))
            if amount not in figures:
                wrong = next((figure for figure in figures if is_ten_thousandfold(amount, figure)), None)
                if wrong is not None:
                    yield record.error("wan-yuan", "amount_cny", text_amount=f"{plain(wrong)} CNY")


@dataclass(frozen=True, kw_only=True)
class _Range:
    """The fines that a branch of a provision allows in one case, in yuan."""

    provision: Record
    minimum: Decimal
    maximum: Decimal


def check_fines(dataset: Dataset) -> Iterator[Problem]:
    """Yield fines outside what the statute allows for the case's one violation, with the deviation."""
    violations = grouped(dataset.records["case-violations"], "case_id")
    amounts = grouped(dataset.records["case-amounts"], "case_id")
    provisions = grouped(dataset.records["provisions"], "violation_id")
    cited = grouped(dataset.records["case-citations"], "case_id")
    for record in dataset.records["case-outcomes"]:
        fine = read_number(record["amount_cny"])
        own = violations.get((record["case_id"],), ())
        case = dataset.get("typical-cases", record["case_id"])
        if record["kind"] != "fine" or record["qualifier"] != "exact" or fine is None or len(own) != 1 or case is None:
            continue
        laws = {citation["law_id"] for citation in cited.get((record["case_id"],), ())}
        branches = _in_force(dataset, provisions.get((own[0]["violation_id"],), ()), laws=laws, case=case)
        ranges = _ranges(branches, _sums(amounts.get((record["case_id"],), ())))
        if ranges:
            yield from _deviation(dataset, record, fine, ranges)


def _in_force(dataset: Dataset, provisions: tuple[Record, ...], *, laws: set[str], case: Record) -> tuple[Record, ...]:
    """Return the branches with a fine of the version that the case cites, else of the one in force at its decision."""
    fining = tuple(provision for provision in provisions if provision["fine_basis"] != "none")
    if named := tuple(provision for provision in fining if provision["law_id"] in laws):
        return named
    decided = read_period(case["decided_on"])
    if decided is None:
        return ()
    in_force = []
    for provision in fining:
        law = dataset.get("laws", provision["law_id"])
        if law is None or law["level"] == "local":
            # Local rules bind one place only; without a citation they do not count.
            continue
        span = read_span(law["effective_from"], law["effective_to"])
        if span.first <= decided.first and decided.last <= span.last:
            in_force.append(provision)
    return tuple(in_force)


def _sums(amounts: tuple[Record, ...]) -> Mapping[str, Decimal]:
    """Return the total for each basis; a sum with an open upper end makes its basis unknown."""
    sums: dict[str, Decimal] = {}
    unknown = {amount["basis"] for amount in amounts if amount["qualifier"] in ("at-least", "up-to")}
    for amount in amounts:
        value = read_number(amount["amount_cny"])
        if value is not None and amount["basis"] not in unknown:
            scale = _TOLERANCE if amount["qualifier"] == "about" else Decimal(1)
            sums[amount["basis"]] = sums.get(amount["basis"], Decimal(0)) + value * scale
    return sums


def _ranges(branches: tuple[Record, ...], sums: Mapping[str, Decimal]) -> tuple[_Range, ...]:
    """Return the range of each branch that may apply; nothing when one of them has no known maximum."""
    ranges: list[_Range] = []
    for branch in branches:
        if not _may_apply(branch, sums):
            continue
        maximum, minimum = _maximum(branch, sums), _minimum(branch, sums)
        if maximum is None:
            return ()
        ranges.append(_Range(provision=branch, minimum=minimum, maximum=maximum))
    return tuple(ranges)


def _may_apply(branch: Record, sums: Mapping[str, Decimal]) -> bool:
    amount = sums.get(branch["threshold_basis"])
    if amount is None:
        return True
    low, high = read_number(branch["threshold_from_cny"]), read_number(branch["threshold_to_cny"])
    return (low is None or amount >= low) and (high is None or amount <= high)


def _maximum(branch: Record, sums: Mapping[str, Decimal]) -> Decimal | None:
    cap = read_number(branch["fine_max_cny"]) or read_number(branch["cap_cny"])
    base = sums.get(branch["fine_of"] or branch["threshold_basis"])
    for field, share in (("fine_max_multiple", Decimal(1)), ("fine_max_percent", Decimal("0.01"))):
        rate = read_number(branch[field])
        if rate is not None:
            return None if base is None else base * rate * share
    return cap


def _minimum(branch: Record, sums: Mapping[str, Decimal]) -> Decimal:
    base = sums.get(branch["fine_of"] or branch["threshold_basis"], Decimal(0))
    for field, share in (("fine_min_multiple", Decimal(1)), ("fine_min_percent", Decimal("0.01"))):
        rate = read_number(branch[field])
        if rate is not None:
            return base * rate * share
    return read_number(branch["fine_min_cny"]) or Decimal(0)


def _deviation(dataset: Dataset, record: Record, fine: Decimal, ranges: tuple[_Range, ...]) -> Iterator[Problem]:
    widest = max(ranges, key=lambda found: found.maximum)
    minimum = min(found.minimum for found in ranges)
    law = dataset.get("laws", widest.provision["law_id"])
    params = {
        "found_amount": f"{plain(fine)} CNY",
        "law_zh": f"《{law['short_zh']}》" if law else "",
        "law_en": law["short_en"] if law else "",
        "statute_article": widest.provision["article"],
    }
    if fine > widest.maximum:
        over = f"{plain(fine - widest.maximum)} CNY"
        yield record.warning(
            "fine-above-range",
            "amount_cny",
            limit_amount=f"{plain(widest.maximum)} CNY",
            deviation_amount=over,
            **params,
        )
    elif fine < minimum:
        under = f"{plain(minimum - fine)} CNY"
        yield record.warning(
            "fine-below-range", "amount_cny", limit_amount=f"{plain(minimum)} CNY", deviation_amount=under, **params
        )
