"""Say what a field of codes or references may hold, each value with its names."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import formats
from generator.code_lists import word_key
from generator.i18n import Catalogue, read_catalogue
from generator.packages import Package
from generator.schemas import TableSchema
from generator.submission.values import Choice

_SITE_WORDS = Path(__file__).parents[2] / "site_src" / "i18n"
_Values = Mapping[str, str]
_NAMES = ("name", "title", "term")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The values of every closed list, and of every table that some field references.

    `enums` is keyed by table and field, `rows` by the referenced table; both stand in the order
    of the schema and of the codes.
    """

    schemas: Mapping[str, TableSchema]
    enums: Mapping[tuple[str, str], tuple[Choice, ...]]
    rows: Mapping[str, tuple[Choice, ...]]

    def of(self, table: str, field: str) -> tuple[Choice, ...]:
        """Return what `field` of `table` may hold; () where it is free, as ids, booleans and articles are."""
        found = self.schemas[table].field(field)
        if found is None:
            return ()
        return self.rows.get(found.references, ()) if found.references else self.enums.get((table, field), ())

    def including(self, table: str, rows: Iterable[Choice]) -> Choices:
        """Return the choices with `rows` of `table` besides: records that a workbook adds and refers to itself."""
        known = self.rows.get(table, ())
        codes = {choice.code for choice in known}
        added = tuple(choice for choice in rows if choice.code not in codes)
        return dataclasses.replace(self, rows={**self.rows, table: known + added})


def site_words() -> Mapping[str, Catalogue]:
    """Read the site's catalogues, which name the codes, by language (``zh``, ``en``)."""
    return {lang: read_catalogue(_SITE_WORDS, lang) for lang in ("zh", "en")}


def read_choices(
    packages: Iterable[Package], *, schemas: Mapping[str, TableSchema], words: Mapping[str, Catalogue]
) -> Choices:
    """Collect the choices of all `packages`; `words` are the `site_words`."""
    tables: dict[str, list[_Values]] = {}
    for package in packages:
        for table in package.tables.values():
            tables.setdefault(table.name, []).extend(row.values for row in table.rows)
    referenced = sorted({field.references for schema in schemas.values() for field in schema.fields} - {""})
    return Choices(
        schemas=schemas,
        enums={
            (name, field.name): tuple(_coded(name, field.name, code, words) for code in field.enum)
            for name, schema in schemas.items()
            for field in schema.fields
            if field.enum
        },
        rows={name: tuple(_named(name, schemas[name], tables, words)) for name in referenced},
    )


def _coded(table: str, field: str, code: str, words: Mapping[str, Catalogue]) -> Choice:
    key = word_key(table, field, code)
    return Choice(code, name_zh=words["zh"].words.get(key, ""), name_en=words["en"].words.get(key, ""))


def _named(
    table: str, schema: TableSchema, tables: Mapping[str, list[_Values]], words: Mapping[str, Catalogue]
) -> Iterator[Choice]:
    key = schema.primary_key[0]
    rows = {row[key]: row for row in sorted(tables.get(table, ()), key=lambda row: row[key])}
    if table == "jurisdictions":
        yield from _places(rows)
    elif table == "provisions":
        laws = {law["law_id"]: law for law in tables.get("laws", ())}
        violations = {violation["violation_id"]: violation for violation in tables.get("violations", ())}
        yield from _branches(rows, laws, violations, words)
    else:
        # A law's short name says its version: 商标法（2019）.
        names = ("short",) if table == "laws" else _NAMES
        for code, row in rows.items():
            yield Choice(code, name_zh=_name(row, names, "zh"), name_en=_name(row, names, "en"))


def _name(row: _Values, names: tuple[str, ...], lang: str) -> str:
    return next((row[f"{name}_{lang}"] for name in names if f"{name}_{lang}" in row), "")


def _places(rows: Mapping[str, _Values]) -> Iterator[Choice]:
    """Yield the places; a district bears its city's name, because many cities have a 鼓楼区, known to us or not."""
    counts = Counter(row[name] for row in rows.values() for name in ("name_zh", "name_en"))
    for code, row in rows.items():
        parent = rows.get(row["parent_code"])
        name_zh, name_en = row["name_zh"], row["name_en"]
        if parent and (row["level"] == "district" or counts[name_zh] > 1):
            name_zh = parent["name_zh"] + name_zh
        if parent and (row["level"] == "district" or counts[name_en] > 1):
            name_en = f"{name_en}, {parent['name_en']}"
        yield Choice(code, name_zh=name_zh, name_en=name_en)


def _branches(
    rows: Mapping[str, _Values],
    laws: Mapping[str, _Values],
    violations: Mapping[str, _Values],
    words: Mapping[str, Catalogue],
) -> Iterator[Choice]:
    """Yield the branches of provisions, named by law, article, violation, subject and case."""
    for code, row in rows.items():
        names = {}
        for lang, colon in (("zh", "："), ("en", ": ")):
            law = laws.get(row["law_id"], {}).get(f"short_{lang}", "")
            article = formats.article(row["article"], lang)
            parts = [violations.get(row["violation_id"], {}).get(f"name_{lang}", ""), row[f"when_{lang}"]]
            if row["subject"] != "any":
                parts.insert(1, words[lang].code("subject", row["subject"]))
            place = law + article if lang == "zh" else f"{law}, {article}"
            names[lang] = place + colon + ("，" if lang == "zh" else "; ").join(parts)
        yield Choice(code, name_zh=names["zh"], name_en=names["en"])
