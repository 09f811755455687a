"""Compare regions: an index, a page for each violation, and a page for each pair of comparable tiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import formats
from generator.corpus import Standard
from generator.pages.compare_amounts import amount_tables, with_general_rules
from generator.pages.compare_local import local_blocks, over_time
from generator.pages.compare_scope import COMPARE_URL, Scope, compare_url, pair_url, scopes
from generator.pages.compare_tiers import Column, bars, columns_of, documents, heat_table
from generator.pages.descriptions import describe
from generator.pages.law_endings import review_link
from generator.pages.tier_blocks import tier_table
from generator.pages.tier_words import Branch, branches
from generator.pages.uniformity_blocks import Measured, uniformity_blocks, uniformity_board
from generator.pages.view import Block, DataTable, Layout, Notice, PageView, Value
from generator.pages.writer import Writer
from generator.tier_methods import same_method
from generator.uniformity import uniformity
from generator.urls import Kind


def compare_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the index, then the pages of every violation that is compared."""
    found = scopes(writer.corpus)
    yield _index(writer, found)
    for scope in found:
        code, as_of = scope.violation.violation_id, writer.corpus.as_of
        measured = Measured(
            uniformity=uniformity(writer.corpus, code, as_of=as_of),
            methods=same_method(writer.corpus, code, as_of=as_of),
        )
        yield _violation(writer, scope, measured)
        for pair in measured.uniformity.pairs:
            yield _pair(writer, scope, measured, pair=pair)


def _page(
    writer: Writer, *, path: str, title: str, lead: str, crumbs: Sequence[Value], blocks: Sequence[Block]
) -> PageView:
    home = writer.crumbs(Kind.LAWS, title)[:-1]
    return PageView(
        path=path,
        section="laws",
        template="record.html",
        title=title,
        description=describe(lead),
        breadcrumb=(*home, *crumbs, Value(title)),
        kicker=writer.t("compare.kicker"),
        lead=lead,
        blocks=tuple(blocks),
        layout=Layout.COMPARING,
    )


def _index(writer: Writer, found: Sequence[Scope]) -> PageView:
    t = writer.t
    table = DataTable(
        heading=t("compare.list"),
        anchor="violations",
        columns=tuple(t(f"compare.{name}") for name in ("violation", "regions", "standards_n", "local_n")),
        rows=tuple(
            (
                (Value(writer.violation(scope.violation).text, compare_url(scope.violation.violation_id)),),
                writer.regions(scope.places),
                (Value(str(len(scope.standards))),),
                (Value(str(len({item.law.law_id for item in scope.local}))),),
            )
            for scope in found
        ),
        numeric=frozenset({2, 3}),
        note=t("compare.order"),
    )
    blocks = (Notice(text=(Value(t("compare.no_ranking")),)), table, uniformity_board(writer))
    return _page(writer, path=COMPARE_URL, title=t("compare.title"), lead=t("compare.lead"), crumbs=(), blocks=blocks)


def _violation(writer: Writer, scope: Scope, measured: Measured) -> PageView:
    t = writer.t
    name = writer.violation(scope.violation).text
    return _page(
        writer,
        path=compare_url(scope.violation.violation_id),
        title=t("compare.title_of", violation=name),
        lead=t("compare.lead_of", violation=name, standards=len(scope.standards), regions=len(scope.places)),
        crumbs=(Value(t("compare.title"), COMPARE_URL),),
        blocks=tuple(_blocks(writer, scope, measured)),
    )


def _blocks(writer: Writer, scope: Scope, measured: Measured) -> Iterator[Block]:
    t = writer.t
    yield _notice(writer, scope)
    places = with_general_rules(writer.corpus, scope)
    yield from _branch_blocks(writer, _branches(writer, scope), places=places)
    yield from local_blocks(writer, scope)
    yield from amount_tables(writer, scope, places=places)
    yield from uniformity_blocks(writer, measured)
    if measured.uniformity.pairs:
        yield DataTable(
            heading=t("compare.pairs"),
            anchor="pairs",
            columns=(t("uniformity.pairs"), t("violations.standard")),
            rows=tuple(
                (
                    (Value(_pair_name(writer, pair), pair_url(scope.violation.violation_id, *pair)),),
                    tuple(writer.standard(one) for one in pair),
                )
                for pair in measured.uniformity.pairs
            ),
        )
    time = over_time(writer, scope)
    if time:
        yield time


