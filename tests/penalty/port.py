"""Answer from the published rule table alone, after docs/penalty-rules.md: what a third party would write."""

from __future__ import annotations

import re
from decimal import Decimal

ENTITIES = {"agency", "platform", "advertiser", "publisher", "printer", "organiser"}
AGGRAVATING = {"serious", "serious-or-repeat", "serious-or-overdue", "repeat"}
ORDINARY = {"", "overdue", "overdue-refuses", "refuses-to-correct"}
AMOUNTS = {"illegal-turnover", "illegal-gains", "goods-value"}
SHARES = {"multiple": Decimal(1), "percent": Decimal("0.01"), "times": Decimal(1)}


def number(row, name):
    return Decimal(str(row[name])) if name in row else None


class Port:
    """The rule table, read once."""

    def __init__(self, table):
        self.table = table
        self.violations = {row["violation_id"]: row for row in table["violations"]}
        self.regions = {row["code"]: row for row in table["regions"]}
        self.laws = {row["law_id"]: row for row in table["laws"]}
        self.provisions = {row["provision_id"]: row for row in table["provisions"]}

    def answer(self, question):
        """Return the branches at the act, the tiers and the outdated tiers, each in no special order."""
        if self.regions[question.region].get("is_outside"):
            return set(), set(), set()
        places = self.lineage(question.region)
        current = self.current(question.act_on)
        rows = [
            row
            for row in self.table["provisions"]
            if row["violation_id"] == question.violation_id != "any-violation"
            and self.laws[row["law_id"]]["jurisdiction_code"] in places
            and current.get(self.laws[row["law_id"]]["family_id"]) == row["law_id"]
        ]
        items, out = {}, set()
        for row in rows:
            state = self.state(row, question)
            if state is None:
                out.add(row["provision_id"])
            else:
                items[row["provision_id"]] = (row, state, self.fine(row, question))
        exempt = any(
            row.get("circumstance") == "innocent-seller"
            and question.facts.get("innocent-seller") == "true"
            and self.laws[row["law_id"]]["level"] != "local"
            for row, _, _ in items.values()
        )
        gone = {
            key
            for key, (row, _, _) in items.items()
            if (exempt and row.get("circumstance") not in {"innocent-seller", "suspected-crime"})
            or any(self.replaces(other, row, question) for other, _, _ in items.values())
        }
        left = {key: item for key, item in items.items() if key not in gone}
        tiers, outdated = self.tiers(question, places, current, left, out | gone, exempt=exempt)
        return {(key, state, *fine) for key, (_, state, fine) in left.items()}, tiers, outdated

    def lineage(self, code):
        line = []
        while code:
            line.append(code)
            code = self.regions[code].get("parent_code", "")
        return line

    def current(self, day):
        found = {}
        for law in sorted(self.table["laws"], key=self.begins):
            if day[: len(self.begins(law))] >= self.begins(law):
                found[law["family_id"]] = law["law_id"]
        return {
            family: law_id
            for family, law_id in found.items()
            if not (end := self.laws[law_id].get("effective_to")) or day[: len(end)] <= end
        }

    @staticmethod
    def begins(law):
        return law.get("effective_from") or law.get("version", "")

    @staticmethod
    def amount(question, basis):
        return question.amount if question.base and question.base.basis == basis else None

    def state(self, row, question):
        """Return applies or conditional; None for a branch that is left out."""
        is_open = bool(self.laws[row["law_id"]].get("is_unverified"))
        subject, asked = row["subject"], question.facts.get("subject", "")
        if asked and subject not in {"any", asked} and not (subject == "entity" and asked in ENTITIES):
            if subject != "other" and asked != "other" and not (asked == "entity" and subject in ENTITIES):
                return None
            is_open = True
        if "circumstance" in row:
            fact = question.facts.get(row["circumstance"])
            if fact == "false":
                return None
            is_open = is_open or fact is None
        if "threshold_basis" in row:
            amount = self.amount(question, row["threshold_basis"])
            fits = None if amount is None else self.inside(row, amount, "threshold_from", "threshold_to", suffix="_cny")
            if fits is False:
                return None
            is_open = is_open or fits is None
        base = row.get("fine_of")
        return "conditional" if is_open or (base and self.amount(question, base) is None) else "applies"

    @staticmethod
    def inside(row, amount, low_name, high_name, *, suffix):
        if amount == 0 and row.get("includes_none"):
            return True
        low, high = number(row, low_name + suffix), number(row, high_name + suffix)
        if low is None and high is None:
            return False
        if low is not None and (amount < low or (amount == low and row.get(f"{low_name}_inclusive") is False)):
            return False
        if high is not None and (amount > high or (amount == high and row.get(f"{high_name}_inclusive") is False)):
            return False
        return None if amount == 0 and suffix == "_cny" else True

    def fine(self, row, question):
        basis = row["fine_basis"]
        if basis in {"none", "unspecified"}:
            return None, None
        if basis == "fixed":
            return number(row, "fine_min_cny") or Decimal(0), number(row, "fine_max_cny")
        return self.share(
            question, row["fine_of"], basis, number(row, f"fine_min_{basis}"), number(row, f"fine_max_{basis}"),
            cap=number(row, "cap_cny"),
        )  # fmt: skip

    def share(self, question, of, unit, low, high, *, cap=None):
        base = self.amount(question, of)

        def cny(rate):
            if base is None or rate is None:
                return None
            return base * rate * SHARES[unit] if cap is None else min(base * rate * SHARES[unit], cap)

        return (cny(low) if low else Decimal(0)), cny(high)

    @staticmethod
    def replaces(heavier, row, question):
        circumstance = heavier.get("circumstance", "")
        same = ("law_id", "subject", "threshold_basis", "threshold_from_cny", "threshold_to_cny")
        return (
            circumstance in AGGRAVATING
            and question.facts.get(circumstance) == "true"
            and row.get("circumstance", "") in ORDINARY
            and "none" not in {heavier["fine_basis"], row["fine_basis"]}
            and all(heavier.get(name) == row.get(name) for name in same)
            and re.split(r"[(\[]", heavier["article"])[0] == re.split(r"[(\[]", row["article"])[0]
        )

    def tiers(self, question, places, current, items, out, *, exempt):
        outdated = set()
        for level in places:
            usable = [one for one in self.table["standards"] if level in one["places"] and self.usable(one, question)]
            found, has_tiers = set(), False
            for standard in usable:
                for tier in standard.get("tiers", []):
                    if tier["violation_id"] != question.violation_id:
                        continue
                    law = self.laws.get(tier.get("law_id", ""))
                    is_current = law is None or current.get(law["family_id"]) == law["law_id"]
                    has_tiers = has_tiers or is_current
                    falls = tier.get("provision_id") in out or (exempt and tier["fine_basis"] != "none")
                    if is_current and falls and tier["severity"] != "no-penalty":
                        continue
                    if self.fits(tier, question):
                        (found if is_current else outdated).add((tier["tier_id"], "", *self.tier_fine(tier, question)))
            if has_tiers:
                return found, outdated
            found = self.placed(usable, question, items)
            if found:
                return found, outdated
        return set(), outdated

    def usable(self, standard, question):
        day, start, end = (
            question.act_on,
            standard.get("effective_from") or standard.get("issued_on", ""),
            standard.get("effective_to", ""),
        )
        if standard["status"] == "draft" or (standard["status"] == "expired" and not end):
            return False
        return not (end and day[: len(end)] > end) and day[: len(start)] >= start

    def fits(self, tier, question):
        if tier["base"] in AMOUNTS and "bound_unit" in tier:
            amount = self.amount(question, tier["base"])
            return amount is None or bool(self.inside(tier, amount, "from", "to", suffix="_value"))
        row = self.provisions.get(tier.get("provision_id", ""))
        if row is None or "threshold_basis" not in row:
            return True
        amount = self.amount(question, row["threshold_basis"])
        return amount is None or self.inside(row, amount, "threshold_from", "threshold_to", suffix="_cny") is not False

    def tier_fine(self, tier, question):
        if tier["fine_basis"] in {"none", "unspecified"} or tier.get("fine_of") == "statutory-range":
            return None, None
        low, high, unit = number(tier, "fine_min"), number(tier, "fine_max"), tier.get("fine_unit")
        return (low or Decimal(0), high) if unit == "CNY" else self.share(question, tier["fine_of"], unit, low, high)

    def placed(self, standards, question, items):
        authority = self.violations[question.violation_id]["authority"]
        for standard in standards:
            tiers = [tier for tier in standard.get("tiers", []) if tier["violation_id"] == "any-violation"]
            if not tiers or question.violation_id == "any-violation":
                continue
            if authority not in standard.get("authorities", [authority]):
                continue
            fined = [(key, state, fine) for key, (row, state, fine) in items.items() if row["fine_basis"] != "none"]
            ranges = [
                (key, *fine)
                for key, state, fine in fined
                if state == "applies" and None not in fine and fine[0] < fine[1]
            ]
            if not any(None in fine or fine[0] < fine[1] for _, _, fine in fined):
                continue
            found = set()
            for tier in tiers:
                if tier.get("fine_of") == "statutory-range" and "fine_unit" in tier and ranges:
                    shares = [(number(tier, name) or Decimal(0)) / 100 for name in ("fine_min", "fine_max")]
                    found |= {(tier["tier_id"], key, *(m + s * (M - m) for s in shares)) for key, m, M in ranges}
                else:
                    found.add((tier["tier_id"], "", *self.tier_fine(tier, question)))
            return found
        return set()
