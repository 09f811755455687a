"""Write an answer as text that a lawyer can read: ranges with article, version and link, and the numbered path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from generator import formats
from generator.corpus import NATION, Corpus
from generator.i18n import Catalogue
from generator.penalty import words
from generator.penalty.answer import Answer, Fine, OutdatedTier, Regime, StatutoryItem, TierItem
from generator.penalty.path import Said, said
from generator.records import Law


def write(answer: Answer, *, corpus: Corpus, t: Catalogue) -> str:
    """Return `answer` as text; the names of places and violations come from `corpus`."""
    act = [_statutory(item, t) for item in answer.statutory if item.regime is Regime.ACT]
    newer = [_statutory(item, t) for item in answer.statutory if item.regime is Regime.NEWER]
    sections = [
        ("statutory", act),
        ("newer", newer),
        ("tiers", [_tier(tier, corpus, t) for tier in answer.tiers]),
        ("outdated", [_outdated(tier, corpus, t) for tier in answer.outdated_tiers]),
        ("general", [_statutory(item, t) for item in answer.general_rules]),
        ("conflicts", _sentences(answer.conflicts, "conflict", t)),
        ("unknown", _sentences(answer.unknown, "unknown", t)),
        ("path", [[words.say(item, group="path", t=t)] for item in answer.path]),
    ]
    lines = [_title(answer, corpus, t), t("penalty.notice")]
    for name, entries in sections:
        if entries or name in {"statutory", "tiers"}:
            lines += ["", t(f"penalty.text.{name}"), *_numbered(entries, t)]
    return "\n".join(lines) + "\n"


def fine_words(fine: Fine, t: Catalogue) -> str:
    """Return a fine in words: in CNY where known, else as the share of what is not known."""
    if not fine.is_set:
        return t("penalty.text.no_fine")
    if fine.is_known:
        return _range(fine, fine.low, fine.high, t, write=lambda figure: formats.money(figure, t.lang))
    if fine.high_rate is None:
        return t("penalty.text.no_figure")
    is_percent = fine.basis == "percent"

    def rate(figure: Decimal) -> str:
        return formats.percent(figure) if is_percent else t("penalty.text.multiple", n=formats.plain(figure))

    text = t(
        "penalty.text.share_percent" if is_percent else "penalty.text.share_multiple",
        of=t(f"penalty.basis.{fine.of}"),
        range=_range(fine, fine.low_rate, fine.high_rate, t, write=rate),
    )
    return text if fine.cap is None else t("penalty.text.capped", range=text, cap_cny=formats.money(fine.cap, t.lang))


def _range(
    fine: Fine, low: Decimal | None, high: Decimal | None, t: Catalogue, *, write: Callable[[Decimal], str]
) -> str:
    if high is not None and low == high:
        return write(high)
    start = "" if not low else ("over" if fine.low_inclusive is False else "from")
    end = "" if high is None else ("under" if fine.high_inclusive is False else "to")
    return t(
        "penalty.text." + "_".join(part for part in (start, end) if part),
        a=write(low) if low else "",
        b="" if high is None else write(high),
    )


def _title(answer: Answer, corpus: Corpus, t: Catalogue) -> str:
    question = answer.question
    violation = corpus.violations[question.violation_id]
    title = t(
        "penalty.text.title",
        violation=t.pick(violation.name_zh, violation.name_en),
        region=_place(corpus, question.region, t),
        act_on=formats.date(question.act_on, t.lang),
    )
    if question.base is not None and question.amount is not None:
        title = t(
            "penalty.text.title_amount",
            title=title,
            basis=t(f"penalty.basis.{question.base.basis}"),
            amount_cny=formats.money(question.amount, t.lang),
        )
    if question.decided_on:
        title = t("penalty.text.title_decided", title=title, decided_on=formats.date(question.decided_on, t.lang))
    return title


def _sentences(items: Iterable[Said], group: str, t: Catalogue) -> list[list[str]]:
    """Return each sentence once: what differs only by its branch reads alike."""
    return [[text] for text in dict.fromkeys(words.say(item, group=group, t=t) for item in items)]


def _place(corpus: Corpus, region: str, t: Catalogue) -> str:
    """Return a place with those above it below the nation: 浙江省杭州市西湖区, Xihu District, Hangzhou, Zhejiang."""
    line = [code for code in corpus.lineage(region) if code != NATION] or [NATION]
    rows = [corpus.jurisdictions[code] for code in line]
    names = dict.fromkeys(t.pick(row.name_zh, row.name_en) for row in rows)
    return "".join(reversed(names)) if t.lang == "zh" else ", ".join(names)


def _statutory(item: StatutoryItem, t: Catalogue) -> list[str]:
    heading = Said(
        code="local" if item.is_local else "item",
        params={
            "applies": t(f"penalty.text.{item.applies.value}"),
            "law_zh": item.law.short_zh,
            "law_en": item.law.short_en,
            "article": item.article,
            "force": _force(item.law, t),
        },
    )
    lines = [words.say(heading, group="text", t=t), t.pick(item.liability_zh, item.liability_en)]
    lines.append(t("penalty.text.fine", fine=fine_words(item.fine, t)))
    if item.subject != "any":
        lines.append(t("penalty.text.subject", subject=t(f"penalty.subject.{item.subject}")))
    lines += _measures(item.measures, t)
    if item.milder is not None:
        lines.append(t("penalty.text.milder", milder=t(f"penalty.milder.{item.milder.value}")))
    return [*lines, *_closing(item.conditions, item.source_url, t)]


def _tier(tier: TierItem, corpus: Corpus, t: Catalogue) -> list[str]:
    heading = said(
        "tier_computed" if tier.is_computed else "tier",
        standard=tier.standard,
        applies=t(f"penalty.text.{tier.applies.value}"),
        severity=tier.severity,
        doc=t("penalty.text.doc", number=tier.standard.doc_no) if tier.standard.doc_no else "",
        label=tier.label_zh,
        article=tier.article,
    )
    lines = [words.say(heading, group="text", t=t)]
    if tier.law_id:
        basis = said("tier_basis", law=corpus.laws[tier.law_id], article=tier.article)
        lines.append(words.say(basis, group="text", t=t))
    if tier.condition_zh or tier.condition_en:
        lines.append(t.pick(tier.condition_zh, tier.condition_en))
    lines.append(t("penalty.text.fine", fine=fine_words(tier.fine, t)))
    return [*lines, *_measures(tier.measures, t), *_closing(tier.conditions, tier.source_url, t)]


def _outdated(outdated: OutdatedTier, corpus: Corpus, t: Catalogue) -> list[str]:
    tier = outdated.tier
    heading = said(
        "outdated_tier",
        standard=tier.standard,
        label=tier.label_zh or t(f"penalty.severity.{tier.severity}"),
        reason=words.say(outdated.reason, group="reason", t=t),
    )
    moved = [
        words.say(said("moved", law=corpus.laws[law_id], article=article), group="text", t=t)
        for law_id, article in outdated.moved_to
    ]
    fine = t("penalty.text.fine", fine=fine_words(tier.fine, t))
    return [words.say(heading, group="text", t=t), fine, *moved, *_closing((), tier.source_url, t)]


def _force(law: Law, t: Catalogue) -> str:
    if not law.effective_from:
        return t("penalty.text.force_unknown")
    start, end = formats.date(law.effective_from, t.lang), formats.date(law.effective_to, t.lang)
    return t("penalty.text.force_to" if end else "penalty.text.force", start_on=start, end_on=end)


def _measures(codes: tuple[str, ...], t: Catalogue) -> list[str]:
    named = t("penalty.text.list").join(t(f"penalty.measure.{code}") for code in codes)
    return [t("penalty.text.measures", measures=named)] if named else []


def _closing(conditions: tuple[Said, ...], url: str, t: Catalogue) -> list[str]:
    lines = []
    if conditions:
        lines.append(t("penalty.text.condition", condition=words.join(conditions, group="condition", t=t)))
    if url:
        lines.append(t("penalty.text.source", url=url))
    return lines


def _numbered(entries: Iterable[list[str]], t: Catalogue) -> Iterator[str]:
    count = 0
    for count, entry in enumerate(entries, start=1):
        first, *rest = entry
        yield f"{count:>3}. {first}"
        yield from (f"     {line}" for line in rest)
    if not count:
        yield f"     {t('penalty.text.nothing')}"
