"""Publish an Atom feed of the newest records in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from generator.artifacts import Artifact
from generator.corpus import Corpus
from generator.i18n import Catalogue
from generator.urls import Kind, canonical, language_root, record_url

FEED_SIZE = 50


@dataclass(frozen=True, slots=True)
class Recent:
    """A record with the day on which it was published, came into force or was signed."""

    date: str
    kind: Kind
    identifier: str
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str


def recent_records(corpus: Corpus, *, size: int) -> tuple[Recent, ...]:
    """Return the newest cases, standards and agreements whose day is known, newest first."""
    records = [
        *(
            Recent(
                case.row.published_on or case.row.source_date or case.release.released_on,
                Kind.CASES,
                key,
                case.row.title_zh,
                case.row.title_en,
                case.row.facts_zh,
                case.row.summary_en,
            )
            for key, case in corpus.cases.items()
        ),
        *(
            Recent(
                item.row.effective_from or item.row.issued_on,
                Kind.STANDARDS,
                key,
                item.row.title_zh,
                item.row.title_en,
                "",
                "",
            )
            for key, item in corpus.standards.items()
        ),
        *(
            Recent(
                accord.row.signed_on,
                Kind.AGREEMENTS,
                key,
                accord.row.title_zh,
                accord.row.title_en,
                accord.row.summary_zh,
                accord.row.summary_en,
            )
            for key, accord in corpus.agreements.items()
        ),
    ]
    dated = [record for record in records if len(record.date) == len("2026-11-21")]
    return tuple(sorted(dated, key=lambda record: (record.date, record.kind, record.identifier), reverse=True)[:size])


def feeds(corpus: Corpus, *, catalogue: Catalogue, site_url: str) -> Iterator[Artifact]:
    """Yield ``feed.xml`` of the catalogue's language (RFC 4287); its clock is the newest record's day."""
    t = catalogue
    root = language_root(t.lang)
    home = canonical(site_url, f"{root}index.html")
    records = recent_records(corpus, size=FEED_SIZE)
    updated = f"{records[0].date if records else '1970-01-01'}T00:00:00Z"
    entries = "".join(_entry(record, t=t, site_url=site_url) for record in records)
    yield Artifact(
        f"{root}feed.xml",
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{"zh-Hans" if t.lang == "zh" else "en"}">\n'
            f"<title>{escape(t('shell.name'))}</title>\n<subtitle>{escape(t('feed.title'))}</subtitle>\n"
            f'<id>{home}</id>\n<link href="{home}"/>\n<link rel="self" href="{home}feed.xml"/>\n'
            f"<updated>{updated}</updated>\n<author><name>{escape(t('shell.name'))}</name></author>\n"
            f"{entries}</feed>\n"
        ).encode(),
    )


def _entry(record: Recent, *, t: Catalogue, site_url: str) -> str:
    url = canonical(site_url, language_root(t.lang) + record_url(record.kind, record.identifier))
    summary = t.pick(record.summary_zh, record.summary_en)
    return (
        f"<entry><title>{escape(t.pick(record.title_zh, record.title_en))}</title><id>{url}</id>"
        f'<link href="{url}"/><updated>{record.date}T00:00:00Z</updated>'
        f'<category term="{record.kind}" label="{escape(t(f"{record.kind}.one"))}"/>'
        + (f"<summary>{escape(summary)}</summary>" if summary else "")
        + "</entry>\n"
    )
