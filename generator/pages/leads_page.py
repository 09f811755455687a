"""Show the leads: papers that were seen but do not meet the standard of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.pages.agreement_views import agreement_views
from generator.pages.view import DataTable, PageView, Value
from generator.pages.writer import Writer
from generator.records import Lead
from generator.urls import LEADS_URL, Kind


def leads_page(writer: Writer) -> Iterator[PageView]:
    """Yield the page of what was seen but does not meet the standard of evidence."""
    t = writer.t
    title = t("agreements.leads")
    yield PageView(
        path=LEADS_URL,
        section="agreements",
        template="record.html",
        title=title,
        description=t("agreements.leads_note"),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        lead=t("agreements.leads_note"),
        views=agreement_views(writer, LEADS_URL),
        blocks=(
            DataTable(
                columns=(
                    t("agreements.lead_name"),
                    t("agreements.lead_known"),
                    t("agreements.lead_reason"),
                    t("agreements.lead_where"),
                ),
                rows=tuple(
                    (
                        writer.words(lead.name_zh),
                        writer.words(lead.known_zh),
                        writer.words(lead.reason_zh),
                        _where_seen(writer, lead),
                    )
                    for lead in writer.corpus.leads
                ),
            ),
        ),
    )


def _where_seen(writer: Writer, lead: Lead) -> tuple[Value, ...]:
    """Return where a lead was seen; an address is a link only on a host that is known to be sound."""
    seen = writer.words(lead.where_seen_zh)
    if not lead.source_url:
        return seen
    host = writer.corpus.hosts.get(urlsplit(lead.source_url).hostname or "")
    if host is not None and host.link_advice == "ok":
        return (*seen, Value(lead.source_url, lead.source_url))
    return (*seen, Value(writer.t("source.unlinked", url=lead.source_url)))
