"""Run the pipe: read, validate, link; then every stage that makes files of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator import downloads, feeds, list_index, sitemap
from generator.artifacts import Artifact
from generator.config import Settings
from generator.corpus import Corpus
from generator.errors import DataError, Severity
from generator.i18n import Catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.render import Renderer
from generator.pages.site_pages import site_pages
from generator.pages.writer import Writer
from generator.schemas import read_schemas
from generator.search import build_index
from generator.search_documents import documents, facet_labels
from generator.stamping import Shell
from generator.validation import validate

Shells = Mapping[str, Mapping[str, Shell]]


def load(settings: Settings, *, today: date) -> Corpus:
    """Return the linked corpus of the project's packages; raise DataError when validation finds errors."""
    problems = validate(settings.datasets, schemas_folder=settings.schemas, today=today)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DataError(problems)
    reading = read_packages(settings.datasets, schemas=read_schemas(settings.schemas))
    return link(reading.packages)


def artifacts(
    corpus: Corpus,
    *,
    settings: Settings,
    catalogues: Mapping[str, Catalogue],
    shells: Shells,
    hand_written: Iterable[str] = (),
) -> Iterator[Artifact]:
    """Yield every file that data decides: pages, downloads, feeds, search, the site map.

    `hand_written` are the paths, below a language root, of the pages that are made elsewhere.
    """
    listed = list(hand_written)
    for lang, catalogue in catalogues.items():
        renderer = Renderer(
            templates=settings.templates,
            catalogue=catalogue,
            shells=shells[lang],
            site_url=settings.site_url,
        )
        writer = Writer(corpus, catalogue, settings.repo_url)
        views = site_pages(writer)
        for view in views:
            if view.is_indexed:
                listed.append(view.path)
            yield from renderer.render((view,))
        yield from feeds.feeds(corpus, catalogue=catalogue, site_url=settings.site_url)
        yield from list_index.list_indexes(writer)
        yield from build_index(documents(corpus, catalogue), lang=lang, facet_labels=facet_labels(corpus, catalogue))
    yield from downloads.downloads(corpus, site_url=settings.site_url)
    yield sitemap.sitemap(sorted(set(listed)), site_url=settings.site_url)
