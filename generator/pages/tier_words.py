"""Word tiers for tables: names, cut lines, remarks, and the branches they share out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import statute
from generator.corpus import Corpus, Liability, Standard, Tier
from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.records import Law

ANY_VIOLATION = "any-violation"
SEVERITIES = ("no-penalty", "mitigated", "light", "ordinary", "heavy")


@dataclass(frozen=True, kw_only=True)
class Branch:
    """The tiers of one standard that share out one branch of one article for one violation."""

    standard: Standard
    violation_id: str
    law: Law | None
    article: str
    liability: Liability | None
    tiers: tuple[Tier, ...]


def branches(corpus: Corpus, tiers: Iterable[Tier]) -> tuple[Branch, ...]:
    """Return `tiers` by standard, violation and statutory branch, in the order in which each first occurs."""
    grouped: dict[tuple[str, str, str, str, str], list[Tier]] = {}
    for tier in tiers:
        row = tier.row
        key = (row.standard_id, row.violation_id, row.law_id, row.article, row.provision_id)
        grouped.setdefault(key, []).append(tier)
    return tuple(
        Branch(
            standard=corpus.standards[standard_id],
            violation_id=violation_id,
            law=corpus.laws[law_id] if law_id else None,
            article=article,
            liability=corpus.liabilities[provision_id] if provision_id else None,
            tiers=tuple(items),
        )
        for (standard_id, violation_id, law_id, article, provision_id), items in grouped.items()
    )


def tier_label(writer: Writer, tier: Tier) -> Value:
    """Return the name that the document gives a tier; its severity where the document's name was not seen."""
    if tier.row.label_zh:
        return writer.foreign(tier.row.label_zh)
    return Value(writer.t.code("severity", tier.row.severity), note=writer.t("standards.label_open"))


def tier_names(writer: Writer, tiers: Sequence[Tier]) -> tuple[Value, ...]:
    """Return a short name for each tier, no two alike: the severity in English where that is enough."""
    severities = [writer.t.code("severity", tier.row.severity) for tier in tiers]
    if writer.lang == "en" and len(set(severities)) == len(severities):
        return tuple(Value(name) for name in severities)
    names = [
        writer.foreign(tier.row.label_zh) if tier.row.label_zh else Value(severity)
        for tier, severity in zip(tiers, severities, strict=True)
    ]
    total = Counter(name.text for name in names)
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name.text] += 1
        text = name.text
        if total[text] > 1:
            text = writer.t("standards.bar_name", name=text, n=seen[name.text])
        unique.append(Value(text, lang=name.lang))
    return tuple(unique)


def condition(writer: Writer, tier: Tier) -> Value:
    """Return the condition of a tier in the page's language."""
    return Value(writer.t.pick(tier.row.condition_zh, tier.row.condition_en))


def fine(writer: Writer, tier: Tier) -> Value:
    """Return the fine of a tier in words."""
    return Value(statute.fine_words(statute.tier_fine(tier.row), t=writer.t))


def cut_line(writer: Writer, tier: Tier) -> Value:
    """Return what a tier is cut by, in words."""
    return Value(statute.threshold_words(statute.tier_threshold(tier.row), t=writer.t))


def measures(writer: Writer, codes: Iterable[str]) -> tuple[Value, ...]:
    """Return measures besides the fine; 'none recorded' where there are none."""
    words = tuple(Value(writer.t.code("measure", code)) for code in codes)
    return words or (Value(writer.t("statute.no_measures")),)


def remarks(writer: Writer, tier: Tier) -> tuple[Value, ...]:
    """Return what was not seen of a tier and its editor's note; one empty value where there is neither."""
    values = []
    if tier.row.not_seen_zh:
        said = writer.foreign(tier.row.not_seen_zh)
        values.append(Value(writer.t("standards.not_seen", what=said.text), lang=said.lang))
    if tier.row.note_zh:
        values.append(writer.foreign(tier.row.note_zh))
    return tuple(values) or (Value(""),)


def branch_title(writer: Writer, branch: Branch) -> str:
    """Return the article and the case in which its branch applies: 商标法（2019）第五十一条，违法经营额5万元以上的."""
    if branch.law is None:
        violation = writer.corpus.violations[branch.violation_id]
        return writer.t.pick(violation.name_zh, violation.name_en)
    article = writer.article(branch.law, branch.article).text
    if branch.liability is None:
        return article
    when = writer.t.pick(branch.liability.row.when_zh, branch.liability.row.when_en)
    return writer.t("standards.article_when", article=article, when=when)


def statutory_note(writer: Writer, branch: Branch) -> str:
    """Return the statutory range that the tiers of a branch must keep to."""
    if branch.liability is None:
        return writer.t("standards.branch_open") if branch.law else ""
    words = statute.fine_words(statute.provision_fine(branch.liability.row), t=writer.t)
    return writer.t("standards.statutory_is", fine=words)
