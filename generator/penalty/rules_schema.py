"""Describe the published rule table as a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping

Node = Mapping[str, object]

_TEXT: Node = {"type": "string", "minLength": 1}
_FLAG: Node = {"type": "boolean"}
_TRUE: Node = {"const": True}
_FIGURE: Node = {"type": "number", "minimum": 0}
_DATE: Node = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_BASIS: Node = {"enum": ["illegal-turnover", "illegal-gains", "goods-value"]}
_LIST: Node = {"type": "array", "items": _TEXT, "uniqueItems": True}


def schema() -> Node:
    """Return the schema; a property that is missing in a row is empty or unknown."""
    tables = {
        "violations": _violation(),
        "regions": _region(),
        "laws": _law(),
        "provisions": _provision(),
        "moves": _move(),
        "standards": _standard(),
    }
    rows: dict[str, Node] = {name: {"type": "array", "items": node} for name, node in tables.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Penalty rules: everything needed to say what a violation faces",
        "description": "How to rebuild an answer: docs/penalty-rules.md. A missing property is empty or unknown.",
        **_row(
            {
                "version": _said("Version of this format.", _TEXT),
                "as_of": _said("Day up to which the data were checked.", _DATE),
                "circumstances": _said("What a fact can be about.", _LIST),
                "subjects": _said("What the fact `subject` can be.", _LIST),
                **rows,
            },
            required=("version", "as_of", "circumstances", "subjects", *tables),
        ),
    }


def _said(text: str, node: Node) -> Node:
    return {**node, "description": text}


def _row(properties: Mapping[str, Node], *, required: tuple[str, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _violation() -> Node:
    return _row(
        {
            "violation_id": _TEXT,
            "name_zh": _TEXT,
            "name_en": _TEXT,
            "lay_terms_zh": _said("Everyday words, divided by 、.", _TEXT),
            "lay_terms_en": _said("Everyday words, divided by commas.", _TEXT),
            "ip_type": _TEXT,
            "authority": _said("Kind of authority that punishes it.", _TEXT),
        },
        required=("violation_id", "name_zh", "name_en", "ip_type", "authority"),
    )


def _region() -> Node:
    return _row(
        {
            "code": _TEXT,
            "name_zh": _TEXT,
            "name_en": _TEXT,
            "parent_code": _said("The region above; the nation has none.", _TEXT),
            "level": _TEXT,
            "valid_to": _said("When the region or its code was given up.", _DATE),
            "is_outside": _said("The law of these data is not applied here.", _TRUE),
        },
        required=("code", "name_zh", "name_en", "level"),
    )


def _law() -> Node:
    return _row(
        {
            "law_id": _said("One version of a law.", _TEXT),
            "family_id": _said("The law itself.", _TEXT),
            "name_zh": _TEXT,
            "name_en": _TEXT,
            "level": {"enum": ["law", "regulation", "departmental-rule", "local"]},
            "jurisdiction_code": _TEXT,
            "version": _said("Day of adoption.", _DATE),
            "effective_from": _said("First day in force.", _DATE),
            "effective_to": _said("Last day in force.", _DATE),
            "not_seen_zh": _TEXT,
            "ip_types": _said("Kinds of right it can be about; missing: any.", _LIST),
            "is_customs": _TRUE,
            "is_unverified": _said("Whether it was in force was not verified: its branches stay conditional.", _TRUE),
            "is_historical": _said("Held for historical reference only.", _TRUE),
            "hides_penalties": _said("Its penalty articles were not seen.", _TRUE),
        },
        required=("law_id", "family_id", "name_zh", "name_en", "level", "jurisdiction_code"),
    )


def _provision() -> Node:
    return _row(
        {
            "provision_id": _TEXT,
            "law_id": _TEXT,
            "article": _TEXT,
            "branch": _TEXT,
            "violation_id": _TEXT,
            "subject": _TEXT,
            "subject_zh": _TEXT,
            "when_zh": _TEXT,
            "when_en": _TEXT,
            "liability_zh": _TEXT,
            "liability_en": _TEXT,
            "threshold_basis": _said("What is counted to choose the branch.", _BASIS),
            "threshold_from_cny": _FIGURE,
            "threshold_from_inclusive": _FLAG,
            "threshold_to_cny": _FIGURE,
            "threshold_to_inclusive": _FLAG,
            "includes_none": _said("The text says that it covers the absence of the amount.", _FLAG),
            "circumstance": _TEXT,
            "fine_basis": {"enum": ["none", "fixed", "multiple", "percent", "unspecified"]},
            "fine_of": _said("What a multiple or percentage is taken of.", _BASIS),
            "fine_min_multiple": _FIGURE,
            "fine_max_multiple": _FIGURE,
            "fine_min_percent": _FIGURE,
            "fine_max_percent": _FIGURE,
            "fine_min_cny": _FIGURE,
            "fine_max_cny": _FIGURE,
            "cap_cny": _said("The sum that a multiple may not pass.", _FIGURE),
            "measures": _LIST,
            "source_url": _TEXT,
        },
        required=("provision_id", "law_id", "article", "branch", "violation_id", "subject", "fine_basis"),
    )


def _move() -> Node:
    names = ("from_law_id", "from_article", "to_law_id", "to_article")
    return _row(dict.fromkeys(names, _TEXT), required=names)


def _standard() -> Node:
    return _row(
        {
            "standard_id": _TEXT,
            "title_zh": _TEXT,
            "title_en": _TEXT,
            "doc_no": _TEXT,
            "kind": _TEXT,
            "issued_on": _DATE,
            "effective_from": _DATE,
            "effective_to": _DATE,
            "status": {"enum": ["in-force", "expired", "draft", "unknown"]},
            "not_seen_zh": _TEXT,
            "places": _said("Regions it applies to.", _LIST),
            "authorities": _said("Kinds of authority that issued it; missing: it may bind any.", _LIST),
            "ip_types": _said("Kinds of right it can be about; missing: any.", _LIST),
            "is_customs": _TRUE,
            "source_url": _TEXT,
            "tiers": {"type": "array", "items": _tier()},
        },
        required=("standard_id", "title_zh", "kind", "status"),
    )


def _tier() -> Node:
    return _row(
        {
            "tier_id": _TEXT,
            "seq": {"type": "integer", "minimum": 1},
            "violation_id": _TEXT,
            "law_id": _TEXT,
            "article": _TEXT,
            "provision_id": _said("The branch that the tier shares out.", _TEXT),
            "severity": {"enum": ["no-penalty", "mitigated", "light", "ordinary", "heavy"]},
            "label_zh": _TEXT,
            "grade_zh": _said("The grade of gravity that the tier supposes.", _TEXT),
            "condition_zh": _TEXT,
            "condition_en": _TEXT,
            "base": _said("What the tier is cut by.", _TEXT),
            "from_value": _FIGURE,
            "from_inclusive": _FLAG,
            "to_value": _FIGURE,
            "to_inclusive": _FLAG,
            "bound_unit": _TEXT,
            "fine_basis": {"enum": ["none", "fixed", "multiple", "percent", "unspecified"]},
            "fine_of": _said("statutory-range: a place between the statutory minimum and maximum.", _TEXT),
            "fine_min": _FIGURE,
            "fine_min_inclusive": _FLAG,
            "fine_max": _FIGURE,
            "fine_max_inclusive": _FLAG,
            "fine_unit": {"enum": ["CNY", "percent", "times"]},
            "measures": _LIST,
            "not_seen_zh": _TEXT,
            "source_url": _TEXT,
        },
        required=("tier_id", "seq", "violation_id", "severity", "base", "fine_basis"),
    )
