"""Check what a package says about itself in its descriptor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.errors import Problem, Severity
from generator.packages import DESCRIPTOR, Package
from generator.schemas import stamped
from generator.validation.dataset import Dataset
from generator.validation.periods import read_period
from generator.validation.suggestions import nearest

_TEXTS = (
    "title",
    "title_en",
    "description",
    "description_en",
    "version",
    "publisher.name_zh",
    "publisher.name_en",
    "contact_office.zh",
    "contact_office.en",
    "last_checked",
    "update_frequency",
)
# Present even where they are empty: who fills in a form sees what is asked.
_KEYS = ("publisher.agency_id", "publisher.jurisdiction_code", "pia_reference")
_REFERENCES = {"publisher.agency_id": "agencies", "publisher.jurisdiction_code": "jurisdictions"}
_PREFIXED = {
    "releases": "release_id",
    "typical-cases": "case_id",
    "penalty-standards": "standard_id",
    "ended-records": "record_id",
    "corrections": "record_id",
}


def check_profile(dataset: Dataset) -> Iterator[Problem]:
    """Yield fields of the descriptor that are missing, empty or of the wrong kind."""
    for package in dataset.packages:
        descriptor = package.descriptor
        if descriptor.get("name") != package.name:
            yield _problem(
                package, "package-name", "name", value=str(descriptor.get("name", "")), expected=package.name
            )
        for field in _TEXTS:
            value = _value(descriptor, field)
            if not isinstance(value, str) or not value.strip():
                yield _problem(package, "descriptor-field", field)
        for field in _KEYS:
            if not isinstance(_value(descriptor, field), str):
                yield _problem(package, "descriptor-field", field)
        yield from _licences(package)
        yield from _official(package)
        yield from _last_checked(package, dataset)
        for field, table in _REFERENCES.items():
            code = _value(descriptor, field)
            if isinstance(code, str) and code and table not in dataset.incomplete and not dataset.get(table, code):
                meant = nearest(code, dataset.index[table])
                yield _problem(package, "reference-unknown", field, value=code, target_table=table, suggestion=meant)


def check_schemas(dataset: Dataset) -> Iterator[Problem]:
    """Yield resources whose inline schema is not the one in the schema folder."""
    for package in dataset.packages:
        declared = {resource["name"] for resource in package.descriptor["resources"]}
        for number, resource in enumerate(package.descriptor["resources"]):
            schema = dataset.schemas.get(resource["name"])
            if schema and resource.get("schema") != stamped(schema, tables=frozenset(declared)):
                yield _problem(package, "schema-drift", f"resources.{number}.schema", value=resource["name"])


def check_row_bounds(dataset: Dataset) -> Iterator[Problem]:
    """Yield tables with fewer rows than the least expected (error) or more than the most (warning)."""
    for package in dataset.packages:
        bounds = package.descriptor.get("row_bounds")
        if not isinstance(bounds, Mapping):
            yield _problem(package, "descriptor-field", "row_bounds")
            continue
        for name, table in package.tables.items():
            bound = bounds.get(name)
            low, high = (_count(bound, "min"), _count(bound, "max")) if isinstance(bound, Mapping) else (None, None)
            if low is None or high is None or low > high:
                yield _problem(package, "row-bounds-form", f"row_bounds.{name}")
                continue
            count = len(table.rows)
            if count < low:
                yield Problem(code="rows-too-few", path=table.path, value=str(count), params={"limit": str(low)})
            elif count > high:
                yield Problem(
                    code="rows-too-many",
                    severity=Severity.WARNING,
                    path=table.path,
                    value=str(count),
                    params={"limit": str(high)},
                )


def check_prefixes(dataset: Dataset) -> Iterator[Problem]:
    """Yield ids without a prefix of their package, and prefixes that two packages claim."""
    owners: dict[str, Package] = {}
    for package in dataset.packages:
        prefixes = package.descriptor.get("id_prefixes")
        if not isinstance(prefixes, list) or not all(isinstance(prefix, str) and prefix for prefix in prefixes):
            yield _problem(package, "descriptor-field", "id_prefixes")
            continue
        stems = tuple(prefix.rstrip("-") + "-" for prefix in prefixes)
        for stem in stems:
            if stem in owners and owners[stem] is not package:
                yield _problem(package, "prefix-claimed", "id_prefixes", value=stem, other=owners[stem].name)
            owners.setdefault(stem, package)
        if stems:
            yield from _unprefixed(dataset, package, stems)


def check_impact_assessment(dataset: Dataset) -> Iterator[Problem]:
    """Yield packages with natural persons but without the reference of an assessment (个人信息保护法 第五十五条)."""
    people = {record.package for record in dataset.records["case-parties"] if record["kind"] == "individual"}
    for package in dataset.packages:
        if package.name in people and not package.descriptor.get("pia_reference"):
            yield _problem(package, "assessment-missing", "pia_reference", severity=Severity.WARNING)


def _unprefixed(dataset: Dataset, package: Package, stems: tuple[str, ...]) -> Iterator[Problem]:
    for table, field in _PREFIXED.items():
        for record in dataset.records[table]:
            if record.package == package.name and not record[field].startswith(stems):
                yield record.error("id-prefix", field, prefixes="、".join(stems))


def _licences(package: Package) -> Iterator[Problem]:
    licences = package.descriptor.get("licenses")
    if not isinstance(licences, list) or not licences or not all(_is_licence(item) for item in licences):
        yield _problem(package, "descriptor-field", "licenses")


def _is_licence(item: object) -> bool:
    """Tell whether a licence has all that pages show of it: its short name, its title and where it can be read."""
    return isinstance(item, Mapping) and all(
        isinstance(item.get(part), str) and item[part] for part in ("name", "title", "path")
    )


def _official(package: Package) -> Iterator[Problem]:
    official = package.descriptor.get("official")
    if not isinstance(official, bool):
        yield _problem(package, "descriptor-field", "official")
    elif not official:
        for field in ("notice_zh", "notice_en"):
            if not package.descriptor.get(field):
                yield _problem(package, "notice-missing", field)


def _last_checked(package: Package, dataset: Dataset) -> Iterator[Problem]:
    value = package.descriptor.get("last_checked")
    if not isinstance(value, str) or not value:
        return
    period = read_period(value)
    if period is None or period.first != period.last:
        yield _problem(package, "date-unreal", "last_checked", value=value)
    elif period.first > dataset.today:
        yield _problem(package, "date-ahead", "last_checked", value=value, today=dataset.today.isoformat())


def _value(descriptor: Mapping[str, Any], field: str) -> object:
    value: object = descriptor
    for part in field.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _count(bound: Mapping[str, Any], end: str) -> int | None:
    value = bound.get(end)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _problem(
    package: Package,
    code: str,
    field: str,
    *,
    value: str = "",
    severity: Severity = Severity.ERROR,
    **params: str,
) -> Problem:
    path = f"{package.name}/{DESCRIPTOR}"
    return Problem(code=code, severity=severity, path=path, field=field, value=value, params=params)
