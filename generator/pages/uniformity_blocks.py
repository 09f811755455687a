"""Show how uniform standards are: cut points and methods, what both are counted from, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from generator import statute
from generator.corpus import Standard
from generator.pages.compare_scope import compare_url, scopes
from generator.pages.view import Block, DataTable, Prose, Value
from generator.pages.writer import Writer
from generator.tier_methods import SameMethod, Tiered, same_method
from generator.uniformity import Uniformity, uniformity


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Both figures of one violation: where its tiers are cut, and by which method."""

    uniformity: Uniformity
    methods: SameMethod

    def within(self, standard_ids: Set[str]) -> Measured:
        """Return both figures counted from some standards alone."""
        return Measured(uniformity=self.uniformity.within(standard_ids), methods=self.methods.within(standard_ids))


def uniformity_blocks(writer: Writer, measured: Measured) -> Iterator[Block]:
    """Yield both figures of one violation in words, what they are counted from, and the tiers left out and why."""
    t = writer.t
    found = measured.uniformity
    if not found.cuts and not found.left_out:
        return
    yield Prose(
        heading=t("uniformity.title"),
        anchor="uniformity",
        paragraphs=(
            Value(_finding(writer, found)),
            Value(t("uniformity.formula")),
            Value(_same_method(writer, measured.methods)),
            Value(t("uniformity.method_formula")),
        ),
    )
    if found.cuts:
        yield _cut_points(writer, found)
    if measured.methods.tiered:
        yield _methods(writer, measured.methods)
    if found.left_out:
        yield _left_out(writer, found)


def uniformity_board(writer: Writer) -> DataTable:
    """Return the figure of every violation compared by tiers, in the order of the violations' list."""
    t = writer.t
    as_of = writer.corpus.as_of
    rows = []
    for scope in scopes(writer.corpus):
        if not scope.standards:
            continue
        code = scope.violation.violation_id
        found, methods = uniformity(writer.corpus, code, as_of=as_of), same_method(writer.corpus, code, as_of=as_of)
        name = writer.violation(scope.violation)
        rows.append(
            (
                (Value(name.text, compare_url(code)),),
                (Value(_figure(found.value) or t("uniformity.none")),),
                (Value(_number(found.numerator) if found.denominator else t("uniformity.none")),),
                (Value(str(found.denominator)),),
                _pairs(writer, found.pairs) or (Value(t("uniformity.no_pairs")),),
                (Value(str(len(found.left_out))),),
                (Value(_figure(methods.value) or t("uniformity.none")),),
                (Value(str(methods.numerator) if methods.items else t("uniformity.none")),),
                (Value(str(methods.denominator)),),
            )
        )
    columns = (
        *("violation", "value", "numerator", "denominator", "pairs", "left_out_n"),
        *("method_value", "method_numerator", "method_denominator"),
    )
    return DataTable(
        heading=t("uniformity.title"),
        anchor="uniformity",
        columns=tuple(t(f"uniformity.{name}") for name in columns),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3, 5, 6, 7, 8}),
        note=t("standards.list_space").join((t("uniformity.formula"), t("uniformity.method_formula"))),
    )


def _finding(writer: Writer, found: Uniformity) -> str:
    t = writer.t
    value = _figure(found.value)
    left = t("uniformity.left_note", n=len(found.left_out)) if found.left_out else ""
    if not value:
        return t("uniformity.no_figure") + left
    said = t(
        "uniformity.finding",
        value=value,
        numerator=_number(found.numerator),
        denominator=found.denominator,
        pairs=t("standards.list_comma").join(pair.text for pair in _pairs(writer, found.pairs)),
    )
    return said + left


def _same_method(writer: Writer, found: SameMethod) -> str:
    t = writer.t
    value = _figure(found.value)
    if not value:
        return t("uniformity.no_method")
    return t("uniformity.method_finding", value=value, numerator=found.numerator, denominator=found.denominator)


def _methods(writer: Writer, found: SameMethod) -> DataTable:
    t = writer.t
    ordered = sorted(found.tiered, key=lambda one: one.liability.row.line)
    return DataTable(
        heading=t("uniformity.methods"),
        anchor="methods",
        columns=tuple(t(f"uniformity.{name}") for name in ("branch", "region", "method", "turns_on")),
        rows=tuple(
            (
                (Value(_provision(writer, one.liability.row.provision_id)),),
                writer.regions(one.standard.places),
                (Value(t.code("tier_method", one.method)),),
                _turns_on(writer, one),
            )
            for one in ordered
        ),
        note=t("uniformity.methods_note"),
    )


def _turns_on(writer: Writer, one: Tiered) -> tuple[Value, ...]:
    """Return what decides between the tiers: grades of gravity, and what is counted."""
    grades = [writer.t("uniformity.grades")] if any(tier.row.grade_zh for tier in one.tiers) else []
    bases = dict.fromkeys(writer.t(f"statute.base_{tier.row.base}") for tier in one.tiers)
    return tuple(Value(word) for word in (*grades, *bases))


def _cut_points(writer: Writer, found: Uniformity) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("uniformity.cuts"),
        anchor="cut-points",
        columns=tuple(t(f"uniformity.{name}") for name in ("region", "branch", "cut", "stated", "share")),
        rows=tuple(
            (
                writer.regions(cuts.standard.places),
                (Value(_provision(writer, cuts.liability.row.provision_id)),),
                (Value(t("uniformity.end_of", severity=t.code("severity", point.severity))),),
                (Value(statute.figure_words(point.figure, unit=point.unit, t=t)),),
                (Value(_number(point.share)),),
            )
            for cuts in found.cuts
            for point in cuts.points
        ),
        numeric=frozenset({3, 4}),
        note=t("uniformity.cuts_note"),
    )


def _left_out(writer: Writer, found: Uniformity) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("uniformity.left_out"),
        anchor="left-out",
        columns=(t("uniformity.region"), t("violations.standard"), t("uniformity.branch"), t("uniformity.why")),
        rows=tuple(
            (
                writer.regions(one.standard.places),
                (writer.standard(one.standard),),
                (Value(_provision(writer, one.provision_id)),),
                (Value(t(f"uniformity.why_{one.why}")),),
            )
            for one in found.left_out
        ),
    )


def _pairs(writer: Writer, pairs: Sequence[tuple[Standard, Standard]]) -> tuple[Value, ...]:
    t = writer.t
    return tuple(
        Value(
            t(
                "uniformity.pair",
                a=writer.region_name(first.places[0]),
                b=writer.region_name(second.places[0]),
            )
        )
        for first, second in pairs
    )


def _provision(writer: Writer, provision_id: str) -> str:
    if not provision_id:
        return writer.t("uniformity.no_branch")
    item = writer.corpus.liabilities[provision_id]
    law = writer.corpus.laws[item.row.law_id]
    article = writer.article(law, item.row.article).text
    return writer.t("standards.article_when", article=article, when=writer.t.pick(item.row.when_zh, item.row.when_en))


def _figure(value: Decimal | None) -> str:
    return "" if value is None else _number(value)


def _number(figure: Decimal) -> str:
    return f"{figure.quantize(Decimal('0.001'))}"
