"""Hold a question: which violation, where, when, with what amount, under which circumstances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

NO_FACTS: Mapping[str, str] = MappingProxyType({})
SUBJECT = "subject"
SUBJECTS = (
    "entity", "individual", "agency", "platform", "advertiser", "publisher", "printer", "organiser", "other",
)  # fmt: skip


class Base(StrEnum):
    """What the amount of a question counts; the values are what a reader types."""

    TURNOVER = "turnover"
    GAINS = "gains"
    GOODS_VALUE = "goods-value"

    @property
    def basis(self) -> str:
        """Return the word that the tables use in ``threshold_basis`` and ``fine_of``."""
        return {"turnover": "illegal-turnover", "gains": "illegal-gains"}.get(self.value, "goods-value")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. Dates are ISO days; `amount` is in CNY; `facts` are circumstance codes and ``subject``.

    `decided_on` is '' while no decision is made. A circumstance is ``true`` or ``false``; one that is
    not given is open. `base` is given whenever `amount` is.
    """

    violation_id: str
    region: str
    act_on: str
    decided_on: str = ""
    base: Base | None = None
    amount: Decimal | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)

    def amount_of(self, basis: str) -> Decimal | None:
        """Return the amount where it counts `basis` (``illegal-turnover`` …), else None."""
        return self.amount if self.base is not None and self.base.basis == basis else None

    def fact(self, circumstance: str) -> bool | None:
        """Tell whether a circumstance is given; None where nothing is said about it."""
        return {"true": True, "false": False}.get(self.facts.get(circumstance, ""))
