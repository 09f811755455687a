"""Show the glossary: each term in both languages, what it means, and where the rendering was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from generator import formats
from generator.pages.terms import GLOSSARY_URL
from generator.pages.view import Block, Notice, PageView, Value
from generator.pages.writer import Writer
from generator.records import Term
from generator.urls import Kind, list_url, record_url


class Entry(NamedTuple):
    """One term: `anchor` is its Chinese form, `basis` the articles that the definition rests on."""

    anchor: str
    term: Value
    other: Value
    definition: str
    basis: tuple[Value, ...]
    note: str
    source: Value


@dataclass(frozen=True, kw_only=True)
class Entries(Block):
    """Terms, one below the other."""

    template: ClassVar[str] = "partials/glossary.html"
    entries: tuple[Entry, ...]


def glossary_page(writer: Writer) -> Iterator[PageView]:
    """Yield the page of all terms."""
    t = writer.t
    title = t("glossary.title")
    # What is explained comes before what is only translated.
    terms = sorted(writer.corpus.terms, key=lambda term: not term.definition_zh)
    yield PageView(
        path=GLOSSARY_URL,
        section="data",
        template="record.html",
        title=title,
        description=t("glossary.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("glossary.lead"),
        blocks=(
            Entries(entries=tuple(_entry(writer, term) for term in terms)),
            Notice(text=(Value(t("mechanisms.from_glossary"), list_url(Kind.MECHANISMS)),)),
        ),
    )


def _entry(writer: Writer, term: Term) -> Entry:
    t = writer.t
    law = writer.corpus.laws.get(term.law_id)
    host = formats.host(term.source_url)
    is_linked = bool(term.source_url) and writer.is_linked(term.source_url, "")
    names = (Value(term.term_zh), Value(term.term_en, lang="en"))
    if writer.lang == "en":
        names = (Value(term.term_en), Value(term.term_zh, lang="zh-Hans"))
    return Entry(
        anchor=term.term_zh,
        term=names[0],
        other=names[1],
        definition=t.pick(term.definition_zh, term.definition_en),
        # The law's page shows articles on liability; not every definition rests on one.
        basis=(writer.article(law, term.article)._replace(href=record_url(Kind.LAWS, law.law_id)),) if law else (),
        note=t.pick(term.note_zh, term.note_en),
        source=Value(t("glossary.source", host=host), term.source_url if is_linked else "")
        if host
        else Value(t("glossary.own")),
    )
