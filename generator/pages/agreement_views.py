"""Lead between the ways to look at the agreements, and say what those pages share: groups, dates, relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.charts.timeline import precision
from generator.cooperation import status
from generator.corpus import Accord
from generator.lineage import in_descent
from generator.pages.binding_words import status_word
from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.records import RegionGroup
from generator.urls import BETWEEN_URL, EVIDENCE_URL, LEADS_URL, MATRIX_URL, NETWORK_URL, TIMELINE_URL, Kind, list_url

_OTHER = "other"


def agreement_views(writer: Writer, current: str) -> tuple[Value, ...]:
    """Return the ways to look at the agreements; the page at `current` is without an address."""
    t = writer.t
    ways = (
        Value(t("drawn.view_list"), list_url(Kind.AGREEMENTS)),
        Value(t("drawn.view_matrix"), MATRIX_URL),
        Value(t("drawn.view_between"), BETWEEN_URL),
        Value(t("drawn.view_timeline"), TIMELINE_URL),
        Value(t("drawn.view_network"), NETWORK_URL),
        Value(t("mechanisms.view"), list_url(Kind.MECHANISMS)),
        Value(t("evidence.view"), EVIDENCE_URL),
        Value(t("bodies.view"), list_url(Kind.BODIES)),
        Value(t("zones.view"), list_url(Kind.ZONES)),
        Value(t("drawn.view_leads"), LEADS_URL),
    )
    return tuple(way._replace(href="") if way.href == current else way for way in ways)


def view_crumbs(writer: Writer, title: str) -> tuple[Value, ...]:
    """Return the way from the home page through the list of agreements to a page of all of them."""
    t = writer.t
    return (
        Value(t("shell.home"), "index.html"),
        Value(t("agreements.title"), list_url(Kind.AGREEMENTS)),
        Value(title),
    )


def grouped(writer: Writer) -> tuple[tuple[RegionGroup, tuple[Accord, ...]], ...]:
    """Return the region groups that have agreements, in the order of their register, with them in descent.

    The group of everything else stands last.
    """
    members: defaultdict[str, list[Accord]] = defaultdict(list)
    for accord in writer.corpus.agreements.values():
        members[accord.group.group_id].append(accord)
    groups = sorted(writer.corpus.groups.values(), key=lambda group: group.group_id == _OTHER)
    return tuple((group, in_descent(members[group.group_id])) for group in groups if group.group_id in members)


def dated(writer: Writer, iso: str) -> tuple[Value, ...]:
    """Return a date, with a note where the source states no day; none for an unknown one."""
    note = "" if precision(iso) == "day" else writer.t(f"drawn.precise_{precision(iso)}")
    return tuple(value._replace(note=note) for value in writer.date(iso))


def spoken(writer: Writer, accord: Accord) -> str:
    """Return what a point of a drawing says: title, date, status."""
    date = writer.date(accord.row.signed_on)
    return writer.t(
        "drawn.spoken",
        title=writer.agreement(accord).text,
        date=date[0].text if date else writer.t("binding.undated"),
        status=status_word(writer, status(accord)),
    )


def relations(writer: Writer, accord: Accord) -> Iterator[Value]:
    """Yield what `accord` came of and what came of it, each in words with a link."""
    for relation in accord.relations:
        yield _relation(writer, f"forward_{relation.relation}", relation.related_agreement_id)
    for relation in accord.reverse_relations:
        yield _relation(writer, f"reverse_{relation.relation}", relation.agreement_id)


def _relation(writer: Writer, word: str, other_id: str) -> Value:
    other = writer.agreement(writer.corpus.agreements[other_id])
    return other._replace(text=writer.t(f"drawn.{word}", title=other.text))
