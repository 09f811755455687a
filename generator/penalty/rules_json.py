"""Publish everything the engine reads as one JSON file, for third parties and for a port to the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.artifacts import Artifact
from generator.corpus import Corpus, Liability, Standard, Tier
from generator.penalty import competence, families
from generator.penalty.answer import number
from generator.penalty.checking import circumstances
from generator.penalty.question import SUBJECTS
from generator.penalty.rules_schema import schema
from generator.records import Jurisdiction, Law, Violation

VERSION = "1.0.0"
PATH = "data/penalty-rules.json"
SCHEMA_PATH = "data/penalty-rules.schema.json"
_PROVISION_TEXT = (
    "provision_id", "law_id", "article", "branch", "violation_id", "subject", "subject_zh", "when_zh", "when_en",
    "liability_zh", "liability_en", "threshold_basis", "threshold_from_inclusive", "threshold_to_inclusive",
    "includes_none", "circumstance", "fine_basis", "fine_of", "source_url",
)  # fmt: skip
_PROVISION_FIGURES = (
    "threshold_from_cny", "threshold_to_cny", "fine_min_multiple", "fine_max_multiple", "fine_min_percent",
    "fine_max_percent", "fine_min_cny", "fine_max_cny", "cap_cny",
)  # fmt: skip
_TIER_TEXT = (
    "tier_id", "seq", "violation_id", "law_id", "article", "provision_id", "severity", "label_zh", "grade_zh",
    "condition_zh", "condition_en", "base", "from_inclusive", "to_inclusive", "bound_unit", "fine_basis", "fine_of",
    "fine_min_inclusive", "fine_max_inclusive", "fine_unit", "not_seen_zh",
)  # fmt: skip
_TIER_FIGURES = ("from_value", "to_value", "fine_min", "fine_max")

Json = Mapping[str, object]


def rules_artifacts(corpus: Corpus) -> Iterator[Artifact]:
    """Yield the rule table and its schema."""
    yield Artifact(PATH, _dump(rules(corpus)))
    yield Artifact(SCHEMA_PATH, _dump(schema()))


def rules(corpus: Corpus) -> Json:
    """Return the rule table; what is empty or unknown is left out."""
    held = [law for law in corpus.laws.values() if law.law_id in _needed(corpus)]
    return {
        "version": VERSION,
        "as_of": corpus.as_of,
        "violations": [_violation(row) for row in corpus.violations.values()],
        "regions": [_region(corpus, row) for row in corpus.jurisdictions.values()],
        "circumstances": list(circumstances(corpus)),
        "subjects": list(SUBJECTS),
        "laws": [_law(corpus, law) for law in held],
        "provisions": [_provision(item) for item in corpus.liabilities.values()],
        "moves": [
            {
                "from_law_id": move.from_law_id,
                "from_article": move.from_article,
                "to_law_id": move.to_law_id,
                "to_article": move.to_article,
            }
            for move in corpus.moves
        ],
        "standards": [_standard(item) for item in corpus.standards.values()],
    }


def _needed(corpus: Corpus) -> frozenset[str]:
    """Return the laws that punish something, all versions of them, and regulations whose penalties were not seen."""
    punishing = {item.law.family_id for item in corpus.liabilities.values()}
    return frozenset(
        law.law_id
        for law in corpus.laws.values()
        if law.family_id in punishing or (law.level == "local" and families.hides_penalties(law))
    )


def _violation(row: Violation) -> Json:
    return _filled(
        violation_id=row.violation_id,
        name_zh=row.name_zh,
        name_en=row.name_en,
        lay_terms_zh=row.lay_terms_zh,
        lay_terms_en=row.lay_terms_en,
        ip_type=row.ip_type,
        authority=competence.authority(row),
    )


def _region(corpus: Corpus, row: Jurisdiction) -> Json:
    return _filled(
        code=row.jurisdiction_code,
        name_zh=row.name_zh,
        name_en=row.name_en,
        parent_code=row.parent_code,
        level=row.level,
        valid_to=row.valid_to,
        is_outside=competence.is_outside(corpus, row.jurisdiction_code) or None,
    )


def _law(corpus: Corpus, law: Law) -> Json:
    return _filled(
        law_id=law.law_id,
        family_id=law.family_id,
        name_zh=law.short_zh,
        name_en=law.short_en,
        level=law.level,
        jurisdiction_code=law.jurisdiction_code,
        version=law.version,
        effective_from=law.effective_from,
        effective_to=law.effective_to,
        not_seen_zh=law.not_seen_zh,
        ip_types=sorted(competence.topics(law.title_zh)),
        is_customs=competence.is_customs(law.title_zh) or None,
        is_unverified=families.is_unverified(corpus, law) or None,
        is_historical=families.is_historical(law) or None,
        hides_penalties=families.hides_penalties(law) or None,
    )


def _provision(item: Liability) -> Json:
    return _columns(item.row, _PROVISION_TEXT, _PROVISION_FIGURES) | _filled(measures=list(item.measures))


def _standard(item: Standard) -> Json:
    row = item.row
    return _filled(
        standard_id=row.standard_id,
        title_zh=row.title_zh,
        title_en=row.title_en,
        doc_no=row.doc_no,
        kind=row.kind,
        issued_on=row.issued_on,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        status=row.status,
        not_seen_zh=row.not_seen_zh,
        places=list(item.places),
        authorities=sorted(competence.authorities(item)),
        ip_types=sorted(competence.topics(row.title_zh)),
        is_customs=competence.is_customs(row.title_zh) or None,
        source_url=row.source_url,
        tiers=[_tier(tier) for tier in item.tiers],
    )


def _tier(tier: Tier) -> Json:
    # A tier is read where its standard is, unless it says otherwise.
    return _columns(tier.row, _TIER_TEXT, _TIER_FIGURES) | _filled(
        measures=list(tier.measures), source_url=tier.row.source_url
    )


def _columns(row: object, text: tuple[str, ...], figures: tuple[str, ...]) -> dict[str, object]:
    values = {name: getattr(row, name) for name in text}
    values |= {name: _figure(getattr(row, name)) for name in figures}
    return _filled(**values)


def _figure(value: Decimal | None) -> int | float | None:
    return number(value)


def _filled(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None and value not in ("", [])}


def _dump(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n").encode()
