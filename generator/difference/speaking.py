"""Put records and values into the words that a person reads: titles, names with their codes, amounts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property

from generator import formats, messages
from generator.code_lists import word_key
from generator.difference.excerpts import excerpts, shortened, visible
from generator.difference.masking import ended_records, holds_personal_data, names_a_person
from generator.difference.references import targets
from generator.difference.sides import Side
from generator.difference.values import PropertyChange, RecordChange, RowChange, StoredRow
from generator.errors import Problem
from generator.i18n import Catalogue
from generator.schemas import Field, TableSchema

# The column that says what the figures of another one are.
_UNITS = {"from_value": "bound_unit", "to_value": "bound_unit", "fine_min": "fine_unit", "fine_max": "fine_unit"}
_ARTICLES = frozenset({"article", "from_article", "to_article"})
_NAMES = ("title", "name", "term", "condition", "evidence")
_SEPARATOR = " › "
_CELLS_OF_A_NAME = 3

_Cells = Mapping[str, str]


class Speaker:
    """Says things in the language of `t`, with the site's own words for codes (`site`).

    Everything it returns is safe to show but for the markup of the page that shows it: without
    personal data, on one line, every character visible.
    """

    def __init__(self, t: Catalogue, *, site: Catalogue, base: Side, head: Side, today: date) -> None:
        """Take both sides, to name what a value points to."""
        self.t = t
        self._site = site
        self._base = base
        self._head = head
        self._today = today
        self._schemas: Mapping[str, TableSchema] = {**base.schemas, **head.schemas}
        packages = (side.reading.packages for side in (base, head))
        self._ended = frozenset().union(*(ended_records(found, today=today) for found in packages))

    def safe(self, text: str) -> str:
        """Return `text` as it may be shown, its beginning where it is long."""
        return self._masked(text) or shortened(visible(text))

    def site(self, key: str) -> str:
        """Return a word of the site; '' where it has none."""
        return self._site.words.get(key, "")

    def reason(self, problem: Problem) -> str:
        """Return why something could not be read."""
        [said] = json.loads(
            messages.render([problem], lang=self.t.lang, format="json", schemas=self._schemas, root_name="")
        )
        return self._masked(said["message"]) or visible(said["message"])

    def table(self, name: str) -> str:
        """Return the title of a table."""
        schema = self._schemas.get(name)
        return self.safe(schema.title_in(self.t.lang) if schema else name)

    def field(self, table: str, name: str) -> str:
        """Return the title of a column."""
        found = self._field(table, name)
        return self.safe(found.title_in(self.t.lang) if found else name)

    def record(self, record: RecordChange) -> str:
        """Return a record's table, name and id: 典型案例：某案（zhejiang-2024-01）."""
        name, identifier = self._name(record.table, record.values), self._key(record.key)
        word = self.t("difference.record" if name else "difference.record_unnamed")
        return word.format(table=self.table(record.table), name=name, id=identifier)

    def own_key(self, table: str, row: StoredRow) -> str:
        """Return the part of a row's key that is its own: the id, or the number below its parent."""
        return " ".join(self.value(table, name, row.values) for name in self._own_columns(table))

    def child(self, change: RowChange) -> str:
        """Return a child row's table, number and what it is about: 处理结果 1（罚款，5,000元）."""
        schema = self._schemas[change.table]
        number = self.own_key(change.table, change.row)
        shown = [
            self.value(change.table, field.name, change.row.values, with_code=False)
            for field in schema.fields
            if field.name not in schema.primary_key
            and change.row.values.get(field.name)
            and not field.name.startswith(("source_", "retrieved_"))
        ]
        about = self.t("difference.comma").join(dict.fromkeys(shown[:_CELLS_OF_A_NAME]))
        word = self.t("difference.child" if about else "difference.child_bare")
        return word.format(table=self.table(change.table), number=number, about=about)

    def values(self, change: RowChange, field: str) -> tuple[str, str]:
        """Return a column's value before and now."""
        old, new = change.cells(field)
        if self._is_text(change.table, field):
            sides = ((old, change.old), (new, change.new))
            masked = [self._masked(text, change.table, field, row.values if row else {}) for text, row in sides]
            if not any(masked):
                old, new = excerpts(visible(old), visible(new))
                return old or self.t("difference.empty"), new or self.t("difference.empty")
        return (
            self.value(change.table, field, change.old.values if change.old else {}),
            self.value(change.table, field, change.new.values if change.new else {}),
        )

    def value(self, table: str, field: str, values: _Cells, *, with_code: bool = True) -> str:
        """Return one value of a row: a code by its name and itself, an amount grouped, a date as written."""
        text = values.get(field, "")
        if not text:
            return self.t("difference.empty")
        if masked := self._masked(text, table, field, values):
            return masked
        name = self._named(table, field, text, values)
        shown = shortened(visible(text))
        if name is None:
            return self._figure(table, field, text, values) or shown
        is_boolean = text in {"true", "false"}
        return f"{name} {shown}" if name and with_code and not is_boolean else name or shown

    def property(self, change: PropertyChange, *, table: str = "") -> tuple[str, str, str]:
        """Return what a property of a descriptor or a schema (`table`) is called, and its values."""
        words = []
        for above, part in zip(("", *change.path), change.path, strict=False):
            if above in {"resources", "row_bounds"}:
                words.append(self.table(part))
            elif above == "fields":
                words.append(f"{self.field(table, part)} {self.safe(part)}")
            else:
                words.append(self.t.words.get(f"difference.property.{part}") or self.safe(part))
        name = _SEPARATOR.join(words)
        if change.path[0] == "resources" and change.path[-1] == "schema":
            return name, self.t("difference.schema_old"), self.t("difference.schema_new")
        shown = [self._masked(text) for text in (change.old, change.new)]
        texts = excerpts(visible(change.old), visible(change.new))
        old, new = (mask or text or self.t("difference.empty") for mask, text in zip(shown, texts, strict=True))
        return name, old, new

    def _masked(self, text: str, table: str = "", field: str = "", values: _Cells | None = None) -> str:
        """Return the word in the place of what may not be repeated, '' where a text may."""
        if text and values and field not in self._schemas[table].primary_key and self._is_ended(table, values):
            return self.t("difference.ended")
        is_personal = names_a_person(table, field, values or {}) or holds_personal_data(text, today=self._today)
        return self.t("difference.masked") if text and is_personal else ""

    def _own_columns(self, table: str) -> list[str]:
        schema = self._schemas[table]
        parent = self._schemas.get(schema.parent)
        return [name for name in schema.primary_key if parent is None or name not in parent.primary_key]

    def _is_ended(self, table: str, values: _Cells) -> bool:
        schema = self._schemas[table]
        holder = self._schemas.get(schema.parent, schema)
        return (holder.name, values.get(holder.primary_key[0], "")) in self._ended

    def _field(self, table: str, name: str) -> Field | None:
        schema = self._schemas.get(table)
        return schema.field(name) if schema else None

    def _is_text(self, table: str, name: str) -> bool:
        """Tell whether a column holds running text, of which an excerpt tells more than the beginning."""
        field = self._field(table, name)
        is_named = field is not None and (field.enum or name in _ARTICLES or name in self._targets[table])
        return field is None or (field.type == "string" and not is_named)

    def _key(self, key: tuple[str, ...]) -> str:
        return " ".join(self.safe(part) for part in key)

    @cached_property
    def _targets(self) -> Mapping[str, Mapping[str, str]]:
        return {name: targets(schema) for name, schema in self._schemas.items()}

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, _Cells]]:
        """Hold the rows by table and id; where both sides have a row, that of the head."""
        index: dict[str, dict[str, _Cells]] = {}
        for side in (self._base, self._head):
            for package in side.packages.values():
                for name, table in package.tables.items():
                    if len(table.schema.primary_key) == 1:
                        key = table.schema.primary_key[0]
                        index.setdefault(name, {}).update((row.values[key], row.values) for row in table.rows)
        return index

    def _name(self, table: str, values: _Cells) -> str:
        """Return what a record is called; '' where nothing may call it anything but its id."""
        if values and self._is_ended(table, values):
            return ""
        if table == "provisions":
            law = self._index.get("laws", {}).get(values.get("law_id", ""), {})
            article = formats.article(values.get("article", ""), self.t.lang)
            return self.safe(f"{self._name('laws', law)} {article}".strip())
        # A law's short name says its version: 商标法（2019）.
        order = ("short", *_NAMES) if table == "laws" else _NAMES
        languages = ("zh", "en") if self.t.lang == "zh" else ("en", "zh")
        names = (values.get(f"{name}_{lang}", "") for name in order for lang in languages)
        return self.safe(next(filter(None, names), ""))

    def _named(self, table: str, field: str, text: str, values: _Cells) -> str | None:
        """Return the name of a code; '' for a code without one, None for what is no code."""
        found = self._field(table, field)
        if found is None:
            return None
        if found.type == "boolean":
            return self.t.words.get(f"difference.boolean.{text}", "")
        if found.enum:
            return self._site.words.get(word_key(table, field, text), "")
        if field in _ARTICLES:
            article = formats.article(text, self.t.lang)
            return "" if article == text else visible(article)
        target = self._targets[table].get(field)
        if target is None:
            return None
        return self._name(target, self._index.get(target, {}).get(text, {}))

    def _figure(self, table: str, field: str, text: str, values: _Cells) -> str:
        found = self._field(table, field)
        if found is None or found.type != "number":
            return ""
        try:
            number = Decimal(text)
        except InvalidOperation:
            return ""
        if not number.is_finite() or len(text) > 20:
            return ""
        unit = found.unit or values.get(_UNITS.get(field, ""), "")
        word = self.t.words.get(f"difference.unit.{unit}", "{amount}")
        sign = "-" if number < 0 else ""
        return word.format(amount=sign + formats.grouped(abs(number)))
