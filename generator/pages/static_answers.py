"""Answer the penalty check without script: a page for each violation with what every region comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import formats
from generator.corpus import NATION, Corpus
from generator.pages.compare_amounts import AMOUNTS, answer_for, cell, national_cell
from generator.pages.compare_scope import bases_of
from generator.pages.descriptions import describe
from generator.pages.penalty_words import penalty_words
from generator.pages.view import MIXED, Block, DataTable, Layout, Notice, PageView, Prose, StackedTable, Value
from generator.pages.writer import Writer
from generator.penalty import Answer, Base, Question, StatutoryItem, TierItem, ask, words
from generator.penalty.competence import is_outside
from generator.penalty.path import Said
from generator.penalty.text import fine_words
from generator.records import Violation
from generator.urls import Kind, check_url, record_url

# What the figures and facts of a case would decide: no table can.
_OF_THE_CASE = frozenset({"figure-needed", "fact-needed", "subject-needed"})


def answer_url(violation_id: str) -> str:
    """Return the address of the answers for a violation."""
    return f"check/{violation_id}.html"


@dataclass(frozen=True, kw_only=True)
class _Answers:
    """What a violation faces, no amount given: in the nation, and in each region that differs from the one above."""

    violation: Violation
    nation: Answer
    places: Mapping[str, Answer]


def answer_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the page of every violation."""
    places = _rule_places(writer.corpus)
    for violation in writer.corpus.violations.values():
        yield _page(writer, _answers(writer.corpus, violation, places=places))


def _rule_places(corpus: Corpus) -> tuple[str, ...]:
    """Return the regions below the nation that some document is made for, by code: all others answer as above them."""
    codes = {code for standard in corpus.standards.values() for code in standard.places}
    codes |= {law.jurisdiction_code for law in corpus.laws.values() if law.level == "local"}
    return tuple(sorted(codes - {NATION}))


def _answers(corpus: Corpus, violation: Violation, *, places: Sequence[str]) -> _Answers:
    found = {code: _ask(corpus, violation, region=code) for code in (NATION, *places)}
    return _Answers(
        violation=violation,
        nation=found[NATION],
        places={
            code: found[code]
            for code in places
            if not _is_same(found[code], next(found[above] for above in corpus.lineage(code)[1:] if above in found))
        },
    )


def _ask(corpus: Corpus, violation: Violation, *, region: str) -> Answer:
    return ask(corpus, Question(violation_id=violation.violation_id, region=region, act_on=corpus.as_of))


def _is_same(answer: Answer, above: Answer) -> bool:
    """Tell whether a region's answer is that of the region above it, but for the way there."""
    return (
        answer.statutory == above.statutory
        and answer.tiers == above.tiers
        and answer.outdated_tiers == above.outdated_tiers
        and answer.general_rules == above.general_rules
        and all(note in above.unknown for note in answer.unknown)
    )


def _page(writer: Writer, found: _Answers) -> PageView:
    t = writer.t
    name = writer.violation(found.violation).text
    date = formats.date(writer.corpus.as_of, writer.lang)
    title = t("check.answers_title", violation=name)
    lead = t("check.answers_lead", date=date)
    return PageView(
        path=answer_url(found.violation.violation_id),
        section="check",
        template="record.html",
        title=title,
        description=describe(lead),
        breadcrumb=(
            Value(t("shell.home"), "index.html"),
            Value(t("check.title"), "check/index.html"),
            Value(title),
        ),
        kicker=t("check.title"),
        lead=lead,
        blocks=tuple(_blocks(writer, found)),
        layout=Layout.COMPARING,
    )


def _blocks(writer: Writer, found: _Answers) -> Iterator[Block]:
    t = writer.t
    code = found.violation.violation_id
    yield Notice(
        text=(
            Value(penalty_words(writer.lang)("penalty.notice")),
            Value(t("standards.list_space")),
            Value(t("check.answers_ask"), check_url(v=code)),
            Value(t("check.answers_page"), record_url(Kind.VIOLATIONS, code)),
        )
    )
    yield _national(writer, found)
    yield _regional(writer, found)
    for base in bases_of(writer.corpus.liabilities_by_violation.get(code, ())):
        yield _amounts(writer, found, base=base)
    yield _rest(writer, found)


def _national(writer: Writer, found: _Answers) -> DataTable:
    """Return what national law provides, branch by branch, and its rules for any violation."""
    t = writer.t
    said = penalty_words(writer.lang)
    return DataTable(
        heading=t("check.answers_national"),
        anchor="national",
        columns=tuple(t(f"violations.{name}") for name in ("provision", "when", "fine", "measures")),
        rows=tuple(
            (
                (_article(writer, item),),
                (Value(t.pick(item.when_zh, item.when_en)),),
                (Value(fine_words(item.fine, said)),),
                tuple(Value(said(f"penalty.measure.{code}")) for code in item.measures)
                or (Value(t.pick(item.liability_zh, item.liability_en)),),
            )
            for item in (*found.nation.statutory, *found.nation.general_rules)
        ),
        note="" if found.nation.statutory else t("violations.no_statute"),
    )


def _regional(writer: Writer, found: _Answers) -> StackedTable:
    """Return what the nation's standards say and, region by region, what differs from them."""
    t = writer.t
    nation = (
        (Value(t("check.answers_nation")),),
        (Value(t("check.answers_no_local")),),
        _tiers(writer, found.nation),
        _open(writer, found.nation.unknown),
    )
    places = tuple(
        (
            (writer.region(code),),
            _local(writer, answer),
            _tiers(writer, answer),
            _open(writer, [note for note in answer.unknown if note not in found.nation.unknown]),
        )
        for code, answer in found.places.items()
    )
    return StackedTable(
        heading=t("check.answers_regional"),
        anchor="regions",
        columns=tuple(t(f"check.answers_{name}") for name in ("region", "local", "tiers", "open")),
        rows=(nation, *places),
        note=t("check.answers_fallback"),
    )


