"""Say which authority a violation belongs to, and whose documents cannot concern it.

Copyright Law art 7; Plant Variety Regulation art 3 and Seed Law art 3; Customs IP Regulation art 3;
Layout-Design Regulation: each names its own authority, so a market regulator's standard does not bind it.
"""

from __future__ import annotations

from generator.corpus import NATION, Corpus, Standard
from generator.records import Violation

MARKET = "market"
# National IP and penalty law is not applied in these places (Basic Laws, art 18, for the first two).
OUTSIDE = frozenset({"810000", "820000", "710000"})

_BY_TYPE = {"copyright": "copyright", "plant-variety": "agriculture", "layout-design": "layout-design"}
_BY_ISSUER = {"market-regulator": MARKET, "ip-office": MARKET, "customs": "customs", "copyright": "copyright"}
# A word in the title of a document, and the kinds of right it can be about.
_TOPICS = {
    "专利": {"patent", "agency"},
    "商标": {"trademark", "agency"},
    "著作权": {"copyright"},
    "版权": {"copyright"},
    "反不正当竞争": {"unfair-competition", "trade-secret"},
    "种子": {"plant-variety"},
    "地理标志": {"gi"},
    "黄酒": {"gi"},
    "农产品": {"gi"},
}


def authority(violation: Violation) -> str:
    """Return the kind of authority that punishes `violation`."""
    if violation.violation_id.startswith("customs-"):
        return "customs"
    return _BY_TYPE.get(violation.ip_type, MARKET)


def authorities(standard: Standard) -> frozenset[str]:
    """Return the kinds of authority that issued `standard`; none where any may be meant."""
    return frozenset(_BY_ISSUER[issuer.kind] for issuer in standard.issuers if issuer.kind in _BY_ISSUER)


def binds(standard: Standard, violation: Violation) -> bool:
    """Tell whether the issuers of `standard` can bind the authority that punishes `violation`."""
    kinds = authorities(standard)
    return not kinds or authority(violation) in kinds


def topics(title_zh: str) -> frozenset[str]:
    """Return the kinds of right that a document with this title is about; none where it may be any."""
    return frozenset(kind for word, kinds in _TOPICS.items() if word in title_zh for kind in kinds)


def is_customs(title_zh: str) -> bool:
    """Tell whether a document with this title is about customs."""
    return "海关" in title_zh


def may_concern(title_zh: str, violation: Violation) -> bool:
    """Tell whether a document with this title can be about `violation`: customs and the rest stay apart."""
    if is_customs(title_zh) != (authority(violation) == "customs"):
        return False
    kinds = topics(title_zh)
    return not kinds or violation.ip_type == "general" or violation.ip_type in kinds


def is_outside(corpus: Corpus, region: str) -> bool:
    """Tell whether the law of these data does not apply in `region`."""
    return any(code in OUTSIDE for code in corpus.lineage(region))


def law_places(corpus: Corpus, region: str) -> frozenset[str]:
    """Return the places whose laws apply in `region`: itself and everything above it."""
    return frozenset((*corpus.lineage(region), NATION))
