"""Show the front door: what this is, the search box, three ways in, what is new, the map, the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import formats
from generator.pages.ended_counts import with_ended
from generator.pages.region_index import province_map
from generator.pages.register_pages import recent_results
from generator.pages.view import PageView, Result, Value
from generator.pages.writer import Writer
from generator.urls import MATRIX_URL, Kind, record_url

_NEW = 6


@dataclass(frozen=True, slots=True)
class Door:
    """One way in."""

    title: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Count:
    """One headline figure with what it counts and its denominator or part."""

    number: str
    what: str
    note: str
    href: str


@dataclass(frozen=True, kw_only=True)
class HomeContent:
    """What ``home.html`` shows."""

    doors: tuple[Door, ...]
    counts: tuple[Count, ...]
    counts_note: str
    new: tuple[Result, ...]
    map_svg: str
    submit: Value


def home_page(writer: Writer) -> Iterator[PageView]:
    """Yield the home page."""
    t = writer.t
    corpus = writer.corpus
    counts = (
        Count(
            f"{len(corpus.cases) + len(corpus.ended_cases):,}",
            t("home.fig_cases"),
            with_ended(
                writer,
                t("home.fig_cases_note", n=sum(case.row.completeness == "full" for case in corpus.cases.values())),
                len(corpus.ended_cases),
            ),
            "cases/index.html",
        ),
        Count(
            f"{len(corpus.standards):,}",
            t("home.fig_standards"),
            t("home.fig_standards_note", n=sum(bool(item.tiers) for item in corpus.standards.values())),
            "standards/index.html",
        ),
        Count(
            f"{len(corpus.agreements):,}",
            t("home.fig_agreements"),
            t("home.fig_agreements_note", n=sum(len(item.commitments) for item in corpus.agreements.values())),
            "agreements/index.html",
        ),
        Count(
            f"{len(corpus.laws):,}",
            t("home.fig_laws"),
            t("home.fig_laws_note", n=len(corpus.liabilities)),
            "laws/index.html",
        ),
    )
    yield PageView(
        path="index.html",
        section="front",
        template="home.html",
        title=t("home.title"),
        description=t("home.description"),
        extra=HomeContent(
            doors=tuple(
                Door(t(f"home.door_{name}"), t(f"home.door_{name}_text"), url)
                for name, url in (
                    ("cases", "cases/index.html"),
                    ("standards", "check/index.html"),
                    ("agreements", MATRIX_URL),
                    ("contribute", "contribute/index.html"),
                )
            ),
            counts=counts,
            counts_note=t("home.figures_note", date=formats.date(corpus.as_of, writer.lang)),
            new=recent_results(writer, size=_NEW),
            map_svg=province_map(writer, href=lambda code: record_url(Kind.REGIONS, code)),
            submit=Value(t("home.submit_link"), "contribute/index.html"),
        ),
        json_ld={
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": t("shell.name"),
            "inLanguage": "zh-Hans" if writer.lang == "zh" else "en",
        },
    )
