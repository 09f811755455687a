"""Run the pipe: read, validate, link; then every stage that makes files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator import downloads, list_feeds, list_index, sitemap
from generator.artifacts import Artifact
from generator.config import Settings
from generator.cooperation_json import cooperation_artifacts
from generator.corpus import Corpus
from generator.correction_feed import correction_feed
from generator.errors import DataError, Severity
from generator.i18n import Catalogue
from generator.lifecycle.purging import public_on
from generator.linking import link
from generator.packages import read_packages
from generator.pages.render import Renderer
from generator.pages.site_pages import Share, page_shares
from generator.pages.writer import Writer
from generator.penalty.cases_json import cases_artifacts
from generator.penalty.rules_json import rules_artifacts
from generator.record_index import record_index
from generator.schemas import read_schemas
from generator.search import build_index
from generator.search_documents import documents, facet_labels
from generator.stamping import Shell
from generator.statistics.tables import statistics_files
from generator.term_index import term_index
from generator.validation import judge
from generator.workbook_downloads import workbooks
from generator.workers import spread

Shells = Mapping[str, Mapping[str, Shell]]


def load(settings: Settings, *, today: date) -> Corpus:
    """Return the corpus of what is public on `today`; raise DataError when validation finds errors."""
    schemas = read_schemas(settings.schemas)
    reading = read_packages(settings.datasets, schemas=schemas)
    problems = judge(reading, schemas=schemas, today=today)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DataError(problems)
    public = public_on(reading.packages, today=today)
    return link(public.packages, ended=public.ended)


@dataclass(frozen=True, kw_only=True)
class _Batch:
    """The files that one task made, and the paths that the site map lists, below a language root."""

    files: tuple[Artifact, ...]
    listed: tuple[str, ...] = ()


def artifacts(
    corpus: Corpus,
    *,
    settings: Settings,
    catalogues: Mapping[str, Catalogue],
    shells: Shells,
    hand_written: Iterable[str] = (),
    workers: int = 1,
) -> Iterator[Artifact]:
    """Yield every file that data decides: pages, downloads, feeds, search, the site map.

    `hand_written` are the paths, below a language root, of the pages that are made elsewhere.
    The files and their order are the same for any number of `workers`.
    """
    tasks: list[Callable[[], _Batch]] = []
    writers: dict[str, Writer] = {}
    for lang, catalogue in catalogues.items():
        renderer = Renderer(
            templates=settings.templates,
            catalogue=catalogue,
            shells=shells[lang],
            site_url=settings.site_url,
            terms=corpus.terms,
        )
        writer = writers[lang] = Writer(corpus, catalogue, settings.repo_url, settings.site_url)
        tasks.append(partial(_search, corpus, catalogue))
        tasks += (partial(_pages, renderer, share) for share in page_shares(writer))
        tasks.append(partial(_files, partial(list_feeds.list_feeds, writer, site_url=settings.site_url)))
        tasks.append(partial(_file, partial(correction_feed, writer)))
        tasks.append(partial(_files, partial(list_index.list_indexes, writer)))
        tasks.append(partial(_files, partial(term_index, corpus, catalogue=catalogue)))
    tasks.append(partial(_files, partial(downloads.downloads, corpus)))
    schemas = read_schemas(settings.schemas)
    tasks += (partial(_file, make) for make in workbooks(corpus, schemas=schemas, catalogues=catalogues))
    tasks.append(lambda: _Batch(files=(record_index(writers["zh"]),)))
    tasks.append(partial(_files, partial(statistics_files, corpus)))
    tasks.append(partial(_files, partial(rules_artifacts, corpus)))
    tasks.append(partial(_files, partial(cases_artifacts, corpus)))
    tasks.append(partial(_files, partial(cooperation_artifacts, writers)))
    listed = set(hand_written)
    for batch in spread(tasks, workers=workers):
        listed.update(batch.listed)
        yield from batch.files
    yield sitemap.sitemap(sorted(listed), site_url=settings.site_url)


def _pages(renderer: Renderer, share: Share) -> _Batch:
    views = tuple(share())
    listed = tuple(view.path for view in views if view.is_indexed)
    return _Batch(files=tuple(renderer.render(views)), listed=listed)


def _search(corpus: Corpus, catalogue: Catalogue) -> _Batch:
    labels = facet_labels(corpus, catalogue)
    return _Batch(files=tuple(build_index(documents(corpus, catalogue), lang=catalogue.lang, facet_labels=labels)))


def _files(make: Callable[[], Iterable[Artifact]]) -> _Batch:
    return _Batch(files=tuple(make()))


def _file(make: Callable[[], Artifact]) -> _Batch:
    return _Batch(files=(make(),))
