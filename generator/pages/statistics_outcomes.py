"""Show which sums the cases state, who the respondents are, and which agencies took part."""

from __future__ import annotations

from generator.charts.columns import Column, bar_chart
from generator.pages.statistics_blocks import label, share, spoken, statistic
from generator.pages.view import DataTable, Figure, Value
from generator.pages.writer import Writer
from generator.statistics.amounts import FINES, QUALIFIERS
from generator.statistics.overview import Overview
from generator.statistics.parties import KINDS, Respondents
from generator.statistics.suppression import LEAST, TOTAL, Hidden


def amounts_statistic(writer: Writer, found: Overview) -> Figure:
    """Return how many cases state which sum, and how exactly; nothing is summed."""
    t = writer.t
    names = [t.code("outcome" if item.kind in FINES else "basis", item.kind) for item in found.amounts]
    items = [(name[:1].upper() + name[1:], item) for name, item in zip(names, found.amounts, strict=True)]
    fine = next(item for item in found.amounts if item.kind == "fine")
    heading = t("statistics.amounts.find", n=fine.n, m=fine.of, share=share(fine.n, fine.of))
    return statistic(
        writer,
        "amounts",
        heading=heading,
        stated=t("statistics.amounts.stated"),
        svg=bar_chart(
            [Column(text, item.of, f"{item.n}/{item.of}", item.n) for text, item in items],
            title=heading,
            description=spoken(writer, ((text, t("statistics.n_of", n=item.n, m=item.of)) for text, item in items)),
        ),
        table=DataTable(
            columns=(
                t("statistics.amounts.column"),
                t("statistics.amounts.n"),
                t("statistics.amounts.of"),
                t("statistics.share"),
                *(t(f"statistics.qualifier_{name}") for name in QUALIFIERS),
            ),
            rows=tuple(
                (
                    (Value(text),),
                    (Value(str(item.n)),),
                    (Value(str(item.of)),),
                    (Value(share(item.n, item.of)),),
                    *((Value(str(n)),) for n in item.by_qualifier),
                )
                for text, item in items
            ),
            numeric=frozenset(range(1, 4 + len(QUALIFIERS))),
        ),
    )


def respondents_statistic(writer: Writer, found: Respondents) -> Figure:
    """Return the respondents by IP type and kind, small counts of persons as ``<3``."""
    t = writer.t

    def words(row: str, kind: str) -> str:
        count = found.cells[row, kind]
        if count is Hidden.SMALL:
            return t("statistics.small", n=LEAST)
        return t("statistics.hidden") if count is Hidden.COMPLEMENT else str(count)

    def count_of(kind: str) -> int:
        count = found.cells[TOTAL, kind]
        return 0 if isinstance(count, Hidden) else count

    people = count_of(TOTAL)
    totals = [(t.code("party_kind", kind), count_of(kind)) for kind in KINDS if count_of(kind)]
    known = {kind: count_of(kind) for kind in KINDS if kind != "unknown"}
    most = max(known.values())
    top = t("statistics.and").join(t.code("party_kind", kind) for kind, n in known.items() if n == most)
    heading = t("statistics.respondents.find", top=top, n=most, m=people, share=share(most, people))
    return statistic(
        writer,
        "respondents",
        heading=heading,
        stated=t(
            "statistics.respondents.stated",
            n=found.cases,
            m=found.total,
            all=words(TOTAL, TOTAL),
            unknown=words(TOTAL, "unknown"),
        ),
        svg=bar_chart(
            [Column(text, n, f"{n} · {share(n, people)}") for text, n in totals],
            title=heading,
            description=spoken(writer, totals),
        ),
        table=DataTable(
            columns=(
                t("statistics.ip-type.column"),
                *(t.code("party_kind", kind) for kind in KINDS),
                t("statistics.total"),
            ),
            rows=tuple(
                (
                    (Value(t("statistics.total") if row == TOTAL else label(writer, "ip-type", row)),),
                    *((Value(words(row, kind)),) for kind in (*KINDS, TOTAL)),
                )
                for row in (*found.ip_types, TOTAL)
            ),
            numeric=frozenset(range(1, 2 + len(KINDS))),
        ),
        n=people,
    )