def _notice(writer: Writer, scope: Scope) -> Notice:
    """Return how to read the page, and where the law that the tiers rest on ends."""
    t = writer.t
    day = formats.date(writer.corpus.as_of, writer.lang)
    text = [Value(t("compare.read", date=day)), writer.violation(scope.violation), Value(t("standards.full_stop"))]
    laws = dict.fromkeys(branch.law for branch in _branches(writer, scope) if branch.law is not None)
    for law in laws:
        if law.effective_to:
            ends = formats.date(law.effective_to, writer.lang)
            text += [
                Value(t("standards.list_space") or ""),
                writer.law(law),
                Value(t("compare.law_ends", date=ends)),
                review_link(writer, law),
                Value(t("standards.full_stop")),
            ]
    return Notice(text=tuple(text))


def _branches(writer: Writer, scope: Scope) -> tuple[Branch, ...]:
    code = scope.violation.violation_id
    tiers = [tier for one in scope.standards for tier in one.tiers if tier.row.violation_id == code]
    return branches(writer.corpus, tiers)


def _grouped(found: Sequence[Branch]) -> list[list[Branch]]:
    """Return the branches by provision, in the order of the statute."""
    grouped: dict[str, list[Branch]] = {}
    for branch in sorted(found, key=lambda one: one.liability.row.line if one.liability else 0):
        if branch.liability is not None:
            grouped.setdefault(branch.liability.row.provision_id, []).append(branch)
    return list(grouped.values())


def _branch_blocks(writer: Writer, found: Sequence[Branch], *, places: Sequence[str]) -> Iterator[Block]:
    shown: dict[str, Column] = {}
    for number, same in enumerate(_grouped(found), start=1):
        columns = columns_of(writer.corpus, same, general=places)
        heat = heat_table(writer, same[0], columns, anchor=f"share-{number}")
        if heat is None:
            continue
        yield heat
        figure = bars(writer, same[0], columns, anchor=f"bars-{number}")
        if figure:
            yield figure
        shown |= {column.standard.row.standard_id: column for column in columns}
    if shown:
        ordered = sorted(shown.values(), key=lambda one: (one.standard.places, one.standard.row.standard_id))
        yield documents(writer, ordered, anchor="documents")


def _pair_name(writer: Writer, pair: tuple[Standard, Standard]) -> str:
    first, second = pair
    return writer.t("uniformity.pair", a=writer.region_name(first.places[0]), b=writer.region_name(second.places[0]))


def _pair(writer: Writer, scope: Scope, measured: Measured, *, pair: tuple[Standard, Standard]) -> PageView:
    t = writer.t
    name = writer.violation(scope.violation).text
    ids = {one.row.standard_id for one in pair}
    own = [branch for branch in _branches(writer, scope) if branch.standard.row.standard_id in ids]
    blocks: list[Block] = [_notice(writer, scope)]
    blocks += _branch_blocks(writer, own, places=())
    for number, branch in enumerate(own, start=1):
        place = _pair_place(writer, branch.standard)
        table = tier_table(writer, branch, anchor=f"tiers-{number}")
        blocks.append(_named(table, t("standards.bar_named", name=place, finding=table.heading)))
    places = tuple(sorted({code for one in pair for code in one.places}))
    blocks += amount_tables(writer, scope, places=places)
    blocks += uniformity_blocks(writer, measured.within(ids))
    pair_name = _pair_name(writer, pair)
    return _page(
        writer,
        path=pair_url(scope.violation.violation_id, *pair),
        title=t("compare.title_pair", violation=name, pair=pair_name),
        lead=t("compare.lead_pair", violation=name, pair=pair_name),
        crumbs=(
            Value(t("compare.title"), COMPARE_URL),
            Value(t("compare.title_of", violation=name), compare_url(scope.violation.violation_id)),
        ),
        blocks=blocks,
    )


def _pair_place(writer: Writer, standard: Standard) -> str:
    return writer.t("standards.list_comma").join(writer.region_name(code) for code in standard.places)


def _named(table: DataTable, heading: str) -> DataTable:
    return DataTable(
        heading=heading,
        anchor=table.anchor,
        columns=table.columns,
        rows=table.rows,
        numeric=table.numeric,
        note=table.note,
    )
