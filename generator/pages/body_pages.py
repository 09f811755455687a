"""Show the bodies that carry cooperation: their structure, functions and members."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Accord
from generator.pages.agreement_views import agreement_views
from generator.pages.citations import citation
from generator.pages.descriptions import describe
from generator.pages.view import (
    Block,
    DataTable,
    Fact,
    Facts,
    Notice,
    PageView,
    Points,
    Prose,
    Results,
    StackedTable,
    Value,
)
from generator.pages.writer import Writer
from generator.records import Body
from generator.urls import Kind, list_url, record_url


def body_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of bodies and the page of each."""
    yield _register(writer)
    for body in writer.corpus.bodies.values():
        yield body_page(writer, body)


def body_page(writer: Writer, body: Body) -> PageView:
    """Return the page of `body`."""
    t = writer.t
    title = t.pick(body.name_zh, body.name_en)
    place = t.pick(body.place_zh, body.place_en)
    rotation = t.pick(body.rotation_zh, body.rotation_en)
    accord = writer.corpus.agreements.get(body.agreement_id)
    facts = Facts(
        heading=t("bodies.key_facts"),
        facts=(
            Fact(t("bodies.established_on"), writer.date(body.established_on)),
            Fact(t("bodies.place"), (Value(place),) if place else ()),
            Fact(t("bodies.rotation"), (Value(rotation),) if rotation else ()),
            Fact(t("bodies.regions"), writer.regions(_regions(writer, body))),
            Fact(t("bodies.agreement"), (writer.agreement(accord),) if accord else ()),
        ),
    )
    return PageView(
        path=record_url(Kind.BODIES, body.body_id),
        section="agreements",
        template="record.html",
        title=title,
        description=describe(t.pick(body.functions_zh, body.functions_en) or t("bodies.lead")),
        breadcrumb=writer.crumbs(Kind.BODIES, title),
        kicker=t("bodies.one"),
        blocks=tuple(_blocks(writer, body)),
        aside=(
            facts,
            writer.source(body, table="bodies"),
            citation(writer, kind=Kind.BODIES, record_id=body.body_id, title=title, source=body),
        ),
        more=tuple(_more(writer, accord)),
        json_ld={
            "@context": "https://schema.org",
            "@type": "Organization",
            "identifier": body.body_id,
            "name": title,
            **({"foundingDate": body.established_on} if body.established_on else {}),
            **({"subjectOf": body.source_url} if body.source_url else {}),
        },
    )


def _blocks(writer: Writer, body: Body) -> Iterator[Block]:
    t = writer.t
    for name in ("structure", "functions"):
        words = t.pick(getattr(body, f"{name}_zh"), getattr(body, f"{name}_en"))
        yield Prose(heading=t(f"bodies.{name}"), anchor=name, paragraphs=(Value(words or t("common.not_stated")),))
    groups = writer.corpus.body_groups.get(body.body_id, ())
    if groups:
        yield Points(
            heading=t("bodies.groups_n", n=len(groups)),
            anchor="groups",
            points=tuple(Value(t.pick(group.name_zh, group.name_en)) for group in groups),
        )
    members = writer.corpus.body_members.get(body.body_id, ())
    if members:
        yield StackedTable(
            heading=t("bodies.members_n", n=len(members)),
            anchor="members",
            columns=(t("bodies.region"), t("bodies.members")),
            rows=tuple(
                (
                    (writer.region(code),) if code else (Value(t("bodies.no_region")),),
                    tuple(writer.foreign(member.name_zh) for member in members if member.jurisdiction_code == code),
                )
                for code in sorted({member.jurisdiction_code for member in members}, key=lambda code: code or "~")
            ),
        )
    else:
        yield Notice(heading=t("bodies.members"), text=(Value(t("bodies.no_members")),))


def _more(writer: Writer, accord: Accord | None) -> Iterator[Block]:
    t = writer.t
    if accord is None:
        yield Notice(heading=t("bodies.agreement"), text=(Value(t("bodies.no_agreement_text")),))
        return
    yield Results(heading=t("bodies.agreement"), anchor="agreement", results=(writer.agreement_result(accord),))
    cases = writer.corpus.cases_by_agreement.get(accord.row.agreement_id, ())
    yield Results(
        heading=t("bodies.cases"),
        anchor="cases",
        results=tuple(map(writer.case_result, cases)),
        empty=t("agreements.no_cases"),
    )


def _register(writer: Writer) -> PageView:
    t = writer.t
    title = t("bodies.title")
    bodies = sorted(writer.corpus.bodies.values(), key=lambda body: (body.established_on or "9999", body.body_id))
    return PageView(
        path=list_url(Kind.BODIES),
        section="agreements",
        template="record.html",
        title=title,
        description=t("bodies.lead"),
        breadcrumb=writer.crumbs(Kind.AGREEMENTS, title),
        lead=t("bodies.lead"),
        views=agreement_views(writer, list_url(Kind.BODIES)),
        blocks=(
            DataTable(
                columns=(
                    t("bodies.one"),
                    t("bodies.established_on"),
                    t("bodies.place"),
                    t("bodies.regions"),
                    t("bodies.agreement"),
                ),
                rows=tuple(
                    (
                        (Value(t.pick(body.name_zh, body.name_en), record_url(Kind.BODIES, body.body_id)),),
                        writer.date(body.established_on),
                        (Value(place),) if (place := t.pick(body.place_zh, body.place_en)) else (),
                        writer.regions(_regions(writer, body)),
                        (writer.agreement(accord),)
                        if (accord := writer.corpus.agreements.get(body.agreement_id))
                        else (Value(t("bodies.no_agreement")),),
                    )
                    for body in bodies
                ),
            ),
        ),
    )


def _regions(writer: Writer, body: Body) -> tuple[str, ...]:
    members = writer.corpus.body_members.get(body.body_id, ())
    return tuple(sorted({member.jurisdiction_code for member in members if member.jurisdiction_code}))
