"""Say in words how the cells of a column are filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.i18n import Catalogue
from generator.schemas import TableSchema
from generator.submission.template_columns import Column, Use

# What Excel takes of an input message.
MAX_TITLE = 32
MAX_MESSAGE = 255

_RULES: Mapping[Use, str] = {
    Use.URL: "rule_url",
    Use.DATE: "rule_date",
    Use.BOOLEAN: "rule_boolean",
    Use.SEQUENCE: "rule_seq",
    Use.CODE: "rule_enum",
    Use.REFERENCE: "rule_reference",
    Use.REFERENCE_HERE: "rule_reference_here",
    Use.ARTICLE: "rule_article",
}


@dataclass(frozen=True, kw_only=True)
class Help:
    """The words for the columns of one publisher's workbook; `prefixes` open the ids of its records."""

    schemas: Mapping[str, TableSchema]
    prefixes: tuple[str, ...]
    words: Mapping[str, Catalogue]

    def rule(self, column: Column, lang: str) -> str:
        """Return how the cells of `column` are written in sentences; '' where there is nothing to say."""
        t = self.words[lang]
        needed = t("template.rule_required") if column.is_needed else ""
        return (" " if lang == "en" else "").join(part for part in (needed, self._form(column, t)) if part)

    def message(self, column: Column) -> str:
        """Return a column's input message in Chinese, within the limit: what it is, how to write it, an example."""
        example = self._example(column, "zh")
        said = f"{column.field.description}\n{self.rule(column, 'zh')}".strip()
        whole = f"{said}\n{example}"
        return (
            whole if len(whole) <= MAX_MESSAGE else said if len(said) <= MAX_MESSAGE else said[: MAX_MESSAGE - 1] + "…"
        )

    def comment(self, column: Column) -> str:
        """Return the comment on a column's header, Chinese before English."""
        return "\n\n".join(
            "\n".join(
                part
                for part in (
                    f"{column.field.title_in(lang)} {column.field.name}",
                    column.field.description_in(lang),
                    self.rule(column, lang),
                    self._example(column, lang),
                )
                if part
            )
            for lang in ("zh", "en")
        )

    def _example(self, column: Column, lang: str) -> str:
        return self.words[lang]("template.example", example=column.shown(column.field.example))

    def _form(self, column: Column, t: Catalogue) -> str:
        if column.use in _RULES:
            return t(f"template.{_RULES[column.use]}")
        if column.use is Use.PARENT:
            return t("template.rule_parent", table=self.schemas[column.parent].title_in(t.lang))
        if column.use is Use.ID:
            prefixes = t("template.prefix_or").join(self.prefixes)
            return t("template.rule_id_prefix", prefixes=prefixes) if prefixes else t("template.rule_id")
        if column.use in (Use.WHOLE, Use.NUMBER):
            rule = "template.rule_whole" if column.use is Use.WHOLE else "template.rule_number"
            unit = column.field.unit
            return t(rule, unit=t(f"template.unit.{unit}")) if unit else t(f"{rule}_plain")
        return ""
