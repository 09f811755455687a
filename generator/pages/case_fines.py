"""Show the fines of a case beside the statutory range and the tiers of the region's standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import urlencode

from generator import formats, statute
from generator.charts.range_mark import Mark, Part, range_mark
from generator.corpus import Case
from generator.pages.case_parties import party_name
from generator.pages.view import Fact, Fines, PlacedFine, Value
from generator.pages.writer import Writer
from generator.penalty.answer import StatutoryItem, TierItem
from generator.penalty.case_fine import Setting, holds, settings
from generator.statute import Unit
from generator.urls import Kind, record_url

# The levels of regions that the penalty check offers.
_CHECKED = frozenset({"nation", "province", "city"})
# Sentences in which a source speaks of how heavy the penalty is.
_MEASURED = re.compile(r"[^。；！\n]*(?:从轻|减轻处罚|从重|阶次|裁量|免予|不予行政处罚|不予处罚)[^。；！\n]*")
# To which place a ratio is rounded: by its unit, and by whether its figures are exact.
_STEPS = {
    (Unit.PERCENT, True): Decimal("0.1"),
    (Unit.PERCENT, False): Decimal(1),
    (Unit.TIMES, True): Decimal("0.01"),
    (Unit.TIMES, False): Decimal("0.1"),
}


def fine_block(writer: Writer, case: Case) -> Fines | None:
    """Return the fines whose amounts are known, each beside its range; None where there is none."""
    found = settings(writer.corpus, case)
    if not found:
        return None
    t = writer.t
    return Fines(
        heading=t("fines.heading"),
        anchor="range",
        fines=tuple(_fine(writer, case, one, is_alone=len(found) == 1) for one in found),
        note=t("fines.note"),
    )


def _fine(writer: Writer, case: Case, setting: Setting, *, is_alone: bool) -> PlacedFine:
    return PlacedFine(
        party=party_name(writer, setting.party) if setting.party and not is_alone else None,
        facts=tuple(_facts(writer, case, setting)),
        svg=_drawing(writer, setting),
        check=_check(writer, setting),
    )


def _facts(writer: Writer, case: Case, setting: Setting) -> Iterator[Fact]:
    t = writer.t
    fine = setting.fine
    detail = writer.words(fine.detail_zh)
    yield Fact(t("cases.fine"), (writer.money(setting.amount, qualifier=fine.qualifier), *detail))
    if setting.ground:
        yield Fact(t("laws.version"), (Value(t(f"fines.ground_{setting.ground}")),))
    if setting.branches:
        yield Fact(t("fines.range"), tuple(_branch(writer, item) for item in _in_order(setting)))
        yield Fact(t("fines.text"), _texts(writer, setting))
    if setting.gap:
        yield Fact(t("fines.open"), (Value(t(f"fines.gap_{setting.gap}", bases=_bases(writer, setting))),))
    if setting.branch:
        yield from _position(writer, setting, setting.branch)
        yield from _tiers(writer, setting)
        yield Fact(t("fines.reason"), _reasons(writer, case))


def _in_order(setting: Setting) -> list[StatutoryItem]:
    """Return the branches, the one that the fine is placed in first."""
    return sorted(setting.branches, key=lambda item: item is not setting.branch)


def _texts(writer: Writer, setting: Setting) -> tuple[Value, ...]:
    """Return where the provisions were read."""
    rows = (writer.corpus.liabilities[item.provision_id].row for item in _in_order(setting))
    return tuple(dict.fromkeys(link for row in rows for link in writer.source_link(row)))


def _branch(writer: Writer, item: StatutoryItem) -> Value:
    """Return an article with the case in which a branch of it applies and the range that it sets."""
    t = writer.t
    row = writer.corpus.liabilities[item.provision_id].row
    words = statute.fine_words(statute.provision_fine(row), t=t)
    note = t("fines.branch", when=t.pick(item.when_zh, item.when_en), range=words)
    return writer.article(item.law, item.article)._replace(note=note)


def _bases(writer: Writer, setting: Setting) -> str:
    """Return what the range would have to be counted from."""
    names = dict.fromkeys(writer.t.code("basis", basis) for item in setting.branches for basis in sorted(item.bases))
    return writer.t("fines.or").join(names)


def _position(writer: Writer, setting: Setting, branch: StatutoryItem) -> Iterator[Fact]:
    t = writer.t
    low, high = branch.fine.low or Decimal(0), branch.fine.high or Decimal(0)
    base, share = setting.base, setting.share or Decimal(0)
    is_counted = base is not None and branch.fine.of == base.basis and branch.fine.high_rate is not None
    if base is not None and is_counted:
        yield Fact(t("fines.sum"), (_sum(writer, setting, branch),))
    elif base is not None:
        yield Fact(t("fines.base"), (writer.money(base.amount_cny, qualifier=base.qualifier, basis=base.basis),))
    values = [Value(_place(writer, setting, share, low=low, high=high))]
    if base is not None and is_counted and base.amount_cny:
        unit = Unit.PERCENT if branch.fine.basis == "percent" else Unit.TIMES
        ratio = _rounded(writer, setting.amount / base.amount_cny, unit=unit, is_exact=setting.is_exact)
        values.append(Value(t(f"fines.ratio_{unit}", ratio=ratio, basis=t.code("basis", base.basis))))
    yield Fact(t("fines.position"), tuple(values))


def _place(writer: Writer, setting: Setting, share: Decimal, *, low: Decimal, high: Decimal) -> str:
    t = writer.t
    least, most = formats.money(low, writer.lang), formats.money(high, writer.lang)
    if share < 0:
        return t("fines.below", bound=least)
    if share > 1:
        return t("fines.above", bound=most)
    if share == 1:
        return t("fines.at_most")
    if share == 0:
        return t("fines.at_least")
    words = _rounded(writer, share, unit=Unit.PERCENT, is_exact=setting.is_exact)
    if low == 0:
        return t("fines.of_most", share=words)
    return t("fines.between", share=words, low=least, high=most)


def _sum(writer: Writer, setting: Setting, branch: StatutoryItem) -> Value:
    """Return the arithmetic of a range that is counted from an amount: 5倍 × 177,408元 = 887,040元."""
    t, base, fine = writer.t, setting.base, branch.fine
    assert base is not None
    write = formats.percent if fine.basis == "percent" else formats.plain
    amount = writer.money(base.amount_cny, qualifier=base.qualifier)
    ends = [(fine.low_rate, fine.low), (fine.high_rate, fine.high)]
    lines = [
        t(
            "fines.product",
            rate=write(rate),
            amount=amount.text,
            result=writer.money(figure, qualifier=base.qualifier).text,
        )
        for rate, figure in ends
        if rate and figure is not None
    ]
    return Value(t("fines.and").join(lines), note=t.code("basis", base.basis))


def _rounded(writer: Writer, ratio: Decimal, *, unit: Unit, is_exact: bool) -> str:
    """Return a ratio in percent or times, marked where it is rounded; less finely where its figures are not exact."""
    t = writer.t
    figure = ratio * 100 if unit is Unit.PERCENT else ratio
    step = _STEPS[unit, is_exact]
    rounded = figure.quantize(step)

    def words(number: Decimal) -> str:
        return formats.percent(number) if unit is Unit.PERCENT else formats.plain(number)

    if rounded == 0 < figure:
        return t("fines.less_than", figure=words(step))
    return words(rounded) if rounded == figure and is_exact else t("money.about", amount=words(rounded))


def _tiers(writer: Writer, setting: Setting) -> Iterator[Fact]:
    t = writer.t
    if setting.are_tiers_open:
        yield Fact(t("fines.tier"), (Value(t("fines.tiers_open")),))
        return
    if not setting.tiers:
        yield Fact(t("fines.tier"), (Value(t("fines.no_tiers")),))
        return
    standards = {tier.standard.standard_id: tier.standard for tier in setting.tiers}
    holding = [tier for tier in setting.tiers if holds(tier.fine, setting.amount)]
    values = [
        Value(t.pick(row.title_zh, row.title_en), record_url(Kind.STANDARDS, row.standard_id))
        for row in standards.values()
    ]
    values += [
        Value(t("fines.in_tier", tier=_tier(writer, tier)), note=t("fines.tier_computed") if tier.is_computed else "")
        for tier in holding
    ] or [Value(t("fines.outside_tiers"))]
    yield Fact(t("fines.tier"), tuple(values))


def _tier(writer: Writer, tier: TierItem) -> str:
    """Return the name of a tier and its range in CNY."""
    t = writer.t
    low, high = tier.fine.low or Decimal(0), tier.fine.high or Decimal(0)
    span = statute.Span(
        unit=Unit.CNY,
        low=low or None,
        low_inclusive=tier.fine.low_inclusive is not False,
        high=high,
        high_inclusive=tier.fine.high_inclusive is not False,
    )
    name = t.code("severity", tier.severity)
    if writer.lang == "zh" and tier.label_zh:
        name = tier.label_zh
    return t("fines.tier_named", tier=name, range=statute.span_words(span, t=t))


def _reasons(writer: Writer, case: Case) -> tuple[Value, ...]:
    """Return the sentences of the source on how heavy the penalty is; that there is none where there is none."""
    row = case.row
    said = dict.fromkeys(
        sentence.strip()
        for text in (row.outcome_zh, row.significance_zh, row.facts_zh)
        for sentence in _MEASURED.findall(text)
    )
    return tuple(writer.foreign(sentence) for sentence in said) or (Value(writer.t("fines.no_reason")),)


def _drawing(writer: Writer, setting: Setting) -> str:
    """Return the bar of a fine that lies in its range; '' for any other."""
    if setting.branch is None or setting.share is None or not 0 <= setting.share <= 1:
        return ""
    low, high = setting.branch.fine.low or Decimal(0), setting.branch.fine.high or Decimal(0)
    parts = tuple(
        Part(_tier(writer, tier), tier.fine.low, tier.fine.high, tier.severity)
        for tier in setting.tiers
        if tier.fine.low is not None and tier.fine.high is not None and low <= tier.fine.low < tier.fine.high <= high
    )
    words = writer.money(setting.amount, qualifier=setting.fine.qualifier).text
    ends = (formats.money(low, writer.lang), writer.money(high, qualifier=_qualifier(setting)).text)
    return range_mark(
        Mark(figure=setting.amount, words=words, low_words=ends[0], high_words=ends[1]),
        low=low,
        high=high,
        parts=parts,
        title=writer.t("fines.drawing", fine=words, low=ends[0], high=ends[1]),
    )


def _qualifier(setting: Setting) -> str:
    """Return how exact the most is: as exact as what it is counted from."""
    is_counted = setting.branch is not None and setting.branch.fine.high_rate is not None
    return setting.base.qualifier if setting.base and is_counted else ""


def _check(writer: Writer, setting: Setting) -> Value | None:
    """Return a link to the penalty check with the question of this case."""
    question = setting.question
    if question is None:
        return None
    region = next(
        code for code in writer.corpus.lineage(question.region) if writer.corpus.jurisdictions[code].level in _CHECKED
    )
    query = {"v": question.violation_id, "region": region}
    if question.act_on:
        query["on"] = question.act_on
    if question.base is not None and question.amount is not None:
        query |= {"base": question.base.basis, "amount": formats.plain(question.amount)}
    query |= dict(question.facts)
    date = formats.date(question.act_on, writer.lang)
    note = writer.t("fines.check_date", date=date) if date else ""
    return Value(writer.t("fines.check"), f"check/index.html?{urlencode(query)}", note=note)