def _amounts(writer: Writer, found: _Answers, *, base: Base) -> StackedTable:
    """Return a row for the nation and for each region with rules of its own, a column for each chosen amount."""
    t = writer.t
    code = found.violation.violation_id
    own = [place for place, answer in found.places.items() if answer.tiers or _is_local(answer)]
    asked = {
        place: [answer_for(writer.corpus, code, region=place, base=base, amount=amount) for amount in AMOUNTS]
        for place in (NATION, *own)
    }
    national = (national_cell(writer, answer) for answer in asked.pop(NATION))
    counted = t.code("fine_of", base.basis)
    return StackedTable(
        heading=t("compare.amounts", base=counted),
        anchor=f"amounts-{base.value}",
        columns=(t("check.answers_region"), *(writer.money(amount).text for amount in AMOUNTS)),
        rows=(
            ((Value(t("check.answers_nation")),), *national),
            *(((writer.region(place),), *(cell(writer, one) for one in answers)) for place, answers in asked.items()),
        ),
        note=t("compare.amounts_note", date=formats.date(writer.corpus.as_of, writer.lang)),
    )


def _rest(writer: Writer, found: _Answers) -> Prose:
    """Return which provinces have no row of their own, and where the law of these data is not applied."""
    t = writer.t
    corpus = writer.corpus
    provinces = [row.jurisdiction_code for row in corpus.children[NATION]]
    rest = [code for code in provinces if code not in found.places and not is_outside(corpus, code)]
    comma = t("check.list_comma")
    outside = comma.join(writer.region_name(code) for code in provinces if is_outside(corpus, code))
    paragraphs = [t("check.answers_outside", regions=outside)]
    if rest:
        names = comma.join(writer.region_name(code) for code in rest)
        paragraphs.insert(0, t("check.answers_rest", regions=names))
    return Prose(
        heading=t("check.answers_others"), anchor="others", paragraphs=tuple(Value(text) for text in paragraphs)
    )


def _article(writer: Writer, item: StatutoryItem) -> Value:
    period = writer.period(item.law.effective_from, item.law.effective_to)
    article = writer.article(item.law, item.article)
    return Value(article.text, article.href, note=period[0].text if period else writer.t("statute.force_unknown"))


def _is_local(answer: Answer) -> bool:
    return any(item.is_local for item in answer.statutory)


def _local(writer: Writer, answer: Answer) -> tuple[Value, ...]:
    """Return the branches of local regulations, and how they stand to national law."""
    t, said = writer.t, penalty_words(writer.lang)
    values = []
    for item in (*answer.statutory, *answer.general_rules):
        if item.is_local:
            article = writer.article(item.law, item.article)
            fine = t("compare.branch", article=article.text, fine=fine_words(item.fine, said))
            # A condition that turns on the branch's own case names it.
            is_named = any(condition.code in {"circumstance", "threshold"} for condition in item.conditions)
            when = "" if is_named else t.pick(item.when_zh, item.when_en)
            condition = words.join(item.conditions, group="condition", t=said)
            values.append(Value(fine, article.href, note=_joined(writer, [when, condition])))
    values += [Value(words.say(item, group="conflict", t=said)) for item in answer.conflicts]
    return tuple(values) or (Value(t("check.answers_no_local")),)


def _tiers(writer: Writer, answer: Answer) -> tuple[Value, ...]:
    """Return the tiers, each standard's after a link to it; then those that rest on another version of the law."""
    said = penalty_words(writer.lang)
    values: list[Value] = []
    last = ""
    for tier in answer.tiers:
        if tier.standard.standard_id != last:
            last = tier.standard.standard_id
            values.append(_standard(writer, last))
        values.append(_tier(writer, tier))
    for old in answer.outdated_tiers:
        reason = words.say(old.reason, group="reason", t=said)
        named = _standard(writer, old.tier.standard.standard_id).text
        values.append(Value(writer.t("check.answers_outdated", standard=named, reason=reason)))
    return tuple(dict.fromkeys(values)) or (Value(writer.t("check.elsewhere_none")),)


def _standard(writer: Writer, standard_id: str) -> Value:
    standard = writer.corpus.standards[standard_id]
    return writer.standard(standard)._replace(note=standard.row.doc_no)


def _tier(writer: Writer, tier: TierItem) -> Value:
    t, said = writer.t, penalty_words(writer.lang)
    text = t("compare.tier", severity=t.code("severity", tier.severity), fine=fine_words(tier.fine, said))
    computed = t("compare.computed") if tier.is_computed else ""
    condition = t.pick(tier.condition_zh, tier.condition_en)
    # That the authority finds whether a tier is met is said once, below the table.
    points = tuple(one for one in tier.conditions if one.code != "tier-condition")
    return Value(text, note=_joined(writer, [computed, condition, words.join(points, group="condition", t=said)]))


def _open(writer: Writer, notes: Sequence[Said]) -> tuple[Value, ...]:
    """Return what is not known, apart from what only the case can tell."""
    said = penalty_words(writer.lang)
    values = tuple(
        _mixed(writer, words.say(note, group="unknown", t=said)) for note in notes if note.code not in _OF_THE_CASE
    )
    return values or (Value(writer.t("check.answers_nothing_open")),)


def _mixed(writer: Writer, text: str) -> Value:
    """Return a sentence that may quote a source in Chinese."""
    return Value(text, lang=MIXED if writer.lang == "en" else "")


def _joined(writer: Writer, parts: Sequence[str]) -> str:
    return penalty_words(writer.lang)("penalty.and").join(part for part in parts if part)
