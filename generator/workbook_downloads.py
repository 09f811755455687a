"""Publish every package as the workbook in which its office corrects and adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator import messages
from generator.artifacts import Artifact
from generator.corpus import Corpus
from generator.i18n import Catalogue, read_catalogue
from generator.packages import Package
from generator.schemas import TableSchema
from generator.submission import layout
from generator.submission.choices import Choices, read_choices
from generator.submission.template import Order, write_template


def workbooks(
    corpus: Corpus, *, schemas: Mapping[str, TableSchema], catalogues: Mapping[str, Catalogue]
) -> Iterator[Callable[[], Artifact]]:
    """Yield the making of ``data/<package>.xlsx`` with the records that are public, one for each package.

    `catalogues` are the site's, for the names of codes.
    """
    packages = tuple(corpus.packages.values())
    choices = read_choices(packages, schemas=schemas, words=catalogues)
    words = {lang: read_catalogue(messages.LOCALE_FOLDER, lang) for lang in messages.LANGUAGES}
    for package in packages:
        yield partial(_workbook, package, packages, schemas, choices, words)


def _workbook(
    package: Package,
    packages: tuple[Package, ...],
    schemas: Mapping[str, TableSchema],
    choices: Choices,
    words: Mapping[str, Catalogue],
) -> Artifact:
    kinds = layout.kinds(schemas)
    tables = tuple(table for kind in layout.kinds_of(package.tables, schemas) for table in kinds[kind])
    order = Order(package=package, packages=packages, tables=tables, has_rows=True)
    return Artifact(f"data/{package.name}.xlsx", write_template(order, choices=choices, words=words))
