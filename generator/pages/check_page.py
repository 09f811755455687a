"""Show the penalty check: a form that the browser answers, and the static answers for readers without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator import formats
from generator.corpus import NATION
from generator.i18n import Catalogue
from generator.pages.penalty_words import penalty_words
from generator.pages.static_answers import answer_pages, answer_url
from generator.pages.view import DataTable, PageView, Value
from generator.pages.writer import Writer
from generator.penalty.cases_json import PATH as CASES_PATH
from generator.penalty.question import Base
from generator.penalty.rules_json import PATH as RULES_PATH
from generator.records import Jurisdiction, SourcedRow, Violation

# Questions to start from: something of each kind of answer.
_EXAMPLES = (
    ("tier", "v=unregistered-mandatory-trademark&region=210100&on=2026-06-01&base=illegal-turnover&amount=120000"),
    ("versions", "v=confusion&region=310000&on=2025-10-14&decided=2026-03-01&base=illegal-turnover&amount=60000"),
    (
        "newer",
        "v=trademark-infringement&region=440100&on=2026-12-31&decided=2027-01-15&base=illegal-turnover&amount=49999.99",
    ),
    ("local", "v=patent-counterfeiting&region=510100&on=2026-06-01&base=illegal-gains&amount=30000"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices under one label."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class CheckContent:
    """What ``check.html`` shows."""

    violations: tuple[OptionGroup, ...]
    nation: Option
    regions: tuple[OptionGroup, ...]
    bases: tuple[Option, ...]
    examples: tuple[Value, ...]
    words: Mapping[str, str]
    unlinked: tuple[str, ...]
    rules: str
    cases: str


def check_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the penalty check, then what it answers to readers without script."""
    yield _form(writer)
    yield from answer_pages(writer)


def _form(writer: Writer) -> PageView:
    t = writer.t
    penalty = penalty_words(writer.lang)
    title = t("check.title")
    return PageView(
        path="check/index.html",
        section="check",
        template="check.html",
        title=title,
        description=t("check.description"),
        breadcrumb=(Value(t("shell.home"), "index.html"), Value(title)),
        lead=t("check.lead"),
        blocks=(_static_answers(writer),),
        extra=CheckContent(
            violations=_violations(writer),
            nation=Option(NATION, writer.region_name(NATION)),
            regions=_regions(writer),
            bases=tuple(Option(base.basis, penalty(f"penalty.basis.{base.basis}")) for base in Base),
            examples=tuple(Value(t(f"check.example.{name}"), f"check/index.html?{query}") for name, query in _EXAMPLES),
            words=_words(t, penalty),
            unlinked=_unlinked(writer),
            rules=RULES_PATH,
            cases=CASES_PATH,
        ),
    )


def _words(t: Catalogue, penalty: Catalogue) -> Mapping[str, str]:
    own = {key: word for key, word in t.words.items() if key.startswith("check.")}
    return own | dict(penalty.words)


def _violations(writer: Writer) -> tuple[OptionGroup, ...]:
    groups: dict[str, list[Violation]] = {}
    for row in writer.corpus.violations.values():
        groups.setdefault(row.ip_type, []).append(row)
    return tuple(
        OptionGroup(
            writer.t.code("ip_type", ip_type),
            tuple(Option(row.violation_id, writer.violation(row).text) for row in rows),
        )
        for ip_type, rows in groups.items()
    )


def _regions(writer: Writer) -> tuple[OptionGroup, ...]:
    """Return a group for each province: the province itself, then everything below it, each after what it is in."""
    return tuple(
        OptionGroup(_name(writer, province), (_place(writer, province), *_below(writer, province, within="")))
        for province in writer.corpus.children.get(NATION, ())
    )


def _below(writer: Writer, parent: Jurisdiction, *, within: str) -> Iterator[Option]:
    """Yield the places in `parent`, named with those between them and the province (`within`)."""
    for row in writer.corpus.children.get(parent.jurisdiction_code, ()):
        name = _name(writer, row)
        path = writer.t("check.region_in", name=name, within=within) if within else name
        yield _place(writer, row, name=path)
        yield from _below(writer, row, within=path)


def _place(writer: Writer, row: Jurisdiction, *, name: str = "") -> Option:
    text = name or _name(writer, row)
    if row.valid_to:
        text = writer.t("check.region_until", name=text, date=formats.date(row.valid_to, writer.lang))
    return Option(row.jurisdiction_code, text)


def _name(writer: Writer, row: Jurisdiction) -> str:
    return writer.t.pick(row.name_zh, row.name_en)


def _unlinked(writer: Writer) -> tuple[str, ...]:
    """Return the hosts that rules were read on and that are not to be linked."""
    corpus = writer.corpus
    rows: list[SourcedRow] = [item.row for item in corpus.liabilities.values()]
    rows += [item.row for item in corpus.standards.values()]
    rows += [tier.row for item in corpus.standards.values() for tier in item.tiers]
    hosts = {
        urlsplit(row.source_url).hostname or ""
        for row in rows
        if row.source_url and not writer.is_linked(row.source_url, row.source_kind)
    }
    return tuple(sorted(hosts))


def _static_answers(writer: Writer) -> DataTable:
    """Return every violation, linked to the page of its answers, with the regions whose standards cut it."""
    t = writer.t
    comma = t("check.list_comma")
    rows = []
    for row in writer.corpus.violations.values():
        standards = [
            item
            for item in writer.corpus.standards_by_violation.get(row.violation_id, ())
            if any(tier.row.violation_id == row.violation_id for tier in item.tiers)
        ]
        links = (
            Value(comma.join(writer.region_name(code) for code in item.places), writer.standard(item).href)
            for item in standards
        )
        rows.append(
            (
                (Value(writer.violation(row).text, answer_url(row.violation_id)),),
                (Value(t.code("ip_type", row.ip_type)),),
                tuple(links) or (Value(t("check.no_own_standard")),),
            )
        )
    rows.sort(key=lambda cells: not cells[2][0].href)
    return DataTable(
        heading=t("check.static"),
        anchor="violations",
        columns=(t("check.violation"), t("check.ip_type"), t("check.own_standards")),
        rows=tuple(rows),
        note=t("check.static_note"),
    )
