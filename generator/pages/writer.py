"""Put records into words and links of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode, urlsplit

from generator import formats
from generator.corpus import NATION, Accord, Case, Corpus, Standard
from generator.i18n import Catalogue
from generator.pages.view import Fact, Result, Source, Tag, Value
from generator.records import Agency, Law, Mechanism, Release, SourcedRow, Violation
from generator.urls import Kind, facet_url, list_url, record_url

UNLINKED_KINDS = frozenset({"mirror", "document-sharing", "retained-text"})


@dataclass(frozen=True)
class Writer:
    """The corpus and the words of one language; every method returns plain values for a view.

    `repo_url` is the address of the repository, without a slash at the end; empty where there is none.
    `site_url` is the address of the site, with a slash at the end; without it a citation holds only the path.
    """

    corpus: Corpus
    t: Catalogue
    repo_url: str = ""
    site_url: str = ""
    # What stands on many pages is put into words once.
    _regions: dict[str, Value] = field(default_factory=dict, init=False, repr=False, compare=False)
    _case_results: dict[str, Result] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def lang(self) -> str:
        """Return the language: ``zh`` or ``en``."""
        return self.t.lang

    def foreign(self, text: str) -> Value:
        """Return Chinese `text` marked as such where the page is English."""
        return Value(text, lang="" if self.lang == "zh" else "zh-Hans")

    # --- names and links

    def crumbs(self, kind: Kind | None, title: str) -> tuple[Value, ...]:
        """Return the way from the home page: home, the kind's list, this page."""
        home = Value(self.t("shell.home"), "index.html")
        if kind is None:
            return (home, Value(title))
        return (home, Value(self.t(f"{kind}.title"), list_url(kind)), Value(title))

    def region_name(self, code: str) -> str:
        """Return the name of a region with its province where that is not plain: 浙江省杭州市 / Hangzhou, Zhejiang."""
        line = [self.corpus.jurisdictions[above] for above in self.corpus.lineage(code) if above != NATION]
        if not line:
            place = self.corpus.jurisdictions[code]
            return self.t.pick(place.name_zh, place.name_en)
        if self.lang == "zh":
            return "".join(dict.fromkeys(place.name_zh for place in reversed(line)))
        return ", ".join(dict.fromkeys(place.name_en for place in line))

    def region(self, code: str) -> Value:
        """Return a link to a region's page."""
        known = self._regions.get(code)
        if known is None:
            known = self._regions[code] = Value(self.region_name(code), record_url(Kind.REGIONS, code))
        return known

    def regions(self, codes: Iterable[str]) -> tuple[Value, ...]:
        """Return links to several regions."""
        return tuple(self.region(code) for code in codes)

    def agency(self, agency: Agency) -> Value:
        """Return a link to an agency's page."""
        return Value(self.t.pick(agency.name_zh, agency.name_en), record_url(Kind.AGENCIES, agency.agency_id))

    def violation(self, violation: Violation) -> Value:
        """Return a link to a violation's page."""
        return Value(
            self.t.pick(violation.name_zh, violation.name_en), record_url(Kind.VIOLATIONS, violation.violation_id)
        )

    def law(self, law: Law) -> Value:
        """Return a link to a law version's page."""
        return Value(
            self.t.pick(law.short_zh, law.short_en),
            record_url(Kind.LAWS, law.law_id),
            title=self.t.pick(law.title_zh, law.title_en),
        )

    def article(self, law: Law, number: str) -> Value:
        """Return a link to an article on its law version's page: 商标法（2019）第六十条第二款."""
        words = formats.article(number, self.lang)
        name = self.t.pick(law.short_zh, law.short_en)
        text = f"{name}{words}" if self.lang == "zh" else f"{name}, {words}"
        base = formats.article_number(number)
        return Value(text, record_url(Kind.LAWS, law.law_id) + (f"#a{base}" if base else ""))

    def case(self, case: Case) -> Value:
        """Return a link to a case's page."""
        return Value(self.t.pick(case.row.title_zh, case.row.title_en), record_url(Kind.CASES, case.row.case_id))

    def release(self, release: Release) -> Value:
        """Return a link to a release's page."""
        return Value(self.t.pick(release.title_zh, release.title_en), record_url(Kind.RELEASES, release.release_id))

    def standard(self, standard: Standard) -> Value:
        """Return a link to a standard's page."""
        row = standard.row
        return Value(self.t.pick(row.title_zh, row.title_en), record_url(Kind.STANDARDS, row.standard_id))

    def agreement(self, accord: Accord) -> Value:
        """Return a link to an agreement's page."""
        row = accord.row
        return Value(self.t.pick(row.title_zh, row.title_en), record_url(Kind.AGREEMENTS, row.agreement_id))

    def mechanism(self, mechanism: Mechanism) -> Value:
        """Return a link to a cooperation mechanism's page."""
        return Value(
            self.t.pick(mechanism.name_zh, mechanism.name_en), record_url(Kind.MECHANISMS, mechanism.mechanism_id)
        )

    def ip_tag(self, ip_type: str, kind: Kind | None = None) -> Tag:
        """Return the tag of an IP type, a link to the list of `kind` narrowed to it when given."""
        href = facet_url(kind, "ip_type", ip_type) if kind else ""
        return Tag(self.t.code("ip_type", ip_type), f"ip-{ip_type}", href)

    def status_tag(self, code_list: str, status: str) -> Tag:
        """Return the tag of a status of the list `code_list`."""
        return Tag(self.t.code(code_list, status), f"status-{status}")

    # --- figures

    def money(self, cny: Decimal, *, qualifier: str = "", basis: str = "") -> Value:
        """Return an amount with its qualifier and basis; the exact figure is its title."""
        text = formats.money(cny, self.lang)
        if qualifier and qualifier != "exact":
            text = self.t(f"money.{qualifier}", amount=text)
        exact = f"{formats.grouped(cny)} {self.t('money.unit')}"
        return Value(text, title=exact, note=self.t.code("basis", basis) if basis else "")

    def date(self, iso: str) -> tuple[Value, ...]:
        """Return a date as the values of a fact: none when it is unknown."""
        return (Value(formats.date(iso, self.lang)),) if iso else ()

    def period(self, first: str, last: str) -> tuple[Value, ...]:
        """Return a period with both days included; one end may be unknown, and none gives no value."""
        start, end = formats.date(first, self.lang), formats.date(last, self.lang)
        if start and end:
            return (Value(self.t("common.from_to", a=start, b=end)),)
        if start:
            return (Value(self.t("common.from_only", a=start)),)
        return (Value(self.t("common.to_only", b=end)),) if end else ()

    def file(self, path: str, text: str) -> Value:
        """Return a link to a file at `path` below the site root, which both languages share."""
        return Value(text, path if self.lang == "zh" else f"../{path}")

    def data_file(self, package: str, table: str) -> Value:
        """Return a link to a table's CSV file."""
        return self.file(f"data/{package}/{table}.csv", self.t("source.csv"))

    def words(self, text: str) -> tuple[Value, ...]:
        """Return Chinese text as the values of a fact: none when there is none."""
        return (self.foreign(text),) if text else ()

    # --- sources

    def source_link(self, row: SourcedRow) -> tuple[Value, ...]:
        """Return where a row was read: a link, or only the address where the host is not to be linked."""
        title = row.source_title or row.source_url
        if not title:
            return ()
        lang = "zh-Hans" if self.lang == "en" and any("一" <= mark <= "鿿" for mark in title) else ""
        if not row.source_url:
            return (Value(title, lang=lang, note=self.t("source.no_address")),)
        if self.is_linked(row.source_url, row.source_kind):
            return (Value(title, row.source_url, lang=lang),)
        return (Value(title, lang=lang, note=self.t("source.unlinked", url=row.source_url)),)

    def is_linked(self, url: str, kind: str) -> bool:
        """Tell whether an address may be a live link: not on a mirror or a host rated ``avoid``."""
        host = self.corpus.hosts.get(urlsplit(url).hostname or "")
        return kind not in UNLINKED_KINDS and (host is None or host.link_advice != "avoid")

    def source(
        self, row: SourcedRow, *, published_on: str | None = None, table: str = "", with_gaps: bool = True
    ) -> Source:
        """Return the source block of a record, with the machine copies of the `table` it stands in.

        Without `with_gaps` what was not seen is left out: the page says it elsewhere.
        """
        t = self.t
        copies = (
            (
                self.file(f"data/{row.package}/{table}.csv", t("source.csv")),
                self.file(f"data/{row.package}/{table}.json", t("source.json")),
                *self._repository(row.package, table, line=row.line),
            )
            if table
            else ()
        )
        facts = (
            Fact(t("source.where"), self.source_link(row)),
            Fact(t("source.publisher"), self.words(row.source_publisher)),
            Fact(t("source.kind"), (Value(t.code("source_kind", row.source_kind)),)),
            *((Fact(t("source.published_on"), self.date(published_on)),) if published_on is not None else ()),
            Fact(t("source.retrieved_on"), self.date(row.retrieved_on) or (Value(t("source.not_recorded")),)),
            *(
                (Fact(t("source.not_seen"), self.words(row.not_seen_zh) or (Value(t("source.nothing_missing")),)),)
                if with_gaps
                else ()
            ),
            *((Fact(t("source.note"), self.words(row.note_zh)),) if row.note_zh else ()),
        )
        return Source(
            heading=t("source.heading"), anchor="source", origin=t("source.compiled"), facts=facts, copies=copies
        )

    def _repository(self, package: str, table: str, *, line: int) -> tuple[Value, ...]:
        """Return the ways to report an error and to see what changed; without a repository, the page on corrections."""
        t = self.t
        if not self.repo_url:
            return (Value(t("source.report"), "corrections/index.html"),)
        path = f"datasets/{package}/{table}.csv"
        query = urlencode({"template": "correction.yml", "title": f"{path}:{line}"})
        return (
            Value(t("source.report"), f"{self.repo_url}/issues/new?{query}"),
            Value(t("source.history"), f"{self.repo_url}/commits/main/{path}"),
        )

    # --- rows of lists

    def case_result(self, case: Case) -> Result:
        """Return a case as a row of a list."""
        known = self._case_results.get(case.row.case_id)
        if known is None:
            known = self._case_results[case.row.case_id] = self._case_result(case)
        return known

    def case_fines(self, case: Case) -> tuple[Value, ...]:
        """Return the fines that the source states, one for each outcome; what several parties share as a total."""
        are_several = sum(party.headcount or 1 for party in case.parties) > 1
        fines = []
        for item in case.outcomes:
            if item.kind == "fine" and item.amount_cny is not None:
                fine = self.money(item.amount_cny, qualifier=item.qualifier)
                is_total = are_several and item.party_seq is None
                fines.append(fine._replace(text=self.t("cases.total", amount=fine.text)) if is_total else fine)
        return tuple(fines)

    def case_amounts(self, case: Case) -> tuple[Value, ...]:
        """Return the amounts that the source states, each with what it measures."""
        return tuple(self.money(item.amount_cny, qualifier=item.qualifier, basis=item.basis) for item in case.amounts)

    def _case_result(self, case: Case) -> Result:
        row = case.row
        line: list[Value] = [self.violation(violation) for violation in case.violations]
        line += [Value(self.t("cases.fined", amount=fine.text), title=fine.title) for fine in self.case_fines(case)[:2]]
        line += self.case_amounts(case)[:2]
        if row.completeness != "full":
            line.append(Value(self.t.code("completeness", row.completeness)))
        tags = [self.ip_tag(row.ip_type)]
        if row.is_cross_region:
            kind = self.t.code("cross_region_kind", row.cross_region_kind)
            tags.append(Tag(kind or self.t("cases.cross_region"), "seal"))
        meta = (*self.regions(case.places[:3]), *self.date(case.date))
        return Result(self.case(case), tuple(tags), tuple(line), meta)

    def standard_result(self, standard: Standard) -> Result:
        """Return a standard as a row of a list."""
        row = standard.row
        line = [Value(self.t.code("standard_kind", row.kind))]
        if row.doc_no:
            line.append(self.foreign(row.doc_no))
        if standard.tiers:
            line.append(Value(self.t("standards.tiers_n", n=len(standard.tiers))))
        meta = (*self.regions(standard.places), *self.date(row.effective_from or row.issued_on))
        return Result(self.standard(standard), (self.status_tag("standard_status", row.status),), tuple(line), meta)

    def agreement_result(self, accord: Accord) -> Result:
        """Return an agreement as a row of a list."""
        row = accord.row
        tags = [self.status_tag("agreement_status", row.status)]
        tags += [self.ip_tag(ip_type) for ip_type in accord.ip_types[:3]]
        line = (
            Value(self.t.pick(accord.group.name_zh, accord.group.name_en)),
            Value(self.t("agreements.parties_n", n=len(accord.signatories))),
            Value(self.t("agreements.commitments_n", n=len(accord.commitments))),
        )
        places = self.regions(accord.places[:4])
        return Result(self.agreement(accord), tuple(tags), line, (*places, *self.date(row.signed_on)))
