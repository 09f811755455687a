"""Say for each table whose records have pages where they stand on the site and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.pages.zone_pages import zone_link
from generator.urls import Kind

# The kind of page that a table's records have, and the section of the site that it stands in.
KINDS: Mapping[str, tuple[Kind, str]] = {
    "typical-cases": (Kind.CASES, "cases"),
    "releases": (Kind.RELEASES, "cases"),
    "penalty-standards": (Kind.STANDARDS, "standards"),
    "agreements": (Kind.AGREEMENTS, "agreements"),
    "demonstration-zones": (Kind.ZONES, "agreements"),
}


def record_link(writer: Writer, table: str, record_id: str) -> Value:
    """Return a link to a public record under its name; raise KeyError for one that is not public."""
    corpus = writer.corpus
    if table == "typical-cases":
        return writer.case(corpus.cases[record_id])
    if table == "releases":
        return writer.release(corpus.releases[record_id])
    if table == "penalty-standards":
        return writer.standard(corpus.standards[record_id])
    if table == "agreements":
        return writer.agreement(corpus.agreements[record_id])
    return zone_link(writer, corpus.zones[record_id])
