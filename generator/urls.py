"""Say where everything on the site lives: the only place that builds addresses."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote, urlencode

LANGUAGES = ("zh", "en")
MATRIX_URL = "cooperation/matrix.html"
BETWEEN_URL = "cooperation/between/index.html"
TIMELINE_URL = "agreements/timeline.html"
NETWORK_URL = "agreements/network.html"
EVIDENCE_URL = "agreements/evidence.html"
LEADS_URL = "agreements/leads.html"
CORRECTIONS_URL = "corrections/log.html"
CORRECTIONS_FEED = "corrections/log.xml"
COOPERATION_JSON = "data/cooperation-agreements.json"


class Kind(StrEnum):
    """A kind of record page; the value is its folder on the site and its name everywhere else."""

    CASES = "cases"
    RELEASES = "releases"
    STANDARDS = "standards"
    VIOLATIONS = "violations"
    LAWS = "laws"
    AGREEMENTS = "agreements"
    BODIES = "bodies"
    ZONES = "zones"
    MECHANISMS = "mechanisms"
    REGIONS = "regions"
    AGENCIES = "agencies"
    PUBLISHERS = "publishers"


def record_url(kind: Kind, identifier: str) -> str:
    """Return a record's address below the language root: ``cases/guangdong-2024-01.html``."""
    return f"{kind}/{identifier}.html"


def list_url(kind: Kind, *, page: int = 1) -> str:
    """Return the address of a list page, the first being the folder's index."""
    return f"{kind}/index.html" if page == 1 else f"{kind}/page-{page}.html"


def facet_url(kind: Kind, facet: str, value: str, *, page: int = 1) -> str:
    """Return the address of the list of `kind` narrowed to one value of one facet."""
    suffix = "" if page == 1 else f"-{page}"
    return f"{kind}/by/{facet}-{value}{suffix}.html"


def facet_feed_url(kind: Kind, facet: str, value: str) -> str:
    """Return the address of the Atom feed of one value of one facet."""
    return f"{kind}/by/{facet}-{value}.xml"


def values_url(kind: Kind, facet: str) -> str:
    """Return the address of the page that names every value of one facet."""
    return f"{kind}/by/{facet}.html"


def sort_url(kind: Kind, order: str, *, page: int = 1) -> str:
    """Return the address of a list of `kind` in another order than its own."""
    suffix = "" if page == 1 else f"-{page}"
    return f"{kind}/sort/{order}{suffix}.html"


def between_url(a: str, b: str) -> str:
    """Return the address of what binds two regions, the same for both orders of them."""
    return "cooperation/between/{}-{}.html".format(*sorted((a, b)))


def dictionary_url(package: str) -> str:
    """Return the address of a package's page in the data catalogue."""
    return f"data/{package}.html"


def check_url(**question: str) -> str:
    """Return the address of the penalty check with parts of the question filled in: ``v``, ``region``."""
    return f"check/index.html?{urlencode(question)}"


def language_root(lang: str) -> str:
    """Return the folder of a language tree, relative to the site root: empty for Chinese."""
    return "" if lang == "zh" else f"{lang}/"


def to_root(path: str) -> str:
    """Return the relative way from the page at `path` (below the site root) to the site root."""
    return "../" * path.count("/") or "./"


def canonical(site_url: str, path: str) -> str:
    """Return the absolute address of the page at `path`; a folder's index is the folder."""
    return site_url + quote(path.removesuffix("index.html"))
