"""Show the uniformity figure: its value, what it is counted from, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator import statute
from generator.pages.compare_scope import compare_url, scopes
from generator.pages.view import Block, DataTable, Prose, Value
from generator.pages.writer import Writer
from generator.uniformity import Cuts, Uniformity, uniformity


def uniformity_blocks(writer: Writer, found: Uniformity) -> Iterator[Block]:
    """Yield the figure of one violation in words, its cut points, and the tiers left out with the reason."""
    t = writer.t
    if not found.cuts and not found.left_out:
        return
    yield Prose(
        heading=t("uniformity.title"),
        anchor="uniformity",
        paragraphs=(Value(_finding(writer, found)), Value(t("uniformity.formula"))),
    )
    if found.cuts:
        yield _cut_points(writer, found)
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
        found = uniformity(writer.corpus, scope.violation.violation_id, as_of=as_of)
        name = writer.violation(scope.violation)
        rows.append(
            (
                (Value(name.text, compare_url(scope.violation.violation_id)),),
                (Value(_figure(found) or t("uniformity.none")),),
                (Value(_number(found.numerator) if found.denominator else t("uniformity.none")),),
                (Value(str(found.denominator)),),
                _pairs(writer, found) or (Value(t("uniformity.no_pairs")),),
                (Value(str(len(found.left_out))),),
            )
        )
    columns = ("violation", "value", "numerator", "denominator", "pairs", "left_out_n")
    return DataTable(
        heading=t("uniformity.title"),
        anchor="uniformity",
        columns=tuple(t(f"uniformity.{name}") for name in columns),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3, 5}),
        note=t("uniformity.formula"),
    )


def _finding(writer: Writer, found: Uniformity) -> str:
    t = writer.t
    value = _figure(found)
    if not value:
        return t("uniformity.no_figure")
    return t(
        "uniformity.finding",
        value=value,
        numerator=_number(found.numerator),
        denominator=found.denominator,
        pairs=t("standards.list_comma").join(pair.text for pair in _pairs(writer, found)),
    )


def _cut_points(writer: Writer, found: Uniformity) -> DataTable:
    t = writer.t
    return DataTable(
        heading=t("uniformity.cuts"),
        anchor="cut-points",
        columns=tuple(t(f"uniformity.{name}") for name in ("region", "branch", "cut", "stated", "share")),
        rows=tuple(
            (
                writer.regions(cuts.standard.places),
                (Value(_branch(writer, cuts)),),
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


def _pairs(writer: Writer, found: Uniformity) -> tuple[Value, ...]:
    t = writer.t
    return tuple(
        Value(
            t(
                "uniformity.pair",
                a=writer.region_name(first.places[0]),
                b=writer.region_name(second.places[0]),
            )
        )
        for first, second in found.pairs
    )


def _branch(writer: Writer, cuts: Cuts) -> str:
    return _provision(writer, cuts.liability.row.provision_id)


def _provision(writer: Writer, provision_id: str) -> str:
    if not provision_id:
        return writer.t("uniformity.no_branch")
    item = writer.corpus.liabilities[provision_id]
    law = writer.corpus.laws[item.row.law_id]
    article = writer.article(law, item.row.article).text
    return writer.t("standards.article_when", article=article, when=writer.t.pick(item.row.when_zh, item.row.when_en))


def _figure(found: Uniformity) -> str:
    return "" if found.value is None else f"{found.value.quantize(Decimal('0.001'))}"


def _number(figure: Decimal) -> str:
    return f"{figure.quantize(Decimal('0.001'))}"
