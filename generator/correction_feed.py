"""Publish the corrections as a feed, so that who copied a record learns what changed in it."""

from __future__ import annotations

from generator.artifacts import Artifact
from generator.feeds import FEED_SIZE, Recent, atom_feed
from generator.pages.correction_words import field_name, says
from generator.pages.record_kinds import KINDS, record_link
from generator.pages.writer import Writer
from generator.records import Correction
from generator.urls import CORRECTIONS_FEED, CORRECTIONS_URL


def correction_feed(writer: Writer) -> Artifact:
    """Return the feed of the newest corrections in the writer's language; what stood there before is not in it."""
    return atom_feed(
        tuple(_entry(writer, one) for one in writer.corpus.corrections[:FEED_SIZE]),
        path=CORRECTIONS_FEED,
        page=CORRECTIONS_URL,
        title=writer.t("corrections.log"),
        subtitle=writer.t("shell.name"),
        t=writer.t,
        site_url=writer.site_url,
    )


def _entry(writer: Writer, one: Correction) -> Recent:
    title = record_link(writer, one.record_table, one.record_id).text
    changed = writer.t("corrections.changed", field=field_name(writer, one), says=says(writer, one).text)
    return Recent(
        date=one.corrected_on,
        kind=KINDS[one.record_table][0],
        identifier=one.record_id,
        package=one.package,
        title_zh=title,
        title_en=title,
        summary_zh=changed,
        summary_en=changed,
        part=f"#correction-{one.seq}",
    )
