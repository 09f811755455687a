"""Say what a feed tells of a record, and write the newest records as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from generator.artifacts import Artifact
from generator.corpus import Accord, Case, Standard
from generator.i18n import Catalogue
from generator.urls import Kind, canonical, language_root, record_url

FEED_SIZE = 50


@dataclass(frozen=True, slots=True)
class Recent:
    """A record of a package with the day on which it was published, came into force, was signed or selected.

    `part` marks what the entry is about where that is not the whole record: ``#correction-1``.
    """

    date: str
    kind: Kind
    identifier: str
    package: str
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    part: str = ""


def recent_case(case: Case) -> Recent:
    """Return what a feed says of a case."""
    row = case.row
    date = row.published_on or row.source_date or case.release.released_on
    return Recent(date, Kind.CASES, row.case_id, row.package, row.title_zh, row.title_en, row.facts_zh, row.summary_en)


def recent_standard(standard: Standard) -> Recent:
    """Return what a feed says of a penalty standard."""
    row = standard.row
    date = row.effective_from or row.issued_on
    return Recent(date, Kind.STANDARDS, row.standard_id, row.package, row.title_zh, row.title_en, "", "")


def recent_agreement(accord: Accord) -> Recent:
    """Return what a feed says of a cooperation agreement."""
    row = accord.row
    return Recent(
        row.signed_on,
        Kind.AGREEMENTS,
        row.agreement_id,
        row.package,
        row.title_zh,
        row.title_en,
        row.summary_zh,
        row.summary_en,
    )


def newest(records: Iterable[Recent], *, size: int) -> tuple[Recent, ...]:
    """Return the newest of `records` whose day is known, newest first."""
    dated = [record for record in records if len(record.date) == len("2026-11-21")]
    return tuple(sorted(dated, key=lambda record: (record.date, record.kind, record.identifier), reverse=True)[:size])


def atom_feed(
    records: Sequence[Recent], *, path: str, page: str, title: str, subtitle: str, t: Catalogue, site_url: str
) -> Artifact:
    """Return the feed (RFC 4287) of `records`, newest first; its clock is the newest record's day.

    `path` is the feed's own address and `page` that of the page which shows the same, both below
    the language root.
    """
    root = language_root(t.lang)
    home, own = canonical(site_url, root + page), canonical(site_url, root + path)
    updated = f"{records[0].date if records else '1970-01-01'}T00:00:00Z"
    entries = "".join(_entry(record, t=t, site_url=site_url) for record in records)
    return Artifact(
        root + path,
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{"zh-Hans" if t.lang == "zh" else "en"}">\n'
            f"<title>{escape(title)}</title>\n<subtitle>{escape(subtitle)}</subtitle>\n"
            f'<id>{home}</id>\n<link href="{home}"/>\n<link rel="self" href="{own}"/>\n'
            f"<updated>{updated}</updated>\n<author><name>{escape(t('shell.name'))}</name></author>\n"
            f"{entries}</feed>\n"
        ).encode(),
    )


def _entry(record: Recent, *, t: Catalogue, site_url: str) -> str:
    url = canonical(site_url, language_root(t.lang) + record_url(record.kind, record.identifier))
    summary = t.pick(record.summary_zh, record.summary_en)
    return (
        f"<entry><title>{escape(t.pick(record.title_zh, record.title_en))}</title><id>{url}{record.part}</id>"
        f'<link href="{url}"/><updated>{record.date}T00:00:00Z</updated>'
        f'<category term="{record.kind}" label="{escape(t(f"{record.kind}.one"))}"/>'
        + (f"<summary>{escape(summary)}</summary>" if summary else "")
        + "</entry>\n"
    )
