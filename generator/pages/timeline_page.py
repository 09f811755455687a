"""Show every agreement on a timeline by region group, with what came of what, and the same as a list."""

from __future__ import annotations

from collections.abc import Iterator

from generator.charts.timeline import Arrow, Lane, Point, arrow_swatch, precision, swatch, timeline
from generator.cooperation import DRAFT, status
from generator.corpus import Accord
from generator.pages.agreement_views import agreement_views, dated, grouped, relations, spoken, view_crumbs
from generator.pages.binding_words import status_word
from generator.pages.descriptions import describe
from generator.pages.drawing import Drawing, Sign
from generator.pages.grouped import Entry, Group, Grouped
from generator.pages.view import PageView, Value
from generator.pages.writer import Writer
from generator.urls import TIMELINE_URL, Kind, facet_url, record_url, to_root

_SHAPES = ("day", "month", "year", "unknown")
# The statuses that are drawn apart from a paper that nothing is said against.
_APART = ("superseded", "expired", DRAFT)
_KINDS = ("supersedes", "follows", "implements", "related")


def timeline_page(writer: Writer) -> Iterator[PageView]:
    """Yield the timeline of all agreements."""
    t = writer.t
    accords = tuple(writer.corpus.agreements.values())
    title = t("drawn.timeline")
    yield PageView(
        path=TIMELINE_URL,
        section="agreements",
        template="record.html",
        title=title,
        description=describe(t("drawn.timeline_description", n=len(accords))),
        breadcrumb=view_crumbs(writer, title),
        lead=t("drawn.timeline_lead"),
        views=agreement_views(writer, TIMELINE_URL),
        blocks=(_drawing(writer, accords), _list(writer)),
    )


def _drawing(writer: Writer, accords: tuple[Accord, ...]) -> Drawing:
    t = writer.t
    links = tuple(link for accord in accords for link in accord.relations)
    counts = {shape: sum(precision(accord.row.signed_on) == shape for accord in accords) for shape in _SHAPES}
    title = t("drawn.timeline_title", n=len(accords), m=len(links))
    said = t("drawn.timeline_counts", **{f"n_{shape}": counts[shape] for shape in _SHAPES})
    return Drawing(
        heading=title,
        anchor="timeline",
        subtitle=said,
        svg=timeline(
            tuple(
                Lane(t.pick(group.name_zh, group.name_en), tuple(_point(writer, accord) for accord in members))
                for group, members in grouped(writer)
            ),
            (Arrow(link.related_agreement_id, link.agreement_id, link.relation) for link in links),
            unknown=t("drawn.undated"),
            title=title,
            description=said,
        ),
        legend=(
            *(Sign(swatch(shape, "in-force"), t(f"drawn.mark_{shape}")) for shape in _SHAPES),
            *(Sign(swatch("day", name), status_word(writer, name)) for name in _APART),
            *(Sign(arrow_swatch(kind), t(f"drawn.arrow_{kind}")) for kind in _KINDS),
        ),
        instead=t("drawn.timeline_instead"),
        note=t("drawn.timeline_note"),
    )


def _point(writer: Writer, accord: Accord) -> Point:
    return Point(
        key=accord.row.agreement_id,
        label=writer.agreement(accord).text,
        words=spoken(writer, accord),
        href=f"{to_root(TIMELINE_URL)}{record_url(Kind.AGREEMENTS, accord.row.agreement_id)}",
        date=accord.row.signed_on,
        tone=status(accord),
    )


def _list(writer: Writer) -> Grouped:
    t = writer.t
    return Grouped(
        heading=t("drawn.as_list"),
        anchor="list",
        note=t("drawn.timeline_order"),
        groups=tuple(
            Group(
                Value(t.pick(group.name_zh, group.name_en), facet_url(Kind.AGREEMENTS, "group", group.group_id)),
                tuple(_entry(writer, accord) for accord in members),
            )
            for group, members in grouped(writer)
        ),
    )


def _entry(writer: Writer, accord: Accord) -> Entry:
    return Entry(
        writer.agreement(accord),
        (
            *(dated(writer, accord.row.signed_on) or (Value(writer.t("binding.undated")),)),
            Value(status_word(writer, status(accord))),
            *relations(writer, accord),
        ),
    )
